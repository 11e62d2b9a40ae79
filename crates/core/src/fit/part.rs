//! Kinds of pages, and the parts that they are taken into.

use super::cost::Cost;
use crate::bank::{QuestionId, RuleId};
use crate::proof::Fact;

/// What the page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinds {
    /// Help comes first.
    HelpFirst,
    /// Points to raise.
    Points,
    /// Nothing to raise.
    Nothing,
}

impl Kinds {
    pub const ALL: [Kinds; 3] = [Kinds::HelpFirst, Kinds::Points, Kinds::Nothing];

    pub fn is_help_first(self) -> bool {
        self == Kinds::HelpFirst
    }
}

/// A text of the bank that may stand on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text<'b> {
    /// The short title of a rule.
    ShortTitle(RuleId),
    /// The label of a question.
    Label(QuestionId),
    /// What to do.
    Help(&'b str),
    /// Words around them.
    Other,
}

/// A part that stands where its fact is so.
#[derive(Debug, Clone, Copy)]
pub struct Part<'b> {
    pub fact: Fact,
    pub cost: Cost,
    pub text: Text<'b>,
}

/// What always counts, what counts where it stands, and for which answers the page is of its kind.
pub struct Tightest<'b> {
    pub always: Cost,
    pub parts: Vec<Part<'b>>,
    pub given: Fact,
    /// What may come first, of which one case holds.
    pub cases: Vec<Case>,
}

/// What comes first, with what it adds, and for which answers it may come first.
pub struct Case {
    pub cost: Cost,
    pub given: Vec<Fact>,
}
