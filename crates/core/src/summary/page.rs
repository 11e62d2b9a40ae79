//! Page of a summary: the blocks that every format for people shows, in the same order.

use super::block::Block;
use super::chart::Chart;
use super::help::{brief_lines, help_line, other_countries};
use super::summarize::Summary;
use super::treatments::treatments;
use super::words::Words;
use crate::answers::{Answer, Value};
use crate::bank::{LeafletPlace, LeafletTopic, Level, Phrase, Phrases, QuestionId, SourceId};
use crate::evaluation::Finding;

/// The page of a summary.
pub fn summary_page(summary: &Summary<'_>) -> Vec<Block> {
    let mut page =
        SummaryPage { summary, words: summary.words(), cited: summary.cited(), blocks: Vec::new() };
    page.start();
    page.charts(None);
    page.findings();
    page.find_out();
    page.tried();
    page.background();
    page.leaflet();
    page.own_words();
    page.answers();
    page.sources();
    page.about();
    page.blocks
}

/// Help and the next step, right below the title: a reader in danger looks no further.
pub fn what_to_do(summary: &Summary<'_>) -> Vec<Block> {
    let bank = summary.bank;
    let lines: Vec<String> =
        summary.help.lines_of(summary.country).map(|line| help_line(bank, line)).collect();
    let lines = (!lines.is_empty()).then_some(Block::Points(lines));
    let early = summary.help.early.iter().map(|text| Block::Strong((*text).to_owned()));
    let mut blocks = Vec::new();
    if summary.help.first.is_empty() {
        blocks.push(Block::Paragraph(summary.next_step.clone()));
        blocks.extend(early);
        blocks.extend(lines);
    } else {
        blocks.extend(summary.help.first.iter().map(|text| Block::Strong((*text).to_owned())));
        blocks.extend(lines);
        blocks.extend(early);
        blocks.push(Block::Heading(bank.phrases().heading_next_step.as_str().to_owned()));
        blocks.push(Block::Paragraph(summary.next_step.clone()));
        blocks.extend(help_elsewhere(summary));
    }
    blocks
}

/// The help lines of every other country, in short.
pub fn help_elsewhere(summary: &Summary<'_>) -> Vec<Block> {
    let bank = summary.bank;
    let lines: Vec<String> =
        other_countries(bank, summary.country).map(|country| brief_lines(bank, country)).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![Block::Paragraph(bank.phrases().help_elsewhere.as_str().to_owned()), Block::Points(lines)]
}

struct SummaryPage<'s, 'b> {
    summary: &'s Summary<'b>,
    words: Words<'b>,
    cited: Vec<SourceId>,
    blocks: Vec<Block>,
}

impl SummaryPage<'_, '_> {
    fn heading(&mut self, phrase: impl Fn(&Phrases) -> &Phrase) {
        let text = phrase(self.words.bank.phrases()).as_str().to_owned();
        self.blocks.push(Block::Heading(text));
    }

    fn folded_heading(&mut self, phrase: impl Fn(&Phrases) -> &Phrase) {
        let text = phrase(self.words.bank.phrases()).as_str().to_owned();
        self.blocks.push(Block::FoldedHeading(text));
    }

    fn start(&mut self) {
        let (summary, words) = (self.summary, self.words);
        let phrases = words.bank.phrases();
        self.blocks.push(Block::Title(words.page_title()));
        self.blocks.extend(what_to_do(summary));
        if let Some(client) = &summary.file.record.client {
            self.blocks.push(Block::Paragraph(phrases.reference.fill(&[("client", client)])));
        }
        let date =
            summary.file.record.saved.as_deref().and_then(date_of).map(|date| date.to_string());
        self.blocks.push(Block::Paragraph(date.map_or_else(
            || phrases.date_to_write.as_str().to_owned(),
            |date| phrases.date.fill(&[("date", &date)]),
        )));
    }

    fn findings(&mut self) {
        self.level(&[Level::Urgent, Level::Caution], |phrases| &phrases.heading_raise_first);
        self.level(&[Level::Discuss], |phrases| &phrases.heading_talk_through);
    }

    fn background(&mut self) {
        self.level(&[Level::Note], |phrases| &phrases.heading_background);
    }

    fn level(&mut self, levels: &[Level], heading: impl Fn(&Phrases) -> &Phrase) {
        let summary = self.summary;
        let mut findings = summary.findings(levels).peekable();
        match (findings.peek().is_some(), levels) {
            (true, [Level::Note]) => self.folded_heading(heading),
            (true, _) => self.heading(heading),
            (false, _) => {}
        }
        findings.for_each(|finding| self.finding(finding));
    }

