//! Answers of another day: said before all else, with a new visit as the way out.

use std::path::{Path, PathBuf};

use super::lines::StandardLines;
use super::named_file::home_expanded;
use crate::error::Failure;
use crate::io::clock::now;
use crate::io::context::Context;
use crate::io::input::read_source;
use ketascreen_core::bank::Bank;
use ketascreen_core::record::{AnswersFile, ExpectedBank, is_of_another_day, read_for_interview};
use ketascreen_core::render::{Layout, safe_lines};
use ketascreen_interview::plain::Console;

/// What is to become of answers that are resumed on another day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnotherDay {
    /// They are of today, or the person goes on with them all the same.
    GoOn,
    /// They begin a new visit, which is kept in this file.
    NewVisit(PathBuf),
    /// The person stopped: nothing was touched.
    Stop,
}

/// Asks what is to become of answers in a file, where they are of another day.
///
/// # Errors
/// Failures of the terminal, and the end of standard input. A file that cannot be read is reported
/// where it is read to be resumed.
pub fn ask_on_another_day(
    context: Context<'_>,
    bank: &Bank,
    path: &Path,
    ascii: bool,
) -> Result<AnotherDay, Failure> {
    let Some(today) = now().map(|now| now.day()) else { return Ok(AnotherDay::GoOn) };
    let expected = match context.bank_file() {
        Some(_) => ExpectedBank::Named,
        None => ExpectedBank::Same,
    };
    let file = read_source(path).ok();
    let file = file.and_then(|source| read_for_interview(&source, bank, expected).ok());
    let Some(file) = file.filter(|file| is_of_another_day(file, today)) else {
        return Ok(AnotherDay::GoOn);
    };
    let question = Question { bank, path, file: &file, today: today.to_string(), ascii };
    question.ask(&mut StandardLines::default())
}

struct Question<'q> {
    bank: &'q Bank,
    path: &'q Path,
    file: &'q AnswersFile,
    today: String,
    ascii: bool,
}

impl Question<'_> {
    fn ask(&self, lines: &mut StandardLines) -> Result<AnotherDay, Failure> {
        let phrases = self.bank.phrases();
        for said in self.said() {
            self.say(lines, &said)?;
        }
        match self.line(lines)?.as_str() {
            "1" => {}
            "2" => return Ok(AnotherDay::GoOn),
            _ => return Ok(AnotherDay::Stop),
        }
        self.say(lines, phrases.other_day_name.as_str())?;
        match self.line(lines)?.as_str() {
            "" => Ok(AnotherDay::Stop),
            name => Ok(AnotherDay::NewVisit(home_expanded(name))),
        }
    }

    fn said(&self) -> Vec<String> {
        let phrases = self.bank.phrases();
        let (file, day) = (self.path.display().to_string(), self.file.record.saved.as_ref());
        let day = day.map(|saved| saved.day().to_string()).unwrap_or_default();
        let values = [("file", &*file), ("day", &*day), ("today", &*self.today)];
        let reference = self.file.record.client.as_ref();
        let reference = reference.map(|client| phrases.reference.fill(&[("client", client)]));
        let choices =
            [&phrases.other_day_new_visit, &phrases.other_day_go_on, &phrases.other_day_stop];
        let choices = choices.map(|choice| choice.as_str().to_owned());
        [phrases.other_day.fill(&values)].into_iter().chain(reference).chain(choices).collect()
    }

    fn say(&self, lines: &mut StandardLines, text: &str) -> Result<(), Failure> {
        let width = lines.columns().unwrap_or(Layout::default().width);
        let layout = Layout { width, colour: false, ascii: self.ascii };
        let text: String =
            safe_lines(text, "", layout).into_iter().map(|line| line + "\n").collect();
        lines.say(&text).map_err(Failure::Terminal)
    }

    fn line(&self, lines: &mut StandardLines) -> Result<String, Failure> {
        lines.line().map_err(Failure::Terminal)?.ok_or(Failure::EndOfInput(None))
    }
}
