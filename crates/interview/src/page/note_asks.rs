//! Question about a note that names suicide or self-harm while the answer says never.

use super::choosing::choose_by_line;
use crate::action::Action;
use crate::interview::{Interview, Page};
use crate::keymap::Place;
use crate::lines::Lines;
use crate::page_stack::Turn;
use crate::pointer::Pointer;
use crate::prompts::Prompt;
use crate::row_key::place_of_key;
use crate::state::Order;
use crate::view::{Line, Style};
use ketascreen_core::answers::{Answer, Value};
use ketascreen_core::bank::{QuestionId, RisingConcern};

/// Question about a note.
#[derive(Debug)]
struct NoteAsks {
    /// The place of the prompt whose answer says never.
    answered_at: usize,
    pointer: Pointer,
}

/// A choice, in the order of the keys.
const CHOICES: usize = 2;

/// Asks about a note that names suicide or self-harm while the answer says never; once.
pub(super) fn ask_about_note(interview: &mut Interview<'_>) {
    let bank = interview.settings.bank;
    let is_named = interview.given.notes.values().any(|note| bank.names_risk(note));
    let says_never = |prompt: &Prompt| {
        prompt.questions().iter().any(|question| says_never(interview, *question))
    };
    let answered_at = interview.flow.prompts.iter().position(says_never);
    if let Some(answered_at) = answered_at
        && is_named
        && !interview.alerts.asked_about_note
    {
        interview.alerts.asked_about_note = true;
        interview.pages.open(Box::new(NoteAsks { answered_at, pointer: Pointer::default() }));
    }
}

/// True where a question about suicide has the answer of least concern.
fn says_never(interview: &Interview<'_>, question: QuestionId) -> bool {
    let asked = interview.settings.bank.question(question);
    let least = match &asked.rising_concern {
        Some(RisingConcern::Options(order)) => order.first(),
        _ => None,
    };
    let answer = interview.given.answers.get(question);
    asked.about_suicide
        && least.is_some_and(|least| *answer == Answer::Known(Value::Choice(*least)))
}

impl NoteAsks {
    /// To the answer, as from the list of answers.
    fn look_again(&self, interview: &mut Interview<'_>) {
        interview.flow.reviewed_from =
            Some(interview.flow.at).filter(|_| interview.flow.chosen_in_review.is_none());
        interview.flow.order = Order::Unanswered;
        interview.go_to(self.answered_at);
        interview.flow.chosen_in_review = Some(self.answered_at);
    }
}

impl Page for NoteAsks {
    fn place(&self) -> Place {
        Place::NoteAsks
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        Lines::of(interview, |lines| {
            let phrases = interview.phrases();
            let prompt = interview.flow.prompts.get(self.answered_at);
            let answer = prompt.map(|prompt| interview.given(*prompt)).unwrap_or_default();
            lines.row("? ", phrases.note_asks.as_str(), Style::Bold, None);
            lines.say(&phrases.note_asks_answer.fill(&[("answer", &answer)]), Style::Plain);
            lines.gap();
            let choices = [&phrases.choice_look_again, &phrases.choice_leave_as_is];
            lines.choices(&choices.map(|choice| choice.as_str().to_owned()), self.pointer.row);
        })
    }

    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        let row = match action {
            Action::Back => return Turn::Close,
            Action::Character(key) => place_of_key(key),
            Action::Enter => self.pointer.row,
            action => {
                self.pointer.read_then_choose(action, CHOICES);
                return Turn::Stay;
            }
        };
        match row {
            Some(0) => self.look_again(interview),
            Some(1) => {}
            _ => {
                interview.say(|phrases| &phrases.say_choose_here);
                return Turn::Stay;
            }
        }
        Turn::Close
    }

    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
        choose_by_line(self, interview, line, CHOICES)
    }

    fn pointer(&self) -> Option<&Pointer> {
        Some(&self.pointer)
    }

    fn pointer_mut(&mut self) -> Option<&mut Pointer> {
        Some(&mut self.pointer)
    }

    fn is_scrolled(&self) -> bool {
        false
    }
}