    fn finding(&mut self, finding: &Finding) {
        let (summary, words) = (self.summary, self.words);
        let phrases = words.bank.phrases();
        let rule = words.bank.rule(finding.rule);
        let because = words.list(
            finding
                .because
                .iter()
                .map(|because| words.because(because, &summary.file.answers, &summary.evaluation)),
        );
        let basis = phrases.label_basis.fill(&[("basis", words.basis(rule.basis))]);
        let basis = words.labels(rule).map_or(basis.clone(), |labels| format!("{basis} {labels}"));
        let line = words.line(finding, &self.summary.file.answers);
        self.blocks.push(Block::Subheading(line));
        self.blocks.push(Block::Paragraph(rule.text.as_str().to_owned()));
        let mut points = vec![
            phrases.label_because.fill(&[("answers", &because)]),
            phrases.label_ask.fill(&[("question", rule.ask.as_str())]),
            basis,
        ];
        points.extend(self.numbers(&rule.sources));
        self.blocks.push(Block::Points(points));
    }

    fn numbers(&self, sources: &[SourceId]) -> Option<String> {
        let mut numbers: Vec<usize> = sources
            .iter()
            .filter_map(|source| self.cited.iter().position(|cited| cited == source))
            .map(|index| index + 1)
            .collect();
        numbers.sort_unstable();
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        (!numbers.is_empty()).then(|| {
            self.words.bank.phrases().label_sources.fill(&[("numbers", &self.words.list(numbers))])
        })
    }

    fn find_out(&mut self) {
        let (summary, words) = (self.summary, self.words);
        let phrases = words.bank.phrases();
        let open = &summary.find_out;
        if open.said_unknown.is_empty()
            && open.not_answered.is_empty()
            && open.not_in_short.is_empty()
        {
            return;
        }
        self.heading(|phrases| &phrases.heading_find_out);
        let said: Vec<String> = open
            .said_unknown
            .iter()
            .map(|open| {
                let rules = words.list(
                    open.rules.iter().map(|rule| words.bank.rule(*rule).short_title.as_str()),
                );
                let how = words
                    .bank
                    .question(open.question)
                    .find_out
                    .as_ref()
                    .map(|how| format!(" {}", how.as_str()))
                    .unwrap_or_default();
                format!(
                    "{}.{how} {}",
                    words.answered(open.question, &open.said),
                    phrases.matters_for.fill(&[("rules", &rules)])
                )
            })
            .collect();
        if !said.is_empty() {
            self.blocks.push(Block::Points(said));
        }
        for (phrase, list) in [
            (&phrases.not_answered, &open.not_answered),
            (&phrases.not_in_short, &open.not_in_short),
        ] {
            let missing: Vec<String> = list
                .iter()
                .map(|(section, questions)| {
                    let title = words
                        .bank
                        .sections()
                        .get(*section)
                        .map(|section| section.title.as_str())
                        .unwrap_or_default();
                    let labels =
                        words.list(questions.iter().map(|question| words.label(*question)));
                    phrases.section_questions.fill(&[("section", title), ("questions", &labels)])
                })
                .collect();
            if !missing.is_empty() {
                self.blocks.push(Block::Paragraph(phrase.as_str().to_owned()));
                self.blocks.push(Block::Points(missing));
            }
        }
    }

    fn tried(&mut self) {
        let words = self.words;
        let phrases = words.bank.phrases();
        let rows: Vec<Vec<String>> = treatments(self.summary)
            .into_iter()
            .map(|(label, tried, outcome)| vec![label, tried, outcome])
            .collect();
        if rows.is_empty() {
            return;
        }
        self.heading(|phrases| &phrases.heading_tried);
        let head = [&phrases.column_treatment, &phrases.column_tried, &phrases.column_outcome]
            .map(|phrase| phrase.as_str().to_owned());
        self.blocks.push(Block::Table(head.to_vec(), rows));
    }

    fn leaflet(&mut self) {
        self.place(LeafletPlace::Know, |phrases| &phrases.heading_good_to_know);
        self.place(LeafletPlace::Choose, |phrases| &phrases.heading_to_choose);
        self.place(LeafletPlace::Ask, |phrases| &phrases.heading_to_ask);
        self.place(LeafletPlace::Bring, |phrases| &phrases.heading_to_bring);
        self.place(LeafletPlace::Care, |phrases| &phrases.heading_care);
    }

    fn place(&mut self, place: LeafletPlace, heading: impl Fn(&Phrases) -> &Phrase) {
        let mut items = self
            .words
            .bank
            .leaflet()
            .iter()
            .enumerate()
            .filter(|(_, item)| item.place == place)
            .peekable();
        if items.peek().is_some() {
            match place {
                LeafletPlace::Know | LeafletPlace::Care => self.folded_heading(heading),
                LeafletPlace::Choose | LeafletPlace::Ask | LeafletPlace::Bring => {
                    self.heading(heading)
                }
            }
        }
        for (index, item) in items {
            self.item(item);
            self.charts(Some(index));
        }
    }

