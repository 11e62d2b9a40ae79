//! A question with its rows.

use crate::action::Action;
use crate::entry::{EntryRow, TickState};
use crate::interview::Interview;
use crate::keymap::{Place, sign_of};
use crate::lines::Lines;
use crate::marks::{CHOSEN, OPEN, TICKED, UNSURE, UNTICKED, progress_bar};
use crate::prompts::Prompt;
use crate::view::{Line, Style};
use ketascreen_core::answers::{Answer, Unknown, Value};
use ketascreen_core::bank::{Phrase, QuestionId};
use ketascreen_core::evaluation::asked;

/// The lines of the present question.
pub(crate) fn question_lines(interview: &Interview<'_>) -> Vec<Line> {
    Lines::of(interview, Lines::question)
}

impl Lines<'_, '_> {
    fn question(&mut self) {
        let interview = self.interview;
        let Some(prompt) = interview.prompt() else { return };
        self.progress(prompt);
        self.resumed_progress();
        self.gap();
        self.what_is_asked(prompt);
        if let Prompt::Pair(..) = prompt {
            self.phrase(|phrases| &phrases.paired_example, Style::Dim);
        }
        if interview.pages.entry.is_ticked() {
            self.phrase(|phrases| &phrases.list_hint, Style::Dim);
            // Line by line it is said with how to answer, below the choices.
            self.said(String::new());
        }
        let hint = &interview.settings.bank.question(prompt.first()).counselor_hint;
        if let Some(hint) = hint.as_ref().filter(|_| interview.settings.counselor) {
            self.say(hint, Style::Warning);
        }
        self.last_time(prompt);
        self.gap();
        for (index, row) in interview.pages.entry.rows.iter().enumerate() {
            self.answer_row(prompt.first(), index, *row);
        }
        if let Some(note) = interview.given.notes.get(&prompt.first()) {
            self.gap();
            let text = interview.phrases().note.fill(&[("note", note)]);
            self.say(&text, Style::Dim);
        }
    }

    /// The question; an item of a scale below the scale's stem, with its place in it.
    fn what_is_asked(&mut self, prompt: Prompt) {
        let asked = self.asked(prompt);
        let item = self.scale(prompt).and_then(|scale| {
            let place = scale.items.iter().position(|item| *item == prompt.first())?;
            Some((scale.stem.as_ref()?.as_str().to_owned(), place, scale.items.len()))
        });
        let Some((stem, place, count)) = item else { return self.question_line(&asked) };
        let text = self.interview.settings.bank.question(prompt.first()).text.as_str();
        self.say(&stem, Style::Plain);
        // Line by line both are said as one.
        self.said(String::new());
        self.question_line(text);
        self.said(asked);
        let place = self
            .interview
            .phrases()
            .scale_place
            .fill(&[("number", &(place + 1).to_string()), ("count", &count.to_string())]);
        self.say(&place, Style::Dim);
    }

    fn progress(&mut self, prompt: Prompt) {
        let interview = self.interview;
        let bank = interview.settings.bank;
        let asked = asked(bank, &interview.given.answers);
        let of_those = |prompts: &[Prompt]| {
            prompts.iter().filter(|prompt| asked.of(prompt.first()).is_true()).count()
        };
        let count = of_those(&interview.flow.prompts);
        let reached = interview.flow.prompts.get(..=interview.flow.at).unwrap_or_default();
        let number = of_those(reached).max(1);
        let section = bank.sections().get(bank.question(prompt.first()).section);
        let text = interview.phrases().progress.fill(&[
            ("section", section.map(|section| section.title.as_str()).unwrap_or_default()),
            ("number", &number.to_string()),
            ("count", &count.to_string()),
        ]);
        self.row(&progress_bar(number, count), &text, Style::Dim, None);
        self.said(text);
    }

    fn answer_row(&mut self, question: QuestionId, index: usize, row: EntryRow) {
        let interview = self.interview;
        let entry = &interview.pages.entry;
        let is_active = entry.active == Some(index);
        let arrow = if is_active { ">" } else { " " };
        let sign = |action| sign_of(Place::Typed, action).unwrap_or_default().to_owned();
        let key = match row {
            EntryRow::Typed => String::new(),
            EntryRow::Option(_) => entry.key_name(index),
            EntryRow::NotSure => sign(Action::NotSure),
            EntryRow::PreferNot => sign(Action::PreferNot),
        };
        let text = match row {
            EntryRow::Typed => {
                self.typed(&entry.typed, is_active);
                self.said_typed(&entry.typed);
                return;
            }
            EntryRow::Option(option) => self.words().offered(question, option).to_owned(),
            EntryRow::NotSure => interview.phrases().not_sure.as_str().to_owned(),
            EntryRow::PreferNot => interview.phrases().prefer_not.as_str().to_owned(),
        };
        let phrases = interview.phrases();
        let (tick, state) = match (row, entry.is_ticked()) {
            (EntryRow::Option(option), true) => {
                match entry.ticks.get(option.index()).copied().unwrap_or_default() {
                    TickState::No => (UNTICKED, None),
                    TickState::Yes => (TICKED, Some(&phrases.state_yes)),
                    TickState::Unsure => (UNSURE, Some(&phrases.state_unsure)),
                }
            }
            (row, _) if entry.chosen == Some(row) => (CHOSEN, None),
            _ => (OPEN, None),
        };
        // The mark of the row shows it on the screen.
        let is_answer = match row {
            EntryRow::NotSure => {
                *interview.given.answers.get(question) == Answer::Unknown(Unknown::NotSure)
            }
            EntryRow::PreferNot => {
                *interview.given.answers.get(question) == Answer::Unknown(Unknown::PreferNot)
            }
            EntryRow::Option(option) => {
                *interview.given.answers.get(question) == Answer::Known(Value::Choice(option))
            }
            EntryRow::Typed => false,
        };
        let given = Some(&phrases.state_answer).filter(|_| is_answer);
        let with = |state: Option<&Phrase>| {
            state.map_or_else(|| text.clone(), |state| format!("{text} ({})", state.as_str()))
        };
        let said = with(state.or(given));
        // A tick is seen; only what it cannot show is said beside it.
        let shown = if tick == TICKED { text.clone() } else { with(state) };
        // In a text that was begun a sign is a part of it.
        let shown_key = if interview.place() == Place::Text { " " } else { key.as_str() };
        self.row(
            &format!("{arrow} {shown_key} {tick} "),
            &shown,
            if is_active { Style::Active } else { Style::Plain },
            is_active.then_some(0),
        );
        self.said(format!("{key}: {said}"));
        self.lines.last_mut().into_iter().for_each(|line| line.row = Some(index));
    }
}
