//! Partitions of rules.

use super::conditions::resolve_placed;
use super::context::LoadContext;
use super::ids::Ids;
use super::partial::PartialQuestions;
use super::shape::{IdList, IdText};
use crate::bank::condition::Condition;
use crate::bank::id::RuleId;
use crate::bank::rule::Partition;
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, table};

table! {PARTITION: PartitionTable = "partition", "a partition" {
    must id: IdText, "Its id.";
    must rules: IdList, "The rules.";
    must when: Condition, "Where exactly one of them is found; elsewhere at most one is.";
}}

/// Reads the partitions of rules.
pub(super) fn partitions<'n>(
    nodes: &'n [Node<'_>],
    questions: &PartialQuestions,
    rules: &Ids<'n>,
    context: &'n LoadContext<'_>,
) -> (Vec<Partition>, Ids<'n>) {
    let mut ids = Ids::default();
    let found = nodes
        .iter()
        .filter_map(|node| partition(node, questions, rules, &mut ids, context))
        .collect();
    (found, ids)
}

fn partition<'n>(
    node: &'n Node<'_>,
    questions: &PartialQuestions,
    rules: &Ids<'_>,
    ids: &mut Ids<'n>,
    context: &'n LoadContext<'_>,
) -> Option<Partition> {
    let mut fields = context.table::<PartitionTable>(node)?;
    let id = context.new_id(&mut fields, PARTITION.id, ids, "partition");
    let before = context.problems.errors();
    let rules: Vec<RuleId> = context
        .find_all(&fields.texts(PARTITION.rules), rules, "rule")
        .into_iter()
        .map(RuleId)
        .collect();
    if rules.is_empty() && context.problems.errors() == before {
        context.report(
            Problem::error(Code::EmptySet, fields.span().clone(), "this partition names no rule")
                .help(
                    "write `rules = [\"...\"]` with the ids of rules of which at most one \
                    may be found",
                ),
        );
    }
    let when = fields
        .text(PARTITION.when)
        .and_then(|when| resolve_placed(when, questions.subjects(), context));
    fields.finish();
    Some(Partition { id: id?.to_owned(), rules, when: when? })
}
