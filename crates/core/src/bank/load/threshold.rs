//! Named thresholds.

use super::context::LoadContext;
use super::ids::Ids;
use super::shape::{IdList, IdText, List, Prose};
use crate::bank::id::QuestionId;
use crate::bank::threshold::NamedThreshold;
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, integer, table};

table! {THRESHOLD: ThresholdTable = "threshold", "a threshold" {
    must id: IdText, "Its id.";
    must label: Prose, "What begins there, in a few words.";
    must questions: IdList, "The questions that ask for its numbers.";
    must values: List<i64>, "The number of each question, in the same order.";
}}

/// Reads the named thresholds; one that cannot be read keeps its place.
pub(super) fn thresholds<'n>(
    nodes: &'n [Node<'_>],
    questions: &Ids<'_>,
    context: &'n LoadContext<'_>,
) -> (Vec<Option<NamedThreshold>>, Ids<'n>) {
    let mut ids = Ids::default();
    let mut threshold = |node| {
        let mut fields = context.table::<ThresholdTable>(node)?;
        let id = context.new_id(&mut fields, THRESHOLD.id, &mut ids, "threshold");
        let label = context.prose(&mut fields, THRESHOLD.label);
        let before = context.problems.errors();
        let named = fields.texts(THRESHOLD.questions);
        let values: Vec<i64> = fields
            .list(THRESHOLD.values)
            .iter()
            .filter_map(|node| integer(node, THRESHOLD.values.name, context.problems))
            .collect();
        let readable = context.problems.errors() == before;
        if readable && (named.is_empty() || named.len() != values.len()) {
            context.report(
                Problem::error(
                    Code::BadValue,
                    fields.span().clone(),
                    "a threshold has one value for each of its questions",
                )
                .help("write as many `values` as `questions`, in the same order"),
            );
        }
        let found = context.find_all(&named, questions, "question");
        fields.finish();
        if context.problems.errors() > before {
            return None;
        }
        let at = found.into_iter().map(QuestionId).zip(values).collect();
        Some(NamedThreshold { id: id?.to_owned(), label: label?, at })
    };
    let thresholds = nodes.iter().map(&mut threshold).collect();
    (thresholds, ids)
}
