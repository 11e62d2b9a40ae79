//! Text of the record of an interview, with what the interview itself does not know.

use jiff::civil::Date;

use crate::io::clock::now;
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::Bank;
use ketascreen_core::record::{AnswersFile, Moment, Notation, changes_about_suicide, record};
use ketascreen_interview::Interview;

const TOOL: &str = concat!("ketascreen ", env!("CARGO_PKG_VERSION"));

/// Record of the answers at one moment.
#[derive(Debug)]
pub(super) struct Version {
    /// Time of saving.
    pub moment: Option<Moment>,
    /// Text of the record.
    pub stamped: String,
    /// Text without the time, by which versions are compared.
    pub unstamped: String,
}

/// Writer of the record of an interview.
pub(super) struct Recorder<'b> {
    bank: &'b Bank,
    notation: Notation,
    started: Option<Moment>,
    /// What the record held of earlier: who answered, who was present, changes.
    earlier: AnswersFile,
    /// The answers as they were observed last.
    observed: Answers,
}

impl<'b> Recorder<'b> {
    /// Writer of a new record, or of one that is gone on with.
    pub fn new(bank: &'b Bank, goes_on: Option<&AnswersFile>, notation: Notation) -> Recorder<'b> {
        let nothing = Answers::none(bank);
        let earlier = goes_on.cloned().unwrap_or_else(|| AnswersFile::of(bank, &nothing));
        Recorder {
            bank,
            notation,
            started: earlier.record.started.clone().or_else(now),
            observed: earlier.answers.clone(),
            earlier,
        }
    }

    /// Observes the present answers: notes changes of answers about suicide.
    pub fn observe(&mut self, answers: &Answers) {
        if *answers == self.observed {
            return;
        }
        if let Some(at) = now() {
            let changes = changes_about_suicide(self.bank, &self.observed, answers, &at);
            self.earlier.changed.extend(changes);
        }
        self.observed.clone_from(answers);
    }

    /// Answers that count, with all that the record holds besides.
    pub fn file(&self, interview: &Interview<'_>) -> AnswersFile {
        let mut file = interview.file();
        let earlier = &self.earlier;
        file.changed.clone_from(&earlier.changed);
        file.record.answered_by.clone_from(&earlier.record.answered_by);
        file.record.present.clone_from(&earlier.record.present);
        file.record.started.clone_from(&self.started);
        file.record.tool = Some(TOOL.to_owned());
        file
    }

    /// Record as it is now.
    pub fn version(&self, interview: &Interview<'_>) -> Version {
        let moment = now();
        let mut file = self.file(interview);
        let unstamped = record(self.bank, &file, self.notation);
        file.record.saved.clone_from(&moment);
        Version { moment, stamped: record(self.bank, &file, self.notation), unstamped }
    }

    /// Record as it is now, without the time of saving.
    pub fn unstamped(&self, interview: &Interview<'_>) -> String {
        record(self.bank, &self.file(interview), self.notation)
    }
}

/// The day of a record that is saved now.
pub(super) fn today() -> Option<Date> {
    now().map(|now| now.day())
}
