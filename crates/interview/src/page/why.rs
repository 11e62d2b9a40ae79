//! Meaning of a question, and the keys.

use super::choosing::close_by_line;
use crate::action::Action;
use crate::entry::READING_GAP;
use crate::interview::{Interview, Page};
use crate::keymap::{Place, keys};
use crate::line_edit::LineEdit;
use crate::lines::Lines;
use crate::messages::shortened;
use crate::page_stack::Turn;
use crate::pointer::Pointer;
use crate::prompts::Prompt;
use crate::view::{Line, Style};

/// The meaning of a question and why it is asked, and the keys.
#[derive(Debug, Default)]
pub(crate) struct Why {
    /// False where there is no question to explain, and the keys stand alone.
    is_of_question: bool,
    /// What was typed here and left out.
    left_out: LineEdit,
    pointer: Pointer,
}

impl Why {
    pub fn of(is_of_question: bool) -> Why {
        Why { is_of_question, ..Why::default() }
    }
}

impl Page for Why {
    fn place(&self) -> Place {
        Place::Keys
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        let prompt = interview.prompt().filter(|_| self.is_of_question);
        Lines::of(interview, |lines| match prompt {
            Some(prompt) => lines.why(prompt),
            None => lines.all_keys(false),
        })
    }

    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        match action {
            // `?/90`: who leaves the first of two readings open did not ask for the meaning.
            Action::Character(READING_GAP)
                if self.left_out.is_empty() && starts_open_reading(interview) =>
            {
                interview.pages.entry.type_open_reading();
                Turn::Close
            }
            Action::Character(_) if self.is_of_question => {
                self.left_out.edit(action);
                let typed = shortened(&self.left_out.text());
                let phrase = &interview.phrases().say_left_out;
                interview.message = Some(phrase.fill(&[("typed", &typed)]));
                Turn::Stay
            }
            action => self.pointer.read_only(action),
        }
    }

    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
        close_by_line(interview, line)
    }

    fn pointer(&self) -> Option<&Pointer> {
        Some(&self.pointer)
    }

    fn pointer_mut(&mut self) -> Option<&mut Pointer> {
        Some(&mut self.pointer)
    }
}

/// True where two readings are asked for and none is typed yet.
fn starts_open_reading(interview: &Interview<'_>) -> bool {
    matches!(interview.prompt(), Some(Prompt::Pair(..)))
        && interview.is_at_question()
        && interview.pages.entry.is_on_typed()
        && interview.pages.entry.typed.is_empty()
}

impl Lines<'_, '_> {
    fn why(&mut self, prompt: Prompt) {
        let interview = self.interview;
        let bank = interview.settings.bank;
        let asked = self.asked(prompt);
        let (help, why, sources) = match prompt {
            Prompt::Question(question) => {
                let found = bank.question(question);
                (found.help.as_deref(), &found.why, &found.sources)
            }
            Prompt::Pair(index, _) => match bank.paired_readings().get(index) {
                Some(pair) => (Some(pair.help.as_str()), &pair.why, &pair.sources),
                None => return,
            },
        };
        self.question_line(&asked);
        self.gap();
        if let Some(help) = help {
            self.phrase(|phrases| &phrases.why_heading_help, Style::Bold);
            self.say(help, Style::Plain);
            self.gap();
        }
        self.phrase(|phrases| &phrases.why_heading_why, Style::Bold);
        self.say(why.as_str(), Style::Plain);
        self.gap();
        if interview.pages.entry.is_ticked() {
            self.phrase(|phrases| &phrases.list_hint, Style::Plain);
            self.said(interview.phrases().list_hint_plain.as_str().to_owned());
            self.gap();
        }
        self.all_keys(true);
        if !sources.is_empty() {
            self.gap();
            self.phrase(|phrases| &phrases.why_heading_sources, Style::Bold);
            for source in sources {
                let text = self.words().source_read(bank.reference(*source));
                self.row("- ", &text, Style::Plain, None);
            }
        }
    }

    /// Every key that works at a question.
    fn all_keys(&mut self, is_at_question: bool) {
        let bank = self.interview.settings.bank;
        self.phrase(
            |phrases| {
                if is_at_question { &phrases.why_heading_keys } else { &phrases.heading_keys }
            },
            Style::Bold,
        );
        // Without the screen there is only what can be typed; what only lines have stands beside
        // their rows.
        for key in keys(bank).into_iter().filter(|key| !key.full.is_empty()) {
            self.row("  ", &key.full, Style::Plain, None);
            self.said(key.plain.unwrap_or_default());
        }
        self.lines.retain(|line| !line.text.is_empty() || line.said.as_deref() != Some(""));
    }
}
