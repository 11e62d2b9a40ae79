//! Words for the two kinds of reader.

use serde::{Deserialize, Serialize};

/// Who is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// The person, as "you".
    #[default]
    #[serde(rename = "self")]
    Person,
    /// Somebody who helps the person, of whom it speaks as "they".
    Client,
}

impl Voice {
    /// Both.
    pub const ALL: [Voice; 2] = [Voice::Person, Voice::Client];

    /// The name in files and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Voice::Person => "self",
            Voice::Client => "client",
        }
    }

    /// The voice with a name.
    pub fn named(id: &str) -> Option<Voice> {
        Voice::ALL.into_iter().find(|voice| voice.id() == id)
    }
}

/// A text of the bank, written once for both voices or once for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wording {
    /// The same words in both voices.
    Both(String),
    /// Words for each.
    Each {
        /// To the person.
        person: String,
        /// To somebody who helps.
        client: String,
    },
}

impl Wording {
    /// The words for a voice.
    pub fn get(&self, voice: Voice) -> &str {
        match (self, voice) {
            (Wording::Both(text), _)
            | (Wording::Each { person: text, .. }, Voice::Person)
            | (Wording::Each { client: text, .. }, Voice::Client) => text,
        }
    }
}
