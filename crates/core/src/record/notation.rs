//! Notation of a file of answers.

/// Notation of a file of answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Notation {
    /// TOML.
    #[default]
    Toml,
    /// JSON.
    Json,
}

impl Notation {
    /// Notation of a text, by its first character that is not blank.
    pub fn of(text: &str) -> Notation {
        if text.trim_start().starts_with('{') { Notation::Json } else { Notation::Toml }
    }

    /// Notation of new files whose name ends so.
    pub fn of_ending(ending: &str) -> Notation {
        if ending.eq_ignore_ascii_case("json") { Notation::Json } else { Notation::Toml }
    }
}
