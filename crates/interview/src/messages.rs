//! Messages about the last key.

use crate::entry::EntryError;
use crate::interview::Interview;

impl Interview<'_> {
    pub(crate) fn no_such_row(&mut self, typed: &str) {
        let phrase = &self.phrases().say_no_such_row;
        self.message = Some(phrase.fill(&[("typed", &shortened(typed))]));
    }

    pub(crate) fn report(&mut self, reason: EntryError) {
        let phrases = self.phrases();
        self.message = Some(match reason {
            EntryError::NothingChosen => phrases.say_choose_one.as_str().to_owned(),
            EntryError::NothingTicked => phrases.say_tick_one.as_str().to_owned(),
            EntryError::NothingTyped => phrases.say_type_something.as_str().to_owned(),
            EntryError::NotWhole(typed) => {
                phrases.say_not_whole.fill(&[("typed", &shortened(&typed))])
            }
            EntryError::OutOfRange(question, least, greatest) => {
                let label = self.settings.bank.question(question).label.as_str();
                let (least, greatest) = (least.to_string(), greatest.to_string());
                phrases.say_out_of_range.fill(&[
                    ("question", label),
                    ("least", &least),
                    ("greatest", &greatest),
                ])
            }
            EntryError::NotTwo => phrases.say_not_two.as_str().to_owned(),
            EntryError::TooLong(count, longest) => phrases
                .say_too_long
                .fill(&[("count", &count.to_string()), ("longest", &longest.to_string())]),
        });
    }
}

/// The start of what was typed: enough to know it by.
pub(crate) fn shortened(typed: &str) -> String {
    const ENOUGH: usize = 20;
    let mut start: String = typed.chars().take(ENOUGH).collect();
    if typed.chars().nth(ENOUGH).is_some() {
        start.push('\u{2026}');
    }
    start
}
