//! State of an interview.

use std::collections::BTreeSet;
use std::fmt::Debug;

use crate::action::Action;
use crate::entry::Entry;
use crate::keymap::Place;
use crate::line_edit::LineEdit;
use crate::page_stack::{PageStack, Turn};
use crate::pointer::Pointer;
use crate::prompts::{Length, Prompt, prompts_with};
use crate::scroll::Scroll;
use crate::state::{Alerts, Drafts, Flow, Given, Kept, LastAnswer, Order};
use crate::view::Line;
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::{Bank, Country, Kind, Phrase, Phrases, QuestionId};
use ketascreen_core::evaluation::{Evaluation, evaluate};
use ketascreen_core::record::{AnswersFile, CarriedOver, LastAnswers};

/// Settings before the first question.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'b> {
    /// The bank.
    pub bank: &'b Bank,
    /// The country whose help lines come first.
    pub country: &'b Country,
    /// True where somebody said in which country help is wanted.
    pub is_country_chosen: bool,
    /// True where a counselor asks.
    pub counselor: bool,
    /// The length; asked where there is none.
    pub length: Option<Length>,
    /// The file in which the answers are kept.
    pub save_target: SaveTarget,
}

/// File in which the answers are kept while the interview runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveTarget {
    /// In no file.
    None,
    /// In a file that did not exist before the interview, so that leaving can delete it.
    New,
    /// In the file that the interview goes on with.
    Resumed,
}

/// End of an interview, as its front end sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionEnd {
    /// By itself or by the person's choice.
    By(Outcome),
    /// By Ctrl-C.
    Interrupted,
    /// Standard input ended before it did.
    EndOfInput,
}

/// Outcome of an interview that ended by itself or by the person's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The person wants the summary.
    Finished,
    /// The person left.
    Left,
    /// The person left, and wants the file of the answers deleted.
    LeftWithoutFile,
    /// The person left at once: the screen is cleared and nothing is said.
    LeftAtOnce,
    /// The person stopped before the first question, where a file would have been written over.
    LeftFileAlone,
}

/// A page over the question: what it shows, what its keys do, how it reads line by line.
pub(crate) trait Page: Debug {
    /// The place of its keys.
    fn place(&self) -> Place;

    /// Its lines.
    fn show(&self, interview: &Interview<'_>) -> Vec<Line>;

    /// Does what a key asks for. Meanwhile the page is not among those of the interview.
    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page>;

    /// Does what a line asks for that is no sign.
    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page>;

    /// Message about the next Enter.
    fn said(&self, _: &Interview<'_>) -> Option<String> {
        None
    }

    /// Its scroll position and the row that is chosen, where there are such.
    fn pointer(&self) -> Option<&Pointer> {
        None
    }

    /// The same, to be moved.
    fn pointer_mut(&mut self) -> Option<&mut Pointer> {
        None
    }

    /// True where it is scrolled, and no row is kept in sight.
    fn is_scrolled(&self) -> bool {
        self.pointer().is_some()
    }

    /// The line that is typed here.
    fn typed<'i>(&'i self, _: &'i Interview<'_>) -> Option<&'i LineEdit> {
        None
    }

    /// The file that it asks about, which would be written over.
    fn overwrites(&self) -> Option<&str> {
        None
    }
}

/// An interview.
#[derive(Debug)]
pub struct Interview<'b> {
    pub(crate) settings: Settings<'b>,
    pub(crate) given: Given,
    pub(crate) flow: Flow,
    pub(crate) drafts: Drafts,
    pub(crate) alerts: Alerts<'b>,
    pub(crate) last_answer: Option<LastAnswer>,
    pub(crate) pages: PageStack<dyn Page>,
    pub(crate) kept: Kept,
    pub(crate) message: Option<String>,
    pub(crate) outcome: Option<Outcome>,
}

