//! Unknown answers that would matter, by question.

use std::collections::{BTreeMap, BTreeSet};

use super::words::Words;
use crate::answers::{Answer, Unknown};
use crate::bank::mentions::is_off_page;
use crate::bank::{OptionId, QuestionId, RuleId};
use crate::evaluation::{Evaluation, Missing};
use crate::record::AnswersFile;

/// Questions by the place of their section.
pub type BySection = Vec<(usize, Vec<QuestionId>)>;

/// Questions to find out.
#[derive(Debug, Default)]
pub struct FindOut {
    /// Questions answered 'not sure' or 'prefer not to say', and lists with options that are not
    /// sure.
    pub said_unknown: Vec<ToFindOut>,
    /// Questions that were not answered, by section.
    pub not_answered: BySection,
}

/// A question to find out.
#[derive(Debug)]
pub struct ToFindOut {
    /// The question.
    pub question: QuestionId,
    /// Options of a list that are not sure; none where the whole answer is unknown.
    pub options: Vec<OptionId>,
    /// The answer, in words.
    pub said: String,
    /// The rules that wait for it.
    pub rules: BTreeSet<RuleId>,
}

pub(super) fn find_out(words: Words<'_>, file: &AnswersFile, evaluation: &Evaluation) -> FindOut {
    let answers = &file.answers;
    let mut open: BTreeMap<QuestionId, (BTreeSet<OptionId>, BTreeSet<RuleId>)> = BTreeMap::new();
    let open_rules = evaluation.unresolved.iter();
    for unresolved in open_rules.filter(|open| !is_off_page(words.bank, open.rule, &file.on_page)) {
        for Missing { question, option } in &unresolved.missing {
            // A question that may not be asked at all, and that nobody answered, stands under the
            // one it waits for.
            if evaluation.asked.of(*question).is_unknown()
                && *answers.get(*question) == Answer::MISSING
            {
                continue;
            }
            let (options, rules) = open.entry(*question).or_default();
            options.extend(option);
            rules.insert(unresolved.rule);
        }
    }
    let mut found = FindOut::default();
    for (question, (options, rules)) in open {
        match answers.get(question) {
            Answer::Unknown(Unknown::Missing) => {
                let section = words.bank.question(question).section;
                match found.not_answered.last_mut() {
                    Some((last, questions)) if *last == section => questions.push(question),
                    _ => found.not_answered.push((section, vec![question])),
                }
            }
            answer => {
                let said = if answer.is_unknown() {
                    words.answer(question, answer)
                } else {
                    words.list(options.iter().map(|option| words.unsure(question, *option)))
                };
                let options =
                    if answer.is_unknown() { Vec::new() } else { options.into_iter().collect() };
                found.said_unknown.push(ToFindOut { question, options, said, rules });
            }
        }
    }
    found
}
