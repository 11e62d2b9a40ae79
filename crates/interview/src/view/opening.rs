//! Before the first question.

use super::{Lines, Style};
use crate::page::{Changed, Overwrite};
use crate::prompts::{Length, Prompt, prompts, reading_minutes};
use crate::state::Draft;
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::{Phrase, QuestionId};
use ketascreen_core::evaluation::asked;
use ketascreen_core::summary::{Words, crisis_line};

impl Lines<'_, '_> {
    pub(super) fn opening_voice(&mut self) {
        let interview = self.interview;
        let line =
            crisis_line(interview.settings.bank, interview.voice(), interview.settings.country);
        self.phrase(|phrases| &phrases.interview_title, Style::Bold);
        self.gap();
        let crisis = interview
            .phrases()
            .opening_crisis_line
            .fill(interview.voice(), &[("crisis_line", &line)]);
        self.say(&crisis, Style::Bold);
        self.gap();
        // Who goes on has read what this is.
        match interview.settings.draft {
            Draft::Resumed => self.phrase(|phrases| &phrases.opening_resumed, Style::Plain),
            _ => self.phrase(|phrases| &phrases.opening_what, Style::Plain),
        }
        self.phrase(|phrases| &phrases.opening_private, Style::Plain);
        if interview.settings.draft == Draft::New {
            self.phrase(|phrases| &phrases.opening_saved, Style::Plain);
        }
        self.phrase(|phrases| &phrases.opening_leave, Style::Plain);
        self.said(interview.phrases().opening_leave_plain.get(interview.voice()).to_owned());
        self.gap();
        let phrases = interview.phrases();
        let text = |phrase: &Phrase| phrase.get(interview.voice()).to_owned();
        if interview.asks_voice {
            self.row("? ", &text(&phrases.opening_for_whom), Style::Bold, None);
            self.choices(&[text(&phrases.opening_for_me), text(&phrases.opening_for_other)]);
        } else {
            self.choices(&[text(&phrases.choice_go_on)]);
        }
    }

    /// Whether a file may be written over.
    pub(super) fn overwrite(&mut self, overwrite: &Overwrite) {
        let (phrases, voice) = (self.interview.phrases(), self.interview.voice());
        self.say(phrases.ask_overwrite.get(voice), Style::Bold);
        self.gap();
        let says = if overwrite.is_for_answers {
            &phrases.overwrite_answers
        } else {
            &phrases.overwrite_page
        };
        self.say(&says.fill(voice, &[("file", &overwrite.file)]), Style::Plain);
        self.gap();
        self.stop_or_go_on();
    }

    /// What becomes of the answers that are gone on with.
    pub(super) fn changed(&mut self, changed: &Changed) {
        let interview = self.interview;
        let (phrases, voice, words) = (
            interview.phrases(),
            interview.voice(),
            Words { bank: interview.settings.bank, voice: interview.voice() },
        );
        if changed.is_other_bank {
            self.phrase(|phrases| &phrases.heading_changed, Style::Bold);
            self.gap();
            self.phrase(|phrases| &phrases.changed_since, Style::Plain);
        } else {
            self.phrase(|phrases| &phrases.heading_notice, Style::Bold);
        }
        if !changed.left_out.is_empty() {
            self.gap();
            self.phrase(|phrases| &phrases.changed_left_out, Style::Warning);
            changed.left_out.iter().for_each(|written| {
                self.row("- ", &written.replace('\n', " "), Style::Plain, None)
            });
        }
        let labels = |questions: &[QuestionId]| {
            words.list(questions.iter().map(|question| words.label(*question)))
        };
        if !changed.set_aside.is_empty() {
            self.gap();
            let text = phrases.set_aside.fill(voice, &[("questions", &labels(&changed.set_aside))]);
            self.say(&text, Style::Warning);
        }
        if changed.left_out.is_empty() && changed.set_aside.is_empty() {
            self.phrase(|phrases| &phrases.changed_nothing_lost, Style::Plain);
        } else {
            self.phrase(|phrases| &phrases.changed_keep, Style::Plain);
        }
        let open = self.open_between();
        if changed.is_other_bank && !open.is_empty() {
            self.gap();
            let text = phrases.changed_open.fill(voice, &[("questions", &labels(&open))]);
            self.say(&text, Style::Plain);
        }
        self.gap();
        self.stop_or_go_on();
    }

    /// The questions that are asked now, stand before the last answer, and have none: those of the short interview alone
    /// where the record holds no others.
    fn open_between(&self) -> Vec<QuestionId> {
        let interview = self.interview;
        let bank = interview.settings.bank;
        let has_answer =
            |prompt: &Prompt| *interview.answers.get(prompt.first()) != Answer::MISSING;
        let all = prompts(bank, Length::Full);
        let only_short =
            all.iter().all(|prompt| bank.question(prompt.first()).short || !has_answer(prompt));
        let last = all.iter().rposition(has_answer).unwrap_or(0);
        let asked = asked(bank, &interview.answers);
        let before = all
            .iter()
            .take(last)
            .filter(|prompt| asked.of(prompt.first()).is_true() && !has_answer(prompt));
        before
            .map(|prompt| prompt.first())
            .filter(|question| !only_short || bank.question(*question).short)
            .collect()
    }

    /// How far one had got, where answers given before are gone on with.
    pub(super) fn goes_on(&mut self) {
        let interview = self.interview;
        if !interview.goes_on {
            return;
        }
        let asked = asked(interview.settings.bank, &interview.answers);
        let all = || interview.prompts.iter().filter(|prompt| asked.of(prompt.first()).is_true());
        let answered =
            all().filter(|prompt| *interview.answers.get(prompt.first()) != Answer::MISSING);
        let (answered, count) = (answered.count().to_string(), all().count().to_string());
        let text = interview
            .phrases()
            .goes_on
            .fill(interview.voice(), &[("answered", &answered), ("count", &count)]);
        self.say(&text, Style::Bold);
        if let Some(date) = &interview.saved_on {
            let text = interview.phrases().goes_on_since.fill(interview.voice(), &[("date", date)]);
            self.say(&text, Style::Plain);
        }
        self.reference();
    }

    /// Whose answers these are, as far as a reference tells.
    pub(super) fn reference(&mut self) {
        let interview = self.interview;
        if let Some(client) = interview.file().record.client {
            let text =
                interview.phrases().reference.fill(interview.voice(), &[("client", &client)]);
            self.say(&text, Style::Dim);
        }
    }

    pub(super) fn opening_length(&mut self) {
        let interview = self.interview;
        let (bank, voice) = (interview.settings.bank, interview.voice());
        let phrases = interview.phrases();
        let choice = |phrase: &Phrase, length: Length| {
            let prompts = prompts(bank, length);
            let (count, minutes) =
                (prompts.len().to_string(), reading_minutes(bank, &prompts, voice).to_string());
            phrase.fill(voice, &[("questions", &count), ("minutes", &minutes)])
        };
        let choices = [
            choice(&phrases.opening_short, Length::Short),
            choice(&phrases.opening_full, Length::Full),
        ];
        self.row("? ", phrases.opening_length.get(voice), Style::Bold, None);
        self.choices(&choices);
    }

    pub(super) fn opening_reference(&mut self) {
        self.row(
            "? ",
            self.interview.phrases().ask_reference.get(self.interview.voice()),
            Style::Bold,
            None,
        );
        self.phrase(|phrases| &phrases.reference_meant, Style::Plain);
        self.gap();
        self.typed_beside();
    }
}
