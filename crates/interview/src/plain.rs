//! The front end for lines: numbered answers, no cursor movement, no colour.
//!
//! It serves a screen reader, a braille display, a slow line, a terminal that can do no more, and a
//! pipe. It draws the same state as the full screen; only what is read and how a line is said
//! differ. It knows no terminal: anything that gives lines and takes text will do.

use std::io::{self, BufRead, Write};

use crate::action::Action;
use crate::entry::{Entry, EntryRow, TickState, UNSURE_MARK};
use crate::interview::{Interview, SessionEnd};
use crate::keymap::{NO_BREAK, action_of_line};
use crate::line_edit::LineEdit;
use crate::messages::shortened;
use crate::page::opening::LENGTHS;
use crate::page::skip::SkipChoice;
use crate::page_stack::PageKind;
use crate::reader::{Files, PageReader, ReaderChoice, ReaderRequest};
use crate::row_key::{place_of_digits, place_of_key, single};
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::Kind;
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
    loop {
        if let Some(end) = interview.outcome() {
            return Ok(SessionEnd::By(end));
        }
        let must_read = interview.must_read().then(|| interview.page().clone());
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
            let last = interview
                .last_answer_text()
                .map(|answer| interview.phrases().last_answer_plain.fill(&[("answer", &answer)]));
            let lines = last.into_iter().chain(early).chain(before).chain(said.iter().cloned());
            let lines: Vec<String> = lines.collect();
            console.say(&laid_out(&lines, layout))?;
            shown = said;
        }
        let keys = Some(view.plain_keys).filter(|_| is_new || behind.is_none());
        let kept = interview.kept_by_an_empty_line();
        console.say(&laid_out(
            &behind.into_iter().chain(stands).chain(kept).chain(keys).collect::<Vec<_>>(),
            layout,
        ))?;
        let Some(line) = console.line()? else { return Ok(SessionEnd::EndOfInput) };
        let asked = interview.prompt().filter(|_| interview.is_at_question());
        let stood = (interview.page().clone(), interview.prompt());
        interview.take_line(line.trim());
        after(interview);
        // Where a line says nothing, the question is said again; where it was not understood, what
        // must be read.
        let stays = stood == (interview.page().clone(), interview.prompt());
        if stays
            && interview.pages.top.row.is_none()
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
            format!("{}{}", line.mark.trim_start_matches(['>', ' ', '?']), line.text)
        })
    });
    said.filter(|line| !line.trim().is_empty()).collect()
}

/// Lines wrapped to the window, after an empty one.
fn laid_out(lines: &[String], layout: Layout) -> String {
    let lines = lines.iter().flat_map(|line| safe_lines(line, "", layout));
    lines.fold("\n".to_owned(), |said, line| said + &line.replace(NO_BREAK, " ") + "\n")
}

