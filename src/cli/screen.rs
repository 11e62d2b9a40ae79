//! `screen`: the interview, then the summary.
#![expect(clippy::disallowed_methods, reason = "the edge: the terminal")]

use std::io::{IsTerminal, Write, stderr, stdin, stdout};
use std::path::{Path, PathBuf};

use dialoguer::Confirm;
use dialoguer::console::Term;

use super::args::ScreenOptions;
use super::lines::StandardLines;
use super::output::{Output, country, refuse_same_file, width};
use super::saving::Saving;
use super::written_pages::WrittenPages;
use super::{Context, Exit, Failure};
use crate::bank::Bank;
use crate::colour::Colour;
use crate::evaluation::evaluate;
use crate::interview::{Draft, End, Ended, Finish, Interview, Kept, Length, Settings, Wish, full, plain, signals};
use crate::render::{Layout, brief, safe_lines, spoken, text, text_page};
use crate::summary::{Help, Summary, crisis_line, help_line, page, summarize};

pub(super) fn run(context: &Context, bank_file: Option<&Path>, options: &ScreenOptions) -> Result<Exit, Failure> {
    let plain = options.plain || wants_plain();
    // Line by line nothing is coloured, the page at the end included.
    let uncoloured = Context { colour: Colour { stdout: false, stderr: false } };
    let context = if plain { &uncoloured } else { context };
    let is_terminal = stdin().is_terminal() && stderr().is_terminal();
    if !plain && !is_terminal {
        return Err(Failure::NoTerminal);
    }
    signals::answer_signals(plain).map_err(Failure::Terminal)?;
    let bank = context.bank(bank_file)?;
    let country = country(&bank, options.summary.reader.country.as_deref())?;
    let overwrite = options.summary.force;
    refuse_same_file(options.resume.iter().chain(&options.save).map(PathBuf::as_path), options.summary.reader.output.as_deref())?;
    let may = |path: Option<&Path>, hint| Ok::<bool, Failure>(overwrite || (is_terminal && may_overwrite(path, hint, plain)?));
    let mut output = Output::prepare(&options.summary, may(options.summary.reader.output.as_deref(), "")?)?;
    let save = options.save.as_deref().filter(|_| options.resume.is_none());
    let mut saving =
        Saving::prepare(context, &bank, bank_file, options, may(save, " To go on with it instead, stop here and use --resume.")?)?;
    if !plain && saving.resumed().is_some_and(|file| !file.warnings.is_empty()) {
        // The screen of the interview would hide the warnings before they are read.
        if !Confirm::new().with_prompt("Go on?").default(true).wait_for_newline(true).interact().map_err(stopped)? {
            say("The file is as it was.");
            return Ok(Exit::Done);
        }
    }
    let length = match (options.short, options.full) {
        (true, _) => Some(Length::Short),
        (_, true) => Some(Length::Full),
        _ => None,
    };
    let resumed_voice = saving.resumed().and_then(|file| file.record.voice);
    let draft = match (options.resume.is_some(), options.save.is_some()) {
        (true, _) => Draft::Resumed,
        (false, true) => Draft::New,
        (false, false) => Draft::None,
    };
    let voice = options.summary.reader.voice.map(Into::into).or(resumed_voice);
    let settings = Settings { bank: &bank, country, voice, length, draft };
    let mut interview = match saving.resumed() {
        Some(file) => Interview::resume(settings, file),
        None => Interview::new(settings),
    };
    let layout = Layout { width: width(stderr().is_terminal()), colour: false, ascii: options.summary.reader.ascii };
    let shows = Shows {
        plain,
        layout: Layout { colour: context.colour.stderr, ..layout },
        may_be_read: stdout().is_terminal() || output.is_file(),
    };
    set_farewell(&bank, &interview, &saving);
    let mut pages = WrittenPages::default();
    loop {
        let ended = {
            let mut after = |interview: &mut Interview<'_>| {
                match interview.file_to_keep() {
                    Some(name) => {
                        let kept = saving.keep_in(&name, interview);
                        interview.kept(kept);
                    }
                    None => saving.save(interview),
                }
                interview.told_of_saving(saving.problem(interview.voice()));
                set_farewell(&bank, interview, &saving);
            };
            if plain {
                plain::run(&mut interview, &mut StandardLines::default(), layout, &mut after).map_err(Failure::Terminal)?
            } else {
                full::run(&mut interview, layout.ascii, &mut after).map_err(|error| {
                    signals::await_signal();
                    Failure::Terminal(error)
                })?
            }
        };
        match ended {
            Ended::Interrupted => {
                farewell(&bank, &interview, &saving).iter().for_each(|line| say(line));
                return Ok(Exit::Interrupted);
            }
            Ended::EndOfInput => {
                if !evaluate(&bank, interview.answers()).help_calls(&bank).is_empty() {
                    say(&crisis_lines(&bank, &interview));
                }
                let kept = saving.kept_in();
                saving.failure()?;
                return Err(Failure::EndOfInput(kept));
            }
            Ended::By(End::LeftAtOnce) => return left_at_once(saving),
            Ended::By(_) => {}
        }
        let mut file = interview.file();
        // The date of the page is that of the answers, as it is for a record.
        file.record.saved = saving.saved_at();
        let summary = summarize(&bank, &file, interview.voice(), interview.country());
        if let Ended::By(left) = ended
            && left != End::Finished
        {
            pages.older(&summary).iter().for_each(|line| say(line));
            return leave(&bank, &interview, saving, left);
        }
        if output.is_file() {
            output.write(context, &summary)?;
        }
        let Some((wish, is_kept)) = show(context, options, shows, &summary, &interview, &mut saving, &mut pages)? else {
            farewell(&bank, &interview, &saving).iter().for_each(|line| say(line));
            return Ok(Exit::Interrupted);
        };
        match (wish, output.is_file()) {
            (Wish::Back, _) => {
                interview.reopen(saving.kept_in().is_some());
                continue;
            }
            (Wish::LeaveAtOnce, _) => return left_at_once(saving),
            // With -o standard output stays empty.
            (Wish::Print, true) => {
                let _ = stderr().write_all(text(&summary, shows.layout).as_bytes());
            }
            (Wish::Print, false) => output.write(context, &summary)?,
            (Wish::PrintBrief, _) => super::print(&brief(&summary, shows.layout))?,
            (Wish::Leave, _) if !is_kept && saving.failed().is_none() => say(bank.phrases().left_nothing_kept.get(interview.voice())),
            (Wish::Leave | Wish::Write(_) | Wish::Keep(_), _) => {}
        }
        pages.older(&summary).iter().for_each(|line| say(line));
        say_what_is_kept(&bank, &interview, &saving);
        // The first lines may be out of sight by now, so what matters most is said once more.
        let _ = writeln!(stderr());
        say_what_to_do_now(&summary);
        if summary.help.first.is_empty() && !summary.help.early.is_empty() {
            say(&crisis_lines(&bank, &interview));
        }
        say(&summary.next_step);
        return saving.failure().map(|()| Exit::Done);
    }
}

