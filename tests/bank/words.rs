//! The words of the program: in English in one file, and whatever a bank puts in their place.

use std::collections::BTreeSet;
use std::fs;

use crate::support::parts::{part, with_parts};
use ketascreen_core::bank::{Bank, Phrases};
use ketascreen_core::text::Source;
use toml::Table;

const FORMAT: &str = "format = \"ketascreen-bank/2\"\n\n";

/// The smallest sound bank, with more behind it.
fn small_bank(more: &str) -> Bank {
    let text = with_parts(&format!("{FORMAT}{}\n{more}", part("question")));
    let source = Source::from_bytes("small.toml", text.into_bytes()).expect("it is UTF-8");
    Bank::read(source).unwrap_or_else(|broken| panic!("{:#?}", broken.problems))
}

fn english() -> Table {
    let text = fs::read_to_string("crates/core/words/en.toml").expect("the words can be read");
    text.parse().expect("they are TOML")
}

/// The places in braces of a text.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect()
}

#[test]
fn the_english_words_are_all_there_with_their_places() {
    let english = english();
    let declared: BTreeSet<&str> = Phrases::DECLARED.iter().map(|(key, _, _)| *key).collect();
    assert_eq!(english.keys().map(String::as_str).collect::<BTreeSet<_>>(), declared);
    for (key, _, declared) in Phrases::DECLARED {
        let text = english[*key].as_str().expect("a word is a text");
        assert_eq!(places(text), declared.iter().copied().collect(), "{key}");
        assert!(!text.trim().is_empty() && !text.contains('\n'), "{key}");
    }
}

#[test]
fn the_smallest_sound_bank_has_the_english_words_without_naming_one() {
    let bank = small_bank("");
    let english = english();
    for (key, phrase) in bank.phrases().named() {
        assert_eq!(Some(phrase.as_str()), english[key].as_str(), "{key}");
    }
}

#[test]
fn a_bank_replaces_the_words_that_it_names_and_no_other() {
    let bank = small_bank("[words]\nnot_sure = \"no idea\"\nanswer = \"{answer} ({question})\"\n");
    let mut replaced = english();
    replaced.insert("not_sure".to_owned(), "no idea".into());
    replaced.insert("answer".to_owned(), "{answer} ({question})".into());
    for (key, phrase) in bank.phrases().named() {
        assert_eq!(Some(phrase.as_str()), replaced[key].as_str(), "{key}");
    }
}

/// By this list a bank in another language is warned of lists that were left in English.
#[test]
fn the_english_lists_are_those_of_the_shipped_bank() {
    let bank: toml::Table = fs::read_to_string("questions.toml")
        .expect("the shipped bank can be read")
        .parse()
        .expect("the shipped bank is TOML");
    let list = |key: &str| bank["bank"][key].as_array().expect("it is a list").clone();
    let entries = [list("addresses_reader"), list("forbidden_words")].concat();
    let entries: Vec<&str> = entries.iter().filter_map(toml::Value::as_str).collect();
    let known = fs::read_to_string("crates/core/words/english_lists.txt").expect("it can be read");
    assert_eq!(known.lines().collect::<Vec<_>>(), entries);
}