impl Interview<'_> {
    /// Does what a line asks for.
    fn take_line(&mut self, line: &str) {
        self.message = None;
        match action_of_line(self.place(), line) {
            Some(Action::Back) => self.act(Action::Back),
            Some(Action::NotSure) => self.take_whole(EntryRow::NotSure),
            Some(Action::PreferNot) => self.take_whole(EntryRow::PreferNot),
            Some(Action::Clear) => self.clear(),
            Some(action) => self.obey(action),
            None => self.take_words(line),
        }
    }

    /// Clears what is ticked, or what is typed beside the answers.
    fn clear(&mut self) {
        if self.types_other_text() {
            self.pages.top.typed = LineEdit::default();
            return self.act(Action::Enter);
        }
        self.entry.clear();
        self.say(|phrases| &phrases.say_cleared);
    }

    /// Does what a line asks for that is no sign.
    fn take_words(&mut self, line: &str) {
        match self.page() {
            PageKind::Question if !line.is_empty() => self.take_answer(line),
            PageKind::OpeningReference | PageKind::Note | PageKind::Keep => {
                // A blank line keeps what is there.
                if !line.is_empty() {
                    self.pages.top.typed = LineEdit::of(line);
                }
                self.act(Action::Enter);
            }
            PageKind::Review if line.is_empty() => self.say(|phrases| &phrases.say_choose_here),
            PageKind::Review => match place_of_digits(line, self.review_rows().len()) {
                Some(place) => {
                    self.pages.top.row = Some(place);
                    self.act(Action::Enter);
                }
                None => self.no_such_row(line),
            },
            _ if line.is_empty() => self.act(Action::Enter),
            PageKind::Why | PageKind::Keys | PageKind::Points => self.leave_read_page(line),
            // A line is no key by accident: where nothing is lost, its number is enough.
            _ if self.must_read() => {
                self.pages.top.row = single(line).and_then(|key| self.choice_of_key(key));
                match self.pages.top.row {
                    None => self.no_such_row(line),
                    Some(0) if self.stopping_loses_answers() => {}
                    Some(_) => self.do_choice(),
                }
            }
            // A page with choices: the number in front of one.
            _ => match single(line)
                .filter(|key| place_of_key(*key).is_some_and(|place| place < self.choices_here()))
            {
                Some(key) => self.act(Action::Character(key)),
                None => self.no_such_row(line),
            },
        }
    }

    /// Closes a page that is only read. A sign works behind it, where it is read out; what else is
    /// typed may be an answer, or not.
    fn leave_read_page(&mut self, line: &str) {
        self.act(Action::Enter);
        let answers =
            |action: &Action| matches!(action, Action::NotSure | Action::PreferNot | Action::Clear);
        let action = action_of_line(self.place(), line).filter(|_| self.is_at_question());
        match action.filter(|action| !answers(action)) {
            Some(action) => self.obey(action),
            None => {
                let phrase = &self.phrases().say_not_taken;
                self.message = Some(phrase.fill(&[("typed", &shortened(line))]));
            }
        }
    }

    /// Answer that an empty line keeps. The keys of a list name it themselves.
    fn kept_by_an_empty_line(&self) -> Option<String> {
        let prompt = self.prompt().filter(|_| self.is_at_question() && !self.entry.is_ticked())?;
        let is_given = prompt
            .questions()
            .iter()
            .any(|question| *self.answers.get(*question) != Answer::MISSING);
        let answer = Some(self.given(prompt)).filter(|_| is_given && self.is_unchanged(prompt))?;
        Some(self.settings.bank.phrases().plain_keeps.fill(&[("answer", &answer)]))
    }

    /// Number of lines to choose from on a page with choices.
    fn choices_here(&self) -> usize {
        match self.page() {
            PageKind::Opening => 1,
            PageKind::OpeningLength => LENGTHS.len(),
            PageKind::HelpLines => self.settings.bank.countries().len(),
            PageKind::Leave => self.leave_choices().len(),
            PageKind::Skip => SkipChoice::ALL.len(),
            _ => 0,
        }
    }

    fn take_answer(&mut self, line: &str) {
        let is_text = self.prompt().is_some_and(|prompt| {
            matches!(self.settings.bank.question(prompt.first()).kind, Kind::Text { .. })
        });
        match Entry::whole_in_words(self.settings.bank, line) {
            Some(row) if !is_text => self.take_whole(row),
            _ if self.entry.is_typed() => {
                let asked = self.prompt();
                let before = self.entry.clone();
                self.entry.typed = LineEdit::of(line);
                (self.entry.active, self.entry.read_back) = (Some(0), false);
                self.act(Action::Enter);
                // A line that was no answer is not said again, as there is nothing to edit it with:
                // what stood there stays.
                if self.message.is_some() && self.is_at_question() && self.prompt() == asked {
                    self.entry = before;
                }
            }
            _ if self.entry.is_ticked() => self.tick(line),
            _ => match self.entry.row_of_word(line) {
                Some(place) => {
                    let row = self.entry.rows.get(place).copied();
                    row.into_iter().for_each(|row| self.entry.choose(row, None));
                    self.act(Action::Enter);
                }
                None if line
                    .split([' ', ','])
                    .filter(|word| self.entry.row_of_word(word).is_some())
                    .count()
                    > 1 =>
                {
                    self.say(|phrases| &phrases.say_only_one);
                }
                None => self.no_such_row(line),
            },
        }
    }

    /// Answers for the whole question, which clears every tick. In a list it is read back
    /// as all else is.
    fn take_whole(&mut self, row: EntryRow) {
        self.entry.ticks.iter_mut().for_each(|tick| *tick = TickState::No);
        self.entry.choose(row, None);
        if !self.entry.is_ticked() || self.read_back().is_none() {
            self.act(Action::Enter);
        }
    }

    /// Ticks the rows that a line names, and no others: `1 3 5?`.
    fn tick(&mut self, line: &str) {
        let none = self
            .prompt()
            .and_then(|prompt| self.settings.bank.question(prompt.first()).none_option());
        let is_whole = |row: &usize| match self.entry.rows.get(*row) {
            Some(EntryRow::Option(option)) => none == Some(*option),
            _ => false,
        };
        let words = line.split([' ', ',']).filter(|word| !word.is_empty());
        let mut rows = Vec::new();
        for word in words {
            let (key, sure) =
                word.strip_suffix(UNSURE_MARK).map_or((word, true), |key| (key, false));
            match self.entry.row_of_word(key) {
                // Not sure about 'none of these' is no answer, and must not clear what is ticked.
                Some(row) if sure || !is_whole(&row) => rows.push((row, sure)),
                _ => return self.no_such_row(word),
            }
        }
        if rows.is_empty() {
            return self.no_such_row(line);
        }
        let are_several =
            rows.windows(2).any(|pair| matches!(pair, [(one, _), (other, _)] if one != other));
        if are_several && rows.iter().any(|(row, _)| is_whole(row)) {
            self.say(|phrases| &phrases.say_not_together);
            return;
        }
        self.entry.ticks.iter_mut().for_each(|tick| *tick = TickState::No);
        (self.entry.active, self.entry.chosen) = (Some(0), None);
        for (row, sure) in rows {
            self.entry.tick(row, if sure { TickState::Yes } else { TickState::Unsure });
        }
        // What is ticked is read back now, and counts with the next Enter; what is the answer
        // already goes on.
        if self.read_back().is_none() {
            self.act(Action::Enter);
        }
    }
}
