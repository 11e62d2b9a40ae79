//! Local time with its offset, as the machine's clock and zone say.

use std::time::SystemTime;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Unit};

use ketascreen_core::record::Moment;

/// Present moment in whole seconds; `None` where the clock cannot be written as one.
pub fn now() -> Option<Moment> {
    // A clock may be set to a year that no calendar holds.
    let now = Timestamp::try_from(SystemTime::now()).ok()?.to_zoned(TimeZone::system());
    let now = now.round(Unit::Second).unwrap_or(now);
    now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string().parse().ok()
}
