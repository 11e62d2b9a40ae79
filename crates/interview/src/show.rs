//! View of the page on the screen.

use crate::interview::Interview;
use crate::keymap::{footer, plain_footer};
use crate::lines::Lines;
use crate::page_stack::PageKind;
use crate::view::View;
use ketascreen_core::text::visible;

impl Interview<'_> {
    /// View of the page on the screen.
    pub fn view(&self) -> View {
        let mut lines = Lines { interview: self, lines: Vec::new() };
        match self.page() {
            PageKind::Opening => lines.opening(),
            PageKind::Changed(changed) => lines.changed(changed),
            PageKind::Overwrite(overwrite) => lines.overwrite(overwrite),
            PageKind::OpeningReference => lines.opening_reference(),
            PageKind::OpeningLength => lines.opening_length(),
            PageKind::Question => lines.question(),
            PageKind::Why => lines.why(),
            PageKind::Note => lines.note(),
            PageKind::Points => lines.points(),
            PageKind::Keys => lines.all_keys(),
            PageKind::HelpLines => lines.help_lines(),
            PageKind::HelpNow => lines.help_now(),
            PageKind::Notice(rules) => lines.notice(rules),
            PageKind::Review => lines.review(),
            PageKind::Skip => lines.skip(),
            PageKind::Leave => lines.leave(),
            PageKind::Keep => lines.keep(),
            PageKind::Lowering(answers) => lines.lowering(answers),
        }
        let is_read = match self.page() {
            PageKind::Why
            | PageKind::Keys
            | PageKind::Points
            | PageKind::HelpLines
            | PageKind::Lowering(_) => true,
            // Once a line is pointed at, it is kept in sight instead.
            PageKind::Opening | PageKind::OpeningLength => self.pages.top.row.is_none(),
            // Nor where a key pointed at it, so that what to do stays in sight.
            _ if self.must_read() => self.pages.top.row.is_none() || self.pages.top.is_row_of_key,
            _ => false,
        };
        let (bank, place) = (self.settings.bank, self.place());
        View {
            lines: lines.lines,
            plain_keys: plain_footer(bank, place),
            message: self.said_now().map(|message| visible(&message).into_owned()),
            early_help: self.early_help_text(),
            last_answer: self.last_answer_text().map(|answer| {
                let phrase = if self.deletes_nothing() {
                    &self.phrases().last_answer
                } else {
                    &self.phrases().last_answer_only
                };
                visible(&phrase.fill(&[("answer", &answer)])).into_owned()
            }),
            keys: footer(bank, place),
            scroll: is_read.then_some(self.pages.top.scroll.at()),
            more: bank.phrases().keys_more.as_str().to_owned(),
        }
    }

    /// Message about the last key, or about the next Enter.
    fn said_now(&self) -> Option<String> {
        self.message.clone().or_else(|| match self.page() {
            PageKind::Question => self.read_back(),
            _ if self.must_read() => self.pointed_choice(),
            PageKind::Leave => self.warning(),
            PageKind::Opening | PageKind::OpeningLength => self.chosen_here(),
            _ => None,
        })
    }

    /// Announcement of the choice that Enter makes on a page of the opening, where a line is
    /// pointed at.
    fn chosen_here(&self) -> Option<String> {
        // Where all is in sight, the mark of the line says it.
        if self.pages.top.row.is_none() || !self.pages.top.scroll.can_move() {
            return None;
        }
        let mut lines = Lines { interview: self, lines: Vec::new() };
        if self.page() == &PageKind::Opening {
            lines.opening()
        } else {
            lines.opening_length()
        }
        let choice = lines.lines.into_iter().find(|line| line.cursor.is_some())?.text;
        Some(self.phrases().confirm_line.fill(&[("choice", &choice)]))
    }
}
