//! What is said where an interview ends: what to do now, what was kept, where to find help.
#![expect(clippy::disallowed_methods, reason = "the edge: standard error")]

use std::io::{Write, stderr};
use std::path::Path;

use super::output::width;
use super::saving::Saving;
use super::{Exit, Failure};
use crate::bank::{Bank, Phrase};
use crate::evaluation::evaluate;
use crate::interview::{End, Interview, signals};
use crate::render::{Layout, safe_lines};
use crate::summary::{Help, Summary, crisis_line, help_line};

/// What there is to say of an interview.
pub(super) struct Farewell<'f> {
    pub bank: &'f Bank,
    pub interview: &'f Interview<'f>,
    pub saving: &'f Saving<'f>,
    pub ascii: bool,
}

impl Farewell<'_> {
    /// Says something on standard error, wrapped to the terminal.
    pub fn say(&self, message: &str) {
        let _ = stderr().write_all(lines(message, self.ascii).as_bytes());
    }

    fn phrase(&self, phrase: impl Fn(&crate::bank::Phrases) -> &Phrase) -> String {
        phrase(self.bank.phrases()).get(self.interview.voice()).to_owned()
    }

    /// Where to find help at any time.
    pub fn crisis_lines(&self) -> String {
        let line = crisis_line(self.bank, self.interview.voice(), self.interview.country());
        self.bank.phrases().opening_crisis_line.fill(self.interview.voice(), &[("crisis_line", &line)])
    }

    /// Where the answers are and how to go on with them, and where they were before the last change.
    fn kept(&self) -> Vec<String> {
        let phrases = self.bank.phrases();
        let said = |phrase: &Phrase, path: &Path| phrase.fill(self.interview.voice(), &[("file", &path.display().to_string())]);
        let kept = self.saving.all_kept(self.interview).map(|path| said(&phrases.left_kept, path));
        kept.chain(self.saving.older_copies(self.interview).map(|path| said(&phrases.left_older_copy, path))).collect()
    }

    pub fn say_what_is_kept(&self) {
        self.kept().iter().for_each(|line| self.say(line));
    }

    pub fn say_nothing_is_kept(&self) {
        self.say(&self.phrase(|phrases| &phrases.left_nothing_kept));
    }

    /// After leaving: what to do now, what was kept, and where to find help.
    pub fn say_after_leaving(&self) {
        // What to do now stays in sight when the screen of the interview is gone.
        let (voice, country) = (self.interview.voice(), self.interview.country());
        say_what_to_do(self, &Help::called_for(self.bank, &evaluate(self.bank, self.interview.answers()), voice, country));
        if self.saving.all_kept(self.interview).next().is_none() && self.saving.failed().is_none() {
            self.say_nothing_is_kept();
        }
        self.say_what_is_kept();
        self.say(&self.crisis_lines());
    }

    /// After the summary what matters most is said once more, as its first lines may be out of sight.
    pub fn say_after_summary(&self, summary: &Summary<'_>) {
        self.say_what_is_kept();
        let _ = writeln!(stderr());
        say_what_to_do(self, &summary.help);
        if summary.help.first.is_empty() && !summary.help.early.is_empty() {
            self.say(&self.crisis_lines());
        }
        self.say(&summary.next_step);
    }

    /// Before a summary that is not read first: what to do now.
    pub fn say_what_to_do_now(&self, summary: &Summary<'_>) {
        say_what_to_do(self, &summary.help);
    }

    /// Where the input ends, or the program is interrupted, the screen that showed the help lines is gone.
    pub fn say_where_to_find_help(&self) {
        if self.is_help_called_for() {
            self.say(&self.crisis_lines());
        }
    }

    fn is_help_called_for(&self) -> bool {
        !evaluate(self.bank, self.interview.answers()).help_calls(self.bank).is_empty()
    }

    /// What is said where the interview is interrupted: what was kept, and where to find help if it is called for.
    fn when_interrupted(&self) -> Vec<String> {
        let mut said = self.kept();
        // A file that could not be written does not hold what was answered last.
        said.extend(self.saving.failed().and_then(Failure::message));
        if said.is_empty() {
            said.push(self.phrase(|phrases| &phrases.left_nothing_kept));
        }
        if self.is_help_called_for() {
            said.push(self.crisis_lines());
        }
        said
    }

    pub fn say_when_interrupted(&self) {
        self.when_interrupted().iter().for_each(|line| self.say(line));
    }

    /// Has the same said where a signal ends the program.
    pub fn prepare_for_signals(&self) {
        signals::set_farewell(self.when_interrupted().iter().fold("\n".to_owned(), |said, line| said + &lines(line, self.ascii)));
    }
}

/// What to do now with the help lines of the chosen country, where help is called for.
fn say_what_to_do(farewell: &Farewell<'_>, help: &Help<'_>) {
    if help.first.is_empty() {
        return;
    }
    let (bank, voice, country) = (farewell.bank, farewell.interview.voice(), farewell.interview.country());
    help.first.iter().for_each(|text| farewell.say(text));
    help.lines_of(country).for_each(|line| farewell.say(&help_line(bank, voice, line)));
}

/// Leaves without the summary.
pub(super) fn leave(bank: &Bank, interview: &Interview<'_>, mut saving: Saving<'_>, left: End, ascii: bool) -> Result<Exit, Failure> {
    if left == End::LeftWithoutDraft {
        saving.delete();
    }
    let farewell = Farewell { bank, interview, saving: &saving, ascii };
    farewell.prepare_for_signals();
    farewell.say_after_leaving();
    saving.failure().map(|()| Exit::Done)
}

/// After leaving at once nothing is said, not even that the answers could not be saved.
pub(super) fn left_at_once(saving: Saving<'_>) -> Result<Exit, Failure> {
    saving.failure().map_err(|_| Failure::Told(Exit::Unavailable)).map(|()| Exit::Done)
}

/// A text in lines for standard error.
fn lines(text: &str, ascii: bool) -> String {
    let layout = Layout { width: width(true), colour: false, ascii };
    safe_lines(text, "", layout).into_iter().fold(String::new(), |lines, line| lines + &line + "\n")
}
