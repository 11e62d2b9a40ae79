//! The Markdown of a code book. Texts of the bank are escaped; those of the program are Markdown.

use super::in_words::in_words;
use crate::bank::condition::Condition;
use crate::bank::{Bank, SourceId};
use crate::render::markdown::{line, linked_line};

/// A code book while it is written.
pub(super) struct CodebookWriter<'b> {
    pub bank: &'b Bank,
    text: String,
}

impl<'b> CodebookWriter<'b> {
    pub fn of(bank: &'b Bank) -> CodebookWriter<'b> {
        CodebookWriter { bank, text: String::new() }
    }

    pub fn finish(self) -> String {
        self.text
    }

    fn block(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A heading, from 1 for the title on.
    pub fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {text}", "#".repeat(level)));
    }

    pub fn paragraph(&mut self, text: &str) {
        self.block(text);
    }

    pub fn points(&mut self, points: &[String]) {
        if !points.is_empty() {
            self.block(
                &points.iter().map(|point| format!("- {point}")).collect::<Vec<_>>().join("\n"),
            );
        }
    }

    pub fn numbered(&mut self, points: &[String]) {
        if !points.is_empty() {
            let lines =
                points.iter().enumerate().map(|(index, point)| format!("{}. {point}", index + 1));
            self.block(&lines.collect::<Vec<_>>().join("\n"));
        }
    }

    pub fn table<const COLUMNS: usize>(
        &mut self,
        head: [&str; COLUMNS],
        rows: &[[String; COLUMNS]],
    ) {
        let mut lines =
            vec![format!("| {} |", head.join(" | ")), format!("|{}", " --- |".repeat(COLUMNS))];
        lines.extend(rows.iter().map(|row| format!("| {} |", row.join(" | "))));
        self.block(&lines.join("\n"));
    }

    /// A condition in words, and beside it how it is written in the bank.
    pub fn condition(&self, points: &mut Vec<String>, what: &str, condition: &Condition) {
        points.push(point(what, &escaped(&in_words(condition, self.bank))));
        points.push(point("As written", &code(&condition.written(self.bank))));
    }

    /// A text as a point.
    pub fn text(points: &mut Vec<String>, what: &str, text: &str) {
        points.push(point(what, &escaped(text)));
    }

    /// The sources by number and id.
    pub fn cited(&self, sources: &[SourceId]) -> Option<String> {
        let names: Vec<String> = sources
            .iter()
            .map(|source| {
                format!("{} {}", source.index() + 1, code(&self.bank.reference(*source).id))
            })
            .collect();
        (!names.is_empty()).then(|| point("Sources", &names.join(", ")))
    }
}

/// `**What:** text`, the text already Markdown.
pub(super) fn point(what: &str, text: &str) -> String {
    format!("**{what}:** {text}")
}

/// The bank's words.
pub(super) fn escaped(text: &str) -> String {
    line(text)
}

/// An address of a source, which can be followed.
pub(super) fn linked(text: &str) -> String {
    linked_line(text)
}

/// An id or a condition. Neither can hold a backtick; what does is no code.
pub(super) fn code(text: &str) -> String {
    if text.contains(['`', '|', '\n']) { escaped(text) } else { format!("`{text}`") }
}

/// Ids in one line.
pub(super) fn codes<'i>(ids: impl IntoIterator<Item = &'i str>) -> String {
    ids.into_iter().map(code).collect::<Vec<_>>().join(", ")
}
