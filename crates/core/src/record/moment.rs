//! Moments as records have them: local time with its offset (RFC 3339).

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;

/// Local time with its offset from UTC, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    written: String,
    local: DateTime,
    offset: Offset,
}

/// Text that is no local time with an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoMoment;

impl Moment {
    /// Text as it was written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Local day.
    pub fn day(&self) -> Date {
        self.local.date()
    }

    /// Local hour and minute, such as `14:02`.
    pub fn time_of_day(&self) -> String {
        self.local.strftime("%H:%M").to_string()
    }

    /// Offset of the local time, such as `-08:00`.
    pub fn offset(&self) -> String {
        let minutes = self.offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
    }

    /// Point in time; `None` outside the years that can be computed with.
    pub fn timestamp(&self) -> Option<Timestamp> {
        self.offset.to_timestamp(self.local).ok()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.written)
    }
}

impl FromStr for Moment {
    type Err = NoMoment;

    fn from_str(text: &str) -> Result<Moment, NoMoment> {
        let pieces = Pieces::parse(text).map_err(|_| NoMoment)?;
        let time = pieces.time().ok_or(NoMoment)?;
        let offset = pieces.to_numeric_offset().ok_or(NoMoment)?;
        if pieces.time_zone_annotation().is_some() {
            return Err(NoMoment);
        }
        Ok(Moment { written: text.to_owned(), local: pieces.date().to_datetime(time), offset })
    }
}

/// Day as written `2026-10-31`; `None` for anything else.
pub fn day_of(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_keeps_its_local_day_and_offset() {
        let moment: Moment = "2026-11-28T00:30:00+09:00".parse().unwrap();
        assert_eq!(moment.day().to_string(), "2026-11-28");
        assert_eq!((moment.time_of_day().as_str(), moment.offset().as_str()), ("00:30", "+09:00"));
        let utc: Moment = "2026-11-27T15:30:00Z".parse().unwrap();
        assert_eq!(moment.timestamp(), utc.timestamp());
        assert_eq!(utc.offset(), "+00:00");
        assert_eq!("2026-11-27T15:30:00-03:30".parse::<Moment>().unwrap().offset(), "-03:30");
    }

    #[test]
    fn what_lacks_a_time_or_an_offset_is_no_moment() {
        for text in ["", "s", "2026-11-28", "2026-11-28T14:02:00", "14:02", "2026-13-01T00:00:00Z"]
        {
            assert_eq!(text.parse::<Moment>(), Err(NoMoment), "{text}");
        }
    }
}
