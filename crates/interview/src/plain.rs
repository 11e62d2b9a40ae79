//! The front end for lines: numbered answers, no cursor movement, no colour.
//!
//! It serves a screen reader, a braille display, a slow line, a terminal that can do no more, and a
//! pipe. It draws the same state as the full screen; only what is read and how a line is said
//! differ. It knows no terminal: anything that gives lines and takes text will do.

use std::io::{self, BufRead, Write};

use crate::action::Action;
use crate::interview::{Interview, Page, SessionEnd};
use crate::keymap::{NO_BREAK, Place, action_of_line, short_footer, sign_of};
use crate::marks::BAR;
use crate::prompts::Prompt;
use crate::reader::{Files, PageReader, ReaderChoice, ReaderRequest};
use ketascreen_core::answers::Answer;
use ketascreen_core::render::{Layout, safe_lines};

/// Console on which lines are said and typed.
pub trait Console {
    /// Says a text of whole lines.
    ///
    /// # Errors
    /// It cannot be written.
    fn say(&mut self, text: &str) -> io::Result<()>;

    /// The next line that is typed, without its end; nothing at the end of the input, where a line
    /// that was not ended is no line: it may be the start of one.
    ///
    /// # Errors
    /// It cannot be read.
    fn line(&mut self) -> io::Result<Option<String>>;

    /// Forgets what was typed before it could be asked for, where somebody types.
    ///
    /// # Errors
    /// The terminal cannot do so.
    fn forget_typed(&mut self) -> io::Result<()>;

    /// Hands a text to the terminal to be copied. False where there is none.
    ///
    /// # Errors
    /// It cannot be written.
    fn copy(&mut self, _: &str) -> io::Result<bool> {
        Ok(false)
    }

    /// Columns of the window now, where there is one.
    fn columns(&self) -> Option<usize> {
        None
    }

    /// Layout of a text in the window as it is now.
    fn fit(&self, layout: Layout) -> Layout {
        Layout { width: self.columns().unwrap_or(layout.width), ..layout }
    }
}

