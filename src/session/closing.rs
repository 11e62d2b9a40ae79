//! Closing words of an interview: steps to take now, files that were kept, help lines.

use std::io::{Write, stderr};
use std::path::Path;

use super::help_messages::{crisis_lines, help, what_to_do, where_to_find_help};
use super::invocation::Invocation;
use super::message::{Message, lines_of, write_lines};
use super::page_files::PageFiles;
use super::saving::Saving;
use crate::error::Failure;
use crate::io::output_file::OutputFile;
use crate::terminal::signals;
use ketascreen_core::bank::Bank;
use ketascreen_core::summary::{Help, Summary, summarize};
use ketascreen_interview::Interview;

/// Closing words of an interview.
pub(super) struct Closing<'c> {
    pub bank: &'c Bank,
    pub interview: &'c Interview<'c>,
    pub saving: &'c Saving<'c>,
    pub pages: &'c PageFiles,
    pub invocation: Invocation<'c>,
}

impl Closing<'_> {
    /// Says a message on standard error, wrapped to the terminal.
    pub fn say(&self, message: &str) {
        self.say_all(&[Message::Text(message.to_owned())]);
    }

    fn say_all(&self, messages: &[Message]) {
        write_lines(&self.lines(messages));
    }

    fn lines(&self, messages: &[Message]) -> String {
        lines_of(messages, self.invocation.summary.reader.ascii)
    }

    /// Files of the answers with the command that resumes each, older copies, and pages.
    fn kept(&self) -> Vec<Message> {
        let kept = self.saving.all_kept(self.interview).flat_map(|file| self.kept_in(file));
        kept.chain(self.older_copies_and_pages()).collect()
    }

    fn kept_in(&self, file: &OutputFile) -> [Message; 2] {
        let path = file.path();
        let phrase = &self.bank.phrases().left_kept;
        let name = path.display().to_string();
        [
            Message::Text(phrase.fill(&[("file", &name)])),
            Message::Command(self.invocation.resume_command(path, self.bank, self.interview)),
        ]
    }

    fn older_copies_and_pages(&self) -> impl Iterator<Item = Message> {
        self.older_copies().into_iter().chain(self.pages()).map(Message::Text)
    }

    fn pages(&self) -> Vec<String> {
        if self.pages.is_empty() {
            return Vec::new();
        }
        let file = self.saving.answers(self.interview);
        let country = self.interview.country();
        self.pages.messages(&summarize(self.bank, &file, country))
    }

    /// Message about each copy of the answers that was made before the last change.
    pub fn older_copies(&self) -> Vec<String> {
        let phrase = &self.bank.phrases().left_older_copy;
        let message = |path: &Path| phrase.fill(&[("file", &path.display().to_string())]);
        self.saving.older_copies(self.interview).map(message).collect()
    }

    fn nothing_kept(&self) -> Message {
        let phrase = &self.bank.phrases().left_nothing_kept;
        Message::Text(phrase.as_str().to_owned())
    }

    /// Says that the answers are in no file, where that is so and not because a file failed.
    pub fn say_if_nothing_is_kept(&self) {
        if self.saving.all_kept(self.interview).next().is_none() && self.saving.failed().is_none() {
            self.say_all(&[self.nothing_kept()]);
        }
    }

    /// Closes an interview that was left without its summary.
    pub fn say_after_leaving(&self) {
        // Steps to take now stay in sight when the screen of the interview is gone.
        self.say_what_to_do(&help(self.bank, self.interview));
        self.say_if_nothing_is_kept();
        self.say_all(&self.kept());
        self.say_all(&[crisis_lines(self.bank, self.interview)]);
    }

    /// Closes a summary: repeats its first lines, which may be out of sight.
    pub fn say_after_summary(&self, summary: &Summary<'_>) {
        let kept = self.kept();
        if !kept.is_empty() {
            let _ = writeln!(stderr());
        }
        self.say_all(&kept);
        let _ = writeln!(stderr());
        if summary.help.first.is_empty() && !summary.help.early.is_empty() {
            self.say_all(&[crisis_lines(self.bank, self.interview)]);
        }
        self.say(&summary.next_step);
        // Steps to take now are the last of all, with whom to call at the end, so that no window
        // hides them.
        self.say_what_to_do(&summary.help);
    }

    /// Says the steps to take now, where help is called for before all else.
    pub fn say_what_to_do(&self, help: &Help<'_>) {
        self.say_all(&what_to_do(self.bank, self.interview, help));
    }

    /// Says where to find help, where the answers call for it.
    pub fn say_where_to_find_help(&self) {
        self.say_all(&where_to_find_help(self.bank, self.interview));
    }

    /// Lines for an interruption, made ready before it: files that are still there when it comes,
    /// and help lines where the answers call for them.
    fn when_interrupted(&self) -> impl Fn() -> String + Send + use<> {
        let kept: Vec<(OutputFile, String)> = self
            .saving
            .all_kept(self.interview)
            .map(|file| (file.clone(), self.lines(&self.kept_in(file))))
            .collect();
        // A file that could not be written does not hold the last answers.
        let failed = self.saving.failed().and_then(Failure::message).map(Message::Text);
        let nothing_kept = match failed {
            Some(_) => String::new(),
            None => self.lines(&[self.nothing_kept()]),
        };
        let further: Vec<Message> = self
            .older_copies_and_pages()
            .chain(failed)
            .chain(where_to_find_help(self.bank, self.interview))
            .collect();
        let further = self.lines(&further);
        move || {
            let kept: String = kept
                .iter()
                .filter(|(file, _)| file.is_there())
                .map(|(_, lines)| lines.as_str())
                .collect();
            format!("{}{further}", if kept.is_empty() { &nothing_kept } else { &kept })
        }
    }

    /// Closes an interview that was interrupted.
    pub fn say_when_interrupted(&self) {
        write_lines(&self.when_interrupted()());
    }

    /// Prepares the same for a signal that ends the program.
    pub fn prepare_for_signals(&self) {
        let closing = self.when_interrupted();
        signals::set_closing(move || format!("\n{}", closing()));
    }
}
