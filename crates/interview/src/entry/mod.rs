//! Entry at one prompt: how a value is entered, in either front end.

mod answers;
mod error;
mod reading;
mod state;

pub(crate) use error::EntryError;
pub(crate) use reading::READING_GAP;
pub(crate) use state::{Entry, EntryRow, TickState, UNSURE_MARK};
