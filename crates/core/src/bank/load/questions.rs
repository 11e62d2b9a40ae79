//! Sections, questions, pairs of readings, scales and constraints.

use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

use super::constraints::{can_be_less, is_always_true};
use super::reading::{Ids, Reading};
use super::reference::cited;
use crate::bank::Bank;
use crate::bank::condition::{Condition, Subjects, Test, resolve};
use crate::bank::{
    AnswerOption, Band, Kind, OptionId, Question, QuestionId, RisingConcern, Scale, SourceId,
    Wording,
};
use crate::diagnostic::{Code, Problem};
use crate::document::{Fields, Node, Placed, Value, text};
use crate::text::{Span, suggestion};

/// A part of the questionnaire.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Wording,
}

/// Two numbers that are asked in one prompt, such as the two of a blood pressure.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PairedReading {
    /// The questions, the second directly after the first.
    pub questions: [QuestionId; 2],
    /// A few words that name the pair.
    pub label: Wording,
    /// The question as asked.
    pub text: Wording,
    /// What it means.
    pub help: Wording,
    /// Why it is asked.
    pub why: Wording,
    /// What help and why rest on.
    pub sources: Vec<SourceId>,
}

/// What answers must not say together.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Constraint {
    /// What must hold.
    pub kind: ConstraintKind,
    /// What to say where it does not.
    pub text: Wording,
}

impl Constraint {
    /// The questions that it names.
    pub fn questions(&self, bank: &Bank) -> Vec<QuestionId> {
        match &self.kind {
            ConstraintKind::Less(less, than) => vec![*less, *than],
            ConstraintKind::Never(condition) => {
                let mut named = Vec::new();
                condition.each_test(&mut |test| named.extend(test.questions(bank)));
                named
            }
        }
    }
}

/// The two forms of constraints.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum ConstraintKind {
    /// The first number must be less than the second.
    Less(QuestionId, QuestionId),
    /// The condition must never be true.
    Never(Condition),
}

/// What was read, some of it perhaps not readable.
#[derive(Debug)]
pub(super) struct Read {
    sections: Vec<Option<Section>>,
    questions: Vec<(String, Option<Question>)>,
    paired_readings: Vec<PairedReading>,
    constraints: Vec<Constraint>,
    scales: Vec<(String, Option<Scale>)>,
}

/// All of it, readable.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::bank) struct Questions {
    pub sections: Vec<Section>,
    pub questions: Vec<Question>,
    pub paired_readings: Vec<PairedReading>,
    pub constraints: Vec<Constraint>,
    pub scales: Vec<Scale>,
}

impl Read {
    /// What conditions may speak of.
    pub fn subjects(&self) -> Subjects<'_> {
        Subjects { questions: &self.questions, scales: &self.scales }
    }

    /// Everything, if all of it could be read.
    pub fn complete(self) -> Option<Questions> {
        Some(Questions {
            sections: self.sections.into_iter().collect::<Option<_>>()?,
            questions: self
                .questions
                .into_iter()
                .map(|(_, question)| question)
                .collect::<Option<_>>()?,
            paired_readings: self.paired_readings,
            constraints: self.constraints,
            scales: self.scales.into_iter().map(|(_, scale)| scale).collect::<Option<_>>()?,
        })
    }
}

