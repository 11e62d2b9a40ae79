//! The three-valued semantics, as rows of `truth_tables.toml`: a condition, answers, and how it comes out.
//!
//! Each condition becomes a rule of a small bank, so that the way from the text to the truth is the program's own.

use std::fs;

use crate::support::parts::with_parts;
use ketascreen_core::bank::Bank;
use ketascreen_core::evaluation::evaluate;
use ketascreen_core::logic::Truth;
use ketascreen_core::record::{ExpectedBank, read};
use ketascreen_core::text::Source;
use serde::Deserialize;

const QUESTIONS: &str = r#"
format = "ketascreen-bank/2"

[[question]]
id = "sky"
section = "part"
kind = "choice"
label = "Sky"
text = "Which sky?"
help = "Help."
why = "Why."
options = [{ id = "clear", text = "Clear" }, { id = "cloudy", text = "Cloudy" }, { id = "none", text = "None" }]

[[question]]
id = "pets"
section = "part"
kind = "multi"
label = "Pets"
text = "Which pets?"
help = "Help."
why = "Why."
options = [{ id = "cat", text = "Cat" }, { id = "dog", text = "Dog" }, { id = "none", text = "None" }]

[[question]]
id = "age"
section = "part"
kind = "integer"
label = "Age"
text = "Which age?"
help = "Help."
why = "Why."
least = 0
greatest = 120

[[question]]
id = "town"
section = "part"
kind = "choice"
ask_if = "sky is cloudy"
label = "Town"
text = "Which town?"
help = "Help."
why = "Why."
options = [{ id = "small", text = "Small" }, { id = "large", text = "Large" }]

[[question]]
id = "mood_1"
section = "part"
kind = "choice"
ask_if = "sky is clear or sky is cloudy"
label = "Mood 1"
text = "Which mood?"
help = "Help."
why = "Why."
options = [{ id = "no", text = "No", score = 0 }, { id = "some", text = "Some", score = 1 }, { id = "a_lot", text = "A lot", score = 3 }]

[[question]]
id = "mood_2"
section = "part"
kind = "choice"
ask_if = "sky is clear"
label = "Mood 2"
text = "Which mood?"
help = "Help."
why = "Why."
options = [{ id = "no", text = "No", score = 0 }, { id = "some", text = "Some", score = 1 }, { id = "a_lot", text = "A lot", score = 3 }]

[[question]]
id = "words"
section = "part"
kind = "text"
label = "Words"
text = "Which words?"
help = "Help."
why = "Why."
longest = 100

[[scale]]
id = "mood"
label = "Mood"
items = ["mood_1", "mood_2"]
"#;

#[derive(Deserialize)]
struct Table {
    row: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    answers: serde_json::Value,
    #[serde(default, rename = "true")]
    holds: Vec<String>,
    #[serde(default, rename = "false")]
    fails: Vec<String>,
    #[serde(default)]
    unknown: Vec<String>,
}

#[test]
fn every_condition_comes_out_as_its_row_says() {
    let table: Table = toml::from_str(
        &fs::read_to_string("tests/fixtures/truth_tables.toml").expect("the table can be read"),
    )
    .expect("the table is right");
    let mut checked = 0;
    let mut wrong = Vec::new();
    for row in table.row {
        let expected =
            [(Truth::True, &row.holds), (Truth::False, &row.fails), (Truth::Unknown, &row.unknown)];
        for (truth, conditions) in expected {
            for condition in conditions {
                checked += 1;
                let found = truth_of(condition, &row.answers);
                if found != truth {
                    wrong.push(format!(
                        "{condition} with {}: expected {truth:?}, found {found:?}",
                        row.answers
                    ));
                }
            }
        }
    }
    assert!(checked > 90, "only {checked} conditions were checked");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn truth_of(condition: &str, answers: &serde_json::Value) -> Truth {
    let rule = format!(
        "[[rule]]\nid = \"it\"\nlevel = \"caution\"\nwhen = \"{condition}\"\nbasis = \"study\"\nsources = [\"paper\"]\npoint = \"matter\"\nshort_title = \"It\"\nline = \"It\"\ntext = \"It.\"\nask = \"It?\"\n"
    );
    let source =
        |text: String| Source::from_bytes("small.toml", text.into_bytes()).expect("it is UTF-8");
    let bank = Bank::read(source(with_parts(&format!("{QUESTIONS}\n{rule}"))))
        .unwrap_or_else(|broken| panic!("{condition}: {:#?}", broken.problems));
    let file = read(&source(format!("{{\"answers\": {answers}}}")), &bank, ExpectedBank::Same)
        .unwrap_or_else(|problems| panic!("{answers}: {problems:#?}"));
    evaluate(&bank, &file.answers).truths[0]
}
