//! A comparison in a few lines, to paste in a chart.

use super::brief::BRIEF_LONGEST;
use super::text::{Layout, safe_lines};
use crate::bank::{Phrase, Phrases, RuleId};
use crate::logic::Interval;
use crate::record::Moment;
use crate::summary::comparison::{AnswerChangeKind, SummaryComparison, measures};
use crate::summary::{Summary, crisis_line};

/// Phrase of a bank.
type Pick = fn(&Phrases) -> &Phrase;

/// A comparison in at most 1,500 characters: numbers by visit, then what is new, what is not known
/// any more, what no longer comes up. What is left out is named.
pub fn comparison_brief(comparison: &SummaryComparison<'_>, layout: Layout) -> String {
    let brief = ComparisonBrief { comparison };
    let phrases = comparison.later.bank.phrases();
    let laid_out = |line: &str| -> String {
        safe_lines(line, "", layout).into_iter().map(|line| line + "\n").collect()
    };
    let crisis_line = crisis_line(comparison.later.bank, comparison.later.country);
    let ending = laid_out(&phrases.brief_told.fill(&[("crisis_line", &crisis_line)]));
    let mut text = laid_out(&comparison.later.words().headed(|phrases| &phrases.compare_title));
    let mut cut: Vec<&str> = Vec::new();
    for (name, items) in brief.parts() {
        if items.is_empty() {
            continue;
        }
        let name = name(phrases).as_str();
        let said = comparison.later.words().list(items);
        let line = laid_out(&phrases.answer.fill(&[("question", name), ("answer", &said)]));
        let names: Vec<&str> = cut.iter().copied().chain([name]).collect();
        let reserve = brief.left_out(&names).map(|line| laid_out(&line)).unwrap_or_default();
        let length =
            [&text, &line, &reserve, &ending].iter().map(|part| part.chars().count()).sum();
        if BRIEF_LONGEST >= length {
            text.push_str(&line);
        } else {
            cut.push(name);
        }
    }
    text.extend(brief.left_out(&cut).map(|line| laid_out(&line)));
    text + &ending
}

struct ComparisonBrief<'c, 'b> {
    comparison: &'c SummaryComparison<'b>,
}

impl ComparisonBrief<'_, '_> {
    fn phrases(&self) -> &Phrases {
        self.comparison.later.bank.phrases()
    }

    /// Parts with their names, the most pressing first.
    fn parts(&self) -> Vec<(Pick, Vec<String>)> {
        let findings = &self.comparison.findings;
        let not_known = self.comparison.changes.iter().filter(|change| {
            change.kind == AnswerChangeKind::NotKnownNow
                && self.comparison.may_tell(change.question)
                && !self.comparison.later.bank.question(change.question).for_counselors
        });
        let words = self.comparison.later.words();
        let not_known = not_known.map(|change| words.label(change.question).to_owned());
        vec![
            (|phrases| &phrases.compare_brief_visits, self.visits()),
            (|phrases| &phrases.heading_new_points, self.titles(&findings.new)),
            (|phrases| &phrases.heading_measures, self.numbers()),
            (|phrases| &phrases.heading_open_points, self.titles(&findings.open)),
            (|phrases| &phrases.heading_gone_points, self.titles(&findings.gone)),
            (|phrases| &phrases.heading_restated_points, self.titles(&findings.restated)),
            (|phrases| &phrases.heading_not_known_now, not_known.collect()),
            (|phrases| &phrases.heading_same_points, self.titles(&findings.same)),
        ]
    }

    fn visits(&self) -> Vec<String> {
        let day = |summary: &Summary<'_>| {
            let saved = summary.file.record.saved.as_ref().map(Moment::day);
            saved.map_or_else(
                || self.phrases().compare_no_date.as_str().to_owned(),
                |day| day.to_string(),
            )
        };
        self.comparison.visits().map(day).collect()
    }

    fn titles(&self, rules: &[RuleId]) -> Vec<String> {
        let told = rules.iter().filter(|rule| self.comparison.may_tell_finding(**rule));
        told.map(|rule| self.comparison.later.bank.rule(*rule).short_title.clone()).collect()
    }

    /// Each measure with its numbers in the order of the visits.
    fn numbers(&self) -> Vec<String> {
        let phrases = self.phrases();
        let number = |value: &Option<Interval>| match value {
            Some(value) if value.least == value.greatest => value.least.to_string(),
            Some(value) => {
                let (least, most) = (value.least.to_string(), value.greatest.to_string());
                phrases.compare_range.fill(&[("least", &least), ("most", &most)])
            }
            None => phrases.page_unknown_number.as_str().to_owned(),
        };
        let line = |label: &str, numbers: Vec<String>| {
            let numbers = numbers.join(phrases.compare_then.as_str());
            phrases.answer.fill(&[("question", label), ("answer", &numbers)])
        };
        let all = measures(self.comparison);
        all.iter().map(|all| line(&all.label, all.values.iter().map(number).collect())).collect()
    }

    fn left_out(&self, names: &[&str]) -> Option<String> {
        let list = self.comparison.later.words().list(names);
        (!names.is_empty()).then(|| self.phrases().brief_cut.fill(&[("parts", &list)]))
    }
}