pub(super) fn read<'n>(
    fields: &mut Fields<'n, '_>,
    sources: &Ids<'_>,
    reading: &'n Reading<'_>,
) -> (Read, Ids<'n>, Ids<'n>) {
    let mut section_ids = Ids::default();
    let sections = fields
        .list("section")
        .iter()
        .map(|node| section(node, &mut section_ids, reading))
        .collect();

    let mut ids = Ids::default();
    let mut conditions = Vec::new();
    let mut questions = Vec::new();
    let mut last_section = 0;
    for node in fields.list("question") {
        let mut ask_if = None;
        let question = question(
            node,
            &section_ids,
            sources,
            &mut ids,
            &mut last_section,
            &mut ask_if,
            reading,
        );
        questions.push((ids.iter().last().unwrap_or_default().to_owned(), question));
        conditions.push(ask_if);
    }
    let mut scale_ids = Ids::default();
    let mut scales = Vec::new();
    for node in fields.list("scale") {
        let scale = scale(node, &questions, &ids, &mut scale_ids, sources, reading);
        scales.push((scale_ids.iter().last().unwrap_or_default().to_owned(), scale));
    }

    let mut read =
        Read { sections, questions, paired_readings: Vec::new(), constraints: Vec::new(), scales };
    let resolved: Vec<Option<Condition>> = conditions
        .into_iter()
        .enumerate()
        .map(|(index, condition)| {
            condition.and_then(|condition| ask_if(QuestionId(index), condition, &read, reading))
        })
        .collect();
    for ((_, question), condition) in read.questions.iter_mut().zip(resolved) {
        if let Some(question) = question {
            question.ask_if = condition;
        }
    }
    read.paired_readings = fields
        .list("paired_reading")
        .iter()
        .filter_map(|node| paired_reading(node, &read, &ids, sources, reading))
        .collect();
    read.constraints = fields
        .list("constraint")
        .iter()
        .filter_map(|node| constraint(node, &read, &ids, reading))
        .collect();
    (read, ids, scale_ids)
}

fn section<'n>(node: &'n Node<'_>, ids: &mut Ids<'n>, reading: &'n Reading<'_>) -> Option<Section> {
    let mut fields = Fields::of(node, "a section", reading.problems)?;
    let id = reading.new_id(&mut fields, ids, "section");
    let title = reading.wording(&mut fields, "title");
    fields.finish();
    Some(Section { id: id?.to_owned(), title: title? })
}

fn question<'n>(
    node: &'n Node<'_>,
    section_ids: &Ids<'_>,
    sources: &Ids<'_>,
    ids: &mut Ids<'n>,
    last_section: &mut usize,
    ask_if: &mut Option<Placed<'n, &'n str>>,
    reading: &'n Reading<'_>,
) -> Option<Question> {
    let mut fields = Fields::of(node, "a question", reading.problems)?;
    let id = reading.new_id(&mut fields, ids, "question");
    let section = fields.text("section").and_then(|name| {
        let found = reading.find(name, section_ids, "section")?;
        if found < *last_section {
            reading.report(
                Problem::error(
                    Code::SectionOrder,
                    name.span.clone(),
                    format!("the questions of the section `{}` do not stand together", name.value),
                )
                .help("questions stand in the order of the sections: move this one to the others of its section"),
            );
        }
        *last_section = found;
        Some(found)
    });
    let short = fields.flag("short");
    let instrument = fields.flag("instrument");
    *ask_if = fields.optional_text("ask_if");
    let label = reading.wording(&mut fields, "label");
    let text = if instrument {
        reading.instrument_wording(&mut fields, "text")
    } else {
        reading.wording(&mut fields, "text")
    };
    let help = reading.wording(&mut fields, "help");
    let why = reading.wording(&mut fields, "why");
    let privacy_note = reading.optional_wording(&mut fields, "privacy_note");
    let find_out = reading.optional_wording(&mut fields, "find_out");
    let sources = cited(&mut fields, sources, reading);
    let kind = kind(&mut fields, reading);
    let rising_concern = kind.as_ref().and_then(|kind| rising_concern(&mut fields, kind, reading));
    if kind.is_some() {
        fields.finish();
    }
    Some(Question {
        id: id?.to_owned(),
        section: section?,
        kind: kind?,
        short,
        instrument,
        ask_if: None,
        label: label?,
        text: text?,
        help: help?,
        why: why?,
        privacy_note,
        find_out,
        sources,
        rising_concern,
    })
}

#[derive(Clone, Copy)]
enum KindName {
    Choice,
    Multi,
    Integer,
    Text,
}

const KINDS: [(&str, KindName); 4] = [
    ("choice", KindName::Choice),
    ("multi", KindName::Multi),
    ("integer", KindName::Integer),
    ("text", KindName::Text),
];

/// The name of each kind of question in files.
pub const KIND_NAMES: [&str; 4] = [KINDS[0].0, KINDS[1].0, KINDS[2].0, KINDS[3].0];

