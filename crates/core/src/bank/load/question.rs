//! Questions and their options.

use std::ops::RangeInclusive;

use serde_json::{Value as Json, json};

use super::context::LoadContext;
use super::ids::Ids;
use super::reference::cited;
use super::rising_concern::{ConcernOrder, rising_concern};
use super::shape::{IdList, IdText, List, NameOf};
use crate::bank::condition::Condition;
use crate::bank::question::{AnswerOption, Kind, KindName, Question};
use crate::bank::wording::Wording;
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, Placed, Shape, TableReader, list, table};

table! {QUESTION: QuestionTable = "question", "a question" {
    must id: IdText, "Its stable id.";
    must section: IdText, "The id of its section.";
    must kind: NameOf<KindName>, "What can be answered.";
    may short: bool, "Whether the short interview asks it.";
    may instrument: bool, "Whether an instrument words it: one text, read out unchanged.";
    may ask_if: Condition, "The condition under which it is asked.";
    must label: Wording, "A few words that name it in a summary.";
    must text: Wording, "The question as asked.";
    must help: Wording, "What it means.";
    must why: Wording, "Why it is asked.";
    may find_out: Wording, "How to find the answer out, and from whom.";
    may privacy_note: Wording, "Said with the question where it matters who else is there.";
    may sources: IdList, "The sources that help and why rest on.";
    may options: List<OptionTable, 1>, "The options of a choice or a list.";
    may least: i64, "The least number that is accepted.";
    may greatest: i64, "The greatest number that is accepted.";
    may unit: Wording, "What the number counts.";
    may longest: Length, "The most characters of a text.";
    may rising_concern: ConcernOrder,
        "How its answers rise in concern: the options in order, each_option, or higher.";
}}

table! {OPTION: OptionTable = "option", "an option" {
    must id: IdText, "Its id; `none` says none of these.";
    must text: Wording, "Its label.";
    may score: i64, "What it adds to a scale.";
}}

/// Key of a question's condition.
pub(super) const ASK_IF: &str = QUESTION.ask_if.name;

/// Number of characters.
pub(crate) enum Length {}

impl Shape for Length {
    type Read = i64;

    fn schema() -> Json {
        json!({ "type": "integer", "minimum": 1 })
    }
}

pub(super) fn question<'n>(
    node: &'n Node<'_>,
    section_ids: &Ids<'_>,
    sources: &Ids<'_>,
    ids: &mut Ids<'n>,
    last_section: &mut usize,
    ask_if: &mut Option<Placed<'n, &'n str>>,
    context: &'n LoadContext<'_>,
) -> Option<Question> {
    let mut fields = context.table::<QuestionTable>(node)?;
    let id = context.new_id(&mut fields, QUESTION.id, ids, "question");
    let section = fields.text(QUESTION.section).and_then(|name| {
        let found = context.find(name, section_ids, "section")?;
        if found < *last_section {
            context.report(
                Problem::error(
                    Code::SectionOrder,
                    name.span.clone(),
                    format!("the questions of the section `{}` do not stand together", name.value),
                )
                .help(
                    "questions stand in the order of the sections: move this one to the \
                    others of its section",
                ),
            );
        }
        *last_section = found;
        Some(found)
    });
    let short = fields.flag(QUESTION.short);
    let instrument = fields.flag(QUESTION.instrument);
    *ask_if = fields.text(QUESTION.ask_if);
    let label = context.wording(&mut fields, QUESTION.label);
    let text = if instrument {
        context.instrument_wording(&mut fields, QUESTION.text)
    } else {
        context.wording(&mut fields, QUESTION.text)
    };
    let help = context.wording(&mut fields, QUESTION.help);
    let why = context.wording(&mut fields, QUESTION.why);
    let privacy_note = context.wording(&mut fields, QUESTION.privacy_note);
    let find_out = context.wording(&mut fields, QUESTION.find_out);
    let sources = cited(&mut fields, QUESTION.sources, sources, context);
    let kind = kind(&mut fields, context);
    let rising_concern = kind
        .as_ref()
        .and_then(|kind| rising_concern(fields.take(&QUESTION.rising_concern)?, kind, context));
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

fn kind(
    fields: &mut TableReader<'_, '_, QuestionTable>,
    context: &LoadContext<'_>,
) -> Option<Kind> {
    match context.name(fields, QUESTION.kind)? {
        KindName::Choice => Some(Kind::Choice(options(fields, context)?)),
        KindName::Multi => Some(Kind::Multi(options(fields, context)?)),
        KindName::Integer => {
            let unit = context.wording(fields, QUESTION.unit);
            Some(Kind::Integer { range: range(fields, context)?, unit })
        }
        KindName::Text => {
            let longest = fields.integer(QUESTION.longest.needed())?;
            match usize::try_from(longest.value) {
                Ok(longest @ 1..) => Some(Kind::Text { longest }),
                _ => {
                    context.report(
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

fn range(
    fields: &mut TableReader<'_, '_, QuestionTable>,
    context: &LoadContext<'_>,
) -> Option<RangeInclusive<i64>> {
    let (least, greatest) =
        (fields.integer(QUESTION.least.needed()), fields.integer(QUESTION.greatest.needed()));
    let (least, greatest) = (least?, greatest?);
    if least.value > greatest.value {
        context.report(
            Problem::error(Code::EmptyRange, greatest.span.clone(), "`greatest` is below `least`")
                .also(least.span.clone(), "the least stands here")
                .help("no number fits between them: exchange the two, or mend one"),
        );
        return None;
    }
    Some(least.value..=greatest.value)
}

fn options(
    fields: &mut TableReader<'_, '_, QuestionTable>,
    context: &LoadContext<'_>,
) -> Option<Vec<AnswerOption>> {
    let entry = fields.entry(&QUESTION.options.needed())?;
    let before = context.problems.errors();
    let nodes = list(&entry.node, QUESTION.options.name, context.problems);
    if context.problems.errors() > before {
        return None;
    }
    if nodes.is_empty() {
        context.report(
            Problem::error(Code::EmptySet, entry.node.span.clone(), "this question has no options")
                .help("write at least one: `{ id = \"...\", text = \"...\" }`"),
        );
        return None;
    }
    let mut ids = Ids::default();
    // Every option is read before one that is not readable ends it, so that each problem is found.
    let options: Vec<Option<AnswerOption>> =
        nodes.iter().map(|node| option(node, &mut ids, context)).collect();
    options.into_iter().collect()
}

fn option<'n>(
    node: &'n Node<'_>,
    ids: &mut Ids<'n>,
    context: &LoadContext<'n>,
) -> Option<AnswerOption> {
    let mut fields = context.table::<OptionTable>(node)?;
    let id = fields.text(OPTION.id);
    if let Some(id) = id {
        context.check_id(id.value, id.span, true);
        context.add_id(id.value, id.span, ids, "option");
    }
    let text = context.wording(&mut fields, OPTION.text);
    let score = fields.integer(OPTION.score).map(|score| score.value);
    fields.finish();
    Some(AnswerOption { id: id?.value.to_owned(), text: text?, score })
}
