//! SkipChoice: the present question, or the rest of its part. What is skipped stays not answered.

use crate::action::Action;
use crate::interview::Interview;
use crate::lines::Lines;
use crate::page_stack::PageKind;
use crate::row_key::place_of_key;
use crate::view::Style;
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::{Phrase, QuestionId};
use ketascreen_core::evaluation::asked;
use ketascreen_core::logic::Truth;

/// A choice on the page that asks what to skip, in the order of the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SkipChoice {
    /// This question alone.
    Question,
    /// It, and the rest of its part.
    Rest,
    /// Nothing.
    Nothing,
}

impl SkipChoice {
    pub const ALL: [SkipChoice; 3] = [SkipChoice::Question, SkipChoice::Rest, SkipChoice::Nothing];
}

impl Interview<'_> {
    /// Asks what to skip, unless something is entered that does not count yet: it may call for
    /// help.
    pub(crate) fn open_skip(&mut self) {
        match self.prompt() {
            Some(prompt) if self.has_draft(prompt) => {
                let phrases = self.settings.bank.phrases();
                self.message = Some(phrases.say_begun_first.as_str().to_owned());
            }
            _ => self.pages.open(PageKind::Skip),
        }
    }

    pub(crate) fn skip(&mut self, action: Action) {
        match action {
            Action::Back => self.pages.close(),
            // The same key once more skips the least.
            Action::Skip => self.skip_by(SkipChoice::Question),
            Action::Character(key) => {
                match place_of_key(key).and_then(|place| SkipChoice::ALL.get(place)) {
                    Some(chosen) => self.skip_by(*chosen),
                    None => self.no_such_row(&key.to_string()),
                }
            }
            Action::Enter => match self.pages.top.row.and_then(|row| SkipChoice::ALL.get(row)) {
                Some(chosen) => self.skip_by(*chosen),
                None => self.say(|phrases| &phrases.say_choose_here),
            },
            action => self.pages.top.read_then_choose(action, SkipChoice::ALL.len()),
        }
    }

    /// The questions that apply, were put and have no answer.
    pub(crate) fn skipped(&self) -> impl Iterator<Item = QuestionId> {
        let asked = asked(self.settings.bank, &self.answers);
        let put = self
            .prompts
            .iter()
            .filter(|prompt| self.visited.contains(&prompt.first()))
            .flat_map(|prompt| prompt.questions());
        put.copied().filter(move |question| {
            asked.of(*question).is_true() && *self.answers.get(*question) == Answer::MISSING
        })
    }

    fn skip_by(&mut self, chosen: SkipChoice) {
        let Some(prompt) = self.prompt() else { return };
        let bank = self.settings.bank;
        self.pages.close();
        match chosen {
            SkipChoice::Question => {
                self.visited.insert(prompt.first());
                // An answer that was given before stays.
                let is_open = *self.answers.get(prompt.first()) == Answer::MISSING;
                self.forward();
                self.keep_early_help(prompt.questions());
                let labels = self.labels(prompt);
                self.message = is_open
                    .then(|| bank.phrases().say_skipped_question.fill(&[("question", &labels)]));
            }
            SkipChoice::Rest => {
                let said = self.of_section(&bank.phrases().say_skipped);
                self.message = self.skip_section().then_some(said);
            }
            SkipChoice::Nothing => {}
        }
    }

    /// Has stand beside the next question what leaving these open calls for, or what stood there: no
    /// answer has called it off.
    fn keep_early_help(&mut self, questions: &[QuestionId]) {
        let still_said = std::mem::take(&mut self.early_help);
        self.show_early_help(&self.evaluation(), questions);
        if self.early_help.is_empty() {
            self.early_help = still_said;
        }
    }

    /// A phrase that names the present part.
    pub(crate) fn of_section(&self, phrase: &Phrase) -> String {
        let bank = self.settings.bank;
        let section = self
            .prompt()
            .and_then(|prompt| bank.sections().get(bank.question(prompt.first()).section));
        let title = section.map(|section| section.title.as_str()).unwrap_or_default();
        phrase.fill(&[("section", title)])
    }

    /// Leaves the rest of the present section without answers, but for those given already. True
    /// where there are others.
    fn skip_section(&mut self) -> bool {
        let section = |index: usize| {
            self.prompts
                .get(index)
                .map(|prompt| self.settings.bank.question(prompt.first()).section)
        };
        let here = section(self.at);
        let last = (self.at..self.prompts.len())
            .take_while(|index| section(*index) == here)
            .last()
            .unwrap_or(self.at);
        // What does not apply now may still be opened by another answer.
        let asked = asked(self.settings.bank, &self.answers);
        let skipped = self
            .prompts
            .get(self.at..=last)
            .unwrap_or_default()
            .iter()
            .map(|prompt| prompt.first());
        let skipped: Vec<_> =
            skipped.filter(|question| asked.of(*question) == Truth::True).collect();
        let are_open =
            skipped.iter().any(|question| *self.answers.get(*question) == Answer::MISSING);
        self.visited.extend(skipped.iter().copied());
        self.go_to(last);
        self.forward();
        self.keep_early_help(&skipped);
        are_open
    }
}

impl Lines<'_, '_> {
    /// Choices of what to skip.
    pub(crate) fn skip(&mut self) {
        let interview = self.interview;
        let Some(prompt) = interview.prompt() else { return };
        let phrases = interview.phrases();
        let asked = self.asked(prompt);
        self.row("? ", &asked, Style::Bold, None);
        self.gap();
        self.phrase(|phrases| &phrases.ask_skip, Style::Plain);
        self.gap();
        let text = |choice: SkipChoice| match choice {
            SkipChoice::Question => phrases.choice_skip_question.as_str().to_owned(),
            SkipChoice::Rest => interview.of_section(&phrases.choice_skip_rest),
            SkipChoice::Nothing => phrases.choice_skip_nothing.as_str().to_owned(),
        };
        self.choices(&SkipChoice::ALL.map(text));
    }
}
