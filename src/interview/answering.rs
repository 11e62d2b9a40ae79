//! Answering the present question, and which one comes next.

use std::collections::BTreeSet;

use super::entry::{Entry, NotYet, Row, TickState};
use super::prompts::Prompt;
use super::state::{Page, Walk};
use super::{Action, Interview, LineEdit};
use crate::answers::Answer;
use crate::evaluation::{Evaluation, asked, holds};
use crate::rule::{HelpPlace, RuleId};
use crate::summary::Words;
use crate::truth::Truth;

/// The most characters of a note.
const LONGEST_NOTE: usize = 500;

impl Interview<'_> {
    pub(super) fn answer(&mut self, action: Action) {
        let Some(prompt) = self.prompt() else { return };
        let none = self.settings.bank.question(prompt.first()).none_option();
        match action {
            Action::Back => match self.entry.to_read_back() {
                // What is ticked is not lost by going back unawares.
                Some(ticked) if !ticked.is_empty() && !self.is_unchanged(prompt) => self.enter(prompt),
                _ => self.back(),
            },
            Action::Character(sign @ ('?' | '!' | '+' | '=' | '>')) if !self.entry.is_on_typed() || self.entry.typed.is_empty() => {
                self.sign(sign)
            }
            Action::Up => self.entry.step(false),
            Action::Down => self.entry.step(true),
            Action::Enter => self.enter(prompt),
            Action::Character(' ') if self.entry.is_ticked() => match self.entry.active {
                Some(row) if matches!(self.entry.active_row(), Some(Row::Option(_))) => self.entry.cycle(row, none),
                _ => {}
            },
            Action::Character(key) if !self.entry.is_typed() => {
                let Some(row) = self.entry.row_of_key(key) else { return };
                self.entry.active = Some(row);
                if self.entry.is_ticked() && matches!(self.entry.active_row(), Some(Row::Option(_))) {
                    self.entry.cycle(row, none);
                } else {
                    self.enter(prompt);
                }
            }
            _ if self.entry.is_on_typed() => self.entry.typed.edit(action),
            _ => {}
        }
    }

    /// Does what a sign asks for, wherever the question stands.
    pub(super) fn sign(&mut self, sign: char) {
        match sign {
            '?' => self.open_page(Page::Why),
            '!' => self.open_page(Page::HelpLines),
            '+' => self.open_note(),
            '=' => self.open_page(Page::Points),
            // What is ticked counts before the rest is skipped: it may call for help.
            _ => match self.prompt() {
                Some(prompt) if self.entry.is_ticked() && self.entry.ticks.iter().any(|tick| *tick != TickState::No) => self.enter(prompt),
                _ => self.skip_section(),
            },
        }
    }

    fn enter(&mut self, prompt: Prompt) {
        let given = match self.entry.answers(self.settings.bank, prompt) {
            Ok(given) => given,
            Err(reason) => return self.say(reason),
        };
        if let Some(mut ticked) = self.entry.to_read_back()
            && !self.is_unchanged(prompt)
        {
            // What is certain first, so that nobody takes it for unsure.
            ticked.sort_by_key(|(_, state)| *state == TickState::Unsure);
            let words = Words { bank: self.settings.bank, voice: self.voice() };
            let options = words.list(ticked.iter().map(|(option, state)| match state {
                TickState::Unsure => words.unsure(prompt.first(), *option),
                _ => words.option(prompt.first(), *option).to_owned(),
            }));
            self.message = Some(self.settings.bank.phrases().read_back.fill(self.voice(), &[("options", &options)]));
            self.entry.read_back = true;
            return;
        }
        let mut answers = self.answers.clone();
        given.into_iter().for_each(|(question, answer)| answers.set(question, answer));
        let broken = self.settings.bank.constraints().iter().find(|constraint| holds(self.settings.bank, &answers, constraint).is_false());
        if let Some(constraint) = broken {
            self.message = Some(constraint.text.get(self.voice()).to_owned());
            return;
        }
        let before = self.evaluation();
        self.answers = answers;
        self.passed.insert(prompt.first());
        let after = self.evaluation();
        self.forward();
        self.raise(&before, &after);
    }

    /// Whether what is entered is the answer that was given before.
    fn is_unchanged(&self, prompt: Prompt) -> bool {
        let entered = self.entry.answers(self.settings.bank, prompt);
        entered.is_ok_and(|entered| entered.iter().all(|(question, answer)| self.answers.get(*question) == answer))
    }

    /// Puts before the next question what the answers now call for.
    fn raise(&mut self, before: &Evaluation, after: &Evaluation) {
        let bank = self.settings.bank;
        let found = |evaluation: &Evaluation| -> BTreeSet<RuleId> {
            let noticed = evaluation.findings.iter().filter(|finding| bank.rule(finding.rule).notice.is_some());
            noticed.map(|finding| finding.rule).collect()
        };
        let notices: Vec<RuleId> = found(after).difference(&found(before)).copied().collect();
        if !notices.is_empty() {
            self.open_page(Page::Notice(notices));
        }
        let calls = |evaluation: &Evaluation| -> BTreeSet<(RuleId, usize)> {
            let called = evaluation.help_calls(bank).into_iter().filter(|(_, call)| call.place == HelpPlace::First);
            called
                .map(|(rule, call)| (rule, bank.rule(rule).help.iter().position(|other| std::ptr::eq(other, call)).unwrap_or(0)))
                .collect()
        };
        if calls(after).difference(&calls(before)).next().is_some() {
            // Last, so that it is the first to be seen.
            self.open_page(Page::HelpNow);
        }
    }

    fn forward(&mut self) {
        self.goes_on = false;
        let next = match self.walk {
            Walk::Every => self.applies_from(self.at + 1),
            Walk::Unanswered => self.first_unanswered(),
        };
        match next {
            Some(next) => self.go_to(next),
            None => self.open_review(),
        }
    }

    fn applies_from(&self, start: usize) -> Option<usize> {
        let asked = asked(self.settings.bank, &self.answers);
        (start..self.prompts.len()).find(|index| self.prompts.get(*index).is_some_and(|prompt| asked.of(prompt.first()) == Truth::True))
    }

    /// The first prompt that applies, has no answer, and was not left without one.
    pub(super) fn first_unanswered(&self) -> Option<usize> {
        let asked = asked(self.settings.bank, &self.answers);
        let open = |prompt: &Prompt| {
            let question = prompt.first();
            asked.of(question) == Truth::True && *self.answers.get(question) == Answer::MISSING && !self.passed.contains(&question)
        };
        self.prompts.iter().position(open)
    }

    /// Leaves the rest of the present section without answers, those given already apart.
    fn skip_section(&mut self) {
        let section = |index: usize| self.prompts.get(index).map(|prompt| self.settings.bank.question(prompt.first()).section);
        let here = section(self.at);
        let last = (self.at..self.prompts.len()).take_while(|index| section(*index) == here).last().unwrap_or(self.at);
        let skipped = self.prompts.get(self.at..=last).unwrap_or_default().iter().map(|prompt| prompt.first());
        self.passed.extend(skipped);
        self.at = last;
        self.forward();
        self.message = Some(self.settings.bank.phrases().say_skipped.get(self.voice()).to_owned());
    }

    pub(super) fn back(&mut self) {
        if self.from_review {
            return self.open_review();
        }
        self.goes_on = false;
        let asked = asked(self.settings.bank, &self.answers);
        let before =
            (0..self.at).rev().find(|index| self.prompts.get(*index).is_some_and(|prompt| asked.of(prompt.first()) == Truth::True));
        match before {
            Some(before) => self.go_to(before),
            None => self.open_before_questions(),
        }
    }

    pub(super) fn go_to(&mut self, at: usize) {
        self.at = at;
        if let Some(prompt) = self.prompt() {
            self.entry = Entry::of(self.settings.bank, prompt, &self.answers);
        }
    }

    fn open_note(&mut self) {
        let Some(prompt) = self.prompt() else { return };
        self.typed = LineEdit::of(self.notes.get(&prompt.first()).map(String::as_str).unwrap_or_default());
        self.open_page(Page::Note);
    }

    pub(super) fn type_note(&mut self, action: Action) {
        let Some(prompt) = self.prompt() else { return self.close_page() };
        match action {
            Action::Back => self.close_page(),
            Action::Enter => {
                let note = self.typed.text().trim().to_owned();
                if note.chars().count() > LONGEST_NOTE {
                    return self.say(NotYet::TooLong(LONGEST_NOTE));
                }
                if note.is_empty() {
                    self.notes.remove(&prompt.first())
                } else {
                    self.notes.insert(prompt.first(), note)
                };
                self.close_page();
            }
            action => self.typed.edit(action),
        }
    }

    fn say(&mut self, reason: NotYet) {
        let phrases = self.settings.bank.phrases();
        let voice = self.voice();
        self.message = Some(match reason {
            NotYet::NothingChosen => phrases.say_choose_one.get(voice).to_owned(),
            NotYet::NothingTicked => phrases.say_tick_one.get(voice).to_owned(),
            NotYet::TickedAlready => phrases.say_ticked_already.get(voice).to_owned(),
            NotYet::NothingTyped => phrases.say_type_something.get(voice).to_owned(),
            NotYet::NotWhole(typed) => phrases.say_not_whole.fill(voice, &[("typed", &typed)]),
            NotYet::OutOfRange(question, least, greatest) => {
                let label = self.settings.bank.question(question).label.get(voice);
                let (least, greatest) = (least.to_string(), greatest.to_string());
                phrases.say_out_of_range.fill(voice, &[("question", label), ("least", &least), ("greatest", &greatest)])
            }

            NotYet::NotTwo => phrases.say_not_two.get(voice).to_owned(),
            NotYet::TooLong(longest) => phrases.say_too_long.fill(voice, &[("longest", &longest.to_string())]),
        });
    }
}
