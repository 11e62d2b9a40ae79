//! Actions of a person, whatever key gives them.

/// Wish of a person: a key as it was pressed, or the action that the keymap gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the left in what is typed.
    Left,
    /// To the right in what is typed.
    Right,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// A character: it is typed, chooses the row that bears it, or is a key.
    Character(char),
    /// Done.
    Enter,
    /// Deletes to the left.
    Backspace,
    /// Deletes to the right.
    Delete,
    /// Deletes all to the left.
    DeleteToStart,
    /// Deletes a word to the left.
    DeleteWord,
    /// To the question before.
    Back,
    /// Takes the answer just given back.
    TakeBack,
    /// Makes an answer count that lowers the one before.
    Change,
    /// Closes a page that is only read.
    Close,
    /// Ticks the active row.
    Tick,
    /// Meaning of the question, and all keys.
    Help,
    /// Places where help can be found, also while something is typed.
    HelpLines,
    /// A note on the answer.
    Note,
    /// The points to raise so far.
    Points,
    /// Every answer so far.
    Review,
    /// A question by its words.
    Find,
    /// Past the question, or past the rest of a page.
    Skip,
    /// 'Not sure'.
    NotSure,
    /// 'Prefer not to say'.
    PreferNot,
    /// The answer of last time.
    AsLast,
    /// Nothing chosen, or nothing typed, line by line.
    Clear,
    /// The page once more, line by line.
    ReadAgain,
    /// Asks whether to leave.
    Leave,
    /// Leaves at once, with nothing left on the screen.
    LeaveAtOnce,
}
