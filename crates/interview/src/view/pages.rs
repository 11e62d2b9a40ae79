//! Pages beside the questions: what a question means, notes, points so far, help, notices.

use super::help_lines::{countries, help_lines, lines_of};
use super::{Lines, Style};
use crate::keys::keys;
use crate::page::Page;
use crate::prompts::Prompt;
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::Level;
use ketascreen_core::evaluation::Because;
use ketascreen_core::summary::{Help, help_line};

impl Lines<'_, '_> {
    pub(super) fn why(&mut self) {
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
        self.gap();
        self.all_keys();
        if !sources.is_empty() {
            self.gap();
            self.phrase(|phrases| &phrases.why_heading_sources, Style::Bold);
            for source in sources {
                let text = self.words().source(bank.reference(*source));
                self.row("- ", &text, Style::Plain, None);
            }
        }
    }

    /// Every key that works at a question.
    pub(super) fn all_keys(&mut self) {
        let (bank, voice) = (self.interview.settings.bank, self.interview.voice());
        let is_at_question = self.interview.page() == &Page::Why;
        self.phrase(
            |phrases| {
                if is_at_question { &phrases.why_heading_keys } else { &phrases.heading_keys }
            },
            Style::Bold,
        );
        // Without the screen there is only what can be typed; what only lines have stands beside their rows.
        for key in keys(bank, voice).into_iter().filter(|key| !key.full.is_empty()) {
            self.row("  ", &key.full, Style::Plain, None);
            self.said(key.plain.unwrap_or_default());
        }
        self.lines.retain(|line| !line.text.is_empty() || line.said.as_deref() != Some(""));
    }

    /// The points to raise as far as the answers go.
    pub(super) fn points(&mut self) {
        let interview = self.interview;
        let (bank, voice) = (interview.settings.bank, interview.voice());
        let evaluation = interview.evaluation();
        self.phrase(|phrases| &phrases.heading_points, Style::Bold);
        self.phrase(|phrases| &phrases.points_so_far, Style::Plain);
        self.gap();
        let help = Help::called_for(bank, &evaluation, voice, interview.settings.country);
        for text in &help.first {
            self.say(text, Style::Bold);
        }
        if !help.first.is_empty() {
            for text in &help.early {
                self.say(text, Style::Bold);
            }
            let lines: Vec<String> = help
                .lines_of(interview.settings.country)
                .map(|line| help_line(bank, voice, line))
                .collect();
            lines.iter().for_each(|line| self.row("- ", line, Style::Bold, None));
            self.gap();
        } else if let Some(early) =
            interview.with_help_lines(&interview.early_calls_so_far(&evaluation), &[])
        {
            early.texts.iter().for_each(|text| self.say(text, Style::Bold));
            self.row("- ", &early.lines, Style::Bold, None);
            self.gap();
        }
        let titles = |wanted: &dyn Fn(Level) -> bool| -> Vec<String> {
            // What rests on a question that was not reached yet is no point so far.
            let is_open = |because: &Because| matches!(because, Because::Answer(question) if *interview.answers.get(*question) == Answer::MISSING);
            let found =
                evaluation.findings.iter().filter(|finding| !finding.because.iter().any(is_open));
            let found =
                found.map(|finding| bank.rule(finding.rule)).filter(|rule| wanted(rule.level));
            found.map(|rule| rule.title.get(voice).to_owned()).collect()
        };
        let first = titles(&|level| level >= Level::Caution);
        let further = titles(&|level| level == Level::Discuss);
        if first.is_empty() && further.is_empty() {
            self.phrase(|phrases| &phrases.points_none, Style::Plain);
        }
        for (heading, titles) in [
            (&interview.phrases().heading_raise_first, first),
            (&interview.phrases().heading_talk_through, further),
        ] {
            if !titles.is_empty() {
                self.say(heading.get(voice), Style::Bold);
                titles.iter().for_each(|title| self.row("- ", title, Style::Plain, None));
                self.gap();
            }
        }
        let skipped: Vec<String> =
            interview.skipped().map(|question| self.words().label(question).to_owned()).collect();
        if !skipped.is_empty() {
            let questions = self.words().list(skipped);
            self.say(
                &interview.phrases().points_skipped.fill(voice, &[("questions", &questions)]),
                Style::Plain,
            );
        }
    }

    /// A note on the answer.
    pub(super) fn note(&mut self) {
        let interview = self.interview;
        let Some(prompt) = interview.prompt() else { return };
        let asked = self.asked(prompt);
        self.row("? ", &asked, Style::Bold, None);
        self.gap();
        self.phrase(|phrases| &phrases.ask_note, Style::Plain);
        self.gap();
        self.typed_beside();
    }

    pub(super) fn help_lines(&mut self) {
        let interview = self.interview;
        let (bank, voice, country) =
            (interview.settings.bank, interview.voice(), interview.settings.country);
        // Where the answers call for help, what to do now stands first here too.
        let help = Help::called_for(bank, &interview.evaluation(), voice, country);
        if !help.first.is_empty() {
            self.phrase(|phrases| &phrases.heading_help_now, Style::Bold);
            self.gap();
            let main = help.kinds.iter().filter_map(|kind| country.main_line(*kind));
            self.lines.extend(lines_of(bank, voice, main));
            self.gap();
            help.first.iter().for_each(|text| self.say(text, Style::Bold));
            self.gap();
        }
        self.lines.extend(help_lines(bank, voice, country));
    }

    pub(super) fn help_now(&mut self) {
        let interview = self.interview;
        let (bank, voice, country) =
            (interview.settings.bank, interview.voice(), interview.settings.country);
        let evaluation = interview.evaluation();
        let help = Help::called_for(bank, &evaluation, voice, country);
        self.phrase(|phrases| &phrases.heading_help_now, Style::Bold);
        self.gap();
        // Whom to call stands in the first rows of a window of any size; one line of each kind comes first.
        let lines: Vec<String> =
            help.lines_of(country).map(|line| help_line(bank, voice, line)).collect();
        let (main, further) = lines.split_at(help.kinds.len().min(lines.len()));
        main.iter().for_each(|line| self.row("- ", line, Style::Bold, None));
        self.gap();
        for text in &help.first {
            self.say(text, Style::Bold);
        }
        self.gap();
        if !further.is_empty() {
            self.say(country.name.get(voice), Style::Plain);
        }
        further.iter().for_each(|line| self.row("- ", line, Style::Bold, None));
        self.gap();
        self.stop_or_go_on();
        self.gap();
        self.lines.extend(countries(bank, voice, country, 2, interview.top.row));
    }

    pub(super) fn stop_or_go_on(&mut self) {
        let interview = self.interview;
        self.keyed(0, interview.phrases().choice_stop.get(interview.voice()));
        self.keyed(1, interview.going_on().get(interview.voice()));
    }

    pub(super) fn notice(&mut self, rules: &[ketascreen_core::bank::RuleId]) {
        let interview = self.interview;
        self.phrase(|phrases| &phrases.heading_notice, Style::Bold);
        self.gap();
        for rule in rules {
            let rule = interview.settings.bank.rule(*rule);
            if let Some(notice) = &rule.notice {
                self.say(notice.get(interview.voice()), Style::Plain);
            }
            let country = interview.settings.country;
            let lines = rule.notice_lines.iter().filter_map(|kind| country.main_line(*kind));
            self.lines.extend(lines_of(interview.settings.bank, interview.voice(), lines));
        }
        self.gap();
        self.stop_or_go_on();
    }
}