fn kind(fields: &mut Fields<'_, '_>, reading: &Reading<'_>) -> Option<Kind> {
    let name = fields.text("kind")?;
    match reading.one_of(name, "kind", &KINDS)? {
        KindName::Choice => Some(Kind::Choice(options(fields, reading)?)),
        KindName::Multi => Some(Kind::Multi(options(fields, reading)?)),
        KindName::Integer => {
            let unit = reading.optional_wording(fields, "unit");
            Some(Kind::Integer { range: range(fields, reading)?, unit })
        }
        KindName::Text => {
            let longest = fields.integer("longest")?;
            match usize::try_from(longest.value) {
                Ok(longest @ 1..) => Some(Kind::Text { longest }),
                _ => {
                    reading.report(
                        Problem::error(
                            Code::EmptyRange,
                            longest.span.clone(),
                            "`longest` must be at least 1",
                        )
                        .help("write the most characters that are accepted"),
                    );
                    None
                }
            }
        }
    }
}

fn range(fields: &mut Fields<'_, '_>, reading: &Reading<'_>) -> Option<RangeInclusive<i64>> {
    let (least, greatest) = (fields.integer("least"), fields.integer("greatest"));
    let (least, greatest) = (least?, greatest?);
    if least.value > greatest.value {
        reading.report(
            Problem::error(Code::EmptyRange, greatest.span.clone(), "`greatest` is below `least`")
                .also(least.span.clone(), "the least stands here")
                .help("no number fits between them: exchange the two, or mend one"),
        );
        return None;
    }
    Some(least.value..=greatest.value)
}

fn options(fields: &mut Fields<'_, '_>, reading: &Reading<'_>) -> Option<Vec<AnswerOption>> {
    let entry = fields.required("options")?;
    let before = reading.problems.errors();
    let nodes = crate::document::list(&entry.node, "options", reading.problems);
    if reading.problems.errors() > before {
        return None;
    }
    if nodes.is_empty() {
        reading.report(
            Problem::error(Code::EmptySet, entry.node.span.clone(), "this question has no options")
                .help("write at least one: `{ id = \"...\", text = \"...\" }`"),
        );
        return None;
    }
    let mut ids = Ids::default();
    // Every option is read before one that is not readable ends it, so that each problem is found.
    let options: Vec<Option<AnswerOption>> =
        nodes.iter().map(|node| option(node, &mut ids, reading)).collect();
    options.into_iter().collect()
}

fn option<'n>(
    node: &'n Node<'_>,
    ids: &mut Ids<'n>,
    reading: &Reading<'n>,
) -> Option<AnswerOption> {
    let mut fields = Fields::of(node, "an option", reading.problems)?;
    let id = fields.text("id");
    if let Some(id) = id {
        reading.check_id(id.value, id.span, true);
        reading.add_id(id.value, id.span, ids, "option");
    }
    let text = reading.wording(&mut fields, "text");
    let score = fields.optional_integer("score").map(|score| score.value);
    fields.finish();
    Some(AnswerOption { id: id?.value.to_owned(), text: text?, score })
}

