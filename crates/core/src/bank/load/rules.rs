//! Rules, read and checked.

use super::questions::Read;
use super::reading::{Ids, Reading};
use super::reference::cited;
use crate::bank::condition::{Condition, resolve};
use crate::bank::{
    Basis, HelpCall, HelpPlace, HelpState, Level, LineKind, Partition, QuestionId, Rule, RuleId,
    UnknownExemption,
};
use crate::diagnostic::{Code, Problem};
use crate::document::{Fields, Node, Placed};
use crate::text::Span;

/// The most characters of a short title.
pub const SHORT_TITLE_LONGEST: usize = 40;

/// What a rule may name.
pub(super) struct Names<'r, 'n> {
    pub questions: &'r Ids<'n>,
    pub labels: &'r Ids<'n>,
    pub sources: &'r Ids<'n>,
}

pub(super) fn read<'n>(
    nodes: &'n [Node<'_>],
    questions: &Read,
    names: &Names<'_, 'n>,
    reading: &'n Reading<'_>,
) -> (Vec<Rule>, Ids<'n>) {
    let mut ids = Ids::default();
    let opened: Vec<_> = nodes
        .iter()
        .filter_map(|node| {
            let mut fields = Fields::of(node, "a rule", reading.problems)?;
            let id = reading.new_id(&mut fields, &mut ids, "rule");
            Some((id, fields))
        })
        .collect();
    let rules: Vec<Rule> = opened
        .into_iter()
        .filter_map(|(id, fields)| rule(id, fields, questions, names, &ids, reading))
        .collect();
    // Places of rules are those in the file only while every rule could be read.
    if rules.len() == nodes.len() {
        check_circles(&rules, nodes, reading);
        check_levels(&rules, nodes, reading);
    }
    (rules, ids)
}

/// Reads the partitions of rules.
pub(super) fn partitions<'n>(
    nodes: &'n [Node<'_>],
    questions: &Read,
    rules: &Ids<'n>,
    reading: &'n Reading<'_>,
) -> (Vec<Partition>, Ids<'n>) {
    let mut ids = Ids::default();
    let found = nodes
        .iter()
        .filter_map(|node| partition(node, questions, rules, &mut ids, reading))
        .collect();
    (found, ids)
}

fn partition<'n>(
    node: &'n Node<'_>,
    questions: &Read,
    rules: &Ids<'_>,
    ids: &mut Ids<'n>,
    reading: &'n Reading<'_>,
) -> Option<Partition> {
    let mut fields = Fields::of(node, "a partition", reading.problems)?;
    let id = reading.new_id(&mut fields, ids, "partition");
    let before = reading.problems.errors();
    let rules: Vec<RuleId> =
        reading.find_all(&fields.texts("rules"), rules, "rule").into_iter().map(RuleId).collect();
    if rules.is_empty() && reading.problems.errors() == before {
        reading.report(
            Problem::error(Code::EmptySet, fields.span.clone(), "this partition names no rule")
                .help("write `rules = [\"...\"]` with the ids of rules of which at most one may be found"),
        );
    }
    let when = condition(fields.text("when"), questions, reading);
    fields.finish();
    Some(Partition { id: id?.to_owned(), rules, when: when? })
}

fn condition(
    text: Option<Placed<'_, &str>>,
    questions: &Read,
    reading: &Reading<'_>,
) -> Option<Condition> {
    let text = text?;
    let place = |part: Span| reading.inside(text.span, text.value, part);
    resolve(text.value, questions.subjects(), &place, reading.problems)
}

