//! A record: answers with where they belong, in the form of `ketascreen-record/1`.

use toml::{Table, Value};

use crate::answers::Answer;
use crate::bank::{Bank, Voice};
use crate::record::{AnswersFile, RECORD_FORMAT};
use crate::render::answer_in_json;

/// What a record says beside the answers.
#[derive(Debug, Clone, Copy)]
pub struct Stamp<'s> {
    /// The voice of the interview.
    pub voice: Voice,
    /// When it was begun (RFC 3339 with offset).
    pub started: &'s str,
    /// When it was saved (RFC 3339 with offset).
    pub saved: &'s str,
    /// The program and its version.
    pub tool: &'s str,
}

/// A record as TOML. It holds the answers to questions that are asked, in bank order, and notes.
pub fn record(bank: &Bank, file: &AnswersFile, stamp: Stamp<'_>) -> String {
    let text = |text: &str| Value::String(text.to_owned());
    let mut head = Table::new();
    head.insert("voice".to_owned(), text(stamp.voice.id()));
    head.insert("started".to_owned(), text(stamp.started));
    head.insert("saved".to_owned(), text(stamp.saved));
    head.insert("tool".to_owned(), text(stamp.tool));
    if let Some(client) = &file.record.client {
        head.insert("client".to_owned(), text(client));
    }
    let name = Table::from_iter(
        [("id", bank.id()), ("version", bank.version()), ("digest", bank.digest())]
            .map(|(key, value)| (key.to_owned(), text(value))),
    );
    let given =
        bank.numbered_questions().filter(|(id, _)| *file.answers.get(*id) != Answer::MISSING);
    // An answer that is not missing is a text, a number or a list, each of which TOML has.
    let answers: Table = given
        .filter_map(|(id, question)| {
            Some((
                question.id.clone(),
                Value::try_from(answer_in_json(bank, id, &file.answers)).ok()?,
            ))
        })
        .collect();
    let mut whole = Table::new();
    whole.insert("format".to_owned(), text(RECORD_FORMAT));
    whole.insert("bank".to_owned(), Value::Table(name));
    whole.insert("record".to_owned(), Value::Table(head));
    whole.insert("answers".to_owned(), Value::Table(answers));
    if !file.notes.is_empty() {
        let notes = file
            .notes
            .iter()
            .map(|(question, note)| (bank.question(*question).id.clone(), text(note)));
        whole.insert("notes".to_owned(), Value::Table(notes.collect()));
    }
    whole.to_string()
}
