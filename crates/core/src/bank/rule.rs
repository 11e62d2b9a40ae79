//! Rules: what is worth raising, how strongly, and on what grounds.

use crate::bank::condition::Condition;
use crate::bank::{QuestionId, SourceId, Wording};
use serde::{Deserialize, Serialize};

/// A rule of one bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RuleId(pub(crate) usize);

impl RuleId {
    /// The place in the order of the bank, from 0.
    pub fn index(self) -> usize {
        self.0
    }
}

/// How pressing a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Background to share.
    Note,
    /// Talk this through.
    Discuss,
    /// Raise this first.
    Caution,
    /// Get help now.
    Urgent,
}

impl Level {
    /// Each level with its name in files.
    pub const NAMED: [(&str, Level); 4] = [
        ("urgent", Level::Urgent),
        ("caution", Level::Caution),
        ("discuss", Level::Discuss),
        ("note", Level::Note),
    ];

    /// The name in files.
    pub fn id(self) -> &'static str {
        match self {
            Level::Urgent => "urgent",
            Level::Caution => "caution",
            Level::Discuss => "discuss",
            Level::Note => "note",
        }
    }
}

/// How strongly the sources say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

impl Basis {
    /// Each basis with its name in files.
    pub const NAMED: [(&str, Basis); 7] = [
        ("us_contraindication", Basis::UsContraindication),
        ("other_contraindication", Basis::OtherContraindication),
        ("label_warning", Basis::LabelWarning),
        ("guideline", Basis::Guideline),
        ("study", Basis::Study),
        ("practice", Basis::Practice),
        ("none_needed", Basis::NoneNeeded),
    ];

    /// Whether it is said of a label, a guideline or research, which a rule must name then.
    pub fn names_a_document(self) -> bool {
        !matches!(self, Basis::Practice | Basis::NoneNeeded)
    }
}

/// A rule: a condition and what to say where it is true.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rule {
    /// Its stable id.
    pub id: String,
    /// How pressing it is.
    pub level: Level,
    /// When it is a finding.
    pub when: Condition,
    /// The same as it is written in the bank.
    pub when_text: String,
    /// Stronger rules: where one of them is true, this one is left out.
    pub replaced_by: Vec<RuleId>,
    /// How strongly the sources say it.
    pub basis: Basis,
    /// The labels that it rests on, as places in the bank's list.
    pub labels: Vec<usize>,
    /// What it rests on; empty only with `no_source`.
    pub sources: Vec<SourceId>,
    /// Why it needs no source.
    pub no_source: Option<String>,
    /// What was found.
    pub title: Wording,
    /// The same in at most 40 plain characters.
    pub short_title: String,
    /// What the sources say and what to do.
    pub text: Wording,
    /// A question to ask a clinician.
    pub ask: Wording,
    /// The help that it calls for.
    pub help: Vec<HelpCall>,
    /// What the interview says at once, before it offers to stop or to go on.
    pub notice: Option<Wording>,
    /// The kinds of help lines that stand below it.
    pub notice_lines: Vec<LineKind>,
    /// Questions for which the rule may fall silent when their answer becomes unknown.
    pub unknown_exempt: Vec<UnknownExemption>,
    /// Why an urgent or caution rule may rest on a question that the short interview leaves out.
    pub full_only: Option<String>,
}

/// Rules that divide some answers among them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Partition {
    /// Its id.
    pub id: String,
    /// The rules: never two of them are findings together.
    pub rules: Vec<RuleId>,
    /// Where exactly one of them is a finding.
    pub when: Condition,
}

/// When and how help is called for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HelpCall {
    /// In which state of the rule.
    pub state: HelpState,
    /// Only while this rule is a finding.
    pub beside: Option<RuleId>,
    /// Where in the summary.
    pub place: HelpPlace,
    /// The kinds of lines, in the order to show.
    pub lines: Vec<LineKind>,
    /// What to do now.
    pub text: Wording,
}

/// The state of a rule in which help is called for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

impl HelpState {
    /// Each state with its name in files.
    pub const NAMED: [(&str, HelpState); 4] = [
        ("finding", HelpState::Finding),
        ("unresolved", HelpState::Unresolved),
        ("unsure", HelpState::Unsure),
        ("not_sure", HelpState::NotSure),
    ];
}

/// Where help stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum HelpPlace {
    /// In the first lines, before any finding.
    Early,
    /// Before anything else, and at once in the interview.
    First,
}

impl HelpPlace {
    /// Each place with its name in files.
    pub const NAMED: [(&str, HelpPlace); 2] =
        [("early", HelpPlace::Early), ("first", HelpPlace::First)];
}

/// What a help line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineKind {
    /// Emergency services.
    Emergency,
    /// Somebody to talk to.
    Talk,
    /// Somebody to write to.
    Text,
}

impl LineKind {
    /// Each kind with its name in files.
    pub const NAMED: [(&str, LineKind); 3] =
        [("emergency", LineKind::Emergency), ("talk", LineKind::Talk), ("text", LineKind::Text)];
}

/// Questions that may become unknown without the rule staying on, and why.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UnknownExemption {
    /// The questions.
    pub questions: Vec<QuestionId>,
    /// Why.
    pub reason: String,
}
