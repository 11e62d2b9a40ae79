//! Smallest cases for what no case covers, as TOML.

use std::fmt::Write as _;

use crate::error::Failure;
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::{Bank, RuleId};
use ketascreen_core::cases::Coverage;
use ketascreen_core::proof::{LIMIT, suggest};
use ketascreen_core::record::answers_file;
use ketascreen_core::text::visible;

/// Writes a file of cases for the outcomes that none of the cases covers.
pub fn suggested_cases(
    bank: &Bank,
    covered: &[Coverage],
    failed: usize,
) -> Result<String, Failure> {
    let suggestions = suggest(bank, LIMIT).ok_or(Failure::OutOfSteps)?;
    let mut cases = String::new();
    for (suggestion, has) in suggestions.iter().zip(covered) {
        let outcomes = [
            (has.found, "finds", "is found", &suggestion.found),
            (has.clear, "clear", "is clear", &suggestion.clear),
            (has.unresolved, "unresolved", "is unresolved", &suggestion.unresolved),
        ];
        let lacking = outcomes.into_iter().filter(|(has, ..)| !has);
        let lacking: Vec<String> = lacking
            .filter_map(|(_, key, what, answers)| {
                Some(case(bank, suggestion.rule, key, what, answers.as_ref()?))
            })
            .collect();
        if !lacking.is_empty() {
            let rule = bank.rule(suggestion.rule);
            let _ = write!(cases, "\n# {} ({}): ", rule.id, rule.level.id());
            let _ = writeln!(cases, "{}\n", one_line(&rule.when_text));
            cases.push_str(&lacking.join("\n"));
        }
    }
    let mut text = String::new();
    if failed > 0 {
        let _ = writeln!(text, "# {failed} of your cases failed: they cover nothing here.");
    }
    text.push_str(if cases.is_empty() {
        "# Every rule has a case for each outcome.\n"
    } else {
        HEAD
    });
    Ok(text + &cases)
}

const HEAD: &str = "\
# Each case says what the bank does now. Read it: if that is what you mean, keep it; if not, mend the rule.
# They are the smallest answers: add what a real person would answer, too.
";

fn case(bank: &Bank, rule: RuleId, key: &str, what: &str, answers: &Answers) -> String {
    let id = &bank.rule(rule).id;
    let answers = answers_file(bank, answers);
    let answers: Vec<&str> = answers.lines().skip(1).filter(|line| !line.is_empty()).collect();
    let (open, close) = if answers.is_empty() { ("{", "}") } else { ("{ ", " }") };
    format!(
        "[[case]]\nname = \"{id} {what}\"\nanswers = {open}{}{close}\n{key} = [\"{id}\"]\n",
        answers.join(", ")
    )
}

/// Text in one line, in which nothing ends the comment.
fn one_line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
