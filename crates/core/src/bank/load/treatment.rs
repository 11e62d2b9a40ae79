//! Treatments that a reader may have tried.

use super::context::LoadContext;
use super::ids::Ids;
use super::shape::{IdList, Prose};
use crate::bank::id::QuestionId;
use crate::bank::treatment::Treatment;
use crate::document::{Key, Node, table};

table! {TREATMENT: TreatmentTable = "treatment", "a treatment" {
    must label: Prose, "Its name.";
    may tried: IdList, "The questions that say whether and how it was tried.";
    may outcome: IdList, "The questions that say what came of it.";
}}

pub(super) fn treatments(
    nodes: &[Node<'_>],
    questions: &Ids<'_>,
    context: &LoadContext<'_>,
) -> Vec<Treatment> {
    let row = |node| {
        let mut fields = context.table::<TreatmentTable>(node)?;
        let label = context.prose(&mut fields, TREATMENT.label);
        let mut named = |key: Key<TreatmentTable, IdList>| {
            context
                .find_all(&fields.texts(key), questions, "question")
                .into_iter()
                .map(QuestionId)
                .collect()
        };
        let (tried, outcome) = (named(TREATMENT.tried), named(TREATMENT.outcome));
        fields.finish();
        Some(Treatment { label: label?, tried, outcome })
    };
    nodes.iter().filter_map(row).collect()
}
