//! State of an interview.

use std::collections::{BTreeMap, BTreeSet};

use crate::entry::Entry;
use crate::line_edit::LineEdit;
use crate::page_stack::{Changed, OpenPage, Overwrite, PageKind, PageStack};
use crate::prompts::{Length, Prompt, prompts_with};
use crate::scroll::Scroll;
use ketascreen_core::answers::{Answer, Answers};
use ketascreen_core::bank::{Bank, Country, HelpCall, Phrases, QuestionId};
use ketascreen_core::evaluation::{Evaluation, evaluate};
use ketascreen_core::record::AnswersFile;

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

/// An answer that counted last.
#[derive(Debug, Clone)]
pub(crate) struct LastAnswer {
    pub prompt: Prompt,
    /// The answers without it.
    pub before: Answers,
}

/// Order of the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// The next that applies, answered or not.
    Every,
    /// The first that applies and has no answer yet.
    Unanswered,
}

/// An interview.
#[derive(Debug)]
pub struct Interview<'b> {
    pub(crate) settings: Settings<'b>,
    pub(crate) answers: Answers,
    pub(crate) notes: BTreeMap<QuestionId, String>,
    pub(crate) client: Option<String>,
    /// The day on which the answers were saved that are gone on with.
    pub(crate) saved_on: Option<String>,
    /// True where a reference was asked for when the resumed answers were given.
    pub(crate) was_asked_reference: bool,
    pub(crate) prompts: Vec<Prompt>,
    /// The place of the present prompt.
    pub(crate) at: usize,
    pub(crate) entry: Entry,
    pub(crate) order: Order,
    /// Questions that were put and left without an answer: they are not put again.
    pub(crate) visited: BTreeSet<QuestionId>,
    /// True on the first page after resuming, which shows the progress so far.
    pub(crate) is_resuming: bool,
    /// Entries that were begun and left before they counted.
    pub(crate) drafts: BTreeMap<QuestionId, Entry>,
    /// Notes that were begun and left before they counted.
    pub(crate) note_drafts: BTreeMap<QuestionId, LineEdit>,
    /// The place of the present prompt where it was chosen in the review, to which going back
    /// leads.
    pub(crate) chosen_in_review: Option<usize>,
    /// The place of the prompt whose answer brought what must be read, and whether it was chosen in
    /// the review.
    pub(crate) alert_cause: Option<(usize, bool)>,
    pub(crate) pages: PageStack,
    pub(crate) message: Option<String>,
    /// Early calls for help beside the question, until another answer counts.
    pub(crate) early_help: Vec<&'b HelpCall>,
    /// The place of the question over which the list of answers was opened.
    pub(crate) reviewed_from: Option<usize>,
    /// Private questions that the person put on the page.
    on_page: Vec<QuestionId>,
    /// The answer that counted last.
    pub(crate) last_answer: Option<LastAnswer>,
    /// Reference that was typed and does not count yet.
    pub(crate) reference_draft: Option<LineEdit>,
    /// True once a file of the answers was written.
    is_written: bool,
    /// True where the last answers could not be written to their file.
    pub(crate) is_unsaved: bool,
    /// The name of the file that the answers are to be kept in.
    pub(crate) file_name: Option<String>,
    pub(crate) outcome: Option<Outcome>,
    /// True where the length is asked, so that going back asks again.
    pub(crate) asks_length: bool,
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
        let prompts = prompts_with(
            settings.bank,
            settings.length.unwrap_or(Length::Full),
            settings.counselor,
            &file.answers,
        );
        let entry = prompts.first().map(|prompt| Entry::of(settings.bank, *prompt, &file.answers));
        let opening = [PageKind::Question, PageKind::Opening]
            .into_iter()
            .chain(Changed::of(file).map(PageKind::Changed));
        let pages = PageStack::of(opening.map(OpenPage::of).collect());
        // A bank without questions is over before it begins.
        let outcome = prompts.is_empty().then_some(Outcome::Finished);
        Interview {
            settings,
            answers: file.answers.clone(),
            notes: file.notes.iter().cloned().collect(),
            client: file.record.client.clone(),
            on_page: file.on_page.clone(),
            saved_on: file.record.saved.as_ref().map(|saved| saved.day().to_string()),
            was_asked_reference: file.record.counselor,
            prompts,
            at: 0,
            entry: entry.unwrap_or_default(),
            order: if goes_on { Order::Unanswered } else { Order::Every },
            visited: BTreeSet::new(),
            is_resuming: false,
            drafts: BTreeMap::new(),
            note_drafts: BTreeMap::new(),
            chosen_in_review: None,
            alert_cause: None,
            pages,
            message: None,
            early_help: Vec::new(),
            reviewed_from: None,
            last_answer: None,
            reference_draft: None,
            is_written: false,
            is_unsaved: false,
            file_name: None,
            outcome,
            asks_length: settings.length.is_none(),
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
        &self.answers
    }

    /// The answers that count, with the notes on them and the reference.
    pub fn file(&self) -> AnswersFile {
        let mut file = AnswersFile::of(self.settings.bank, &self.answers);
        file.notes = self.notes.iter().map(|(question, note)| (*question, note.clone())).collect();
        file.record.client.clone_from(&self.client);
        file.record.counselor = self.settings.counselor;
        file.record.interview = self.settings.length;
        let code = self.settings.is_country_chosen.then(|| self.settings.country.code.clone());
        file.record.country = code;
        file.on_page.clone_from(&self.on_page);
        file
    }

    /// Takes the name of a file in which the person wants the answers kept.
    pub fn take_file_to_keep(&mut self) -> Option<String> {
        self.file_name.take()
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
    /// that is said once, and where the person leaves.
    pub fn report_saving(&mut self, is_written: bool, problem: Option<String>) {
        self.is_written = is_written;
        let was_unsaved = std::mem::replace(&mut self.is_unsaved, problem.is_some());
        if let Some(problem) = problem.filter(|_| !was_unsaved) {
            self.append_message(&problem);
        }
    }

    /// Says something behind what is said already, which may be where to find help.
    pub(crate) fn append_message(&mut self, also: &str) {
        self.message = Some(
            self.message.take().map_or_else(|| also.to_owned(), |said| format!("{said} {also}")),
        );
    }

    /// True where the person is asked whether to leave.
    pub fn asks_to_leave(&self) -> bool {
        self.page() == &PageKind::Leave
    }

    /// True where there is anything in a file of this interview.
    pub(crate) fn is_in_file(&self) -> bool {
        self.is_written || self.has_content()
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
        self.pages
            .iter()
            .any(|open| matches!(open.page, PageKind::Changed(_) | PageKind::Overwrite(_)))
    }

    /// The present prompt, also below another page.
    pub fn prompt(&self) -> Option<Prompt> {
        self.prompts.get(self.at).copied()
    }

    pub(crate) fn phrases(&self) -> &'b Phrases {
        self.settings.bank.phrases()
    }

    pub(crate) fn evaluation(&self) -> Evaluation {
        evaluate(self.settings.bank, &self.answers)
    }

    /// True where somebody said in which country help is wanted.
    pub fn is_country_chosen(&self) -> bool {
        self.settings.is_country_chosen
    }

    /// Puts a country's help lines first.
    pub fn prefer_country(&mut self, country: &'b Country) {
        self.settings.country = country;
        self.settings.is_country_chosen = true;
    }
}

