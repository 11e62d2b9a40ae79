//! What to show: lines with their look, and where the cursor stands. No width is known here.

mod help_lines;
mod opening;
mod pages;
mod question;
mod review;

pub(super) use help_lines::{help_lines, keyed};

use super::LineEdit;
use super::keys::{KeyPlace, in_lines, on_screen, while_typing};
use super::page::Page;
use super::prompts::Prompt;
use super::state::Interview;
use ketascreen_core::bank::{Kind, Phrase, Phrases};
use ketascreen_core::summary::Words;
use ketascreen_core::text::{ascii, is_control, visible};

/// How a line looks, where there is colour. Without it the marks at the start of a line say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// As it is.
    Plain,
    /// A heading or the question itself.
    Bold,
    /// Beside the point: keys, progress.
    Dim,
    /// The row that the arrows stand on.
    Active,
    /// A line that is being typed: it stays as it is typed, blanks included.
    Typed,
    /// What the person should read at once.
    Warning,
}

/// A line before wrapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What stands before the text; further lines are set in below it.
    pub mark: String,
    /// The text.
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// The line as it is said where there are no marks to see, if that is different.
    pub said: Option<String>,
    /// Where the cursor stands in the text, in characters, if it stands here.
    pub cursor: Option<usize>,
}

impl Line {
    /// A line with a mark before it.
    pub fn of(mark: &str, text: String, style: Style) -> Line {
        Line { mark: mark.to_owned(), text, style, said: None, cursor: None }
    }

    pub(super) fn gap() -> Line {
        Line::of("", String::new(), Style::Plain)
    }
}

/// Help that an answer calls for, but not before all else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlyHelp {
    /// When to call; nothing where that was read before.
    pub texts: Vec<String>,
    /// Whom: each line in running text.
    pub lines: String,
    /// The same in the fewest words.
    pub contacts: String,
}

/// What to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The lines, from the top.
    pub lines: Vec<Line>,
    /// What to type where there are no keys, only lines.
    pub plain_keys: String,
    /// What to say at once, above the keys.
    pub message: Option<String>,
    /// Where to find help, beside a question.
    pub early_help: Option<EarlyHelp>,
    /// The keys, below everything.
    pub keys: String,
    /// How far a page that is only read is scrolled; `None` where the active row is kept in sight instead.
    pub scroll: Option<usize>,
    /// What to say where a part is out of sight.
    pub more: String,
}

impl View {
    /// The same in plain ASCII, but for what is being typed: it stays as it was typed.
    pub fn in_ascii(mut self) -> View {
        for line in self.lines.iter_mut().filter(|line| line.style != Style::Typed) {
            line.text = ascii(&line.text);
        }
        self.message = self.message.map(|message| ascii(&message));
        self.early_help = self.early_help.map(|help| EarlyHelp {
            texts: help.texts.iter().map(|text| ascii(text)).collect(),
            lines: ascii(&help.lines),
            contacts: ascii(&help.contacts),
        });
        self.keys = ascii(&self.keys);
        self.more = ascii(&self.more);
        self
    }
}

