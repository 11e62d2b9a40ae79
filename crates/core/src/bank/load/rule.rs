//! Rules, and the circles and levels among them.

use super::conditions::resolve_placed;
use super::context::LoadContext;
use super::help_call::{HelpCallTable, HelpNames, help_call};
use super::ids::Ids;
use super::partial::PartialQuestions;
use super::reference::cited;
use super::shape::{IdList, IdText, List, NameOf, Prose, Text};
use crate::bank::condition::{Condition, Test};
use crate::bank::id::{PointId, QuestionId, RuleId};
use crate::bank::phrases::Phrase;
use crate::bank::rule::{Basis, Level, Rule, UnknownExemption};
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, TableReader, table};

table! {RULE: RuleTable = "rule", "a rule" {
    must id: IdText, "Its stable id.";
    must level: NameOf<Level>, "How pressing it is.";
    must when: Condition, "The condition under which it is a finding.";
    may replaced_by: IdList, "Stronger rules: where one is a finding, this one is left out.";
    must basis: NameOf<Basis>, "How strongly the sources say it.";
    may labels: IdList, "The medicines' labels that it rests on.";
    may sources: IdList, "The sources that it rests on.";
    may no_source: Text, "Why it needs no source.";
    must point: IdText, "The point that it is gathered in.";
    may title: Prose, "What was found, at most 60 characters; without it, the line.";
    must short_title: Prose, "The same in at most 40 characters.";
    must line: Prose,
        "What it says of this person, a noun phrase of at most 76 characters; {answer} is filled in.";
    must text: Prose, "Why it matters and what to do, in at most 50 words.";
    must ask: Prose, "A question to ask a clinician, at most 72 characters.";
    may calls: List<HelpCallTable>, "The help that it calls for.";
    may full_only: Text,
        "Why an urgent or caution rule may rest on questions that the short interview leaves out.";
    may unknown_exempt: List<ExemptionTable>,
        "Questions for which it may fall silent when their answer becomes unknown.";
}}

table! {EXEMPTION: ExemptionTable = "exemption", "an exemption" {
    may questions: IdList, "The questions.";
    must reason: Text, "Why.";
}}

/// Key of a rule's condition.
pub(super) const WHEN: &str = RULE.when.name;

/// Ids that a rule may name.
pub(super) struct RuleNames<'i, 'n> {
    pub questions: &'i Ids<'n>,
    pub labels: &'i Ids<'n>,
    pub sources: &'i Ids<'n>,
    pub points: &'i Ids<'n>,
    pub helps: HelpNames<'i, 'n>,
}

const TITLE_LONGEST: usize = 60;
const SHORT_TITLE_LONGEST: usize = 40;
const LINE_LONGEST: usize = 76;
const ASK_LONGEST: usize = 72;
const MOST_WORDS: usize = 50;

/// Reads the rules.
pub(super) fn rules<'n>(
    nodes: &'n [Node<'_>],
    questions: &PartialQuestions,
    names: &RuleNames<'_, 'n>,
    context: &'n LoadContext<'_>,
) -> (Vec<Rule>, Ids<'n>) {
    let mut ids = Ids::default();
    let opened: Vec<_> = nodes
        .iter()
        .filter_map(|node| {
            let mut fields = context.table::<RuleTable>(node)?;
            let id = context.new_id(&mut fields, RULE.id, &mut ids, "rule");
            Some((id, fields))
        })
        .collect();
    let rules: Vec<Rule> = opened
        .into_iter()
        .filter_map(|(id, fields)| rule(id, fields, questions, names, &ids, context))
        .collect();
    // Places of rules are those in the file only while every rule could be read.
    if rules.len() == nodes.len() {
        check_circles(&rules, nodes, context);
        check_levels(&rules, nodes, context);
    }
    (rules, ids)
}

