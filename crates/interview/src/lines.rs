//! Lines of a page, as they are put together.

use crate::interview::Interview;
use crate::line_edit::LineEdit;
use crate::prompts::Prompt;
use crate::view::{Line, Style, keyed};
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::{Phrase, Phrases, Scale};
use ketascreen_core::evaluation::asked;
use ketascreen_core::summary::Words;
use ketascreen_core::text::{is_control, visible};

pub(crate) struct Lines<'i, 'b> {
    pub interview: &'i Interview<'b>,
    pub lines: Vec<Line>,
}

impl<'i, 'b> Lines<'i, 'b> {
    /// Lines as they are written by a page.
    pub(crate) fn of(
        interview: &'i Interview<'b>,
        write: impl FnOnce(&mut Lines<'i, 'b>),
    ) -> Vec<Line> {
        let mut lines = Lines { interview, lines: Vec::new() };
        write(&mut lines);
        lines.lines
    }
}

impl Lines<'_, '_> {
    pub(crate) fn words(&self) -> Words<'_> {
        Words { bank: self.interview.settings.bank }
    }

    pub(crate) fn say(&mut self, text: &str, style: Style) {
        self.row("", text, style, None);
    }

    pub(crate) fn row(&mut self, mark: &str, text: &str, style: Style, cursor: Option<usize>) {
        self.lines.push(Line { cursor, ..Line::of(mark, visible(text).into_owned(), style) });
    }

    /// What is asked here.
    pub(crate) fn question_line(&mut self, text: &str) {
        self.lines.push(Line::question(visible(text).into_owned()));
    }

    pub(crate) fn gap(&mut self) {
        self.say("", Style::Plain);
    }

    pub(crate) fn phrase(&mut self, phrase: impl Fn(&Phrases) -> &Phrase, style: Style) {
        let text = phrase(self.interview.phrases()).as_str().to_owned();
        self.say(&text, style);
    }

    /// Lines to choose from, of which one may be pointed at.
    pub(crate) fn choices(&mut self, texts: &[String], row: Option<usize>) {
        texts.iter().enumerate().for_each(|(place, text)| self.keyed(place, text, row));
    }

    /// The scale of which a prompt is an item.
    pub(crate) fn scale(&self, prompt: Prompt) -> Option<&Scale> {
        let scales = self.interview.settings.bank.scales();
        scales.iter().find(|scale| scale.items.contains(&prompt.first()))
    }

    /// The question as asked; an item of a scale after the scale's stem.
    pub(crate) fn asked(&self, prompt: Prompt) -> String {
        let interview = self.interview;
        let bank = interview.settings.bank;
        match prompt {
            Prompt::Pair(index, _) => bank
                .paired_readings()
                .get(index)
                .map(|pair| pair.text.as_str())
                .unwrap_or_default()
                .to_owned(),
            Prompt::Question(question) => {
                let text = bank.question(question).text.as_str();
                let stem = self.scale(prompt).and_then(|scale| scale.stem.as_ref());
                stem.map_or_else(
                    || text.to_owned(),
                    |stem| {
                        interview
                            .phrases()
                            .scale_item
                            .fill(&[("stem", stem.as_str()), ("item", text)])
                    },
                )
            }
        }
    }

    /// Line that is typed on a page that asks for something beside the answers.
    pub(crate) fn other_text(&mut self, typed: &LineEdit) {
        self.typed(typed, true);
        self.said_typed(typed);
    }

    /// Typed text, as it is said where there is no screen.
    pub(crate) fn said_typed(&mut self, typed: &LineEdit) {
        let text = typed.text();
        let phrases = self.interview.phrases();
        self.said(if text.is_empty() {
            text
        } else {
            phrases.typed_so_far.fill(&[("typed", &text)])
        });
    }

    /// A line that is typed, with the cursor in it.
    pub(crate) fn typed(&mut self, typed: &LineEdit, is_active: bool) {
        let text: String = typed
            .text()
            .chars()
            .map(|character| if is_control(character) { ' ' } else { character })
            .collect();
        let cursor = is_active.then(|| typed.before_cursor().chars().count());
        let mark = if is_active { "> " } else { "  " };
        self.lines.push(Line { cursor, ..Line::of(mark, text, Style::Typed) });
    }

    /// Sets the last line as it is said where there is no screen.
    pub(crate) fn said(&mut self, said: String) {
        if let Some(line) = self.lines.last_mut() {
            line.said = Some(visible(&said).into_owned());
        }
    }

    /// A line that leads on, with the key that chooses it, by its place.
    pub(crate) fn keyed(&mut self, place: usize, text: &str, row: Option<usize>) {
        let line = keyed(place, text, row == Some(place));
        self.lines.push(Line { is_choice: true, ..line });
    }
}

impl Lines<'_, '_> {
    /// Progress so far, on the first page after resuming.
    pub(crate) fn resumed_progress(&mut self) {
        let interview = self.interview;
        if !interview.flow.is_resuming {
            return;
        }
        let asked = asked(interview.settings.bank, &interview.given.answers);
        let all =
            || interview.flow.prompts.iter().filter(|prompt| asked.of(prompt.first()).is_true());
        let answered =
            all().filter(|prompt| *interview.given.answers.get(prompt.first()) != Answer::MISSING);
        let (answered, count) = (answered.count().to_string(), all().count().to_string());
        let text = interview.phrases().goes_on.fill(&[("answered", &answered), ("count", &count)]);
        self.say(&text, Style::Bold);
        if let Some(date) = &interview.given.saved_on {
            let text = interview.phrases().goes_on_since.fill(&[("date", date)]);
            self.say(&text, Style::Plain);
        }
        if let Some(file) = &interview.kept.resumed {
            self.say(&interview.phrases().goes_on_in.fill(&[("file", file)]), Style::Plain);
        }
        self.reference();
        if let Some(begun) = interview.draft_labels() {
            let text = interview.phrases().leave_begun.fill(&[("questions", &begun)]);
            self.say(&text, Style::Plain);
        }
    }

    /// Reference to the person, where there is one.
    pub(crate) fn reference(&mut self) {
        let interview = self.interview;
        if let Some(client) = interview.file().record.client {
            let text = interview.phrases().reference.fill(&[("client", &client)]);
            self.say(&text, Style::Dim);
        }
    }
}
