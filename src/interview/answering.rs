//! Answering the present question, and which one comes next.

use std::collections::BTreeSet;

use super::entry::{Entry, NotYet, Row};
use super::page::Page;
use super::prompts::Prompt;
use super::state::Walk;
use super::view::EarlyHelp;
use super::{Action, Interview, LineEdit};
use crate::answers::Answer;
use crate::evaluation::{Evaluation, asked, holds};
use crate::question::{Kind, QuestionId};
use crate::rule::{HelpCall, HelpPlace, HelpState, LineKind, RuleId};
use crate::summary::{Words, main_line};
use crate::truth::Truth;
use crate::uses::names;

/// The most characters of a note.
const LONGEST_NOTE: usize = 500;

impl<'b> Interview<'b> {
    pub(super) fn answer(&mut self, action: Action) {
        let Some(prompt) = self.prompt() else { return };
        let none = self.settings.bank.question(prompt.first()).none_option();
        if action != Action::Enter {
            self.entry.begin_key();
        }
        match action {
            Action::Back => self.back(),
            // Some screen readers keep Esc to themselves.
            Action::Character('<') if self.is_sign(prompt, '<') => self.back(),
            Action::Character(sign @ ('?' | '!' | '+' | '=' | '#' | '>')) if self.is_sign(prompt, sign) => self.sign(sign),
            Action::Up => self.entry.step(false),
            Action::Down => self.entry.step(true),
            Action::PageUp => self.entry.leap(false),
            Action::PageDown => self.entry.leap(true),
            Action::Enter => self.enter(prompt),
            Action::Character(' ') if self.entry.is_ticked() => match self.entry.active {
                Some(row) if matches!(self.entry.active_row(), Some(Row::Option(_))) => self.entry.cycle(row, none),
                Some(_) => {}
                None => self.entry.step(true),
            },
            Action::Character(key) if !self.entry.is_typed() => {
                let Some(row) = self.entry.row_of_key(key) else {
                    if key.is_alphanumeric() {
                        self.no_such_row(&key.to_string());
                    }
                    return;
                };
                self.entry.active = Some(row);
                match self.entry.active_row() {
                    Some(Row::Option(_)) if self.entry.is_ticked() => self.entry.cycle(row, none),
                    // In a list every key only marks, and Enter makes it count.
                    _ if self.entry.is_ticked() && !self.entry.has_ticks_but(none) => self.entry.untick(none),
                    _ => self.enter(prompt),
                }
            }
            // Who types is on the line that is typed.
            Action::Character(_) => {
                self.entry.active = Some(0);
                self.entry.edit(action);
            }
            _ if self.entry.is_on_typed() => self.entry.edit(action),
            Action::Home => self.entry.to_start(),
            Action::End => self.entry.active = self.entry.rows.len().checked_sub(1),
            _ => {}
        }
    }

    /// Whether a sign asks for something here, and is no part of what is typed.
    fn is_sign(&self, prompt: Prompt, sign: char) -> bool {
        let typed = self.entry.typed.text();
        match self.settings.bank.question(prompt.first()).kind {
            _ if !self.entry.is_on_typed() || typed.is_empty() => true,
            Kind::Text { .. } => false,
            // `140/?`, `140 over ?`: the second reading is not known.
            _ => sign != '?' || !typed.trim_end().ends_with(|before: char| before == '/' || before.is_alphabetic()),
        }
    }

    /// Does what a sign asks for, wherever the question stands.
    pub(super) fn sign(&mut self, sign: char) {
        match sign {
            '?' => self.open_page(Page::Why),
            '!' => self.open_page(Page::HelpLines),
            '+' => self.open_note(),
            '=' => self.open_page(Page::Points),
            '#' => {
                self.reviewed_from = Some(self.at).filter(|_| self.chosen_in_review.is_none()).or(self.reviewed_from);
                self.open_review();
            }
            _ => self.open_skip(),
        }
    }

