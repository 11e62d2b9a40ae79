//! The reasons behind the page: why each point matters, all answers, the sources.

use std::collections::BTreeSet;

use super::block::Block;
use super::page::points;
use super::source_list::SourceList;
use super::summarize::Summary;
use super::words::Words;
use crate::answers::{Answer, Value};
use crate::bank::{Level, PointId, QuestionId};
use crate::evaluation::Finding;

/// The reasons of a page.
pub fn reasons(summary: &Summary<'_>) -> Vec<Block> {
    let words = summary.words();
    let sources = SourceList { words, cited: summary.cited() };
    let mut reasons = Reasons { summary, words, sources, blocks: Vec::new() };
    let heading = summary.bank.phrases().heading_reasons.as_str().to_owned();
    reasons.blocks.push(Block::NextSheet(heading));
    reasons.points();
    reasons.own_words();
    reasons.answers();
    let sources = reasons.sources.blocks();
    reasons.blocks.extend(sources);
    reasons.blocks
}

struct Reasons<'s, 'b> {
    summary: &'s Summary<'b>,
    words: Words<'b>,
    sources: SourceList<'b>,
    blocks: Vec<Block>,
}

impl Reasons<'_, '_> {
    /// The points in the order of the page, each with its notes, then those that have notes alone.
    fn points(&mut self) {
        let summary = self.summary;
        let mut gathered: Vec<(PointId, Vec<&Finding>)> = points(summary)
            .into_iter()
            .map(|gathered| (gathered.point, gathered.findings))
            .collect();
        for note in summary.findings(&[Level::Note]) {
            let point = self.words.bank.rule(note.rule).point;
            match gathered.iter_mut().find(|(other, _)| *other == point) {
                Some((_, findings)) => findings.push(note),
                None => gathered.push((point, vec![note])),
            }
        }
        for (point, findings) in gathered {
            let point = self.words.bank.point(point);
            self.blocks.push(Block::PointReasons(point.id.clone(), point.title.clone()));
            let told: Vec<String> = findings.into_iter().map(|found| self.finding(found)).collect();
            self.blocks.push(Block::Points(told));
        }
    }

    fn finding(&self, finding: &Finding) -> String {
        let (words, phrases) = (self.words, self.words.bank.phrases());
        let rule = words.bank.rule(finding.rule);
        let line = words.whole_line(finding, &self.summary.file.answers);
        let basis = words.basis(rule.basis);
        let basis = match self.sources.numbers(&rule.sources) {
            Some(numbers) => format!("{basis}, {numbers}"),
            None => basis.to_owned(),
        };
        let said = [("line", &*line), ("text", &rule.text), ("basis", &basis)];
        phrases.reason.fill(&said)
    }

    fn charts(&mut self) {
        for (number, picture, description, shape) in
            self.summary.charts().filter(|(_, picture, ..)| picture.beside.is_none())
        {
            self.blocks.push(self.sources.chart(number, picture, description, shape));
        }
    }

    fn own_words(&mut self) {
        let summary = self.summary;
        let mut own = summary.own_words().peekable();
        if own.peek().is_some() {
            let heading = self.words.bank.phrases().heading_own_words.as_str().to_owned();
            self.blocks.push(Block::Heading(heading));
        }
        for (_, text) in own {
            self.blocks.push(Block::OwnWords(text.to_owned()));
        }
    }

    fn answers(&mut self) {
        let (summary, words) = (self.summary, self.words);
        let phrases = words.bank.phrases();
        self.blocks.push(Block::Heading(phrases.heading_answers.as_str().to_owned()));
        self.charts();
        let items: BTreeSet<QuestionId> = words
            .bank
            .numbered_scales()
            .filter(|(id, _)| summary.scale_is_shown(*id))
            .flat_map(|(_, scale)| scale.items.iter().copied())
            .collect();
        for (index, section) in words.bank.sections().iter().enumerate() {
            let mut said: Vec<String> = summary
                .shown()
                .filter(|id| words.bank.question(*id).section == index && !items.contains(id))
                .filter_map(|id| self.answer(id))
                .collect();
            let mut terms = Vec::new();
            for (id, scale) in words.bank.numbered_scales() {
                let here =
                    scale.items.iter().any(|item| words.bank.question(*item).section == index);
                if here && summary.scale_is_shown(id) {
                    said.push(words.scale_items(id, &summary.file.answers));
                    said.extend(summary.evaluation.sum(id).map(|sum| words.sum(id, sum)));
                    let attribution = scale.attribution.iter().map(|terms| terms.as_str());
                    terms.extend(attribution.map(str::to_owned));
                    terms.dedup();
                }
            }
            if !said.is_empty() {
                said.extend(terms);
                let answers = words.list(said);
                let line = phrases
                    .section_questions
                    .fill(&[("section", section.title.as_str()), ("questions", &answers)]);
                self.blocks.push(Block::Points(vec![line]));
            }
        }
        let ignored: Vec<&str> = summary.ignored().map(|question| words.label(question)).collect();
        if !ignored.is_empty() {
            let labels = words.list(ignored);
            self.blocks.push(Block::Paragraph(phrases.set_aside.fill(&[("questions", &labels)])));
        }
    }

    /// A question with its answer; own words have a part of their own, and what was not answered
    /// stands on the page.
    fn answer(&self, id: QuestionId) -> Option<String> {
        let answer = self.summary.file.answers.get(id);
        match answer {
            Answer::Known(Value::Text(_)) => None,
            _ if *answer == Answer::MISSING => None,
            _ => Some(self.words.answered(id, &self.words.answer(id, answer))),
        }
    }
}

/// The day of a moment as it was written (RFC 3339); none where it is not written so.
pub fn date_of(moment: &str) -> Option<jiff::civil::Date> {
    moment.get(..10).and_then(|date| date.parse().ok())
}
