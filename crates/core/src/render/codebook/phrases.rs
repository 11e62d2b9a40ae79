//! The fixed phrases, as a reader meets them too.

use super::writer::{CodebookWriter, code, escaped};
use crate::bank::Phrases;

impl CodebookWriter<'_> {
    pub fn phrases(&mut self) {
        self.heading(2, "Fixed phrases");
        self.paragraph("A name in braces is filled in when the phrase is shown.");
        let meant = |name: &str| {
            Phrases::DECLARED
                .iter()
                .find(|(key, _, _)| *key == name)
                .map(|(_, meant, _)| meant.trim().to_owned())
        };
        let rows: Vec<[String; 3]> = (self.bank.phrases().named().into_iter())
            .map(|(name, phrase)| {
                [code(name), escaped(phrase.as_str()), meant(name).unwrap_or_default()]
            })
            .collect();
        self.table(["Phrase", "Words", "What it is for"], &rows);
    }
}
