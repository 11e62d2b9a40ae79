//! The bound in words: problems that name the texts to shorten, and what was proved.

use super::page_bound::{Greatest, PageBound};
use super::part::Text;
use crate::bank::Bank;
use crate::diagnostic::{Code, Problem};
use crate::record::answers_file;
use crate::render::{PAGE_MOST_LINES, PAGE_MOST_WORDS};
use crate::text::Span;

/// The most lines of the help block.
pub const HELP_MOST_LINES: usize = 9;
/// The most words of the help block.
pub const HELP_MOST_WORDS: usize = 70;
/// Texts to shorten that a problem names.
const NAMED: usize = 5;

/// What is wrong with the bound of a bank; none where it was not decided is no proof.
pub fn problems(bank: &Bank, bound: Option<&PageBound<'_>>) -> Vec<Problem> {
    let Some(bound) = bound else {
        let message = "could not decide within the limit whether the page fits on one side";
        let help = "let fewer questions meet in one condition, or split a scale";
        return vec![Problem::error(Code::Undecided, Span::default(), message).help(help)];
    };
    let mut problems = Vec::new();
    let lines = whole(bound.lines.most);
    if lines > PAGE_MOST_LINES {
        let message =
            format!("the page may have {lines} lines, and {PAGE_MOST_LINES} are one side of paper");
        let place = place_of_longest(bank, &bound.lines);
        problems.push(shown(Problem::error(Code::PageTooLong, place, message), bank, &bound.lines));
    } else if bound.sides.most > 1.0 {
        let message = format!(
            "in print the page may take {:.2} sides of paper, and one is there",
            bound.sides.most
        );
        let place = place_of_longest(bank, &bound.sides);
        problems.push(shown(Problem::error(Code::PageTooLong, place, message), bank, &bound.sides));
    }
    let words = whole(bound.words.most);
    if words > PAGE_MOST_WORDS {
        let message = format!(
            "the page may have {words} words besides own words, and {PAGE_MOST_WORDS} are enough"
        );
        let place = place_of_longest(bank, &bound.words);
        problems.push(shown(
            Problem::warning(Code::PageTooWordy, place, message),
            bank,
            &bound.words,
        ));
    }
    let (lines, words) = (whole(bound.help_lines.most), whole(bound.help_words.most));
    if lines > HELP_MOST_LINES || words > HELP_MOST_WORDS {
        let message = format!(
            "the texts of help may have {lines} lines and {words} words together; at most \
             {HELP_MOST_LINES} lines and {HELP_MOST_WORDS} words can be taken in at once"
        );
        let of = if words > HELP_MOST_WORDS { &bound.help_words } else { &bound.help_lines };
        let place = place_of_longest(bank, of);
        problems.push(shown(Problem::error(Code::HelpTooLong, place, message), bank, of));
    }
    problems
}

/// The whole number below, but for what rounding leaves.
fn whole(amount: f64) -> usize {
    (amount + 0.000_1).floor() as usize
}

fn place_of_longest(bank: &Bank, greatest: &Greatest<'_>) -> Span {
    greatest.texts.first().map(|(text, _)| place(bank, *text)).unwrap_or_default()
}

/// Place of a text, or of the rule or question that it belongs to.
fn place(bank: &Bank, text: Text<'_>) -> Span {
    match text {
        Text::ShortTitle(rule) => bank.place_of_rule(rule),
        Text::Label(question) => bank.place_of_question(question),
        Text::Help(text) => {
            let calls = |(_, rule): &(_, &crate::bank::Rule)| {
                rule.calls.iter().any(|call| call.text == text)
            };
            let rule = bank.numbered_rules().find(calls);
            rule.map(|(id, _)| bank.place_of_rule(id)).unwrap_or_default()
        }
        Text::Other => Span::default(),
    }
}

/// A problem with the texts to shorten, and the answers for which they meet.
fn shown(problem: Problem, bank: &Bank, greatest: &Greatest<'_>) -> Problem {
    let named: Vec<String> = greatest
        .texts
        .iter()
        .take(NAMED)
        .map(|(text, _)| match text {
            Text::ShortTitle(rule) => format!("`{}`", bank.rule(*rule).short_title),
            Text::Label(question) => format!("`{}`", bank.question(*question).label),
            Text::Help(text) => format!("`{text}`"),
            Text::Other => String::new(),
        })
        .collect();
    let mut problem = match named.is_empty() {
        true => problem.help("shorten the texts that stand on every page"),
        false => problem
            .help(format!("shorten texts that meet, the longest first: {}", named.join(", "))),
    };
    let answers = answers_file(bank, &greatest.answers);
    problem.examples.push(("for these answers".to_owned(), answers));
    problem
}

/// The bound in a few lines, with the answers that come nearest to most lines.
pub fn proved(bank: &Bank, bound: &PageBound<'_>) -> String {
    let answers = answers_file(bank, &bound.lines.answers);
    let answers: Vec<&str> =
        answers.lines().filter(|line| !line.starts_with('[') && !line.is_empty()).collect();
    format!(
        "One side of paper for all answers: at most {} of {PAGE_MOST_LINES} lines, {} of \
         {PAGE_MOST_WORDS} words, {:.2} of a side in print; texts of help: {} of {HELP_MOST_LINES} \
         lines, {} of {HELP_MOST_WORDS} words.\nNearest to it: {}\n",
        whole(bound.lines.most),
        whole(bound.words.most),
        bound.sides.most,
        whole(bound.help_lines.most),
        whole(bound.help_words.most),
        answers.join(", "),
    )
}
