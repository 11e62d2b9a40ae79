//! A small bank as the file of a bank.

use std::fmt::Write as _;

use super::{Condition, Constraint, Kind, SmallBank, option_name, question_name, rule_name};
use crate::support::parts::with_parts;

const LEVELS: [&str; 4] = ["note", "discuss", "caution", "urgent"];

impl SmallBank {
    /// The bank as a file, with the parts of `tests/fixtures/broken/parts` around it.
    pub fn text(&self) -> String {
        let mut text = "format = \"ketascreen-bank/2\"\n".to_owned();
        for (index, question) in self.questions.iter().enumerate() {
            let _ = write!(
                text,
                "\n[[question]]\nid = \"{}\"\nsection = \"part\"\nlabel = \"A\"\ntext = \"A\"\nwhy = \"A\"\nshort = {}\n",
                question_name(index),
                question.short
            );
            if let Some(ask_if) = &question.ask_if {
                let _ = writeln!(text, "ask_if = \"{}\"", self.written(ask_if));
            }
            let option = |index: usize, score: Option<i64>| {
                let score = score.map(|score| format!(", score = {score}")).unwrap_or_default();
                format!("{{ id = \"{}\", text = \"A\"{score} }}", option_name(index))
            };
            let _ = match &question.kind {
                Kind::Choice(scores) => {
                    let options: Vec<String> = scores
                        .iter()
                        .enumerate()
                        .map(|(index, score)| option(index, Some(*score)))
                        .collect();
                    writeln!(text, "kind = \"choice\"\noptions = [{}]", options.join(", "))
                }
                Kind::Multi(options, none) => {
                    let mut options: Vec<String> =
                        (0..*options).map(|index| option(index, None)).collect();
                    options.extend(none.then(|| "{ id = \"none\", text = \"A\" }".to_owned()));
                    writeln!(text, "kind = \"multi\"\noptions = [{}]", options.join(", "))
                }
                Kind::Number(least, greatest) => {
                    writeln!(text, "kind = \"integer\"\nleast = {least}\ngreatest = {greatest}")
                }
                Kind::Words => writeln!(text, "kind = \"text\"\nlongest = 9"),
            };
            if let Some(order) = &question.rising {
                let order: Vec<String> =
                    order.iter().map(|index| format!("\"{}\"", option_name(*index))).collect();
                let _ = match question.kind {
                    Kind::Choice(_) => writeln!(text, "rising_concern = [{}]", order.join(", ")),
                    Kind::Multi(..) => writeln!(text, "rising_concern = \"each_option\""),
                    _ => writeln!(text, "rising_concern = \"higher\""),
                };
            }
        }
        if !self.scale.is_empty() {
            let items: Vec<String> =
                self.scale.iter().map(|item| format!("\"{}\"", question_name(*item))).collect();
            let _ = writeln!(
                text,
                "\n[[scale]]\nid = \"sum\"\nlabel = \"A\"\nitems = [{}]",
                items.join(", ")
            );
        }
        for constraint in &self.constraints {
            let _ = match constraint {
                Constraint::Less(less, than) => {
                    writeln!(
                        text,
                        "\n[[constraint]]\nless = \"{}\"\nthan = \"{}\"\ntext = \"A\"",
                        question_name(*less),
                        question_name(*than)
                    )
                }
                Constraint::Never(condition) => {
                    writeln!(
                        text,
                        "\n[[constraint]]\nnever = \"{}\"\ntext = \"A\"",
                        self.written(condition)
                    )
                }
            };
        }
        for (index, rule) in self.rules.iter().enumerate() {
            let stronger: Vec<String> =
                rule.replaced_by.iter().map(|rule| format!("\"{}\"", rule_name(*rule))).collect();
            let _ = write!(
                text,
                "\n[[rule]]\nid = \"{}\"\npoint = \"matter\"\nlevel = \"{}\"\nwhen = \"{}\"\nreplaced_by = [{}]\nbasis = \"practice\"\nno_source = \"A\"\n\
                 short_title = \"A\"\nline = \"A\"\ntext = \"A\"\nask = \"A\"\n",
                rule_name(index),
                LEVELS[rule.level],
                self.written(&rule.when),
                stronger.join(", ")
            );
            if rule.full_only {
                text.push_str("full_only = \"A\"\n");
            }
            for question in &rule.excepted {
                let _ = writeln!(
                    text,
                    "unknown_exempt = [{{ questions = [\"{}\"], reason = \"A\" }}]",
                    question_name(*question)
                );
            }
        }
        if let Some((rules, when)) = &self.partition {
            let rules: Vec<String> =
                rules.iter().map(|rule| format!("\"{}\"", rule_name(*rule))).collect();
            let _ = writeln!(
                text,
                "\n[[partition]]\nid = \"parts\"\nrules = [{}]\nwhen = \"{}\"",
                rules.join(", "),
                self.written(when)
            );
        }
        with_parts(&text)
    }

    fn written(&self, condition: &Condition) -> String {
        let joined = |parts: &[Condition], word: &str| {
            parts
                .iter()
                .map(|part| format!("({})", self.written(part)))
                .collect::<Vec<_>>()
                .join(word)
        };
        match condition {
            Condition::Or(parts) => joined(parts, " or "),
            Condition::And(parts) => joined(parts, " and "),
            Condition::Not(inner) => format!("not ({})", self.written(inner)),
            Condition::In(question, options) => {
                let options: Vec<String> =
                    options.iter().map(|option| option_name(*option)).collect();
                format!("{} in {{{}}}", question_name(*question), options.join(", "))
            }
            Condition::Has(question, option) => {
                format!("{} has {}", question_name(*question), option_name(*option))
            }
            Condition::AnyExcept(question, None) => format!("any {}", question_name(*question)),
            Condition::AnyExcept(question, Some(except)) => {
                format!("any {} except {{{}}}", question_name(*question), option_name(*except))
            }
            Condition::Compare(question, sign, than) => {
                format!("{} {sign} {than}", question_name(*question))
            }
            Condition::Sum(sign, than) => format!("sum {sign} {than}"),
            Condition::IsUnknown(question) => format!("{} is unknown", question_name(*question)),
            Condition::Constant(truth) => panic!("{truth:?} stands in no file"),
        }
    }
}
