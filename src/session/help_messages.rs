//! Messages about help: steps to take now, and help lines.

use super::message::Message;
use ketascreen_core::bank::Bank;
use ketascreen_core::evaluation::evaluate;
use ketascreen_core::summary::{Help, crisis_line, help_line};
use ketascreen_interview::Interview;

/// Sentence with the lines for help at any time.
pub(super) fn crisis_lines(bank: &Bank, interview: &Interview<'_>) -> Message {
    let line = crisis_line(bank, interview.country());
    let phrase = &bank.phrases().opening_crisis_line;
    Message::Text(phrase.fill(&[("crisis_line", &line)]))
}

/// Help that the answers call for.
pub(super) fn help<'b>(bank: &'b Bank, interview: &Interview<'b>) -> Help<'b> {
    let evaluation = evaluate(bank, interview.answers());
    Help::called_for(bank, &evaluation, interview.country())
}

/// Steps to take now with the main help lines of the chosen country, where help is called for
/// before all else.
pub(super) fn what_to_do(bank: &Bank, interview: &Interview<'_>, help: &Help<'_>) -> Vec<Message> {
    if help.first.is_empty() {
        return Vec::new();
    }
    let texts = help.first.iter().chain(&help.early).map(|text| (*text).to_owned());
    let main = help.kinds.iter().filter_map(|kind| interview.country().main_line(*kind));
    let lines = main.map(|line| help_line(bank, line));
    texts.chain(lines).map(Message::Text).collect()
}

/// Steps to take now and help lines where the answers call for them, to say when the screen that
/// showed them is gone.
pub(super) fn where_to_find_help(bank: &Bank, interview: &Interview<'_>) -> Vec<Message> {
    let help = help(bank, interview);
    let crisis = (!help.kinds.is_empty()).then(|| crisis_lines(bank, interview));
    what_to_do(bank, interview, &help).into_iter().chain(crisis).collect()
}
