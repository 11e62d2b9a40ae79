//! The point that stands in full: what it adds to the short titles of its findings.

use textwrap::wrap;

use super::cost::{Cost, Measure};
use super::layout::{COLUMNS, INDENT, LABEL_LONGEST, LINE_LONGEST, LINE_SET_IN, MOST_OPTIONS};
use super::list::{ListBound, Place};
use super::part::Case;
use super::parts::Parts;
use crate::answers::{Answer, Answers, Value};
use crate::bank::{HelpCall, HelpPlace, HelpState, Kind, OptionId, QuestionId, Rule, RuleId};
use crate::evaluation::{Because, Finding};
use crate::proof::{Decided, Fact, Facts};
use crate::render::paper::{ITEM, LINE_OF_SIDE};
use crate::summary::Block;
use crate::text::lines_in_print;

/// Findings that a point in full tells with their line.
const LINES_OF_A_POINT: usize = 2;

impl<'b> Parts<'b, '_> {
    /// Rules that may be findings where no help comes first.
    pub(super) fn rules_without_help(&self) -> impl Iterator<Item = (RuleId, &'b Rule)> {
        self.rules().filter(|(_, rule)| !Self::is_calling(rule))
    }

    /// What each point adds in full to the short titles of its findings, and when it may come first:
    /// a point of a higher level, or of the highest with a line for today, comes before it.
    pub(super) fn points_in_full(&self, facts: &mut Facts<'_>) -> Decided<Vec<Case>> {
        let is_today =
            |call: &HelpCall| call.place == HelpPlace::Today && call.state == HelpState::Finding;
        let highest = self.rules_without_help().map(|(_, rule)| rule.level).max();
        let mut cases = Vec::new();
        for (index, point) in self.bank.points().iter().enumerate() {
            let (own, others): (Vec<_>, Vec<_>) =
                self.rules_without_help().partition(|(_, rule)| rule.point.index() == index);
            let Some(level) = own.iter().map(|(_, rule)| rule.level).max() else { continue };
            let findings: Vec<Fact> = own.iter().map(|(id, _)| facts.finding(*id)).collect();
            let mut given = vec![facts.any(findings)?];
            let today = |(_, rule): &&(RuleId, &Rule)| {
                Some(rule.level) == highest && rule.calls.iter().any(is_today)
            };
            let own_today: Vec<Fact> =
                own.iter().filter(today).map(|(id, _)| facts.finding(*id)).collect();
            let own_today = facts.any(own_today)?;
            for other in &others {
                let absent = facts.not(facts.finding(other.0))?;
                if other.1.level > level {
                    given.push(absent);
                } else if today(&other) {
                    given.push(facts.any([absent, own_today])?);
                }
            }
            cases.push(Case { cost: self.full(&point.title, &own), given });
        }
        Ok(cases)
    }

    pub(super) fn full(&self, title: &str, rules: &[(RuleId, &Rule)]) -> Cost {
        let block = |title: &str, lines: Vec<String>| Block::Point {
            id: None,
            title: title.to_owned(),
            lines,
        };
        let titled = self.below(&[block(title, Vec::new())]);
        let ask = |rule: &Rule| self.phrases().point_ask.fill(&[("question", &rule.ask)]);
        let asks = rules.iter().map(|(_, rule)| self.line_of_a_point(&ask(rule)));
        let mut cost = titled + asks.fold(Cost::default(), Cost::or) + self.told(rules);
        // The short titles of the others stand in a list of their own.
        if rules.len() > LINES_OF_A_POINT {
            let place = Place {
                columns: COLUMNS - INDENT - LINE_SET_IN,
                printed: ITEM,
                side: LINE_OF_SIDE,
            };
            let texts: Vec<String> =
                rules.iter().map(|(_, rule)| self.listed(&rule.short_title)).collect();
            let bound = ListBound::of(texts.iter().map(String::as_str), place, 3);
            let elsewhere = self.titles_bound();
            let also = bound.cost(&self.phrases().point_also.fill(&[("titles", "")]));
            let more = texts.iter().map(|text| bound.cost(text) + elsewhere.cost(text).times(-1.0));
            let more = more.map(|cost| cost.or(Cost::default())).sum();
            cost = cost + bound.base + also + more;
        }
        cost
    }

    /// What the findings that are told with their line add to their short titles.
    pub(super) fn told(&self, rules: &[(RuleId, &Rule)]) -> Cost {
        let bound = self.titles_bound();
        let added: Vec<Cost> = rules
            .iter()
            .map(|(id, rule)| {
                let title = bound.cost(&self.listed(&rule.short_title));
                self.line(*id, rule) + title.times(-1.0)
            })
            .collect();
        let most = |measure: Measure| {
            let mut added: Vec<f64> = added.iter().map(|cost| cost.get(measure)).collect();
            added.sort_by(|one, other| other.total_cmp(one));
            let first = added.first().copied().unwrap_or(0.0);
            // There may be one finding alone.
            first
                + added
                    .iter()
                    .skip(1)
                    .take(LINES_OF_A_POINT - 1)
                    .map(|more| more.max(0.0))
                    .sum::<f64>()
        };
        Cost {
            lines: most(Measure::Lines),
            words: most(Measure::Words),
            sides: most(Measure::Sides),
        }
    }

    /// A line of a point in full.
    pub(super) fn line_of_a_point(&self, text: &str) -> Cost {
        let columns = COLUMNS - INDENT - LINE_SET_IN;
        Cost {
            lines: wrap(text, columns).len() as f64,
            words: text.split_whitespace().count() as f64,
            sides: lines_in_print(text, ITEM) as f64 * LINE_OF_SIDE,
        }
    }

    /// The longest line that a finding may have.
    pub(super) fn line(&self, id: RuleId, rule: &Rule) -> Cost {
        let plain = rule.line.fill(&[]);
        if plain == rule.line.fill(&[("answer", "x")]) {
            return self.line_of_a_point(&plain);
        }
        let mut named = rule.when.questions(|scale| self.bank.items(scale));
        named.dedup();
        let texts = match named.as_slice() {
            [question] => self.lines_for(id, *question),
            _ => None,
        };
        let texts = texts.unwrap_or_else(|| {
            // Labels are at most this long together, whichever they are.
            let room = LINE_LONGEST.saturating_sub(plain.chars().count()).max(LABEL_LONGEST);
            let filled = |text: String| rule.line.fill(&[("answer", &text)]);
            vec![filled("m".repeat(room)), filled("x ".repeat(room.div_ceil(2)))]
        });
        texts.iter().map(|text| self.line_of_a_point(text)).fold(Cost::default(), Cost::or)
    }

    /// Every line of a finding that rests on one question; none where there are too many.
    pub(super) fn lines_for(&self, rule: RuleId, id: QuestionId) -> Option<Vec<String>> {
        let question = self.bank.question(id);
        let options: Vec<OptionId> = question.numbered_options().map(|(id, _)| id).collect();
        let said = |because: Because, answers: &Answers| {
            self.words().line(&Finding { rule, because: vec![because] }, answers)
        };
        match &question.kind {
            Kind::Multi(_) if options.len() <= MOST_OPTIONS => {
                let none = Answers::none(self.bank);
                let chosen = (1_usize..1 << options.len()).map(|set| {
                    let is_in = |place: &usize| set >> place & 1 == 1;
                    let places = (0..options.len()).filter(is_in);
                    places.filter_map(|place| options.get(place).copied()).collect()
                });
                Some(chosen.map(|chosen| said(Because::Options(id, chosen), &none)).collect())
            }
            Kind::Choice(_) => {
                let chosen = options.into_iter().map(|option| {
                    let mut answers = Answers::none(self.bank);
                    answers.set(id, Answer::Known(Value::Choice(option)));
                    said(Because::Answer(id), &answers)
                });
                Some(chosen.collect())
            }
            _ => None,
        }
    }
}
