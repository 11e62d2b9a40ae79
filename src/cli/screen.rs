//! `screen`: the interview, then the summary.
#![expect(clippy::disallowed_methods, reason = "the edge: the terminal")]

use std::io::{IsTerminal, Write, stderr, stdin, stdout};
use std::path::Path;

use dialoguer::Confirm;

use super::args::{ScreenOptions, SummaryOptions};
use super::output::{Output, country, width};
use super::saving::{Saving, kept};
use super::{Context, Exit, Failure};
use crate::answers::Answers;
use crate::interview::{End, Ended, Finish, Interview, Length, Settings, full, plain};
use crate::render::{Layout, safe_lines, text};
use crate::summary::{Help, Summary, crisis_line, help_line, summarize};

pub(super) fn run(context: &Context, bank_file: Option<&Path>, options: &ScreenOptions) -> Result<Exit, Failure> {
    let plain = options.plain || wants_plain();
    let is_terminal = stdin().is_terminal() && stderr().is_terminal();
    if !plain && !is_terminal {
        return Err(Failure::NoTerminal);
    }
    full::restore_on_signals().map_err(Failure::Terminal)?;
    let bank = context.bank(bank_file)?;
    let country = country(&bank, options.summary.country.as_deref())?;
    let overwrite = options.summary.force;
    let may = |path: Option<&Path>| Ok::<bool, Failure>(overwrite || (is_terminal && may_overwrite(path)?));
    let mut output = Output::prepare(&options.summary, may(options.summary.output.as_deref())?)?;
    let save = options.save.as_deref().filter(|_| options.resume.is_none());
    let mut saving = Saving::prepare(context, &bank, bank_file, options, may(save)?)?;
    if !plain && saving.resumed().is_some_and(|file| !file.warnings.is_empty()) {
        // The screen of the interview would hide the warnings before they are read.
        let _ = Confirm::new().with_prompt("Go on?").default(true).wait_for_newline(true).interact().map_err(stopped)?;
    }
    let length = match (options.short, options.full) {
        (true, _) => Some(Length::Short),
        (_, true) => Some(Length::Full),
        _ => None,
    };
    let resumed_voice = saving.resumed().and_then(|file| file.record.voice);
    let settings = Settings {
        bank: &bank,
        country,
        voice: options.summary.voice.map(Into::into).or(resumed_voice),
        length,
        keeps_draft: save.is_some(),
    };
    let answers = saving.resumed().map_or_else(|| Answers::none(&bank), |file| file.answers.clone());
    let mut interview = Interview::resume(settings, answers);
    let layout = Layout { width: width(stderr().is_terminal()), colour: false };
    let mut after = |interview: &Interview<'_>| saving.save(interview);
    let ended = if plain {
        plain::run(&mut interview, &mut stdin().lock(), &mut stderr(), layout, &mut after).map_err(Failure::Terminal)?
    } else {
        full::run(&mut interview, &mut after).map_err(Failure::Terminal)?
    };
    let voice = interview.voice();
    let file = kept(&bank, interview.answers(), saving.resumed());
    let phrases = bank.phrases();
    match ended {
        Ended::Interrupted => {
            // The screen that showed the help lines is gone.
            if !crate::evaluation::evaluate(&bank, &file.answers).first_help(&bank).is_empty() {
                let line = crisis_line(&bank, voice, country);
                say(&phrases.opening_crisis_line.fill(voice, &[("crisis_line", &line)]));
            }
            return Ok(Exit::Interrupted);
        }
        Ended::EndOfInput => return Err(Failure::EndOfInput(saving.kept_in())),
        Ended::By(End::Finished) => {}
        Ended::By(left) => {
            if left == End::LeftWithoutDraft {
                saving.delete()?;
            }
            if left == End::StoppedForHelp {
                // What to do now stays in sight when the screen of the interview is gone.
                let evaluation = crate::evaluation::evaluate(&bank, &file.answers);
                let help = Help::called_for(&bank, &evaluation, voice, country);
                help.first.iter().for_each(|text| say(text));
                help.lines_of(country).for_each(|line| say(&help_line(&bank, voice, line)));
            }
            match saving.kept_in() {
                Some(path) => say(&phrases.left_kept.fill(voice, &[("file", &path.display().to_string())])),
                None => say(phrases.left_nothing_kept.get(voice)),
            }
            let line = crisis_line(&bank, voice, country);
            say(&phrases.opening_crisis_line.fill(voice, &[("crisis_line", &line)]));
            return saving.failure().map(|()| Exit::Done);
        }
    }
    let summary = summarize(&bank, &file, voice, country);
    let seen_here = stdout().is_terminal() || output.is_file();
    if output.is_file() {
        output.write(context, &summary)?;
    }
    let layout = Layout { width: layout.width, colour: context.colour.stderr };
    let print = if plain || !seen_here {
        say(phrases.finish.get(voice));
        true
    } else {
        // Wrapped to the window, and without colour, as the screen is drawn line by line.
        let mut finish = Finish::new(&bank, voice, &text(&summary, Layout { colour: false, ..layout }));
        let mut write = |name: &str| write_summary(context, &options.summary, name, &summary);
        match full::finish(&mut finish, &mut write).map_err(Failure::Terminal)? {
            Some(print) => print,
            None => return Ok(Exit::Interrupted),
        }
    };
    match (print, output.is_file()) {
        // With -o standard output stays empty.
        (true, true) => {
            let _ = stderr().write_all(text(&summary, layout).as_bytes());
        }
        (true, false) => output.write(context, &summary)?,
        (false, _) => {}
    }
    // The first lines may be out of sight by now, so what matters most is said once more.
    let _ = writeln!(stderr());
    summary.help.first.iter().for_each(|text| say(text));
    if !summary.help.first.is_empty() {
        summary.help.lines_of(country).for_each(|line| say(&help_line(&bank, voice, line)));
    }
    say(&summary.next_step);
    if let Some(path) = saving.kept_in() {
        say(&phrases.left_kept.fill(voice, &[("file", &path.display().to_string())]));
    }
    saving.failure().map(|()| Exit::Done)
}

/// Writes the summary to a file that was named at the end; its name, or why it could not be written.
fn write_summary(context: &Context, options: &SummaryOptions, name: &str, summary: &Summary<'_>) -> Result<String, String> {
    let written = Output::named(options, Path::new(name)).and_then(|mut output| output.write_quietly(context, summary));
    written.map(|()| name.to_owned()).map_err(|failure| failure.message().unwrap_or_default())
}

/// Whether the environment asks for lines instead of a screen: `ACCESSIBLE`, or a terminal that can do no more.
fn wants_plain() -> bool {
    let accessible = std::env::var("ACCESSIBLE").is_ok_and(|value| !value.is_empty() && value != "0");
    accessible || std::env::var("TERM").is_ok_and(|term| term == "dumb")
}

/// Asks on the terminal whether a file that exists may be overwritten.
fn may_overwrite(path: Option<&Path>) -> Result<bool, Failure> {
    let Some(path) = path.filter(|path| path.is_file()) else { return Ok(false) };
    let prompt = format!("{} exists. Overwrite it?", path.display());
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
    for line in safe_lines(message, "", Layout { width: width(true), colour: false }) {
        let _ = writeln!(stderr(), "{line}");
    }
}