fn rising_concern(
    fields: &mut Fields<'_, '_>,
    kind: &Kind,
    reading: &Reading<'_>,
) -> Option<RisingConcern> {
    let entry = fields.take("rising_concern")?;
    let span = &entry.node.span;
    match (kind, &entry.node.value) {
        (Kind::Multi(_), Value::Text(word)) if word == "each_option" => {
            Some(RisingConcern::EachOption)
        }
        (Kind::Integer { .. }, Value::Text(word)) if word == "higher" => {
            Some(RisingConcern::Higher)
        }
        (Kind::Choice(options), Value::List(nodes)) => {
            let mut order = Vec::new();
            for name in
                nodes.iter().filter_map(|node| text(node, "rising_concern", reading.problems))
            {
                match options.iter().position(|option| option.id == name.value) {
                    Some(index) if order.contains(&OptionId(index)) => reading.report(
                        Problem::error(
                            Code::DuplicateOption,
                            name.span.clone(),
                            format!("`{}` stands twice in this order", name.value),
                        )
                        .help("name each option once"),
                    ),
                    Some(index) => order.push(OptionId(index)),
                    None => reading.report(
                        Problem::error(
                            Code::UnknownOption,
                            name.span.clone(),
                            format!("this question has no option `{}`", name.value.escape_debug()),
                        )
                        .maybe_help(suggestion(
                            name.value,
                            options.iter().map(|option| option.id.as_str()),
                        )),
                    ),
                }
            }
            if let Some(left_out) = (0..options.len())
                .find(|index| !order.contains(&OptionId(*index)))
                .and_then(|index| options.get(index))
            {
                reading.report(
                    Problem::error(
                        Code::BadValue,
                        span.clone(),
                        format!("this order of concern leaves out `{}`", left_out.id),
                    )
                    .help("name every option, from the least to the most concerning"),
                );
            }
            Some(RisingConcern::Options(order))
        }
        _ => {
            let help = match kind {
                Kind::Choice(_) => {
                    "for a choice write its options, from the least to the most concerning: `[\"a\", \"b\"]`"
                }
                Kind::Multi(_) => {
                    "for a list write \"each_option\": each option added is more concerning"
                }
                Kind::Integer { .. } => {
                    "for a number write \"higher\": a higher number is more concerning"
                }
                Kind::Text { .. } => {
                    "the person's own words have no order of concern: leave the key out"
                }
            };
            reading.report(
                Problem::error(
                    Code::BadValue,
                    span.clone(),
                    "this is no order of concern for this kind of question",
                )
                .help(help),
            );
            None
        }
    }
}

fn ask_if(
    own: QuestionId,
    condition: Placed<'_, &str>,
    read: &Read,
    reading: &Reading<'_>,
) -> Option<Condition> {
    let place = |part: Span| reading.inside(condition.span, condition.value, part);
    let resolved = resolve(condition.value, read.subjects(), &place, reading.problems)?;
    let mut later = Vec::new();
    resolved.each_test(&mut |test| {
        let named: Vec<QuestionId> = match test {
            Test::ChoiceIn(question, _)
            | Test::HasAny(question, _)
            | Test::Number(question, _, _)
            | Test::IsUnknown(question) => {
                vec![*question]
            }
            Test::Sum(scale, _, _) => {
                let scale = read.scales.get(scale.0).and_then(|(_, scale)| scale.as_ref());
                scale.map(|scale| scale.items.clone()).unwrap_or_default()
            }
        };
        later.extend(named.into_iter().filter(|question| *question >= own));
    });
    if let Some((id, _)) = later.first().and_then(|question| read.questions.get(question.0)) {
        let message = if later.first() == Some(&own) {
            format!("the `ask_if` of `{id}` speaks of `{id}` itself")
        } else {
            format!("this `ask_if` speaks of `{id}`, which is asked later")
        };
        reading.report(
            Problem::error(Code::ForwardReference, condition.span.clone(), message)
                .help("an `ask_if` can only speak of questions that stand before its own: move one of the two"),
        );
    }
    Some(resolved)
}

