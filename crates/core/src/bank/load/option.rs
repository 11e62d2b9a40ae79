//! Options of a question, and lists of options that recur.

use super::context::LoadContext;
use super::ids::Ids;
use super::shape::{IdText, List, Prose};
use crate::bank::question::AnswerOption;
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, Placed, list, table};

/// Longest label of an option, in characters.
const LABEL_LONGEST: usize = 40;

/// Greatest score, and with a minus the least.
pub const HIGHEST_SCORE: i64 = 1_000_000;

/// Most options of a question or a list.
pub const MOST_OPTIONS: usize = 200;

table! {OPTION: OptionTable = "option", "an option" {
    must id: IdText, "Its id; `none` says none of these.";
    must text: Prose, "The answer as offered.";
    may label: Prose,
        "The answer as a page shows it, at most 40 characters; without it, the text.";
    may score: i64, "What it adds to a scale.";
}}

table! {OPTION_SET: OptionSetTable = "option_set", "a list of options" {
    must id: IdText, "Its id.";
    must options: List<OptionTable, 1>, "The options, in order.";
}}

/// Lists of options that recur, some of which could not be read.
pub(super) struct OptionSets<'n> {
    ids: Ids<'n>,
    sets: Vec<Option<Vec<AnswerOption>>>,
}

impl<'n> OptionSets<'n> {
    /// Reads the lists.
    pub fn read(nodes: &'n [Node<'_>], context: &'n LoadContext<'_>) -> OptionSets<'n> {
        let mut ids = Ids::default();
        let mut set = |node| {
            let mut fields = context.table::<OptionSetTable>(node)?;
            context.new_id(&mut fields, OPTION_SET.id, &mut ids, "list of options");
            let entry = fields.entry(&OPTION_SET.options);
            fields.finish();
            options_of(&entry?.node, OPTION_SET.options.name, context)
        };
        let sets = nodes.iter().map(&mut set).collect();
        OptionSets { ids, sets }
    }

    /// Options of the list with an id.
    pub fn get(
        &self,
        name: Placed<'_, &str>,
        context: &LoadContext<'_>,
    ) -> Option<Vec<AnswerOption>> {
        let found = context.find(name, &self.ids, "list of options")?;
        self.sets.get(found)?.clone()
    }
}

/// Reads a list of options.
pub(super) fn options_of(
    node: &Node<'_>,
    key: &str,
    context: &LoadContext<'_>,
) -> Option<Vec<AnswerOption>> {
    let before = context.problems.errors();
    let nodes = list(node, key, context.problems);
    if context.problems.errors() > before {
        return None;
    }
    if nodes.is_empty() {
        context.report(
            Problem::error(Code::EmptySet, node.span.clone(), "there are no options here")
                .help("write at least one: `{ id = \"...\", text = \"...\" }`"),
        );
        return None;
    }
    if let Some(one_too_many) = nodes.get(MOST_OPTIONS) {
        context.report(
            Problem::error(
                Code::BadValue,
                one_too_many.span.clone(),
                format!(
                    "there may be at most {MOST_OPTIONS} options, and here are {}",
                    nodes.len()
                ),
            )
            .help("ask two questions, or leave options out"),
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
    let text = context.prose(&mut fields, OPTION.text);
    let label = context.prose_of_length(&mut fields, OPTION.label, LABEL_LONGEST);
    let score = fields.integer(OPTION.score).and_then(|score| {
        if score.value.unsigned_abs() <= HIGHEST_SCORE.unsigned_abs() {
            return Some(score.value);
        }
        context.report(
            Problem::error(
                Code::BadScale,
                score.span.clone(),
                format!("the score {} is out of range", score.value),
            )
            .help(format!("write a score from -{HIGHEST_SCORE} to {HIGHEST_SCORE}")),
        );
        None
    });
    fields.finish();
    let text = text?;
    let label = label.unwrap_or_else(|| text.clone());
    Some(AnswerOption { id: id?.value.to_owned(), text, label, score })
}
