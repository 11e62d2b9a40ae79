//! Evaluation of a small bank, knowing nothing of the engine.

use super::{Answer, Condition, Constraint, Kind, SmallBank};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Truth {
    No,
    Unknown,
    Yes,
}
use Truth::{No, Unknown, Yes};

impl SmallBank {
    pub fn asked(&self, answers: &[Answer]) -> Vec<Truth> {
        let mut asked = Vec::new();
        for question in &self.questions {
            let truth = question
                .ask_if
                .as_ref()
                .map_or(Yes, |condition| self.truth(condition, answers, &asked));
            asked.push(truth);
        }
        asked
    }

    pub fn truth(&self, condition: &Condition, answers: &[Answer], asked: &[Truth]) -> Truth {
        let of = |so: bool| if so { Yes } else { No };
        let question = match condition {
            Condition::Or(parts) => {
                return parts
                    .iter()
                    .map(|part| self.truth(part, answers, asked))
                    .max()
                    .unwrap_or(No);
            }
            Condition::And(parts) => {
                return parts
                    .iter()
                    .map(|part| self.truth(part, answers, asked))
                    .min()
                    .unwrap_or(Yes);
            }
            Condition::Not(inner) => {
                return match self.truth(inner, answers, asked) {
                    Yes => No,
                    No => Yes,
                    Unknown => Unknown,
                };
            }
            Condition::Sum(sign, than) => {
                let items: Vec<usize> =
                    self.scale.iter().copied().filter(|item| asked[*item] != No).collect();
                if items.is_empty() {
                    return No;
                }
                let mut least = 0;
                let mut greatest = 0;
                for item in items {
                    let Kind::Choice(scores) = &self.questions[item].kind else {
                        panic!("an item is a choice")
                    };
                    match answers[item] {
                        Answer::Choice(option) => {
                            least += scores[option];
                            greatest += scores[option];
                        }
                        _ => {
                            least += scores.iter().min().expect("it has options");
                            greatest += scores.iter().max().expect("it has options");
                        }
                    }
                }
                let all =
                    (least..=greatest).map(|sum| compare(sum, sign, *than)).collect::<Vec<_>>();
                return if all.iter().all(|so| *so) {
                    Yes
                } else if all.iter().any(|so| *so) {
                    Unknown
                } else {
                    No
                };
            }
            Condition::Constant(truth) => return *truth,
            Condition::In(question, _)
            | Condition::Has(question, _)
            | Condition::AnyExcept(question, _)
            | Condition::Compare(question, ..)
            | Condition::IsUnknown(question) => *question,
        };
        if asked[question] == No {
            return No;
        }
        match (condition, &answers[question]) {
            (Condition::IsUnknown(_), answer) => of(*answer == Answer::Unknown),
            (_, Answer::Unknown) => Unknown,
            (Condition::In(_, options), Answer::Choice(option)) => of(options.contains(option)),
            (Condition::Has(_, option), Answer::Multi(ticks)) => {
                [No, Unknown, Yes][ticks[*option] as usize]
            }
            (Condition::AnyExcept(_, except), Answer::Multi(ticks)) => {
                let counted =
                    ticks.iter().enumerate().filter(|(option, _)| Some(*option) != *except);
                counted.map(|(_, tick)| [No, Unknown, Yes][*tick as usize]).max().unwrap_or(No)
            }
            (Condition::Compare(_, sign, than), Answer::Number(number)) => {
                of(compare(*number, sign, *than))
            }
            _ => panic!("a condition fits its question"),
        }
    }

    pub fn accepts(&self, answers: &[Answer]) -> bool {
        let asked = self.asked(answers);
        self.constraints.iter().all(|constraint| match constraint {
            Constraint::Never(condition) => self.truth(condition, answers, &asked) != Yes,
            Constraint::Less(less, than) => match (&answers[*less], &answers[*than]) {
                (Answer::Number(low), Answer::Number(high))
                    if asked[*less] != No && asked[*than] != No =>
                {
                    low < high
                }
                _ => true,
            },
        })
    }

    pub fn evaluate(&self, answers: &[Answer]) -> Heard {
        let asked = self.asked(answers);
        let truths: Vec<Truth> =
            self.rules.iter().map(|rule| self.truth(&rule.when, answers, &asked)).collect();
        let replaced = |index: usize| {
            self.rules[index].replaced_by.iter().any(|stronger| truths[*stronger] == Yes)
        };
        let finding: Vec<bool> =
            (0..truths.len()).map(|index| truths[index] == Yes && !replaced(index)).collect();
        let unresolved: Vec<bool> = (0..truths.len())
            .map(|index| {
                self.rules[index].level > 0 && truths[index] == Unknown && !replaced(index)
            })
            .collect();
        let found =
            (0..truths.len()).filter(|index| finding[*index]).map(|index| self.rules[index].level);
        let open = (0..truths.len())
            .filter(|index| unresolved[*index])
            .map(|index| self.rules[index].level.min(2));
        let overall = found.chain(open).max().unwrap_or(0);
        Heard { asked, truths, finding, unresolved, overall }
    }
}

/// What a reader of the summary hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    pub asked: Vec<Truth>,
    pub truths: Vec<Truth>,
    pub finding: Vec<bool>,
    pub unresolved: Vec<bool>,
    pub overall: usize,
}

impl Heard {
    pub fn raised(&self, rule: usize) -> bool {
        self.finding[rule] || self.unresolved[rule]
    }
}

fn compare(number: i64, sign: &str, than: i64) -> bool {
    match sign {
        "<" => number < than,
        "<=" => number <= than,
        ">" => number > than,
        _ => number >= than,
    }
}
