//! Before the first question, in steps: what this is, which reference, how long.

use super::choosing::choose_by_line;
use super::file_changed::FileChanged;
use super::help_now::HelpNow;
use super::notice::Notice;
use super::review::open_review;
use crate::action::Action;
use crate::entry::{Entry, EntryError};
use crate::interview::{Interview, Page, SaveTarget, Settings};
use crate::keymap::Place;
use crate::line_edit::LineEdit;
use crate::lines::Lines;
use crate::page_stack::Turn;
use crate::pointer::Pointer;
use crate::prompts::{Length, prompts, prompts_with, reading_minutes};
use crate::row_key::place_of_key;
use crate::state::Order;
use crate::view::{Line, Style};
use ketascreen_core::answers::{Answer, Answers};
use ketascreen_core::bank::Phrase;
use ketascreen_core::evaluation::asked;
use ketascreen_core::record::AnswersFile;
use ketascreen_core::summary::crisis_line;

/// The most characters of a reference.
const LONGEST_REFERENCE: usize = 100;

/// The lengths, in the order in which they are offered.
const LENGTHS: [Length; 2] = [Length::Short, Length::Full];

/// A step before the first question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Step {
    /// The purpose, and for whom it is.
    #[default]
    Start,
    /// A counselor's reference to the person.
    Reference,
    /// The length.
    Length,
}

/// The steps before the first question.
#[derive(Debug, Default)]
pub(super) struct Opening {
    step: Step,
    pointer: Pointer,
}

impl<'b> Interview<'b> {
    /// An interview that has not begun.
    pub fn new(settings: Settings<'b>) -> Interview<'b> {
        let nothing = AnswersFile::of(settings.bank, &Answers::none(settings.bank));
        Interview::resume(settings, &nothing)
    }

    /// An interview that goes on with answers given before, at the first question that has none.
    pub fn resume(settings: Settings<'b>, file: &AnswersFile) -> Interview<'b> {
        let goes_on = file.answers != Answers::none(settings.bank);
        // Who has answered what only the full interview asks is in the full one.
        let is_full = settings
            .bank
            .numbered_questions()
            .any(|(id, question)| !question.short && *file.answers.get(id) != Answer::MISSING);
        let settings = Settings {
            length: settings.length.or(file.record.interview).or(is_full.then_some(Length::Full)),
            counselor: settings.counselor || file.record.counselor,
            ..settings
        };
        let order = if goes_on { Order::Unanswered } else { Order::Every };
        let asks_length = settings.length.is_none();
        let mut interview = Interview::at_first_question(settings, file, order, asks_length);
        interview.pages.open(Box::new(Opening::default()));
        if let Some(changed) = FileChanged::of(file) {
            interview.pages.open(Box::new(changed));
        }
        interview
    }
}

impl Opening {
    /// The last step before the first question.
    pub fn back_from_questions(interview: &mut Interview<'_>) -> Opening {
        let mut opening = Opening::default();
        if interview.flow.asks_length {
            opening.show_length(interview);
        } else {
            opening.show_step_before_length(interview);
        }
        opening
    }

    fn show_start(&mut self) {
        // With what was chosen there.
        *self = Opening { step: Step::Start, pointer: Pointer::at(Some(0)) };
    }

    fn show_reference(&mut self, interview: &mut Interview<'_>) {
        let given = interview.given.client.as_deref().unwrap_or_default();
        interview.drafts.reference.get_or_insert_with(|| LineEdit::of(given));
        *self = Opening { step: Step::Reference, pointer: Pointer::default() };
    }

    fn show_length(&mut self, interview: &Interview<'_>) {
        let is_chosen = |length: &Length| Some(*length) == interview.settings.length;
        let row = LENGTHS.iter().position(is_chosen);
        *self = Opening { step: Step::Length, pointer: Pointer::at(row) };
    }

    fn show_step_before_length(&mut self, interview: &mut Interview<'_>) {
        if interview.settings.counselor {
            self.show_reference(interview)
        } else {
            self.show_start()
        }
    }

    fn after_start(&mut self, interview: &mut Interview<'_>) -> Turn<dyn Page> {
        if interview.settings.counselor && !interview.given.was_asked_reference {
            self.show_reference(interview);
            return Turn::Stay;
        }
        self.after_reference(interview)
    }

    fn after_reference(&mut self, interview: &mut Interview<'_>) -> Turn<dyn Page> {
        if interview.flow.asks_length {
            self.show_length(interview);
            return Turn::Stay;
        }
        begin(interview);
        Turn::Close
    }

    /// Row that a key chooses. One that is out of sight is shown before it counts.
    fn chosen(
        &mut self,
        interview: &mut Interview<'_>,
        action: Action,
        rows: usize,
    ) -> Option<usize> {
        match action {
            Action::Enter => {
                let chosen = self.pointer.row.or((rows == 1).then_some(0));
                if chosen.is_none() {
                    interview.say(|phrases| &phrases.say_choose_here);
                }
                return chosen;
            }
            Action::Character(key) => {
                let Some(row) = place_of_key(key).filter(|place| *place < rows) else {
                    interview.no_such_row(&key.to_string());
                    return None;
                };
                if interview.pages.is_in_sight(row) || self.pointer.row == Some(row) {
                    return Some(row);
                }
                self.pointer.row = Some(row);
            }
            action => self.pointer.read_then_choose(action, rows),
        }
        None
    }

    fn type_reference(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        match action {
            Action::Back => self.show_start(),
            Action::Enter => {
                let typed = interview.drafts.reference.as_ref();
                let reference = typed.map(LineEdit::text).unwrap_or_default().trim().to_owned();
                let count = reference.chars().count();
                if count > LONGEST_REFERENCE {
                    interview.report(EntryError::TooLong(count, LONGEST_REFERENCE));
                    return Turn::Stay;
                }
                interview.drafts.reference = None;
                interview.given.client = Some(reference).filter(|reference| !reference.is_empty());
                return self.after_reference(interview);
            }
            Action::Clear => {
                interview.drafts.reference = None;
                interview.given.client = None;
                return self.after_reference(interview);
            }
            action => interview.drafts.reference.get_or_insert_default().edit(action),
        }
        Turn::Stay
    }

    fn choose_length(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        if action == Action::Back {
            self.show_step_before_length(interview);
            return Turn::Stay;
        }
        let row = self.chosen(interview, action, LENGTHS.len());
        let Some(length) = row.and_then(|row| LENGTHS.get(row)) else { return Turn::Stay };
        interview.stash();
        interview.settings.length = Some(*length);
        let bank = interview.settings.bank;
        let answers = &interview.given.answers;
        interview.flow.prompts = prompts_with(bank, *length, interview.settings.counselor, answers);
        interview.flow.at = 0;
        let entry = interview.prompt().map(|prompt| Entry::of(bank, prompt, answers));
        interview.pages.entry = entry.unwrap_or_default();
        begin(interview);
        Turn::Close
    }
}

impl Page for Opening {
    fn place(&self) -> Place {
        match self.step {
            Step::Start => Place::Opening,
            Step::Reference => Place::OpeningReference,
            Step::Length => Place::OpeningLength,
        }
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        Lines::of(interview, |lines| match self.step {
            Step::Start => lines.opening(self.pointer.row),
            Step::Reference => lines.opening_reference(self.typed(interview)),
            Step::Length => lines.opening_length(self.pointer.row),
        })
    }

    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        match self.step {
            Step::Start => match self.chosen(interview, action, 1) {
                Some(_) => self.after_start(interview),
                None => Turn::Stay,
            },
            Step::Reference => self.type_reference(interview, action),
            Step::Length => self.choose_length(interview, action),
        }
    }

    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
        match self.step {
            Step::Start => choose_by_line(self, interview, line, 1),
            Step::Reference => {
                interview.drafts.reference.get_or_insert_default().replace(line);
                self.type_reference(interview, Action::Enter)
            }
            Step::Length => choose_by_line(self, interview, line, LENGTHS.len()),
        }
    }

