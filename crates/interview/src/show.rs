//! View of the page on the screen.

use crate::interview::{Interview, Page};
use crate::keymap::{footer, plain_footer};
use crate::page::question_lines;
use crate::view::View;
use ketascreen_core::text::visible;

impl Interview<'_> {
    /// View of the page on the screen.
    pub fn view(&self) -> View {
        let (bank, place, page) = (self.settings.bank, self.place(), self.pages.top());
        let shown_last = self.last_answer_lines();
        let pointer = page.filter(|page| page.is_scrolled()).and_then(Page::pointer);
        View {
            lines: page.map_or_else(|| question_lines(self), |page| page.show(self)),
            plain_keys: plain_footer(bank, place),
            message: self.said_now().map(|message| visible(&message).into_owned()),
            early_help: self.early_help_text(),
            last_answer: shown_last.iter().map(|line| visible(line).into_owned()).collect(),
            keys: footer(bank, place),
            scroll: pointer.map(|pointer| pointer.scroll.at()),
            more: bank.phrases().keys_more.as_str().to_owned(),
        }
    }

    /// Message about the last key, or about the next Enter, and why the answers are in no file.
    fn said_now(&self) -> Option<String> {
        let said = self.message.clone().or_else(|| match self.pages.top() {
            Some(page) => page.said(self),
            None => self.read_back(),
        });
        let said: Vec<String> = said.into_iter().chain(self.kept.unsaved.clone()).collect();
        Some(said.join(" ")).filter(|said| !said.is_empty())
    }
}
