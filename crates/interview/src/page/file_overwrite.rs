//! Question whether a file may be written over.

use super::must_read::Ways;
use crate::action::Action;
use crate::interview::{Interview, Outcome, Page};
use crate::keymap::Place;
use crate::lines::Lines;
use crate::page_stack::Turn;
use crate::pointer::Pointer;
use crate::view::{Line, Style};

/// Question whether a file may be written over.
#[derive(Debug)]
struct FileOverwrite {
    overwrite: Overwrite,
    pointer: Pointer,
}

/// A file that exists and would be written over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overwrite {
    /// Its name.
    pub file: String,
    /// True where the answers are going to be kept in it, and not the summary.
    pub is_for_answers: bool,
}

fn ways<'b>(interview: &Interview<'b>) -> Ways<'b> {
    let go_on = &interview.settings.bank.phrases().choice_overwrite;
    Ways { stop: Outcome::LeftFileAlone, go_on, ..Ways::of(interview) }
}

impl Interview<'_> {
    /// Asks before all else whether a file may be written over.
    pub fn ask_to_overwrite(&mut self, overwrite: Overwrite) {
        self.pages.open(Box::new(FileOverwrite { overwrite, pointer: Pointer::default() }));
    }
}

impl Page for FileOverwrite {
    fn place(&self) -> Place {
        Place::FileNotice
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        Lines::of(interview, |lines| lines.overwrite(&self.overwrite, self.pointer.row))
    }

    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        ways(interview).act(&mut self.pointer, interview, action)
    }

    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
        ways(interview).take_line(&mut self.pointer, interview, line)
    }

    fn said(&self, interview: &Interview<'_>) -> Option<String> {
        ways(interview).said(&self.pointer, interview)
    }

    fn pointer(&self) -> Option<&Pointer> {
        Some(&self.pointer)
    }

    fn pointer_mut(&mut self) -> Option<&mut Pointer> {
        Some(&mut self.pointer)
    }

    fn overwrites(&self) -> Option<&str> {
        Some(&self.overwrite.file)
    }
}

impl Lines<'_, '_> {
    /// Question whether a file may be written over.
    fn overwrite(&mut self, overwrite: &Overwrite, row: Option<usize>) {
        let phrases = self.interview.phrases();
        self.say(phrases.ask_overwrite.as_str(), Style::Bold);
        self.gap();
        let says = if overwrite.is_for_answers {
            &phrases.overwrite_answers
        } else {
            &phrases.overwrite_page
        };
        self.say(&says.fill(&[("file", &overwrite.file)]), Style::Plain);
        self.gap();
        self.stop_or_go_on(ways(self.interview), row);
    }
}