    fn enter(&mut self, prompt: Prompt) {
        let bank = self.settings.bank;
        let given = match self.entered(prompt) {
            Ok(given) => given,
            Err(reason) => return self.say(reason),
        };
        let mut answers = self.answers.clone();
        given.into_iter().for_each(|(question, answer)| answers.set(question, answer));
        while let Some(broken) = bank.constraints().iter().find(|constraint| holds(bank, &answers, constraint).is_false()) {
            let asked = asked(bank, &self.answers);
            let others = broken.questions(bank).into_iter().filter(|question| !prompt.questions().contains(question));
            let others: Vec<QuestionId> = others.filter(|question| *answers.get(*question) != Answer::MISSING).collect();
            let is_set_aside = |question: &QuestionId| asked.of(*question).is_false();
            // An answer that was set aside cannot be looked at, so its question is asked anew; another one once that was said.
            let again: Vec<QuestionId> = match others.iter().copied().find(is_set_aside) {
                Some(aside) => vec![aside],
                None if self.entry.is_contradiction_known => others,
                None => return self.contradicted(broken.text.get(self.voice()), &others),
            };
            if again.is_empty() {
                return self.contradicted(broken.text.get(self.voice()), &again);
            }
            for question in again {
                answers.set(question, Answer::MISSING);
                self.passed.remove(&question);
                // It may stand before this one.
                self.walk = Walk::Unanswered;
            }
        }
        // What may be typed in many ways is said as it was understood before it counts.
        if self.entry.may_be_misread(bank, prompt) && !self.entry.read_back && !self.is_unchanged(prompt) {
            self.entry.read_back = true;
            return;
        }
        let before = self.evaluation();
        let was_midway = self.is_midway();
        let is_as_before = self.answers == answers;
        self.answers = answers;
        self.passed.insert(prompt.first());
        let after = self.evaluation();
        let is_from_review = self.chosen_in_review.is_some();
        let cause = (self.at, is_from_review);
        self.entry = Entry::of(bank, prompt, &self.answers);
        if is_from_review {
            self.message = Some(self.changed(prompt, is_as_before));
            self.chosen_in_review = self.chosen_in_review.filter(|_| !was_midway);
        }
        self.forward();
        // An answer that stays as it was calls off nothing that another one called for.
        let still_said = std::mem::take(&mut self.beside);
        self.raise(prompt, cause, &before, &after);
        if is_as_before && self.beside.is_empty() {
            self.beside = still_said;
        }
    }

    /// Says that an answer does not fit others, which Enter has asked again; without others it has to be changed.
    fn contradicted(&mut self, contradiction: &str, others: &[QuestionId]) {
        let words = Words { bank: self.settings.bank, voice: self.voice() };
        let labels = words.list(others.iter().map(|question| words.label(*question)));
        self.entry.is_contradiction_known = !others.is_empty();
        let places = [("contradiction", contradiction), ("questions", labels.as_str())];
        let asks_again = self.settings.bank.phrases().say_contradiction.fill(self.voice(), &places);
        self.message = Some(if others.is_empty() { contradiction.to_owned() } else { asks_again });
    }

    /// What is chosen or typed, read back before it counts; nothing where it is the answer already.
    pub(super) fn read_back(&self) -> Option<String> {
        let prompt = self.prompt().filter(|_| self.page() == &Page::Question)?;
        let chosen = self.entry.to_read_back(self.settings.bank, prompt).filter(|_| !self.is_unchanged(prompt))?;
        let words = Words { bank: self.settings.bank, voice: self.voice() };
        let said = match prompt {
            Prompt::Question(_) => words.list(chosen.iter().map(|(question, answer)| words.answer_briefly(*question, answer))),
            Prompt::Pair(..) => {
                words.list(chosen.iter().map(|(question, answer)| words.answered(*question, &words.answer(*question, answer))))
            }
        };
        let phrases = self.settings.bank.phrases();
        let phrase = if self.entry.has_words(self.settings.bank, prompt) { &phrases.read_back_numbers } else { &phrases.read_back };
        let said = phrase.fill(self.voice(), &[("options", &said)]);
        let taken_off = words.list(self.entry.taken_off.iter().map(|option| words.option(prompt.first(), *option)));
        match taken_off.is_empty() {
            true => Some(said),
            false => Some(format!("{} {said}", phrases.say_taken_off.fill(self.voice(), &[("options", &taken_off)]))),
        }
    }

    /// What Enter answers. Where a line stands as the answers before filled it, it is they: a reading that was withheld is
    /// shown as one that is open.
    fn entered(&self, prompt: Prompt) -> Result<Vec<(QuestionId, Answer)>, NotYet> {
        let before = Entry::of(self.settings.bank, prompt, &self.answers);
        if self.entry.is_on_typed() && before.is_on_typed() && !before.typed.is_empty() && self.entry.says_the_same(&before) {
            return Ok(prompt.questions().iter().map(|question| (*question, self.answers.get(*question).clone())).collect());
        }
        self.entry.answers(self.settings.bank, prompt)
    }

    /// Whether what is entered is the answer that was given before.
    pub(super) fn is_unchanged(&self, prompt: Prompt) -> bool {
        let entered = self.entered(prompt);
        entered.is_ok_and(|entered| entered.iter().all(|(question, answer)| self.answers.get(*question) == answer))
    }

