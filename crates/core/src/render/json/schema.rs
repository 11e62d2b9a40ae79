//! Schemas of words that come from fixed lists, and of what may be null.
#![expect(dead_code, reason = "only their schema is used")]

use schemars::JsonSchema;

#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub enum Level {
    Note,
    Discuss,
    Caution,
    Urgent,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub enum LineKind {
    Emergency,
    Talk,
    Text,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Basis {
    UsContraindication,
    OtherContraindication,
    LabelWarning,
    Guideline,
    Study,
    Practice,
    NoneNeeded,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
pub enum Answer {
    Integer(i64),
    Text(String),
    List(Vec<String>),
    Missing(()),
}

/// A key that is always there, whose value may be null.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
pub enum OrNull<T> {
    Value(T),
    Null(()),
}