/// How the summary is shown at the end.
#[derive(Clone, Copy)]
struct Shows {
    plain: bool,
    layout: Layout,
    /// Whether somebody is at the terminal to read it before it goes anywhere.
    may_be_read: bool,
}

/// Shows the summary to be read, and returns what is wished then, and whether anything is in a file; nothing if the reading
/// was interrupted.
fn show(
    context: &Context,
    options: &ScreenOptions,
    shows: Shows,
    summary: &Summary<'_>,
    interview: &Interview<'_>,
    saving: &mut Saving<'_>,
    pages: &mut WrittenPages,
) -> Result<Option<(Wish, bool)>, Failure> {
    let is_terminal = stdin().is_terminal();
    let kept = Kept { answers: saving.kept_in().is_some(), summary: options.summary.reader.output.is_some() || !pages.is_empty() };
    let follows = || say(summary.bank.phrases().finish.get(summary.voice));
    // At a terminal, a summary that goes to a file or a program is not held up.
    if !shows.may_be_read && is_terminal {
        follows();
        return Ok(Some((Wish::Print, kept.answers || kept.summary)));
    }
    // Wrapped to the window, and without colour, as the screen is drawn line by line.
    let layout = Layout { colour: false, ..shows.layout };
    let shown = if shows.plain { text_page(&spoken(page(summary), summary.bank, summary.voice), layout) } else { text(summary, layout) };
    let mut finish = Finish::new(summary.bank, summary.voice, summary.country, &shown, kept);
    let mut fulfil = |wish: &Wish| match wish {
        Wish::Write(name) => pages.write(context, &options.summary, name, summary),
        Wish::Keep(name) => saving.keep_in(name, interview).map(|()| name.clone()),
        _ => Ok(String::new()),
    };
    if !shows.plain {
        let wish = full::finish(&mut finish, shows.layout.ascii, &mut fulfil).map_err(Failure::Terminal)?;
        return Ok(wish.map(|wish| (wish, finish.is_kept())));
    }
    // Where the summary is not read first, what to do now is said before anything can be chosen.
    if !is_terminal {
        say_what_to_do_now(summary);
    }
    let rows = is_terminal.then(rows);
    let wish = plain::finish(&mut finish, &mut StandardLines::default(), shows.layout, rows, &mut fulfil).map_err(Failure::Terminal)?;
    Ok(Some(wish.map_or_else(
        || {
            // The summary was asked for before the input ended.
            follows();
            (Wish::Print, finish.is_kept())
        },
        |wish| (wish, finish.is_kept()),
    )))
}

/// What to do now with the help lines of the chosen country, where help is called for.
fn say_what_to_do_now(summary: &Summary<'_>) {
    summary.help.first.iter().for_each(|text| say(text));
    if !summary.help.first.is_empty() {
        summary.help.lines_of(summary.country).for_each(|line| say(&help_line(summary.bank, summary.voice, line)));
    }
}

