//! Before the first question.

use super::{Lines, Style};
use crate::bank::Phrase;
use crate::interview::prompts::{Length, prompts, reading_minutes};
use crate::summary::crisis_line;

impl Lines<'_, '_> {
    pub(super) fn opening_voice(&mut self) {
        let interview = self.interview;
        let line = crisis_line(interview.settings.bank, interview.voice(), interview.settings.country);
        self.phrase(|phrases| &phrases.interview_title, Style::Bold);
        self.gap();
        let crisis = interview.phrases().opening_crisis_line.fill(interview.voice(), &[("crisis_line", &line)]);
        self.say(&crisis, Style::Bold);
        self.gap();
        self.phrase(|phrases| &phrases.opening_what, Style::Plain);
        self.phrase(|phrases| &phrases.opening_private, Style::Plain);
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

    pub(super) fn opening_length(&mut self) {
        let interview = self.interview;
        let (bank, voice) = (interview.settings.bank, interview.voice());
        let phrases = interview.phrases();
        let choice = |phrase: &Phrase, length: Length| {
            let prompts = prompts(bank, length);
            let (count, minutes) = (prompts.len().to_string(), reading_minutes(bank, &prompts, voice).to_string());
            phrase.fill(voice, &[("questions", &count), ("minutes", &minutes)])
        };
        let choices = [choice(&phrases.opening_short, Length::Short), choice(&phrases.opening_full, Length::Full)];
        self.row("? ", phrases.opening_length.get(voice), Style::Bold, None);
        self.choices(&choices);
    }

    pub(super) fn opening_reference(&mut self) {
        self.row("? ", self.interview.phrases().ask_reference.get(self.interview.voice()), Style::Bold, None);
        self.phrase(|phrases| &phrases.reference_meant, Style::Plain);
        self.gap();
        self.typed(&self.interview.typed, true);
    }
}
