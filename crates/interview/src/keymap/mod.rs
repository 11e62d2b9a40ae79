//! Keymap: key to action to label. A key is added in `table`, acts in the file of its page, and is
//! named by a phrase of the bank.

mod footer;
mod lookup;
mod place;
mod table;

pub use footer::KEY_GAP;
pub(crate) use footer::{NO_BREAK, footer, plain_footer, short_footer};
pub use lookup::{KeyLine, effect, keys};
pub(crate) use lookup::{action_of_character, action_of_line, only_looks, sign_of};
pub(crate) use place::Place;
pub use table::{Effect, HELP_KEY, KeyCode};