fn scale<'n>(
    node: &'n Node<'_>,
    questions: &[(String, Option<Question>)],
    question_ids: &Ids<'_>,
    ids: &mut Ids<'n>,
    sources: &Ids<'_>,
    reading: &'n Reading<'_>,
) -> Option<Scale> {
    let mut fields = Fields::of(node, "a scale", reading.problems)?;
    let id = reading.new_id(&mut fields, ids, "scale");
    if let Some((id, question)) = id.and_then(|id| Some((id, question_ids.span(id)?)))
        && let Some(span) = ids.span(id)
    {
        reading.report(
            Problem::error(
                Code::DuplicateId,
                span.clone(),
                format!("there is a question `{}` already", id.escape_debug()),
            )
            .also(question.clone(), "it stands here")
            .help("give one of the two another id: a condition speaks of both in the same way"),
        );
    }
    let label = reading.wording(&mut fields, "label");
    let stem = fields
        .take("stem")
        .and_then(|entry| text(&entry.node, "stem", reading.problems))
        .map(|stem| {
            reading.check_text(stem.value, "stem", stem.span);
            Wording::Both(stem.value.to_owned())
        });
    let attribution = reading.optional_wording(&mut fields, "attribution");
    let cited = cited(&mut fields, sources, reading);
    let before = reading.problems.errors();
    let names = fields.texts("items");
    let named: Vec<(Placed<'_, &str>, QuestionId)> = names
        .iter()
        .filter_map(|name| {
            Some((*name, QuestionId(reading.find(*name, question_ids, "question")?)))
        })
        .collect();
    let mut least = 0;
    let mut greatest = 0;
    let mut readable = true;
    for (name, item) in &named {
        let Some((_, Some(question))) = questions.get(item.0) else {
            readable = false;
            continue;
        };
        let scores: Vec<i64> =
            question.options().iter().filter_map(|option| option.score).collect();
        match (&question.kind, scores.iter().min(), scores.iter().max()) {
            (Kind::Choice(options), Some(low), Some(high)) if options.len() == scores.len() => {
                least += low;
                greatest += high;
            }
            _ => reading.report(
                Problem::error(
                    Code::BadScale,
                    name.span.clone(),
                    format!("`{}` cannot be an item of a scale", name.value),
                )
                .help("an item is a choice in which every option has a `score`"),
            ),
        }
    }
    if named.is_empty() && reading.problems.errors() == before {
        reading.report(
            Problem::error(Code::BadScale, fields.span.clone(), "this scale has no items")
                .help("name its questions: `items = [\"...\"]`"),
        );
    }
    let bands: Vec<BandRead<'_>> =
        fields.list("bands").iter().filter_map(|node| band(node, reading)).collect();
    // Where an item or a band could not be read, the sums are not known.
    let summed = readable && reading.problems.errors() == before;
    let mut next = least;
    for (start, _, band) in bands.iter().filter(|_| summed) {
        if start.value != next {
            reading.report(
                Problem::error(
                    Code::BadScale,
                    start.span.clone(),
                    format!("this band must begin at {next}"),
                )
                .help("bands go from the least sum to the greatest without gap or overlap"),
            );
        }
        next = band.range.end() + 1;
    }
    if let Some((_, end, _)) = bands.last()
        && summed
        && next != greatest + 1
    {
        reading.report(
            Problem::error(
                Code::BadScale,
                end.span.clone(),
                format!("the last band must end at {greatest}"),
            )
            .help("that is the greatest sum of the items"),
        );
    }
    fields.finish();
    Some(Scale {
        id: id?.to_owned(),
        label: label?,
        stem,
        items: named.into_iter().map(|(_, item)| item).collect(),
        attribution,
        sources: cited,
        bands: bands.into_iter().map(|(_, _, band)| band).collect(),
        range: least..=greatest,
    })
}

/// Where a band begins and ends, and the band.
type BandRead<'n> = (Placed<'n, i64>, Placed<'n, i64>, Band);

fn band<'n>(node: &'n Node<'_>, reading: &'n Reading<'_>) -> Option<BandRead<'n>> {
    let mut fields = Fields::of(node, "a band", reading.problems)?;
    let text = reading.wording(&mut fields, "text");
    let least = fields.integer("least");
    let greatest = fields.integer("greatest");
    fields.finish();
    let (least, greatest) = (least?, greatest?);
    if least.value > greatest.value {
        reading.report(
            Problem::error(Code::EmptyRange, greatest.span.clone(), "`greatest` is below `least`")
                .also(least.span.clone(), "the least stands here")
                .help("no sum fits between them: exchange the two, or mend one"),
        );
        return None;
    }
    Some((least, greatest, Band { range: least.value..=greatest.value, text: text? }))
}

fn paired_reading(
    node: &Node<'_>,
    read: &Read,
    ids: &Ids<'_>,
    sources: &Ids<'_>,
    reading: &Reading<'_>,
) -> Option<PairedReading> {
    let mut fields = Fields::of(node, "a paired reading", reading.problems)?;
    let span = fields.span.clone();
    let names = fields.texts("questions");
    let found = reading.find_all(&names, ids, "question");
    let label = reading.wording(&mut fields, "label");
    let text = reading.wording(&mut fields, "text");
    let help = reading.wording(&mut fields, "help");
    let why = reading.wording(&mut fields, "why");
    let sources = cited(&mut fields, sources, reading);
    fields.finish();
    if found.len() < names.len() {
        return None;
    }
    if let [first, second] = found.as_slice() {
        let readable =
            |index: &usize| read.questions.get(*index).and_then(|(_, question)| question.as_ref());
        let (one, two) = (readable(first)?, readable(second)?);
        let numbers =
            [one, two].iter().all(|question| matches!(question.kind, Kind::Integer { .. }));
        if numbers
            && *second == first + 1
            && one.section == two.section
            && one.ask_if == two.ask_if
            && one.short == two.short
        {
            let questions = [QuestionId(*first), QuestionId(*second)];
            return Some(PairedReading {
                questions,
                label: label?,
                text: text?,
                help: help?,
                why: why?,
                sources,
            });
        }
    }
    reading.report(
        Problem::error(Code::BadValue, span, "these two questions cannot be asked in one prompt").help(
            "a pair is two numbers that stand one directly after the other in one section, with the same `ask_if` and the same `short`",
        ),
    );
    None
}

fn constraint(
    node: &Node<'_>,
    read: &Read,
    ids: &Ids<'_>,
    reading: &Reading<'_>,
) -> Option<Constraint> {
    let mut fields = Fields::of(node, "a constraint", reading.problems)?;
    let (less, than, never) =
        (fields.optional_text("less"), fields.optional_text("than"), fields.optional_text("never"));
    let text = reading.wording(&mut fields, "text");
    let span = fields.span.clone();
    fields.finish();
    let kind = match (less, than, never) {
        (Some(less), Some(than), None) => {
            let (less_id, than_id) =
                (reading.find(less, ids, "question"), reading.find(than, ids, "question"));
            let number = |name: Placed<'_, &str>, index: usize| match read.questions.get(index) {
                Some((_, Some(question))) if !matches!(question.kind, Kind::Integer { .. }) => {
                    reading.report(
                        Problem::error(
                            Code::ConstraintForm,
                            name.span.clone(),
                            format!("`{}` is not a number", name.value),
                        )
                        .help("only numbers can be less than one another"),
                    );
                    None
                }
                _ => Some(QuestionId(index)),
            };
            let (less_id, than_id) = (number(less, less_id?), number(than, than_id?));
            let (less_id, than_id) = (less_id?, than_id?);
            let readable = |id: QuestionId| {
                read.questions.get(id.0).and_then(|(_, question)| question.as_ref())
            };
            if let (Some(first), Some(second)) = (readable(less_id), readable(than_id))
                && (less_id == than_id || !can_be_less(first, second))
            {
                reading.report(
                    Problem::error(
                        Code::ConstraintNeverHolds,
                        less.span.clone(),
                        format!("no answer to `{}` is less than one to `{}`", less.value, than.value),
                    )
                    .help("exchange the two, or mend a range: as it stands, known answers to both are always refused"),
                );
            }
            ConstraintKind::Less(less_id, than_id)
        }
        (None, None, Some(never)) => {
            let place = |part: Span| reading.inside(never.span, never.value, part);
            let condition = resolve(never.value, read.subjects(), &place, reading.problems)?;
            if is_always_true(&condition, read) {
                reading.report(
                    Problem::error(
                        Code::ConstraintNeverHolds,
                        never.span.clone(),
                        "this condition is true however the questions are answered",
                    )
                    .help("mend it: as it stands, every set of known answers is refused"),
                );
            }
            ConstraintKind::Never(condition)
        }
        _ => {
            reading.report(
                Problem::error(Code::ConstraintForm, span, "a constraint has either `less` and `than`, or `never`")
                    .help("write `less = \"a\"` and `than = \"b\"` for two numbers, or `never = \"...\"` with a condition"),
            );
            return None;
        }
    };
    Some(Constraint { kind, text: text? })
}
