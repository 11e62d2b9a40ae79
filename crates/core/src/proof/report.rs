//! Verdicts in words: problems that point at the file, and what was proved.

use std::fmt::Write as _;

use super::property::{Fault, Property, Verdict};
use super::{LIMIT, Proof};
use crate::bank::{Bank, QuestionId, RuleId};
use crate::diagnostic::{Code, Problem};
use crate::text::Span;

/// What is wrong with a bank, in the order of its file.
pub fn problems(bank: &Bank, proof: &Proof) -> Vec<Problem> {
    let mut problems: Vec<Problem> = proof
        .verdicts
        .iter()
        .filter_map(|(property, verdict)| match verdict {
            Verdict::Proved => None,
            Verdict::Fails(fault) => Some(problem(bank, *property, fault)),
            Verdict::Undecided => Some(undecided(bank, *property)),
        })
        .collect();
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end, problem.code));
    problems
}

fn rule_id(bank: &Bank, rule: RuleId) -> &str {
    &bank.rule(rule).id
}

fn question_id(bank: &Bank, question: QuestionId) -> &str {
    &bank.question(question).id
}

fn partition_id(bank: &Bank, place: usize) -> &str {
    bank.partitions().get(place).map_or("", |partition| &partition.id)
}

fn place(bank: &Bank, property: Property) -> Span {
    match property {
        Property::Answerable => 0..0,
        Property::Reachable(question)
        | Property::UnknownNotSafer(question)
        | Property::Monotone(question) => bank.place_of_question(question),
        // The second of two is where a reader of the file sees that there is one already.
        Property::Apart(_, rule)
        | Property::NotDead(rule)
        | Property::NotAlwaysReplaced(rule)
        | Property::NotVacuous(rule)
        | Property::StaysRaised(rule, _)
        | Property::Short(rule) => bank.place_of_rule(rule),
        Property::NoOverlap(place) | Property::NoGap(place) => bank.place_of_partition(place),
    }
}

fn problem(bank: &Bank, property: Property, fault: &Fault) -> Problem {
    let span = place(bank, property);
    let problem = match property {
        Property::Answerable => Problem::error(Code::NoAnswers, span, "no answers keep every constraint of this bank")
            .help("every answers file would be refused: loosen a constraint"),
        Property::Reachable(question) => {
            Problem::error(Code::UnreachableQuestion, span, format!("no answers get `{}` asked", question_id(bank, question)))
                .help("its `ask_if` is true for no answers: mend it, or leave the question out")
        }
        Property::NotDead(rule) => Problem::error(Code::DeadRule, span, format!("no answers make `{}` true", rule_id(bank, rule)))
            .help("it can never be found: mend its `when`, or leave the rule out"),
        Property::NotAlwaysReplaced(rule) => {
            Problem::error(Code::AlwaysReplaced, span, format!("wherever `{}` is true, a stronger rule replaces it", rule_id(bank, rule)))
                .help("it can never be found: mend its `when` or `replaced_by`, or leave the rule out")
        }
        Property::NotVacuous(rule) => Problem::error(
            Code::VacuousRule,
            span,
            format!("`{}` is found whenever the questions that it names are answered", rule_id(bank, rule)),
        )
        .help("it tells nobody anything: mend its `when`"),
        Property::Apart(one, other) => Problem::warning(
            Code::FoundTogether,
            span,
            format!("`{}` and `{}` are always found together", rule_id(bank, one), rule_id(bank, other)),
        )
        .also(bank.place_of_rule(one), "the other of the two")
        .about(rule_id(bank, other))
        .help("they have one level and say two things of the same answers: one rule may be enough"),
        Property::StaysRaised(rule, question) => Problem::error(
            Code::SilentWhenUnknown,
            span,
            format!("`{}` falls silent when the answer to `{}` becomes unknown", rule_id(bank, rule), question_id(bank, question)),
        )
        .help(
            "not knowing must never look safe: let the condition stay unknown or true, let a rule that is then found replace this \
             one, or except it with `[[rule.unknown_exempt]]` and a reason",
        ),
        Property::UnknownNotSafer(question) => Problem::error(
            Code::UnknownSafer,
            span,
            format!("not knowing `{}` raises less than any known answer to it does", question_id(bank, question)),
        )
        .help("not knowing must never look safe: the least pressing known answer, and the same answers without it, come out below"),
        Property::Monotone(question) => {
            Problem::error(Code::LessConcern, span, format!("a more concerning answer to `{}` raises less", question_id(bank, question)))
                .help("mend `rising_concern` of this question, or the rules that ask it")
        }
        Property::Short(rule) => {
            let Fault::Questions(questions) = fault else { return undecided(bank, property) };
            let named: Vec<String> = questions.iter().map(|question| format!("`{}`", question_id(bank, *question))).collect();
            let named = named.join(", ");
            Problem::error(
                Code::NotShort,
                span,
                format!("`{}` rests on {named}, which the short interview leaves out", rule_id(bank, rule)),
            )
            .help("mark these questions `short = true`, or write `full_only = \"...\"` on the rule with the reason")
        }
        Property::NoOverlap(partition) => {
            let found: Vec<String> = match fault {
                Fault::Together(rules, _) => rules.iter().map(|rule| format!("`{}`", rule_id(bank, *rule))).collect(),
                _ => Vec::new(),
            };
            let found = found.join(", ");
            Problem::error(
                Code::PartitionOverlap,
                span,
                format!("two rules of `{}` are found together: {found}", partition_id(bank, partition)),
            )
            .help("mend a condition, or let the stronger replace the other with `replaced_by`")
        }
        Property::NoGap(partition) => {
            Problem::error(Code::PartitionGap, span, format!("no rule of `{}` is found for some answers", partition_id(bank, partition)))
                .help("one of them must be, wherever the partition's `when` is true: mend a condition, or the `when`")
        }
    };
    match fault {
        Fault::Nothing | Fault::Questions(_) => problem,
        Fault::Answers(example) | Fault::Together(_, example) => {
            problem.example("for these answers", example.text())
        }
        Fault::Pair(before, after) => {
            let (first, second, question) = match property {
                Property::Monotone(question) | Property::UnknownNotSafer(question) => {
                    ("raises more", "raises less", Some(question))
                }
                Property::StaysRaised(_, question) => ("raised", "silent", Some(question)),
                _ => ("raised", "silent", None),
            };
            let second = question.map_or(second.to_owned(), |question| {
                format!(
                    "{second}, and only the answer to `{}` is another",
                    question_id(bank, question)
                )
            });
            problem.example(first, before.text()).example(&second, after.text())
        }
    }
}

