//! Sections, questions, pairs of readings, scales and constraints, which refer to one another.

use super::conditions::resolve_placed;
use super::constraint::constraint;
use super::context::LoadContext;
use super::ids::Ids;
use super::option::OptionSets;
use super::paired_reading::paired_reading;
use super::partial::PartialQuestions;
use super::question::{QuestionNames, question};
use super::scale::scale;
use super::section::section;
use crate::bank::condition::Condition;
use crate::bank::id::QuestionId;
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, Placed};

/// Nodes of the tables that are read here.
pub(super) struct QuestionNodes<'n, 's> {
    pub sections: &'n [Node<'s>],
    pub questions: &'n [Node<'s>],
    pub paired_readings: &'n [Node<'s>],
    pub constraints: &'n [Node<'s>],
    pub scales: &'n [Node<'s>],
    pub option_sets: &'n [Node<'s>],
}

pub(super) fn read<'n>(
    nodes: &QuestionNodes<'n, '_>,
    sources: &Ids<'_>,
    context: &'n LoadContext<'_>,
) -> (PartialQuestions, Ids<'n>, Ids<'n>) {
    let mut section_ids = Ids::default();
    let sections =
        nodes.sections.iter().map(|node| section(node, &mut section_ids, context)).collect();

    let option_sets = OptionSets::read(nodes.option_sets, context);
    let names = QuestionNames { sections: &section_ids, sources, option_sets: &option_sets };
    let mut ids = Ids::default();
    let mut conditions = Vec::new();
    let mut questions = Vec::new();
    let mut last_section = 0;
    for node in nodes.questions {
        let mut ask_if = None;
        let question = question(node, &names, &mut ids, &mut last_section, &mut ask_if, context);
        questions.push((ids.iter().last().unwrap_or_default().to_owned(), question));
        conditions.push(ask_if);
    }
    let mut scale_ids = Ids::default();
    let mut scales = Vec::new();
    for node in nodes.scales {
        let scale = scale(node, &questions, &ids, &mut scale_ids, sources, context);
        scales.push((scale_ids.iter().last().unwrap_or_default().to_owned(), scale));
    }

    let mut read = PartialQuestions {
        sections,
        questions,
        paired_readings: Vec::new(),
        constraints: Vec::new(),
        scales,
    };
    let resolved: Vec<Option<Condition>> = conditions
        .into_iter()
        .enumerate()
        .map(|(index, condition)| {
            condition.and_then(|condition| ask_if(QuestionId(index), condition, &read, context))
        })
        .collect();
    for ((_, question), condition) in read.questions.iter_mut().zip(resolved) {
        if let Some(question) = question {
            question.ask_if = condition;
        }
    }
    read.paired_readings = nodes
        .paired_readings
        .iter()
        .filter_map(|node| paired_reading(node, &read, &ids, sources, context))
        .collect();
    read.constraints = nodes
        .constraints
        .iter()
        .filter_map(|node| constraint(node, &read, &ids, context))
        .collect();
    (read, ids, scale_ids)
}

fn ask_if(
    own: QuestionId,
    condition: Placed<'_, &str>,
    read: &PartialQuestions,
    context: &LoadContext<'_>,
) -> Option<Condition> {
    let resolved = resolve_placed(condition, read.subjects(), context)?;
    let later: Vec<QuestionId> = (resolved.questions(|scale| read.items(scale)).into_iter())
        .filter(|question| *question >= own)
        .collect();
    if let Some((id, _)) = later.first().and_then(|question| read.questions.get(question.0)) {
        let message = if later.first() == Some(&own) {
            format!("the `ask_if` of `{id}` speaks of `{id}` itself")
        } else {
            format!("this `ask_if` speaks of `{id}`, which is asked later")
        };
        context.report(
            Problem::error(Code::ForwardReference, condition.span.clone(), message).help(
                "an `ask_if` can only speak of questions that stand before its own: \
                    move one of the two",
            ),
        );
    }
    Some(resolved)
}