/// After leaving: what was kept, and where to find help.
fn leave(bank: &Bank, interview: &Interview<'_>, mut saving: Saving<'_>, left: End) -> Result<Exit, Failure> {
    let (phrases, voice, country) = (bank.phrases(), interview.voice(), interview.country());
    if left == End::LeftWithoutDraft {
        saving.delete()?;
    }
    if left == End::StoppedForHelp {
        // What to do now stays in sight when the screen of the interview is gone.
        let evaluation = evaluate(bank, interview.answers());
        let help = Help::called_for(bank, &evaluation, voice, country);
        help.first.iter().for_each(|text| say(text));
        help.lines_of(country).for_each(|line| say(&help_line(bank, voice, line)));
    }
    if saving.all_kept().next().is_none() && saving.failed().is_none() {
        say(phrases.left_nothing_kept.get(voice));
    }
    say_what_is_kept(bank, interview, &saving);
    say(&crisis_lines(bank, interview));
    saving.failure().map(|()| Exit::Done)
}

/// After leaving at once nothing is said, not even that the answers could not be saved.
fn left_at_once(saving: Saving<'_>) -> Result<Exit, Failure> {
    saving.failure().map_err(|_| Failure::Told(Exit::Unavailable)).map(|()| Exit::Done)
}

fn crisis_lines(bank: &Bank, interview: &Interview<'_>) -> String {
    let line = crisis_line(bank, interview.voice(), interview.country());
    bank.phrases().opening_crisis_line.fill(interview.voice(), &[("crisis_line", &line)])
}

/// Where the answers are, and how to go on with them.
fn kept(bank: &Bank, interview: &Interview<'_>, saving: &Saving<'_>) -> Vec<String> {
    let kept = |path: PathBuf| bank.phrases().left_kept.fill(interview.voice(), &[("file", &path.display().to_string())]);
    saving.all_kept().map(kept).collect()
}

fn say_what_is_kept(bank: &Bank, interview: &Interview<'_>, saving: &Saving<'_>) {
    kept(bank, interview, saving).iter().for_each(|line| say(line));
}

/// What is said where the interview is interrupted: what was kept, and where to find help if it is called for.
fn farewell(bank: &Bank, interview: &Interview<'_>, saving: &Saving<'_>) -> Vec<String> {
    let mut said = kept(bank, interview, saving);
    // A file that could not be written does not hold what was answered last.
    said.extend(saving.failed().and_then(Failure::message));
    if said.is_empty() {
        said.push(bank.phrases().left_nothing_kept.get(interview.voice()).to_owned());
    }
    // The screen that showed the help lines is gone.
    if !evaluate(bank, interview.answers()).help_calls(bank).is_empty() {
        said.push(crisis_lines(bank, interview));
    }
    said
}

/// Has the same said where a signal ends the program.
fn set_farewell(bank: &Bank, interview: &Interview<'_>, saving: &Saving<'_>) {
    let lines = farewell(bank, interview, saving);
    let lines = lines.iter().flat_map(|line| safe_lines(line, "", on_standard_error()));
    signals::set_farewell(lines.fold("\n".to_owned(), |said, line| said + &line + "\n"));
}

/// How many lines of the summary are said at once, so that none is out of sight before it is read.
fn rows() -> usize {
    const BESIDE: u16 = 6;
    usize::from(Term::stderr().size().0.saturating_sub(BESIDE).max(BESIDE))
}

/// Whether the environment asks for lines instead of a screen: `ACCESSIBLE`, or a terminal that can do no more.
fn wants_plain() -> bool {
    let accessible = std::env::var("ACCESSIBLE").is_ok_and(|value| !value.is_empty() && value != "0");
    accessible || std::env::var("TERM").is_ok_and(|term| term == "dumb")
}

/// Asks on the terminal whether a file that exists may be overwritten.
fn may_overwrite(path: Option<&Path>, hint: &str, plain: bool) -> Result<bool, Failure> {
    let Some(path) = path.filter(|path| path.is_file()) else { return Ok(false) };
    let prompt = format!("{} exists.{hint} Overwrite it?", path.display());
    if plain {
        // In lines alone: the other prompt moves the cursor.
        say(&format!("{prompt} Type yes, then Enter; anything else: no."));
        let mut line = String::new();
        stdin().read_line(&mut line).map_err(Failure::Terminal)?;
        return Ok(line.trim() == "yes");
    }
    Confirm::new().with_prompt(prompt).default(false).wait_for_newline(true).interact().map_err(stopped)
}

/// A question that was not answered.
fn stopped(dialoguer::Error::IO(error): dialoguer::Error) -> Failure {
    // The prompt hides the cursor and leaves it so when it is interrupted.
    let _ = dialoguer::console::Term::stderr().show_cursor();
    if error.kind() == std::io::ErrorKind::Interrupted { Failure::Told(Exit::Interrupted) } else { Failure::Terminal(error) }
}

/// Says something on standard error, wrapped to the terminal.
fn say(message: &str) {
    for line in safe_lines(message, "", on_standard_error()) {
        let _ = writeln!(stderr(), "{line}");
    }
}

fn on_standard_error() -> Layout {
    Layout { width: width(true), colour: false, ascii: false }
}
