//! What to show: lines with their look, and where the cursor stands. No width is known here.

use super::entry::{ROW_KEYS, Row, TickState};
use super::prompts::{Length, Prompt, prompts, reading_minutes};
use super::state::{Interview, Page};
use crate::bank::{Phrase, Phrases, is_control};
use crate::question::QuestionId;
use crate::render::visible;
use crate::summary::Help;
use crate::summary::{Words, brief_lines, crisis_line, help_line, others};

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

/// What to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The lines, from the top.
    pub lines: Vec<Line>,
    /// What to type where there are no keys, only lines.
    pub plain_keys: String,
    /// What to say at once, above the keys.
    pub message: Option<String>,
    /// The keys, below everything.
    pub keys: String,
    /// How far a page that is only read is scrolled; `None` where the active row is kept in sight instead.
    pub scroll: Option<usize>,
    /// What to say where a part is out of sight.
    pub more: String,
}

impl Interview<'_> {
    /// What to show now.
    pub fn view(&self) -> View {
        let mut lines = Lines { interview: self, lines: Vec::new() };
        match self.page() {
            Page::OpeningVoice => lines.opening_voice(),
            Page::OpeningLength => lines.opening_length(),
            Page::Question => lines.question(),
            Page::Why => lines.why(),
            Page::HelpLines => lines.help_lines(),
            Page::HelpNow => lines.help_now(),
            Page::Notice(rules) => lines.notice(rules),
            Page::Leave => lines.leave(),
        }
        let read_only = matches!(self.page(), Page::Why | Page::HelpLines | Page::HelpNow | Page::Notice(_) | Page::Leave);
        View {
            lines: lines.lines,
            plain_keys: self.plain_keys().get(self.voice()).to_owned(),
            message: self.message.as_deref().map(|message| visible(message).into_owned()),
            keys: self.keys().get(self.voice()).to_owned(),
            scroll: read_only.then_some(self.scroll),
            more: self.phrases().keys_more.get(self.voice()).to_owned(),
        }
    }

    fn phrases(&self) -> &Phrases {
        self.settings.bank.phrases()
    }

    fn plain_keys(&self) -> &Phrase {
        let phrases = self.phrases();
        match self.page() {
            Page::Why | Page::HelpLines => &phrases.keys_plain_page,
            Page::Leave if self.settings.keeps_draft => &phrases.keys_leave,
            Page::HelpNow | Page::Notice(_) | Page::Leave => &phrases.keys_stop_or_go_on,
            Page::OpeningVoice | Page::OpeningLength => &phrases.keys_plain_choice,
            Page::Question if self.entry.is_ticked() => &phrases.keys_plain_multi,
            Page::Question if self.entry.is_typed() => &phrases.keys_plain_typed,
            Page::Question => &phrases.keys_plain_choice,
        }
    }

    fn keys(&self) -> &Phrase {
        let phrases = self.phrases();
        match self.page() {
            Page::Why | Page::HelpLines => &phrases.keys_page,
            Page::Leave if self.settings.keeps_draft => &phrases.keys_leave,
            Page::HelpNow | Page::Notice(_) | Page::Leave => &phrases.keys_stop_or_go_on,
            Page::OpeningVoice | Page::OpeningLength => &phrases.keys_opening,
            Page::Question if self.entry.is_ticked() => &phrases.keys_multi,
            Page::Question if self.entry.is_typed() => &phrases.keys_typed,
            Page::Question => &phrases.keys_choice,
        }
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
        self.lines.push(Line { mark: mark.to_owned(), text: visible(text).into_owned(), style, said: None, cursor });
    }

    fn gap(&mut self) {
        self.say("", Style::Plain);
    }

    fn phrase(&mut self, phrase: impl Fn(&Phrases) -> &Phrase, style: Style) {
        let text = phrase(self.interview.phrases()).get(self.interview.voice()).to_owned();
        self.say(&text, style);
    }

    fn choices(&mut self, texts: &[String]) {
        let active = self.interview.opening_row;
        for (index, text) in texts.iter().enumerate() {
            let is_active = active == Some(index);
            let mark = format!("{} {} ", if is_active { ">" } else { " " }, index + 1);
            self.row(&mark, text, if is_active { Style::Active } else { Style::Plain }, is_active.then_some(0));
        }
    }

    fn opening_voice(&mut self) {
        let interview = self.interview;
        let line = crisis_line(interview.settings.bank, interview.voice(), interview.settings.country);
        self.phrase(|phrases| &phrases.interview_title, Style::Bold);
        self.gap();
        let crisis = interview.phrases().opening_crisis_line.fill(interview.voice(), &[("crisis_line", &line)]);
        self.say(&crisis, Style::Bold);
        self.gap();
        self.phrase(|phrases| &phrases.opening_what, Style::Plain);
        self.phrase(|phrases| &phrases.opening_private, Style::Plain);
        self.phrase(|phrases| &phrases.opening_leave, Style::Plain);
        self.gap();
        let phrases = interview.phrases();
        let text = |phrase: &Phrase| phrase.get(interview.voice()).to_owned();
        if interview.asks_voice {
            self.row("? ", &text(&phrases.opening_for_whom), Style::Bold, None);
            self.choices(&[text(&phrases.opening_for_me), text(&phrases.opening_for_other)]);
        } else {
            self.choices(&[text(&phrases.choice_go_on)]);
        }
    }

    fn opening_length(&mut self) {
        let interview = self.interview;
        let (bank, voice) = (interview.settings.bank, interview.voice());
        let phrases = interview.phrases();
        let choice = |phrase: &Phrase, length: Length| {
            let prompts = prompts(bank, length);
            let (count, minutes) = (prompts.len().to_string(), reading_minutes(bank, &prompts, voice).to_string());
            phrase.fill(voice, &[("questions", &count), ("minutes", &minutes)])
        };
        let choices = [choice(&phrases.opening_short, Length::Short), choice(&phrases.opening_full, Length::Full)];
        self.row("? ", phrases.opening_length.get(voice), Style::Bold, None);
        self.choices(&choices);
    }

    fn question(&mut self) {
        let interview = self.interview;
        let Some(prompt) = interview.prompt() else { return };
        self.progress(prompt);
        self.gap();
        let asked = self.asked(prompt);
        self.row("? ", &asked, Style::Bold, None);
        if let Prompt::Pair(..) = prompt {
            self.phrase(|phrases| &phrases.paired_example, Style::Dim);
        }
        self.gap();
        let mut keys = ROW_KEYS.chars();
        for (index, row) in interview.entry.rows.iter().enumerate() {
            let key = keys.next().filter(|_| !interview.entry.is_typed()).map(|key| format!("{key} ")).unwrap_or_default();
            self.answer_row(prompt.first(), index, *row, &key);
        }
    }

    fn progress(&mut self, prompt: Prompt) {
        let interview = self.interview;
        let bank = interview.settings.bank;
        let section_of = |prompt: &Prompt| bank.question(prompt.first()).section;
        let mut sections: Vec<usize> = interview.prompts.iter().map(section_of).collect();
        sections.dedup();
        let here = section_of(&prompt);
        let number = sections.iter().position(|section| *section == here).map_or(1, |index| index + 1);
        let title = bank.sections().get(here).map(|section| section.title.get(interview.voice())).unwrap_or_default();
        let text = interview
            .phrases()
            .progress
            .fill(interview.voice(), &[("section", title), ("number", &number.to_string()), ("count", &sections.len().to_string())]);
        self.say(&text, Style::Dim);
    }

    /// The question as asked; an item of a scale after the scale's stem.
    fn asked(&self, prompt: Prompt) -> String {
        let interview = self.interview;
        let (bank, voice) = (interview.settings.bank, interview.voice());
        match prompt {
            Prompt::Pair(index, _) => bank.paired_readings().get(index).map(|pair| pair.text.get(voice)).unwrap_or_default().to_owned(),
            Prompt::Question(question) => {
                let text = bank.question(question).text.get(voice);
                let stem = bank.scales().iter().find(|scale| scale.items.contains(&question)).and_then(|scale| scale.stem.as_ref());
                stem.map_or_else(
                    || text.to_owned(),
                    |stem| interview.phrases().scale_item.fill(voice, &[("stem", stem.get(voice)), ("item", text)]),
                )
            }
        }
    }

    fn answer_row(&mut self, question: QuestionId, index: usize, row: Row, key: &str) {
        let interview = self.interview;
        let entry = &interview.entry;
        let words = self.words();
        let is_active = entry.active == Some(index);
        let arrow = if is_active { ">" } else { " " };
        let text = match row {
            Row::Typed => {
                let typed = entry.typed.text();
                let typed: String = typed.chars().map(|character| if is_control(character) { ' ' } else { character }).collect();
                let cursor = entry.typed.before_cursor().chars().count();
                self.lines.push(Line {
                    mark: format!("{arrow} "),
                    text: typed,
                    style: Style::Active,
                    said: None,
                    cursor: is_active.then_some(cursor),
                });
                return;
            }
            Row::Option(option) => words.option(question, option).to_owned(),
            Row::NotSure => interview.phrases().not_sure.get(interview.voice()).to_owned(),
            Row::PreferNot => interview.phrases().prefer_not.get(interview.voice()).to_owned(),
        };
        let phrases = interview.phrases();
        let (tick, state) = match (row, entry.is_ticked()) {
            (Row::Option(option), true) => match entry.ticks.get(option.index()).copied().unwrap_or_default() {
                TickState::No => ("[ ] ", None),
                TickState::Yes => ("[x] ", Some(&phrases.state_yes)),
                TickState::Unsure => ("[?] ", Some(&phrases.state_unsure)),
            },
            (_, true) => ("    ", None),
            (_, false) => ("", None),
        };
        let said = state.map_or_else(|| text.clone(), |state| format!("{text} ({})", state.get(interview.voice())));
        // A tick is seen; only what it cannot show is said beside it.
        let shown = if tick == "[x] " { text } else { said.clone() };
        self.row(&format!("{arrow} {key}{tick}"), &shown, if is_active { Style::Active } else { Style::Plain }, is_active.then_some(0));
        let said_key = match row {
            Row::NotSure if key.is_empty() => "-",
            Row::PreferNot if key.is_empty() => "--",
            _ => key.trim(),
        };
        if let Some(line) = self.lines.last_mut() {
            line.said = Some(format!("{said_key}: {said}"));
        }
    }

    fn why(&mut self) {
        let interview = self.interview;
        let Some(prompt) = interview.prompt() else { return };
        let (bank, voice) = (interview.settings.bank, interview.voice());
        let asked = self.asked(prompt);
        let (help, why, sources) = match prompt {
            Prompt::Question(question) => {
                let found = bank.question(question);
                (&found.help, &found.why, &found.sources)
            }
            Prompt::Pair(index, _) => match bank.paired_readings().get(index) {
                Some(pair) => (&pair.help, &pair.why, &pair.sources),
                None => return,
            },
        };
        self.row("? ", &asked, Style::Bold, None);
        self.gap();
        self.phrase(|phrases| &phrases.why_heading_help, Style::Bold);
        self.say(help.get(voice), Style::Plain);
        self.gap();
        self.phrase(|phrases| &phrases.why_heading_why, Style::Bold);
        self.say(why.get(voice), Style::Plain);
        if !sources.is_empty() {
            self.gap();
            self.phrase(|phrases| &phrases.why_heading_sources, Style::Bold);
            for source in sources {
                let text = self.words().source(bank.reference(*source));
                self.row("- ", &text, Style::Plain, None);
            }
        }
    }

    fn help_lines(&mut self) {
        let interview = self.interview;
        let (bank, voice, country) = (interview.settings.bank, interview.voice(), interview.settings.country);
        self.phrase(|phrases| &phrases.heading_help_lines, Style::Bold);
        self.gap();
        for line in &country.lines {
            self.row("- ", &help_line(bank, voice, line), Style::Bold, None);
        }
        self.gap();
        self.elsewhere();
    }

    fn elsewhere(&mut self) {
        let interview = self.interview;
        let (bank, voice, country) = (interview.settings.bank, interview.voice(), interview.settings.country);
        self.phrase(|phrases| &phrases.help_elsewhere, Style::Plain);
        for other in others(bank, country) {
            self.row("- ", &brief_lines(bank, voice, other), Style::Plain, None);
        }
    }

    fn help_now(&mut self) {
        let interview = self.interview;
        let (bank, voice, country) = (interview.settings.bank, interview.voice(), interview.settings.country);
        let evaluation = interview.evaluation();
        let help = Help::called_for(bank, &evaluation, voice, country);
        self.phrase(|phrases| &phrases.heading_help_now, Style::Bold);
        self.gap();
        for text in &help.first {
            self.say(text, Style::Bold);
        }
        self.gap();
        for line in help.lines_of(country) {
            self.row("- ", &help_line(bank, voice, line), Style::Bold, None);
        }
        self.gap();
        self.stop_or_go_on();
        self.gap();
        self.elsewhere();
    }

    fn stop_or_go_on(&mut self) {
        let interview = self.interview;
        let phrases = interview.phrases();
        self.row("  1 ", phrases.choice_stop.get(interview.voice()), Style::Plain, None);
        self.row("  2 ", phrases.choice_go_on.get(interview.voice()), Style::Plain, None);
    }

    fn notice(&mut self, rules: &[crate::rule::RuleId]) {
        let interview = self.interview;
        self.phrase(|phrases| &phrases.heading_notice, Style::Bold);
        self.gap();
        for rule in rules {
            if let Some(notice) = &interview.settings.bank.rule(*rule).notice {
                self.say(notice.get(interview.voice()), Style::Plain);
            }
        }
        self.gap();
        self.stop_or_go_on();
    }

    fn leave(&mut self) {
        if !self.interview.settings.keeps_draft {
            self.phrase(|phrases| &phrases.leave_question, Style::Bold);
            self.gap();
            self.stop_or_go_on();
            return;
        }
        let (phrases, voice) = (self.interview.phrases(), self.interview.voice());
        self.say(phrases.leave_question_saved.get(voice), Style::Bold);
        self.gap();
        for (key, phrase) in [("1", &phrases.choice_stop_keep), ("2", &phrases.choice_go_on), ("3", &phrases.choice_stop_delete)] {
            self.row(&format!("  {key} "), phrase.get(voice), Style::Plain, None);
        }
    }
}