impl Interview<'_> {
    /// What to show now.
    pub fn view(&self) -> View {
        let mut lines = Lines { interview: self, lines: Vec::new() };
        match self.page() {
            Page::OpeningVoice => lines.opening_voice(),
            Page::Changed(changed) => lines.changed(changed),
            Page::Overwrite(overwrite) => lines.overwrite(overwrite),
            Page::OpeningReference => lines.opening_reference(),
            Page::OpeningLength => lines.opening_length(),
            Page::Question => lines.question(),
            Page::Why => lines.why(),
            Page::Note => lines.note(),
            Page::Points => lines.points(),
            Page::Keys => lines.all_keys(),
            Page::HelpLines => lines.help_lines(),
            Page::HelpNow => lines.help_now(),
            Page::Notice(rules) => lines.notice(rules),
            Page::Review => lines.review(),
            Page::Skip => lines.skip(),
            Page::Leave => lines.leave(),
            Page::Keep => lines.keep(),
        }
        let is_read = match self.page() {
            Page::Why | Page::Keys | Page::Points | Page::HelpLines => true,
            // Once a line is pointed at, it is kept in sight instead.
            Page::OpeningVoice | Page::OpeningLength => self.top.row.is_none(),
            // Nor where a key pointed at it, so that what to do stays in sight.
            Page::HelpNow | Page::Notice(_) | Page::Changed(_) | Page::Overwrite(_) => {
                self.top.row.is_none() || self.top.is_row_of_key
            }
            _ => false,
        };
        View {
            lines: lines.lines,
            plain_keys: self.plain_keys(),
            message: self.said_now().map(|message| visible(&message).into_owned()),
            early_help: self.help_beside(),
            keys: self.keys(),
            scroll: is_read.then_some(self.top.scroll.at()),
            more: self.phrases().keys_more.get(self.voice()).to_owned(),
        }
    }

    /// What is said at once: about the last key, or what Enter is going to do.
    fn said_now(&self) -> Option<String> {
        self.message.clone().or_else(|| match self.page() {
            Page::Question => self.read_back(),
            Page::HelpNow | Page::Notice(_) | Page::Changed(_) | Page::Overwrite(_) => {
                self.demanded()
            }
            Page::Leave => self.warning(),
            Page::OpeningVoice | Page::OpeningLength => self.chosen_here(),
            _ => None,
        })
    }

    /// What Enter is going to do on a page of the opening, where a line is pointed at.
    fn chosen_here(&self) -> Option<String> {
        // Where all is in sight, the mark of the line says it.
        if self.top.row.is_none() || !self.top.scroll.can_move() {
            return None;
        }
        let mut lines = Lines { interview: self, lines: Vec::new() };
        if self.page() == &Page::OpeningVoice {
            lines.opening_voice()
        } else {
            lines.opening_length()
        }
        let choice = lines.lines.into_iter().find(|line| line.cursor.is_some())?.text;
        Some(self.phrases().confirm_line.fill(self.voice(), &[("choice", &choice)]))
    }

    /// Whether a text is being typed, in which a sign is no key.
    fn types_text(&self) -> bool {
        let is_text = self.prompt().is_some_and(|prompt| {
            matches!(self.settings.bank.question(prompt.first()).kind, Kind::Text { .. })
        });
        is_text && self.entry.is_on_typed() && !self.entry.typed.is_empty()
    }

    fn phrases(&self) -> &Phrases {
        self.settings.bank.phrases()
    }

    fn plain_keys(&self) -> String {
        let (phrases, bank, voice) = (self.phrases(), self.settings.bank, self.voice());
        let with_keys =
            |phrase: &Phrase| format!("{} {}", phrase.get(voice), in_lines(bank, voice));
        match self.page() {
            Page::Question if self.entry.is_ticked() => with_keys(&phrases.keys_plain_multi),
            Page::Question if self.entry.is_typed() => with_keys(&phrases.keys_plain_typed),
            Page::Question => with_keys(&phrases.keys_plain_choice),
            Page::Why | Page::Keys | Page::Points => phrases.keys_plain_page.get(voice).to_owned(),
            Page::HelpLines => phrases.keys_plain_help_lines.get(voice).to_owned(),
            Page::OpeningVoice | Page::OpeningLength => {
                phrases.keys_plain_opening.get(voice).to_owned()
            }
            Page::OpeningReference | Page::Note => phrases.keys_plain_beside.get(voice).to_owned(),
            Page::Keep => phrases.keys_plain_file_name.get(voice).to_owned(),
            Page::Skip | Page::Leave => phrases.keys_plain_back.get(voice).to_owned(),
            Page::Review => phrases.keys_plain_review.get(voice).to_owned(),
            Page::HelpNow | Page::Notice(_) if self.raised_by.is_some() => {
                phrases.keys_plain_help_now.get(voice).to_owned()
            }
            Page::HelpNow | Page::Notice(_) | Page::Changed(_) | Page::Overwrite(_) => {
                phrases.keys_plain_number.get(voice).to_owned()
            }
        }
    }

    fn keys(&self) -> String {
        let (phrases, bank, voice) = (self.phrases(), self.settings.bank, self.voice());
        let phrase = match self.page() {
            Page::Question if self.entry.is_ticked() => {
                return on_screen(
                    bank,
                    voice,
                    &[KeyPlace::Multi, KeyPlace::Entry, KeyPlace::Everywhere],
                );
            }
            Page::Question if self.types_text() => return while_typing(bank, voice),
            Page::Question if self.entry.is_typed() => {
                return on_screen(
                    bank,
                    voice,
                    &[KeyPlace::Entry, KeyPlace::Typed, KeyPlace::Everywhere],
                );
            }
            Page::Question => {
                return on_screen(bank, voice, &[KeyPlace::Choice, KeyPlace::Everywhere]);
            }
            Page::Why | Page::Keys | Page::Points => &phrases.keys_page,
            Page::HelpLines => &phrases.keys_help_lines,
            Page::HelpNow | Page::Notice(_) if self.raised_by.is_some() => &phrases.keys_help_now,
            Page::HelpNow | Page::Notice(_) | Page::Changed(_) | Page::Overwrite(_) => {
                &phrases.keys_stop_or_go_on
            }
            Page::OpeningVoice => &phrases.keys_opening,
            Page::OpeningLength => &phrases.keys_opening_length,
            Page::OpeningReference | Page::Note => &phrases.keys_beside,
            Page::Keep => &phrases.keys_file_name,
            Page::Review => &phrases.keys_review,
            Page::Skip | Page::Leave => &phrases.keys_leave,
        };
        phrase.get(voice).to_owned()
    }
}

