//! Answering the present question, and which one comes next.

use crate::action::Action;
use crate::entry::{Entry, EntryError, EntryRow};
use crate::interview::{Interview, LastAnswer, Order};
use crate::keymap::{Place, sign_of};
use crate::page_stack::PageKind;
use crate::prompts::Prompt;
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::{OptionId, QuestionId};
use ketascreen_core::evaluation::{asked, holds};
use ketascreen_core::summary::Words;

impl<'b> Interview<'b> {
    pub(crate) fn answer(&mut self, action: Action) {
        let Some(prompt) = self.prompt() else { return };
        let none = self.settings.bank.question(prompt.first()).none_option();
        match action {
            Action::Back => self.back(),
            Action::TakeBack => self.take_back(),
            Action::Backspace if self.deletes_nothing() => self.take_back(),
            Action::Note => self.open_note(),
            Action::Review => self.look_through(),
            Action::Skip => self.open_skip(),
            Action::Up => self.entry.step(false),
            Action::Down => self.entry.step(true),
            Action::PageUp => self.entry.leap(false),
            Action::PageDown => self.entry.leap(true),
            Action::Enter => self.enter_chosen(prompt),
            Action::NotSure => self.choose_whole(prompt, EntryRow::NotSure),
            Action::PreferNot => self.choose_whole(prompt, EntryRow::PreferNot),
            Action::Tick => match self.entry.active {
                Some(row) if matches!(self.entry.active_row(), Some(EntryRow::Option(_))) => {
                    self.entry.cycle(row, none)
                }
                Some(_) => self.choose_active(none),
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
                if self.entry.is_ticked() {
                    return self.entry.cycle(row, none);
                }
                self.choose_active(none);
                self.enter(prompt);
            }
            // Who types is on the line that is typed.
            Action::Character(_) => {
                self.begin_with_sign();
                self.entry.active = Some(0);
                self.entry.edit(action);
            }
            _ if self.entry.is_on_typed() => self.entry.edit(action),
            Action::Home => self.entry.step_to_start(),
            Action::End => self.entry.step_to_end(),
            _ => {}
        }
    }

    /// Opens the answers so far, from where the questions go on afterwards.
    fn look_through(&mut self) {
        self.reviewed_from =
            Some(self.at).filter(|_| self.chosen_in_review.is_none()).or(self.reviewed_from);
        self.open_review();
    }

    /// Makes what is chosen, ticked or typed count. A row that the arrows only stand on is chosen
    /// first and read back: the place of the cursor is no answer.
    fn enter_chosen(&mut self, prompt: Prompt) {
        if self.entry.unchosen_row().is_none() {
            return self.enter(prompt);
        }
        self.choose_active(self.settings.bank.question(prompt.first()).none_option());
    }

    /// Chooses the row that the arrows stand on.
    fn choose_active(&mut self, none: Option<OptionId>) {
        let (Some(place), Some(row)) = (self.entry.active, self.entry.active_row()) else { return };
        match row {
            EntryRow::Typed => {}
            EntryRow::Option(_) if self.entry.is_ticked() => self.entry.cycle(place, none),
            EntryRow::Option(_) => self.entry.choose(row, none),
            _ if self.entry.has_ticks_but(none) => self.report(EntryError::TickedAlready),
            _ => self.entry.choose(row, none),
        }
    }

    /// Answers for the whole question. In a list, and where the sign may begin what is typed, that
    /// is read back before it counts.
    fn choose_whole(&mut self, prompt: Prompt, row: EntryRow) {
        let none = self.settings.bank.question(prompt.first()).none_option();
        self.entry.active = self.entry.rows.iter().position(|other| *other == row);
        self.choose_active(none);
        if !self.entry.is_ticked() && !self.entry.is_typed() {
            self.enter(prompt);
        }
    }

    /// Types the sign that was taken for an answer, where more is typed behind it.
    fn begin_with_sign(&mut self) {
        let is_begun = self.entry.read_back && self.entry.typed.is_empty();
        let action = match self.entry.chosen.filter(|_| is_begun) {
            Some(EntryRow::NotSure) => Action::NotSure,
            Some(EntryRow::PreferNot) => Action::PreferNot,
            _ => return,
        };
        let sign = sign_of(Place::Typed, action).unwrap_or_default();
        sign.chars().for_each(|sign| self.entry.edit(Action::Character(sign)));
    }

    fn enter(&mut self, prompt: Prompt) {
        self.enter_as(prompt, false);
    }

    /// The same, where the person has said that a lower answer is meant.
    pub(crate) fn enter_confirmed(&mut self, prompt: Prompt) {
        self.enter_as(prompt, true);
    }

