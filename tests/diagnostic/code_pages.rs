//! The page of each code: its wrong example is reported with that code, its right one has no error and not that code.

use std::collections::BTreeSet;
use std::fs;

use crate::support::parts::{part, with_parts};
use ketascreen_core::bank::{Bank, settle};
use ketascreen_core::cases::read_cases;
use ketascreen_core::diagnostic::{Code, Problem, Severity};
use ketascreen_core::fit;
use ketascreen_core::proof::{LIMIT, problems, prove};
use ketascreen_core::record::{ExpectedBank, read};
use ketascreen_core::text::Source;
use ketascreen_core::translation::read_po;

const FOLDER: &str = "crates/core/src/diagnostic/codes";
const FORMAT: &str = "format = \"ketascreen-bank/2\"\n\n";

/// An example of a page: what is between the fences, and what kind of file it is a part of.
struct Example<'p> {
    kind: &'p str,
    text: &'p str,
}

#[test]
fn the_list_of_codes() {
    let list: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("codes", list.join("\n"));
    });
}

/// That each code has a page, the compiler knows already.
#[test]
fn each_page_has_a_code() {
    let codes: BTreeSet<String> =
        Code::ALL.iter().map(|code| format!("{}.md", code.as_str())).collect();
    let names = fs::read_dir(FOLDER).expect("the folder of pages can be read");
    let pages: BTreeSet<String> = names
        .map(|entry| {
            entry
                .expect("its entries can be read")
                .file_name()
                .into_string()
                .expect("file names are plain")
        })
        .collect();
    assert_eq!(pages, codes);
}

#[test]
fn each_page_says_what_why_and_how() {
    for code in Code::ALL {
        let page = code.page();
        let headings: Vec<&str> = page.lines().filter(|line| line.starts_with('#')).collect();
        assert_eq!(
            headings,
            [&format!("# {}", code.as_str()), "## Why it matters", "## Wrong", "## Right"]
        );
        assert_eq!(code.why().matches('.').count(), 1, "one sentence: {}", code.why());
        assert!(
            code.why().ends_with('.') && code.why().chars().count() <= 110,
            "{}: {}",
            code.as_str(),
            code.why()
        );
    }
}

#[test]
fn both_examples_of_each_page_do_what_they_say() {
    let mut faults = Vec::new();
    for code in Code::ALL {
        let name = code.as_str();
        let is_this = |problem: &Problem| problem.code == *code;
        let wrong = problems_of(&example(code.page(), "Wrong"));
        if !wrong.iter().any(is_this)
            || !wrong
                .iter()
                .all(|problem| is_this(problem) || problem.severity == Severity::Warning)
        {
            faults.push(format!("the wrong example of {name} shows: {}", told(&wrong)));
        }
        let right = problems_of(&example(code.page(), "Right"));
        if right.iter().any(|problem| is_this(problem) || problem.severity == Severity::Error) {
            faults.push(format!("the right example of {name} shows: {}", told(&right)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn told(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(|problem| format!("{}: {}", problem.code.as_str(), problem.message))
        .collect::<Vec<_>>()
        .join("; ")
}

fn example<'p>(page: &'p str, heading: &str) -> Example<'p> {
    let below = page.split(&format!("\n## {heading}\n")).nth(1).expect("the heading is there");
    let (kind, rest) = below
        .split("```")
        .nth(1)
        .expect("a block follows")
        .split_once('\n')
        .expect("a fence is a line");
    Example { kind, text: rest }
}

fn problems_of(example: &Example<'_>) -> Vec<Problem> {
    let text = example.text;
    match example.kind {
        "toml bank" => {
            let checked = Bank::check(source(&completed(text)));
            settle(checked.problems, &checked.acceptances).problems
        }
        "toml proof" => proof_problems_of(text, LIMIT),
        "toml proof in no steps" => proof_problems_of(text, 0),
        "toml answers" | "json answers" => {
            match read(&source(text), &small_bank(), ExpectedBank::Same) {
                Ok(file) => file.warnings,
                Err(problems) => problems,
            }
        }
        "po" => read_po(&source(text)).err().unwrap_or_default(),
        "toml cases" => read_cases(&source(text), &small_bank()).err().unwrap_or_default(),
        other => panic!("no kind of example: {other}"),
    }
}

/// What is wrong with a sound bank for some answers.
fn proof_problems_of(text: &str, limit: u64) -> Vec<Problem> {
    let bank = Bank::read(source(&completed(text)))
        .unwrap_or_else(|broken| panic!("{:#?}", broken.problems));
    let proof = prove(&bank, limit);
    let mut found = problems(&bank, &proof);
    if proof.is_whole() {
        found.extend(fit::problems(&bank, fit::bound(&bank, limit).as_ref()));
    }
    found
}

/// A fragment with the question that its rules speak of, and the parts of a bank.
fn completed(text: &str) -> String {
    let lacks_questions = text.contains("[[rule]]") && !text.contains("id = \"hours\"");
    let question = if lacks_questions { part("question") } else { String::new() };
    with_parts(&format!("{FORMAT}{text}\n{question}"))
}

/// The bank that the examples of answers and cases are read with.
fn small_bank() -> Bank {
    Bank::read(source(&with_parts(&format!("{FORMAT}{}", part("example")))))
        .unwrap_or_else(|broken| panic!("{:#?}", broken.problems))
}

fn source(text: &str) -> Source {
    Source::from_bytes("example", text.as_bytes().to_vec()).expect("examples are UTF-8")
}
