//! The JSON Schema (draft 2020-12) of a bank's file, so that an editor completes and checks it.
//!
//! Words of fixed lists come from the tables that the reader itself looks them up in. The title of each table is what
//! the reader calls it, so that a test can compare the keys here with those that the reader asks for.

use serde_json::{Map, Value, json};

use crate::bank::{
    Basis, Extent, FORMAT, HelpPlace, HelpState, KIND_NAMES, Level, LineKind, PICTURE_KIND_NAMES,
    Phrases, Place,
};
use crate::diagnostic::Code;

/// The schema as it is published.
pub fn schema() -> String {
    let definitions = [
        ("wording", wording()),
        ("id", json!({ "type": "string", "pattern": "^[a-z][a-z0-9_]*$" })),
        ("ids", json!({ "type": "array", "items": reference("id") })),
        (
            "month",
            json!({ "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$", "description": "Year and month, such as 2026-11." }),
        ),
        ("bank", bank()),
        ("phrases", phrases()),
        ("section", section()),
        ("question", question()),
        ("option", option()),
        ("paired_reading", paired_reading()),
        ("constraint", constraint()),
        ("scale", scale()),
        ("band", band()),
        ("rule", rule()),
        ("partition", partition()),
        ("help_call", help_call()),
        ("exemption", exemption()),
        ("treatment", treatment()),
        ("education", education()),
        ("picture", picture()),
        ("threshold", threshold()),
        ("tick", tick()),
        ("row", row()),
        ("country", country()),
        ("line", line()),
        ("medicine_label", medicine_label()),
        ("source", source()),
        ("accepted", accepted()),
    ];
    let mut whole = root();
    if let Some(keys) = whole.as_object_mut() {
        keys.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
        keys.insert(
            "$defs".to_owned(),
            Value::Object(
                definitions.map(|(name, value)| (name.to_owned(), value)).into_iter().collect(),
            ),
        );
    }
    // A tree of texts, numbers and lists always becomes JSON.
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

/// A key of a table: whether it must be there, what it is, and what it may hold.
struct Key {
    name: &'static str,
    required: bool,
    description: &'static str,
    holds: Value,
}

fn must(name: &'static str, holds: Value, description: &'static str) -> Key {
    Key { name, required: true, description, holds }
}

fn may(name: &'static str, holds: Value, description: &'static str) -> Key {
    Key { name, required: false, description, holds }
}

/// A table with these keys and no other. `title` is what the reader calls it.
fn table<const N: usize>(title: &str, keys: [Key; N]) -> Value {
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let properties: Map<String, Value> = keys
        .into_iter()
        .map(|key| {
            let mut holds = key.holds;
            if let Some(holds) = holds.as_object_mut() {
                holds.insert("description".to_owned(), key.description.into());
            }
            (key.name.to_owned(), holds)
        })
        .collect();
    json!({ "title": title, "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// A table that must also fit one more schema.
fn and(mut table: Value, keyword: &str, rest: Value) -> Value {
    if let Some(keys) = table.as_object_mut() {
        keys.insert(keyword.to_owned(), rest);
    }
    table
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn list(of: &str) -> Value {
    json!({ "type": "array", "items": reference(of) })
}

fn some(of: &str) -> Value {
    json!({ "type": "array", "items": reference(of), "minItems": 1 })
}

fn text() -> Value {
    json!({ "type": "string", "minLength": 1 })
}

fn texts() -> Value {
    json!({ "type": "array", "items": text() })
}

fn whole_number() -> Value {
    json!({ "type": "integer" })
}

fn flag() -> Value {
    json!({ "type": "boolean" })
}

fn condition() -> Value {
    text()
}

fn one_of<T>(named: &[(&str, T)]) -> Value {
    json!({ "type": "string", "enum": named.iter().map(|(name, _)| *name).collect::<Vec<_>>() })
}

fn root() -> Value {
    table(
        "the bank",
        [
            must(
                "format",
                json!({ "type": "string", "const": FORMAT }),
                "The format of this file.",
            ),
            must("bank", reference("bank"), "What the bank says of itself."),
            must("phrases", reference("phrases"), "Every fixed phrase that a reader meets."),
            may("section", list("section"), "Parts of the questionnaire, in order."),
            may("question", list("question"), "Questions, in order, those of a section together."),
            may(
                "paired_reading",
                list("paired_reading"),
                "Two numbers that are asked in one prompt.",
            ),
            may("constraint", list("constraint"), "What answers must not say together."),
            may("scale", list("scale"), "Named sums of scored options."),
            may("rule", list("rule"), "What is worth raising, and when."),
            may(
                "partition",
                list("partition"),
                "Rules of which exactly one is found wherever a condition is true.",
            ),
            may("treatment", list("treatment"), "Rows of the table of treatments tried."),
            may("education", list("education"), "Things worth knowing."),
            may("picture", list("picture"), "What a page draws."),
            must(
                "country",
                some("country"),
                "Countries with their help lines; the first is the default.",
            ),
            may("medicine_label", list("medicine_label"), "Medicines' labels that rules speak of."),
            may("source", list("source"), "What the bank rests on."),
            may("accepted", list("accepted"), "Warnings of the check that are meant."),
        ],
    )
}

fn wording() -> Value {
    json!({
        "description": "A text for both voices, or one for each: `self` speaks to the person, `client` of them.",
        "anyOf": [
            text(),
            {
                "type": "object",
                "properties": {
                    "self": { "type": "string", "minLength": 1, "description": "To the person, as you." },
                    "client": { "type": "string", "minLength": 1, "description": "To somebody who helps, of them." }
                },
                "required": ["self", "client"],
                "additionalProperties": false
            }
        ]
    })
}

fn bank() -> Value {
    table(
        "`bank`",
        [
            must("id", json!({ "type": "string" }), "Its name for people and programs."),
            must("version", json!({ "type": "string" }), "Its version."),
            must(
                "language",
                json!({ "type": "string" }),
                "The language that it is written in (BCP 47), such as en.",
            ),
            must("title", reference("wording"), "What it is about."),
            must(
                "example",
                json!({ "type": "string" }),
                "A short answers file, to show what one looks like.",
            ),
            may(
                "addresses_reader",
                texts(),
                "Words that speak to the reader; no text for both voices holds one.",
            ),
            may(
                "forbidden_words",
                texts(),
                "Words, or several in a row, that no text of the bank may hold.",
            ),
        ],
    )
}

fn phrases() -> Value {
    let described = |what: &str, places: &[&str]| {
        let places: Vec<String> = places.iter().map(|place| format!("{{{place}}}")).collect();
        if places.is_empty() {
            what.trim().to_owned()
        } else {
            format!("{} It must hold {}.", what.trim(), places.join(", "))
        }
    };
    let properties: Map<String, Value> = Phrases::DECLARED
        .iter()
        .map(|(name, what, places)| {
            (
                (*name).to_owned(),
                json!({ "$ref": "#/$defs/wording", "description": described(what, places) }),
            )
        })
        .collect();
    let required: Vec<&str> = Phrases::DECLARED.iter().map(|(name, ..)| *name).collect();
    json!({ "title": "`phrases`", "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn section() -> Value {
    table(
        "a section",
        [
            must("id", reference("id"), "Its id."),
            must("title", reference("wording"), "Its heading."),
        ],
    )
}

fn question() -> Value {
    let whole = table(
        "a question",
        [
            must("id", reference("id"), "Its stable id."),
            must("section", reference("id"), "The id of its section."),
            must("kind", json!({ "type": "string", "enum": KIND_NAMES }), "What can be answered."),
            may("short", flag(), "Whether the short interview asks it."),
            may(
                "instrument",
                flag(),
                "Whether an instrument words it: one text, read out unchanged.",
            ),
            may("ask_if", condition(), "The condition under which it is asked."),
            must("label", reference("wording"), "A few words that name it in a summary."),
            must("text", reference("wording"), "The question as asked."),
            must("help", reference("wording"), "What it means."),
            must("why", reference("wording"), "Why it is asked."),
            may("find_out", reference("wording"), "How to find the answer out, and from whom."),
            may(
                "privacy_note",
                reference("wording"),
                "Said with the question where it matters who else is there.",
            ),
            may("sources", reference("ids"), "The sources that help and why rest on."),
            may("options", some("option"), "The options of a choice or a list."),
            may("least", whole_number(), "The least number that is accepted."),
            may("greatest", whole_number(), "The greatest number that is accepted."),
            may("unit", reference("wording"), "What the number counts."),
            may(
                "longest",
                json!({ "type": "integer", "minimum": 1 }),
                "The most characters of a text.",
            ),
            may(
                "rising_concern",
                json!({ "anyOf": [reference("ids"), { "type": "string", "enum": ["each_option", "higher"] }] }),
                "How its answers rise in concern: the options in order, each_option, or higher.",
            ),
        ],
    );
    // Of each kind: what it needs, what it has no use for, and its order of concern.
    let kinds = [
        ("choice", vec!["options"], vec!["least", "greatest", "unit", "longest"], reference("ids")),
        (
            "multi",
            vec!["options"],
            vec!["least", "greatest", "unit", "longest"],
            json!({ "const": "each_option" }),
        ),
        (
            "integer",
            vec!["least", "greatest"],
            vec!["options", "longest"],
            json!({ "const": "higher" }),
        ),
        ("text", vec!["longest"], vec!["options", "least", "greatest", "unit"], json!(false)),
    ];
    let of_kinds = kinds.map(|(kind, required, unused, order)| {
        let mut properties: Map<String, Value> =
            unused.into_iter().map(|key| (key.to_owned(), json!(false))).collect();
        properties.insert("rising_concern".to_owned(), order);
        json!({
            "if": { "properties": { "kind": { "const": kind } }, "required": ["kind"] },
            "then": { "required": required, "properties": properties }
        })
    });
    and(whole, "allOf", json!(of_kinds))
}

fn option() -> Value {
    table(
        "an option",
        [
            must("id", reference("id"), "Its id; `none` says none of these."),
            must("text", reference("wording"), "Its label."),
            may("score", whole_number(), "What it adds to a scale."),
        ],
    )
}

fn paired_reading() -> Value {
    table(
        "a paired reading",
        [
            must(
                "questions",
                json!({ "type": "array", "items": reference("id"), "minItems": 2, "maxItems": 2 }),
                "The two questions.",
            ),
            must("label", reference("wording"), "A few words that name the pair."),
            must("text", reference("wording"), "The question as asked."),
            must("help", reference("wording"), "What it means."),
            must("why", reference("wording"), "Why it is asked."),
            may("sources", reference("ids"), "The sources that help and why rest on."),
        ],
    )
}

fn constraint() -> Value {
    let whole = table(
        "a constraint",
        [
            may("less", reference("id"), "The number that must be less."),
            may("than", reference("id"), "The number that it must be less than."),
            may("never", condition(), "The condition that must never be true."),
            must("text", reference("wording"), "What to say where it does not hold."),
        ],
    );
    and(whole, "oneOf", json!([{ "required": ["less", "than"] }, { "required": ["never"] }]))
}

fn partition() -> Value {
    table(
        "a partition",
        [
            must("id", reference("id"), "Its id."),
            must("rules", reference("ids"), "The rules."),
            must(
                "when",
                condition(),
                "Where exactly one of them is found; elsewhere at most one is.",
            ),
        ],
    )
}

fn scale() -> Value {
    table(
        "a scale",
        [
            must("id", reference("id"), "Its id."),
            must("label", reference("wording"), "A few words that name it."),
            may("stem", text(), "What stands above each of its items."),
            must(
                "items",
                json!({ "type": "array", "items": reference("id"), "minItems": 1 }),
                "The questions that it adds up.",
            ),
            may("attribution", reference("wording"), "Who made it, and on what terms."),
            may("sources", reference("ids"), "The sources that it rests on."),
            may("bands", list("band"), "Named stretches of the sum, without gap or overlap."),
        ],
    )
}

fn band() -> Value {
    table(
        "a band",
        [
            must("least", whole_number(), "The least sum in it."),
            must("greatest", whole_number(), "The greatest sum in it."),
            must("text", reference("wording"), "Its name."),
        ],
    )
}

fn rule() -> Value {
    let whole = table(
        "a rule",
        [
            must("id", reference("id"), "Its stable id."),
            must("level", one_of(&Level::NAMED), "How pressing it is."),
            must("when", condition(), "The condition under which it is a finding."),
            may(
                "replaced_by",
                reference("ids"),
                "Stronger rules: where one is a finding, this one is left out.",
            ),
            must("basis", one_of(&Basis::NAMED), "How strongly the sources say it."),
            may("labels", reference("ids"), "The medicines' labels that it rests on."),
            may("sources", reference("ids"), "The sources that it rests on."),
            may("no_source", text(), "Why it needs no source."),
            must("title", reference("wording"), "What was found."),
            must(
                "short_title",
                json!({ "type": "string", "minLength": 1, "maxLength": crate::bank::SHORT_TITLE_LONGEST }),
                "The same in few characters.",
            ),
            must("text", reference("wording"), "What the sources say and what to do."),
            must("ask", reference("wording"), "A question to ask a clinician."),
            may("help", list("help_call"), "The help that it calls for."),
            may("notice", reference("wording"), "What the interview says at once."),
            may(
                "notice_lines",
                json!({ "type": "array", "items": one_of(&LineKind::NAMED), "minItems": 1 }),
                "The kinds of help lines that stand below it.",
            ),
            may(
                "full_only",
                text(),
                "Why an urgent or caution rule may rest on questions that the short interview leaves out.",
            ),
            may(
                "unknown_exempt",
                list("exemption"),
                "Questions for which it may fall silent when their answer becomes unknown.",
            ),
        ],
    );
    // What is said of a document must name it.
    let without: Vec<&str> = Basis::NAMED
        .iter()
        .filter(|(_, basis)| !basis.names_a_document())
        .map(|(name, _)| *name)
        .collect();
    let no_source =
        json!({ "required": ["no_source"], "properties": { "basis": { "enum": without } } });
    and(whole, "anyOf", json!([{ "required": ["sources"] }, no_source]))
}

fn help_call() -> Value {
    table(
        "a call for help",
        [
            must(
                "while",
                one_of(&HelpState::NAMED),
                "The state of the rule in which help is called for.",
            ),
            may("beside", reference("id"), "Only while this rule is a finding."),
            must("place", one_of(&HelpPlace::NAMED), "Where in the summary."),
            must(
                "lines",
                json!({ "type": "array", "items": one_of(&LineKind::NAMED), "minItems": 1 }),
                "The kinds of lines, in the order to show.",
            ),
            must("text", reference("wording"), "What to do now."),
        ],
    )
}

fn exemption() -> Value {
    table(
        "an exemption",
        [may("questions", reference("ids"), "The questions."), must("reason", text(), "Why.")],
    )
}

fn treatment() -> Value {
    table(
        "a treatment",
        [
            must("label", reference("wording"), "Its name."),
            may("tried", reference("ids"), "The questions that say whether and how it was tried."),
            may("outcome", reference("ids"), "The questions that say what came of it."),
        ],
    )
}

fn education() -> Value {
    let whole = table(
        "an education item",
        [
            must("id", reference("id"), "Its id."),
            must("place", one_of(&Place::NAMED), "Where it stands in a summary."),
            must("title", reference("wording"), "Its heading."),
            may("text", reference("wording"), "A paragraph."),
            may("points", list("wording"), "A list."),
            must("sources", some("id"), "The sources that it rests on."),
        ],
    );
    and(whole, "anyOf", json!([{ "required": ["text"] }, { "required": ["points"] }]))
}

fn picture() -> Value {
    let whole = table(
        "a picture",
        [
            must("id", reference("id"), "Its id."),
            must("kind", json!({ "type": "string", "enum": PICTURE_KIND_NAMES }), "What is drawn."),
            must("title", reference("wording"), "Its heading."),
            must("text", reference("wording"), "What to keep in mind when looking at it."),
            may(
                "beside",
                reference("id"),
                "The education item that it stands beside; without it, it stands near the top.",
            ),
            must("sources", some("id"), "The sources that it rests on."),
            may("scale", reference("id"), "The scale whose sum is drawn on its bands."),
            may(
                "questions",
                json!({ "type": "array", "items": reference("id"), "minItems": 2, "maxItems": 2 }),
                "The two numbers.",
            ),
            may(
                "thresholds",
                some("threshold"),
                "Where one stretch ends and another begins, rising for both numbers.",
            ),
            may(
                "ticks",
                json!({ "type": "array", "items": reference("tick"), "minItems": 2 }),
                "Moments, in their order.",
            ),
            may("rows", some("row"), "What happens at a tick, or from one to another."),
        ],
    );
    let own = [
        ("scale", vec!["scale"]),
        ("pair", vec!["questions", "thresholds"]),
        ("timeline", vec!["ticks", "rows"]),
    ];
    let of_kinds = own.clone().map(|(kind, required)| {
        let others = own.iter().filter(|(other, _)| *other != kind).flat_map(|(_, keys)| keys);
        let unused: Map<String, Value> =
            others.map(|key| ((*key).to_owned(), json!(false))).collect();
        json!({
            "if": { "properties": { "kind": { "const": kind } }, "required": ["kind"] },
            "then": { "required": required, "properties": unused }
        })
    });
    and(whole, "allOf", json!(of_kinds))
}

fn threshold() -> Value {
    table(
        "a threshold",
        [
            must("first", whole_number(), "That of the first number."),
            must("second", whole_number(), "That of the second number."),
            must("text", reference("wording"), "What begins there, in a few words."),
        ],
    )
}

fn tick() -> Value {
    table(
        "a tick",
        [
            must("id", reference("id"), "Its id."),
            must("text", reference("wording"), "When it is, in a few words."),
        ],
    )
}

fn row() -> Value {
    let whole = table(
        "a row",
        [
            must("label", reference("wording"), "What happens, in a few words."),
            may("at", reference("id"), "The tick of a moment."),
            may("from", reference("id"), "The tick at which a stretch begins."),
            may("to", reference("id"), "The tick at which it ends."),
        ],
    );
    let moment = json!({ "required": ["at"], "properties": { "from": false, "to": false } });
    let stretch = json!({ "required": ["from", "to"], "properties": { "at": false } });
    and(whole, "oneOf", json!([moment, stretch]))
}

fn country() -> Value {
    table(
        "a country",
        [
            must(
                "code",
                json!({ "type": "string", "pattern": "^[A-Z]{2}$" }),
                "Two capital letters.",
            ),
            must("name", reference("wording"), "Its name."),
            must(
                "line",
                some("line"),
                "Its help lines: at least one for emergencies and one to talk.",
            ),
        ],
    )
}

fn line() -> Value {
    table(
        "a help line",
        [
            must("kind", one_of(&LineKind::NAMED), "What it is for."),
            must("name", reference("wording"), "Its name."),
            must("contact", reference("wording"), "What to call, write or open."),
            must("checked", reference("month"), "The month in which it was last checked."),
            must("sources", some("id"), "The sources that it rests on."),
        ],
    )
}

fn medicine_label() -> Value {
    table(
        "a medicine label",
        [
            must("id", reference("id"), "Its id."),
            must("text", reference("wording"), "Which medicine, and whose label."),
        ],
    )
}

fn source() -> Value {
    let whole = table(
        "a source",
        [
            must("id", reference("id"), "Its id."),
            must("title", text(), "Its title."),
            must("publisher", text(), "Authors or organisation."),
            may("year", whole_number(), "The year of the text."),
            may("undated", flag(), "True where the text bears no year."),
            must("url", text(), "Its own address."),
            must("seen", reference("month"), "The month in which it was read."),
            may("via", text(), "Where it was read, if not at its own address."),
            must("extent", one_of(&Extent::NAMED), "How much of it was read."),
        ],
    );
    let dated = json!({ "required": ["year"], "properties": { "undated": { "const": false } } });
    let undated = json!({ "required": ["undated"], "properties": { "undated": { "const": true }, "year": false } });
    and(whole, "oneOf", json!([dated, undated]))
}

fn accepted() -> Value {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    table(
        "an accepted warning",
        [
            must("code", json!({ "type": "string", "enum": codes }), "The code of the warning."),
            must("id", text(), "The id of what it is about; of an option, `question.option`."),
            must("reason", text(), "Why it is meant."),
        ],
    )
}
