//! The code book holds the whole bank, each thing where a reviewer looks for it.

use std::collections::BTreeSet;

use crate::shipped::shipped_source;
use ketascreen_core::bank::{Acceptance, Bank, Checked};
use ketascreen_core::render::codebook;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use toml::{Table, Value};

fn checked() -> (Bank, Vec<Acceptance>) {
    let Checked { bank, acceptances, .. } = Bank::check(shipped_source());
    (bank.expect("the shipped bank is right"), acceptances)
}

fn written() -> String {
    let (bank, acceptances) = checked();
    codebook(&bank, &acceptances)
}

/// A heading with its level, and the words below it up to the next heading.
struct Part {
    level: HeadingLevel,
    heading: String,
    words: String,
}

/// What a reader of the rendered code book sees, part by part; each point and each cell is a line.
fn parts(markdown: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut in_heading = false;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                in_heading = true;
                parts.push(Part { level, heading: String::new(), words: String::new() });
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Text(text) | Event::Code(text) => {
                let part = parts.last_mut().expect("a heading stands first");
                if in_heading { &mut part.heading } else { &mut part.words }.push_str(&text);
            }
            Event::End(TagEnd::Item | TagEnd::TableCell | TagEnd::Paragraph) => {
                parts.last_mut().expect("a heading stands first").words.push('\n');
            }
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML in the code book: {html}"),
            _ => {}
        }
    }
    parts
}

fn one<'p>(parts: &'p [Part], beginning: &str) -> &'p Part {
    let found: Vec<&Part> =
        parts.iter().filter(|part| part.heading.starts_with(beginning)).collect();
    assert_eq!(found.len(), 1, "{beginning}");
    found[0]
}

fn lines_with(part: &Part, line: &str) -> usize {
    part.words.lines().filter(|found| *found == line).count()
}

#[test]
fn each_question_and_option_stands_once_in_its_place() {
    let (bank, _) = checked();
    let parts = parts(&written());
    for question in bank.questions() {
        let part = one(&parts, &format!("Question {}:", question.id));
        for option in question.options() {
            // Its text or its label may be the same word.
            let same = [&option.id, &option.text, &option.label];
            let stands = same.into_iter().filter(|words| **words == option.id).count();
            assert_eq!(lines_with(part, &option.id), stands, "{}.{}", question.id, option.id);
        }
        assert_eq!(
            part.words.contains("As written: "),
            question.ask_if.is_some(),
            "{}",
            question.id
        );
    }
    for section in bank.sections() {
        one(&parts, &format!("Section {}:", section.id));
    }
    for scale in bank.scales() {
        one(&parts, &format!("Scale {}:", scale.id));
    }
}

#[test]
fn each_rule_stands_once_with_its_condition_and_what_replaces_it() {
    let (bank, _) = checked();
    let parts = parts(&written());
    for rule in bank.rules() {
        let part = one(&parts, &format!("Rule {}:", rule.id));
        assert_eq!(
            lines_with(part, &format!("As written: {}", rule.when.written(&bank))),
            1,
            "{}",
            rule.id
        );
        assert_eq!(part.words.matches("A finding if: ").count(), 1, "{}", rule.id);
        for stronger in &rule.replaced_by {
            let line = part
                .words
                .lines()
                .find(|line| line.starts_with("Replaced by: "))
                .expect("it says what replaces it");
            let named: Vec<&str> = line.trim_start_matches("Replaced by: ").split(", ").collect();
            assert!(named.contains(&bank.rule(*stronger).id.as_str()), "{}", rule.id);
        }
        let help = part
            .words
            .lines()
            .filter(|line| line.starts_with("Help ") && !line.contains(", to a helper: "))
            .count();
        assert_eq!(help, rule.calls.len(), "{}", rule.id);
        let exceptions = part.words.matches("Exception: ").count();
        assert_eq!(
            exceptions,
            rule.unknown_exempt.len() + usize::from(rule.full_only.is_some()),
            "{}",
            rule.id
        );
    }
    let severe = one(&parts, "Rule bp_severe:");
    assert!(
        severe.words.contains(
            "A finding if: ‘Upper blood pressure’ is 180 mmHg or more, or ‘Lower blood pressure’ is 120 mmHg or more"
        ),
        "{}",
        severe.words
    );
}

