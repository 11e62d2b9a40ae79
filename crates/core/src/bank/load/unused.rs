//! Parts of a bank that nothing in it uses: warnings, as they may be meant.
//!
//! Searched only in a bank without errors: the uses of something unreadable are not known.

use std::collections::BTreeSet;

use crate::bank::bank::Contents;
use crate::bank::condition::{Condition, Test};
use crate::bank::constraint::ConstraintKind;
use crate::bank::id::{OptionId, QuestionId, SourceId};
use crate::bank::picture::PictureKind;
use crate::bank::question::{Kind, NONE, Question, RisingConcern};
use crate::diagnostic::{Code, Problem, Problems};
use crate::document::{Node, Value};
use crate::text::Span;

/// Warns of every part that nothing uses. `root` is the tree that the contents were read from.
pub(super) fn check(contents: &Contents, root: &Node<'_>, problems: &Problems) {
    let used = Used::of(contents);
    unused_sources(contents, root, problems);
    for (index, section) in contents.sections.iter().enumerate() {
        if !contents.questions.iter().any(|question| question.section == index) {
            problems.push(
                Problem::warning(
                    Code::EmptySection,
                    id_span(item(root, "section", index)),
                    format!("the section `{}` has no questions", section.id),
                )
                .help("leave it out, or give its id to a question's `section`")
                .about(&section.id),
            );
        }
    }
    for (index, question) in contents.questions.iter().enumerate() {
        let node = item(root, "question", index);
        if !used.questions.contains(&QuestionId(index))
            && !matches!(question.kind, Kind::Text { .. })
            // What a counselor notes is for the record and the chart.
            && !question.for_counselors
        {
            problems.push(
                Problem::warning(
                    Code::UnusedQuestion,
                    id_span(node),
                    format!("nothing uses the answer to `{}`", question.id),
                )
                .help("name it in a rule, an `ask_if`, a scale or a treatment, or leave it out")
                .about(&question.id),
            );
        }
        if used.by_rules.contains(&QuestionId(index)) {
            unnamed_options(QuestionId(index), question, node, &used, problems);
        }
    }
}

/// Questions and options that conditions and tables name.
#[derive(Default)]
struct Used {
    /// Questions that a rule, an `ask_if`, a scale, a treatment or a picture reads.
    questions: BTreeSet<QuestionId>,
    /// Those that a rule's condition names, itself or by a scale.
    by_rules: BTreeSet<QuestionId>,
    /// Options that a condition counts.
    options: BTreeSet<(QuestionId, OptionId)>,
    /// Questions of which a score reads every option.
    scored: BTreeSet<QuestionId>,
}

impl Used {
    fn of(contents: &Contents) -> Used {
        let mut used = Used::default();
        for scale in &contents.scales {
            used.scored.extend(&scale.items);
            used.questions.extend(&scale.items);
        }
        for treatment in &contents.treatments {
            used.questions.extend(treatment.tried.iter().chain(&treatment.outcome));
        }
        for picture in &contents.pictures {
            if let PictureKind::Pair { questions, .. } = &picture.drawing {
                used.questions.extend(questions);
            }
        }
        for condition in contents.questions.iter().filter_map(|question| question.ask_if.as_ref()) {
            let named = used.options_of(condition, contents);
            used.questions.extend(named);
        }
        for rule in &contents.rules {
            let named = used.options_of(&rule.when, contents);
            used.questions.extend(&named);
            used.by_rules.extend(named);
        }
        for constraint in &contents.constraints {
            if let ConstraintKind::Never(condition) = &constraint.kind {
                used.options_of(condition, contents);
            }
        }
        used
    }

    /// Notes the options that a condition counts; returns the questions that it names.
    fn options_of(&mut self, condition: &Condition, contents: &Contents) -> Vec<QuestionId> {
        condition.each_test(&mut |test| {
            if let Test::ChoiceIn(question, options) | Test::HasAny(question, options) = test {
                self.options.extend(options.iter().map(|option| (*question, *option)));
            }
        });
        condition.questions(|scale| {
            contents.scales.get(scale.index()).map_or(&[], |scale| scale.items.as_slice())
        })
    }
}

/// Warns of options that no condition names. `none` and the least concerning option are what the
/// others are compared with: no rule need name them.
fn unnamed_options(
    id: QuestionId,
    question: &Question,
    node: Option<&Node<'_>>,
    used: &Used,
    problems: &Problems,
) {
    let least = match &question.rising_concern {
        Some(RisingConcern::Options(order)) => order.first(),
        _ => None,
    };
    for (option, found) in question.numbered_options() {
        let named = used.options.contains(&(id, option)) || used.scored.contains(&id);
        if !named && found.id != NONE && least != Some(&option) {
            let place = match node.and_then(|node| list(node, "options")) {
                Some(options) => id_span(options.get(option.index())),
                None => value_span(node, "option_set"),
            };
            problems.push(
                Problem::warning(
                    Code::UnusedOption,
                    place,
                    format!("no condition names the option `{}` of `{}`", found.id, question.id),
                )
                .help(
                    "name it in a rule, put it first in `rising_concern` if it is the \
                    least concerning, or accept this warning",
                )
                .about(format!("{}.{}", question.id, found.id)),
            );
        }
    }
}

fn unused_sources(contents: &Contents, root: &Node<'_>, problems: &Problems) {
    let cited: BTreeSet<SourceId> = (contents.questions.iter().map(|question| &question.sources))
        .chain(contents.paired_readings.iter().map(|pair| &pair.sources))
        .chain(contents.scales.iter().map(|scale| &scale.sources))
        .chain(contents.rules.iter().map(|rule| &rule.sources))
        .chain(contents.leaflet.iter().map(|item| &item.sources))
        .chain(contents.pictures.iter().map(|picture| &picture.sources))
        .chain(
            contents.countries.iter().flat_map(|country| &country.lines).map(|line| &line.sources),
        )
        .flatten()
        .copied()
        .collect();
    for (index, reference) in contents.references.iter().enumerate() {
        if !cited.contains(&SourceId(index)) {
            problems.push(
                Problem::warning(
                    Code::UnusedSource,
                    id_span(item(root, "source", index)),
                    format!("nothing cites the source `{}`", reference.id),
                )
                .help("name it in the `sources` of what rests on it, or leave it out")
                .about(&reference.id),
            );
        }
    }
}

/// Tables of a list in a table.
pub(super) fn list<'n, 's>(table: &'n Node<'s>, key: &str) -> Option<&'n [Node<'s>]> {
    let Value::Table(entries) = &table.value else { return None };
    match &entries.iter().find(|entry| entry.key == key)?.node.value {
        Value::List(nodes) => Some(nodes),
        _ => None,
    }
}

/// Table at a place in a list of the bank.
pub(super) fn item<'n, 's>(root: &'n Node<'s>, key: &str, index: usize) -> Option<&'n Node<'s>> {
    list(root, key)?.get(index)
}

/// Place of the id of a table.
fn id_span(table: Option<&Node<'_>>) -> Span {
    value_span(table, "id")
}

/// Place of the value of a key, or of the table without it.
pub(super) fn value_span(table: Option<&Node<'_>>, key: &str) -> Span {
    let Some(table) = table else { return 0..0 };
    let Value::Table(entries) = &table.value else { return table.span.clone() };
    entries
        .iter()
        .find(|entry| entry.key == key)
        .map_or_else(|| table.span.clone(), |entry| entry.node.span.clone())
}