/// An error that names the property at which the limit was reached.
fn undecided(bank: &Bank, property: Property) -> Problem {
    let what = match property {
        Property::Answerable => "whether any answers keep every constraint".to_owned(),
        Property::Reachable(question) => {
            format!("whether any answers get `{}` asked", question_id(bank, question))
        }
        Property::NotDead(rule) => {
            format!("whether any answers make `{}` true", rule_id(bank, rule))
        }
        Property::NotAlwaysReplaced(rule) => {
            format!("whether `{}` is always replaced", rule_id(bank, rule))
        }
        Property::NotVacuous(rule) => format!(
            "whether `{}` is found whenever its questions are answered",
            rule_id(bank, rule)
        ),
        Property::Apart(one, other) => {
            format!(
                "whether `{}` and `{}` are always found together",
                rule_id(bank, one),
                rule_id(bank, other)
            )
        }
        Property::StaysRaised(rule, question) => {
            format!(
                "whether `{}` stays raised when `{}` becomes unknown",
                rule_id(bank, rule),
                question_id(bank, question)
            )
        }
        Property::UnknownNotSafer(question) => {
            format!("whether not knowing `{}` ever looks safer", question_id(bank, question))
        }
        Property::Monotone(question) => {
            format!(
                "whether a more concerning answer to `{}` ever raises less",
                question_id(bank, question)
            )
        }
        Property::Short(rule) => {
            format!("whether `{}` rests on short questions", rule_id(bank, rule))
        }
        Property::NoOverlap(place) => {
            format!("whether two rules of `{}` are found together", partition_id(bank, place))
        }
        Property::NoGap(place) => {
            format!("whether a rule of `{}` is always found", partition_id(bank, place))
        }
    };
    Problem::error(Code::Undecided, place(bank, property), format!("could not decide within the limit {what}"))
        .help("what stands behind it was not looked at: let fewer questions meet in one condition, or split a scale")
}

/// What was proved, one line for each kind of property, and every exception with its reason.
pub fn proved(bank: &Bank, proof: &Proof) -> String {
    type Kind = (&'static str, fn(&Property) -> bool);
    let kinds: [Kind; 11] = [
        ("questions with an `ask_if` can be asked", |property| {
            matches!(property, Property::Reachable(_))
        }),
        ("rules can be found", |property| matches!(property, Property::NotDead(_))),
        ("rules that others replace are not always replaced", |property| {
            matches!(property, Property::NotAlwaysReplaced(_))
        }),
        ("rules are not found whenever their questions are answered", |property| {
            matches!(property, Property::NotVacuous(_))
        }),
        ("pairs of rules of one level are not always found together", |property| {
            matches!(property, Property::Apart(..))
        }),
        ("pairs of rule and question: unknown never silences the rule", |property| {
            matches!(property, Property::StaysRaised(..))
        }),
        ("questions where unknown never raises less than every known answer", |property| {
            matches!(property, Property::UnknownNotSafer(_))
        }),
        ("questions where a more concerning answer never raises less", |property| {
            matches!(property, Property::Monotone(_))
        }),
        ("urgent and caution rules rest on short questions only", |property| {
            matches!(property, Property::Short(_))
        }),
        ("partitions without overlap", |property| matches!(property, Property::NoOverlap(_))),
        ("partitions without gap", |property| matches!(property, Property::NoGap(_))),
    ];
    let mut text =
        format!("Proved for all answers, in {} steps of at most {LIMIT}:\n", proof.steps);
    for (words, is) in kinds {
        let count = proof
            .verdicts
            .iter()
            .filter(|(property, verdict)| is(property) && *verdict == Verdict::Proved)
            .count();
        if count > 0 {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{count:>8} {words}");
        }
    }
    for rule in bank.rules() {
        for exemption in &rule.unknown_exempt {
            let questions: Vec<&str> =
                exemption.questions.iter().map(|question| question_id(bank, *question)).collect();
            let _ = writeln!(
                text,
                "Excepted: {} when {} becomes unknown. {}",
                rule.id,
                questions.join(" or "),
                exemption.reason
            );
        }
        if let Some(reason) = &rule.full_only {
            let _ = writeln!(
                text,
                "Excepted: {} rests on questions that the short interview leaves out. {reason}",
                rule.id
            );
        }
    }
    text
}

impl Problem {
    fn example(mut self, title: &str, text: String) -> Problem {
        self.examples.push((title.to_owned(), text));
        self
    }
}
