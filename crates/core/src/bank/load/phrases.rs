//! Fixed phrases, and their places to fill in.

use super::context::LoadContext;
use crate::bank::phrases::{Phrase, Phrases};
use crate::bank::wording::Voice;
use crate::diagnostic::{Code, Problem};
use crate::document::{Fields, Node, Value};
use crate::text::{Span, nearest, suggestion};

/// Reads the table of phrases.
pub(super) fn phrases(node: &Node<'_>, context: &LoadContext<'_>) -> Option<Phrases> {
    let mut fields = Fields::of(node, "`phrases`", context.problems)?;
    // Every phrase is read before one that is not readable ends it, so that each problem is found.
    let read: Vec<Option<Phrase>> = Phrases::DECLARED
        .iter()
        .map(|(key, _, places)| phrase(&mut fields, key, places, context))
        .collect();
    fields.finish();
    Phrases::of(read.into_iter().collect::<Option<Vec<Phrase>>>()?)
}

fn phrase(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    placeholders: &[&str],
    context: &LoadContext<'_>,
) -> Option<Phrase> {
    let entry = fields.required(key)?;
    let wording = context.wording_of(&entry.node, key)?;
    match &entry.node.value {
        Value::Table(voices) => {
            for voice in voices {
                if let Value::Text(text) = &voice.node.value {
                    context.placeholders(text, placeholders, &voice.node.span);
                }
            }
        }
        _ => context.placeholders(wording.get(Voice::Person), placeholders, &entry.node.span),
    }
    Some(Phrase::new(wording))
}

impl LoadContext<'_> {
    /// Reports a `{place}` in a phrase that is never filled in, and one that is missing.
    fn placeholders(&self, text: &str, known: &[&str], span: &Span) {
        let mut used = Vec::new();
        for part in text.split('{').skip(1) {
            let closed = part.split_once('}').map(|(name, _)| name);
            let name = closed.unwrap_or(part);
            // A misspelt name counts as the nearest, which is then not reported as missing.
            used.push(nearest(name, known.iter().copied()).unwrap_or(name));
            if closed.is_none() {
                let help = known.first().map_or_else(
                    || "this phrase has no places to fill in: write it without braces".to_owned(),
                    |name| format!("write the name of a place in two braces, such as `{{{name}}}`"),
                );
                self.report(
                    Problem::error(
                        Code::Placeholder,
                        span.clone(),
                        format!("the brace of `{{{}` is not closed", name.escape_debug()),
                    )
                    .help(help),
                );
            } else if !known.contains(&name) {
                let help = if known.is_empty() {
                    Some("this phrase has no places to fill in: write it without braces".to_owned())
                } else {
                    suggestion(name, known.iter().copied())
                };
                self.report(
                    Problem::error(
                        Code::Placeholder,
                        span.clone(),
                        format!("nothing is filled in for `{{{}}}` here", name.escape_debug()),
                    )
                    .maybe_help(help),
                );
            }
        }
        for name in known.iter().filter(|name| !used.contains(name)) {
            self.report(
                Problem::error(
                    Code::Placeholder,
                    span.clone(),
                    format!("this phrase must hold `{{{name}}}`"),
                )
                .help("what it stands for would be lost"),
            );
        }
    }
}
