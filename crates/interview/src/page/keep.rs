//! Name of a file to keep the answers in.

use crate::action::Action;
use crate::interview::{Interview, Page};
use crate::keymap::Place;
use crate::line_edit::LineEdit;
use crate::lines::Lines;
use crate::page_stack::Turn;
use crate::view::{Line, Style};

/// The name of a file to keep the answers in.
#[derive(Debug, Default)]
pub(super) struct Keep {
    name: LineEdit,
}

impl Page for Keep {
    fn place(&self) -> Place {
        Place::FileName
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        Lines::of(interview, |lines| {
            lines.question_line(interview.phrases().ask_file_name.as_str());
            lines.phrase(|phrases| &phrases.keep_meant, Style::Plain);
            lines.gap();
            lines.other_text(&self.name);
        })
    }

    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        match action {
            Action::Back | Action::Leave => return Turn::Close,
            Action::Enter => {
                let name = self.name.text().trim().to_owned();
                interview.kept.name = Some(name).filter(|name| !name.is_empty());
            }
            Action::Clear => self.name = LineEdit::default(),
            action => self.name.edit(action),
        }
        Turn::Stay
    }

    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
        self.name.replace(line);
        self.act(interview, Action::Enter)
    }

    fn typed<'i>(&'i self, _: &'i Interview<'_>) -> Option<&'i LineEdit> {
        Some(&self.name)
    }
}
