//! The texts of a bank's file that people read, each with a name that stays when its words change.

use super::bank::Bank;
use super::load::tables::{
    BandTable, BankTable, ConstraintTable, CountryTable, HeaderTable, HelpCallTable, HelpTable,
    LeafletTable, LineTable, MedicineLabelTable, NextStepTable, OptionSetTable, OptionTable,
    PairedReadingTable, PictureTable, PointTable, QuestionTable, RowTable, RuleTable, ScaleTable,
    SectionTable, ThresholdTable, TickTable, TreatmentTable,
};
use super::phrases::{Phrase, Phrases};
use crate::diagnostic::Problems;
use crate::document::{Entry, KeySchema, Node, Table, Value, parse_toml};
use crate::text::{Source, Span};

/// Text of a bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankText {
    /// Its name, such as `rule.bp_severe.line`: tables by their ids, others by their place.
    pub name: String,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// The words.
    pub words: String,
    /// Its place in the file, quotes included.
    pub span: Span,
}

impl BankText {
    /// True of a help line, and of the words around it.
    pub fn is_of_help(&self) -> bool {
        ["country.", "help.", "next_step.help", "bank.disclaimer"]
            .iter()
            .any(|start| self.name.starts_with(start))
    }
}

/// Every text of a bank's file, in its order. The bank must be sound.
pub fn texts(source: &Source) -> Vec<BankText> {
    let node = parse_toml(&source.text, &Problems::new());
    let mut found = Vec::new();
    table(keys::<BankTable>(), &node, "", &mut found);
    found
}

/// Keys of a kind of table.
type Keys = &'static [KeySchema];

fn keys<T: Table>() -> Keys {
    T::KEYS
}

/// Keys of the kind of table with this definition.
fn keys_of(definition: &str) -> Keys {
    macro_rules! defined {
        ($($table:ident),+) => {
            [$(($table::DEFINITION, $table::KEYS)),+]
        };
    }
    let all = defined![
        BandTable,
        ConstraintTable,
        CountryTable,
        HeaderTable,
        HelpCallTable,
        HelpTable,
        LeafletTable,
        LineTable,
        MedicineLabelTable,
        NextStepTable,
        OptionSetTable,
        OptionTable,
        PairedReadingTable,
        PictureTable,
        PointTable,
        QuestionTable,
        RowTable,
        RuleTable,
        ScaleTable,
        SectionTable,
        ThresholdTable,
        TickTable,
        TreatmentTable
    ];
    let found = all.into_iter().find(|(name, _)| *name == definition);
    found.map(|(_, keys)| keys).unwrap_or_default()
}

/// Names of texts of the head that are no words for a reader.
const NO_WORDS: [&str; 2] = ["bank.id", "bank.version"];

fn table(keys: Keys, node: &Node<'_>, path: &str, found: &mut Vec<BankText>) {
    let Value::Table(entries) = &node.value else { return };
    for entry in entries {
        let name =
            if path.is_empty() { entry.key.to_string() } else { format!("{path}.{}", entry.key) };
        if path.is_empty() && entry.key == "words" {
            words(&entry.node, found);
        }
        let Some(key) = keys.iter().find(|key| key.name == entry.key) else { continue };
        if key.is_prose && !NO_WORDS.contains(&name.as_str()) {
            text(entry, key, &name, found);
        }
        if let Some(definition) = key.table {
            inner(keys_of(definition), &entry.node, &name, found);
        }
    }
}

fn text(entry: &Entry<'_>, key: &KeySchema, name: &str, found: &mut Vec<BankText>) {
    let mut add = |name: String, node: &Node<'_>| {
        if let Value::Text(words) = &node.value {
            found.push(BankText {
                name,
                purpose: key.description.to_owned(),
                words: words.to_string(),
                span: node.span.clone(),
            });
        }
    };
    match &entry.node.value {
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                add(format!("{name}.{}", index + 1), item);
            }
        }
        _ => add(name.to_owned(), &entry.node),
    }
}

/// One table, or a list of them: each by its id, or its place where it has none.
fn inner(keys: Keys, node: &Node<'_>, path: &str, found: &mut Vec<BankText>) {
    let Value::List(items) = &node.value else { return table(keys, node, path, found) };
    for (index, item) in items.iter().enumerate() {
        let id = id(item).unwrap_or_else(|| (index + 1).to_string());
        table(keys, item, &format!("{path}.{id}"), found);
    }
}

