//! The parts of the page, in their order.

use super::excerpt::{excerpt, short_reference};
use super::points::{GatheredPoint, points};
use super::room::Room;
use crate::answers::{Answer, Unknown, Value};
use crate::bank::{LeafletPlace, Level, PagePart, Phrase, Phrases, PointId, QuestionId};
use crate::evaluation::{Finding, truth};
use crate::summary::block::Block;
use crate::summary::facts::{about, answered_in, numbers};
use crate::summary::find_out::ToFindOut;
use crate::summary::help_block::help_on_page;
use crate::summary::summarize::Summary;
use crate::summary::treatments::treatments;
use crate::summary::words::Words;

/// Findings of a point that are told in full.
const LINES_OF_A_POINT: usize = 2;
/// Sentences of the leaflet on the page.
const SENTENCES: usize = 3;

/// The page, with as much of each part as there is room for.
pub fn summary_page(summary: &Summary<'_>, room: Room) -> Vec<Block> {
    let mut page = Page { summary, words: summary.words(), room, blocks: Vec::new() };
    page.start();
    page.own_words();
    page.points();
    page.numbers();
    page.medicines();
    page.tried();
    page.find_out();
    page.good_to_know();
    page.bring();
    page.about();
    page.blocks
}

/// True where help comes before anything else: the page is short then.
pub fn is_help_first(summary: &Summary<'_>) -> bool {
    !summary.help.first.is_empty()
}

struct Page<'s, 'b> {
    summary: &'s Summary<'b>,
    words: Words<'b>,
    room: Room,
    blocks: Vec<Block>,
}

impl Page<'_, '_> {
    fn phrase(&self, phrase: impl Fn(&Phrases) -> &Phrase) -> String {
        phrase(self.words.bank.phrases()).as_str().to_owned()
    }

    fn heading(&mut self, phrase: impl Fn(&Phrases) -> &Phrase) {
        let text = self.phrase(phrase);
        self.blocks.push(Block::Heading(text));
    }

    fn start(&mut self) {
        let (summary, words) = (self.summary, self.words);
        self.blocks.push(Block::Title(words.page_title()));
        self.blocks.extend(help_on_page(summary, self.room.dense));
        let client = summary.file.record.client.as_ref();
        let reference = &words.bank.phrases().reference;
        let said = client.map(|client| reference.fill(&[("client", &short_reference(client))]));
        self.blocks.push(Block::Paragraph(words.list(said.into_iter().chain(about(summary)))));
        let answers = &summary.file.answers;
        let line = |found: &Finding| match (self.room.whole_lines, self.room.dense) {
            (true, _) => words.whole_line(found, answers),
            (false, false) => words.line(found, answers),
            (false, true) => words.bank.rule(found.rule).short_title.clone(),
        };
        // They stand among what to find out too.
        let unknown = self.room.whole_lines.then(|| self.calling_unknown()).into_iter().flatten();
        let lines: Vec<String> = self.calling().map(line).chain(unknown).collect();
        if !lines.is_empty() {
            let lines = words.list(lines);
            let said = words.bank.phrases().page_said.fill(&[("lines", &lines)]);
            self.blocks.push(Block::Strong(said));
        }
        if !self.room.dense && self.is_little_answered() {
            let little = self.phrase(|phrases| &phrases.page_little);
            self.blocks.push(Block::Paragraph(little));
        }
    }

    /// Findings that call for help before anything else.
    fn calling(&self) -> impl Iterator<Item = &Finding> {
        let evaluation = &self.summary.evaluation;
        let calls = evaluation.first_help(self.words.bank);
        let is_calling =
            move |finding: &&Finding| calls.iter().any(|(rule, _)| *rule == finding.rule);
        evaluation.findings.iter().filter(is_calling)
    }

    /// Answers that are not known, and that call for help before anything else.
    fn calling_unknown(&self) -> Vec<String> {
        let (words, evaluation) = (self.words, &self.summary.evaluation);
        let answers = &self.summary.file.answers;
        let calls = evaluation.first_help(words.bank);
        let is_calling = |rule| calls.iter().any(|(calling, _)| *calling == rule);
        let open = evaluation.unresolved.iter().filter(|open| is_calling(open.rule));
        let mut said: Vec<String> = Vec::new();
        for missing in open.flat_map(|open| &open.missing) {
            let answer = answers.get(missing.question);
            let told = match missing.option {
                _ if *answer == Answer::MISSING => continue,
                Some(option) => words.unsure(missing.question, option),
                None => words.answered(missing.question, &words.answer(missing.question, answer)),
            };
            if !said.contains(&told) {
                said.push(told);
            }
        }
        said
    }

    /// True where fewer than a quarter of the questions have an answer that is known.
    fn is_little_answered(&self) -> bool {
        let answers = &self.summary.file.answers;
        let asked = || self.summary.asked().filter(|id| self.summary.is_for_pages(*id));
        let known = asked().filter(|id| !answers.get(*id).is_unknown()).count();
        known * 4 < asked().count()
    }

