//! Escape sequences that the terminal is switched with.

/// Enters the alternate screen, where a paste comes between marks.
pub(super) const ENTER_SCREEN: &str = "\x1b[?1049h\x1b[?2004h";
/// Leaves the alternate screen, with the cursor shown.
pub(super) const LEAVE_SCREEN: &str = "\x1b[?2004l\x1b[?25h\x1b[?1049l";
pub(super) const SHOW_CURSOR: &str = "\x1b[?25h";
pub(super) const HIDE_CURSOR: &str = "\x1b[?25l";
pub(super) const CLEAR_SCREEN: &str = "\x1b[2J\x1b[H";
pub(super) const CLEAR_LINE: &str = "\x1b[K";
