//! Questions for counselors that come at once: about risk, as soon as an answer calls for them.

use crate::interview::Interview;
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::mentions::mentions_any;
use ketascreen_core::bank::{QuestionId, RuleId};
use ketascreen_core::evaluation::{Evaluation, asked};

impl Interview<'_> {
    /// True where a question was answered, or left without an answer.
    pub(crate) fn was_put(&self, question: QuestionId) -> bool {
        self.flow.visited.contains(&question)
            || *self.given.answers.get(question) != Answer::MISSING
    }

    /// The place of the first question for counselors that comes before all others: what it waits
    /// for calls for help now, or was put as a whole.
    pub(crate) fn place_at_once(&self) -> Option<usize> {
        if !self.settings.counselor {
            return None;
        }
        let bank = self.settings.bank;
        let asked = asked(bank, &self.given.answers);
        let calling = self.rules_calling_first(&self.evaluation());
        self.flow.prompts.iter().position(|prompt| {
            let question = prompt.first();
            let waits_for = self.waits_for(question);
            bank.question(question).for_counselors
                && asked.of(question).is_true()
                && !self.was_put(question)
                && !waits_for.is_empty()
                && (calling.iter().any(|rule| mentions_any(bank, *rule, &waits_for))
                    || waits_for.iter().all(|other| self.was_put(*other)))
        })
    }

    /// Has questions for counselors put again that were skipped, where answers to these questions
    /// call for help now that did not before.
    pub(crate) fn put_again_at_once(
        &mut self,
        questions: &[QuestionId],
        before: &Evaluation,
        after: &Evaluation,
    ) {
        let bank = self.settings.bank;
        let known = self.rules_calling_first(before);
        let is_new = |rule: &RuleId| !known.contains(rule) && mentions_any(bank, *rule, questions);
        if !self.rules_calling_first(after).iter().any(is_new) {
            return;
        }
        let waits = |question: &QuestionId| {
            self.waits_for(*question).iter().any(|other| questions.contains(other))
        };
        let of_counselors =
            bank.numbered_questions().filter(|(_, question)| question.for_counselors);
        let again: Vec<QuestionId> = of_counselors.map(|(id, _)| id).filter(waits).collect();
        self.flow.visited.retain(|question| !again.contains(question));
    }

    fn rules_calling_first(&self, evaluation: &Evaluation) -> Vec<RuleId> {
        evaluation.first_help(self.settings.bank).into_iter().map(|(rule, _)| rule).collect()
    }

    /// The questions that an `ask_if` names.
    fn waits_for(&self, question: QuestionId) -> Vec<QuestionId> {
        let bank = self.settings.bank;
        let ask_if = bank.question(question).ask_if.as_ref();
        ask_if.map(|ask_if| ask_if.questions(|scale| bank.items(scale))).unwrap_or_default()
    }
}