impl<'b> Interview<'b> {
    /// An interview with these answers and no page over the first question.
    pub(crate) fn at_first_question(
        settings: Settings<'b>,
        file: &AnswersFile,
        order: Order,
        asks_length: bool,
    ) -> Interview<'b> {
        let prompts = prompts_with(
            settings.bank,
            settings.length.unwrap_or(Length::Full),
            settings.counselor,
            &file.answers,
        );
        let entry = prompts.first().map(|prompt| Entry::of(settings.bank, *prompt, &file.answers));
        // A bank without questions is over before it begins.
        let outcome = prompts.is_empty().then_some(Outcome::Finished);
        Interview {
            settings,
            given: Given {
                answers: file.answers.clone(),
                carried: CarriedOver::of(file),
                last: LastAnswers::new(),
                notes: file.notes.iter().cloned().collect(),
                client: file.record.client.clone(),
                on_page: file.on_page.clone(),
                saved_on: file.record.saved.as_ref().map(|saved| saved.day().to_string()),
                was_asked_reference: file.record.counselor,
            },
            flow: Flow {
                prompts,
                at: 0,
                order,
                visited: BTreeSet::new(),
                is_resuming: false,
                chosen_in_review: None,
                left_at: None,
                reviewed_from: None,
                asks_length,
            },
            drafts: Drafts::begun(settings.bank, file),
            alerts: Alerts::default(),
            last_answer: None,
            pages: PageStack::of(entry.unwrap_or_default()),
            kept: Kept::default(),
            message: None,
            outcome,
        }
    }

    /// Its outcome, once it has ended.
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    /// The country whose help lines come first, which may have been chosen in the interview.
    pub fn country(&self) -> &'b Country {
        self.settings.country
    }

    /// Text that stays on the terminal while the program is stopped, to be gone on with.
    pub fn suspend_text(&self) -> &str {
        self.settings.bank.phrases().say_suspended.as_str()
    }

    /// Its length, once that is chosen.
    pub fn length(&self) -> Option<Length> {
        self.settings.length
    }

    /// The answers so far, those to questions that are not asked among them.
    pub fn answers(&self) -> &Answers {
        &self.given.answers
    }

    /// The answers that count, with the notes on them and the reference.
    pub fn file(&self) -> AnswersFile {
        let mut file = AnswersFile::of(self.settings.bank, &self.given.answers);
        file.carried = self.given.carried.carried(&file.answers);
        file.begun = self.begun();
        file.notes =
            self.given.notes.iter().map(|(question, note)| (*question, note.clone())).collect();
        file.record.client.clone_from(&self.given.client);
        file.record.counselor = self.settings.counselor;
        file.record.interview = self.settings.length;
        let code = self.settings.is_country_chosen.then(|| self.settings.country.code.clone());
        file.record.country = code;
        file.on_page.clone_from(&self.given.on_page);
        file
    }

    /// Takes the name of a file in which the person wants the answers kept.
    pub fn take_file_to_keep(&mut self) -> Option<String> {
        self.kept.name.take()
    }

    /// Reports the result of keeping the answers: the person leaves, or learns why not and can name
    /// another file.
    pub fn report_kept(&mut self, result: Result<(), String>) {
        match result {
            Ok(()) => self.outcome = Some(Outcome::Left),
            Err(reason) => self.message = Some(reason),
        }
    }

    /// Reports, after each key, whether a file was written, and why the last answers are not in it:
    /// that is said until they are.
    pub fn report_saving(&mut self, is_written: bool, problem: Option<String>) {
        self.kept.is_written = is_written;
        self.kept.unsaved = problem;
    }

    /// Names the file that is gone on with.
    pub fn goes_on_in(&mut self, file: String) {
        self.kept.resumed = Some(file);
    }

    /// Shows answers of an earlier visit beside the questions that are asked again.
    pub fn show_last(&mut self, last: LastAnswers) {
        self.given.last = last;
    }

    /// True where the person is asked whether to leave.
    pub fn asks_to_leave(&self) -> bool {
        self.place() == Place::Leave
    }

    /// True where there is anything in a file of this interview.
    pub(crate) fn is_in_file(&self) -> bool {
        self.kept.is_written || self.has_content()
    }

    /// True where there is anything that leaving could lose.
    pub(crate) fn has_content(&self) -> bool {
        let file = self.file();
        file.answers != Answers::none(self.settings.bank)
            || !file.notes.is_empty()
            || file.record.client.is_some()
    }

    /// True where the file of the answers must stay as it was: some of it would be lost, and the
    /// person has not chosen yet to go on so.
    pub fn must_not_save(&self) -> bool {
        self.pages.iter().any(|page| page.place() == Place::FileNotice)
    }

    /// The present prompt, also below another page.
    pub fn prompt(&self) -> Option<Prompt> {
        self.flow.prompts.get(self.flow.at).copied()
    }

    pub(crate) fn phrases(&self) -> &'b Phrases {
        self.settings.bank.phrases()
    }

    pub(crate) fn evaluation(&self) -> Evaluation {
        evaluate(self.settings.bank, &self.given.answers)
    }

    /// True where a counselor asks.
    pub fn is_with_counselor(&self) -> bool {
        self.settings.counselor
    }

    /// True where somebody said in which country help is wanted.
    pub fn is_country_chosen(&self) -> bool {
        self.settings.is_country_chosen
    }

    /// Puts the answers to private questions on the page, and no others.
    pub fn put_on_page(&mut self, questions: &[QuestionId]) {
        self.given.on_page = questions.to_vec();
    }

    /// Puts a country's help lines first.
    pub fn prefer_country(&mut self, country: &'b Country) {
        self.settings.country = country;
        self.settings.is_country_chosen = true;
    }
}