    /// Announcement of the choice that Enter makes, where a line is pointed at and not all is in
    /// sight: elsewhere its mark says it.
    fn said(&self, interview: &Interview<'_>) -> Option<String> {
        let row = self.pointer.row.filter(|_| self.pointer.scroll.can_move());
        row?;
        let choice = self.show(interview).into_iter().find(|line| line.cursor.is_some())?.text;
        Some(interview.phrases().confirm_line.fill(&[("choice", &choice)]))
    }

    fn pointer(&self) -> Option<&Pointer> {
        Some(&self.pointer)
    }

    fn pointer_mut(&mut self) -> Option<&mut Pointer> {
        Some(&mut self.pointer)
    }

    fn typed<'i>(&'i self, interview: &'i Interview<'_>) -> Option<&'i LineEdit> {
        interview.drafts.reference.as_ref().filter(|_| self.step == Step::Reference)
    }
}

/// Begins with the questions, where answers may call for help already, or for a notice.
fn begin(interview: &mut Interview<'_>) {
    interview.flow.is_resuming = interview.given.answers != Answers::none(interview.settings.bank);
    interview.alerts.cause = None;
    match interview.place_at_once().or_else(|| interview.first_unanswered()) {
        Some(first) => interview.go_to(first),
        None => open_review(interview),
    }
    let evaluation = interview.evaluation();
    interview.alerts.early_help =
        interview.early_calls_so_far(&evaluation).into_iter().take(1).collect();
    let notices = interview.notices(&evaluation);
    if let Some(cause) = notices.first().and_then(|rule| interview.cause_of(*rule)) {
        interview.alerts.cause = Some((cause, false));
        interview.pages.open(Box::new(Notice::of(notices)));
    }
    if let Some(cause) = interview.cause_of_help() {
        interview.alerts.cause = Some((cause, false));
        interview.pages.open(Box::new(HelpNow::default()));
    }
}

impl Lines<'_, '_> {
    fn opening(&mut self, row: Option<usize>) {
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
        self.choices(&[go_on], row);
    }

    fn opening_reference(&mut self, typed: Option<&LineEdit>) {
        self.question_line(self.interview.phrases().ask_reference.as_str());
        self.phrase(|phrases| &phrases.reference_meant, Style::Plain);
        self.gap();
        typed.into_iter().for_each(|typed| self.other_text(typed));
    }

    fn opening_length(&mut self, row: Option<usize>) {
        let interview = self.interview;
        let bank = interview.settings.bank;
        let phrases = interview.phrases();
        let choice = |phrase: &Phrase, length: Length| {
            let prompts = prompts(bank, length, interview.settings.counselor);
            let (count, minutes) =
                (prompts.len().to_string(), reading_minutes(bank, &prompts).to_string());
            // Other answers open the rest.
            let open = asked(bank, &Answers::none(bank));
            let least = prompts.iter().filter(|prompt| open.of(prompt.first()).is_true()).count();
            let least = least.to_string();
            phrase.fill(&[("least", &least), ("questions", &count), ("minutes", &minutes)])
        };
        let choices = LENGTHS.map(|length| match length {
            Length::Short => choice(&phrases.opening_short, length),
            Length::Full => choice(&phrases.opening_full, length),
        });
        self.question_line(phrases.opening_length.as_str());
        self.choices(&choices, row);
    }
}
