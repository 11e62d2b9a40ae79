//! What is said where an interview ends: what to do now, what was kept, where to find help.

use std::io::{Write, stderr};
use std::path::Path;

use super::command_line::StartedWith;
use super::page_files::WrittenPages;
use super::saving::Saving;
use crate::error::Failure;
use crate::io::files::OutputFile;
use crate::io::output::width;
use crate::terminal::signals;
use ketascreen_core::bank::{Bank, Phrase, Phrases};
use ketascreen_core::evaluation::evaluate;
use ketascreen_core::render::{Layout, safe_lines};
use ketascreen_core::summary::{Help, Summary, crisis_line, help_line, summarize};
use ketascreen_core::text::visible;
use ketascreen_interview::Interview;

/// What there is to say of an interview.
pub(super) struct Farewell<'f> {
    pub bank: &'f Bank,
    pub interview: &'f Interview<'f>,
    pub saving: &'f Saving<'f>,
    pub pages: &'f WrittenPages,
    pub manner: Manner<'f>,
}

/// How it is said, and how the program was started.
#[derive(Clone, Copy)]
pub(super) struct Manner<'m> {
    pub ascii: bool,
    pub started_with: StartedWith<'m>,
}

impl Farewell<'_> {
    /// Says something on standard error, wrapped to the terminal.
    pub fn say(&self, message: &str) {
        self.say_all([Said::Text(message.to_owned())]);
    }

    fn say_all(&self, all: impl IntoIterator<Item = Said>) {
        let said: String = all.into_iter().map(|said| said.lines(self.manner.ascii)).collect();
        let _ = stderr().write_all(said.as_bytes());
    }

    fn phrase(&self, phrase: impl Fn(&Phrases) -> &Phrase) -> String {
        phrase(self.bank.phrases()).get(self.interview.voice()).to_owned()
    }

    /// Where to find help at any time.
    pub fn crisis_lines(&self) -> String {
        let line = crisis_line(self.bank, self.interview.voice(), self.interview.country());
        self.bank
            .phrases()
            .opening_crisis_line
            .fill(self.interview.voice(), &[("crisis_line", &line)])
    }

    /// Where the answers are and how to go on with them, and where they were before the last change.
    fn kept(&self) -> Vec<Said> {
        let older = self.older_copies().into_iter().chain(self.pages()).map(Said::Text);
        self.saving
            .all_kept(self.interview)
            .flat_map(|file| self.kept_in(file))
            .chain(older)
            .collect()
    }

    fn kept_in(&self, file: &OutputFile) -> [Said; 2] {
        let path = file.path();
        let said = self
            .bank
            .phrases()
            .left_kept
            .fill(self.interview.voice(), &[("file", &path.display().to_string())]);
        [
            Said::Text(said),
            Said::Command(self.manner.started_with.to_go_on(path, self.bank, self.interview)),
        ]
    }

    /// Where the pages are that were written.
    fn pages(&self) -> Vec<String> {
        if self.pages.is_empty() {
            return Vec::new();
        }
        let file = self.saving.answered(self.interview);
        self.pages.said(&summarize(
            self.bank,
            &file,
            self.interview.voice(),
            self.interview.country(),
        ))
    }

    /// Which copies of the answers were made before the last change.
    pub fn older_copies(&self) -> Vec<String> {
        let said = |path: &Path| {
            self.bank
                .phrases()
                .left_older_copy
                .fill(self.interview.voice(), &[("file", &path.display().to_string())])
        };
        self.saving.older_copies(self.interview).map(said).collect()
    }

    pub fn say_what_is_kept(&self) {
        self.say_all(self.kept());
    }

    pub fn say_nothing_is_kept(&self) {
        self.say(&self.phrase(|phrases| &phrases.left_nothing_kept));
    }

    /// Whether the answers as they are now are in no file, and not because a file failed.
    pub fn are_answers_lost(&self) -> bool {
        self.saving.all_kept(self.interview).next().is_none() && self.saving.failed().is_none()
    }

    /// After leaving: what to do now, what was kept, and where to find help.
    pub fn say_after_leaving(&self) {
        // What to do now stays in sight when the screen of the interview is gone.
        self.say_what_to_do(&self.help());
        if self.are_answers_lost() {
            self.say_nothing_is_kept();
        }
        self.say_what_is_kept();
        self.say(&self.crisis_lines());
    }

    /// After the summary what matters most is said once more, as its first lines may be out of sight.
    pub fn say_after_summary(&self, summary: &Summary<'_>) {
        let kept = self.kept();
        if !kept.is_empty() {
            let _ = writeln!(stderr());
        }
        self.say_all(kept);
        let _ = writeln!(stderr());
        if summary.help.first.is_empty() && !summary.help.early.is_empty() {
            self.say(&self.crisis_lines());
        }
        self.say(&summary.next_step);
        // What to do now is the last of all, with whom to call at its end, so that no window hides it.
        self.say_what_to_do(&summary.help);
    }

    /// What to do now with the main help lines of the chosen country, where help is called for before all else.
    pub fn say_what_to_do(&self, help: &Help<'_>) {
        self.say_all(self.what_to_do(help));
    }

    fn what_to_do(&self, help: &Help<'_>) -> Vec<Said> {
        if help.first.is_empty() {
            return Vec::new();
        }
        let texts = help.first.iter().chain(&help.early).map(|text| (*text).to_owned());
        let main = help.kinds.iter().filter_map(|kind| self.interview.country().main_line(*kind));
        texts
            .chain(main.map(|line| help_line(self.bank, self.interview.voice(), line)))
            .map(Said::Text)
            .collect()
    }

    /// The help that the answers call for.
    fn help(&self) -> Help<'_> {
        let evaluation = evaluate(self.bank, self.interview.answers());
        Help::called_for(self.bank, &evaluation, self.interview.voice(), self.interview.country())
    }

    /// Where the input ends, or the program is interrupted, the screen that showed the help lines is gone.
    pub fn say_where_to_find_help(&self) {
        self.say_all(self.where_to_find_help());
    }

    fn where_to_find_help(&self) -> Vec<Said> {
        let help = self.help();
        let crisis = (!help.kinds.is_empty()).then(|| Said::Text(self.crisis_lines()));
        self.what_to_do(&help).into_iter().chain(crisis).collect()
    }

    /// What is to be said where the interview is interrupted: what was kept and is still there then, and where to find help if
    /// it is called for.
    fn when_interrupted(&self) -> impl Fn() -> String + Send + use<> {
        let ascii = self.manner.ascii;
        let lines = |said: &[Said]| said.iter().map(|said| said.lines(ascii)).collect::<String>();
        let kept: Vec<(OutputFile, String)> = self
            .saving
            .all_kept(self.interview)
            .map(|file| (file.clone(), lines(&self.kept_in(file))))
            .collect();
        // A file that could not be written does not hold what was answered last.
        let failed = self.saving.failed().and_then(Failure::message).map(Said::Text);
        let nothing = if failed.is_some() {
            Vec::new()
        } else {
            vec![Said::Text(self.phrase(|phrases| &phrases.left_nothing_kept))]
        };
        let further: Vec<Said> = self
            .older_copies()
            .into_iter()
            .chain(self.pages())
            .map(Said::Text)
            .chain(failed)
            .chain(self.where_to_find_help())
            .collect();
        let (nothing, further) = (lines(&nothing), lines(&further));
        move || {
            let kept: String = kept
                .iter()
                .filter(|(file, _)| file.is_there())
                .map(|(_, said)| said.as_str())
                .collect();
            format!("{}{further}", if kept.is_empty() { &nothing } else { &kept })
        }
    }

    pub fn say_when_interrupted(&self) {
        let _ = stderr().write_all(self.when_interrupted()().as_bytes());
    }

    /// Has the same said where a signal ends the program.
    pub fn prepare_for_signals(&self) {
        let farewell = self.when_interrupted();
        signals::set_farewell(move || format!("\n{}", farewell()));
    }
}

/// What is said on standard error.
enum Said {
    /// To read, in lines as wide as the window.
    Text(String),
    /// To type or copy: one line, however long, with the names of files as they are.
    Command(String),
}

impl Said {
    fn lines(&self, ascii: bool) -> String {
        match self {
            Said::Text(text) => {
                let layout = Layout { width: width(true), colour: false, ascii };
                safe_lines(text, "", layout)
                    .into_iter()
                    .fold(String::new(), |lines, line| lines + &line + "\n")
            }
            Said::Command(command) => format!("{}\n", visible(command)),
        }
    }
}
