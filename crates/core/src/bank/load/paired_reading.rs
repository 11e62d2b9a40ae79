//! Pairs of numbers that are asked in one prompt.

use super::context::LoadContext;
use super::ids::Ids;
use super::partial::PartialQuestions;
use super::reference::cited;
use super::shape::{IdList, IdText, List, Prose};
use crate::bank::id::QuestionId;
use crate::bank::question::{Kind, PairedReading};
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, table};

table! {PAIRED_READING: PairedReadingTable = "paired_reading", "a paired reading" {
    must questions: List<IdText, 2, 2>, "The two questions.";
    must label: Prose, "A few words that name the pair.";
    must text: Prose, "The question as asked.";
    must help: Prose, "What it means.";
    must why: Prose, "Why it is asked.";
    may sources: IdList, "The sources that help and why rest on.";
}}

pub(super) fn paired_reading(
    node: &Node<'_>,
    read: &PartialQuestions,
    ids: &Ids<'_>,
    sources: &Ids<'_>,
    context: &LoadContext<'_>,
) -> Option<PairedReading> {
    let mut fields = context.table::<PairedReadingTable>(node)?;
    let span = fields.span().clone();
    let names = fields.texts(PAIRED_READING.questions);
    let found = context.find_all(&names, ids, "question");
    let label = context.prose(&mut fields, PAIRED_READING.label);
    let text = context.prose(&mut fields, PAIRED_READING.text);
    let help = context.prose(&mut fields, PAIRED_READING.help);
    let why = context.prose(&mut fields, PAIRED_READING.why);
    let sources = cited(&mut fields, PAIRED_READING.sources, sources, context);
    fields.finish();
    if found.len() < names.len() {
        return None;
    }
    if let [first, second] = found.as_slice() {
        let (one, two) = (read.question(QuestionId(*first))?, read.question(QuestionId(*second))?);
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
    context.report(
        Problem::error(Code::BadValue, span, "these two questions cannot be asked in one prompt")
            .help(
                "a pair is two numbers that stand one directly after the other in one section, \
                with the same `ask_if` and the same `short`",
            ),
    );
    None
}
