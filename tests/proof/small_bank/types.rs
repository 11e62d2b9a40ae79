//! Types of a small bank.

use super::Truth;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Unknown,
    Choice(usize),
    /// For each option: 0 not ticked, 1 not sure, 2 certain.
    Multi(Vec<u8>),
    Number(i64),
    Words,
}

#[derive(Clone, Debug)]
pub enum Kind {
    /// The scores of the options, and the order of concern.
    Choice(Vec<i64>),
    /// How many options beside `none`, and whether it has `none`.
    Multi(usize, bool),
    Number(i64, i64),
    Words,
}

#[derive(Clone, Debug)]
pub enum Condition {
    Or(Vec<Condition>),
    And(Vec<Condition>),
    Not(Box<Condition>),
    In(usize, Vec<usize>),
    Has(usize, usize),
    AnyExcept(usize, Option<usize>),
    Compare(usize, &'static str, i64),
    Sum(&'static str, i64),
    IsUnknown(usize),
    /// In place of a part.
    Constant(Truth),
}

#[derive(Clone, Debug)]
pub struct Question {
    pub kind: Kind,
    pub ask_if: Option<Condition>,
    pub short: bool,
    /// For a choice the order of its options; else whether there is an order.
    pub rising: Option<Vec<usize>>,
}

#[derive(Clone, Debug)]
pub struct Rule {
    /// 0 note, 1 discuss, 2 caution, 3 urgent.
    pub level: usize,
    pub when: Condition,
    pub replaced_by: Vec<usize>,
    pub excepted: Vec<usize>,
    pub full_only: bool,
}

#[derive(Clone, Debug)]
pub enum Constraint {
    Less(usize, usize),
    Never(Condition),
}

#[derive(Clone, Debug)]
pub struct SmallBank {
    pub questions: Vec<Question>,
    pub scale: Vec<usize>,
    pub constraints: Vec<Constraint>,
    pub rules: Vec<Rule>,
    pub partition: Option<(Vec<usize>, Condition)>,
}

pub fn question_name(index: usize) -> String {
    format!("q{index}")
}
pub fn option_name(index: usize) -> String {
    format!("o{index}")
}
pub fn rule_name(index: usize) -> String {
    format!("r{index}")
}

impl Condition {
    pub fn questions(&self, bank: &SmallBank, named: &mut Vec<usize>) {
        match self {
            Condition::Or(parts) | Condition::And(parts) => {
                parts.iter().for_each(|part| part.questions(bank, named))
            }
            Condition::Not(inner) => inner.questions(bank, named),
            Condition::Sum(..) => named.extend(&bank.scale),
            Condition::Constant(_) => {}
            Condition::In(question, _)
            | Condition::Has(question, _)
            | Condition::AnyExcept(question, _)
            | Condition::Compare(question, ..)
            | Condition::IsUnknown(question) => named.push(*question),
        }
    }
}
