//! Questions and their options.

use std::ops::RangeInclusive;

use serde_json::{Value as Json, json};

use super::context::LoadContext;
use super::ids::Ids;
use super::option::{OptionSets, OptionTable, options_of};
use super::reference::cited;
use super::rising_concern::{ConcernOrder, rising_concern};
use super::shape::{IdList, IdText, List, NameOf, Prose};
use crate::bank::condition::Condition;
use crate::bank::question::{AnswerOption, Kind, KindName, PagePart, Question};
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, Placed, Shape, TableReader, table};

table! {QUESTION: QuestionTable = "question", "a question" {
    must id: IdText, "Its stable id.";
    must section: IdText, "The id of its section.";
    must kind: NameOf<KindName>, "What can be answered.";
    may short: bool, "Whether the short interview asks it.";
    may again: bool, "Whether it is asked again on another day, as its answer changes.";
    may private: bool, "Whether it is on no page unless the person puts it there.";
    may for_counselors: bool,
        "Whether it speaks to a counselor, and is asked only where one asks.";
    may about_suicide: bool,
        "Whether its answer is about suicide: a chart always shows it, and a record keeps each change.";
    may instrument: bool, "Whether an instrument words it, so that it is read out unchanged.";
    may page_part: NameOf<PagePart>, "The part of the page that shows its answer.";
    may ask_if: Condition, "The condition under which it is asked.";
    must label: Prose, "A few words that name it on a page.";
    must text: Prose, "The question as asked.";
    may help: Prose, "What it means.";
    must why: Prose, "Why it is asked.";
    may find_out: Prose, "How to find the answer out, and from whom.";
    may counselor_hint: Prose, "A hint for a counselor who asks it, such as to ask alone.";
    may sources: IdList, "The sources that help and why rest on.";
    may options: List<OptionTable, 1>, "The options of a choice or a list.";
    may option_set: IdText, "Instead of options, the id of a list that recurs.";
    may least: i64, "The least number that is accepted.";
    may greatest: i64, "The greatest number that is accepted.";
    may unit: Prose, "What the number counts.";
    may longest: Length, "The most characters of a text.";
    may rising_concern: ConcernOrder,
        "How its answers rise in concern: the options in order, each_option, or higher.";
}}

/// Key of a question's condition.
pub(super) const ASK_IF: &str = QUESTION.ask_if.name;

/// Most characters that a question may accept.
pub const LONGEST_TEXT: usize = 10_000;

/// Greatest number that a question may accept, and with a minus the least.
pub const GREATEST_NUMBER: i64 = 1_000_000_000;

/// Number of characters.
pub(crate) enum Length {}

impl Shape for Length {
    type Read = i64;

    fn schema() -> Json {
        json!({ "type": "integer", "minimum": 1 })
    }
}

/// What a question may name.
pub(super) struct QuestionNames<'i, 'n> {
    pub sections: &'i Ids<'n>,
    pub sources: &'i Ids<'n>,
    pub option_sets: &'i OptionSets<'n>,
}

pub(super) fn question<'n>(
    node: &'n Node<'_>,
    names: &QuestionNames<'_, '_>,
    ids: &mut Ids<'n>,
    last_section: &mut usize,
    ask_if: &mut Option<Placed<'n, &'n str>>,
    context: &'n LoadContext<'_>,
) -> Option<Question> {
    let mut fields = context.table::<QuestionTable>(node)?;
    let id = context.new_id(&mut fields, QUESTION.id, ids, "question");
    let section = fields.text(QUESTION.section).and_then(|name| {
        let found = context.find(name, names.sections, "section")?;
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
    let again = fields.flag(QUESTION.again);
    let private = fields.flag(QUESTION.private);
    let for_counselors = fields.flag(QUESTION.for_counselors);
    let about_suicide = fields.flag(QUESTION.about_suicide);
    let instrument = fields.flag(QUESTION.instrument);
    let page_part: Option<PagePart> = context.name(&mut fields, QUESTION.page_part);
    *ask_if = fields.text(QUESTION.ask_if);
    let label = context.prose(&mut fields, QUESTION.label);
    let text = context.prose(&mut fields, QUESTION.text);
    let help = context.prose(&mut fields, QUESTION.help);
    let why = context.prose(&mut fields, QUESTION.why);
    let counselor_hint = context.prose(&mut fields, QUESTION.counselor_hint);
    let find_out = context.prose(&mut fields, QUESTION.find_out);
    let sources = cited(&mut fields, QUESTION.sources, names.sources, context);
    let kind = kind(&mut fields, names.option_sets, context);
    let rising_concern = kind
        .as_ref()
        .and_then(|kind| rising_concern(fields.take(&QUESTION.rising_concern)?, kind, context));
    if kind.is_some() {
        fields.finish();
    }
    let is_text = matches!(kind, Some(Kind::Text { .. }));
    Some(Question {
        id: id?.to_owned(),
        section: section?,
        kind: kind?,
        short,
        again,
        private,
        for_counselors,
        about_suicide,
        instrument,
        // What somebody writes is never lost from the page.
        page_part: page_part.or(is_text.then_some(PagePart::OwnWords)),
        ask_if: None,
        label: label?,
        text: text?,
        help,
        why: why?,
        counselor_hint,
        find_out,
        sources,
        rising_concern,
    })
}

fn kind(
    fields: &mut TableReader<'_, '_, QuestionTable>,
    option_sets: &OptionSets<'_>,
    context: &LoadContext<'_>,
) -> Option<Kind> {
    match context.name(fields, QUESTION.kind)? {
        KindName::Choice => Some(Kind::Choice(options(fields, option_sets, context)?)),
        KindName::Multi => Some(Kind::Multi(options(fields, option_sets, context)?)),
        KindName::Integer => {
            let unit = context.prose(fields, QUESTION.unit);
            Some(Kind::Integer { range: range(fields, context)?, unit })
        }
        KindName::Text => {
            let longest = fields.integer(QUESTION.longest.needed())?;
            match usize::try_from(longest.value) {
                Ok(longest @ 1..=LONGEST_TEXT) => Some(Kind::Text { longest }),
                _ => {
                    context.report(
                        Problem::error(
                            Code::EmptyRange,
                            longest.span.clone(),
                            format!("`longest` must be from 1 to {LONGEST_TEXT}"),
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
    for bound in [least, greatest] {
        if bound.value.unsigned_abs() > GREATEST_NUMBER.unsigned_abs() {
            context.report(
                Problem::error(
                    Code::EmptyRange,
                    bound.span.clone(),
                    format!("no answer may be as large as {}", bound.value),
                )
                .help(format!("write a number from -{GREATEST_NUMBER} to {GREATEST_NUMBER}")),
            );
            return None;
        }
    }
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
    option_sets: &OptionSets<'_>,
    context: &LoadContext<'_>,
) -> Option<Vec<AnswerOption>> {
    if let Some(name) = fields.text(QUESTION.option_set) {
        if let Some(options) = fields.take(&QUESTION.options) {
            context.report(
                Problem::error(
                    Code::UnknownKey,
                    options.key_span.clone(),
                    "a question has `options` or an `option_set`, not both",
                )
                .also(name.span.clone(), "the list stands here")
                .help("leave one of the two out"),
            );
        }
        return option_sets.get(name, context);
    }
    let entry = fields.entry(&QUESTION.options.needed())?;
    options_of(&entry.node, QUESTION.options.name, context)
}