    /// The rules that have something to say at once. What to do now says it already where it stands beside the rule.
    pub(super) fn notices(&self, evaluation: &Evaluation) -> Vec<RuleId> {
        let bank = self.settings.bank;
        let first = evaluation.first_help(bank);
        let is_told = |rule: &RuleId| first.iter().any(|(_, call)| call.beside == Some(*rule));
        let found = evaluation.findings.iter().map(|finding| finding.rule);
        found.filter(|rule| bank.rule(*rule).notice.is_some() && !is_told(rule)).collect()
    }

    /// Puts before the next question what the answers now call for, and again what the answer just given does.
    fn raise(&mut self, prompt: Prompt, cause: (usize, bool), before: &Evaluation, after: &Evaluation) {
        let bank = self.settings.bank;
        let rests_on_it = |rule: &RuleId| prompt.questions().iter().any(|question| names(bank, &bank.rule(*rule).when, *question));
        let known = self.notices(before);
        let notices = self.notices(after).into_iter().filter(|rule| !known.contains(rule) || rests_on_it(rule));
        let notices: Vec<RuleId> = notices.collect();
        if !notices.is_empty() {
            self.open_page(Page::Notice(notices));
        }
        let calls = |evaluation: &Evaluation| -> BTreeSet<(RuleId, usize)> {
            let called = evaluation.help_calls(bank).into_iter().filter(|(_, call)| call.place == HelpPlace::First);
            called
                .map(|(rule, call)| (rule, bank.rule(rule).help.iter().position(|other| std::ptr::eq(other, call)).unwrap_or(0)))
                .collect()
        };
        let known = calls(before);
        if calls(after).iter().any(|call| !known.contains(call) || rests_on_it(&call.0)) {
            // Last, so that it is the first to be seen.
            self.open_page(Page::HelpNow);
        }
        self.call_beside(after, prompt.questions());
        self.raised_by = Some(cause);
    }

    /// What the answer is now that was looked at again.
    fn changed(&self, prompt: Prompt, is_as_before: bool) -> String {
        let phrases = self.settings.bank.phrases();
        let phrase = if is_as_before { &phrases.say_as_before } else { &phrases.say_changed };
        phrase.fill(self.voice(), &[("answer", &self.given(prompt))])
    }

    /// The answer that was given, with what it answers.
    pub(super) fn given(&self, prompt: Prompt) -> String {
        let words = Words { bank: self.settings.bank, voice: self.voice() };
        let answered = prompt.questions().iter().map(|question| (*question, self.answers.get(*question)));
        words.list(answered.map(|(question, answer)| words.answered(question, &words.answer_briefly(question, answer))))
    }

