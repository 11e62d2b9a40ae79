//! A translated bank: the file of the original, with the texts of a PO file in it.

use super::export::originals;
use super::po::PoFile;
use super::state::{Translation, translation};
use crate::bank::{Bank, BankText, head_places};
use crate::diagnostic::{Code, Problem};
use crate::text::{Source, Span};

/// File of the translated bank: its logic is the original's, its id is that of the original with the language.
///
/// A text whose translation is missing or outdated stays in the original's language.
///
/// # Errors
/// The header of the PO file names no language.
pub fn import(bank: &Bank, source: &Source, file: &PoFile) -> Result<String, Box<Problem>> {
    let Some(language) = file.field("Language") else {
        let problem = Problem::error(Code::MissingKey, 0..0, "the header names no language")
            .help("write `\"Language: es\\n\"` in it, with the code of yours");
        return Err(Box::new(problem));
    };
    let mut changes: Vec<(Span, String)> = Vec::new();
    let mut words = String::new();
    for text in originals(bank, source) {
        let Translation::Current(translated) = translation(&text, file) else { continue };
        if text.span.is_empty() {
            let key = text.name.strip_prefix("words.").unwrap_or(&text.name);
            words.push_str(&format!("{key} = {}\n", written(translated)));
        } else {
            changes.push((text.span.clone(), in_place(&text, translated)));
        }
    }
    let places = head_places(source);
    if let Some(place) = places.language {
        changes.push((place, written(language)));
    }
    if let Some(place) = places.id {
        let id = format!("{}-{}", bank.id(), language.to_lowercase());
        let translates = bank.translates().unwrap_or(bank.id());
        changes.push((place, format!("{}\ntranslates = {}", written(&id), written(translates))));
    }
    if let Some(place) = places.translates {
        // The line is written anew behind the id.
        changes.push((place, String::new()));
    }
    let mut appended = String::new();
    match places.words {
        _ if words.is_empty() => {}
        Some(header) => changes.push((header.end..header.end, format!("\n{}", words.trim_end()))),
        None => appended = format!("\n[words]\n{words}"),
    }
    Ok(with(&source.text, changes) + &appended)
}

fn in_place(text: &BankText, translated: &str) -> String {
    if text.is_word_list() {
        let words: Vec<String> = translated
            .lines()
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(written)
            .collect();
        format!("[{}]", words.join(", "))
    } else {
        written(translated)
    }
}

/// Text as TOML, in quotes.
fn written(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn with(text: &str, mut changes: Vec<(Span, String)>) -> String {
    changes.sort_by_key(|(span, _)| span.start);
    let mut whole = String::with_capacity(text.len());
    let mut end = 0;
    for (span, instead) in changes {
        whole.push_str(text.get(end..span.start).unwrap_or_default());
        whole.push_str(&instead);
        end = span.end.max(end);
    }
    whole.push_str(text.get(end..).unwrap_or_default());
    whole
}