#[test]
fn each_source_has_one_number_and_is_cited_by_it() {
    let (bank, _) = checked();
    let markdown = written();
    let list = markdown.split("\n## Sources\n").nth(1).expect("there are sources");
    for (index, reference) in bank.references().iter().enumerate() {
        let line = format!("{}. `{}`: ", index + 1, reference.id);
        assert_eq!(list.lines().filter(|found| found.starts_with(&line)).count(), 1, "{line}");
    }
    let parts = parts(&markdown);
    let rule = bank.rules().iter().find(|rule| rule.sources.len() > 1).expect("a rule has sources");
    let cited: Vec<String> = rule
        .sources
        .iter()
        .map(|id| format!("{} {}", id.index() + 1, bank.reference(*id).id))
        .collect();
    assert_eq!(
        lines_with(
            one(&parts, &format!("Rule {}:", rule.id)),
            &format!("Sources: {}", cited.join(", "))
        ),
        1
    );
}

/// Every text of the bank's file is in its code book, in full. Left out is what no reader is shown.
#[test]
fn no_text_of_the_bank_is_left_out() {
    const LEFT_OUT: &[&str] = &[
        "format",
        "example",
        "addresses_reader",
        "forbidden_words",
        "when",
        "ask_if",
        "on_page_if",
        "never",
        "kind",
        "place",
        "extent",
        "state",
        "lines",
        "from",
        "to",
        "at",
    ];
    fn texts(key: &str, value: &Value, found: &mut BTreeSet<String>) {
        match value {
            _ if LEFT_OUT.contains(&key) => {}
            // The name of a list that recurs is for the questions that share it alone.
            Value::String(_) if key == "option_set" => {}
            Value::Array(sets) if key == "option_set" => {
                sets.iter()
                    .filter_map(|set| set.get("options"))
                    .for_each(|options| texts("options", options, found));
            }
            Value::String(text) => {
                found.insert(text.clone());
            }
            // A moment's id is for the rows of its picture alone.
            Value::Array(moments) if key == "ticks" => {
                moments
                    .iter()
                    .filter_map(|moment| moment.get("text"))
                    .for_each(|text_of| texts("text", text_of, found));
            }
            Value::Array(values) => values.iter().for_each(|value| texts(key, value, found)),
            Value::Table(table) => table.iter().for_each(|(key, value)| texts(key, value, found)),
            _ => {}
        }
    }
    let table: Table = shipped_source().text.parse().expect("it is TOML");
    let mut found = BTreeSet::new();
    texts("", &Value::Table(table), &mut found);
    assert!(found.len() > 1_500, "{} texts", found.len());
    let shown: String = parts(&written())
        .iter()
        .map(|part| format!("{}\n{}", part.heading, part.words))
        .collect::<Vec<_>>()
        .join("\n");
    // How its answers rise is told in words where it is not an order of options.
    let in_words = ["each_option", "higher"];
    let missing: Vec<&String> = found
        .iter()
        .filter(|text| !shown.contains(text.trim()) && !in_words.contains(&text.as_str()))
        .collect();
    assert!(missing.is_empty(), "{} left out: {missing:#?}", missing.len());
}

#[test]
fn it_reads_in_order_and_is_the_same_each_time() {
    let markdown = written();
    assert_eq!(markdown, written());
    let parts = parts(&markdown);
    assert_eq!(parts[0].level, HeadingLevel::H1);
    for two in parts.windows(2) {
        assert!(
            two[1].level as usize <= two[0].level as usize + 1,
            "a level is left out before {}",
            two[1].heading
        );
        assert!(two[1].level > HeadingLevel::H1, "a second title: {}", two[1].heading);
    }
    let (bank, _) = checked();
    let last = parts.last().expect("it has parts");
    assert_eq!(last.heading, "Review", "the place to sign stands at the end");
    for cell in ["Name", "Role", "Date", "Remarks", "Signature"] {
        assert_eq!(lines_with(last, cell), 1, "{cell}");
    }
    assert!(last.words.contains(bank.digest()) && parts[0].words.contains(bank.digest()));
}
