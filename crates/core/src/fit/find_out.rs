//! What to find out, and what the page is.

use super::cost::Cost;
use super::layout::PARAGRAPH_BELOW;
use super::list::ListBound;
use super::part::{Part, Text};
use super::parts::Parts;
use crate::bank::QuestionId;
use crate::proof::Fact;
use crate::summary::{Block, crisis_line};

/// Lines of the list for which its bound is closest.
const LABELS_ABOUT: usize = 6;

impl<'b> Parts<'b, '_> {
    pub(super) fn find_out(&self, parts: &mut Vec<Part<'b>>) -> Cost {
        let labels: Vec<(QuestionId, Fact, String)> = self
            .open
            .iter()
            .map(|(id, fact)| (*id, *fact, self.listed(self.words().label(*id))))
            .collect();
        let phrases = self.phrases();
        let names = [
            &phrases.heading_find_out,
            &phrases.page_not_sure,
            &phrases.page_declined,
            &phrases.page_not_answered,
        ];
        let names =
            names.map(|name| phrases.answer.fill(&[("question", name.as_str()), ("answer", "")]));
        let texts = labels.iter().map(|(.., text)| text.as_str());
        let bound = ListBound::of(
            texts.chain(names.iter().map(String::as_str)),
            PARAGRAPH_BELOW,
            LABELS_ABOUT,
        );
        parts.extend(labels.iter().map(|(id, fact, text)| Part {
            fact: *fact,
            cost: bound.cost(text),
            text: Text::Label(*id),
        }));
        let names: Cost = names.iter().map(|name| bound.cost(name)).sum();
        bound.base + names
    }

    pub(super) fn about(&self) -> Cost {
        let rights = self.phrases().page_rights.as_str();
        let texts = self.bank.countries().iter().map(|country| {
            let line = crisis_line(self.bank, country);
            let disclaimer = self.bank.disclaimer().fill(&[("crisis_line", &line)]);
            Block::Paragraph(format!("{disclaimer} {rights}"))
        });
        texts.map(|text| self.below(&[text])).fold(Cost::default(), Cost::or)
    }
}
