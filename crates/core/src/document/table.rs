//! Kinds of tables, each with one declaration of its keys, for its reader and for its schema.

use std::marker::PhantomData;

use super::fields::{Fields, Placed};
use super::tree::{Entry, Node};
use crate::diagnostic::Problems;
use crate::text::Span;

/// Kind of table.
pub(crate) trait Table {
    /// Name of its definition in the schema, such as `rule`.
    const DEFINITION: &'static str;
    /// Name in messages, such as `a rule`.
    const TITLE: &'static str;
    /// Its keys, in the order of the schema.
    const KEYS: &'static [KeySchema];
}

/// Declaration of a key, for the schema.
pub(crate) struct KeySchema {
    /// Its name.
    pub name: &'static str,
    /// True where a table without it is wrong.
    pub required: bool,
    /// Schema of its values.
    pub values: fn() -> serde_json::Value,
    /// Its meaning, in one sentence.
    pub description: &'static str,
    /// True where its values are words for a reader.
    pub is_prose: bool,
    /// Definition of the tables that are its values.
    pub table: Option<&'static str>,
}

/// Values that a key may have.
pub(crate) trait Shape {
    /// Type that a value is read as; a borrowed text is a `&'static str` here.
    type Read;
    /// True where the values are words for a reader.
    const IS_PROSE: bool = false;
    /// Definition of the tables that are the values.
    const TABLE: Option<&'static str> = None;

    /// Schema of the values.
    fn schema() -> serde_json::Value;
}

/// Key of the tables `T`, with values of the shape `S`. Only [`table!`] declares one.
pub(crate) struct Key<T, S> {
    /// Its name.
    pub name: &'static str,
    required: bool,
    marker: PhantomData<fn() -> (T, S)>,
}

impl<T, S> Key<T, S> {
    /// Key with a name.
    pub const fn new(name: &'static str, required: bool) -> Key<T, S> {
        Key { name, required, marker: PhantomData }
    }

    /// The same key in a table that must have it because of another key's value.
    pub fn needed(self) -> Key<T, S> {
        Key { required: true, ..self }
    }
}

/// Declares a kind of table: a struct with a [`Key`] a field, a constant of it, and its [`Table`].
///
/// A reader has no other way to name a key, and one that it never names is a field never read.
macro_rules! table {
    (@required must) => { true };
    (@required may) => { false };
    (@name $key:ident) => { stringify!($key) };
    (@name $key:ident $name:literal) => { $name };
    ($keys:ident: $table:ident = $definition:literal, $title:literal {
        $($need:ident $key:ident $(= $name:literal)?: $shape:ty, $description:literal;)+
    }) => {
        #[doc = concat!("Keys of ", $title, ".")]
        pub(crate) struct $table {
            $($key: $crate::document::Key<$table, $shape>,)+
        }

        const $keys: $table = $table {
            $($key: $crate::document::Key::new(
                $crate::document::table!(@name $key $($name)?),
                $crate::document::table!(@required $need),
            ),)+
        };

        impl $crate::document::Table for $table {
            const DEFINITION: &'static str = $definition;
            const TITLE: &'static str = $title;
            const KEYS: &'static [$crate::document::KeySchema] = &[
                $($crate::document::KeySchema {
                    name: $crate::document::table!(@name $key $($name)?),
                    required: $crate::document::table!(@required $need),
                    values: <$shape as $crate::document::Shape>::schema,
                    description: $description,
                    is_prose: <$shape as $crate::document::Shape>::IS_PROSE,
                    table: <$shape as $crate::document::Shape>::TABLE,
                },)+
            ];
        }
    };
}
pub(crate) use table;

/// Table that is read by its declared keys.
pub(crate) struct TableReader<'n, 's, T> {
    fields: Fields<'n, 's>,
    table: PhantomData<fn() -> T>,
}

impl<'n, 's, T: Table> TableReader<'n, 's, T> {
    /// Reader of a node that must be a table.
    pub fn of(node: &'n Node<'s>, problems: &'n Problems) -> Option<TableReader<'n, 's, T>> {
        Some(TableReader { fields: Fields::of(node, T::TITLE, problems)?, table: PhantomData })
    }

    /// Place of the table.
    pub fn span(&self) -> &Span {
        &self.fields.span
    }

    /// Takes a key with its value; one that is required and missing is reported.
    pub fn entry<S>(&mut self, key: &Key<T, S>) -> Option<&'n Entry<'s>> {
        if key.required { self.fields.required(key.name) } else { self.fields.take(key.name) }
    }

    /// Takes a key with its value; the caller reports a missing one.
    pub fn take<S>(&mut self, key: &Key<T, S>) -> Option<&'n Entry<'s>> {
        self.fields.take(key.name)
    }

    /// Reports that a key is missing, with the remedy.
    pub fn missing_with<S>(&self, key: &Key<T, S>, help: impl Into<String>) {
        self.fields.missing_with(key.name, help);
    }

    /// Reports that a key that may not be left out is missing, with the remedy.
    pub fn missing_required_with<S>(&self, key: &Key<T, S>, help: impl Into<String>) {
        if key.required {
            self.missing_with(key, help);
        }
    }

    /// Takes a text.
    pub fn text<S>(&mut self, key: Key<T, S>) -> Option<Placed<'n, &'n str>>
    where
        S: Shape<Read = &'static str>,
    {
        self.report_missing(&key);
        self.fields.optional_text(key.name)
    }

    /// Takes a whole number.
    pub fn integer<S: Shape<Read = i64>>(&mut self, key: Key<T, S>) -> Option<Placed<'n, i64>> {
        self.report_missing(&key);
        self.fields.optional_integer(key.name)
    }

    /// Takes `true` or `false`; without the key, false.
    pub fn flag<S: Shape<Read = bool>>(&mut self, key: Key<T, S>) -> bool {
        self.fields.flag(key.name)
    }

    /// Takes a list; without the key, an empty one, which the caller may report.
    pub fn list<S: Shape<Read = Vec<R>>, R>(&mut self, key: Key<T, S>) -> &'n [Node<'s>] {
        self.fields.list(key.name)
    }

    /// Takes a list of texts; without the key, an empty one, which the caller may report.
    pub fn texts<S>(&mut self, key: Key<T, S>) -> Vec<Placed<'n, &'n str>>
    where
        S: Shape<Read = Vec<&'static str>>,
    {
        self.fields.texts(key.name)
    }

    /// Ends the reading: every key that was not asked for is unknown.
    pub fn finish(self) {
        self.fields.finish();
    }

    fn report_missing<S>(&self, key: &Key<T, S>) {
        if key.required && !self.fields.has(key.name) {
            self.fields.missing(key.name);
        }
    }
}