    fn enter_as(&mut self, prompt: Prompt, is_confirmed: bool) {
        let bank = self.settings.bank;
        let given = match self.entered(prompt) {
            Ok(given) => given,
            Err(reason) => return self.report(reason),
        };
        let mut answers = self.answers.clone();
        given.into_iter().for_each(|(question, answer)| answers.set(question, answer));
        while let Some(broken) = bank
            .constraints()
            .iter()
            .find(|constraint| holds(bank, &answers, constraint).is_false())
        {
            let asked = asked(bank, &self.answers);
            let others = broken
                .questions(|scale| bank.items(scale))
                .into_iter()
                .filter(|question| !prompt.questions().contains(question));
            let others: Vec<QuestionId> =
                others.filter(|question| *answers.get(*question) != Answer::MISSING).collect();
            let is_set_aside = |question: &QuestionId| asked.of(*question).is_false();
            // An answer that was set aside cannot be looked at, so its question is asked anew;
            // another one once that was said.
            let again: Vec<QuestionId> = match others.iter().copied().find(is_set_aside) {
                Some(aside) => vec![aside],
                None if self.entry.is_contradiction_known => others,
                None => return self.contradicted(broken.text.as_str(), &others),
            };
            if again.is_empty() {
                return self.contradicted(broken.text.as_str(), &again);
            }
            for question in again {
                answers.set(question, Answer::MISSING);
                self.visited.remove(&question);
                // It may stand before this one.
                self.order = Order::Unanswered;
            }
        }
        // What may be typed in many ways is said as it was understood before it counts.
        if self.entry.may_be_misread(bank, prompt)
            && !self.entry.read_back
            && !self.is_unchanged(prompt)
        {
            self.entry.read_back = true;
            return;
        }
        let is_lower = self.lowers_concern(prompt, &answers);
        if is_lower && !is_confirmed {
            let given = prompt.questions().iter();
            let given = given.map(|question| (*question, answers.get(*question).clone()));
            return self.pages.open(PageKind::Lowering(given.collect()));
        }
        let lost = if is_lower { self.lost_calls(&answers) } else { Vec::new() };
        let before = self.evaluation();
        let was_midway = self.is_midway();
        let is_as_before = self.answers == answers;
        let without = std::mem::replace(&mut self.answers, answers);
        self.last_answer = Some(LastAnswer { prompt, before: without });
        self.visited.insert(prompt.first());
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
        let still_said = std::mem::take(&mut self.early_help);
        self.open_alerts(prompt, cause, &before, &after);
        if is_as_before && self.early_help.is_empty() {
            self.early_help = still_said;
        }
        // Whom to call stays in sight until the next answer counts.
        if !lost.is_empty() {
            self.early_help = lost;
        }
    }

    /// Says that an answer does not fit others, which Enter has asked again; without others it has
    /// to be changed.
    fn contradicted(&mut self, contradiction: &str, others: &[QuestionId]) {
        let words = Words { bank: self.settings.bank };
        let labels = words.list(others.iter().map(|question| words.label(*question)));
        self.entry.is_contradiction_known = !others.is_empty();
        let places = [("contradiction", contradiction), ("questions", labels.as_str())];
        let asks_again = self.settings.bank.phrases().say_contradiction.fill(&places);
        self.message = Some(if others.is_empty() { contradiction.to_owned() } else { asks_again });
    }

    /// Answer that is chosen or typed, read back before it counts; none where it is the answer
    /// already.
    pub(crate) fn read_back(&self) -> Option<String> {
        let prompt = self.prompt().filter(|_| self.page() == &PageKind::Question)?;
        let chosen = self
            .entry
            .to_read_back(self.settings.bank, prompt)
            .filter(|_| !self.is_unchanged(prompt))?;
        let words = Words { bank: self.settings.bank };
        let said = match prompt {
            Prompt::Question(_) => words.list(
                chosen.iter().map(|(question, answer)| words.answer_briefly(*question, answer)),
            ),
            Prompt::Pair(..) => words.list(chosen.iter().map(|(question, answer)| {
                words.answered(*question, &words.answer(*question, answer))
            })),
        };
        let phrases = self.settings.bank.phrases();
        let phrase = if self.entry.has_words(self.settings.bank, prompt) {
            &phrases.read_back_numbers
        } else {
            &phrases.read_back
        };
        let said = phrase.fill(&[("options", &said)]);
        let taken_off = words
            .list(self.entry.taken_off.iter().map(|option| words.option(prompt.first(), *option)));
        match taken_off.is_empty() {
            true => Some(said),
            false => {
                Some(format!("{} {said}", phrases.say_taken_off.fill(&[("options", &taken_off)])))
            }
        }
    }

    /// Answers that Enter gives. A line that is as the answers before filled it keeps them: a
    /// reading that was withheld is shown as one that is open.
    fn entered(&self, prompt: Prompt) -> Result<Vec<(QuestionId, Answer)>, EntryError> {
        let before = Entry::of(self.settings.bank, prompt, &self.answers);
        if self.entry.is_on_typed()
            && before.is_on_typed()
            && !before.typed.is_empty()
            && self.entry.is_same_input(&before)
        {
            return Ok(prompt
                .questions()
                .iter()
                .map(|question| (*question, self.answers.get(*question).clone()))
                .collect());
        }
        self.entry.answers(self.settings.bank, prompt)
    }

    /// True where the entry is the answer that was given before.
    pub(crate) fn is_unchanged(&self, prompt: Prompt) -> bool {
        let entered = self.entered(prompt);
        entered.is_ok_and(|entered| {
            entered.iter().all(|(question, answer)| self.answers.get(*question) == answer)
        })
    }

    /// Message about the answer that was looked at again.
    fn changed(&self, prompt: Prompt, is_as_before: bool) -> String {
        let phrases = self.settings.bank.phrases();
        let phrase = if is_as_before { &phrases.say_as_before } else { &phrases.say_changed };
        phrase.fill(&[("answer", &self.given(prompt))])
    }

    /// The answer that was given, with what it answers.
    pub(crate) fn given(&self, prompt: Prompt) -> String {
        let words = Words { bank: self.settings.bank };
        let answered =
            prompt.questions().iter().map(|question| (*question, self.answers.get(*question)));
        words.list(answered.map(|(question, answer)| {
            words.answered(question, &words.answer_briefly(question, answer))
        }))
    }
}
