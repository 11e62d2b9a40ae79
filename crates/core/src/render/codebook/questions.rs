//! Sections, questions, pairs of readings, scales and constraints.

use super::writer::{CodebookWriter, code, codes, escaped, point};
use crate::bank::{
    AnswerOption, ConstraintKind, Kind, OptionId, PairedReading, Question, QuestionId,
    RisingConcern, mentions,
};

impl CodebookWriter<'_> {
    pub fn questions(&mut self) {
        let bank = self.bank;
        self.heading(2, "Questions");
        for (index, section) in bank.sections().iter().enumerate() {
            self.heading(3, &format!("Section {}: {}", code(&section.id), escaped(&section.title)));
            for (id, question) in
                bank.numbered_questions().filter(|(_, question)| question.section == index)
            {
                if let Some(pair) =
                    bank.pair_of(id).filter(|pair| pair.questions.first() == Some(&id))
                {
                    self.pair(pair);
                }
                self.question(id, question);
            }
        }
    }

    fn pair(&mut self, pair: &PairedReading) {
        let bank = self.bank;
        let names =
            codes(pair.questions.iter().map(|question| bank.question(*question).id.as_str()));
        self.heading(4, &format!("Asked in one prompt: {names}"));
        let mut points = Vec::new();
        Self::text(&mut points, "Label", &pair.label);
        Self::text(&mut points, "Text", &pair.text);
        Self::text(&mut points, "Help", &pair.help);
        Self::text(&mut points, "Why it is asked", &pair.why);
        points.extend(self.cited(&pair.sources));
        self.points(&points);
    }

    fn question(&mut self, id: QuestionId, question: &Question) {
        let bank = self.bank;
        self.heading(4, &format!("Question {}: {}", code(&question.id), escaped(&question.label)));
        let mut points = Vec::new();
        Self::text(&mut points, "Text", &question.text);
        points.push(point("Answer", &answer(question)));
        if question.instrument {
            points.push("Worded by an instrument, and read aloud unchanged".to_owned());
        }
        for (is_so, what) in [
            (question.for_counselors, "For counselors: asked only where one asks"),
            (question.about_suicide, "About suicide: always in a chart, and each change is kept"),
            (question.private, "Private: on no page unless the person puts it there"),
            (question.again, "Asked again on another day"),
        ] {
            points.extend(is_so.then(|| what.to_owned()));
        }
        if question.about_suicide && !bank.risk_words().is_empty() {
            let words = escaped(&bank.risk_words().join("; "));
            points.push(point("Asked about where a counselor's note holds", &words));
        }
        points.extend(question.page_part.map(|part| point("Part of the page", &code(part.id()))));
        points.push(point(
            "Interview",
            if question.short || question.for_counselors { "short and full" } else { "full only" },
        ));
        match &question.ask_if {
            None => points.push(point("Asked if", "always")),
            Some(ask_if) => self.condition(&mut points, "Asked if", ask_if),
        }
        points.extend(
            question
                .rising_concern
                .as_ref()
                .map(|rising| point("Order of concern", &order(question, rising))),
        );
        if let Some(help) = &question.help {
            Self::text(&mut points, "Help", help);
        }
        Self::text(&mut points, "Why it is asked", &question.why);
        if let Some(hint) = &question.counselor_hint {
            Self::text(&mut points, "Hint for a counselor", hint);
        }
        if let Some(find_out) = &question.find_out {
            Self::text(&mut points, "To find out", find_out);
        }
        for (what, used) in [
            ("Read by the rules", mentions::rules(bank, id)),
            ("Added up by the scales", mentions::scales(bank, id)),
            ("Decides whether these are asked", mentions::asked_by(bank, id)),
        ] {
            if !used.is_empty() {
                points.push(point(what, &codes(used)));
            }
        }
        points.extend(self.cited(&question.sources));
        self.points(&points);
        self.options(question);
    }

    fn options(&mut self, question: &Question) {
        let score = |score: Option<i64>| score.map(|score| score.to_string()).unwrap_or_default();
        let options = question.options();
        if options.is_empty() {
            return;
        }
        let words = |option: &AnswerOption| {
            [code(&option.id), escaped(&option.text), escaped(&option.label)]
        };
        if options.iter().any(|option| option.score.is_some()) {
            let rows: Vec<[String; 4]> = options
                .iter()
                .map(|option| {
                    let [id, text, label] = words(option);
                    [id, text, label, score(option.score)]
                })
                .collect();
            self.table(["Option", "Text", "Label", "Score"], &rows);
        } else {
            let rows: Vec<[String; 3]> = options.iter().map(words).collect();
            self.table(["Option", "Text", "Label"], &rows);
        }
    }

    pub fn scales(&mut self) {
        let bank = self.bank;
        if bank.scales().is_empty() {
            return;
        }
        self.heading(2, "Scales");
        for scale in bank.scales() {
            self.heading(3, &format!("Scale {}: {}", code(&scale.id), escaped(&scale.label)));
            let mut points = Vec::new();
            if let Some(stem) = &scale.stem {
                Self::text(&mut points, "Above each item", stem);
            }
            points.push(point(
                "Items",
                &codes(scale.items.iter().map(|item| bank.question(*item).id.as_str())),
            ));
            points.push(point(
                "Sum",
                &format!(
                    "from {} to {}, with every item asked",
                    scale.range.start(),
                    scale.range.end()
                ),
            ));
            points.push(point(
                "Not known",
                "an item that is not known makes the sum a range; a condition on it is not known while the range lies on both sides",
            ));
            if let Some(terms) = &scale.attribution {
                Self::text(&mut points, "Printed with the sum", terms);
            }
            let read_by = mentions::rules_of_scale(bank, &scale.id);
            if !read_by.is_empty() {
                points.push(point("Read by the rules", &codes(read_by)));
            }
            points.extend(self.cited(&scale.sources));
            self.points(&points);
            if !scale.bands.is_empty() {
                let rows: Vec<[String; 3]> = scale
                    .bands
                    .iter()
                    .map(|band| {
                        [
                            code(&band.id),
                            format!("{} to {}", band.range.start(), band.range.end()),
                            escaped(&band.text),
                        ]
                    })
                    .collect();
                self.table(["Band", "Sum", "Name"], &rows);
            }
        }
    }

    pub fn constraints(&mut self) {
        let bank = self.bank;
        if bank.constraints().is_empty() {
            return;
        }
        self.heading(2, "Answers that cannot stand together");
        for (index, constraint) in bank.constraints().iter().enumerate() {
            self.heading(3, &format!("Constraint {}", index + 1));
            let mut points = Vec::new();
            match &constraint.kind {
                ConstraintKind::Less(less, than) => {
                    let (less, than) = (bank.question(*less), bank.question(*than));
                    points.push(format!(
                        "‘{}’ ({}) must be less than ‘{}’ ({})",
                        escaped(&less.label),
                        code(&less.id),
                        escaped(&than.label),
                        code(&than.id)
                    ));
                }
                ConstraintKind::Never(condition) => {
                    self.condition(&mut points, "Must not be so", condition)
                }
            }
            Self::text(&mut points, "Else the reader is told", &constraint.text);
            self.points(&points);
        }
    }
}

fn answer(question: &Question) -> String {
    match &question.kind {
        Kind::Choice(_) => "one of the options below".to_owned(),
        Kind::Multi(_) => "any of the options below, each certain or not".to_owned(),
        Kind::Integer { range, unit } => {
            let unit = unit.as_ref().map(|unit| format!(" {}", escaped(unit))).unwrap_or_default();
            format!("a whole number from {} to {}{unit}", range.start(), range.end())
        }
        Kind::Text { longest } => format!("own words, {longest} characters at most"),
    }
}

fn order(question: &Question, rising: &RisingConcern) -> String {
    let id = |option: &OptionId| {
        question.option(*option).map(|option| code(&option.id)).unwrap_or_default()
    };
    match rising {
        RisingConcern::Options(options) => {
            options.iter().map(id).collect::<Vec<_>>().join(", then ")
        }
        RisingConcern::EachOption => "with each option added".to_owned(),
        RisingConcern::Higher => "as the number gets higher".to_owned(),
    }
}
