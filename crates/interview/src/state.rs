//! Parts of the state of an interview.

use std::collections::{BTreeMap, BTreeSet};

use crate::entry::Entry;
use crate::line_edit::LineEdit;
use crate::prompts::Prompt;
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::{HelpCall, QuestionId};
use ketascreen_core::record::{CarriedOver, LastAnswers};

/// Everything that was given, those answers among it that are not asked for.
#[derive(Debug)]
pub(crate) struct Given {
    pub answers: Answers,
    /// Origins of the answers of an earlier day that were not given anew.
    pub carried: CarriedOver,
    /// Answers of an earlier visit that are asked again.
    pub last: LastAnswers,
    pub notes: BTreeMap<QuestionId, String>,
    pub client: Option<String>,
    /// Private questions that the person put on the page.
    pub on_page: Vec<QuestionId>,
    /// The day on which the answers were saved that are gone on with.
    pub saved_on: Option<String>,
    /// True where a reference was asked for when the resumed answers were given.
    pub was_asked_reference: bool,
}

/// Order of the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// The next that applies, answered or not.
    Every,
    /// The first that applies and has no answer yet.
    Unanswered,
}

/// Place among the questions, and where the way on and back leads.
#[derive(Debug)]
pub(crate) struct Flow {
    pub prompts: Vec<Prompt>,
    /// The place of the present prompt.
    pub at: usize,
    pub order: Order,
    /// Questions that were put and left without an answer: they are not put again.
    pub visited: BTreeSet<QuestionId>,
    /// True on the first page after resuming, which shows the progress so far.
    pub is_resuming: bool,
    /// The place of the present prompt where it was chosen in the review, to which going back
    /// leads.
    pub chosen_in_review: Option<usize>,
    /// The place of the question after which others came at once, and behind which the questions
    /// go on.
    pub left_at: Option<usize>,
    /// The place of the question over which the list of answers was opened.
    pub reviewed_from: Option<usize>,
    /// True where the length is asked, so that going back asks again.
    pub asks_length: bool,
}

/// Entries that were begun and do not count yet. They are kept while another page is shown.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    pub entries: BTreeMap<QuestionId, Entry>,
    pub notes: BTreeMap<QuestionId, LineEdit>,
    pub reference: Option<LineEdit>,
}

/// Alerts of the answers so far.
#[derive(Debug, Default)]
pub(crate) struct Alerts<'b> {
    /// The place of the prompt whose answer brought what must be read, and whether it was chosen in
    /// the review.
    pub cause: Option<(usize, bool)>,
    /// True once a note that names suicide was asked about.
    pub asked_about_note: bool,
    /// Early calls for help beside the question, until another answer counts.
    pub early_help: Vec<&'b HelpCall>,
}

/// The answer that counted last.
#[derive(Debug, Clone)]
pub(crate) struct LastAnswer {
    pub prompt: Prompt,
    /// The answers without it.
    pub before: Answers,
    /// Their origins.
    pub carried: CarriedOver,
}

/// State of the file of the answers, as the front end reports it.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// True once a file was written.
    pub is_written: bool,
    /// Why the last answers are in no file, where they could not be written.
    pub unsaved: Option<String>,
    /// The name of the file that is gone on with.
    pub resumed: Option<String>,
    /// The name of another file in which they are to be kept.
    pub name: Option<String>,
}
