//! `screen`: the interview, then the summary.
#![expect(clippy::disallowed_methods, reason = "the edge: the terminal")]

use std::io::{IsTerminal, Write, stderr, stdin};
use std::path::Path;

use dialoguer::Confirm;

use super::args::ScreenOptions;
use super::output::{Output, country, width};
use super::{Context, Exit, Failure};
use crate::answers::AnswersFile;
use crate::interview::{End, Ended, Interview, Length, Settings};
use crate::interview::{full, plain};
use crate::render::{Layout, safe_lines, text};
use crate::summary::{Help, crisis_line, help_line, summarize};

pub(super) fn run(context: &Context, bank_file: Option<&Path>, options: &ScreenOptions) -> Result<Exit, Failure> {
    let plain = options.plain || wants_plain();
    let is_terminal = stdin().is_terminal() && stderr().is_terminal();
    if !plain && !is_terminal {
        return Err(Failure::NoTerminal);
    }
    full::restore_on_signals().map_err(Failure::Terminal)?;
    let bank = context.bank(bank_file)?;
    let country = country(&bank, options.summary.country.as_deref())?;
    let overwrite = options.summary.force || (is_terminal && may_overwrite(options)?);
    let output = Output::prepare(&options.summary, overwrite)?;
    let length = match (options.short, options.full) {
        (true, _) => Some(Length::Short),
        (_, true) => Some(Length::Full),
        _ => None,
    };
    let mut interview = Interview::new(Settings { bank: &bank, country, voice: options.summary.voice.map(Into::into), length });
    let layout = Layout { width: width(stderr().is_terminal()), colour: false };
    let ended = if plain {
        plain::run(&mut interview, &mut stdin().lock(), &mut stderr(), layout).map_err(Failure::Terminal)?
    } else {
        full::run(&mut interview).map_err(Failure::Terminal)?
    };
    let voice = interview.voice();
    let file = AnswersFile::of(&bank, interview.answers());
    match ended {
        Ended::Interrupted => return Ok(Exit::Interrupted),
        Ended::EndOfInput => return Err(Failure::EndOfInput),
        Ended::By(End::Left) => {
            say(bank.phrases().left_nothing_kept.get(voice));
            let line = crisis_line(&bank, voice, country);
            say(&bank.phrases().opening_crisis_line.fill(voice, &[("crisis_line", &line)]));
            return Ok(Exit::Done);
        }
        Ended::By(End::StoppedForHelp) => {
            // What to do now stays in sight when the screen of the interview is gone.
            let evaluation = crate::evaluation::evaluate(&bank, &file.answers);
            let help = Help::called_for(&bank, &evaluation, voice, country);
            help.first.iter().for_each(|text| say(text));
            help.lines_of(country).for_each(|line| say(&help_line(&bank, voice, line)));
            say(bank.phrases().left_nothing_kept.get(voice));
            return Ok(Exit::Done);
        }
        Ended::By(End::Finished) => {}
    }
    let summary = summarize(&bank, &file, voice, country);
    say(bank.phrases().finish.get(voice));
    if output.is_file() {
        let layout = Layout { width: width(true), colour: context.colour.stderr };
        let _ = stderr().write_all(text(&summary, layout).as_bytes());
    }
    output.write(context, &summary)?;
    // The first lines may be out of sight by now, so what matters most is said once more.
    say("");
    summary.help.first.iter().for_each(|text| say(text));
    if !summary.help.first.is_empty() {
        summary.help.lines_of(country).for_each(|line| say(&help_line(&bank, voice, line)));
    }
    say(&summary.next_step);
    Ok(Exit::Done)
}

/// Whether the environment asks for lines instead of a screen: `ACCESSIBLE`, or a terminal that can do no more.
fn wants_plain() -> bool {
    let accessible = std::env::var("ACCESSIBLE").is_ok_and(|value| !value.is_empty() && value != "0");
    accessible || std::env::var("TERM").is_ok_and(|term| term == "dumb")
}

/// Asks on the terminal whether a file that exists may be overwritten.
fn may_overwrite(options: &ScreenOptions) -> Result<bool, Failure> {
    let Some(path) = options.summary.output.as_deref().filter(|path| path.is_file()) else { return Ok(false) };
    let answer =
        Confirm::new().with_prompt(format!("{} exists. Overwrite it?", path.display())).default(false).wait_for_newline(true).interact();
    answer.map_err(|dialoguer::Error::IO(error)| {
        // The prompt hides the cursor and leaves it so when it is interrupted.
        let _ = dialoguer::console::Term::stderr().show_cursor();
        if error.kind() == std::io::ErrorKind::Interrupted { Failure::Told(Exit::Interrupted) } else { Failure::Terminal(error) }
    })
}

/// Says something on standard error, wrapped to the terminal.
fn say(message: &str) {
    for line in safe_lines(message, "", Layout { width: width(true), colour: false }) {
        let _ = writeln!(stderr(), "{line}");
    }
}
