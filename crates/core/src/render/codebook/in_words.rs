//! A condition in words.
//!
//! A part that is more than one comparison is in brackets, so that the words can be read in one way
//! only.

use crate::bank::condition::{Condition, Test};
use crate::bank::{Bank, Kind, OptionId, Question};
use crate::logic::Comparison;

/// A condition in words, with the bank's own labels.
pub fn in_words(condition: &Condition, bank: &Bank) -> String {
    let joined = |parts: &[Condition], word: &str| {
        parts.iter().map(|part| within(part, bank)).collect::<Vec<_>>().join(word)
    };
    match condition {
        Condition::Or(parts) => joined(parts, ", or "),
        Condition::And(parts) => joined(parts, ", and "),
        Condition::Not(inner) => format!("it is not so that {}", within(inner, bank)),
        Condition::Test(test) => of_test(test, bank),
    }
}

fn within(part: &Condition, bank: &Bank) -> String {
    match part {
        Condition::Test(test) => of_test(test, bank),
        _ => format!("({})", in_words(part, bank)),
    }
}

fn of_test(test: &Test, bank: &Bank) -> String {
    match test {
        Test::ChoiceIn(id, options) => {
            let question = bank.question(*id);
            match options.as_slice() {
                [only] => format!("{} is {}", label(question), option(question, *only)),
                several => format!("{} is one of {}", label(question), either(question, several)),
            }
        }
        Test::HasAny(id, options) => {
            let question = bank.question(*id);
            let left_out: Vec<OptionId> = (question.numbered_options().map(|(option, _)| option))
                .filter(|option| {
                    question.none_option() != Some(*option) && !options.contains(option)
                })
                .collect();
            match options.as_slice() {
                _ if left_out.is_empty() => format!("{} has any option", label(question)),
                [only] => format!("{} has {}", label(question), option(question, *only)),
                _ => format!(
                    "{} has any option other than {}",
                    label(question),
                    either(question, &left_out)
                ),
            }
        }
        Test::Number(id, comparison, than) => {
            let question = bank.question(*id);
            let unit = match &question.kind {
                Kind::Integer { unit: Some(unit), .. } => format!(" {}", unit.as_str()),
                _ => String::new(),
            };
            format!("{} is {}", label(question), compared(*comparison, &format!("{than}{unit}")))
        }
        Test::Sum(id, comparison, than) => {
            format!(
                "the sum of {} is {}",
                quoted(bank.scale(*id).label.as_str()),
                compared(*comparison, &than.to_string())
            )
        }
        Test::IsUnknown(id) => format!("{} is not known", label(bank.question(*id))),
    }
}

fn compared(comparison: Comparison, than: &str) -> String {
    match comparison {
        Comparison::Less => format!("less than {than}"),
        Comparison::AtMost => format!("{than} or less"),
        Comparison::Greater => format!("more than {than}"),
        Comparison::AtLeast => format!("{than} or more"),
    }
}

fn label(question: &Question) -> String {
    quoted(question.label.as_str())
}

fn option(question: &Question, option: OptionId) -> String {
    quoted(question.option(option).map(|option| option.text.as_str()).unwrap_or_default())
}

fn either(question: &Question, options: &[OptionId]) -> String {
    options.iter().map(|found| option(question, *found)).collect::<Vec<_>>().join(" / ")
}

