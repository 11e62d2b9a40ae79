//! Alerts of answers at once: what to do now, a notice, and help beside the next question.

use crate::interview::Interview;
use crate::prompts::Prompt;
use crate::view::EarlyHelp;
use ketascreen_core::bank::mentions::mentions_any;
use ketascreen_core::bank::{HelpCall, HelpPlace, HelpState, LineKind, QuestionId, RuleId};
use ketascreen_core::evaluation::Evaluation;
use ketascreen_core::summary::{Help, Words, main_line};

impl<'b> Interview<'b> {
    /// The rules that say what to do today, but for those whose help comes first.
    pub(crate) fn notices(&self, evaluation: &Evaluation) -> Vec<RuleId> {
        let bank = self.settings.bank;
        let first = evaluation.first_help(bank);
        let is_said = |rule: &RuleId| first.iter().any(|(_, call)| call.beside == Some(*rule));
        let called = evaluation.help_calls(bank).into_iter();
        let today = called.filter(|(_, call)| call.place == HelpPlace::Today);
        today.map(|(rule, _)| rule).filter(|rule| !is_said(rule)).collect()
    }

    /// Early calls for help, where answers call for it but not before all else; the rules of the
    /// bank that come first lead.
    fn early_calls(
        &self,
        evaluation: &Evaluation,
        mentions_it: impl Fn(&RuleId) -> bool,
    ) -> Vec<&'b HelpCall> {
        let called = evaluation.help_calls(self.settings.bank).into_iter();
        let called =
            called.filter(|(rule, call)| call.place == HelpPlace::Early && mentions_it(rule));
        let mut calls: Vec<&HelpCall> = called.map(|(_, call)| call).collect();
        // What was said leads before what is not known.
        calls.sort_by_key(|call| call.state != HelpState::Finding);
        calls
    }

    /// The same for all that was answered or skipped so far.
    pub(crate) fn early_calls_so_far(&self, evaluation: &Evaluation) -> Vec<&'b HelpCall> {
        let bank = self.settings.bank;
        let put = bank.numbered_questions().map(|(question, _)| question);
        let put: Vec<QuestionId> = put.filter(|question| self.was_put(*question)).collect();
        self.early_calls(evaluation, |rule| mentions_any(bank, *rule, &put))
    }

    /// Has stand beside the next question what the answers to these call for. What another answer
    /// called for before, and matters more, still does.
    pub(crate) fn show_early_help(&mut self, evaluation: &Evaluation, questions: &[QuestionId]) {
        let bank = self.settings.bank;
        let own = self
            .early_calls(evaluation, |rule| mentions_any(bank, *rule, questions))
            .into_iter()
            .next();
        let most = own.and_then(|_| self.early_calls_so_far(evaluation).into_iter().next());
        let is_said = |own: &&HelpCall| {
            most.is_some_and(|most| own.lines.iter().all(|kind| most.lines.contains(kind)))
        };
        self.alerts.early_help = own.filter(|own| !is_said(own)).into_iter().chain(most).collect();
    }

    /// Texts of what comes before all else, as they are said to whoever asks.
    pub(crate) fn first_texts<'h>(&self, help: &'h Help<'b>) -> &'h [&'b str] {
        if self.settings.counselor { &help.helper } else { &help.first }
    }

    /// Texts of such calls, with the lines of these kinds and of theirs; none where there are no
    /// lines.
    pub(crate) fn with_help_lines(
        &self,
        calls: &[&HelpCall],
        kinds: &[LineKind],
    ) -> Option<EarlyHelp> {
        let (bank, country) = (self.settings.bank, self.settings.country);
        let counselor = self.settings.counselor;
        let mut texts: Vec<String> =
            calls.iter().map(|call| call.text_for(counselor).to_owned()).collect();
        texts.dedup();
        let mut called: Vec<LineKind> = Vec::new();
        for kind in kinds.iter().chain(calls.iter().flat_map(|call| &call.lines)) {
            if !called.contains(kind) {
                called.push(*kind);
            }
        }
        let words = Words { bank };
        let lines = words.list(called.iter().filter_map(|kind| main_line(bank, country, *kind)));
        let contacts = called
            .iter()
            .filter_map(|kind| country.main_line(*kind))
            .map(|line| line.contact.as_str());
        let contacts = words.list(contacts);
        (!lines.is_empty()).then_some(EarlyHelp { texts, is_calm: false, lines, contacts })
    }

    /// Help beside the present question and the list of answers: the last early calls, and, as long
    /// as any answer calls for help, whom to call.
    pub(crate) fn early_help_text(&self) -> Option<EarlyHelp> {
        if !self.is_at_question() && !self.is_at_review() {
            return None;
        }
        let evaluation = self.evaluation();
        let first = evaluation.first_help(self.settings.bank).into_iter().map(|(_, call)| call);
        let called: Vec<&HelpCall> = first.chain(self.early_calls_so_far(&evaluation)).collect();
        let was_said = called.iter().any(|call| call.state == HelpState::Finding);
        let kinds: Vec<LineKind> =
            called.iter().flat_map(|call| call.lines.iter().copied()).collect();
        let help = self.with_help_lines(&self.alerts.early_help, &kinds)?;
        if was_said || !help.texts.is_empty() {
            return Some(help);
        }
        let with_key = |lines: &str| self.phrases().help_stands.fill(&[("lines", lines)]);
        let (lines, contacts) = (with_key(&help.lines), with_key(&help.contacts));
        Some(EarlyHelp { is_calm: true, lines, contacts, ..help })
    }

    /// The place of the prompt whose answer calls for help before anything else, if one does.
    pub(crate) fn cause_of_help(&self) -> Option<usize> {
        let (bank, evaluation) = (self.settings.bank, self.evaluation());
        let rules: Vec<RuleId> =
            evaluation.first_help(bank).into_iter().map(|(rule, _)| rule).collect();
        let calls_for_it = |prompt: &Prompt| {
            !self.has_open(prompt)
                && rules.iter().any(|rule| mentions_any(bank, *rule, prompt.questions()))
        };
        let place = self.flow.prompts.iter().position(calls_for_it).unwrap_or(self.flow.at);
        (!rules.is_empty()).then_some(place)
    }

    /// The place of the prompt whose answer a rule rests on.
    pub(crate) fn cause_of(&self, rule: RuleId) -> Option<usize> {
        let bank = self.settings.bank;
        let is_cause = |prompt: &Prompt| mentions_any(bank, rule, prompt.questions());
        self.flow.prompts.iter().position(is_cause)
    }
}
