//! Choices of what to skip: the present question, or the rest of its part. What is skipped stays not
//! answered.

use super::choosing::choose_by_line;
use super::review::forward_or_review;
use crate::action::Action;
use crate::interview::{Interview, Page};
use crate::keymap::Place;
use crate::lines::Lines;
use crate::page_stack::Turn;
use crate::pointer::Pointer;
use crate::prompts::Prompt;
use crate::row_key::place_of_key;
use crate::view::{Line, Style};
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::{Phrase, QuestionId};
use ketascreen_core::evaluation::asked;
use ketascreen_core::logic::Truth;

/// The choices of what to skip.
#[derive(Debug, Default)]
pub(super) struct Skip {
    pointer: Pointer,
}

/// A choice of what to skip, in the order of the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SkipChoice {
    /// This question alone.
    Question,
    /// It, and the rest of its part.
    Rest,
    /// Nothing.
    Nothing,
}

impl SkipChoice {
    const ALL: [SkipChoice; 3] = [SkipChoice::Question, SkipChoice::Rest, SkipChoice::Nothing];
}

impl Page for Skip {
    fn place(&self) -> Place {
        Place::Skip
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        Lines::of(interview, |lines| lines.skip(self.pointer.row))
    }

    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        let row = match action {
            Action::Back => return Turn::Close,
            // The same key once more skips the least.
            Action::Skip => Some(0),
            Action::Character(key) => place_of_key(key),
            Action::Enter => self.pointer.row,
            action => {
                self.pointer.read_then_choose(action, SkipChoice::ALL.len());
                return Turn::Stay;
            }
        };
        match (row.and_then(|row| SkipChoice::ALL.get(row)), action) {
            (Some(chosen), _) => {
                skip_by(interview, *chosen);
                return Turn::Close;
            }
            (None, Action::Character(key)) => interview.no_such_row(&key.to_string()),
            (None, _) => interview.say(|phrases| &phrases.say_choose_here),
        }
        Turn::Stay
    }

    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
        choose_by_line(self, interview, line, SkipChoice::ALL.len())
    }

    fn pointer(&self) -> Option<&Pointer> {
        Some(&self.pointer)
    }

    fn pointer_mut(&mut self) -> Option<&mut Pointer> {
        Some(&mut self.pointer)
    }

    fn is_scrolled(&self) -> bool {
        false
    }
}

fn skip_by(interview: &mut Interview<'_>, chosen: SkipChoice) {
    let Some(prompt) = interview.prompt() else { return };
    match chosen {
        SkipChoice::Question => skip_question(interview, prompt),
        SkipChoice::Rest => {
            let said = of_section(interview, &interview.phrases().say_skipped);
            interview.message = skip_section(interview).then_some(said);
        }
        SkipChoice::Nothing => {}
    }
}

fn skip_question(interview: &mut Interview<'_>, prompt: Prompt) {
    interview.flow.visited.insert(prompt.first());
    // An answer that was given before stays.
    let is_open = *interview.given.answers.get(prompt.first()) == Answer::MISSING;
    forward_or_review(interview);
    keep_early_help(interview, prompt.questions());
    let labels = interview.labels(prompt);
    let phrase = &interview.phrases().say_skipped_question;
    interview.message = is_open.then(|| phrase.fill(&[("question", &labels)]));
}

/// Has stand beside the next question what leaving these open calls for, or what stood there: no
/// answer has called it off.
fn keep_early_help(interview: &mut Interview<'_>, questions: &[QuestionId]) {
    let still_said = std::mem::take(&mut interview.alerts.early_help);
    interview.show_early_help(&interview.evaluation(), questions);
    if interview.alerts.early_help.is_empty() {
        interview.alerts.early_help = still_said;
    }
}

/// A phrase that names the present part.
fn of_section(interview: &Interview<'_>, phrase: &Phrase) -> String {
    let bank = interview.settings.bank;
    let section = interview
        .prompt()
        .and_then(|prompt| bank.sections().get(bank.question(prompt.first()).section));
    let title = section.map(|section| section.title.as_str()).unwrap_or_default();
    phrase.fill(&[("section", title)])
}

/// Leaves the rest of the present section without answers, but for those given already. True
/// where there are others.
fn skip_section(interview: &mut Interview<'_>) -> bool {
    let section = |index: usize| {
        interview
            .flow
            .prompts
            .get(index)
            .map(|prompt| interview.settings.bank.question(prompt.first()).section)
    };
    let here = section(interview.flow.at);
    let last = (interview.flow.at..interview.flow.prompts.len())
        .take_while(|index| section(*index) == here)
        .last()
        .unwrap_or(interview.flow.at);
    // What does not apply now may still be opened by another answer.
    let asked = asked(interview.settings.bank, &interview.given.answers);
    let skipped = interview
        .flow
        .prompts
        .get(interview.flow.at..=last)
        .unwrap_or_default()
        .iter()
        .map(|prompt| prompt.first());
    let skipped: Vec<_> = skipped.filter(|question| asked.of(*question) == Truth::True).collect();
    let are_open =
        skipped.iter().any(|question| *interview.given.answers.get(*question) == Answer::MISSING);
    interview.flow.visited.extend(skipped.iter().copied());
    interview.go_to(last);
    forward_or_review(interview);
    keep_early_help(interview, &skipped);
    are_open
}

impl Lines<'_, '_> {
    /// Choices of what to skip.
    fn skip(&mut self, row: Option<usize>) {
        let interview = self.interview;
        let Some(prompt) = interview.prompt() else { return };
        let phrases = interview.phrases();
        let asked = self.asked(prompt);
        self.question_line(&asked);
        self.gap();
        self.phrase(|phrases| &phrases.ask_skip, Style::Plain);
        self.gap();
        let text = |choice: SkipChoice| match choice {
            SkipChoice::Question => phrases.choice_skip_question.as_str().to_owned(),
            SkipChoice::Rest => of_section(interview, &phrases.choice_skip_rest),
            SkipChoice::Nothing => phrases.choice_skip_nothing.as_str().to_owned(),
        };
        self.choices(&SkipChoice::ALL.map(text), row);
    }
}
