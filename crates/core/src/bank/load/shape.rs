//! Shapes of the values in a bank's file, each with its JSON Schema.

use std::marker::PhantomData;

use serde_json::{Value as Json, json};

use super::names::Named;
use crate::bank::condition::Condition;
use crate::document::{Node, Shape, Table};

/// Reference to a definition of the schema.
pub(in crate::bank) fn reference(definition: &str) -> Json {
    json!({ "$ref": format!("#/$defs/{definition}") })
}

/// Declares shapes that are no types of the bank.
macro_rules! shapes {
    ($($(#[$doc:meta])* $shape:ident: $read:ty = $schema:expr;)*) => {$(
        $(#[$doc])*
        pub(crate) enum $shape {}

        impl Shape for $shape {
            type Read = $read;

            fn schema() -> Json {
                $schema
            }
        }
    )*};
}

shapes! {
    /// Text that is not blank.
    Text: &'static str = json!({ "type": "string", "minLength": 1 });
    /// Text, even an empty one.
    AnyText: &'static str = json!({ "type": "string" });
    /// Id of something in the bank.
    IdText: &'static str = reference("id");
    /// List of ids.
    IdList: Vec<&'static str> = reference("ids");
    /// Year and month.
    Month: &'static str = reference("month");
}

/// Text for a reader.
pub(crate) enum Prose {}

impl Shape for Prose {
    type Read = &'static str;
    const IS_PROSE: bool = true;

    fn schema() -> Json {
        Text::schema()
    }
}

impl Shape for i64 {
    type Read = i64;

    fn schema() -> Json {
        json!({ "type": "integer" })
    }
}

impl Shape for bool {
    type Read = bool;

    fn schema() -> Json {
        json!({ "type": "boolean" })
    }
}

impl Shape for Condition {
    type Read = &'static str;

    fn schema() -> Json {
        Text::schema()
    }
}

impl<T: Table> Shape for T {
    type Read = Node<'static>;
    const TABLE: Option<&'static str> = Some(T::DEFINITION);

    fn schema() -> Json {
        reference(T::DEFINITION)
    }
}

/// One of the names of `E`.
pub(crate) struct NameOf<E>(PhantomData<E>);

impl<E: Named> Shape for NameOf<E> {
    type Read = &'static str;

    fn schema() -> Json {
        json!({ "type": "string", "enum": E::names() })
    }
}

/// List with at least `LEAST` and at most `MOST` values; 0 is no bound.
pub(crate) struct List<S, const LEAST: usize = 0, const MOST: usize = 0>(PhantomData<S>);

impl<S: Shape, const LEAST: usize, const MOST: usize> Shape for List<S, LEAST, MOST> {
    type Read = Vec<S::Read>;
    const IS_PROSE: bool = S::IS_PROSE;
    const TABLE: Option<&'static str> = S::TABLE;

    fn schema() -> Json {
        let mut schema = json!({ "type": "array", "items": S::schema() });
        for (keyword, bound) in [("minItems", LEAST), ("maxItems", MOST)] {
            if bound > 0
                && let Some(keywords) = schema.as_object_mut()
            {
                keywords.insert(keyword.to_owned(), bound.into());
            }
        }
        schema
    }
}
