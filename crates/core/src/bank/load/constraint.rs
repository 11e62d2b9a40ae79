//! Constraints.

use super::conditions::resolve_placed;
use super::context::LoadContext;
use super::ids::Ids;
use super::partial::PartialQuestions;
use super::possible::{can_be_less, is_always_true};
use super::shape::{IdText, Prose};
use crate::bank::condition::Condition;
use crate::bank::constraint::{Constraint, ConstraintKind};
use crate::bank::id::QuestionId;
use crate::bank::question::Kind;
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, Placed, table};

table! {CONSTRAINT: ConstraintTable = "constraint", "a constraint" {
    may less: IdText, "The number that must be less.";
    may than: IdText, "The number that it must be less than.";
    may never: Condition, "The condition that must never be true.";
    must text: Prose, "What to say where it does not hold.";
}}

pub(super) fn constraint(
    node: &Node<'_>,
    read: &PartialQuestions,
    ids: &Ids<'_>,
    context: &LoadContext<'_>,
) -> Option<Constraint> {
    let mut fields = context.table::<ConstraintTable>(node)?;
    let (less, than, never) =
        (fields.text(CONSTRAINT.less), fields.text(CONSTRAINT.than), fields.text(CONSTRAINT.never));
    let text = context.prose(&mut fields, CONSTRAINT.text);
    let span = fields.span().clone();
    fields.finish();
    let kind = match (less, than, never) {
        (Some(less), Some(than), None) => {
            let (less_id, than_id) =
                (context.find(less, ids, "question"), context.find(than, ids, "question"));
            let number = |name: Placed<'_, &str>, index: usize| match read.questions.get(index) {
                Some((_, Some(question))) if !matches!(question.kind, Kind::Integer { .. }) => {
                    context.report(
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
            if let (Some(first), Some(second)) = (read.question(less_id), read.question(than_id))
                && (less_id == than_id || !can_be_less(first, second))
            {
                context.report(
                    Problem::error(
                        Code::ConstraintNeverHolds,
                        less.span.clone(),
                        format!(
                            "no answer to `{}` is less than one to `{}`",
                            less.value, than.value
                        ),
                    )
                    .help(
                        "exchange the two, or mend a range: as it stands, known answers \
                        to both are always refused",
                    ),
                );
            }
            ConstraintKind::Less(less_id, than_id)
        }
        (None, None, Some(never)) => {
            let condition = resolve_placed(never, read.subjects(), context)?;
            if is_always_true(&condition, read) {
                context.report(
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
            context.report(
                Problem::error(
                    Code::ConstraintForm,
                    span,
                    "a constraint has either `less` and `than`, or `never`",
                )
                .help(
                    "write `less = \"a\"` and `than = \"b\"` for two numbers, or \
                        `never = \"...\"` with a condition",
                ),
            );
            return None;
        }
    };
    Some(Constraint { kind, text: text? })
}
