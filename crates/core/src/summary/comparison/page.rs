//! Page of a comparison: the blocks that every format for people shows, in the same order.

use super::compare::{AnswerChange, AnswerChangeKind, Concern, SummaryComparison};
use crate::answers::{Answer, Value};
use crate::bank::mentions::is_off_page;
use crate::bank::{Phrase, Phrases, QuestionId, RisingConcern, RuleId};
use crate::logic::Interval;
use crate::summary::block::Block;
use crate::summary::help_block::{help_elsewhere, what_to_do};
use crate::summary::reasons::date_of;
use crate::summary::summarize::Summary;
use crate::summary::words::Words;

/// The page of a comparison.
pub fn comparison_page(comparison: &SummaryComparison<'_>) -> Vec<Block> {
    let mut page =
        ComparisonPage { comparison, words: comparison.later.words(), blocks: Vec::new() };
    page.start();
    page.order();
    page.bank();
    page.points();
    page.changes();
    page.notes();
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
        match (&earlier.file.record.client, &later.file.record.client) {
            (Some(before), Some(now)) if before != now => {
                self.blocks.push(Block::Strong(self.fill(
                    |phrases| &phrases.compare_other_reference,
                    &[("earlier", before), ("later", now)],
                )))
            }
            (Some(client), Some(_)) => {
                self.blocks.push(Block::Paragraph(
                    self.fill(|phrases| &phrases.reference, &[("client", client)]),
                ));
            }
            (Some(client), None) | (None, Some(client)) => {
                self.blocks.push(Block::Strong(
                    self.fill(|phrases| &phrases.compare_one_reference, &[("client", client)]),
                ));
            }
            (None, None) => {}
        }
        let date = |summary: &Summary<'_>| {
            let saved = summary.file.record.saved.as_deref().and_then(date_of);
            saved.map_or_else(
                || self.phrase(|phrases| &phrases.compare_no_date),
                |date| date.to_string(),
            )
        };
        self.blocks.push(Block::Paragraph(self.fill(
            |phrases| &phrases.compare_dates,
            &[("earlier", &date(earlier)), ("later", &date(later))],
        )));
    }

    /// In a comparison the wrong way round, what grew worse would read as better.
    fn order(&mut self) {
        if self.comparison.is_reversed() {
            self.blocks.push(Block::Strong(self.phrase(|phrases| &phrases.compare_reversed)));
        }
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
            if !summary.file.ignored.is_empty() {
                let labels = self
                    .words
                    .list(summary.file.ignored.iter().map(|question| self.words.label(*question)));
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
            let shown = rules
                .iter()
                .filter(|rule| !is_off_page(summary.bank, **rule, &summary.file.on_page));
            shown.map(|rule| self.point(summary, *rule)).collect()
        };
        // What stays needs no answers again.
        let bank = self.words.bank;
        let same =
            findings.same.iter().filter(|rule| !is_off_page(bank, **rule, &later.file.on_page));
        let titles = same.map(|rule| bank.rule(*rule).title.clone());
        let (new, same, open, gone) = (
            lines(later, &findings.new),
            titles.collect(),
            lines(earlier, &findings.open),
            lines(earlier, &findings.gone),
        );
        self.list(|phrases| &phrases.heading_new_points, new);
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
        self.comparison
            .changes
            .iter()
            .filter(|change| self.comparison.later.is_for_pages(change.question))
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
                let answer = self.words.answer(question, summary.file.answers.get(question));
                summary.note(question).map(|note| self.words.noted(&answer, note)).unwrap_or(answer)
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

    /// Notes on answers that are the same; any other is printed with its answer.
    fn notes(&mut self) {
        let SummaryComparison { earlier, later, .. } = self.comparison;
        let bank = self.words.bank;
        let for_all = bank.numbered_questions().map(|(id, _)| id);
        let same = for_all.filter(|id| later.is_for_pages(*id)).filter(|id| {
            let is_told =
                self.told().any(|change| change.question == *id) && !self.is_own_words(*id);
            !is_told && earlier.note(*id) != later.note(*id)
        });
        let missing = self.phrase(|phrases| &phrases.compare_no_note);
        let lines = same.map(|id| {
            let note = |summary: &Summary<'b>| summary.note(id).unwrap_or(&missing).to_owned();
            let values = [
                ("question", self.words.label(id)),
                ("earlier", &note(earlier)),
                ("later", &note(later)),
            ];
            self.fill(|phrases| &phrases.compare_change, &values)
        });
        let lines = lines.collect();
        self.list(|phrases| &phrases.heading_changed_notes, lines);
    }

    /// Scales, and numbers that are more concerning as they get higher, side by side.
    fn measures(&mut self) {
        let bank = self.words.bank;
        let SummaryComparison { earlier, later, .. } = self.comparison;
        let numbers = bank
            .numbered_questions()
            .filter(|(_, question)| question.rising_concern == Some(RisingConcern::Higher));
        let numbers = numbers.map(|(id, _)| {
            let cell = |summary: &Summary<'_>| match summary.file.answers.get(id) {
                answer @ Answer::Known(_) => Some(self.words.answer(id, answer)),
                Answer::Unknown(_) => None,
            };
            (self.words.label(id).to_owned(), cell(earlier), cell(later))
        });
        let scales = bank.numbered_scales().map(|(id, scale)| {
            let cell = |summary: &Summary<'_>| {
                summary
                    .scale_is_shown(id)
                    .then(|| summary.evaluation.sum(id))
                    .flatten()
                    .map(|sum| self.sum(sum))
            };
            (scale.label.as_str().to_owned(), cell(earlier), cell(later))
        });
        let not_known = self.phrase(|phrases| &phrases.compare_not_known);
        let rows: Vec<Vec<String>> = scales
            .chain(numbers)
            .filter(|(_, before, now)| before.is_some() || now.is_some())
            .map(|(label, before, now)| {
                vec![
                    label,
                    before.unwrap_or_else(|| not_known.clone()),
                    now.unwrap_or_else(|| not_known.clone()),
                ]
            })
            .collect();
        if rows.is_empty() {
            return;
        }
        self.blocks.push(Block::Heading(self.phrase(|phrases| &phrases.heading_measures)));
        let head = [
            self.phrase(|phrases| &phrases.column_measure),
            self.phrase(|phrases| &phrases.column_earlier),
            self.phrase(|phrases| &phrases.column_later),
        ];
        self.blocks.push(Block::Table(head.to_vec(), rows));
        let attributions = bank
            .numbered_scales()
            .filter(|(id, _)| earlier.scale_is_shown(*id) || later.scale_is_shown(*id));
        let attributions = attributions.filter_map(|(_, scale)| scale.attribution.as_ref());
        self.blocks.extend(attributions.map(|terms| Block::Paragraph(terms.as_str().to_owned())));
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
