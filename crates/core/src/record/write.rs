//! Answers as a file: an answers file, or a record of `ketascreen-record/2`, in TOML or JSON.

use std::fmt::Write as _;

use serde::Serialize;
use toml::{Table, Value};

use super::encode::{EncodedAnswer, encode_all, encode_answer};
use super::file::{AnswersFile, RECORD_FORMAT, RecordHead};
use super::moment::Moment;
use super::notation::Notation;
use crate::answers::Answers;
use crate::bank::{Bank, QuestionId};
use crate::document::{OrderedMap, json_text};

/// A record as data. The order of the fields is the order of the keys.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Record<'r> {
    /// `ketascreen-record/2`
    #[cfg_attr(test, schemars(extend("const" = RECORD_FORMAT)))]
    format: &'static str,
    /// The bank that was answered.
    bank: BankName<'r>,
    /// What the record says of itself.
    record: Head<'r>,
    /// Answers by question, in bank order.
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, EncodedAnswer>"))]
    answers: OrderedMap<EncodedAnswer>,
    /// Answers that were given on an earlier day.
    #[serde(skip_serializing_if = "is_empty")]
    #[cfg_attr(test, schemars(with = "Option<std::collections::BTreeMap<String, Origin>>"))]
    carried: OrderedMap<Origin<'r>>,
    /// Notes by question, for the counselor and the chart only.
    #[serde(skip_serializing_if = "is_empty")]
    #[cfg_attr(test, schemars(with = "Option<std::collections::BTreeMap<String, String>>"))]
    notes: OrderedMap<&'r str>,
    /// Answers about suicide that were changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(with = "Option<Vec<Changed>>"))]
    changed: Vec<Changed<'r>>,
    /// Text that was typed and does not count yet, by question.
    #[serde(skip_serializing_if = "is_empty")]
    #[cfg_attr(test, schemars(with = "Option<std::collections::BTreeMap<String, String>>"))]
    begun: OrderedMap<&'r str>,
    /// What the person put on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<Page<'r>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct BankName<'r> {
    id: &'r str,
    version: &'r str,
    digest: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    translates: Option<&'r str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Head<'r> {
    /// Start of the interview (RFC 3339 with offset).
    #[serde(skip_serializing_if = "Option::is_none")]
    started: Option<&'r str>,
    /// Moment of the last save (RFC 3339 with offset).
    #[serde(skip_serializing_if = "Option::is_none")]
    saved: Option<&'r str>,
    /// The program that wrote it, with its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    tool: Option<&'r str>,
    /// `short` or `full`.
    #[serde(skip_serializing_if = "Option::is_none")]
    interview: Option<&'static str>,
    /// Country in which help is wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'r str>,
    /// The counselor's reference to the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    client: Option<&'r str>,
    /// True where a counselor asks.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, schemars(with = "Option<bool>"))]
    counselor: bool,
    /// Who answered, where it was not the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    answered_by: Option<&'r str>,
    /// Who else was present.
    #[serde(skip_serializing_if = "Option::is_none")]
    present: Option<&'r str>,
}

/// Day of an answer (such as `2026-10-31`), and the digest of the bank then.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Origin<'r> {
    day: String,
    digest: &'r str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Changed<'r> {
    question: &'r str,
    /// The answer before.
    before: EncodedAnswer,
    /// Moment of the change (RFC 3339 with offset).
    at: &'r str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Page<'r> {
    /// Private questions.
    show: Vec<&'r str>,
}

/// True for a map without entries.
fn is_empty<T>(map: &OrderedMap<T>) -> bool {
    map.0.is_empty()
}

/// An answers file as TOML.
pub fn answers_file(bank: &Bank, answers: &Answers) -> String {
    let entries = encode_all(bank, answers).map(|(id, answer)| (id.to_owned(), answer.into()));
    Table::from_iter([("answers".to_owned(), Value::Table(entries.collect()))]).to_string()
}

/// A record, with the answers to questions that are asked, in bank order.
pub fn record(bank: &Bank, file: &AnswersFile, notation: Notation) -> String {
    let document = document(bank, file);
    match notation {
        Notation::Json => json_text(&document),
        Notation::Toml => toml_text(&document),
    }
}

fn document<'r>(bank: &'r Bank, file: &'r AnswersFile) -> Record<'r> {
    let name = |id: QuestionId| bank.question(id).id.as_str();
    let texts = |texts: &'r [(QuestionId, String)]| {
        OrderedMap(texts.iter().map(|(id, text)| (name(*id).to_owned(), text.as_str())).collect())
    };
    let carried = file.carried.iter().map(|(id, origin)| {
        (name(*id).to_owned(), Origin { day: origin.day.to_string(), digest: &origin.digest })
    });
    let changed = file.changed.iter().filter_map(|change| {
        Some(Changed {
            question: name(change.question),
            before: encode_answer(bank.question(change.question), &change.before)?,
            at: change.at.as_str(),
        })
    });
    let answers = encode_all(bank, &file.answers).map(|(id, answer)| (id.to_owned(), answer));
    let show: Vec<&str> = file.on_page.iter().map(|id| name(*id)).collect();
    Record {
        format: RECORD_FORMAT,
        bank: BankName {
            id: bank.id(),
            version: bank.version(),
            digest: bank.digest(),
            translates: bank.translates(),
        },
        record: head(&file.record),
        answers: OrderedMap(answers.collect()),
        carried: OrderedMap(carried.collect()),
        notes: texts(&file.notes),
        changed: changed.collect(),
        begun: texts(&file.begun),
        page: (!show.is_empty()).then_some(Page { show }),
    }
}

fn head(head: &RecordHead) -> Head<'_> {
    Head {
        started: head.started.as_ref().map(Moment::as_str),
        saved: head.saved.as_ref().map(Moment::as_str),
        tool: head.tool.as_deref(),
        interview: head.interview.map(Into::into),
        country: head.country.as_deref(),
        client: head.client.as_deref(),
        counselor: head.counselor,
        answered_by: head.answered_by.as_deref(),
        present: head.present.as_deref(),
    }
}

/// A record as TOML: the origin of an answer is one line.
fn toml_text(document: &Record<'_>) -> String {
    // Every key is a text and every value plain data, so this cannot fail.
    let mut whole = Table::try_from(document).unwrap_or_default();
    let below = |whole: &mut Table, key: &str| {
        let value = whole.remove(key)?;
        Some(Table::from_iter([(key.to_owned(), value)]).to_string())
    };
    let after: Vec<String> = ["notes", "changed", "begun", "page"]
        .iter()
        .filter_map(|key| below(&mut whole, key))
        .collect();
    let carried = whole.remove("carried");
    let mut text = whole.to_string();
    if let Some(Value::Table(entries)) = carried {
        text.push_str("\n[carried]\n");
        for (id, origin) in entries {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{id} = {origin}");
        }
    }
    for part in after {
        text.push('\n');
        text.push_str(&part);
    }
    text
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
    use crate::document::published::assert_published;
    use crate::text::Source;

    #[test]
    fn the_published_schema_is_that_of_the_code() {
        let schema = schemars::schema_for!(Record<'static>);
        let published = include_str!("../../../../schemas/ketascreen-record-2.schema.json");
        assert_published(&schema, published);
    }

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
