//! Points to raise, as far as the answers go.

use super::choosing::close_by_line;
use crate::action::Action;
use crate::interview::{Interview, Page};
use crate::keymap::Place;
use crate::lines::Lines;
use crate::page_stack::Turn;
use crate::pointer::Pointer;
use crate::view::{Line, Style};
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::mentions::mentions_any;
use ketascreen_core::bank::{Level, QuestionId};
use ketascreen_core::evaluation::Because;
use ketascreen_core::summary::{Help, help_line};

/// The points to raise so far.
#[derive(Debug, Default)]
pub(crate) struct Points {
    pointer: Pointer,
}

impl Page for Points {
    fn place(&self) -> Place {
        Place::Points
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        Lines::of(interview, Lines::points)
    }

    fn act(&mut self, _: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        self.pointer.read_only(action)
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

impl Lines<'_, '_> {
    /// The points to raise as far as the answers go.
    fn points(&mut self) {
        let interview = self.interview;
        let bank = interview.settings.bank;
        let evaluation = interview.evaluation();
        self.phrase(|phrases| &phrases.heading_points, Style::Bold);
        self.phrase(|phrases| &phrases.points_so_far, Style::Plain);
        self.gap();
        let help = Help::called_for(bank, &evaluation, interview.settings.country);
        for text in interview.first_texts(&help) {
            self.say(text, Style::Bold);
        }
        if !help.first.is_empty() {
            for text in &help.early {
                self.say(text, Style::Bold);
            }
            let lines: Vec<String> = help
                .lines_of(interview.settings.country)
                .map(|line| help_line(bank, line))
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
            let is_open = |because: &Because| match because {
                Because::Answer(question) => {
                    *interview.given.answers.get(*question) == Answer::MISSING
                }
                _ => false,
            };
            let found =
                evaluation.findings.iter().filter(|finding| !finding.because.iter().any(is_open));
            let private = bank.numbered_questions().filter(|(_, question)| question.private);
            let private: Vec<QuestionId> = private
                .map(|(question, _)| question)
                .filter(|question| !interview.given.on_page.contains(question))
                .collect();
            let found = found.filter(|finding| !mentions_any(bank, finding.rule, &private));
            let found =
                found.map(|finding| bank.rule(finding.rule)).filter(|rule| wanted(rule.level));
            found.map(|rule| rule.title.as_str().to_owned()).collect()
        };
        let first = titles(&|level| level >= Level::Caution);
        let further = titles(&|level| level == Level::Discuss);
        if first.is_empty() && further.is_empty() {
            self.phrase(|phrases| &phrases.points_none, Style::Plain);
        }
        for (heading, titles) in [
            (&interview.phrases().heading_points_to_raise, first),
            (&interview.phrases().heading_also, further),
        ] {
            if !titles.is_empty() {
                self.say(heading.as_str(), Style::Bold);
                titles.iter().for_each(|title| self.row("- ", title, Style::Plain, None));
                self.gap();
            }
        }
        let skipped: Vec<String> =
            interview.skipped().map(|question| self.words().label(question).to_owned()).collect();
        if !skipped.is_empty() {
            let questions = self.words().list(skipped);
            self.say(
                &interview.phrases().points_skipped.fill(&[("questions", &questions)]),
                Style::Plain,
            );
        }
    }
}