    fn written(&self, part: PagePart, lines: usize) -> Vec<String> {
        let answers = &self.summary.file.answers;
        let cut = |text: &str| excerpt(text, lines, &self.words.bank.phrases().page_cut);
        let written = answered_in(self.summary, part).filter_map(|id| match answers.get(id) {
            Answer::Known(Value::Text(text)) => Some(cut(text)),
            _ => None,
        });
        written.collect()
    }

    fn own_words(&mut self) {
        let written = self.written(PagePart::OwnWords, self.room.own_words);
        if !written.is_empty() {
            self.heading(|phrases| &phrases.heading_own_words);
        }
        self.blocks.extend(written.into_iter().map(Block::OwnWords));
    }

    fn points(&mut self) {
        let gathered = points(self.summary);
        if gathered.is_empty() {
            return;
        }
        if is_help_first(self.summary) {
            let calling: Vec<_> = self.calling().map(|finding| finding.rule).collect();
            let later: Vec<GatheredPoint<'_>> = gathered
                .into_iter()
                .map(|mut gathered| {
                    gathered.findings.retain(|finding| !calling.contains(&finding.rule));
                    gathered
                })
                .filter(|gathered| !gathered.findings.is_empty())
                .collect();
            if !later.is_empty() {
                self.heading(|phrases| &phrases.heading_later);
                self.also(&later);
            }
            return;
        }
        let (full, rest) = gathered.split_at(self.room.points.min(gathered.len()));
        self.heading(|phrases| &phrases.heading_points_to_raise);
        let full: Vec<Block> = full.iter().map(|point| self.point(point)).collect();
        self.blocks.extend(full);
        if !rest.is_empty() {
            self.heading(|phrases| &phrases.heading_also);
            self.also(rest);
        }
    }

    fn point(&self, gathered: &GatheredPoint<'_>) -> Block {
        let (bank, phrases) = (self.words.bank, self.words.bank.phrases());
        let point = bank.point(gathered.point);
        let (told, others) =
            gathered.findings.split_at(LINES_OF_A_POINT.min(gathered.findings.len()));
        let mut lines: Vec<String> = told
            .iter()
            .map(|finding| self.words.line(finding, &self.summary.file.answers))
            .collect();
        if !others.is_empty() {
            let titles = others.iter().map(|finding| bank.rule(finding.rule).short_title.as_str());
            lines.push(phrases.point_also.fill(&[("titles", &self.words.list(titles))]));
        }
        if let Some(first) = gathered.findings.first() {
            let ask = bank.rule(first.rule).ask.as_str();
            lines.push(phrases.point_ask.fill(&[("question", ask)]));
        }
        let id = self.reasons_of(gathered.point);
        Block::Point { id, title: point.title.clone(), lines }
    }

    /// The id of a point, where its reasons stand behind the page.
    fn reasons_of(&self, point: PointId) -> Option<String> {
        self.summary.options.reasons.then(|| self.words.bank.point(point).id.clone())
    }