/// Reports a rule that replaces itself, directly or through others: none could be a finding.
fn check_circles(rules: &[Rule], nodes: &[Node<'_>], context: &LoadContext<'_>) {
    let stronger = |rule: usize| {
        rules
            .get(rule)
            .map(|rule| rule.replaced_by.iter().map(|id| id.index()).collect())
            .unwrap_or_default()
    };
    for (index, rule) in rules.iter().enumerate() {
        let mut reached: Vec<usize> = stronger(index);
        let mut looked_at = 0;
        while let Some(next) = reached.get(looked_at).copied() {
            looked_at += 1;
            let further: Vec<usize> = stronger(next);
            further.into_iter().for_each(|rule| {
                if !reached.contains(&rule) {
                    reached.push(rule)
                }
            });
        }
        if reached.contains(&index) {
            let span = nodes.get(index).map(|node| node.span.clone()).unwrap_or_default();
            context.report(
                Problem::error(
                    Code::ReplacedInCircle,
                    span,
                    format!(
                        "the rule `{}` is replaced by itself, directly or through others",
                        rule.id
                    ),
                )
                .help(
                    "where all of them are true none would be found: leave one `replaced_by` out",
                ),
            );
        }
    }
}

/// Reports a rule that a milder one replaces: the more pressing finding would vanish.
fn check_levels(rules: &[Rule], nodes: &[Node<'_>], context: &LoadContext<'_>) {
    for (rule, node) in rules.iter().zip(nodes) {
        let weaker = |id: &&RuleId| {
            rules.get(id.index()).is_some_and(|stronger| stronger.level < rule.level)
        };
        for other in rule.replaced_by.iter().filter(weaker).filter_map(|id| rules.get(id.index())) {
            context.report(
                Problem::error(
                    Code::WeakerReplacement,
                    node.span.clone(),
                    format!(
                        "the rule `{}` ({}) is replaced by `{}` ({})",
                        rule.id,
                        rule.level.id(),
                        other.id,
                        other.level.id()
                    ),
                )
                .help("only a rule of the same level or a higher one may replace another"),
            );
        }
    }
}

fn rule(
    id: Option<&str>,
    mut fields: TableReader<'_, '_, RuleTable>,
    questions: &PartialQuestions,
    names: &RuleNames<'_, '_>,
    ids: &Ids<'_>,
    context: &LoadContext<'_>,
) -> Option<Rule> {
    let level = context.name(&mut fields, RULE.level);
    let when_text = fields.text(RULE.when);
    let when = when_text.and_then(|when| resolve_placed(when, questions.subjects(), context));
    let replaced_by = context
        .find_all(&fields.texts(RULE.replaced_by), ids, "rule")
        .into_iter()
        .map(RuleId)
        .collect();
    let basis = context.name(&mut fields, RULE.basis);
    let named = fields.texts(RULE.labels);
    let labels = context.find_all(&named, names.labels, "medicine label");
    if basis == Some(Basis::LabelWarning) && named.is_empty() {
        context.report(
            Problem::warning(
                Code::LabelNotNamed,
                fields.span().clone(),
                "this rule rests on a medicine's label, and names none",
            )
            .help("add `labels = [\"...\"]` with the id of a `[[medicine_label]]`")
            .about(id.unwrap_or_default()),
        );
    }
    let before = context.problems.errors();
    let sources = cited(&mut fields, RULE.sources, names.sources, context);
    let no_source = fields.text(RULE.no_source);
    match (sources.is_empty(), no_source) {
        _ if context.problems.errors() > before => {}
        (true, None) => context.report(
            Problem::error(Code::MissingSource, fields.span().clone(), "this rule has no source")
                .help(
                    "add `sources = [\"...\"]`, or `no_source = \"...\"` with the reason \
                    why it needs none",
                ),
        ),
        (true, Some(reason)) if basis.is_some_and(Basis::names_a_document) => context.report(
            Problem::error(
                Code::MissingSource,
                reason.span.clone(),
                "this rule's basis is a document, and it has no source",
            )
            .help("add `sources = [\"...\"]`, or write `basis = \"none_needed\"`"),
        ),
        (false, Some(reason)) => context.report(
            Problem::error(
                Code::AmbiguousSource,
                reason.span.clone(),
                "this rule has sources and a reason why it needs none",
            )
            .help("keep one of the two"),
        ),
        _ => {}
    }
    if let Some(reason) = no_source {
        context.check_text(reason.value, RULE.no_source.name, reason.span);
    }
    let point = fields
        .text(RULE.point)
        .and_then(|point| context.find(point, names.points, "point"))
        .map(PointId);
    let title = context.neutral_prose_of_length(&mut fields, RULE.title, TITLE_LONGEST);
    let short_title =
        context.neutral_prose_of_length(&mut fields, RULE.short_title, SHORT_TITLE_LONGEST);
    let line = line(&mut fields, when.as_ref(), context);
    let text = text(&mut fields, context);
    let ask = context.prose_of_length(&mut fields, RULE.ask, ASK_LONGEST);
    let calls = fields
        .list(RULE.calls)
        .iter()
        .filter_map(|node| help_call(node, ids, &names.helps, context))
        .collect();
    let unknown_exempt = fields
        .list(RULE.unknown_exempt)
        .iter()
        .filter_map(|node| exemption(node, names.questions, context))
        .collect();
    let full_only = fields.text(RULE.full_only).map(|reason| {
        context.check_text(reason.value, RULE.full_only.name, reason.span);
        reason.value.to_owned()
    });
    fields.finish();
    Some(Rule {
        id: id?.to_owned(),
        level: level?,
        when: when?,
        when_text: when_text?.value.to_owned(),
        replaced_by,
        basis: basis?,
        labels,
        sources,
        no_source: no_source.map(|reason| reason.value.to_owned()),
        point: point?,
        title: title.or_else(|| default_title(line.as_ref()?, short_title.as_ref()?))?,
        short_title: short_title?,
        line: line?,
        text: text?,
        ask: ask?,
        calls,
        unknown_exempt,
        full_only,
    })
}

/// Line of a rule: `{answer}` is filled in where an option is among what makes the condition true.
fn line(
    fields: &mut TableReader<'_, '_, RuleTable>,
    when: Option<&Condition>,
    context: &LoadContext<'_>,
) -> Option<Phrase> {
    let entry = fields.entry(&RULE.line)?;
    let (span, key) = (&entry.node.span, RULE.line.name);
    let line = context.prose_of(&entry.node, key)?;
    context.check_length(&line, key, LINE_LONGEST, span);
    context.check_addresses_nobody(&line, key, span);
    if line.contains('{') {
        // Of a condition that cannot be read, what is wrong is told where it stands.
        let has_option = when.is_none_or(|when| rests_on_options(when, true));
        if has_option {
            context.placeholders(&line, &["answer"], span);
        } else if line.contains("{answer}") {
            context.report(
                Problem::error(
                    Code::Placeholder,
                    span.clone(),
                    "some answers make this rule true without an option for `{answer}`",
                )
                .help("write the line without it, as a noun phrase that is true of every answer"),
            );
        } else {
            context.placeholders(&line, &[], span);
        }
    }
    Some(Phrase::new(line))
}

/// Title of a rule without one: its line, or where that holds the answer its short title.
fn default_title(line: &Phrase, short_title: &str) -> Option<String> {
    let line = line.as_str();
    Some(if line.contains('{') { short_title } else { line }.to_owned())
}

/// True where an option is chosen or ticked whenever the condition comes out so.
fn rests_on_options(when: &Condition, outcome: bool) -> bool {
    let part = |part: &Condition| rests_on_options(part, outcome);
    match when {
        Condition::And(parts) if outcome => parts.iter().any(part),
        Condition::Or(parts) if outcome => parts.iter().all(part),
        Condition::And(parts) => parts.iter().all(part),
        Condition::Or(parts) => parts.iter().any(part),
        Condition::Not(inner) => rests_on_options(inner, !outcome),
        Condition::Test(Test::ChoiceIn(..)) => true,
        Condition::Test(Test::HasAny(..)) => outcome,
        Condition::Test(_) => false,
    }
}

fn text(fields: &mut TableReader<'_, '_, RuleTable>, context: &LoadContext<'_>) -> Option<String> {
    let entry = fields.entry(&RULE.text)?;
    let text = context.prose_of(&entry.node, RULE.text.name)?;
    context.check_words(&text, RULE.text.name, MOST_WORDS, &entry.node.span);
    Some(text)
}

fn exemption(
    node: &Node<'_>,
    questions: &Ids<'_>,
    context: &LoadContext<'_>,
) -> Option<UnknownExemption> {
    let mut fields = context.table::<ExemptionTable>(node)?;
    let named = context
        .find_all(&fields.texts(EXEMPTION.questions), questions, "question")
        .into_iter()
        .map(QuestionId)
        .collect();
    let reason = fields.text(EXEMPTION.reason);
    if let Some(reason) = reason {
        context.check_text(reason.value, EXEMPTION.reason.name, reason.span);
    }
    fields.finish();
    Some(UnknownExemption { questions: named, reason: reason?.value.to_owned() })
}
