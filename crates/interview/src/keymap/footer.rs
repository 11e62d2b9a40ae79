//! Footers: keys that are named at a place.

use super::place::Place;
use super::table::KEYS;
use ketascreen_core::bank::{Bank, Phrase, Phrases};

/// Gap between two keys in a footer.
pub const KEY_GAP: &str = "  ";

/// A blank at which a line is not broken.
pub(crate) const NO_BREAK: &str = "\u{a0}";

/// Keys that the screen names at a place, in one line.
pub(crate) fn footer(bank: &Bank, place: Place) -> String {
    let phrases = bank.phrases();
    let named = KEYS.iter().filter(|binding| (binding.footer)(place));
    named.filter_map(|binding| binding.full(phrases)).collect::<Vec<_>>().join(KEY_GAP)
}

/// Signs that are typed at a place, in one sentence's length.
pub(crate) fn plain_footer(bank: &Bank, place: Place) -> String {
    let phrases = bank.phrases();
    let text = place.plain_footer(phrases).as_str();
    if !place.is_question() {
        return text.to_owned();
    }
    let named = KEYS.iter().filter(|binding| (binding.footer)(Place::Choice));
    // A sign stays beside what it does.
    let signs =
        named.filter_map(|binding| binding.plain(phrases)).map(|sign| sign.replace(' ', NO_BREAK));
    let separator = phrases.list_separator.as_str();
    format!("{text} {}", signs.collect::<Vec<_>>().join(separator))
}

/// The same in one short line, where it was said in full before.
pub(crate) fn short_footer(bank: &Bank, place: Place) -> Option<String> {
    let phrases = bank.phrases();
    let short = match place {
        Place::Choice => &phrases.keys_short_choice,
        Place::Ticks => &phrases.keys_short_multi,
        Place::Typed | Place::Text => &phrases.keys_short_typed,
        Place::OpeningLength => &phrases.keys_plain_number,
        _ => return None,
    };
    Some(short.as_str().to_owned())
}

impl Place {
    fn plain_footer(self, phrases: &Phrases) -> &Phrase {
        match self {
            Place::Opening | Place::OpeningLength => &phrases.keys_plain_opening,
            Place::Choice => &phrases.keys_plain_choice,
            Place::Ticks => &phrases.keys_plain_multi,
            Place::Typed | Place::Text => &phrases.keys_plain_typed,
            Place::OpeningReference | Place::Note => &phrases.keys_plain_beside,
            Place::FileName | Place::SummaryFileName => &phrases.keys_plain_file_name,
            Place::Keys | Place::Points => &phrases.keys_plain_page,
            Place::HelpLines | Place::SummaryHelpLines => &phrases.keys_plain_help_lines,
            Place::HelpNow | Place::Notice => &phrases.keys_plain_help_now,
            Place::FileNotice => &phrases.keys_plain_number,
            Place::Review => &phrases.keys_plain_review,
            Place::Skip | Place::Leave | Place::NoteAsks => &phrases.keys_plain_back,
            Place::Lowering => &phrases.keys_plain_lowering,
            Place::Summary | Place::SummaryEnd => &phrases.keys_plain_finish,
            Place::SummaryChoices => &phrases.keys_plain_finish_choices,
            Place::SummaryPrivate => &phrases.keys_plain_private,
            Place::SummaryChart => &phrases.keys_plain_chart,
            Place::SummaryCopy => &phrases.keys_plain_copy,
        }
    }
}
