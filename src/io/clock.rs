//! Local time with its offset, as the machine's clock and zone say.

use jiff::{Unit, Zoned};

use ketascreen_core::record::Moment;

/// Present moment in whole seconds; `None` where the clock cannot be written as one.
pub fn now() -> Option<Moment> {
    let now = Zoned::now();
    let now = now.round(Unit::Second).unwrap_or(now);
    now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string().parse().ok()
}