/// Reports a rule that replaces itself, directly or through others: none of them could ever be a finding.
fn check_circles(rules: &[Rule], nodes: &[Node<'_>], reading: &Reading<'_>) {
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
            reading.report(
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
fn check_levels(rules: &[Rule], nodes: &[Node<'_>], reading: &Reading<'_>) {
    for (rule, node) in rules.iter().zip(nodes) {
        let weaker = |id: &&RuleId| {
            rules.get(id.index()).is_some_and(|stronger| stronger.level < rule.level)
        };
        for other in rule.replaced_by.iter().filter(weaker).filter_map(|id| rules.get(id.index())) {
            reading.report(
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
    mut fields: Fields<'_, '_>,
    questions: &Read,
    names: &Names<'_, '_>,
    ids: &Ids<'_>,
    reading: &Reading<'_>,
) -> Option<Rule> {
    let level =
        fields.text("level").and_then(|level| reading.one_of(level, "level", &Level::NAMED));
    let when_text = fields.text("when");
    let when = condition(when_text, questions, reading);
    let replaced_by = reading
        .find_all(&fields.texts("replaced_by"), ids, "rule")
        .into_iter()
        .map(RuleId)
        .collect();
    let basis =
        fields.text("basis").and_then(|basis| reading.one_of(basis, "basis", &Basis::NAMED));
    let labels = reading.find_all(&fields.texts("labels"), names.labels, "medicine label");
    let before = reading.problems.errors();
    let sources = cited(&mut fields, names.sources, reading);
    let no_source = fields.optional_text("no_source");
    match (sources.is_empty(), no_source) {
        _ if reading.problems.errors() > before => {}
        (true, None) => reading.report(
            Problem::error(Code::MissingSource, fields.span.clone(), "this rule has no source")
                .help("add `sources = [\"...\"]`, or `no_source = \"...\"` with the reason why it needs none"),
        ),
        (true, Some(reason)) if basis.is_some_and(Basis::names_a_document) => reading.report(
            Problem::error(Code::MissingSource, reason.span.clone(), "this rule's basis is a document, and it has no source")
                .help("add `sources = [\"...\"]`, or write `basis = \"none_needed\"`"),
        ),
        (false, Some(reason)) => reading.report(
            Problem::error(Code::AmbiguousSource, reason.span.clone(), "this rule has sources and a reason why it needs none")
                .help("keep one of the two"),
        ),
        _ => {}
    }
    if let Some(reason) = no_source {
        reading.check_text(reason.value, "no_source", reason.span);
    }
    let title = reading.wording(&mut fields, "title");
    let short_title = fields.text("short_title").and_then(|title| short_title(title, reading));
    let text = reading.wording(&mut fields, "text");
    let ask = reading.wording(&mut fields, "ask");
    let help =
        fields.list("help").iter().filter_map(|node| help_call(node, ids, reading)).collect();
    let notice = reading.optional_wording(&mut fields, "notice");
    let notice_lines = fields.texts("notice_lines").into_iter();
    let notice_lines = notice_lines
        .filter_map(|line| reading.one_of(line, "notice_lines", &LineKind::NAMED))
        .collect();
    let unknown_exempt = fields
        .list("unknown_exempt")
        .iter()
        .filter_map(|node| exemption(node, names.questions, reading))
        .collect();
    let full_only = fields.optional_text("full_only").map(|reason| {
        reading.check_text(reason.value, "full_only", reason.span);
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
        title: title?,
        short_title: short_title?,
        text: text?,
        ask: ask?,
        help,
        notice,
        notice_lines,
        unknown_exempt,
        full_only,
    })
}

fn short_title(title: Placed<'_, &str>, reading: &Reading<'_>) -> Option<String> {
    reading.check_text(title.value, "short_title", title.span);
    let length = title.value.chars().count();
    if length > SHORT_TITLE_LONGEST {
        reading.report(
            Problem::error(
                Code::TextTooLong,
                title.span.clone(),
                format!("a short title has at most {SHORT_TITLE_LONGEST} characters; this one has {length}"),
            )
            .help("shorten it: it stands in the brief summary, where nothing that matters may be cut"),
        );
        return None;
    }
    Some(title.value.to_owned())
}

fn help_call(node: &Node<'_>, ids: &Ids<'_>, reading: &Reading<'_>) -> Option<HelpCall> {
    let mut fields = Fields::of(node, "a call for help", reading.problems)?;
    let state =
        fields.text("while").and_then(|state| reading.one_of(state, "while", &HelpState::NAMED));
    let beside =
        fields.optional_text("beside").and_then(|rule| reading.find(rule, ids, "rule")).map(RuleId);
    let place =
        fields.text("place").and_then(|place| reading.one_of(place, "place", &HelpPlace::NAMED));
    let before = reading.problems.errors();
    let lines = fields.texts("lines");
    if lines.is_empty() && reading.problems.errors() == before {
        reading.report(
            Problem::error(
                Code::EmptySet,
                fields.span.clone(),
                "this call for help names no kind of line",
            )
            .help("write `lines = [\"talk\"]`, or `emergency`, or `text`"),
        );
    }
    let lines = lines
        .into_iter()
        .filter_map(|line| reading.one_of(line, "lines", &LineKind::NAMED))
        .collect();
    let text = reading.wording(&mut fields, "text");
    fields.finish();
    Some(HelpCall { state: state?, beside, place: place?, lines, text: text? })
}

fn exemption(
    node: &Node<'_>,
    questions: &Ids<'_>,
    reading: &Reading<'_>,
) -> Option<UnknownExemption> {
    let mut fields = Fields::of(node, "an exemption", reading.problems)?;
    let named = reading
        .find_all(&fields.texts("questions"), questions, "question")
        .into_iter()
        .map(QuestionId)
        .collect();
    let reason = fields.text("reason");
    if let Some(reason) = reason {
        reading.check_text(reason.value, "reason", reason.span);
    }
    fields.finish();
    Some(UnknownExemption { questions: named, reason: reason?.value.to_owned() })
}
