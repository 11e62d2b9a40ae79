//! Builder of the parts of one kind of page.

use super::cost::Cost;
use super::help_facts::HelpFacts;
use super::part::Kinds;
use crate::bank::{Bank, Phrase, Phrases, QuestionId};
use crate::proof::Fact;
use crate::render::PageSize;
use crate::summary::{Block, Words};

/// Builder of the parts of one kind of page.
pub struct Parts<'b, 'h> {
    pub bank: &'b Bank,
    pub help: &'h HelpFacts<'b>,
    pub open: &'h [(QuestionId, Fact)],
    pub kind: Kinds,
}

impl<'b> Parts<'b, '_> {
    pub(super) fn phrases(&self) -> &'b Phrases {
        self.bank.phrases()
    }

    pub(super) fn words(&self) -> Words<'b> {
        Words { bank: self.bank }
    }

    /// The cost of blocks above the first heading.
    pub(super) fn opening(&self, blocks: &[Block]) -> Cost {
        Cost::of(&[], blocks, self.kind.is_help_first())
    }

    /// What the empty page takes in print.
    pub(super) fn frame(&self) -> Cost {
        let empty = PageSize::of(&[], self.kind.is_help_first());
        Cost { lines: 0.0, words: 0.0, sides: empty.sides }
    }

    /// The cost of blocks below a heading.
    pub(super) fn below(&self, blocks: &[Block]) -> Cost {
        let above = [Block::Paragraph(String::new()), Block::Heading(String::new())];
        Cost::of(&above, blocks, self.kind.is_help_first())
    }

    pub(super) fn heading(&self, phrase: impl Fn(&Phrases) -> &Phrase) -> Cost {
        self.below(&[Block::Heading(phrase(self.phrases()).as_str().to_owned())])
    }

    /// A text with what separates it from the next.
    pub(super) fn listed(&self, text: &str) -> String {
        format!("{text}{}", self.phrases().list_separator.as_str())
    }
}
