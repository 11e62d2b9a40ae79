//! Page of a comparison: the blocks that every format for people shows, in the same order.

use std::collections::BTreeSet;

use super::compare::{AnswerChange, AnswerChangeKind, Concern, SummaryComparison};
use super::measures::{Measure, measures};
use crate::answers::{Answer, Value};
use crate::bank::{Phrase, Phrases, QuestionId, RuleId, ScaleId};
use crate::logic::Interval;
use crate::record::Moment;
use crate::summary::block::Block;
use crate::summary::figure::{Figure, Shape};
use crate::summary::help_block::{help_elsewhere, what_to_do};
use crate::summary::summarize::Summary;
use crate::summary::words::Words;

/// The page of a comparison.
pub fn comparison_page(comparison: &SummaryComparison<'_>) -> Vec<Block> {
    let mut page =
        ComparisonPage { comparison, words: comparison.later.words(), blocks: Vec::new() };
    page.start();
    page.bank();
    page.points();
    page.changes();
    page.measures();
    page.own_words();
    page.about();
    page.blocks
}

struct ComparisonPage<'c, 'b> {
    comparison: &'c SummaryComparison<'b>,
    words: Words<'b>,
    blocks: Vec<Block>,
}

impl<'b> ComparisonPage<'_, 'b> {
    fn phrase(&self, phrase: impl Fn(&'b Phrases) -> &'b Phrase) -> String {
        phrase(self.words.bank.phrases()).as_str().to_owned()
    }

    fn fill(&self, phrase: impl Fn(&'b Phrases) -> &'b Phrase, values: &[(&str, &str)]) -> String {
        phrase(self.words.bank.phrases()).fill(values)
    }

    fn list(&mut self, heading: impl Fn(&'b Phrases) -> &'b Phrase, points: Vec<String>) -> bool {
        let any = !points.is_empty();
        if any {
            self.blocks.push(Block::Heading(self.phrase(heading)));
            self.blocks.push(Block::Points(points));
        }
        any
    }

    fn start(&mut self) {
        let SummaryComparison { earlier, later, .. } = self.comparison;
        self.blocks.push(Block::Title(later.words().headed(|phrases| &phrases.compare_title)));
        self.blocks.extend(what_to_do(later));
        let named: Vec<Option<&String>> =
            self.comparison.visits().map(|visit| visit.file.record.client.as_ref()).collect();
        let all: Vec<&String> = named.iter().flatten().copied().collect();
        if let Some(client) = all.first() {
            self.blocks.push(match all.iter().find(|other| *other != client) {
                Some(other) => Block::Strong(self.fill(
                    |phrases| &phrases.compare_other_reference,
                    &[("earlier", client), ("later", other)],
                )),
                None if named.iter().all(Option::is_some) => {
                    Block::Paragraph(self.fill(|phrases| &phrases.reference, &[("client", client)]))
                }
                None => Block::Strong(
                    self.fill(|phrases| &phrases.compare_one_reference, &[("client", client)]),
                ),
            });
        }
        let date = |summary: &Summary<'_>| {
            let saved = summary.file.record.saved.as_ref().map(Moment::day);
            saved.map_or_else(
                || self.phrase(|phrases| &phrases.compare_no_date),
                |date| date.to_string(),
            )
        };
        let dates = self.fill(
            |phrases| &phrases.compare_dates,
            &[("earlier", &date(earlier)), ("later", &date(later))],
        );
        let before: Vec<String> = self.comparison.before.iter().map(date).collect();
        let before = (!before.is_empty()).then(|| {
            let days = self.words.list(before);
            self.fill(|phrases| &phrases.compare_before, &[("dates", &days)])
        });
        self.blocks.push(Block::Paragraph(dates));
        self.blocks.extend(before.map(Block::Paragraph));
    }

    /// Effects of a change of the bank on the answers, and the answers that do not count.
    fn bank(&mut self) {
        let SummaryComparison { earlier, later, .. } = self.comparison;
        if earlier.file.left_out.is_some() || later.file.left_out.is_some() {
            self.blocks
                .push(Block::Paragraph(self.phrase(|phrases| &phrases.compare_bank_changed)));
        }
        let columns = [
            self.phrase(|phrases| &phrases.column_earlier),
            self.phrase(|phrases| &phrases.column_later),
        ];
        let sides = [earlier, later].into_iter().zip(&columns);
        let left_out: Vec<String> = sides
            .flat_map(|(summary, when)| {
                summary.file.left_out.iter().flatten().map(move |answer| (when, answer))
            })
            .map(|(when, answer)| {
                self.fill(|phrases| &phrases.answer, &[("question", when), ("answer", answer)])
            })
            .collect();
        if !left_out.is_empty() {
            self.blocks.push(Block::Paragraph(self.phrase(|phrases| &phrases.compare_left_out)));
            self.blocks.push(Block::Points(left_out));
        }
        for (summary, when) in [earlier, later].into_iter().zip(&columns) {
            let ignored: Vec<&str> = summary.ignored().map(|id| self.words.label(id)).collect();
            if !ignored.is_empty() {
                let labels = self.words.list(ignored);
                let text = self.fill(|phrases| &phrases.set_aside, &[("questions", &labels)]);
                self.blocks.push(Block::Paragraph(
                    self.fill(|phrases| &phrases.answer, &[("question", when), ("answer", &text)]),
                ));
            }
        }
    }

    fn points(&mut self) {
        let SummaryComparison { earlier, later, findings, .. } = self.comparison;
        let lines = |summary: &Summary<'_>, rules: &[RuleId]| -> Vec<String> {
            let shown = rules.iter().filter(|rule| self.comparison.may_tell_finding(**rule));
            shown.map(|rule| self.point(summary, *rule)).collect()
        };
        // What stays needs no answers again.
        let bank = self.words.bank;
        let same = findings.same.iter().filter(|rule| self.comparison.may_tell_finding(**rule));
        let titles = same.map(|rule| bank.rule(*rule).title.clone());
        let (new, restated, same, open, gone) = (
            lines(later, &findings.new),
            lines(later, &findings.restated),
            titles.collect(),
            lines(earlier, &findings.open),
            lines(earlier, &findings.gone),
        );
        self.list(|phrases| &phrases.heading_new_points, new);
        self.list(|phrases| &phrases.heading_restated_points, restated);
        self.list(|phrases| &phrases.heading_same_points, same);
        if self.list(|phrases| &phrases.heading_open_points, open) {
            self.blocks.push(Block::Paragraph(self.phrase(|phrases| &phrases.compare_open_meant)));
        }
        if self.list(|phrases| &phrases.heading_gone_points, gone) {
            self.blocks.push(Block::Paragraph(self.phrase(|phrases| &phrases.compare_gone_meant)));
        }
    }

    fn point(&self, summary: &Summary<'_>, rule: RuleId) -> String {
        let title = self.words.bank.rule(rule).title.as_str();
        let because = summary.evaluation.finding(rule).map(|finding| {
            self.words.list(finding.because.iter().map(|because| {
                self.words.because(because, &summary.file.answers, &summary.evaluation)
            }))
        });
        let because = self
            .fill(|phrases| &phrases.label_because, &[("answers", &because.unwrap_or_default())]);
        self.fill(|phrases| &phrases.compare_point, &[("title", title), ("because", &because)])
    }

    /// Changes that a page tells: none of a private answer or of one of a counselor.
    fn told(&self) -> impl Iterator<Item = &AnswerChange> {
        let SummaryComparison { earlier, later, changes, .. } = self.comparison;
        let is_for_pages = |id: QuestionId| earlier.is_for_pages(id) && later.is_for_pages(id);
        changes.iter().filter(move |change| is_for_pages(change.question))
    }

    fn changes(&mut self) {
        let of = |kind: AnswerChangeKind| -> Vec<String> {
            self.told()
                .filter(|change| change.kind == kind)
                .filter(|change| !self.is_own_words(change.question))
                .map(|change| self.change(change))
                .collect()
        };
        let (changed, answered, not_known, not_asked) = (
            of(AnswerChangeKind::Changed),
            of(AnswerChangeKind::AnsweredSince),
            of(AnswerChangeKind::NotKnownNow),
            of(AnswerChangeKind::NotAskedNow),
        );
        self.list(|phrases| &phrases.heading_changed_answers, changed);
        self.list(|phrases| &phrases.heading_answered_since, answered);
        self.list(|phrases| &phrases.heading_not_known_now, not_known);
        self.list(|phrases| &phrases.heading_not_asked_now, not_asked);
        if self.told().next().is_none() {
            self.blocks.push(Block::Paragraph(self.phrase(|phrases| &phrases.compare_nothing)));
        }
    }

    fn is_own_words(&self, question: QuestionId) -> bool {
        let of = |summary: &Summary<'_>| {
            matches!(summary.file.answers.get(question), Answer::Known(Value::Text(_)))
        };
        of(&self.comparison.earlier) || of(&self.comparison.later)
    }

    fn change(&self, change: &AnswerChange) -> String {
        let question = change.question;
        let said = |summary: &Summary<'_>| {
            if summary.evaluation.asked.of(question).is_false() {
                self.phrase(|phrases| &phrases.compare_not_asked)
            } else {
                self.words.answer(question, summary.file.answers.get(question))
            }
        };
        let (before, now) = (said(&self.comparison.earlier), said(&self.comparison.later));
        // Where nothing was said before, there is nothing to set the answer against.
        if change.kind == AnswerChangeKind::AnsweredSince
            && *self.comparison.earlier.file.answers.get(question) == Answer::MISSING
        {
            return self.words.answered(question, &now);
        }
        let line = self.fill(
            |phrases| &phrases.compare_change,
            &[("question", self.words.label(question)), ("earlier", &before), ("later", &now)],
        );
        match change.concern {
            Some(Concern::More) => self.fill(|phrases| &phrases.compare_more, &[("change", &line)]),
            Some(Concern::Less) => self.fill(|phrases| &phrases.compare_less, &[("change", &line)]),
            None => line,
        }
    }

    /// Readings and scores by visit: drawn, and as a table with the same numbers.
    fn measures(&mut self) {
        let measures = measures(self.comparison);
        if measures.is_empty() {
            return;
        }
        let visits = self.visit_names();
        self.blocks.push(Block::Heading(self.phrase(|phrases| &phrases.heading_measures)));
        let drawn = measures.iter().enumerate();
        let drawn = drawn.filter(|(_, measure)| measure.values.iter().flatten().count() > 1);
        let drawn: Vec<Block> = drawn
            .map(|(number, measure)| Block::Figure(Box::new(self.course(number, measure, &visits))))
            .collect();
        self.blocks.extend(drawn);
        let mut head = vec![self.phrase(|phrases| &phrases.column_measure)];
        head.extend(visits);
        let rows = measures.iter().map(|measure| {
            let cells = measure.values.iter().map(|value| self.value(measure, *value));
            [measure.label.clone()].into_iter().chain(cells).collect()
        });
        self.blocks.push(Block::Table(head, rows.collect()));
        let bank = self.words.bank;
        let is_shown = |id: ScaleId| self.comparison.visits().any(|visit| visit.scale_is_shown(id));
        let attributions = bank.numbered_scales().filter(|(id, _)| is_shown(*id));
        let attributions = attributions.filter_map(|(_, scale)| scale.attribution.as_ref());
        let terms = attributions.map(|terms| Block::Paragraph(terms.as_str().to_owned()));
        self.blocks.extend(terms.collect::<Vec<_>>());
    }

    /// A name for each visit: its day where all have different ones.
    fn visit_names(&self) -> Vec<String> {
        let day = |summary: &Summary<'_>| summary.file.record.saved.as_ref().map(Moment::day);
        let days: Vec<_> = self.comparison.visits().map(day).collect();
        let different: BTreeSet<_> = days.iter().flatten().collect();
        if different.len() == days.len() {
            return days.into_iter().flatten().map(|day| day.to_string()).collect();
        }
        let name = |number: usize| {
            self.fill(|phrases| &phrases.compare_visit, &[("number", &number.to_string())])
        };
        (1..=days.len()).map(name).collect()
    }

    fn value(&self, measure: &Measure, value: Option<Interval>) -> String {
        let Some(value) = value else {
            return self.phrase(|phrases| &phrases.compare_not_known);
        };
        let number = self.sum(value);
        match &measure.unit {
            Some(unit) => {
                self.fill(|phrases| &phrases.number, &[("number", &number), ("unit", unit)])
            }
            None => number,
        }
    }

    /// The course of a measure over the visits, with the same in words.
    fn course(&self, number: usize, measure: &Measure, visits: &[String]) -> Figure {
        let said = visits.iter().zip(&measure.values).map(|(visit, value)| {
            let values = [("question", visit.as_str()), ("answer", &*self.value(measure, *value))];
            self.fill(|phrases| &phrases.answer, &values)
        });
        Figure {
            number,
            title: measure.label.clone(),
            description: self.words.list(said),
            text: self.phrase(|phrases| &phrases.compare_plot),
            sources: None,
            shape: Shape::Course {
                visits: visits.to_vec(),
                range: measure.range.clone(),
                values: measure.values.clone(),
            },
        }
    }

    fn sum(&self, sum: Interval) -> String {
        if sum.least == sum.greatest {
            return sum.least.to_string();
        }
        self.fill(
            |phrases| &phrases.compare_range,
            &[("least", &sum.least.to_string()), ("most", &sum.greatest.to_string())],
        )
    }

    fn own_words(&mut self) {
        let SummaryComparison { earlier, later, .. } = self.comparison;
        let changed: Vec<QuestionId> =
            self.told().map(|change| change.question).filter(|id| self.is_own_words(*id)).collect();
        if changed.is_empty() {
            return;
        }
        self.blocks.push(Block::Heading(self.phrase(|phrases| &phrases.heading_own_words)));
        let columns = [
            self.phrase(|phrases| &phrases.column_earlier),
            self.phrase(|phrases| &phrases.column_later),
        ];
        for (summary, when) in [earlier, later].into_iter().zip(columns) {
            let texts: Vec<Block> = summary
                .own_words()
                .filter(|(id, _)| changed.contains(id))
                .map(|(_, text)| Block::OwnWords(text.to_owned()))
                .collect();
            if !texts.is_empty() {
                self.blocks.push(Block::Subheading(when));
                self.blocks.extend(texts);
            }
        }
    }

    fn about(&mut self) {
        self.blocks.push(Block::Heading(self.phrase(|phrases| &phrases.heading_about)));
        self.blocks.push(Block::Paragraph(self.comparison.later.disclaimer.clone()));
        if self.comparison.later.help.first.is_empty() {
            self.blocks.extend(help_elsewhere(&self.comparison.later));
        }
    }
}