struct Lines<'i, 'b> {
    interview: &'i Interview<'b>,
    lines: Vec<Line>,
}

impl Lines<'_, '_> {
    fn words(&self) -> Words<'_> {
        Words { bank: self.interview.settings.bank, voice: self.interview.voice() }
    }

    fn say(&mut self, text: &str, style: Style) {
        self.row("", text, style, None);
    }

    fn row(&mut self, mark: &str, text: &str, style: Style, cursor: Option<usize>) {
        self.lines.push(Line { cursor, ..Line::of(mark, visible(text).into_owned(), style) });
    }

    fn gap(&mut self) {
        self.say("", Style::Plain);
    }

    fn phrase(&mut self, phrase: impl Fn(&Phrases) -> &Phrase, style: Style) {
        let text = phrase(self.interview.phrases()).get(self.interview.voice()).to_owned();
        self.say(&text, style);
    }

    fn choices(&mut self, texts: &[String]) {
        texts.iter().enumerate().for_each(|(place, text)| self.keyed(place, text));
    }

    /// The question as asked; an item of a scale after the scale's stem.
    fn asked(&self, prompt: Prompt) -> String {
        let interview = self.interview;
        let (bank, voice) = (interview.settings.bank, interview.voice());
        match prompt {
            Prompt::Pair(index, _) => bank
                .paired_readings()
                .get(index)
                .map(|pair| pair.text.get(voice))
                .unwrap_or_default()
                .to_owned(),
            Prompt::Question(question) => {
                let text = bank.question(question).text.get(voice);
                let stem = bank
                    .scales()
                    .iter()
                    .find(|scale| scale.items.contains(&question))
                    .and_then(|scale| scale.stem.as_ref());
                stem.map_or_else(
                    || text.to_owned(),
                    |stem| {
                        interview
                            .phrases()
                            .scale_item
                            .fill(voice, &[("stem", stem.get(voice)), ("item", text)])
                    },
                )
            }
        }
    }

    /// What is typed on a page that asks for something beside the answers.
    fn typed_beside(&mut self) {
        let typed = &self.interview.top.typed;
        self.typed(typed, true);
        self.said_typed(typed);
    }

    /// What is typed, as it is said where there is no screen.
    fn said_typed(&mut self, typed: &LineEdit) {
        let text = typed.text();
        let phrases = self.interview.phrases();
        self.said(if text.is_empty() {
            text
        } else {
            phrases.typed_so_far.fill(self.interview.voice(), &[("typed", &text)])
        });
    }

    /// A line that is typed, with the cursor in it.
    fn typed(&mut self, typed: &LineEdit, is_active: bool) {
        let text: String = typed
            .text()
            .chars()
            .map(|character| if is_control(character) { ' ' } else { character })
            .collect();
        let cursor = is_active.then(|| typed.before_cursor().chars().count());
        let mark = if is_active { "> " } else { "  " };
        self.lines.push(Line { cursor, ..Line::of(mark, text, Style::Typed) });
    }

    /// How the last line is said where there is no screen.
    fn said(&mut self, said: String) {
        if let Some(line) = self.lines.last_mut() {
            line.said = Some(visible(&said).into_owned());
        }
    }

    /// A line with the key that chooses it, by its place.
    fn keyed(&mut self, place: usize, text: &str) {
        self.lines.push(keyed(place, text, self.interview.top.row == Some(place)));
    }
}
