//! Rules: conditions on the answers, and the words for a reader of whom they are true.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::help::HelpCall;
use super::id::{PointId, QuestionId, RuleId, SourceId};
use super::named_enum::named_enum;
use super::phrases::Phrase;

named_enum! {
    "lowercase"
    /// Urgency of a rule. The most pressing is named first, and is the greatest.
    pub enum Level {
        /// Get help now.
        Urgent = 3,
        /// Raise this first.
        Caution = 2,
        /// Talk this through.
        Discuss = 1,
        /// Background to share.
        Note = 0,
    }
}

named_enum! {
    "snake_case"
    /// Strength of the sources of a rule.
    pub enum Basis {
        /// The US label lists it as a contraindication.
        UsContraindication,
        /// Another country's label does.
        OtherContraindication,
        /// A label warns of it.
        LabelWarning,
        /// A professional body or regulator advises it.
        Guideline,
        /// Research points to it.
        Study,
        /// Careful services do it.
        Practice,
        /// The person's own history or choice.
        NoneNeeded,
    }
}

impl Basis {
    /// True of a label, a guideline or research, which a rule must then name.
    pub fn names_a_document(self) -> bool {
        !matches!(self, Basis::Practice | Basis::NoneNeeded)
    }
}

/// Condition on the answers, with the words for a reader of whom it is true.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rule {
    /// Its stable id.
    pub id: String,
    /// Its urgency.
    pub level: Level,
    /// Condition under which it is a finding.
    pub when: Condition,
    /// Its text in the bank.
    pub when_text: String,
    /// Stronger rules: where one of them is true, this one is left out.
    pub replaced_by: Vec<RuleId>,
    /// Strength of its sources.
    pub basis: Basis,
    /// Medicines' labels that it is based on, as places in the bank's list.
    pub labels: Vec<usize>,
    /// Its sources; empty only with `no_source`.
    pub sources: Vec<SourceId>,
    /// Reason why it needs no source.
    pub no_source: Option<String>,
    /// Point that it is gathered in.
    pub point: PointId,
    /// The finding in a few words.
    pub title: String,
    /// The same in at most 40 plain characters.
    pub short_title: String,
    /// The finding as a noun phrase, which may hold the answer; at most 76 characters.
    pub line: Phrase,
    /// Message of the sources, and the next step; at most 50 words.
    pub text: String,
    /// A question to ask a clinician.
    pub ask: String,
    /// Help that it calls for.
    pub calls: Vec<HelpCall>,
    /// Questions for which the rule may fall silent when their answer becomes unknown.
    pub unknown_exempt: Vec<UnknownExemption>,
    /// Reason why it may be pressing and yet mention a question that the short interview omits.
    pub full_only: Option<String>,
}

/// Rules that divide some answers among them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Partition {
    /// Its id.
    pub id: String,
    /// The rules: never two of them are findings together.
    pub rules: Vec<RuleId>,
    /// Condition under which exactly one of them is a finding.
    pub when: Condition,
}

/// Questions that may become unknown without the rule staying on, and why.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UnknownExemption {
    /// The questions.
    pub questions: Vec<QuestionId>,
    /// The reason.
    pub reason: String,
}
