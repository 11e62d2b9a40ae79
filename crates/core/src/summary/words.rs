//! Answers in words.

use crate::answers::{Answer, Answers, Tick, Ticks, Unknown, Value};
use crate::bank::{
    Bank, Basis, Extent, Kind, OptionId, Phrase, Phrases, QuestionId, Reference, ScaleId,
};
use crate::evaluation::{Because, Evaluation, Finding};
use crate::logic::Interval;

/// Longest line of a finding, in characters.
const LINE_LONGEST: usize = 76;

/// The words of a bank.
#[derive(Debug, Clone, Copy)]
pub struct Words<'b> {
    /// The bank.
    pub bank: &'b Bank,
}

impl<'b> Words<'b> {
    /// Title of a page.
    pub fn page_title(self) -> String {
        self.headed(|phrases| &phrases.title)
    }

    /// Heading that names the topic of the bank.
    pub fn headed(self, heading: impl FnOnce(&Phrases) -> &Phrase) -> String {
        heading(self.bank.phrases()).fill(&[("topic", self.bank.topic())])
    }

    /// A question's short name.
    pub fn label(self, question: QuestionId) -> &'b str {
        self.bank.question(question).label.as_str()
    }

    /// An option as it is offered.
    pub fn offered(self, question: QuestionId, option: OptionId) -> &'b str {
        let option = self.bank.question(question).option(option);
        option.map(|option| option.text.as_str()).unwrap_or_default()
    }

    /// An option's label.
    pub fn option(self, question: QuestionId, option: OptionId) -> &'b str {
        self.bank
            .question(question)
            .option(option)
            .map(|option| option.label.as_str())
            .unwrap_or_default()
    }

    /// Several texts in running text.
    pub fn list<T: AsRef<str>>(self, parts: impl IntoIterator<Item = T>) -> String {
        let parts: Vec<T> = parts.into_iter().collect();
        let texts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        texts.join(self.bank.phrases().list_separator.as_str())
    }

    /// An answer.
    pub fn answer(self, question: QuestionId, answer: &Answer) -> String {
        let phrases = self.bank.phrases();
        match answer {
            Answer::Unknown(Unknown::NotSure) => phrases.not_sure.as_str().to_owned(),
            Answer::Unknown(Unknown::PreferNot) => phrases.prefer_not.as_str().to_owned(),
            Answer::Unknown(Unknown::Missing) => phrases.missing.as_str().to_owned(),
            Answer::Known(Value::Choice(option)) => self.option(question, *option).to_owned(),
            Answer::Known(Value::Multi(Ticks::NoneOfThese)) => self
                .bank
                .question(question)
                .none_option()
                .map(|none| self.option(question, none))
                .unwrap_or_default()
                .to_owned(),
            // What is certain stands first: behind a 'not sure about' it would read as not sure
            // too.
            Answer::Known(Value::Multi(Ticks::Options(ticks))) => {
                let certain = ticks
                    .iter()
                    .filter(|tick| tick.sure)
                    .map(|tick| self.option(question, tick.option).to_owned());
                let unsure = ticks
                    .iter()
                    .filter(|tick| !tick.sure)
                    .map(|tick| self.unsure(question, tick.option));
                self.list(certain.chain(unsure))
            }
            Answer::Known(Value::Integer(number)) => match &self.bank.question(question).kind {
                Kind::Integer { unit: Some(unit), .. } => {
                    phrases.number.fill(&[("number", &number.to_string()), ("unit", unit.as_str())])
                }
                _ => number.to_string(),
            },
            Answer::Known(Value::Text(text)) => text.clone(),
        }
    }

    /// An answer, the options that are not sure behind one mark.
    pub fn answer_together(self, question: QuestionId, answer: &Answer) -> String {
        let Answer::Known(Value::Multi(Ticks::Options(ticks))) = answer else {
            return self.answer(question, answer);
        };
        let labels = |sure: bool| {
            let ticks = ticks.iter().filter(move |tick| tick.sure == sure);
            self.list(ticks.map(|tick| self.option(question, tick.option)))
        };
        let (certain, unsure) = (labels(true), labels(false));
        let unsure = match unsure.is_empty() {
            true => unsure,
            false => self.bank.phrases().unsure_option.fill(&[("option", &unsure)]),
        };
        self.list([certain, unsure].into_iter().filter(|part| !part.is_empty()))
    }

    /// An answer, its options without the examples behind a colon.
    pub fn answer_briefly(self, question: QuestionId, answer: &Answer) -> String {
        let Answer::Known(Value::Multi(Ticks::Options(ticks))) = answer else {
            return self.answer(question, answer);
        };
        let brief = |tick: &Tick| {
            let option = self.option(question, tick.option);
            option.split_once(": ").map_or(option, |(name, _)| name).to_owned()
        };
        let certain = ticks.iter().filter(|tick| tick.sure).map(brief);
        let unsure = ticks.iter().filter(|tick| !tick.sure);
        let unsure =
            unsure.map(|tick| self.bank.phrases().unsure_option.fill(&[("option", &brief(tick))]));
        self.list(certain.chain(unsure))
    }

    /// An option that the person is not sure about.
    pub fn unsure(self, question: QuestionId, option: OptionId) -> String {
        self.bank.phrases().unsure_option.fill(&[("option", self.option(question, option))])
    }

    /// A question with its answer.
    pub fn answered(self, question: QuestionId, answer: &str) -> String {
        self.bank.phrases().answer.fill(&[("question", self.label(question)), ("answer", answer)])
    }

    /// An answer with a note on it.
    pub fn noted(self, answer: &str, note: &str) -> String {
        self.bank.phrases().noted.fill(&[("answer", answer), ("note", note)])
    }

    /// A part of the reason for a finding.
    pub fn because(self, because: &Because, answers: &Answers, evaluation: &Evaluation) -> String {
        match because {
            Because::Answer(question) => {
                self.answered(*question, &self.answer(*question, answers.get(*question)))
            }
            Because::Options(question, options) => self.answered(
                *question,
                &self.list(options.iter().map(|option| self.option(*question, *option))),
            ),
            Because::Sum(scale) => {
                evaluation.sum(*scale).map(|sum| self.sum(*scale, sum)).unwrap_or_default()
            }
        }
    }

    /// The scores of a scale's items, `?` where one is not known.
    pub fn scale_items(self, scale: ScaleId, answers: &Answers) -> String {
        let found = self.bank.scale(scale);
        let phrases = self.bank.phrases();
        let scores = found.items.iter().map(|item| {
            let known = match answers.get(*item) {
                Answer::Known(Value::Choice(option)) => self.bank.question(*item).option(*option),
                _ => None,
            };
            let score = known.and_then(|option| option.score);
            let unknown = || phrases.page_unknown_number.as_str().to_owned();
            score.map_or_else(unknown, |score| score.to_string())
        });
        let scores = scores.collect::<Vec<_>>().join(" ");
        phrases.scale_items.fill(&[("scale", found.label.as_str()), ("scores", &scores)])
    }

    /// A scale's sum, with the bands that it may be in.
    pub fn sum(self, scale: ScaleId, sum: Interval) -> String {
        let found = self.bank.scale(scale);
        let phrases = self.bank.phrases();
        let phrase = match (sum.least == sum.greatest, found.band_of(sum)) {
            (true, _) => &phrases.scale_sum,
            (false, Some(_)) => &phrases.scale_range_in_band,
            (false, None) => &phrases.scale_range,
        };
        let bands: Vec<&str> = found.bands_of(sum).map(|band| band.text.as_str()).collect();
        let (lowest, highest) = (bands.first().copied(), bands.last().copied());
        let (least, most) = (sum.least.to_string(), sum.greatest.to_string());
        phrase.fill(&[
            ("scale", found.label.as_str()),
            ("sum", &least),
            ("least", &least),
            ("most", &most),
            ("greatest", &found.range.end().to_string()),
            ("band", lowest.unwrap_or_default()),
            ("lowest", lowest.unwrap_or_default()),
            ("highest", highest.unwrap_or_default()),
        ])
    }

    /// Line of a finding, with the labels of the options that made it true as far as they fit.
    pub fn line(self, finding: &Finding, answers: &Answers) -> String {
        let line = &self.bank.rule(finding.rule).line;
        let room = LINE_LONGEST.saturating_sub(line.fill(&[]).chars().count());
        self.line_with(finding, answers, room)
    }

    /// Line of a finding, with the labels of all options that made it true.
    pub fn whole_line(self, finding: &Finding, answers: &Answers) -> String {
        self.line_with(finding, answers, usize::MAX)
    }

    fn line_with(self, finding: &Finding, answers: &Answers, room: usize) -> String {
        let labels: Vec<&str> =
            finding.because.iter().flat_map(|because| self.labels_of(because, answers)).collect();
        let line = &self.bank.rule(finding.rule).line;
        line.fill(&[("answer", &self.fitting(&labels, room))])
    }

    fn labels_of(self, because: &Because, answers: &Answers) -> Vec<&'b str> {
        match because {
            Because::Options(question, options) => {
                options.iter().map(|option| self.option(*question, *option)).collect()
            }
            Because::Answer(question) => match answers.get(*question) {
                Answer::Known(Value::Choice(option)) => vec![self.option(*question, *option)],
                _ => Vec::new(),
            },
            Because::Sum(_) => Vec::new(),
        }
    }

    /// A name and as many texts as fit behind it on one line of a page, and how many are left out.
    pub fn in_one_line(self, name: &str, texts: &[&str]) -> String {
        let line =
            |texts: &str| self.bank.phrases().answer.fill(&[("question", name), ("answer", texts)]);
        let room = LINE_LONGEST.saturating_sub(line("").chars().count());
        line(&self.fitting(texts, room))
    }

    /// As many texts as fit, at least one, and how many are left out.
    fn fitting(self, texts: &[&str], room: usize) -> String {
        let first = |count: usize| {
            let more = texts.len().saturating_sub(count);
            let shown = self.list(texts.iter().take(count));
            if more == 0 {
                return shown;
            }
            let more = self.bank.phrases().list_more.fill(&[("count", &more.to_string())]);
            self.list([shown, more])
        };
        let counts = (1..=texts.len()).rev();
        let fits = |count: &usize| first(*count).chars().count() <= room;
        counts.into_iter().find(fits).map_or_else(|| first(1.min(texts.len())), first)
    }

    /// Strength of the sources, in plain words.
    pub fn basis(self, basis: Basis) -> &'b str {
        let phrases = self.bank.phrases();
        match basis {
            Basis::UsContraindication => &phrases.basis_us_contraindication,
            Basis::OtherContraindication => &phrases.basis_other_contraindication,
            Basis::LabelWarning => &phrases.basis_label_warning,
            Basis::Guideline => &phrases.basis_guideline,
            Basis::Study => &phrases.basis_study,
            Basis::Practice => &phrases.basis_practice,
            Basis::NoneNeeded => &phrases.basis_none_needed,
        }
        .as_str()
    }

    /// A source, with the copy that it was read in.
    pub fn source_read(self, reference: &Reference) -> String {
        let source = self.source(reference);
        let via = reference.via.as_ref();
        let via = via.map(|via| self.bank.phrases().source_via.fill(&[("via", via)]));
        via.map_or(source.clone(), |via| format!("{source} {via}"))
    }

    /// A source, with how much of it was read.
    pub fn source(self, reference: &Reference) -> String {
        let phrases = self.bank.phrases();
        let (title, publisher, url) = (
            ("title", reference.title.as_str()),
            ("publisher", reference.publisher.as_str()),
            ("url", reference.url.as_str()),
        );
        // A title may say its year.
        let is_said = |year: &i64| reference.title.contains(&year.to_string());
        let mut text = match reference.year.filter(|year| !is_said(year)) {
            Some(year) => {
                phrases.source.fill(&[title, publisher, url, ("year", &year.to_string())])
            }
            None => phrases.source_undated.fill(&[title, publisher, url]),
        };
        let mut add = |sentence: String| {
            text.push(' ');
            text.push_str(&sentence);
        };
        match reference.extent {
            Extent::Passage => {}
            Extent::Abstract => add(phrases.extent_abstract.as_str().to_owned()),
            Extent::Report => add(phrases.extent_report.as_str().to_owned()),
        }
        text
    }
}