    /// What is said of where to talk, where answers call for it but not for help before all else; the rules of the bank that
    /// come first lead.
    fn early_calls(&self, evaluation: &Evaluation, rests_on_it: impl Fn(&RuleId) -> bool) -> Vec<&'b HelpCall> {
        let called = evaluation.help_calls(self.settings.bank).into_iter();
        let called = called.filter(|(rule, call)| call.place == HelpPlace::Early && rests_on_it(rule));
        let mut calls: Vec<&HelpCall> = called.map(|(_, call)| call).collect();
        // What was said leads before what is not known.
        calls.sort_by_key(|call| call.state != HelpState::Finding);
        calls
    }

    /// The same for all that was answered or skipped so far.
    pub(super) fn early_calls_so_far(&self, evaluation: &Evaluation) -> Vec<&'b HelpCall> {
        let bank = self.settings.bank;
        let was_put = |question: &QuestionId| self.passed.contains(question) || *self.answers.get(*question) != Answer::MISSING;
        let put: Vec<QuestionId> = bank.numbered_questions().map(|(question, _)| question).filter(was_put).collect();
        self.early_calls(evaluation, |rule| put.iter().any(|question| names(bank, &bank.rule(*rule).when, *question)))
    }

    /// Has stand beside the next question what the answers to these call for. What another answer called for before, and
    /// matters more, still does.
    pub(super) fn call_beside(&mut self, evaluation: &Evaluation, questions: &[QuestionId]) {
        let bank = self.settings.bank;
        let rests_on_them = |rule: &RuleId| questions.iter().any(|question| names(bank, &bank.rule(*rule).when, *question));
        let own = self.early_calls(evaluation, rests_on_them).into_iter().next();
        let most = own.and_then(|_| self.early_calls_so_far(evaluation).into_iter().next());
        let is_told = |own: &&HelpCall| most.is_some_and(|most| own.lines.iter().all(|kind| most.lines.contains(kind)));
        self.beside = own.filter(|own| !is_told(own)).into_iter().chain(most).collect();
    }

    /// What such calls say, with the lines of these kinds and of theirs; nothing where there are none.
    pub(super) fn with_help_lines(&self, calls: &[&HelpCall], kinds: &[LineKind]) -> Option<EarlyHelp> {
        let (bank, voice, country) = (self.settings.bank, self.voice(), self.settings.country);
        let mut texts: Vec<String> = calls.iter().map(|call| call.text.get(voice).to_owned()).collect();
        texts.dedup();
        let mut called: Vec<LineKind> = Vec::new();
        for kind in kinds.iter().chain(calls.iter().flat_map(|call| &call.lines)) {
            if !called.contains(kind) {
                called.push(*kind);
            }
        }
        let words = Words { bank, voice };
        let lines = words.list(called.iter().filter_map(|kind| main_line(bank, voice, country, *kind)));
        let contacts = called.iter().filter_map(|kind| country.main_line(*kind)).map(|line| line.contact.get(voice));
        let contacts = words.list(contacts);
        (!lines.is_empty()).then_some(EarlyHelp { texts, lines, contacts })
    }

    /// Help that stands beside the present question: what was called for last, and, while help comes before all else, whom to
    /// call.
    pub(super) fn help_beside(&self) -> Option<EarlyHelp> {
        let first = self.evaluation().first_help(self.settings.bank);
        let kinds: Vec<LineKind> = first.iter().flat_map(|(_, call)| call.lines.iter().copied()).collect();
        self.with_help_lines(&self.beside, &kinds).filter(|_| self.asks())
    }

    pub(super) fn forward(&mut self) {
        self.goes_on = false;
        let next = match self.walk {
            Walk::Every => self.applies_from(self.at + 1),
            Walk::Unanswered => self.where_it_was(),
        };
        match next {
            Some(next) => self.go_to(next),
            None => self.open_review(),
        }
    }

    /// Where the questions go on: at the one from which the list of answers was opened, unless one before it is open now.
    pub(super) fn where_it_was(&mut self) -> Option<usize> {
        let asked = asked(self.settings.bank, &self.answers);
        let applies = |at: &usize| self.prompts.get(*at).is_some_and(|prompt| asked.of(prompt.first()).is_true());
        let from = self.reviewed_from.filter(applies);
        self.reviewed_from = None;
        let next = self.first_unanswered()?;
        Some(from.map_or(next, |from| from.min(next)))
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
            asked.of(question) == Truth::True && self.has_open(prompt) && !self.passed.contains(&question)
        };
        self.prompts.iter().position(open)
    }

    /// Whether a question of the prompt has no answer.
    pub(super) fn has_open(&self, prompt: &Prompt) -> bool {
        prompt.questions().iter().any(|question| *self.answers.get(*question) == Answer::MISSING)
    }

    pub(super) fn back(&mut self) {
        if self.chosen_in_review.is_some() {
            return self.open_review();
        }
        let begun = self.prompt().filter(|prompt| self.is_begun(*prompt)).map(|prompt| self.labels(prompt));
        let said = |labels: String| self.settings.bank.phrases().say_begun.fill(self.voice(), &[("questions", &labels)]);
        self.message = begun.map(said);
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
        self.put_by();
        self.at = at;
        self.chosen_in_review = None;
        if let Some(prompt) = self.prompt() {
            let given = || Entry::of(self.settings.bank, prompt, &self.answers);
            self.entry = self.begun.remove(&prompt.first()).unwrap_or_else(given);
        }
    }

    /// Whether another entry was begun here, which does not count yet.
    pub(super) fn is_begun(&self, prompt: Prompt) -> bool {
        let given = Entry::of(self.settings.bank, prompt, &self.answers);
        let here = self.begun.get(&prompt.first()).or_else(|| Some(&self.entry).filter(|_| self.prompt() == Some(prompt)));
        here.is_some_and(|begun| !begun.says_the_same(&given))
    }

    fn labels(&self, prompt: Prompt) -> String {
        let words = Words { bank: self.settings.bank, voice: self.voice() };
        words.list(prompt.questions().iter().map(|question| words.label(*question)))
    }

    /// Where an answer or a note was begun that does not count yet.
    pub(super) fn begun_anywhere(&self) -> Option<String> {
        let is_note = |prompt: &Prompt| {
            self.begun_notes.contains_key(&prompt.first()) || (self.prompt() == Some(*prompt) && self.begun_note().is_some())
        };
        let asked = asked(self.settings.bank, &self.answers);
        let begun = self.prompts.iter().filter(|prompt| asked.of(prompt.first()).is_true());
        let begun = begun.filter(|prompt| self.is_begun(**prompt) || is_note(prompt)).map(|prompt| self.labels(*prompt));
        let labels = Words { bank: self.settings.bank, voice: self.voice() }.list(begun);
        Some(labels).filter(|labels| !labels.is_empty())
    }

    /// Keeps what was begun here and does not count yet.
    pub(super) fn put_by(&mut self) {
        let Some(prompt) = self.prompt() else { return };
        if !self.entry.says_the_same(&Entry::of(self.settings.bank, prompt, &self.answers)) {
            self.begun.insert(prompt.first(), self.entry.clone());
        }
    }

    fn open_note(&mut self) {
        let Some(prompt) = self.prompt() else { return };
        let begun = self.begun_notes.remove(&prompt.first());
        let given = || LineEdit::of(self.notes.get(&prompt.first()).map(String::as_str).unwrap_or_default());
        let typed = begun.unwrap_or_else(given);
        self.open_page(Page::Note);
        self.top.typed = typed;
    }

    /// What is typed of a note and does not count yet.
    pub(super) fn begun_note(&self) -> Option<&LineEdit> {
        let given = self.notes.get(&self.prompt()?.first()).map(String::as_str).unwrap_or_default();
        let note = self.open_pages().find(|open| open.page == Page::Note)?;
        Some(&note.typed).filter(|typed| typed.text().trim() != given)
    }

    /// Keeps a note that was begun, and says whether one was.
    pub(super) fn put_by_note(&mut self) -> bool {
        let (Some(typed), Some(prompt)) = (self.begun_note().cloned(), self.prompt()) else { return false };
        self.begun_notes.insert(prompt.first(), typed);
        true
    }

    pub(super) fn type_note(&mut self, action: Action) {
        let Some(prompt) = self.prompt() else { return self.close_page() };
        match action {
            Action::Back => {
                if self.put_by_note() {
                    self.message = Some(self.settings.bank.phrases().say_note_begun.get(self.voice()).to_owned());
                }
                self.close_page();
            }
            Action::Enter => {
                let note = self.top.typed.text().trim().to_owned();
                if note.chars().count() > LONGEST_NOTE {
                    return self.say(NotYet::TooLong(note.chars().count(), LONGEST_NOTE));
                }
                if note.is_empty() {
                    self.notes.remove(&prompt.first())
                } else {
                    self.notes.insert(prompt.first(), note)
                };
                self.close_page();
            }
            action => self.top.typed.edit(action),
        }
    }

    pub(super) fn no_such_row(&mut self, typed: &str) {
        self.message = Some(self.settings.bank.phrases().say_no_such_row.fill(self.voice(), &[("typed", &shortened(typed))]));
    }

    pub(super) fn say(&mut self, reason: NotYet) {
        let phrases = self.settings.bank.phrases();
        let voice = self.voice();
        self.message = Some(match reason {
            NotYet::NothingChosen => phrases.say_choose_one.get(voice).to_owned(),
            NotYet::NothingTicked => phrases.say_tick_one.get(voice).to_owned(),
            NotYet::TickedAlready => phrases.say_ticked_already.get(voice).to_owned(),
            NotYet::NothingTyped => phrases.say_type_something.get(voice).to_owned(),
            NotYet::NotWhole(typed) => phrases.say_not_whole.fill(voice, &[("typed", &shortened(&typed))]),
            NotYet::OutOfRange(question, least, greatest) => {
                let label = self.settings.bank.question(question).label.get(voice);
                let (least, greatest) = (least.to_string(), greatest.to_string());
                phrases.say_out_of_range.fill(voice, &[("question", label), ("least", &least), ("greatest", &greatest)])
            }
            NotYet::NotTwo => phrases.say_not_two.get(voice).to_owned(),
            NotYet::TooLong(count, longest) => {
                phrases.say_too_long.fill(voice, &[("count", &count.to_string()), ("longest", &longest.to_string())])
            }
        });
    }
}

/// The start of what was typed: enough to know it by.
pub(super) fn shortened(typed: &str) -> String {
    const ENOUGH: usize = 20;
    let mut start: String = typed.chars().take(ENOUGH).collect();
    if typed.chars().nth(ENOUGH).is_some() {
        start.push('\u{2026}');
    }
    start
}