impl Interview<'_> {
    /// Asks before all else whether a file may be written over.
    pub fn ask_to_overwrite(&mut self, overwrite: Overwrite) {
        self.pages.open(PageKind::Overwrite(overwrite));
    }

    /// The file of which is asked whether it may be written over.
    pub fn file_to_overwrite<'i>(&'i self) -> Option<&'i str> {
        let asked = |open: &'i OpenPage| match &open.page {
            PageKind::Overwrite(overwrite) => Some(overwrite.file.as_str()),
            _ => None,
        };
        self.pages.iter().rev().find_map(asked)
    }

    /// True where a question is on the screen.
    pub fn is_at_question(&self) -> bool {
        self.page() == &PageKind::Question
    }

    /// True where the answers are on the screen, to be looked through.
    pub fn is_at_review(&self) -> bool {
        self.page() == &PageKind::Review
    }

    /// The page on the screen.
    pub fn page(&self) -> &PageKind {
        &self.pages.top.page
    }

    /// True where a paste is text here, and not keys.
    pub fn takes_text(&self) -> bool {
        self.types_other_text() || (self.is_at_question() && self.entry.is_typed())
    }

    /// Says that what is pasted was left out, as only keys count here.
    pub fn refuse_paste(&mut self) {
        self.say(|phrases| &phrases.say_pasted);
    }

    /// True where something beside the answers is typed here.
    pub(crate) fn types_other_text(&self) -> bool {
        matches!(self.page(), PageKind::OpeningReference | PageKind::Note | PageKind::Keep)
    }

    /// Scroll position of the page; the front end sets how far it can go.
    pub fn scroll_mut(&mut self) -> &mut Scroll {
        &mut self.pages.top.scroll
    }
}
