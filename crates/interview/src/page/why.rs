//! Meaning of a question, and the keys.

use crate::action::Action;
use crate::entry::READING_GAP;
use crate::interview::Interview;
use crate::keymap::keys;
use crate::lines::Lines;
use crate::messages::shortened;
use crate::page_stack::PageKind;
use crate::prompts::Prompt;
use crate::view::Style;

impl Interview<'_> {
    pub(crate) fn read_meaning(&mut self, action: Action) {
        match action {
            // `?/90`: who leaves the first of two readings open did not ask for the meaning.
            Action::Character(READING_GAP)
                if self.starts_open_reading() && self.pages.top.typed.is_empty() =>
            {
                self.pages.close();
                self.entry.type_open_reading();
            }
            Action::Character(_) => {
                self.pages.top.typed.edit(action);
                let typed = shortened(&self.pages.top.typed.text());
                let phrase = &self.phrases().say_left_out;
                self.message = Some(phrase.fill(&[("typed", &typed)]));
            }
            action => self.read_page(action),
        }
    }

    /// Scrolls or closes a page that is only read.
    pub(crate) fn read_page(&mut self, action: Action) {
        match action {
            Action::Enter | Action::Back | Action::Close => self.pages.close(),
            action => self.pages.top.scroll.act(action),
        }
    }

    /// True where two readings are asked for and none is typed yet.
    fn starts_open_reading(&self) -> bool {
        matches!(self.prompt(), Some(Prompt::Pair(..)))
            && self.entry.is_on_typed()
            && self.entry.typed.is_empty()
    }
}

impl Lines<'_, '_> {
    pub(crate) fn why(&mut self) {
        let interview = self.interview;
        let Some(prompt) = interview.prompt() else { return };
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
        self.row("? ", &asked, Style::Bold, None);
        self.gap();
        if let Some(help) = help {
            self.phrase(|phrases| &phrases.why_heading_help, Style::Bold);
            self.say(help, Style::Plain);
            self.gap();
        }
        self.phrase(|phrases| &phrases.why_heading_why, Style::Bold);
        self.say(why.as_str(), Style::Plain);
        self.gap();
        self.all_keys();
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
    pub(crate) fn all_keys(&mut self) {
        let bank = self.interview.settings.bank;
        let is_at_question = self.interview.page() == &PageKind::Why;
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
