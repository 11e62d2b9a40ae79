//! Help: when a rule calls for it, and where it is found.

use serde::{Deserialize, Serialize};

use super::id::{RuleId, SourceId};
use super::named_enum::named_enum;

/// Call for help by a rule.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HelpCall {
    /// State of the rule in which it is made.
    pub state: HelpState,
    /// Another rule that must be a finding.
    pub beside: Option<RuleId>,
    /// Place in the summary.
    pub place: HelpPlace,
    /// Kinds of lines, in the order to show.
    pub lines: Vec<LineKind>,
    /// The next step.
    pub text: String,
    /// The same to whoever is there with the person.
    pub helper: Option<String>,
}

impl HelpCall {
    /// The next step, as it is said to the person or to a counselor.
    pub fn text_for(&self, counselor: bool) -> &str {
        self.helper.as_deref().filter(|_| counselor).unwrap_or(&self.text)
    }
}

/// Kind of help, written once for every rule that calls for it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Help {
    /// Its id.
    pub id: String,
    /// Place in the summary.
    pub place: HelpPlace,
    /// Kinds of lines, in the order to show.
    pub lines: Vec<LineKind>,
    /// The next step.
    pub text: String,
    /// The same to whoever is there with the person.
    pub helper: Option<String>,
}

named_enum! {
    "snake_case"
    /// State of a rule in which help is called for.
    pub enum HelpState {
        /// It is a finding.
        Finding,
        /// It is unresolved.
        Unresolved,
        /// It is unresolved, and an option that it needs was marked 'not sure about this one'.
        Unsure,
        /// It is unresolved, and a question that it needs was answered 'not sure' as a whole.
        NotSure,
    }
}

named_enum! {
    "snake_case"
    /// Place of help in a summary.
    pub enum HelpPlace {
        /// One line of what to do today, at once in the interview.
        Today,
        /// In the first lines, before any finding.
        Early,
        /// Before anything else, and at once in the interview.
        Now,
    }
}

named_enum! {
    "lowercase"
    /// Purpose of a help line.
    pub enum LineKind {
        /// Emergency services.
        Emergency,
        /// Somebody to talk to.
        Talk,
        /// Somebody to write to.
        Text,
    }
}

/// Country with its help lines: at least one for emergencies and one to talk.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Country {
    /// Two capital letters.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its lines; the first of a kind is the main one.
    pub lines: Vec<HelpLine>,
}

impl Country {
    /// Its main line of a kind.
    pub fn main_line(&self, kind: LineKind) -> Option<&HelpLine> {
        self.lines.iter().find(|line| line.kind == kind)
    }
}

/// Way to reach help.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HelpLine {
    /// Its purpose.
    pub kind: LineKind,
    /// Its name.
    pub name: String,
    /// Number or address.
    pub contact: String,
    /// Month in which it was last checked, such as `2026-11`.
    pub checked: String,
    /// Its sources.
    pub sources: Vec<SourceId>,
}
