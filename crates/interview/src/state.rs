//! Where the interview stands, and which part of it an action is for.

use std::collections::{BTreeMap, BTreeSet};

use super::answering::shortened;
use super::entry::Entry;
use super::page::{Changed, OpenPage, Page};
use super::prompts::{Length, Prompt, prompts_with};
use super::{Action, LineEdit};
use ketascreen_core::answers::{Answer, Answers};
use ketascreen_core::bank::{Bank, Country, HelpCall, QuestionId, Voice};
use ketascreen_core::evaluation::{Evaluation, evaluate};
use ketascreen_core::record::AnswersFile;

/// What is settled before the interview begins.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'b> {
    /// The bank.
    pub bank: &'b Bank,
    /// The country whose help lines come first.
    pub country: &'b Country,
    /// Who reads; asked where nothing was said.
    pub voice: Option<Voice>,
    /// How long; asked where nothing was said.
    pub length: Option<Length>,
    /// Whether the answers are kept in a file.
    pub draft: Draft,
}

/// Whether the answers are kept in a file while the interview goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draft {
    /// In no file.
    None,
    /// In a file that did not exist before the interview, so that leaving can delete it.
    New,
    /// In the file that the interview goes on with.
    Resumed,
}

/// How an interview ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The person wants the summary.
    Finished,
    /// The person left.
    Left,
    /// The person left, and wants the file of the answers deleted.
    LeftWithoutDraft,
    /// The person left at once: the screen is cleared and nothing is said.
    LeftAtOnce,
    /// The person stopped before the first question, where a file would have been written over.
    LeftFileAlone,
}

/// Which question comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Walk {
    /// The next that applies, answered or not.
    Every,
    /// The first that applies and has no answer yet.
    Unanswered,
}

