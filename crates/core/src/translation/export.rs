//! The texts of a bank as a PO file.

use super::po::{Message, PoFile};
use crate::bank::{Bank, BankText, texts, unchanged_words, word_lists};
use crate::text::Source;

/// A PO file with every text of a bank, the program's own words and the lists of words that no text may hold.
///
/// What an earlier file holds is kept: the translation where the original is the same, marked as fuzzy where it has
/// changed, and as obsolete where it is gone.
pub fn export(
    bank: &Bank,
    source: &Source,
    language: Option<&str>,
    earlier: Option<&PoFile>,
) -> PoFile {
    let all = originals(bank, source);
    let messages: Vec<Message> = all
        .iter()
        .map(|text| {
            let line = source.position(text.span.start).0;
            let place = if text.span.is_empty() {
                "words/en.toml".to_owned()
            } else {
                // A place with a blank would be read as two.
                format!("{}:{line}", source.name.replace(' ', "_"))
            };
            let message = Message {
                notes: notes(text),
                place,
                context: text.name.clone(),
                original: text.words.clone(),
                ..Message::default()
            };
            match earlier.and_then(|earlier| earlier.message(&text.name)) {
                Some(known) => kept(message, known),
                None => message,
            }
        })
        .collect();
    let mut obsolete = earlier.map(|earlier| earlier.obsolete.clone()).unwrap_or_default();
    for gone in earlier.iter().flat_map(|earlier| &earlier.messages) {
        if !gone.translation.is_empty() && !all.iter().any(|text| text.name == gone.context) {
            obsolete.extend(gone.obsolete());
        }
    }
    let language = language.or_else(|| earlier?.field("Language")).unwrap_or_default();
    PoFile {
        comments: earlier.map_or_else(comments, |earlier| earlier.comments.clone()),
        header: header(bank, language, earlier),
        messages,
        obsolete,
    }
}

/// Every text that a translation replaces, the words of the program that the bank leaves in English at the end.
pub(super) fn originals(bank: &Bank, source: &Source) -> Vec<BankText> {
    let mut all = texts(source);
    all.extend(word_lists(source));
    all.extend(unchanged_words(bank, source));
    all
}

fn comments() -> Vec<String> {
    ["Translate every `msgstr`; leave names in braces, such as {answer}, as they are.",
     "Speak to the person as the original does. No dose, no verdict, nothing that the original does not say."]
        .map(str::to_owned)
        .to_vec()
}

/// Notes for the translator.
fn notes(text: &BankText) -> Vec<String> {
    let mut notes = vec![text.purpose.clone()];
    let places: Vec<&str> = text
        .words
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect();
    if !places.is_empty() {
        let places: Vec<String> = places.iter().map(|name| format!("{{{name}}}")).collect();
        notes.push(format!("Keep {}: it is filled in.", places.join(", ")));
    }
    notes
}

fn kept(message: Message, known: &Message) -> Message {
    let is_changed = known.original != message.original;
    let has_translation = !known.translation.is_empty();
    let previous = if is_changed { Some(known.original.clone()) } else { known.previous.clone() };
    Message {
        comments: known.comments.clone(),
        translation: known.translation.clone(),
        is_fuzzy: has_translation && (is_changed || known.is_fuzzy),
        previous: previous.filter(|_| has_translation && (is_changed || known.is_fuzzy)),
        ..message
    }
}

fn header(bank: &Bank, language: &str, earlier: Option<&PoFile>) -> Vec<(String, String)> {
    let own = [
        ("Project-Id-Version", format!("{} {}", bank.id(), bank.version())),
        ("Language", language.to_owned()),
        ("MIME-Version", "1.0".to_owned()),
        ("Content-Type", "text/plain; charset=UTF-8".to_owned()),
        ("Content-Transfer-Encoding", "8bit".to_owned()),
    ];
    let mut fields: Vec<(String, String)> =
        own.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let others = earlier.iter().flat_map(|earlier| &earlier.header);
    fields.extend(others.filter(|(name, _)| !own.iter().any(|(known, _)| known == name)).cloned());
    fields
}
