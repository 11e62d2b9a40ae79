//! Order of concern of the answers to a question.

use serde_json::{Value as Json, json};

use super::context::LoadContext;
use super::shape::IdList;
use crate::bank::id::OptionId;
use crate::bank::question::{Kind, KindName, RisingConcern};
use crate::diagnostic::{Code, Problem};
use crate::document::{Entry, Node, Shape, Value, text};
use crate::text::suggestion;

const EACH_OPTION: &str = "each_option";
const HIGHER: &str = "higher";

/// Order of concern of any kind of question.
pub(crate) enum ConcernOrder {}

impl Shape for ConcernOrder {
    type Read = Node<'static>;

    fn schema() -> Json {
        json!({ "anyOf": [
            IdList::schema(),
            { "type": "string", "enum": [EACH_OPTION, HIGHER] },
        ] })
    }
}

/// Schema of the order of concern of a kind of question.
pub(in crate::bank) fn order_of(kind: KindName) -> Json {
    match kind {
        KindName::Choice => IdList::schema(),
        KindName::Multi => json!({ "const": EACH_OPTION }),
        KindName::Integer => json!({ "const": HIGHER }),
        KindName::Text => json!(false),
    }
}

/// Reads the order of concern of a kind of question.
pub(super) fn rising_concern(
    entry: &Entry<'_>,
    kind: &Kind,
    context: &LoadContext<'_>,
) -> Option<RisingConcern> {
    let span = &entry.node.span;
    match (kind, &entry.node.value) {
        (Kind::Multi(_), Value::Text(word)) if word == EACH_OPTION => {
            Some(RisingConcern::EachOption)
        }
        (Kind::Integer { .. }, Value::Text(word)) if word == HIGHER => Some(RisingConcern::Higher),
        (Kind::Choice(options), Value::List(nodes)) => {
            let mut order = Vec::new();
            for name in nodes.iter().filter_map(|node| text(node, &entry.key, context.problems)) {
                match options.iter().position(|option| option.id == name.value) {
                    Some(index) if order.contains(&OptionId(index)) => context.report(
                        Problem::error(
                            Code::DuplicateOption,
                            name.span.clone(),
                            format!("`{}` stands twice in this order", name.value),
                        )
                        .help("name each option once"),
                    ),
                    Some(index) => order.push(OptionId(index)),
                    None => context.report(
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
                context.report(
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
                    "for a choice write its options, from the least to the most concerning: \
                        `[\"a\", \"b\"]`"
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
            context.report(
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
