//! Answers that leaving would lose.

use crate::interview::{Interview, SaveTarget};

impl Interview<'_> {
    /// True where there are answers that are in no file.
    pub(crate) fn stopping_loses_answers(&self) -> bool {
        self.kept.unsaved.is_some()
            || (self.settings.save_target == SaveTarget::None && self.has_content())
    }

    /// Warning before answers that are in no file are left.
    pub(super) fn confirm_stop(&self) -> String {
        let phrases = self.phrases();
        let warning = match self.kept.unsaved.is_some() {
            true => &phrases.confirm_stop_unsaved,
            false => &phrases.confirm_stop,
        };
        warning.as_str().to_owned()
    }
}
