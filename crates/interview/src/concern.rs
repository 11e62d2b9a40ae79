//! Concern about suicide in an answer, and whether another answer lowers it.

use crate::interview::Interview;
use crate::prompts::Prompt;
use ketascreen_core::answers::{Answer, Answers, Value};
use ketascreen_core::bank::mentions::mentions_any;
use ketascreen_core::bank::{HelpCall, HelpPlace, Level, LineKind, QuestionId, RisingConcern};
use ketascreen_core::evaluation::{Evaluation, evaluate};

impl<'b> Interview<'b> {
    /// True where other answers to a prompt call less for somebody to talk to, or are lower in the
    /// order of concern of a question that does.
    pub(crate) fn lowers_concern(&self, prompt: Prompt, answers: &Answers) -> bool {
        let (before, after) = (self.evaluation(), evaluate(self.settings.bank, answers));
        let is_lower = |question: &QuestionId| {
            self.concern_of(*question, answers) < self.concern_of(*question, &self.given.answers)
        };
        let calls_for_talk = self.settings.bank.numbered_rules().any(|(id, rule)| {
            rule.calls.iter().any(is_talk)
                && mentions_any(self.settings.bank, id, prompt.questions())
        });
        calls_for_talk
            && (prompt.questions().iter().any(is_lower)
                || self.level_of_talk(prompt, &after) < self.level_of_talk(prompt, &before))
    }

    /// The place of an answer in the order of concern of its question.
    fn concern_of(&self, question: QuestionId, answers: &Answers) -> Option<usize> {
        let Some(RisingConcern::Options(order)) =
            &self.settings.bank.question(question).rising_concern
        else {
            return None;
        };
        match answers.get(question) {
            // The least concern is no more than none that is known.
            Answer::Known(Value::Choice(option)) => {
                order.iter().position(|other| other == option).filter(|place| *place > 0)
            }
            _ => None,
        }
    }

    /// The highest level of what a prompt brings and that calls for somebody to talk to.
    fn level_of_talk(&self, prompt: Prompt, evaluation: &Evaluation) -> Option<Level> {
        let bank = self.settings.bank;
        let found = evaluation.findings.iter().map(|finding| finding.rule);
        let found = found.filter(|rule| mentions_any(bank, *rule, prompt.questions()));
        let found = found.map(|rule| bank.rule(rule));
        found.filter(|rule| rule.calls.iter().any(is_talk)).map(|rule| rule.level).max()
    }

    /// The calls for help of now that other answers do not make.
    pub(crate) fn lost_calls(&self, answers: &Answers) -> Vec<&'b HelpCall> {
        let bank = self.settings.bank;
        let calls = |answers: &Answers| -> Vec<&'b HelpCall> {
            let calls = evaluate(bank, answers).help_calls(bank).into_iter().map(|(_, call)| call);
            calls.filter(|call| call.place != HelpPlace::Today).collect()
        };
        let kept = calls(answers);
        let is_lost = |call: &&HelpCall| !kept.iter().any(|kept| std::ptr::eq(*kept, *call));
        calls(&self.given.answers).into_iter().filter(is_lost).collect()
    }
}

fn is_talk(call: &HelpCall) -> bool {
    call.lines.contains(&LineKind::Talk)
}
