//! The longest texts that fit. That one character or word more is too long, the broken banks show.

use crate::support::parts::{part, with_parts};
use ketascreen_core::bank::Bank;
use ketascreen_core::text::Source;

/// A text of so many characters.
fn characters(count: usize) -> String {
    "é".repeat(count)
}

#[test]
fn texts_of_the_greatest_length_fit() {
    let text = format!(
        r#"format = "ketascreen-bank/2"

[[point]]
id = "matter"
title = "{point}"

{question}
[[question]]
id = "naps"
section = "part"
kind = "choice"
label = "Naps"
text = "Any naps?"
why = "They matter."
options = [{{ id = "no", text = "No", label = "{label}" }}, {{ id = "yes", text = "Yes" }}]

[[rule]]
id = "short_sleep"
level = "discuss"
when = "hours < 5 and naps is yes"
basis = "study"
sources = ["paper"]
point = "matter"
title = "{title}"
short_title = "{short_title}"
line = "{line}"
text = "{words}"
ask = "{ask}"

[[rule.calls]]
while = "finding"
today = "{today}"
"#,
        point = characters(40),
        question = part("question"),
        label = characters(40),
        title = characters(60),
        short_title = characters(40),
        line = characters(76),
        words = vec!["word"; 50].join(" "),
        ask = characters(72),
        today = characters(76),
    );
    let source = Source::from_bytes("small.toml", with_parts(&text).into_bytes());
    let bank = Bank::read(source.expect("it is UTF-8"));
    assert!(bank.is_ok(), "{:#?}", bank.err().map(|broken| broken.problems));
}