/// An interview.
#[derive(Debug)]
pub struct Interview<'b> {
    pub(super) settings: Settings<'b>,
    pub(super) answers: Answers,
    pub(super) notes: BTreeMap<QuestionId, String>,
    pub(super) client: Option<String>,
    /// The day on which the answers were saved that are gone on with.
    pub(super) saved_on: Option<String>,
    /// Whether a reference was asked for when the answers that are gone on with were given.
    pub(super) was_asked_reference: bool,
    pub(super) prompts: Vec<Prompt>,
    /// The place of the present prompt.
    pub(super) at: usize,
    pub(super) entry: Entry,
    pub(super) walk: Walk,
    /// Questions that were put and left without an answer: they are not put again.
    pub(super) passed: BTreeSet<QuestionId>,
    /// Whether the question, or the review, is where answers given before are gone on with.
    pub(super) goes_on: bool,
    /// Entries that were begun and left before they counted.
    pub(super) begun: BTreeMap<QuestionId, Entry>,
    /// Notes that were begun and left before they counted.
    pub(super) begun_notes: BTreeMap<QuestionId, LineEdit>,
    /// The place of the present prompt where it was chosen in the review, to which going back leads.
    pub(super) chosen_in_review: Option<usize>,
    /// The place of the prompt whose answer brought what must be read, and whether it was chosen in the review.
    pub(super) raised_by: Option<(usize, bool)>,
    /// The page on the screen.
    pub(super) top: OpenPage,
    /// Those to which closing it leads, the next one last.
    pub(super) below: Vec<OpenPage>,
    pub(super) message: Option<String>,
    /// Where to talk, which stands beside the question until another answer counts.
    pub(super) beside: Vec<&'b HelpCall>,
    /// The place of the question over which the list of answers was opened.
    pub(super) reviewed_from: Option<usize>,
    /// What was typed of a reference that does not count yet.
    pub(super) begun_reference: Option<LineEdit>,
    /// Whether a file of the answers was written.
    is_written: bool,
    /// Whether the last answers could not be written to their file.
    pub(super) is_unsaved: bool,
    /// The name of the file that the answers are to be kept in.
    file_name: Option<String>,
    pub(super) end: Option<End>,
    /// Whether the reader and the length were asked, so that going back asks them again.
    pub(super) asks_voice: bool,
    pub(super) asks_length: bool,
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
        let settings =
            Settings { length: settings.length.or(is_full.then_some(Length::Full)), ..settings };
        let prompts =
            prompts_with(settings.bank, settings.length.unwrap_or(Length::Full), &file.answers);
        let entry = prompts.first().map(|prompt| Entry::of(settings.bank, *prompt, &file.answers));
        let opening = [Page::Question, Page::OpeningVoice]
            .into_iter()
            .chain(Changed::of(file).map(Page::Changed));
        let mut opening: Vec<OpenPage> = opening.map(OpenPage::of).collect();
        // A bank without questions is over before it begins.
        let end = prompts.is_empty().then_some(End::Finished);
        Interview {
            settings,
            answers: file.answers.clone(),
            notes: file.notes.iter().cloned().collect(),
            client: file.record.client.clone(),
            saved_on: file
                .record
                .saved
                .as_deref()
                .and_then(|saved| saved.split('T').next())
                .map(str::to_owned),
            was_asked_reference: file.record.voice == Some(Voice::Client),
            prompts,
            at: 0,
            entry: entry.unwrap_or_default(),
            walk: if goes_on { Walk::Unanswered } else { Walk::Every },
            passed: BTreeSet::new(),
            goes_on: false,
            begun: BTreeMap::new(),
            begun_notes: BTreeMap::new(),
            chosen_in_review: None,
            raised_by: None,
            top: opening.pop().unwrap_or_default(),
            below: opening,
            message: None,
            beside: Vec::new(),
            reviewed_from: None,
            begun_reference: None,
            is_written: false,
            is_unsaved: false,
            file_name: None,
            end,
            asks_voice: settings.voice.is_none(),
            asks_length: settings.length.is_none(),
        }
    }

    /// How it ended, if it has.
    pub fn end(&self) -> Option<End> {
        self.end
    }

    /// Takes a summary that was read back to the review, to change an answer. Meanwhile the answers may have been kept in a
    /// file.
    pub fn reopen(&mut self, is_kept: bool) {
        if is_kept && self.settings.draft == Draft::None {
            self.settings.draft = Draft::New;
        }
        self.end = None;
        // Who left before the first question comes back to before it: what is asked and said there is still to come.
        let comes_before = |page: &Page| {
            matches!(
                page,
                Page::Overwrite(_)
                    | Page::Changed(_)
                    | Page::OpeningVoice
                    | Page::OpeningReference
                    | Page::OpeningLength
            )
        };
        self.put_by_note();
        let mut pages = std::mem::take(&mut self.below);
        pages.push(std::mem::take(&mut self.top));
        self.below = pages.into_iter().filter(|open| comes_before(&open.page)).collect();
        match self.below.pop() {
            Some(last) => {
                self.below.insert(0, OpenPage::default());
                self.top = OpenPage { row: None, ..last };
            }
            None => self.open_review(),
        }
    }

    /// Who reads.
    pub fn voice(&self) -> Voice {
        self.settings.voice.unwrap_or_default()
    }

    /// The country whose help lines come first, which may have been chosen in the interview.
    pub fn country(&self) -> &'b Country {
        self.settings.country
    }

    /// What stays on the terminal while the program is stopped, to be gone on with.
    pub fn suspended(&self) -> &str {
        self.settings.bank.phrases().say_suspended.get(self.voice())
    }

    /// How many of the questions are put, once that is chosen.
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
        // Whoever answers about themselves after all has no reference.
        let has_reference = !self.asks_voice || self.voice() == Voice::Client;
        file.record.client = self.client.clone().filter(|_| has_reference);
        file
    }

    /// The name of a file in which the person wants the answers kept, told once.
    pub fn file_to_keep(&mut self) -> Option<String> {
        self.file_name.take()
    }

    /// Told whether the answers were kept: the person leaves, or hears why not and can name another file.
    pub fn kept(&mut self, result: Result<(), String>) {
        match result {
            Ok(()) => self.end = Some(End::Left),
            Err(reason) => self.message = Some(reason),
        }
    }

    /// Told, after each key, whether a file was written, and why the last answers are not in it, if they are not: that is
    /// said once, and where the person leaves.
    pub fn told_of_saving(&mut self, is_written: bool, problem: Option<String>) {
        self.is_written = is_written;
        let was_unsaved = std::mem::replace(&mut self.is_unsaved, problem.is_some());
        if let Some(problem) = problem.filter(|_| !was_unsaved) {
            self.say_also(&problem);
        }
    }

    /// Says something behind what is said already, which may be where to find help.
    pub(super) fn say_also(&mut self, also: &str) {
        self.message = Some(
            self.message.take().map_or_else(|| also.to_owned(), |said| format!("{said} {also}")),
        );
    }

    /// Whether the person is asked whether to leave.
    pub fn asks_to_leave(&self) -> bool {
        self.page() == &Page::Leave
    }

    /// Whether there is anything in a file of this interview.
    pub(super) fn is_in_file(&self) -> bool {
        self.is_written || self.has_begun()
    }

    /// Whether there is anything that leaving could lose.
    pub(super) fn has_begun(&self) -> bool {
        let file = self.file();
        file.answers != Answers::none(self.settings.bank)
            || !file.notes.is_empty()
            || file.record.client.is_some()
    }

    /// Whether the file of the answers must stay as it was: some of it would be lost, and the person has not said yet to go
    /// on so.
    pub fn leaves_file_alone(&self) -> bool {
        self.open_pages().any(|open| matches!(open.page, Page::Changed(_) | Page::Overwrite(_)))
    }

    /// The present prompt, whether or not another page stands before it.
    pub fn prompt(&self) -> Option<Prompt> {
        self.prompts.get(self.at).copied()
    }

    pub(super) fn evaluation(&self) -> Evaluation {
        evaluate(self.settings.bank, &self.answers)
    }

    /// Does what the person wants.
    pub fn act(&mut self, action: Action) {
        self.message = None;
        if action == Action::HelpLines
            || (action == Action::Character('!') && self.page() == &Page::HelpNow)
        {
            return self.open_help_lines();
        }
        if action == Action::Character('=')
            && matches!(
                self.page(),
                Page::HelpNow | Page::Notice(_) | Page::Why | Page::Keys | Page::HelpLines
            )
        {
            return self.open_page(Page::Points);
        }
        if let Action::Character(sign @ ('?' | '!')) = action
            && (!self.types_beside() || self.top.typed.is_empty())
            && self.opens_beside(sign)
        {
            return;
        }
        match (self.page().clone(), action) {
            (_, Action::LeaveAtOnce) => self.end = Some(End::LeftAtOnce),
            (_, Action::Leave) if self.file_to_overwrite().is_some() => {
                self.end = Some(End::LeftFileAlone)
            }
            (Page::Leave, action) => self.leave(action),
            (Page::Keep, action) => self.name_file(action),
            (_, Action::Leave) => {
                if self.demands_attention() {
                    // Who stays after all must not come back to a line that one more key does.
                    self.top.row = None;
                }
                self.open_page(Page::Leave);
            }
            (Page::Skip, action) => self.skip(action),
            (Page::OpeningVoice, action) => self.opening(action, self.opening_rows()),
            (Page::OpeningReference, action) => self.type_reference(action),
            (Page::OpeningLength, Action::Back) => {
                self.close_page();
                self.open_before_length();
            }
            (Page::OpeningLength, action) => self.opening(action, 2),
            (Page::HelpNow | Page::Notice(_) | Page::Changed(_) | Page::Overwrite(_), action) => {
                self.demand(action)
            }
            (
                Page::Why | Page::Keys | Page::HelpLines | Page::Points,
                Action::Enter | Action::Back,
            ) => self.close_page(),
            // `?/90`: who leaves the first of two readings open did not ask what the question means.
            (Page::Why, Action::Character('/'))
                if self.starts_open_reading() && self.top.typed.is_empty() =>
            {
                self.close_page();
                "?/".chars().for_each(|sign| self.entry.edit(Action::Character(sign)));
            }
            (Page::Why | Page::Keys, Action::Character('?' | ' '))
            | (Page::HelpLines, Action::Character('!' | ' ')) => self.close_page(),
            (Page::Points, Action::Character('=' | ' ')) => self.close_page(),
            (Page::Why, Action::Character(_)) => {
                self.top.typed.edit(action);
                let typed = shortened(&self.top.typed.text());
                self.message = Some(
                    self.settings
                        .bank
                        .phrases()
                        .say_left_out
                        .fill(self.voice(), &[("typed", &typed)]),
                );
            }
            (Page::HelpLines, action) => self.choose_country(action),
            (Page::Why | Page::Keys | Page::Points, action) => self.top.scroll.act(action),
            (Page::Note, action) => self.type_note(action),
            (Page::Review, action) => self.review(action),
            (Page::Question, action) => self.answer(action),
        }
    }

    fn open_help_lines(&mut self) {
        match self.page() {
            Page::HelpLines => {}
            Page::HelpNow => self.say_lines_here(),
            _ => self.open_page(Page::HelpLines),
        }
    }

    fn say_lines_here(&mut self) {
        self.top.scroll.reset();
        self.top.row = None;
        self.message =
            Some(self.settings.bank.phrases().say_lines_here.get(self.voice()).to_owned());
    }

    /// Whether two readings are asked for and none is typed yet.
    fn starts_open_reading(&self) -> bool {
        matches!(self.prompt(), Some(Prompt::Pair(..)))
            && self.entry.is_on_typed()
            && self.entry.typed.is_empty()
    }

    /// Puts a country's help lines first.
    pub fn put_first(&mut self, country: &'b Country) {
        self.settings.country = country;
    }

    /// Puts another country's help lines first.
    fn choose_country(&mut self, action: Action) {
        let Action::Character(key) = action else { return self.top.scroll.act(action) };
        if let Some(country) = super::entry::place_of_key(key)
            .and_then(|place| self.settings.bank.countries().get(place))
        {
            self.put_first(country);
            self.top.scroll.reset();
        }
    }

    pub(super) fn wants_kept_in(&mut self, name: String) {
        self.file_name = Some(name);
    }
}
