//! The chart: a summary as a clinician's note. It is whole, private answers and those of a counselor
//! among it, speaks of nobody as "you", and holds nothing of the leaflet.

use std::collections::BTreeSet;

use super::block::Block;
use super::facts::{answered_in, numbers};
use super::help::crisis_line;
use super::page::all_points;
use super::summarize::Summary;
use super::treatments::treatments;
use super::words::Words;
use crate::answers::{Answer, Ticks, Unknown, Value};
use crate::bank::mentions::mentions;
use crate::bank::{Level, PagePart, Phrase, Phrases, Question, QuestionId, RisingConcern};
use crate::record::{InterviewLength, Moment};

/// The chart of a summary.
pub fn chart(summary: &Summary<'_>) -> Vec<Block> {
    let mut chart =
        Chart { summary, words: summary.words(), told: BTreeSet::new(), blocks: Vec::new() };
    chart.head();
    chart.reasons();
    chart.risk();
    chart.numbers();
    chart.findings();
    chart.negatives();
    chart.not_known();
    chart.treatments();
    chart.medicines_and_own_words();
    chart.other_answers();
    chart.earlier();
    chart.notes();
    chart.end();
    chart.blocks
}

struct Chart<'s, 'b> {
    summary: &'s Summary<'b>,
    words: Words<'b>,
    /// Questions whose answer was told.
    told: BTreeSet<QuestionId>,
    blocks: Vec<Block>,
}

