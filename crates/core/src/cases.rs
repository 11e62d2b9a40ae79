//! Cases: answers with the expected outcomes of rules. A bank's tests, as data.

use strum::VariantArray as _;

use crate::answers::Answers;
use crate::bank::condition::Test;
use crate::bank::{Bank, Level, Rule, RuleId};
use crate::diagnostic::{Code, Problem, Problems};
use crate::document::{Fields, Node, parse_toml};
use crate::evaluation::evaluate;
use crate::logic::Truth;
use crate::record::read_table;
use crate::text::{Source, Span, suggestion};

/// One case.
#[derive(Debug)]
pub struct Case {
    /// Its name.
    pub name: String,
    /// Its place in the file.
    pub span: Span,
    /// The answers.
    pub answers: Answers,
    /// Rules that must be findings.
    pub finds: Vec<RuleId>,
    /// Rules whose condition must be false.
    pub clear: Vec<RuleId>,
    /// Rules that must be unresolved.
    pub unresolved: Vec<RuleId>,
    /// Expected `overall`.
    pub overall: Option<Level>,
}

/// Reads a file of cases.
///
/// # Errors
/// Everything that is wrong with it, in the order of the file.
pub fn read_cases(source: &Source, bank: &Bank) -> Result<Vec<Case>, Vec<Problem>> {
    let problems = Problems::new();
    let node = parse_toml(&source.text, &problems);
    let mut cases = Vec::new();
    if problems.errors() == 0
        && let Some(mut fields) = Fields::of(&node, "a file of cases", &problems)
    {
        let nodes = fields.list("case");
        if nodes.is_empty() && problems.errors() == 0 {
            problems.push(
                Problem::error(Code::MissingKey, 0..0, "there is no case here")
                    .help("write `[[case]]`, then its `name`, `answers` and what it `finds`"),
            );
        }
        cases.extend(nodes.iter().filter_map(|node| case(node, bank, &problems)));
        fields.finish();
    }
    if problems.errors() == 0 { Ok(cases) } else { Err(problems.into_sorted()) }
}

fn case(node: &Node<'_>, bank: &Bank, problems: &Problems) -> Option<Case> {
    let mut fields = Fields::of(node, "a case", problems)?;
    let span = fields.span.clone();
    let name = fields.text("name");
    let answers =
        fields.required("answers").and_then(|entry| read_table(&entry.node, bank, problems));
    let mut rules = |key| rules(&mut fields, key, bank, problems);
    let (finds, clear, unresolved) = (rules("finds"), rules("clear"), rules("unresolved"));
    let overall = fields.optional_text("overall").and_then(|level| {
        let found = level.value.parse::<Level>().ok();
        if found.is_none() {
            problems.push(
                Problem::error(
                    Code::BadValue,
                    level.span.clone(),
                    format!("`{}` is not a level", level.value.escape_debug()),
                )
                .maybe_help(suggestion(
                    level.value,
                    Level::VARIANTS.iter().map(|level| level.id()),
                )),
            );
        }
        found
    });
    fields.finish();
    Some(Case {
        name: name?.value.to_owned(),
        span,
        answers: answers?.0,
        finds,
        clear,
        unresolved,
        overall,
    })
}

fn rules(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    bank: &Bank,
    problems: &Problems,
) -> Vec<RuleId> {
    let mut found = Vec::new();
    for name in fields.texts(key) {
        match bank.numbered_rules().find(|(_, rule)| rule.id == name.value) {
            Some((id, _)) => found.push(id),
            None => problems.push(
                Problem::error(
                    Code::CaseUnknownRule,
                    name.span.clone(),
                    format!("there is no rule `{}`", name.value.escape_debug()),
                )
                .maybe_help(suggestion(
                    name.value,
                    bank.rules().iter().map(|rule| rule.id.as_str()),
                )),
            ),
        }
    }
    found
}

/// Expectation of a case that is not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The expectation.
    pub expected: String,
    /// The outcome.
    pub found: String,
}

impl Case {
    /// Expectations that are not met.
    pub fn mismatches(&self, bank: &Bank) -> Vec<Mismatch> {
        let evaluation = evaluate(bank, &self.answers);
        let came_out = |rule: RuleId| {
            let state = match (
                evaluation.truth(rule),
                evaluation.finding(rule).is_some(),
                evaluation.unresolved(rule).is_some(),
            ) {
                (_, true, _) => "a finding",
                (_, _, true) => "unresolved",
                (Truth::True, ..) => "true, but replaced by a stronger rule",
                (Truth::Unknown, ..) => "unknown, and not counted as unresolved",
                (Truth::False, ..) => "clear",
            };
            format!("it is {state}")
        };
        let id = |rule: &RuleId| &bank.rule(*rule).id;
        let mut mismatches = Vec::new();
        let mut expect = |rules: &[RuleId], what: &str, holds: &dyn Fn(RuleId) -> bool| {
            for rule in rules.iter().filter(|rule| !holds(**rule)) {
                mismatches.push(Mismatch {
                    expected: format!("`{}` {what}", id(rule)),
                    found: came_out(*rule),
                });
            }
        };
        expect(&self.finds, "to be a finding", &|rule| evaluation.finding(rule).is_some());
        expect(&self.clear, "to be clear", &|rule| evaluation.truth(rule).is_false());
        expect(&self.unresolved, "to be unresolved", &|rule| evaluation.unresolved(rule).is_some());
        if let Some(level) = self.overall.filter(|level| *level != evaluation.overall) {
            mismatches.push(Mismatch {
                expected: format!("`overall` to be `{}`", level.id()),
                found: format!("it is `{}`", evaluation.overall.id()),
            });
        }
        mismatches
    }
}

/// True where a rule can be unresolved: a note never is, nor a rule that tests only what is
/// unknown.
pub fn can_be_unresolved(rule: &Rule) -> bool {
    let mut can = false;
    rule.when.each_test(&mut |test| can |= !matches!(test, Test::IsUnknown(_)));
    can && rule.level >= Level::Discuss
}

/// Kinds of cases that a rule has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// A case finds it.
    pub found: bool,
    /// A case leaves it clear.
    pub clear: bool,
    /// A case leaves it unresolved.
    pub unresolved: bool,
}

/// Coverage of each rule of the bank, in order.
pub fn coverage(bank: &Bank, cases: &[Case]) -> Vec<Coverage> {
    let covers = |rule: RuleId, list: fn(&Case) -> &[RuleId]| {
        cases.iter().any(|case| list(case).contains(&rule))
    };
    bank.numbered_rules()
        .map(|(id, _)| Coverage {
            found: covers(id, |case| &case.finds),
            clear: covers(id, |case| &case.clear),
            unresolved: covers(id, |case| &case.unresolved),
        })
        .collect()
}