fn id(node: &Node<'_>) -> Option<String> {
    let Value::Table(entries) = &node.value else { return None };
    let entry = entries.iter().find(|entry| entry.key == "id" || entry.key == "code")?;
    match &entry.node.value {
        Value::Text(id) => Some(id.to_string()),
        _ => None,
    }
}

fn words(node: &Node<'_>, found: &mut Vec<BankText>) {
    let Value::Table(entries) = &node.value else { return };
    for entry in entries {
        let declared = Phrases::DECLARED.iter().find(|(key, ..)| *key == entry.key);
        if let (Some((key, purpose, _)), Value::Text(words)) = (declared, &entry.node.value) {
            found.push(BankText {
                name: format!("words.{key}"),
                purpose: purpose.trim().to_owned(),
                words: words.to_string(),
                span: entry.node.span.clone(),
            });
        }
    }
}

impl BankText {
    /// True of a list of words, one a line.
    pub fn is_word_list(&self) -> bool {
        WORD_LISTS.iter().any(|(key, _)| self.name.strip_prefix("bank.") == Some(key))
    }
}

const WORD_LISTS: [(&str, &str); 3] = [
    (
        "addresses_reader",
        "Words that speak to or of the person, one a line: all that your language has for them.",
    ),
    (
        "forbidden_words",
        "Words that no text may hold, one a line: verdicts, doses and labels for people, as your language says them.",
    ),
    (
        "risk_words",
        "Words that name suicide or self-harm in a counselor's note, one a line, as your language says them.",
    ),
];

/// The lists of words in the head of a bank, each as one text with a word a line.
pub fn word_lists(source: &Source) -> Vec<BankText> {
    let node = parse_toml(&source.text, &Problems::new());
    let head = value(&node, "bank");
    let list = |(key, purpose): &(&str, &str)| {
        let list = value(head?, key)?;
        let Value::List(items) = &list.value else { return None };
        let words = items.iter().filter_map(|item| match &item.value {
            Value::Text(words) => Some(words.to_string()),
            _ => None,
        });
        Some(BankText {
            name: format!("bank.{key}"),
            purpose: (*purpose).to_owned(),
            words: words.collect::<Vec<_>>().join("\n"),
            span: list.span.clone(),
        })
    };
    WORD_LISTS.iter().filter_map(list).collect()
}

/// The words of the program that a bank leaves as they are; they have no place in its file.
pub fn unchanged_words(bank: &Bank, source: &Source) -> Vec<BankText> {
    let own = texts(source);
    let named = bank.phrases().named();
    let declared = Phrases::DECLARED.iter().zip(named);
    let text =
        |((key, purpose, _), (_, phrase)): (&(&str, &str, &[&str]), (&str, &Phrase))| BankText {
            name: format!("words.{key}"),
            purpose: purpose.trim().to_owned(),
            words: phrase.as_str().to_owned(),
            span: 0..0,
        };
    declared.map(text).filter(|text| !own.iter().any(|own| own.name == text.name)).collect()
}

/// Places in a bank's file that say which bank it is, and where its own words stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadPlaces {
    /// Value of the id.
    pub id: Option<Span>,
    /// Value of the language.
    pub language: Option<Span>,
    /// Line that says of which bank it is a translation.
    pub translates: Option<Span>,
    /// Header of the table of words.
    pub words: Option<Span>,
}

/// Places of the head of a sound bank.
pub fn head_places(source: &Source) -> HeadPlaces {
    let node = parse_toml(&source.text, &Problems::new());
    let head = value(&node, "bank");
    let place = |key: &str| Some(value(head?, key)?.span.clone());
    let line = |span: Span| {
        let start = source.text.get(..span.start).and_then(|above| above.rfind('\n')).unwrap_or(0);
        start..span.end
    };
    HeadPlaces {
        id: place("id"),
        language: place("language"),
        translates: place("translates").map(line),
        words: value(&node, "words").map(|words| words.span.clone()),
    }
}

fn value<'n, 's>(node: &'n Node<'s>, key: &str) -> Option<&'n Node<'s>> {
    let Value::Table(entries) = &node.value else { return None };
    entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
}
