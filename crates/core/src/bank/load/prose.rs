//! Texts for a reader.

use super::context::LoadContext;
use super::shape::Prose;
use crate::document::{Key, Node, Table, TableReader, text};

/// Longest text for a reader, in bytes: two pages.
pub const LONGEST_PROSE: usize = 5_000;

impl LoadContext<'_> {
    /// Reads a text for a reader.
    pub fn prose<T: Table>(
        &self,
        fields: &mut TableReader<'_, '_, T>,
        key: Key<T, Prose>,
    ) -> Option<String> {
        let entry = fields.entry(&key)?;
        self.prose_of(&entry.node, key.name)
    }

    /// Reads a text for a reader from a value.
    pub fn prose_of(&self, node: &Node<'_>, key: &str) -> Option<String> {
        let found = text(node, key, self.problems)?;
        if found.value.len() > LONGEST_PROSE {
            self.check_length(found.value, key, LONGEST_PROSE, found.span);
            return None;
        }
        self.check_text(found.value, key, found.span);
        Some(found.value.to_owned())
    }

    /// Reads a text of at most so many characters.
    pub fn prose_of_length<T: Table>(
        &self,
        fields: &mut TableReader<'_, '_, T>,
        key: Key<T, Prose>,
        longest: usize,
    ) -> Option<String> {
        let entry = fields.entry(&key)?;
        let found = self.prose_of(&entry.node, key.name)?;
        self.check_length(&found, key.name, longest, &entry.node.span);
        Some(found)
    }

    /// Reads a text that is read by the person and by a clinician, so that it speaks to neither.
    pub fn neutral_prose_of_length<T: Table>(
        &self,
        fields: &mut TableReader<'_, '_, T>,
        key: Key<T, Prose>,
        longest: usize,
    ) -> Option<String> {
        let entry = fields.entry(&key)?;
        let found = self.prose_of(&entry.node, key.name)?;
        self.check_length(&found, key.name, longest, &entry.node.span);
        self.check_addresses_nobody(&found, key.name, &entry.node.span);
        Some(found)
    }
}
