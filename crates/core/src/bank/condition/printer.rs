//! Conditions printed as they are written in a bank.

use super::tree::{Condition, Test};
use crate::bank::bank::Bank;
use crate::bank::id::OptionId;
use crate::bank::question::Question;

/// Precedence of an operator, from the loosest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Precedence {
    Or,
    And,
    Not,
}

impl Condition {
    /// Prints a text that reads as this condition.
    pub fn written(&self, bank: &Bank) -> String {
        self.within(Precedence::Or, bank)
    }

    fn within(&self, place: Precedence, bank: &Bank) -> String {
        let joined = |parts: &[Condition], word: &str, inner: Precedence| {
            parts.iter().map(|part| part.within(inner, bank)).collect::<Vec<_>>().join(word)
        };
        let (own, text) = match self {
            Condition::Or(parts) => (Precedence::Or, joined(parts, " or ", Precedence::And)),
            Condition::And(parts) => (Precedence::And, joined(parts, " and ", Precedence::Not)),
            Condition::Not(inner) => {
                (Precedence::Not, format!("not {}", inner.within(Precedence::Not, bank)))
            }
            Condition::Test(test) => return test.written(bank),
        };
        if own < place { format!("({text})") } else { text }
    }
}

impl Test {
    /// Prints a text that reads as this comparison.
    pub fn written(&self, bank: &Bank) -> String {
        match self {
            Test::ChoiceIn(id, options) => {
                let question = bank.question(*id);
                match options.as_slice() {
                    [only] => format!("{} is {}", question.id, name(question, *only)),
                    several => format!("{} in {{{}}}", question.id, names(question, several)),
                }
            }
            Test::HasAny(id, options) => {
                let question = bank.question(*id);
                let left_out: Vec<OptionId> =
                    (question.numbered_options().map(|(option, _)| option))
                        .filter(|option| {
                            question.none_option() != Some(*option) && !options.contains(option)
                        })
                        .collect();
                match (options.as_slice(), left_out.is_empty()) {
                    (_, true) => format!("any {}", question.id),
                    ([only], _) => format!("{} has {}", question.id, name(question, *only)),
                    _ => format!("any {} except {{{}}}", question.id, names(question, &left_out)),
                }
            }
            Test::Number(id, comparison, than) => {
                format!("{} {} {than}", bank.question(*id).id, comparison.sign())
            }
            Test::Sum(id, comparison, than) => {
                format!("{} {} {than}", bank.scale(*id).id, comparison.sign())
            }
            Test::IsUnknown(id) => format!("{} is unknown", bank.question(*id).id),
        }
    }
}

fn name(question: &Question, option: OptionId) -> &str {
    question.option(option).map(|option| option.id.as_str()).unwrap_or_default()
}

fn names(question: &Question, options: &[OptionId]) -> String {
    options.iter().map(|option| name(question, *option)).collect::<Vec<_>>().join(", ")
}