    /// Charts beside an education item, or at the start of the page.
    fn charts(&mut self, beside: Option<usize>) {
        for (number, picture, description, shape) in
            self.summary.charts().filter(|(_, picture, ..)| picture.beside == beside)
        {
            let (title, text) =
                (picture.title.as_str().to_owned(), picture.text.as_str().to_owned());
            let sources = self.numbers(&picture.sources);
            self.blocks.push(Block::Chart(Box::new(Chart {
                number,
                title,
                description,
                text,
                sources,
                shape,
            })));
        }
    }

    fn item(&mut self, item: &LeafletTopic) {
        self.blocks.push(Block::Subheading(item.title.as_str().to_owned()));
        self.blocks.extend(item.text.iter().map(|text| Block::Paragraph(text.as_str().to_owned())));
        let points = item.points.iter().map(|point| point.as_str().to_owned());
        let sources = self.numbers(&item.sources);
        match item.place {
            LeafletPlace::Choose | LeafletPlace::Ask | LeafletPlace::Bring => {
                self.blocks.push(Block::Checklist(points.collect()));
                self.blocks.extend(sources.map(Block::Paragraph));
            }
            LeafletPlace::Know | LeafletPlace::Care => {
                self.blocks.push(Block::Points(points.chain(sources).collect()))
            }
        }
    }

    fn own_words(&mut self) {
        let summary = self.summary;
        let mut own = summary.own_words().peekable();
        if own.peek().is_some() {
            self.heading(|phrases| &phrases.heading_own_words);
        }
        for (id, text) in own {
            self.blocks.push(Block::OwnWords(text.to_owned()));
            self.blocks.extend(
                summary
                    .note(id)
                    .map(|note| Block::Paragraph(self.words.noted(self.words.label(id), note))),
            );
        }
    }

    fn answers(&mut self) {
        let (summary, words) = (self.summary, self.words);
        let phrases = words.bank.phrases();
        self.folded_heading(|phrases| &phrases.heading_answers);
        for (index, section) in words.bank.sections().iter().enumerate() {
            let mut lines: Vec<String> = summary
                .shown()
                .filter(|id| words.bank.question(*id).section == index)
                .filter_map(|id| self.answer(id))
                .collect();
            for (id, scale) in words.bank.numbered_scales() {
                let here =
                    scale.items.iter().any(|item| words.bank.question(*item).section == index);
                if here && summary.scale_is_shown(id) {
                    lines.extend(summary.evaluation.sum(id).map(|sum| words.sum(id, sum)));
                    lines.extend(scale.attribution.iter().map(|terms| terms.as_str().to_owned()));
                }
            }
            if !lines.is_empty() {
                self.blocks.push(Block::Subheading(section.title.as_str().to_owned()));
                self.blocks.push(Block::Points(lines));
            }
        }
        if !summary.file.ignored.is_empty() {
            let labels =
                words.list(summary.file.ignored.iter().map(|question| words.label(*question)));
            self.blocks.push(Block::Paragraph(phrases.set_aside.fill(&[("questions", &labels)])));
        }
    }

    /// A question with its answer; own words have a part of their own.
    fn answer(&self, id: QuestionId) -> Option<String> {
        let answer = self.summary.file.answers.get(id);
        match answer {
            Answer::Known(Value::Text(_)) => None,
            _ => {
                let answered = self.words.answered(id, &self.words.answer(id, answer));
                Some(
                    self.summary
                        .note(id)
                        .map(|note| self.words.noted(&answered, note))
                        .unwrap_or(answered),
                )
            }
        }
    }

    fn sources(&mut self) {
        let words = self.words;
        let sources: Vec<String> =
            self.cited.iter().map(|id| words.source(words.bank.reference(*id))).collect();
        if !sources.is_empty() {
            self.folded_heading(|phrases| &phrases.heading_sources);
            self.blocks.push(Block::Numbered(sources));
        }
    }

    fn about(&mut self) {
        self.heading(|phrases| &phrases.heading_about);
        self.blocks.push(Block::Paragraph(self.summary.disclaimer.clone()));
        if self.summary.help.first.is_empty() {
            self.blocks.extend(help_elsewhere(self.summary));
        }
    }
}

/// The day of a moment as it was written (RFC 3339); none where it is not written so.
pub fn date_of(moment: &str) -> Option<jiff::civil::Date> {
    moment.get(..10).and_then(|date| date.parse().ok())
}
