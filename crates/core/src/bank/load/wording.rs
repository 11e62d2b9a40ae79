//! Words for both voices or for each.

use super::context::LoadContext;
use crate::bank::wording::{Voice, Wording};
use crate::diagnostic::{Code, Problem};
use crate::document::{Entry, Fields, Key, Node, Table, TableReader, Value, text, wrong};

impl LoadContext<'_> {
    /// Reads words for both voices or for each.
    pub fn wording<T: Table>(
        &self,
        fields: &mut TableReader<'_, '_, T>,
        key: Key<T, Wording>,
    ) -> Option<Wording> {
        let entry = fields.entry(&key)?;
        self.wording_of(&entry.node, key.name)
    }

    /// Reads words for both voices or for each from a value.
    pub fn wording_of(&self, node: &Node<'_>, key: &str) -> Option<Wording> {
        self.read_wording(node, key, true)
    }

    /// Reads the official words of an instrument: one text, read out unchanged in both voices.
    pub fn instrument_wording<T: Table>(
        &self,
        fields: &mut TableReader<'_, '_, T>,
        key: Key<T, Wording>,
    ) -> Option<Wording> {
        let entry = fields.entry(&key)?;
        self.read_wording(&entry.node, key.name, false)
    }

    fn read_wording(
        &self,
        node: &Node<'_>,
        key: &str,
        addressing_matters: bool,
    ) -> Option<Wording> {
        match &node.value {
            Value::Text(both) => {
                self.check_text(both, key, &node.span);
                if addressing_matters {
                    self.check_addresses_nobody(both, key, &node.span);
                }
                Some(Wording::Both(both.to_string()))
            }
            Value::Table(entries) => {
                let mut fields = Fields::of(node, key, self.problems)?;
                let person = self.voice(&mut fields, entries, Voice::Person, key);
                let client = self.voice(&mut fields, entries, Voice::Client, key);
                fields.finish();
                Some(Wording::Each { person: person?, client: client? })
            }
            other => {
                wrong(
                    &node.span,
                    key,
                    "a text, or a text for each voice (`self` and `client`)",
                    other,
                    self.problems,
                );
                None
            }
        }
    }

    fn voice(
        &self,
        fields: &mut Fields<'_, '_>,
        entries: &[Entry<'_>],
        voice: Voice,
        key: &str,
    ) -> Option<String> {
        let voice = voice.id();
        let Some(entry) = fields.take(voice) else {
            let span =
                entries.first().map_or_else(|| fields.span.clone(), |entry| entry.key_span.clone());
            self.report(
                Problem::error(
                    Code::MissingVoice,
                    span,
                    format!("`{key}` has no words for the voice `{voice}`"),
                )
                .help(format!(
                    "add `{key}.{voice} = \"...\"`, or write one text for \
                        both voices: `{key} = \"...\"`"
                )),
            );
            return None;
        };
        let found = text(&entry.node, key, self.problems)?;
        self.check_text(found.value, key, found.span);
        Some(found.value.to_owned())
    }
}
