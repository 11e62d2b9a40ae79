//! Parts of what to do: its texts and the help lines.

use super::cost::Cost;
use super::layout::{COLUMNS, INDENT};
use super::list::{Place, ordered};
use super::part::{Part, Text};
use super::parts::Parts;
use crate::bank::{Country, HelpPlace, LineKind};
use crate::proof::{Decided, Facts};
use crate::render::paper::{ITEM, ITEM_NOW, LINE_NOW_OF_SIDE, LINE_OF_SIDE};
use crate::summary::{Block, main_lines};

impl<'b> Parts<'b, '_> {
    pub(super) fn help_texts(&self) -> Vec<Part<'b>> {
        let is_first = self.kind.is_help_first();
        let texts = self.help.texts.iter();
        texts
            .filter(|(_, place, _)| is_first || *place != HelpPlace::Now)
            .map(|(text, _, fact)| Part {
                fact: *fact,
                cost: self.opening(&[Block::Strong((*text).to_owned())]),
                text: Text::Help(text),
            })
            .collect()
    }

    /// The line of help of each set of kinds, where just these are called for.
    pub(super) fn help_lines(&self, facts: &mut Facts<'_>) -> Decided<Vec<Part<'b>>> {
        let part = |fact, cost| Part { fact, cost, text: Text::Other };
        let kinds = &self.help.kinds;
        let any = facts.any(kinds.iter().map(|(_, fact)| *fact))?;
        let mut parts = vec![part(any, self.elsewhere())];
        for set in 1_usize..1 << kinds.len() {
            let mut just = Vec::new();
            let mut called = Vec::new();
            for (place, (kind, fact)) in kinds.iter().enumerate() {
                let is_in = set >> place & 1 == 1;
                called.extend(is_in.then_some(*kind));
                just.push(if is_in { *fact } else { facts.not(*fact)? });
            }
            let worst = self.bank.countries().iter().map(|country| self.line_in(country, &called));
            parts.push(part(facts.all(just)?, worst.fold(Cost::default(), Cost::or)));
        }
        Ok(parts)
    }

    /// The line of help in a country, in whatever order its kinds are called for.
    pub(super) fn line_in(&self, country: &Country, kinds: &[LineKind]) -> Cost {
        let place = match self.kind.is_help_first() {
            true => Place { columns: COLUMNS - INDENT, printed: ITEM_NOW, side: LINE_NOW_OF_SIDE },
            false => Place { columns: COLUMNS - INDENT, printed: ITEM, side: LINE_OF_SIDE },
        };
        let costs = orders(kinds).into_iter().map(|kinds| {
            let lines = self.words().list(main_lines(self.bank, country, &kinds, true));
            let said = [("question", &*country.name), ("answer", &*lines)];
            let text = match self.kind.is_help_first() {
                true => lines,
                false => self.phrases().answer.fill(&said),
            };
            ordered(&[vec![text]], place)
        });
        costs.fold(Cost::default(), Cost::or)
    }

    pub(super) fn elsewhere(&self) -> Cost {
        let last = self.bank.countries().last();
        let said = last.map(|last| {
            let contacts: Vec<&str> = [LineKind::Emergency, LineKind::Talk]
                .into_iter()
                .filter_map(|kind| last.main_line(kind))
                .map(|line| line.contact.as_str())
                .collect();
            let said = [("question", &*last.name), ("answer", &*self.words().list(contacts))];
            Block::Points(vec![self.phrases().answer.fill(&said)])
        });
        said.map_or_else(Cost::default, |block| self.opening(&[block]))
    }
}

/// Every order of a few kinds.
fn orders(kinds: &[LineKind]) -> Vec<Vec<LineKind>> {
    if kinds.is_empty() {
        return vec![Vec::new()];
    }
    let first = kinds.iter().flat_map(|first| {
        let rest: Vec<LineKind> = kinds.iter().copied().filter(|kind| kind != first).collect();
        orders(&rest).into_iter().map(|rest| [vec![*first], rest].concat())
    });
    first.collect()
}
