//! Text of the record of an interview.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Unit};

use ketascreen_core::bank::Bank;
use ketascreen_core::record::{AnswersFile, Stamp, record};
use ketascreen_interview::Interview;

/// Time of saving where records are compared.
const UNSTAMPED: &str = "";
const TOOL: &str = concat!("ketascreen ", env!("CARGO_PKG_VERSION"));

/// Record of the answers at one moment.
#[derive(Debug)]
pub(super) struct Version {
    /// Time of saving.
    pub moment: String,
    /// Text of the record.
    pub stamped: String,
    /// Text without the time, by which versions are compared.
    pub unstamped: String,
}

/// Writer of the record of an interview.
pub(super) struct Recorder<'b> {
    bank: &'b Bank,
    started: String,
}

impl<'b> Recorder<'b> {
    /// Writer of a new record, or of one that is resumed.
    pub fn new(bank: &'b Bank, resumed: Option<&AnswersFile>) -> Recorder<'b> {
        let started = resumed.and_then(|file| file.record.started.clone());
        Recorder { bank, started: started.unwrap_or_else(now) }
    }

    /// Record as it is now.
    pub fn version(&self, interview: &Interview<'_>) -> Version {
        let moment = now();
        let stamped = self.record(interview, &moment);
        Version { moment, stamped, unstamped: self.unstamped(interview) }
    }

    /// Record as it is now, without the time of saving.
    pub fn unstamped(&self, interview: &Interview<'_>) -> String {
        self.record(interview, UNSTAMPED)
    }

    fn record(&self, interview: &Interview<'_>, saved: &str) -> String {
        let stamp = Stamp { started: &self.started, saved, tool: TOOL };
        record(self.bank, &interview.file(), stamp)
    }
}

/// Time in whole seconds, in UTC, so that a record does not tell where it was made.
fn now() -> String {
    let now = Timestamp::now();
    now.round(Unit::Second).unwrap_or(now).to_string()
}

/// The day of a record that is saved now.
pub(super) fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
