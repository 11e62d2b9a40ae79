//! Lines of plain mode on pages that have lines to choose, or nothing to do but read.

use crate::action::Action;
use crate::interview::{Interview, Page};
use crate::keymap::action_of_line;
use crate::messages::shortened;
use crate::page_stack::Turn;
use crate::row_key::{place_of_key, single};

/// Takes a line on a page with so many lines to choose.
pub(super) fn choose_by_line(
    page: &mut dyn Page,
    interview: &mut Interview<'_>,
    line: &str,
    rows: usize,
) -> Turn<dyn Page> {
    let is_row = |key: &char| place_of_key(*key).is_some_and(|place| place < rows);
    match single(line).filter(is_row) {
        Some(key) => page.act(interview, Action::Character(key)),
        None if line.is_empty() => page.act(interview, Action::Enter),
        None => {
            interview.no_such_row(line);
            Turn::Stay
        }
    }
}

/// Closes a page that is only read. A sign works behind it, where it is read out; what else is
/// typed may be an answer, or not.
pub(super) fn close_by_line(interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
    if line.is_empty() {
        return Turn::Close;
    }
    let answers =
        |action: &Action| matches!(action, Action::NotSure | Action::PreferNot | Action::Clear);
    let action = action_of_line(interview.place(), line).filter(|_| interview.is_at_question());
    match action.filter(|action| !answers(action)) {
        Some(action) => Turn::Pass(action),
        None => {
            let phrase = &interview.phrases().say_not_taken;
            interview.message = Some(phrase.fill(&[("typed", &shortened(line))]));
            Turn::Close
        }
    }
}
