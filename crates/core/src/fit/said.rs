//! What was said: the person, own words, readings and scores, treatments.

use textwrap::wrap;

use super::cost::Cost;
use super::layout::{COLUMNS, INDENT, LINE_LONGEST, MOST_OPTIONS, PARAGRAPH_BELOW};
use super::list::{Place, ordered};
use super::parts::Parts;
use crate::answers::{Answer, Unknown, Value};
use crate::bank::{Kind, PagePart, Question, QuestionId, ScaleId};
use crate::logic::Interval;
use crate::render::paper::{LINE_OF_SIDE, PARAGRAPH};
use crate::summary::{Block, REFERENCE_LONGEST, Room};
use crate::text::lines_in_print;

impl<'b> Parts<'b, '_> {
    pub(super) fn about_the_person(&self) -> Cost {
        let date = self.phrases().date.fill(&[("date", "2026-12-31")]);
        let reference =
            self.phrases().reference.fill(&[("client", &"0".repeat(REFERENCE_LONGEST))]);
        let mut variants =
            vec![vec![reference], vec![date, self.phrases().date_to_write.as_str().to_owned()]];
        variants.extend(self.of_part(PagePart::About).map(|(id, _)| self.answers(id)));
        let place = Place { columns: COLUMNS, printed: PARAGRAPH, side: LINE_OF_SIDE };
        self.list(&variants, place)
    }

    /// A list that holds one text of each of these.
    pub(super) fn list(&self, variants: &[Vec<String>], place: Place) -> Cost {
        let listed = |texts: &Vec<String>| texts.iter().map(|text| self.listed(text)).collect();
        ordered(&variants.iter().map(listed).collect::<Vec<_>>(), place)
    }

    pub(super) fn of_part(
        &self,
        part: PagePart,
    ) -> impl Iterator<Item = (QuestionId, &'b Question)> {
        self.bank.numbered_questions().filter(move |(_, question)| {
            question.page_part == Some(part) && !question.for_counselors
        })
    }

    /// The longest answers to a question, with its label.
    pub(super) fn answers(&self, id: QuestionId) -> Vec<String> {
        self.short_answers(id).iter().map(|said| self.words().answered(id, said)).collect()
    }

    /// The longest answers to a question.
    pub(super) fn short_answers(&self, id: QuestionId) -> Vec<String> {
        let (words, question) = (self.words(), self.bank.question(id));
        let mut said: Vec<String> = [Unknown::NotSure, Unknown::PreferNot]
            .map(|unknown| words.answer(id, &Answer::Unknown(unknown)))
            .to_vec();
        let labels = || question.options().iter().map(|option| option.label.clone());
        match &question.kind {
            Kind::Choice(_) => said.extend(labels()),
            Kind::Multi(_) => {
                let all = words.list(labels().collect::<Vec<_>>());
                said.push(self.phrases().unsure_option.fill(&[("option", &all)]));
            }
            Kind::Integer { range, .. } => said.extend(
                [range.start(), range.end()]
                    .map(|number| words.answer(id, &Answer::Known(Value::Integer(*number)))),
            ),
            // One letter a word is the most words, wide letters are the most lines.
            Kind::Text { longest } => {
                said.extend(["x ".repeat(longest.div_ceil(2)), "m".repeat(*longest)]);
            }
        }
        said
    }

    /// Lines of own words: the page cuts them, as text and in print.
    pub(super) fn lines_of_own_words(&self, part: PagePart, lines: impl Fn(Room) -> usize) -> Cost {
        let lines = Room::from_widest().last().map_or(0, lines) as f64;
        let texts =
            self.of_part(part).filter(|(_, question)| matches!(question.kind, Kind::Text { .. }));
        let each = Cost { lines, words: 0.0, sides: lines * LINE_OF_SIDE };
        each.times(texts.count() as f64)
    }

    pub(super) fn own_words(&self) -> Cost {
        self.heading(|phrases| &phrases.heading_own_words)
            + self.lines_of_own_words(PagePart::OwnWords, |room| room.own_words)
    }

    pub(super) fn medicines(&self) -> Cost {
        let labels = self.of_part(PagePart::Medicines);
        let headings =
            labels.map(|(_, question)| self.below(&[Block::Heading(question.label.clone())]));
        headings.fold(Cost::default(), Cost::or)
            + self.lines_of_own_words(PagePart::Medicines, |room| room.medicines)
    }

    pub(super) fn numbers(&self) -> Cost {
        let mut variants = Vec::new();
        let pair = self.bank.paired_readings().first();
        if let Some(pair) = pair {
            let [first, second] = pair.questions.map(|id| self.greatest_number(id));
            let said = [("first", &*first), ("second", &*second)];
            let said = self.phrases().page_pair.fill(&said);
            let said = [("question", &*pair.label), ("answer", &*said)];
            variants.push(vec![self.phrases().answer.fill(&said)]);
        }
        let others = self
            .of_part(PagePart::Readings)
            .filter(|(id, _)| pair.is_none_or(|pair| !pair.questions.contains(id)));
        variants.extend(others.map(|(id, _)| self.short_answers(id)));
        variants.extend(self.bank.numbered_scales().map(|(id, _)| self.sums(id)));
        let Some(first) = variants.first_mut() else { return Cost::default() };
        let heading = self.phrases().heading_numbers.as_str();
        for text in first.iter_mut() {
            let said = [("question", heading), ("answer", &**text)];
            *text = self.phrases().answer.fill(&said);
        }
        self.list(&variants, PARAGRAPH_BELOW)
    }

    pub(super) fn greatest_number(&self, id: QuestionId) -> String {
        let number = match &self.bank.question(id).kind {
            Kind::Integer { range, .. } => range.end().to_string(),
            _ => String::new(),
        };
        let unknown = self.phrases().page_unknown_number.as_str();
        if unknown.len() > number.len() { unknown.to_owned() } else { number }
    }

    /// The longest ways in which a scale's sum is said.
    pub(super) fn sums(&self, id: ScaleId) -> Vec<String> {
        let scale = self.bank.scale(id);
        let stretches = scale.bands.iter().map(|band| &band.range).chain([&scale.range]);
        // Within a band a sum is said with its number alone, which has most digits near one of the ends.
        let mut ends: Vec<i64> = stretches
            .flat_map(|range| {
                let (start, end) = (*range.start(), *range.end());
                [start, start.saturating_add(1), end.saturating_sub(1), end]
            })
            .filter(|end| scale.range.contains(end))
            .collect();
        ends.sort_unstable();
        ends.dedup();
        let sums =
            ends.iter().flat_map(|least| ends.iter().map(move |greatest| (*least, *greatest)));
        let mut said: Vec<String> = sums
            .filter(|(least, greatest)| least <= greatest)
            .map(|(least, greatest)| self.words().sum(id, Interval { least, greatest }))
            .collect();
        said.sort();
        said.dedup();
        said
    }

    /// One line of treatments, whichever they are.
    pub(super) fn tried(&self) -> Cost {
        let labels: Vec<&str> =
            self.bank.treatments().iter().map(|row| row.label.as_str()).collect();
        let lines = (1_usize..1 << labels.len().min(MOST_OPTIONS)).map(|set| {
            let places = labels.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1);
            let rows: Vec<&str> = places.map(|(_, label)| *label).collect();
            let name = self.phrases().heading_tried.as_str();
            self.below_cost(&self.words().in_one_line(name, &rows))
        });
        // Of many treatments not every choice is looked at: a line is no longer than this.
        let many = (labels.len() > MOST_OPTIONS).then(|| "x ".repeat(LINE_LONGEST / 2));
        let many = many.map_or_else(Cost::default, |line| self.below_cost(&line));
        let named = lines.fold(many, Cost::or);
        named.or(self.heading(|phrases| &phrases.heading_tried))
            + self.lines_of_own_words(PagePart::Tried, |room| room.tried)
    }

    /// The cost of a paragraph below a heading.
    pub(super) fn below_cost(&self, text: &str) -> Cost {
        Cost {
            lines: wrap(text, COLUMNS - INDENT).len() as f64,
            words: text.split_whitespace().count() as f64,
            sides: lines_in_print(text, PARAGRAPH) as f64 * LINE_OF_SIDE,
        }
    }
}
