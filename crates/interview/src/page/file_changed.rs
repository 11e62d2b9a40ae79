//! Changes to the answers of a file that is resumed.

use super::must_read::Ways;
use crate::action::Action;
use crate::interview::{Interview, Page};
use crate::keymap::Place;
use crate::lines::Lines;
use crate::page_stack::Turn;
use crate::pointer::Pointer;
use crate::prompts::{Length, Prompt, prompts};
use crate::view::{Line, Style};
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::QuestionId;
use ketascreen_core::evaluation::asked;
use ketascreen_core::record::AnswersFile;
use ketascreen_core::summary::Words;

/// Changes to the answers of a file that is resumed.
#[derive(Debug)]
pub(super) struct FileChanged {
    changed: Changed,
    pointer: Pointer,
}

/// Changes to the answers of a file that is resumed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Changed {
    /// True where the bank has changed since they were saved.
    is_other_bank: bool,
    /// The answers and notes that no longer fit, as they are written in the file.
    left_out: Vec<String>,
    /// The questions that are no longer asked for these answers.
    set_aside: Vec<QuestionId>,
}

impl Changed {
    /// Nothing where the bank is as it was and every answer counts.
    fn of(file: &AnswersFile) -> Option<Changed> {
        let is_other_bank = file.left_out.is_some();
        let changed = Changed {
            is_other_bank,
            left_out: file.left_out.clone().unwrap_or_default(),
            set_aside: file.ignored.clone(),
        };
        Some(changed).filter(|changed| is_other_bank || !changed.set_aside.is_empty())
    }
}

impl FileChanged {
    /// Nothing where the bank is as it was and every answer counts.
    pub fn of(file: &AnswersFile) -> Option<FileChanged> {
        Changed::of(file).map(|changed| FileChanged { changed, pointer: Pointer::default() })
    }
}

impl Page for FileChanged {
    fn place(&self) -> Place {
        Place::FileNotice
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        Lines::of(interview, |lines| lines.changed(&self.changed, self.pointer.row))
    }

    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        Ways::of(interview).act(&mut self.pointer, interview, action)
    }

    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
        Ways::of(interview).take_line(&mut self.pointer, interview, line)
    }

    fn said(&self, interview: &Interview<'_>) -> Option<String> {
        Ways::of(interview).said(&self.pointer, interview)
    }

    fn pointer(&self) -> Option<&Pointer> {
        Some(&self.pointer)
    }

    fn pointer_mut(&mut self) -> Option<&mut Pointer> {
        Some(&mut self.pointer)
    }
}

impl Lines<'_, '_> {
    /// Changes to the answers of a file that is resumed.
    fn changed(&mut self, changed: &Changed, row: Option<usize>) {
        let interview = self.interview;
        let (phrases, words) = (interview.phrases(), Words { bank: interview.settings.bank });
        if changed.is_other_bank {
            self.phrase(|phrases| &phrases.heading_changed, Style::Bold);
            self.gap();
            self.phrase(|phrases| &phrases.changed_since, Style::Plain);
        } else {
            self.phrase(|phrases| &phrases.heading_notice, Style::Bold);
        }
        if !changed.left_out.is_empty() {
            self.gap();
            self.phrase(|phrases| &phrases.changed_left_out, Style::Warning);
            changed.left_out.iter().for_each(|written| {
                self.row("- ", &written.replace('\n', " "), Style::Plain, None)
            });
        }
        let labels = |questions: &[QuestionId]| {
            words.list(questions.iter().map(|question| words.label(*question)))
        };
        if !changed.set_aside.is_empty() {
            self.gap();
            let text = phrases.set_aside.fill(&[("questions", &labels(&changed.set_aside))]);
            self.say(&text, Style::Warning);
        }
        if changed.left_out.is_empty() && changed.set_aside.is_empty() {
            self.phrase(|phrases| &phrases.changed_nothing_lost, Style::Plain);
        } else {
            self.phrase(|phrases| &phrases.changed_keep, Style::Plain);
        }
        let open = self.open_between();
        if changed.is_other_bank && !open.is_empty() {
            self.gap();
            let text = phrases.changed_open.fill(&[("questions", &labels(&open))]);
            self.say(&text, Style::Plain);
        }
        self.gap();
        self.stop_or_go_on(Ways::of(interview), row);
    }

    /// The questions that are asked now, stand before the last answer, and have none: those of the
    /// short interview alone where the record holds no others.
    fn open_between(&self) -> Vec<QuestionId> {
        let interview = self.interview;
        let bank = interview.settings.bank;
        let has_answer =
            |prompt: &Prompt| *interview.given.answers.get(prompt.first()) != Answer::MISSING;
        let all = prompts(bank, Length::Full, interview.settings.counselor);
        let only_short =
            all.iter().all(|prompt| bank.question(prompt.first()).short || !has_answer(prompt));
        let last = all.iter().rposition(has_answer).unwrap_or(0);
        let asked = asked(bank, &interview.given.answers);
        let before = all
            .iter()
            .take(last)
            .filter(|prompt| asked.of(prompt.first()).is_true() && !has_answer(prompt));
        before
            .map(|prompt| prompt.first())
            .filter(|question| !only_short || bank.question(*question).short)
            .collect()
    }
}
