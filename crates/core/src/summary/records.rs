//! Records of a folder: for each what it is, how far it is answered, and whether help comes first.

use super::block::Block;
use super::page::is_help_first;
use super::summarize::Summary;
use super::words::Words;
use crate::answers::Answer;
use crate::bank::{Bank, Phrase, Phrases, QuestionId};
use crate::logic::Truth;
use crate::record::{InterviewLength, Moment};

/// Labels of open questions that are named.
const OPEN_NAMED: usize = 3;

/// File of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListedFile {
    /// Record that was read.
    Record(ListedRecord),
    /// Encrypted record, of which only the day of its last change is known.
    Encrypted {
        /// Name of the file.
        file: String,
        /// Day of its last change.
        day: Option<String>,
    },
    /// Record that cannot be read.
    Broken {
        /// Name of the file.
        file: String,
        /// Reason, in one sentence.
        reason: String,
    },
}

/// Record of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedRecord {
    /// Name of the file.
    pub file: String,
    /// Reference to the person.
    pub client: Option<String>,
    /// Moment of the last save.
    pub saved: Option<Moment>,
    /// Number of questions that are asked and have an answer.
    pub answered: usize,
    /// Number of questions that are asked.
    pub asked: usize,
    /// Questions to find out, those that were answered 'not sure' or declined first.
    pub open: Vec<QuestionId>,
    /// True where help comes before all else.
    pub help_first: bool,
}

impl ListedRecord {
    /// Record with the name of its file.
    pub fn of(file: &str, summary: &Summary<'_>) -> ListedRecord {
        let head = &summary.file.record;
        let is_short = head.interview == Some(InterviewLength::Short);
        let is_put = |id: &QuestionId| {
            let question = summary.bank.question(*id);
            !question.for_counselors
                && (!is_short || question.short)
                && summary.evaluation.asked.of(*id) == Truth::True
        };
        let asked: Vec<QuestionId> = summary.asked().filter(is_put).collect();
        let is_answered = |id: &&QuestionId| *summary.file.answers.get(**id) != Answer::MISSING;
        let open = &summary.find_out;
        let said_unknown = open.said_unknown.iter().map(|open| open.question);
        let missing = open.not_answered.iter().flat_map(|(_, questions)| questions.iter().copied());
        ListedRecord {
            file: file.to_owned(),
            client: head.client.clone(),
            saved: head.saved.clone(),
            answered: asked.iter().filter(is_answered).count(),
            asked: asked.len(),
            open: said_unknown.chain(missing).collect(),
            help_first: is_help_first(summary),
        }
    }
}

impl ListedFile {
    /// Name of the file.
    pub fn file(&self) -> &str {
        match self {
            ListedFile::Record(record) => &record.file,
            ListedFile::Encrypted { file, .. } | ListedFile::Broken { file, .. } => file,
        }
    }

    /// Place in a list: by reference, then by time, then by name; what was not read comes last.
    fn place(&self) -> impl Ord + use<> {
        let (client, saved) = match self {
            ListedFile::Record(record) => {
                (record.client.clone(), record.saved.as_ref().and_then(Moment::timestamp))
            }
            _ => (None, None),
        };
        let kind = match self {
            ListedFile::Record(_) => 0,
            ListedFile::Encrypted { .. } => 1,
            ListedFile::Broken { .. } => 2,
        };
        (kind, client.is_none(), client, saved, self.file().to_owned())
    }
}

/// Sorts files by reference, then by time, then by name; what was not read comes last.
pub fn sort_records(files: &mut [ListedFile]) {
    files.sort_by_cached_key(ListedFile::place);
}

/// Page of the records of a folder.
pub fn records_page(bank: &Bank, files: &[ListedFile]) -> Vec<Block> {
    let page = RecordsPage { words: Words { bank } };
    let rows: Vec<Vec<String>> = files.iter().map(|file| page.row(file)).collect();
    if rows.is_empty() {
        return vec![Block::Paragraph(page.phrase(|phrases| &phrases.records_none))];
    }
    let head = [
        page.phrase(|phrases| &phrases.column_reference),
        page.phrase(|phrases| &phrases.column_day),
        page.phrase(|phrases| &phrases.column_answered),
        page.phrase(|phrases| &phrases.column_open),
        page.phrase(|phrases| &phrases.column_help_first),
        page.phrase(|phrases| &phrases.column_file),
    ];
    vec![Block::Table(head.to_vec(), rows)]
}

struct RecordsPage<'b> {
    words: Words<'b>,
}

impl<'b> RecordsPage<'b> {
    fn phrase(&self, phrase: impl Fn(&'b Phrases) -> &'b Phrase) -> String {
        phrase(self.words.bank.phrases()).as_str().to_owned()
    }

    fn row(&self, file: &ListedFile) -> Vec<String> {
        let none = String::new;
        match file {
            ListedFile::Record(record) => self.record(record),
            ListedFile::Encrypted { file, day } => {
                let encrypted = self.phrase(|phrases| &phrases.records_encrypted);
                let day = day.clone().unwrap_or_default();
                vec![none(), day, none(), encrypted, none(), file.clone()]
            }
            ListedFile::Broken { file, .. } => {
                let broken = self.phrase(|phrases| &phrases.records_broken);
                vec![none(), none(), none(), broken, none(), file.clone()]
            }
        }
    }

    fn record(&self, record: &ListedRecord) -> Vec<String> {
        let phrases = self.words.bank.phrases();
        let (answered, asked) = (record.answered.to_string(), record.asked.to_string());
        let of = phrases.records_answered.fill(&[("answered", &answered), ("asked", &asked)]);
        let named = record.open.iter().take(OPEN_NAMED).map(|id| self.words.label(*id).to_owned());
        let more = record.open.len().saturating_sub(OPEN_NAMED);
        let more = (more > 0).then(|| phrases.list_more.fill(&[("count", &more.to_string())]));
        let help = if record.help_first { &phrases.records_yes } else { &phrases.records_no };
        vec![
            record.client.clone().unwrap_or_default(),
            record.saved.as_ref().map(|saved| saved.day().to_string()).unwrap_or_default(),
            of,
            self.words.list(named.chain(more)),
            help.as_str().to_owned(),
            record.file.clone(),
        ]
    }
}
