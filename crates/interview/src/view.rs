//! View of a page: lines with their look, and the place of the cursor. No width is known here.

use crate::marks::{BAR, ascii_mark};
use crate::row_key::name_of_place;
use ketascreen_core::text::{ascii, visible};

/// Look of a line, where there is colour. Without it the marks at the start of a line mean the
/// same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// No look of its own.
    Plain,
    /// A heading.
    Bold,
    /// What is asked: the bar that is its mark stands before each of its lines.
    Question,
    /// Beside the point: keys, progress.
    Dim,
    /// The row that the arrows stand on.
    Active,
    /// A line that is being typed: it stays as it is typed, blanks included.
    Typed,
    /// Text to read at once.
    Warning,
    /// A line of a page that was laid out for the window already.
    LaidOut,
}

/// A line before wrapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Mark before the text; further lines are set in below it.
    pub mark: String,
    /// The text.
    pub text: String,
    /// Its look.
    pub style: Style,
    /// The line as it is said where there are no marks to see, if that is different.
    pub said: Option<String>,
    /// Place of the cursor in the text, in characters, if it is here.
    pub cursor: Option<usize>,
    /// The row to choose that it is, on a page with rows.
    pub row: Option<usize>,
    /// True where it leads on from a page that is read: it stays in sight where not all does.
    pub is_choice: bool,
}

impl Line {
    /// A line with a mark before it.
    pub fn of(mark: &str, text: String, style: Style) -> Line {
        Line {
            mark: mark.to_owned(),
            text,
            style,
            said: None,
            cursor: None,
            row: None,
            is_choice: false,
        }
    }

    /// What is asked.
    pub(crate) fn question(text: String) -> Line {
        Line::of(&format!("{BAR} "), text, Style::Question)
    }

    pub(crate) fn gap() -> Line {
        Line::of("", String::new(), Style::Plain)
    }
}

/// Help that an answer calls for, but not before all else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlyHelp {
    /// When to call; nothing where that was read before.
    pub texts: Vec<String>,
    /// True where it was read before and no answer calls for it, only one that is open: it stands there
    /// calmly.
    pub is_calm: bool,
    /// Whom: each line in running text.
    pub lines: String,
    /// The same in the fewest words.
    pub contacts: String,
}

/// View of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The lines, from the top.
    pub lines: Vec<Line>,
    /// Signs to type where there are no keys, only lines.
    pub plain_keys: String,
    /// Message above the keys.
    pub message: Option<String>,
    /// Places of help, beside a question or the list of answers.
    pub early_help: Option<EarlyHelp>,
    /// The answer just given with the key that takes it back, and the same in fewer words: the first
    /// is shown that fits as a whole.
    pub last_answer: Vec<String>,
    /// The keys, below everything.
    pub keys: String,
    /// Scroll position of a page that is only read; `None` where the active row is kept in sight
    /// instead.
    pub scroll: Option<usize>,
    /// Hint where a part is out of sight.
    pub more: String,
}

impl View {
    /// The same in plain ASCII, but for what is being typed: it stays as it was typed.
    pub fn in_ascii(mut self) -> View {
        for line in self.lines.iter_mut().filter(|line| line.style != Style::Typed) {
            line.text = ascii(&line.text);
        }
        self.lines.iter_mut().for_each(|line| line.mark = ascii_mark(&line.mark));
        self.message = self.message.map(|message| ascii(&message));
        self.early_help = self.early_help.map(|help| EarlyHelp {
            texts: help.texts.iter().map(|text| ascii(text)).collect(),
            lines: ascii(&help.lines),
            contacts: ascii(&help.contacts),
            is_calm: help.is_calm,
        });
        self.last_answer = self.last_answer.iter().map(|answer| ascii(answer)).collect();
        self.keys = ascii(&self.keys);
        self.more = ascii(&self.more);
        self
    }
}

/// A line with the key that chooses it, by its place.
pub(crate) fn keyed(place: usize, text: &str, is_active: bool) -> Line {
    let key = name_of_place(place);
    let mark = format!("{} {key} ", if is_active { ">" } else { " " });
    let text = visible(text).into_owned();
    let said = Some(format!("{key}: {text}"));
    Line {
        said,
        cursor: is_active.then_some(0),
        row: Some(place),
        ..Line::of(&mark, text, if is_active { Style::Active } else { Style::Plain })
    }
}
