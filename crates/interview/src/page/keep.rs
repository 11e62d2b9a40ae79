//! Name of a file to keep the answers in.

use crate::action::Action;
use crate::interview::Interview;
use crate::lines::Lines;
use crate::view::Style;

impl Interview<'_> {
    pub(crate) fn name_file(&mut self, action: Action) {
        match action {
            Action::Back | Action::Leave => self.pages.close(),
            Action::Enter => {
                let name = self.pages.top.typed.text().trim().to_owned();
                if !name.is_empty() {
                    self.file_name = Some(name);
                }
            }
            action => self.pages.top.typed.edit(action),
        }
    }
}

impl Lines<'_, '_> {
    /// The name of a file to keep the answers in.
    pub(crate) fn keep(&mut self) {
        self.row("? ", self.interview.phrases().ask_file_name.as_str(), Style::Bold, None);
        self.phrase(|phrases| &phrases.keep_meant, Style::Plain);
        self.gap();
        self.other_text();
    }
}
