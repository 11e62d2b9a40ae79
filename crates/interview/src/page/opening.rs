//! Before the first question: what this is, which reference, how long.

use crate::action::Action;
use crate::entry::{Entry, EntryError};
use crate::interview::{Interview, SaveTarget};
use crate::line_edit::LineEdit;
use crate::lines::Lines;
use crate::page_stack::PageKind;
use crate::prompts::{Length, prompts, prompts_with, reading_minutes};
use crate::view::Style;
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::Phrase;
use ketascreen_core::summary::crisis_line;

/// The most characters of a reference.
const LONGEST_REFERENCE: usize = 100;

/// The lengths, in the order in which they are offered.
pub(crate) const LENGTHS: [Length; 2] = [Length::Short, Length::Full];

impl Interview<'_> {
    pub(crate) fn choose_opening(&mut self, action: Action) {
        self.choose_row(action, 1, |interview, _| interview.leave_opening());
    }

    pub(crate) fn choose_length(&mut self, action: Action) {
        if action == Action::Back {
            self.pages.close();
            return self.open_before_length();
        }
        self.choose_row(action, LENGTHS.len(), Interview::length_chosen);
    }

    fn choose_row(&mut self, action: Action, rows: usize, choose: fn(&mut Self, usize)) {
        match action {
            Action::Enter => match self.pages.top.row {
                Some(row) => choose(self, row),
                None if rows == 1 => choose(self, 0),
                None => self.say(|phrases| &phrases.say_choose_here),
            },
            Action::Character(key) => {
                if let Some(row) = key
                    .to_digit(10)
                    .and_then(|digit| usize::try_from(digit).ok())
                    .filter(|digit| (1..=rows).contains(digit))
                {
                    // A choice that is out of sight is shown before it counts.
                    if self.pages.top.scroll.can_move()
                        && !self.pages.top.scroll.is_at_end()
                        && self.pages.top.row.is_none()
                    {
                        self.pages.top.row = Some(row - 1);
                    } else {
                        choose(self, row - 1);
                    }
                }
            }
            action => self.pages.top.read_then_choose(action, rows),
        }
    }

    fn leave_opening(&mut self) {
        self.pages.close();
        let asks_reference = self.settings.counselor && !self.was_asked_reference;
        if asks_reference { self.open_reference() } else { self.ask_length() }
    }

    fn length_chosen(&mut self, row: usize) {
        let Some(length) = LENGTHS.get(row).copied() else { return };
        self.pages.close();
        self.stash();
        self.settings.length = Some(length);
        self.prompts =
            prompts_with(self.settings.bank, length, self.settings.counselor, &self.answers);
        self.at = 0;
        self.entry = self
            .prompt()
            .map(|prompt| Entry::of(self.settings.bank, prompt, &self.answers))
            .unwrap_or_default();
        self.begin();
    }

    pub(crate) fn type_reference(&mut self, action: Action) {
        match action {
            Action::Back => {
                self.reference_draft = Some(self.pages.top.typed.clone());
                self.pages.close();
                self.open_start();
            }
            Action::Enter => {
                let reference = self.pages.top.typed.text().trim().to_owned();
                if reference.chars().count() > LONGEST_REFERENCE {
                    return self
                        .report(EntryError::TooLong(reference.chars().count(), LONGEST_REFERENCE));
                }
                self.client = Some(reference).filter(|reference| !reference.is_empty());
                self.pages.close();
                self.ask_length();
            }
            action => self.pages.top.typed.edit(action),
        }
    }

    fn open_reference(&mut self) {
        self.pages.open(PageKind::OpeningReference);
        let given = || LineEdit::of(self.client.as_deref().unwrap_or_default());
        self.pages.top.typed = self.reference_draft.take().unwrap_or_else(given);
    }

    /// The first page again, with what was chosen there.
    fn open_start(&mut self) {
        self.pages.open(PageKind::Opening);
        self.pages.top.row = Some(0);
    }

    fn open_length(&mut self) {
        self.pages.open(PageKind::OpeningLength);
        self.pages.top.row =
            LENGTHS.iter().position(|length| Some(*length) == self.settings.length);
    }

    /// Opens the page before the length.
    pub(crate) fn open_before_length(&mut self) {
        if self.settings.counselor { self.open_reference() } else { self.open_start() }
    }

    /// The last page before the first question.
    pub(crate) fn open_before_questions(&mut self) {
        if self.asks_length { self.open_length() } else { self.open_before_length() }
    }

    fn ask_length(&mut self) {
        if self.asks_length { self.open_length() } else { self.begin() }
    }

    fn begin(&mut self) {
        self.is_resuming = self.answers != Answers::none(self.settings.bank);
        self.alert_cause = None;
        match self.first_unanswered() {
            Some(first) => self.go_to(first),
            None => self.open_review(),
        }
        // Answers that are gone on with may call for help already, or for a notice.
        let evaluation = self.evaluation();
        self.early_help = self.early_calls_so_far(&evaluation).into_iter().take(1).collect();
        let notices = self.notices(&evaluation);
        if let Some(cause) = notices.first().and_then(|rule| self.cause_of(*rule)) {
            self.alert_cause = Some((cause, false));
            self.pages.open(PageKind::Notice(notices));
        }
        if let Some(cause) = self.cause_of_help() {
            self.alert_cause = Some((cause, false));
            self.pages.open(PageKind::HelpNow);
        }
    }
}

impl Lines<'_, '_> {
    pub(crate) fn opening(&mut self) {
        let interview = self.interview;
        let line = crisis_line(interview.settings.bank, interview.settings.country);
        self.say(&self.words().headed(|phrases| &phrases.interview_title), Style::Bold);
        self.gap();
        let crisis = interview.phrases().opening_crisis_line.fill(&[("crisis_line", &line)]);
        self.say(&crisis, Style::Bold);
        self.gap();
        // Who goes on has read what this is.
        match interview.settings.save_target {
            SaveTarget::Resumed => self.phrase(|phrases| &phrases.opening_resumed, Style::Plain),
            _ => self.say(interview.settings.bank.purpose(), Style::Plain),
        }
        self.phrase(|phrases| &phrases.opening_private, Style::Plain);
        if interview.settings.save_target == SaveTarget::New {
            self.phrase(|phrases| &phrases.opening_saved, Style::Plain);
        }
        self.phrase(|phrases| &phrases.opening_leave, Style::Plain);
        self.said(interview.phrases().opening_leave_plain.as_str().to_owned());
        self.gap();
        let go_on = interview.phrases().choice_go_on.as_str().to_owned();
        self.choices(&[go_on]);
    }

    pub(crate) fn opening_reference(&mut self) {
        self.row("? ", self.interview.phrases().ask_reference.as_str(), Style::Bold, None);
        self.phrase(|phrases| &phrases.reference_meant, Style::Plain);
        self.gap();
        self.other_text();
    }

    pub(crate) fn opening_length(&mut self) {
        let interview = self.interview;
        let bank = interview.settings.bank;
        let phrases = interview.phrases();
        let choice = |phrase: &Phrase, length: Length| {
            let prompts = prompts(bank, length, interview.settings.counselor);
            let (count, minutes) =
                (prompts.len().to_string(), reading_minutes(bank, &prompts).to_string());
            phrase.fill(&[("questions", &count), ("minutes", &minutes)])
        };
        let choices = LENGTHS.map(|length| match length {
            Length::Short => choice(&phrases.opening_short, length),
            Length::Full => choice(&phrases.opening_full, length),
        });
        self.row("? ", phrases.opening_length.as_str(), Style::Bold, None);
        self.choices(&choices);
    }
}