/// Lines from anything that gives them, such as a file, said to anything that takes them.
impl<R: BufRead, W: Write> Console for (R, W) {
    fn say(&mut self, text: &str) -> io::Result<()> {
        self.1.write_all(text.as_bytes())?;
        self.1.flush()
    }

    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        Ok(line.ends_with('\n').then(|| line.trim().to_owned()))
    }

    fn forget_typed(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Puts the interview line by line, and calls `after` after every line. The end of the input is
/// never an answer.
///
/// # Errors
/// The input cannot be read, or the output not written.
pub fn run(
    interview: &mut Interview<'_>,
    console: &mut impl Console,
    layout: Layout,
    after: &mut dyn FnMut(&mut Interview<'_>),
) -> io::Result<SessionEnd> {
    let mut shown = Vec::new();
    let mut was_must_read = None;
    let mut taught = Taught::default();
    loop {
        if let Some(end) = interview.outcome() {
            return Ok(SessionEnd::By(end));
        }
        let must_read = interview.must_read().then(|| interview.key_target());
        if must_read.is_some() && must_read != was_must_read {
            console.forget_typed()?;
        }
        was_must_read = must_read;
        let layout = console.fit(layout);
        let said = said(interview);
        // What was just read out is not read out again: a message is enough.
        let is_new = said != shown;
        let view = interview.view();
        // What has become of the last line comes before what is new; what Enter is going to do
        // comes behind it.
        let (before, behind) = if is_new && interview.message.is_some() {
            (view.message, None)
        } else {
            (None, view.message)
        };
        // Where a line was refused, what Enter is going to do still stands.
        let stands = interview.message.as_ref().and(interview.read_back()).filter(|_| !is_new);
        if is_new {
            let early = view.early_help.filter(|help| !help.texts.is_empty());
            let early =
                early.into_iter().flat_map(|help| help.texts.into_iter().chain([help.lines]));
            let last = taught.last_answer(interview);
            let lines = last.into_iter().chain(early).chain(before).chain(said.iter().cloned());
            let lines: Vec<String> = lines.collect();
            console.say(&laid_out(&lines, layout))?;
            shown = said;
        }
        let keys = taught.keys(interview, view.plain_keys);
        let keys = Some(keys).filter(|_| is_new || behind.is_none());
        let kept = interview.kept_by_an_empty_line();
        console.say(&laid_out(
            &behind.into_iter().chain(stands).chain(kept).chain(keys).collect::<Vec<_>>(),
            layout,
        ))?;
        let Some(line) = console.line()? else { return Ok(SessionEnd::EndOfInput) };
        let asked = interview.prompt().filter(|_| interview.is_at_question());
        let stood = interview.key_target();
        interview.take_line(line.trim());
        after(interview);
        // Where a line says nothing, the question is said again; where it was not understood, what
        // must be read.
        let stays = !interview.key_target().is_of_other_page(Some(&stood));
        if stays
            && interview
                .pages
                .top()
                .and_then(Page::pointer)
                .is_none_or(|pointer| pointer.row.is_none())
            && (was_must_read.is_some() || (line.trim().is_empty() && interview.is_at_question()))
        {
            shown.clear();
        }
        if interview.read_back().is_some()
            && asked.is_some_and(|asked| interview.prompt() == Some(asked))
        {
            // What is chosen is read back, so the lines are not said again.
            shown = self::said(interview);
        }
    }
}

/// Says the summary part by part, as many lines at once as `rows` says at each, and what can be
/// done with it; without `rows` the latter alone. Returns how it ends; nothing at the end of the
/// input.
///
/// # Errors
/// The input cannot be read, or the output not written.
pub fn read_summary<'b>(
    reader: &mut PageReader<'b>,
    console: &mut impl Console,
    layout: Layout,
    rows: Option<&dyn Fn() -> usize>,
    files: &mut dyn Files<'b>,
) -> io::Result<Option<ReaderChoice>> {
    if rows.is_none() {
        reader.open_choices();
    }
    let mut shown = Vec::new();
    loop {
        let layout = console.fit(layout);
        rows.into_iter().for_each(|rows| reader.read_in_parts(rows()));
        let mut said = reader.said(layout.ascii);
        if reader.ends_with_choices() {
            reader.open_choices();
            console.say(&laid_out(&said, layout))?;
            said = reader.said(layout.ascii);
        }
        if said != shown {
            console.say(&laid_out(&said, layout))?;
            shown = said;
        }
        let view = reader.view();
        console.say(&laid_out(
            &view.message.into_iter().chain([view.plain_keys]).collect::<Vec<_>>(),
            layout,
        ))?;
        let Some(line) = console.line()? else { return Ok(None) };
        reader.look_at(files);
        match reader.take_line(line.trim()) {
            Some(ReaderRequest::Write(file)) => {
                reader.written(files.write(&file, reader.country()))
            }
            Some(ReaderRequest::Copy(text)) => reader.copied(console.copy(&text)?),
            Some(ReaderRequest::End(ending)) => return Ok(Some(ending)),
            None => {}
        }
    }
}

/// The lines of the present view, as they are said.
fn said(interview: &Interview<'_>) -> Vec<String> {
    let lines = interview.view().lines.into_iter();
    let said = lines.map(|line| {
        line.said.unwrap_or_else(|| {
            format!("{}{}", line.mark.trim_start_matches(['>', ' ', BAR]), line.text)
        })
    });
    said.filter(|line| !line.trim().is_empty()).collect()
}

/// Lines wrapped to the window, after an empty one.
fn laid_out(lines: &[String], layout: Layout) -> String {
    let lines = lines.iter().flat_map(|line| safe_lines(line, "", layout));
    lines.fold("\n".to_owned(), |said, line| said + &line.replace(NO_BREAK, " ") + "\n")
}

/// What was said of how to answer, which is said in full only once.
#[derive(Debug, Default)]
struct Taught {
    keys: Vec<String>,
    takes_back: bool,
}

impl Taught {
    fn keys(&mut self, interview: &Interview<'_>, full: String) -> String {
        let is_known = self.keys.contains(&full);
        match short_footer(interview.settings.bank, interview.place()).filter(|_| is_known) {
            Some(short) => short,
            None => {
                self.keys.push(full.clone());
                full
            }
        }
    }

    fn last_answer(&mut self, interview: &Interview<'_>) -> Option<String> {
        let answer = interview.last_answer_text()?;
        let phrases = interview.phrases();
        let phrase = match std::mem::replace(&mut self.takes_back, true) {
            true => &phrases.last_answer_said,
            false => &phrases.last_answer_plain,
        };
        Some(phrase.fill(&[("answer", &answer)]))
    }
}

impl Interview<'_> {
    /// Does what a line asks for.
    fn take_line(&mut self, line: &str) {
        self.message = None;
        if let Some(words) = self.words_to_find(line) {
            self.obey(Action::Find);
            return self.take_words(words);
        }
        match action_of_line(self.place(), line) {
            Some(Action::Back) => self.act(Action::Back),
            Some(action @ (Action::NotSure | Action::PreferNot | Action::Clear))
                if self.is_at_question() =>
            {
                self.answer_sign(action);
            }
            Some(action) => self.obey(action),
            None => self.take_words(line),
        }
    }

    /// Words behind the sign that finds a question, where the line is no reading and no text.
    fn words_to_find<'l>(&self, line: &'l str) -> Option<&'l str> {
        let prompt = self.prompt().filter(|_| self.is_at_question())?;
        let is_line = matches!(prompt, Prompt::Pair(..)) || self.is_text(prompt);
        let sign = sign_of(Place::Choice, Action::Find)?;
        line.strip_prefix(sign).map(str::trim).filter(|words| !is_line && !words.is_empty())
    }

    /// Answer that an empty line keeps. The keys of a list name it themselves.
    fn kept_by_an_empty_line(&self) -> Option<String> {
        let prompt =
            self.prompt().filter(|_| self.is_at_question() && !self.pages.entry.is_ticked())?;
        let is_given = prompt
            .questions()
            .iter()
            .any(|question| *self.given.answers.get(*question) != Answer::MISSING);
        let answer = Some(self.given(prompt)).filter(|_| is_given && self.is_unchanged(prompt))?;
        Some(self.settings.bank.phrases().plain_keeps.fill(&[("answer", &answer)]))
    }
}
