//! Lists of short titles.

use super::cost::Cost;
use super::layout::{COLUMNS, PARAGRAPH_BELOW};
use super::list::{ListBound, Place};
use super::part::{Part, Text};
use super::parts::Parts;
use crate::bank::{HelpCall, HelpPlace, HelpState, Level, Rule, RuleId};
use crate::proof::{Decided, Fact, Facts};
use crate::render::paper::{LINE_OF_SIDE, STRONG};

/// Lines of the list for which its bound is closest.
const TITLES_ABOUT: usize = 22;
/// The same, for the findings that call for help.
const SAID_ABOUT: usize = 2;

impl<'b> Parts<'b, '_> {
    pub(super) fn rules(&self) -> impl Iterator<Item = (RuleId, &'b Rule)> {
        self.bank.numbered_rules().filter(|(_, rule)| rule.level >= Level::Discuss)
    }

    pub(super) fn titles_bound(&self) -> ListBound {
        let texts: Vec<String> =
            self.rules().map(|(_, rule)| self.listed(&rule.short_title)).collect();
        ListBound::of(texts.iter().map(String::as_str), PARAGRAPH_BELOW, TITLES_ABOUT)
    }

    /// True where a rule as a finding calls for help before anything else.
    pub(super) fn is_calling(rule: &Rule) -> bool {
        let is_now =
            |call: &HelpCall| call.place == HelpPlace::Now && call.state == HelpState::Finding;
        rule.calls.iter().any(is_now)
    }

    /// Short titles of the findings that call for help, in a paragraph of their own: what they add
    /// to the list of the others.
    pub(super) fn said(&self, parts: &mut Vec<Part<'b>>, facts: &mut Facts<'_>) -> Decided<()> {
        let calling: Vec<(RuleId, &Rule)> =
            self.rules().filter(|(_, rule)| Self::is_calling(rule)).collect();
        let name = self.phrases().page_said.fill(&[("lines", "")]);
        let texts: Vec<String> =
            calling.iter().map(|(_, rule)| self.listed(&rule.short_title)).collect();
        let place = Place { columns: COLUMNS, printed: STRONG, side: LINE_OF_SIDE };
        let all = texts.iter().chain([&name]).map(String::as_str);
        let bound = ListBound::of(all, place, SAID_ABOUT);
        let titles = self.titles_bound();
        let findings: Vec<Fact> = calling.iter().map(|(id, _)| facts.finding(*id)).collect();
        let fact = facts.any(findings.iter().copied())?;
        parts.push(Part { fact, cost: bound.base + bound.cost(&name), text: Text::Other });
        parts.extend(findings.into_iter().zip(&texts).map(|(fact, text)| {
            let more = bound.cost(text) + titles.cost(text).times(-1.0);
            Part { fact, cost: more.or(Cost::default()), text: Text::Other }
        }));
        Ok(())
    }

    /// Short titles of all findings in one list.
    pub(super) fn titles(&self, parts: &mut Vec<Part<'b>>, facts: &Facts<'_>) -> Cost {
        let bound = self.titles_bound();
        parts.extend(self.rules().map(|(id, rule)| Part {
            fact: facts.finding(id),
            cost: bound.cost(&self.listed(&rule.short_title)),
            text: Text::ShortTitle(id),
        }));
        bound.base
    }
}
