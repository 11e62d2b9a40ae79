//! Answers as TOML: an answers file, or a record of `ketascreen-record/2`.

use toml::{Table, Value};

use super::encode::{EncodedAnswer, encode_all};
use super::file::{AnswersFile, RECORD_FORMAT};
use crate::answers::Answers;
use crate::bank::Bank;

/// Data of a record that are not in its answers file.
#[derive(Debug, Clone, Copy)]
pub struct Stamp<'s> {
    /// Start of the interview (RFC 3339 with offset).
    pub started: &'s str,
    /// Moment of saving (RFC 3339 with offset).
    pub saved: &'s str,
    /// The program and its version.
    pub tool: &'s str,
}

/// An answers file as TOML.
pub fn answers_file(bank: &Bank, answers: &Answers) -> String {
    Table::from_iter([("answers".to_owned(), answers_table(bank, answers))]).to_string()
}

/// A record as TOML, with the answers to questions that are asked, in bank order, and the notes.
pub fn record(bank: &Bank, file: &AnswersFile, stamp: Stamp<'_>) -> String {
    let mut head = vec![("started", stamp.started), ("saved", stamp.saved), ("tool", stamp.tool)];
    head.extend(file.record.interview.map(|length| ("interview", length.into())));
    head.extend(file.record.country.as_deref().map(|code| ("country", code)));
    head.extend(file.record.client.as_deref().map(|client| ("client", client)));
    let mut head = texts_table(head);
    if let (true, Value::Table(entries)) = (file.record.counselor, &mut head) {
        entries.insert("counselor".to_owned(), true.into());
    }
    let name = [("id", bank.id()), ("version", bank.version()), ("digest", bank.digest())];
    let name = name.into_iter().chain(bank.translates().map(|id| ("translates", id)));
    let mut whole = Table::from_iter([
        ("format".to_owned(), Value::from(RECORD_FORMAT)),
        ("bank".to_owned(), texts_table(name)),
        ("record".to_owned(), head),
        ("answers".to_owned(), answers_table(bank, &file.answers)),
    ]);
    if !file.notes.is_empty() {
        let notes = file.notes.iter();
        let notes = notes.map(|(id, note)| (bank.question(*id).id.as_str(), note.as_str()));
        whole.insert("notes".to_owned(), texts_table(notes));
    }
    if !file.on_page.is_empty() {
        let shown = file.on_page.iter().map(|id| Value::from(bank.question(*id).id.as_str()));
        let page = Table::from_iter([("show".to_owned(), Value::Array(shown.collect()))]);
        whole.insert("page".to_owned(), Value::Table(page));
    }
    whole.to_string()
}

fn answers_table(bank: &Bank, answers: &Answers) -> Value {
    let entries = encode_all(bank, answers);
    Value::Table(entries.map(|(id, answer)| (id.to_owned(), answer.into())).collect())
}

fn texts_table<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Value {
    let entries = texts.into_iter().map(|(key, text)| (key.to_owned(), Value::from(text)));
    Value::Table(entries.collect())
}

impl From<EncodedAnswer> for Value {
    fn from(answer: EncodedAnswer) -> Value {
        match answer {
            EncodedAnswer::Integer(number) => number.into(),
            EncodedAnswer::Text(text) => text.into(),
            EncodedAnswer::List(options) => options.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Answer, Tick, Ticks, Unknown};
    use crate::bank::{Kind, OptionId};
    use crate::text::Source;

    #[test]
    fn an_answers_file_has_one_line_an_answer() {
        let text = include_str!("../../../../questions.toml");
        let bank = Bank::read(Source::compiled_in("questions.toml", text)).unwrap();
        let mut answers = Answers::none(&bank);
        assert_eq!(answers_file(&bank, &answers), "[answers]\n");
        let mut expected = "[answers]\n".to_owned();
        for (id, question) in bank.numbered_questions().take(20) {
            let option = |place: usize| question.options()[place].id.as_str();
            let (answer, written) = match &question.kind {
                Kind::Choice(_) => (
                    Answer::Known(crate::answers::Value::Choice(OptionId(1))),
                    format!("\"{}\"", option(1)),
                ),
                Kind::Multi(_) => {
                    let tick = |place, sure| Tick { option: OptionId(place), sure };
                    let ticks = Ticks::of(vec![tick(0, true), tick(1, false)]).unwrap();
                    (
                        Answer::Known(crate::answers::Value::Multi(ticks)),
                        format!("[\"{}\", \"{}?\"]", option(0), option(1)),
                    )
                }
                Kind::Integer { .. } => {
                    (Answer::Known(crate::answers::Value::Integer(34)), "34".to_owned())
                }
                Kind::Text { .. } => (Answer::Unknown(Unknown::NotSure), "\"not_sure\"".to_owned()),
            };
            answers.set(id, answer);
            expected.push_str(&format!("{} = {written}\n", question.id));
        }
        assert_eq!(answers_file(&bank, &answers), expected);
    }
}