impl Interview<'_> {
    /// The file of which is asked whether it may be written over.
    pub fn file_to_overwrite(&self) -> Option<&str> {
        self.pages.iter().rev().find_map(Page::overwrites)
    }

    /// The place where the next key is pressed.
    pub(crate) fn place(&self) -> Place {
        self.pages.top().map_or_else(|| self.place_at_question(), Page::place)
    }

    fn place_at_question(&self) -> Place {
        match &self.pages.entry {
            entry if entry.is_ticked() => Place::Ticks,
            entry if entry.is_typed() => match self.prompt() {
                Some(prompt) if entry.is_on_typed() && self.is_text(prompt) => {
                    match entry.typed.is_empty() {
                        true => Place::Typed,
                        false => Place::Text,
                    }
                }
                _ => Place::Typed,
            },
            _ => Place::Choice,
        }
    }

    /// True where a prompt asks for a text.
    pub(crate) fn is_text(&self, prompt: Prompt) -> bool {
        matches!(self.settings.bank.question(prompt.first()).kind, Kind::Text { .. })
    }

    /// True where a question is on the screen.
    pub fn is_at_question(&self) -> bool {
        self.pages.top().is_none()
    }

    /// True where the answers are on the screen, to be looked through.
    pub fn is_at_review(&self) -> bool {
        self.place() == Place::Review
    }

    /// True where the page on the screen must be read before a key counts. Keys that were typed for
    /// the question before it must be dropped.
    pub fn must_read(&self) -> bool {
        self.place().must_read()
    }

    /// True where a paste is text here, and not keys.
    pub fn takes_text(&self) -> bool {
        match self.pages.top() {
            Some(page) => page.typed(self).is_some(),
            None => self.pages.entry.is_typed(),
        }
    }

    /// Scroll position of the page, where it has one; the front end sets how far it can go.
    pub fn scroll_mut(&mut self) -> Option<&mut Scroll> {
        self.pages.top_mut().and_then(Page::pointer_mut).map(|pointer| &mut pointer.scroll)
    }

    /// Takes the rows of the page that are in sight on a screen: what is out of sight is shown
    /// before it counts.
    pub fn see(&mut self, rows: Vec<usize>) {
        self.pages.in_sight = Some(rows);
    }

    pub(crate) fn say(&mut self, phrase: impl Fn(&Phrases) -> &Phrase) {
        self.message = Some(phrase(self.phrases()).as_str().to_owned());
    }

    /// Says that what is pasted was left out, as only keys count here.
    pub fn refuse_paste(&mut self) {
        self.say(|phrases| &phrases.say_pasted);
    }

    /// Says that keys do not count yet, as they may have been meant for the question before.
    pub fn refuse_early_key(&mut self) {
        self.say(|phrases| &phrases.say_read_first);
    }
}