fn quoted(text: &str) -> String {
    format!("‘{text}’")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::bank::Bank;
    use crate::bank::QuestionId;
    use crate::text::Source;

    fn shipped_bank() -> Bank {
        let text = include_str!("../../../../../questions.toml");
        Bank::read(Source::compiled_in("questions.toml", text)).expect("the shipped bank is sound")
    }

    fn unknown(question: usize) -> Condition {
        Condition::Test(Test::IsUnknown(QuestionId(question)))
    }

    /// Every condition of at most this many levels over two comparisons.
    fn all(levels: usize) -> Vec<Condition> {
        if levels == 0 {
            return vec![unknown(0), unknown(1)];
        }
        let inner = all(levels - 1);
        let mut found = vec![unknown(0), unknown(1)];
        for one in &inner {
            found.push(Condition::Not(Box::new(one.clone())));
            for two in &inner {
                found.push(Condition::And(vec![one.clone(), two.clone()]));
                found.push(Condition::Or(vec![one.clone(), two.clone()]));
            }
        }
        found
    }

    #[test]
    fn two_conditions_never_have_the_same_words() {
        let bank = shipped_bank();
        let mut seen: BTreeMap<String, Condition> = BTreeMap::new();
        let conditions = all(2);
        assert!(conditions.len() > 200);
        for condition in conditions {
            let words = in_words(&condition, &bank);
            if let Some(other) = seen.insert(words.clone(), condition.clone()) {
                assert_eq!(other, condition, "{words}");
            }
        }
    }

    #[test]
    fn what_not_reaches_is_seen() {
        let bank = shipped_bank();
        let (a, b) = (
            format!("{} is not known", label(bank.question(QuestionId(0)))),
            format!("{} is not known", label(bank.question(QuestionId(1)))),
        );
        let both = || Condition::And(vec![unknown(0), unknown(1)]);
        let not = |condition| Condition::Not(Box::new(condition));
        assert_eq!(in_words(&not(both()), &bank), format!("it is not so that ({a}, and {b})"));
        assert_eq!(
            in_words(&Condition::And(vec![not(unknown(0)), unknown(1)]), &bank),
            format!("(it is not so that {a}), and {b}")
        );
        assert_eq!(
            in_words(&not(not(unknown(0))), &bank),
            format!("it is not so that (it is not so that {a})")
        );
        assert_eq!(
            in_words(&Condition::Or(vec![both(), unknown(0)]), &bank),
            format!("({a}, and {b}), or {a}")
        );
    }

    /// Every comparison that a bank can write, in words that name its option or its number.
    #[test]
    fn each_comparison_has_its_words() {
        let bank = shipped_bank();
        let (multi, list) = bank
            .numbered_questions()
            .find(|(_, question)| {
                matches!(question.kind, Kind::Multi(_)) && question.none_option().is_some()
            })
            .expect("the bank has a list with `none`");
        let counted: Vec<OptionId> = list
            .numbered_options()
            .map(|(option, _)| option)
            .filter(|option| list.none_option() != Some(*option))
            .collect();
        let words = |test: Test| in_words(&Condition::Test(test), &bank);
        let name = label(list);
        assert_eq!(words(Test::HasAny(multi, counted.clone())), format!("{name} has any option"));
        assert_eq!(
            words(Test::HasAny(multi, counted[..1].to_vec())),
            format!("{name} has {}", option(list, counted[0]))
        );
        assert_eq!(
            words(Test::HasAny(multi, counted[1..].to_vec())),
            format!("{name} has any option other than {}", option(list, counted[0]))
        );
        let (number, asked) = bank
            .numbered_questions()
            .find(|(_, question)| matches!(question.kind, Kind::Integer { .. }))
            .expect("the bank asks for a number");
        for (comparison, expected) in [
            (Comparison::Less, "less than 18 years"),
            (Comparison::AtMost, "18 years or less"),
            (Comparison::Greater, "more than 18 years"),
            (Comparison::AtLeast, "18 years or more"),
        ] {
            assert_eq!(
                words(Test::Number(number, comparison, 18)),
                format!("{} is {expected}", label(asked))
            );
        }
        let (choice, chosen) = bank
            .numbered_questions()
            .find(|(_, question)| matches!(question.kind, Kind::Choice(_)))
            .expect("the bank has a choice");
        let (first, second) = (OptionId(0), OptionId(1));
        assert_eq!(
            words(Test::ChoiceIn(choice, vec![first])),
            format!("{} is {}", label(chosen), option(chosen, first))
        );
        assert_eq!(
            words(Test::ChoiceIn(choice, vec![first, second])),
            format!(
                "{} is one of {} / {}",
                label(chosen),
                option(chosen, first),
                option(chosen, second)
            )
        );
    }
}