impl<'b> Chart<'_, 'b> {
    fn phrases(&self) -> &'b Phrases {
        self.words.bank.phrases()
    }

    fn phrase(&self, phrase: impl Fn(&Phrases) -> &Phrase) -> String {
        phrase(self.phrases()).as_str().to_owned()
    }

    fn fill(&self, phrase: impl Fn(&Phrases) -> &Phrase, values: &[(&str, &str)]) -> String {
        phrase(self.phrases()).fill(values)
    }

    fn named(&self, name: impl Fn(&Phrases) -> &Phrase, said: &str) -> String {
        self.fill(|phrases| &phrases.answer, &[("question", &self.phrase(name)), ("answer", said)])
    }

    fn heading(&mut self, heading: impl Fn(&Phrases) -> &Phrase) {
        self.blocks.push(Block::Heading(self.phrase(heading)));
    }

    /// A part with its heading, where it has something to say.
    fn part(&mut self, heading: impl Fn(&Phrases) -> &Phrase, points: Vec<String>) {
        if !points.is_empty() {
            self.heading(heading);
            self.blocks.push(Block::Points(points));
        }
    }

    fn answer(&self, id: QuestionId) -> &Answer {
        self.summary.file.answers.get(id)
    }

    /// A moment with the offset of its local time.
    fn moment(
        &self,
        phrase: impl Fn(&Phrases) -> &Phrase,
        at: &Moment,
        more: &[(&str, &str)],
    ) -> String {
        let (day, time, offset) = (at.day().to_string(), at.time_of_day(), at.offset());
        let when = [("day", &*day), ("time", &*time), ("offset", &*offset)];
        self.fill(phrase, &[&when, more].concat())
    }

    /// A question with its answer, and with the day of a carried one.
    fn said(&mut self, id: QuestionId) -> String {
        self.told.insert(id);
        let asked = self.summary.evaluation.asked.of(id);
        let answer = match self.answer(id) {
            Answer::Unknown(Unknown::Missing) if asked.is_false() => {
                self.phrase(|phrases| &phrases.compare_not_asked)
            }
            answer => self.words.answer(id, answer),
        };
        self.words.answered(id, &self.with_day(id, answer))
    }

    fn with_day(&self, id: QuestionId, answer: String) -> String {
        let Some(origin) = self.summary.file.carried.get(&id) else { return answer };
        let is_worded_so = origin.digest == self.words.bank.digest();
        let day = origin.day.to_string();
        let phrase = |phrases: &'b Phrases| match is_worded_so {
            true => &phrases.carried_answer,
            false => &phrases.carried_other_words,
        };
        phrase(self.phrases()).fill(&[("answer", &answer), ("day", &day)])
    }

    fn head(&mut self) {
        let head = &self.summary.file.record;
        let blank = || self.phrase(|phrases| &phrases.chart_blank);
        let or_blank = |text: &Option<String>| text.clone().unwrap_or_else(blank);
        let day = match &head.saved {
            Some(at) => self.moment(|phrases| &phrases.chart_day, at, &[]),
            None => self.phrase(|phrases| &phrases.date_to_write),
        };
        let reference =
            self.fill(|phrases| &phrases.reference, &[("client", &or_blank(&head.client))]);
        let lines = vec![
            day,
            reference,
            self.named(|phrases| &phrases.chart_answered_by, &or_blank(&head.answered_by)),
            self.named(|phrases| &phrases.chart_present, &or_blank(&head.present)),
            self.named(|phrases| &phrases.chart_asked_by, &blank()),
        ];
        self.blocks.push(Block::Title(self.words.headed(|phrases| &phrases.chart_title)));
        self.blocks.push(Block::Points(lines));
    }

    fn reasons(&mut self) {
        let about: Vec<QuestionId> = self.in_part(PagePart::About);
        let lines = about.into_iter().map(|id| self.said(id)).collect();
        self.part(|phrases| &phrases.heading_chart_reasons, lines);
    }

    /// Questions of a part of the page that have an answer, but for those of a counselor.
    fn in_part(&self, part: PagePart) -> Vec<QuestionId> {
        let is_here = |id: &QuestionId| {
            let question = self.words.bank.question(*id);
            question.page_part == Some(part) && !question.for_counselors
        };
        let answered = |id: &QuestionId| *self.answer(*id) != Answer::MISSING;
        self.summary.asked().filter(is_here).filter(answered).collect()
    }

    /// Both answers about suicide whatever they are, their changes, and what a counselor answered.
    fn risk(&mut self) {
        let bank = self.words.bank;
        let about_suicide: Vec<QuestionId> = bank
            .numbered_questions()
            .filter(|(_, question)| question.about_suicide)
            .map(|(id, _)| id)
            .collect();
        let is_of_risk = |question: &Question| {
            let names = |id: &QuestionId| {
                question.ask_if.as_ref().is_some_and(|condition| mentions(bank, condition, *id))
            };
            question.for_counselors && about_suicide.iter().any(names)
        };
        let further = self.summary.asked().filter(|id| is_of_risk(bank.question(*id)));
        let further: Vec<QuestionId> = further.collect();
        let mut lines: Vec<String> = about_suicide.iter().map(|id| self.said(*id)).collect();
        for change in &self.summary.file.changed {
            let before = self.words.answer(change.question, &change.before);
            let more = [("question", self.words.label(change.question)), ("answer", &*before)];
            lines.push(self.moment(|phrases| &phrases.chart_changed, &change.at, &more));
        }
        let (texts, others): (Vec<_>, Vec<_>) = further
            .into_iter()
            .partition(|id| matches!(self.answer(*id), Answer::Known(Value::Text(_))));
        for id in others {
            let said = self.said(id);
            lines.push(self.with_not_chosen(id, said));
        }
        self.part(|phrases| &phrases.heading_chart_risk, lines);
        texts.into_iter().for_each(|id| self.text(id));
    }

    /// An answer with the options that were put and not chosen: of risk, that they were asked counts.
    fn with_not_chosen(&self, id: QuestionId, said: String) -> String {
        let Answer::Known(Value::Multi(Ticks::Options(ticks))) = self.answer(id) else {
            return said;
        };
        let question = self.words.bank.question(id);
        let rest = question
            .numbered_options()
            .filter(|(option, _)| Some(*option) != question.none_option())
            .filter(|(option, _)| ticks.iter().all(|tick| tick.option != *option));
        let rest: Vec<&str> = rest.map(|(_, option)| option.label.as_str()).collect();
        match rest.is_empty() {
            true => said,
            false => self.fill(
                |phrases| &phrases.chart_not_chosen,
                &[("answer", &said), ("options", &self.words.list(rest))],
            ),
        }
    }

    /// A text in the words of whoever wrote it, below the name of its question.
    fn text(&mut self, id: QuestionId) {
        let Answer::Known(Value::Text(text)) = self.answer(id) else { return };
        let text = text.clone();
        self.told.insert(id);
        let label = self.with_day(id, self.words.label(id).to_owned());
        self.blocks.push(Block::Subheading(label));
        self.blocks.push(Block::OwnWords(text));
    }

    fn numbers(&mut self) {
        let summary = self.summary;
        let mut lines = numbers(summary);
        self.told.extend(answered_in(summary, PagePart::Readings));
        for (id, scale) in self.words.bank.numbered_scales() {
            if summary.scale_is_shown(id) {
                lines.push(self.words.scale_items(id, &summary.file.answers));
                self.told.extend(scale.items.iter().copied());
            }
        }
        self.part(|phrases| &phrases.heading_numbers, lines);
    }

    fn findings(&mut self) {
        let (summary, words) = (self.summary, self.words);
        let line = |finding| words.whole_line(finding, &summary.file.answers);
        let of_point = |title: &str, lines: Vec<String>| {
            self.fill(
                |phrases| &phrases.answer,
                &[("question", title), ("answer", &words.list(lines))],
            )
        };
        let mut lines: Vec<String> = all_points(summary)
            .iter()
            .map(|gathered| {
                let title = &words.bank.point(gathered.point).title;
                of_point(title, gathered.findings.iter().map(|finding| line(finding)).collect())
            })
            .collect();
        if lines.is_empty() {
            lines.push(self.phrase(|phrases| &phrases.brief_none));
        }
        let is_note = |rule| words.bank.rule(rule).level == Level::Note;
        let notes = summary.evaluation.findings.iter().filter(|finding| is_note(finding.rule));
        let notes: Vec<String> = notes.map(line).collect();
        if !notes.is_empty() {
            lines.push(self.named(|phrases| &phrases.chart_background, &words.list(notes)));
        }
        self.part(|phrases| &phrases.heading_chart_findings, lines);
    }

    /// Safety questions that were answered with the least concern, in one line.
    fn negatives(&mut self) {
        let summary = self.summary;
        let is_negative = |id: &QuestionId| {
            let least = match &self.words.bank.question(*id).rising_concern {
                Some(RisingConcern::Options(order)) => order.first(),
                _ => None,
            };
            match self.answer(*id) {
                Answer::Known(Value::Choice(option)) => Some(option) == least,
                Answer::Known(Value::Multi(Ticks::NoneOfThese)) => {
                    self.words.bank.question(*id).rising_concern.is_some()
                }
                _ => false,
            }
        };
        let negative: Vec<QuestionId> =
            summary.asked().filter(|id| !self.told.contains(id)).filter(is_negative).collect();
        if negative.is_empty() {
            return;
        }
        let labels = self.words.list(negative.iter().map(|id| self.words.label(*id)));
        self.told.extend(negative);
        self.part(|phrases| &phrases.heading_chart_negatives, vec![labels]);
    }

    /// What was declined, not sure, not answered and not asked, each as such.
    fn not_known(&mut self) {
        let (summary, words) = (self.summary, self.words);
        let label = |id: QuestionId| words.label(id).to_owned();
        let with = |unknown: Unknown| {
            let is_so =
                move |id: &QuestionId| *summary.file.answers.get(*id) == Answer::Unknown(unknown);
            summary.asked().filter(is_so)
        };
        let unsure = summary.asked().filter_map(|id| match self.answer(id) {
            Answer::Unknown(Unknown::NotSure) => Some(label(id)),
            Answer::Known(Value::Multi(Ticks::Options(ticks))) => {
                let options = ticks.iter().filter(|tick| !tick.sure);
                let options = words.list(options.map(|tick| words.option(id, tick.option)));
                let values = [("question", words.label(id)), ("options", &*options)];
                (!options.is_empty()).then(|| self.phrases().page_unsure.fill(&values))
            }
            _ => None,
        });
        let is_short = summary.file.record.interview == Some(InterviewLength::Short);
        let is_left_out = |id: &QuestionId| {
            let question = words.bank.question(*id);
            is_short && !question.short && !question.for_counselors
        };
        let (not_put, missing): (Vec<_>, Vec<_>) = with(Unknown::Missing).partition(is_left_out);
        let not_asked = summary.not_asked().chain(not_put);
        let not_asked: BTreeSet<QuestionId> = not_asked.collect();
        let lines = [
            self.line(
                |phrases| &phrases.page_declined,
                with(Unknown::PreferNot).map(label).collect(),
            ),
            self.line(|phrases| &phrases.page_not_sure, unsure.collect()),
            self.line(
                |phrases| &phrases.page_not_answered,
                missing.into_iter().map(label).collect(),
            ),
            self.line(
                |phrases| &phrases.chart_not_asked,
                not_asked.into_iter().map(label).collect(),
            ),
        ];
        let mut lines: Vec<String> = lines.into_iter().flatten().collect();
        let set_aside = |phrase: fn(&Phrases) -> &Phrase, ids: &[QuestionId]| {
            let labels = words.list(ids.iter().map(|id| words.label(*id)));
            (!ids.is_empty()).then(|| self.fill(phrase, &[("questions", &labels)]))
        };
        lines.extend(set_aside(|phrases| &phrases.set_aside, &summary.file.ignored));
        lines.extend(set_aside(|phrases| &phrases.carried_dropped, &summary.file.dropped));
        self.part(|phrases| &phrases.heading_chart_not_known, lines);
    }

    fn line(&self, name: impl Fn(&Phrases) -> &Phrase, labels: Vec<String>) -> Option<String> {
        (!labels.is_empty()).then(|| self.named(name, &self.words.list(labels)))
    }

    fn treatments(&mut self) {
        let words = self.words;
        let rows = treatments(self.summary).into_iter().map(|(label, tried, outcome)| {
            let cells = [tried, outcome].into_iter().filter(|cell| !cell.is_empty());
            let said = words.list(cells);
            self.fill(|phrases| &phrases.answer, &[("question", &label), ("answer", &said)])
        });
        let rows = rows.collect();
        for row in words.bank.treatments() {
            self.told.extend(row.tried.iter().chain(&row.outcome).copied());
        }
        self.part(|phrases| &phrases.heading_tried, rows);
    }

    fn medicines_and_own_words(&mut self) {
        let parts = [PagePart::Medicines, PagePart::Tried, PagePart::OwnWords];
        let all = parts.into_iter().flat_map(|part| self.in_part(part));
        let all: Vec<QuestionId> = all.filter(|id| !self.told.contains(id)).collect();
        let is_text = |id: &QuestionId| matches!(self.answer(*id), Answer::Known(Value::Text(_)));
        let (texts, others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_text);
        if texts.is_empty() && others.is_empty() {
            return;
        }
        self.heading(|phrases| &phrases.heading_chart_words);
        let others: Vec<String> = others.into_iter().map(|id| self.said(id)).collect();
        if !others.is_empty() {
            self.blocks.push(Block::Points(others));
        }
        texts.into_iter().for_each(|id| self.text(id));
    }

    /// Known answers that stand nowhere else.
    fn other_answers(&mut self) {
        let summary = self.summary;
        let is_left = |id: &QuestionId| !self.told.contains(id) && !self.answer(*id).is_unknown();
        let left: Vec<QuestionId> = summary.asked().filter(is_left).collect();
        let is_text = |id: &QuestionId| matches!(self.answer(*id), Answer::Known(Value::Text(_)));
        let (texts, others): (Vec<_>, Vec<_>) = left.into_iter().partition(is_text);
        let lines = others.into_iter().map(|id| self.said(id)).collect();
        self.part(|phrases| &phrases.heading_chart_other, lines);
        texts.into_iter().for_each(|id| self.text(id));
    }

    /// Answers of an earlier day, by day.
    fn earlier(&mut self) {
        let file = self.summary.file;
        let days: BTreeSet<_> = file.carried.values().map(|origin| origin.day).collect();
        let lines = days.into_iter().map(|day| {
            let of_day = file.carried.iter().filter(|(_, origin)| origin.day == day);
            let labels = self.words.list(of_day.map(|(id, origin)| {
                let label = self.words.label(*id);
                match origin.digest == self.words.bank.digest() {
                    true => label.to_owned(),
                    false => self.fill(|phrases| &phrases.carried_label, &[("question", label)]),
                }
            }));
            let values = [("question", &*day.to_string()), ("answer", &*labels)];
            self.fill(|phrases| &phrases.answer, &values)
        });
        let lines = lines.collect();
        self.part(|phrases| &phrases.heading_chart_earlier, lines);
    }

    fn notes(&mut self) {
        if self.summary.file.notes.is_empty() {
            return;
        }
        self.heading(|phrases| &phrases.heading_chart_notes);
        for (id, note) in &self.summary.file.notes {
            self.blocks.push(Block::Subheading(self.words.label(*id).to_owned()));
            self.blocks.push(Block::OwnWords(note.clone()));
        }
    }

    fn end(&mut self) {
        let summary = self.summary;
        let crisis_line = crisis_line(summary.bank, summary.country);
        let told = self.fill(|phrases| &phrases.brief_told, &[("crisis_line", &crisis_line)]);
        let private = self.phrase(|phrases| &phrases.chart_private);
        let sign = self.phrase(|phrases| &phrases.chart_sign);
        self.heading(|phrases| &phrases.heading_chart_end);
        self.blocks.push(Block::Points(vec![told, private]));
        self.blocks.push(Block::Paragraph(sign));
    }
}
