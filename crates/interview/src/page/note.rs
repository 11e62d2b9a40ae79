//! Notes on answers.

use super::note_asks::ask_about_note;
use crate::action::Action;
use crate::entry::EntryError;
use crate::interview::{Interview, Page};
use crate::keymap::Place;
use crate::line_edit::LineEdit;
use crate::lines::Lines;
use crate::page_stack::Turn;
use crate::view::{Line, Style};
use ketascreen_core::bank::QuestionId;

/// The most characters of a note.
const LONGEST_NOTE: usize = 500;

/// A note on the answer to a question; what is typed is a draft until it counts.
#[derive(Debug)]
pub(super) struct Note {
    question: QuestionId,
}

impl Note {
    /// The note on a question, as far as it was begun.
    pub fn open(interview: &mut Interview<'_>, question: QuestionId) -> Note {
        let given = interview.given.notes.get(&question).map_or("", String::as_str);
        interview.drafts.notes.entry(question).or_insert_with(|| LineEdit::of(given));
        Note { question }
    }

    fn line<'i>(&self, interview: &'i mut Interview<'_>) -> &'i mut LineEdit {
        interview.drafts.notes.entry(self.question).or_default()
    }

    fn enter(&self, interview: &mut Interview<'_>) -> Turn<dyn Page> {
        let note = self.line(interview).text().trim().to_owned();
        let count = note.chars().count();
        if count > LONGEST_NOTE {
            interview.report(EntryError::TooLong(count, LONGEST_NOTE));
            return Turn::Stay;
        }
        interview.drafts.notes.remove(&self.question);
        if note.is_empty() {
            interview.given.notes.remove(&self.question)
        } else {
            interview.given.notes.insert(self.question, note)
        };
        ask_about_note(interview);
        Turn::Close
    }
}

impl Page for Note {
    fn place(&self) -> Place {
        Place::Note
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        Lines::of(interview, |lines| {
            let Some(prompt) = interview.prompt() else { return };
            let asked = lines.asked(prompt);
            lines.question_line(&asked);
            lines.gap();
            lines.phrase(|phrases| &phrases.ask_note, Style::Plain);
            lines.gap();
            self.typed(interview).into_iter().for_each(|typed| lines.other_text(typed));
        })
    }

    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        match action {
            Action::Back => {
                if interview.prompt().is_some_and(|prompt| interview.has_note_draft(prompt)) {
                    interview.say(|phrases| &phrases.say_note_begun);
                }
                Turn::Close
            }
            Action::Enter => self.enter(interview),
            Action::Clear => {
                *self.line(interview) = LineEdit::default();
                self.enter(interview)
            }
            action => {
                self.line(interview).edit(action);
                Turn::Stay
            }
        }
    }

    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
        self.line(interview).replace(line);
        self.enter(interview)
    }

    fn typed<'i>(&'i self, interview: &'i Interview<'_>) -> Option<&'i LineEdit> {
        interview.drafts.notes.get(&self.question)
    }
}