    fn also(&mut self, gathered: &[GatheredPoint<'_>]) {
        let bank = self.words.bank;
        let titled = |finding: &&Finding| {
            let rule = bank.rule(finding.rule);
            (self.reasons_of(rule.point), rule.short_title.clone())
        };
        let titles = gathered.iter().flat_map(|point| &point.findings).map(titled).collect();
        let separator = self.phrase(|phrases| &phrases.list_separator);
        self.blocks.push(Block::Titles { titles, separator });
    }

    fn numbers(&mut self) {
        let said = numbers(self.summary);
        if !said.is_empty() {
            self.list_below(|phrases| &phrases.heading_numbers, said);
        }
    }

    fn medicines(&mut self) {
        let lines = self.room.medicines;
        let written = self.written(PagePart::Medicines, lines);
        let labels: Vec<&str> =
            answered_in(self.summary, PagePart::Medicines).map(|id| self.words.label(id)).collect();
        if let Some(label) = labels.first().filter(|_| !written.is_empty()) {
            self.blocks.push(Block::Heading((*label).to_owned()));
            self.blocks.extend(written.into_iter().map(Block::OwnWords));
        }
    }

    fn tried(&mut self) {
        // Where help comes first the page is short; what was tried stands in the reasons.
        if is_help_first(self.summary) {
            return;
        }
        let rows = treatments(self.summary);
        let written = self.written(PagePart::Tried, self.room.tried);
        if rows.is_empty() && written.is_empty() {
            return;
        }
        if !self.room.treatments && !rows.is_empty() {
            let labels: Vec<&str> = rows.iter().map(|(label, ..)| label.as_str()).collect();
            let phrases = self.words.bank.phrases();
            let line = self.words.in_one_line(phrases.heading_tried.as_str(), &labels);
            self.blocks.push(Block::Paragraph(line));
            self.blocks.extend(written.into_iter().map(Block::OwnWords));
            return;
        }
        self.heading(|phrases| &phrases.heading_tried);
        let lines: Vec<String> = rows
            .iter()
            .map(|(label, tried, outcome)| {
                let cells = [tried, outcome].into_iter().filter(|cell| !cell.is_empty());
                let cells = self.words.list(cells);
                let phrase = &self.words.bank.phrases().answer;
                phrase.fill(&[("question", label), ("answer", &cells)])
            })
            .collect();
        if !lines.is_empty() {
            self.blocks.push(Block::Points(lines));
        }
        self.blocks.extend(written.into_iter().map(Block::OwnWords));
    }

    /// What is not known, what matters most first: a line for each way of not knowing.
    fn find_out(&mut self) {
        let (words, open) = (self.words, &self.summary.find_out);
        let phrases = words.bank.phrases();
        let answers = &self.summary.file.answers;
        let mut said: Vec<_> = open.said_unknown.iter().collect();
        let is_caution =
            |rule: &crate::bank::RuleId| words.bank.rule(*rule).level >= Level::Caution;
        said.sort_by_key(|open| !open.rules.iter().any(is_caution));
        let is_declined =
            |question: QuestionId| *answers.get(question) == Answer::Unknown(Unknown::PreferNot);
        let is_list = |open: &&&ToFindOut| !open.options.is_empty();
        let named: Vec<QuestionId> = said
            .iter()
            .filter(is_list)
            .take(self.room.named_options)
            .map(|open| open.question)
            .collect();
        let label = |open: &&ToFindOut| match named.contains(&open.question) {
            false => words.label(open.question).to_owned(),
            true => {
                let options =
                    open.options.iter().map(|option| words.option(open.question, *option));
                let values =
                    [("question", words.label(open.question)), ("options", &*words.list(options))];
                phrases.page_unsure.fill(&values)
            }
        };
        let not_sure = said.iter().filter(|open| !is_declined(open.question)).map(label);
        let declined = said.iter().filter(|open| is_declined(open.question)).map(label);
        let missing = open
            .not_answered
            .iter()
            .flat_map(|(_, questions)| questions)
            .map(|question| words.label(*question).to_owned());
        let lines: Vec<String> = [
            (&phrases.page_not_sure, words.list(not_sure)),
            (&phrases.page_declined, words.list(declined)),
            (&phrases.page_not_answered, words.list(missing)),
        ]
        .into_iter()
        .filter(|(_, labels)| !labels.is_empty())
        .map(|(name, labels)| {
            phrases.answer.fill(&[("question", name.as_str()), ("answer", &labels)])
        })
        .collect();
        if !lines.is_empty() {
            self.list_below(|phrases| &phrases.heading_find_out, lines);
        }
    }

    /// A short list below its heading, or behind it where there is little room.
    fn list_below(&mut self, heading: impl Fn(&Phrases) -> &Phrase, texts: Vec<String>) {
        if self.room.dense {
            let name = heading(self.words.bank.phrases()).as_str();
            let list = self.words.list(texts);
            let said = [("question", name), ("answer", &list)];
            let said = self.words.bank.phrases().answer.fill(&said);
            self.blocks.push(Block::Paragraph(said));
            return;
        }
        self.heading(heading);
        self.blocks.push(Block::Points(texts));
    }

    fn good_to_know(&mut self) {
        if !self.room.good_to_know || is_help_first(self.summary) {
            return;
        }
        let (bank, answers) = (self.words.bank, &self.summary.file.answers);
        let fits = |condition| truth(bank, answers, condition).is_true();
        let sentences: Vec<String> = bank
            .leaflet()
            .iter()
            .filter(|topic| topic.on_page_if.as_ref().is_some_and(fits))
            .filter_map(|topic| topic.text.as_ref().or(topic.points.first()).cloned())
            .take(SENTENCES)
            .collect();
        if !sentences.is_empty() {
            self.heading(|phrases| &phrases.heading_good_to_know);
            self.blocks.push(Block::Points(sentences));
        }
    }

    fn bring(&mut self) {
        if !self.room.bring || is_help_first(self.summary) {
            return;
        }
        let topics = self.words.bank.leaflet().iter();
        let points: Vec<String> = topics
            .filter(|topic| topic.place == LeafletPlace::Bring)
            .flat_map(|topic| topic.points.iter().cloned())
            .collect();
        if !points.is_empty() {
            self.heading(|phrases| &phrases.heading_to_bring);
            self.blocks.push(Block::Checklist(points));
        }
    }

    fn about(&mut self) {
        if !self.room.dense {
            self.heading(|phrases| &phrases.heading_about);
        }
        let rights = self.phrase(|phrases| &phrases.page_rights);
        let mut text = format!("{} {rights}", self.summary.disclaimer);
        if !self.room.dense && !self.summary.options.reasons {
            text = format!("{text} {}", self.phrase(|phrases| &phrases.page_more));
        }
        self.blocks.push(Block::Paragraph(text));
    }
}
