//! Words for the two kinds of reader.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Reader that a text is written for.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "lowercase")]
#[serde(into = "&'static str", try_from = "&str")]
pub enum Voice {
    /// The person, as "you".
    #[default]
    #[strum(serialize = "self")]
    Person,
    /// Somebody who helps the person, of whom it speaks as "they".
    Client,
}

impl Voice {
    /// Both.
    pub const ALL: [Voice; 2] = [Voice::Person, Voice::Client];

    /// Name in files and on the command line.
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// Text of the bank, written once for both voices or once for each.
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
    /// Words for a voice.
    pub fn get(&self, voice: Voice) -> &str {
        match (self, voice) {
            (Wording::Both(text), _)
            | (Wording::Each { person: text, .. }, Voice::Person)
            | (Wording::Each { client: text, .. }, Voice::Client) => text,
        }
    }
}
