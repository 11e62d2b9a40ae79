//! Marks at the start of lines, each with a counterpart in plain ASCII.

/// Bar beside what is asked.
pub const BAR: char = '\u{258c}';
/// A choice that is chosen.
pub(crate) const CHOSEN: &str = "\u{25cf}";
/// A choice that is not.
pub(crate) const OPEN: &str = "\u{25cb}";
/// A tick.
pub(crate) const TICKED: &str = "[\u{2713}]";
/// An option that is not ticked.
pub(crate) const UNTICKED: &str = "[ ]";
/// An option that is not sure.
pub(crate) const UNSURE: &str = "[?]";
/// A part of the way that is behind.
const BEHIND: char = '\u{2501}';
/// A part of the way that is ahead.
const AHEAD: char = '\u{2500}';

/// A thin bar for so many of a count.
pub(crate) fn progress_bar(number: usize, count: usize) -> String {
    const WIDE: usize = 10;
    let behind = (number * WIDE).div_ceil(count.max(1)).min(WIDE);
    let parts = (0..WIDE).map(|part| if part < behind { BEHIND } else { AHEAD });
    parts.chain([' ']).collect()
}

/// A mark in plain ASCII.
pub(crate) fn ascii_mark(mark: &str) -> String {
    let plain = |character| match character {
        BAR => '|',
        '\u{25cf}' => '*',
        '\u{25cb}' => 'o',
        '\u{2713}' => 'x',
        BEHIND => '=',
        AHEAD => '-',
        other => other,
    };
    mark.chars().map(plain).collect()
}
