//! Signals: a thread of its own puts the terminal back at any moment, also while output is written,
//! and writes what has become of the answers; or it notes that a stopped program goes on.

use std::io::{self, stdin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, sleep};
use std::time::Duration;

use rustix::io::{Errno, write};
use rustix::stdio::stderr;
use rustix::termios::{
    Action, OptionalActions, QueueSelector, Termios, tcflow, tcflush, tcgetattr, tcsetattr,
};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGXFSZ};
use signal_hook::iterator::Signals;

use super::escapes::{LEAVE_SCREEN, SHOW_CURSOR};

/// Maker, at the moment at which it is called, of the text about the answers.
type ClosingText = Box<dyn Fn() -> String + Send>;

/// True while the alternate screen is shown.
static IS_ON_SCREEN: AtomicBool = AtomicBool::new(false);
/// True once the program was stopped and goes on, so that the screen has to be taken again.
static WAS_CONTINUED: AtomicBool = AtomicBool::new(false);
/// True once a signal ends the program: nothing more is drawn.
static IS_ENDING: AtomicBool = AtomicBool::new(false);
/// Held while something is done that a signal must not leave half done.
static BUSY: Mutex<()> = Mutex::new(());
/// Maker of the text for a signal that ends the program.
static CLOSING: Mutex<Option<ClosingText>> = Mutex::new(None);
/// Last output where only lines are written.
static LAST_SAID: Mutex<String> = Mutex::new(String::new());

/// Answers signals from now on. Where only lines are written, nothing but the modes of the terminal
/// is put back: not every terminal knows how to show a cursor.
///
/// # Errors
/// Signals cannot be handled.
pub fn answer_signals(only_lines: bool) -> io::Result<()> {
    // Where standard input is no terminal, there are no modes to put back.
    let cooked = tcgetattr(stdin()).ok();
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT])?;
    let answering = move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => {
                    put_back(cooked.as_ref(), only_lines);
                    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
                }
                SIGCONT if only_lines => {
                    let said = lock(&LAST_SAID).clone();
                    say(said);
                }
                SIGCONT => WAS_CONTINUED.store(true, Ordering::SeqCst),
                _ => {
                    let _busy = lock(&BUSY);
                    IS_ENDING.store(true, Ordering::SeqCst);
                    put_back(cooked.as_ref(), only_lines);
                    let said = lock(&CLOSING).as_ref().map(|closing| closing()).unwrap_or_default();
                    say(said);
                    std::process::exit(128 + signal);
                }
            }
        }
    };
    Builder::new().name("signals".to_owned()).spawn(answering)?;
    Ok(())
}

/// Has a file that grows beyond its limit fail like any other that cannot be written, where the signal would end the
/// program.
///
/// # Errors
/// Signals cannot be handled.
pub fn survive_full_files() -> io::Result<()> {
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false))).map(drop)
}

/// Time that the last words have to get out.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// Writes to standard error, without the lock that a write which is blocked may hold. What is not out in time is given up.
fn say(text: String) {
    let (done, is_done) = channel();
    let writing = Builder::new().spawn(move || {
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            match write(stderr(), rest) {
                Ok(0) => break,
                Ok(written) => rest = rest.get(written..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                Err(_) => break,
            }
        }
        let _ = done.send(());
    });
    if writing.is_ok() && is_done.recv_timeout(LAST_WORDS).is_err() {
        // Output that nobody reads is dropped, to make room for what puts the terminal back.
        let _ = tcflush(stdin(), QueueSelector::OFlush);
        let _ = is_done.recv_timeout(LAST_WORDS);
    }
}

/// Lets the terminal's output go on where Ctrl-S has stopped it.
pub(super) fn let_output_go_on() {
    // `OOn` starts only what `OOff` stopped, so both are called.
    let _ = tcflow(stdin(), Action::OOff);
    let _ = tcflow(stdin(), Action::OOn);
}

fn put_back(cooked: Option<&Termios>, only_lines: bool) {
    let Some(cooked) = cooked else { return };
    let_output_go_on();
    // The modes come first: they need no output.
    let _ = tcsetattr(stdin(), OptionalActions::Now, cooked);
    if !only_lines {
        let restored = if IS_ON_SCREEN.load(Ordering::SeqCst) { LEAVE_SCREEN } else { SHOW_CURSOR };
        say(restored.to_owned());
    }
}

fn lock<T>(of: &'static Mutex<T>) -> MutexGuard<'static, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does something that a signal ends only when it is done.
pub fn undisturbed<T>(work: impl FnOnce() -> T) -> T {
    let _busy = lock(&BUSY);
    work()
}

/// Leaves a signal that is on its way a moment to end the program: a terminal that is closed gives
/// no more keys before it gives one.
pub fn await_signal() {
    const ON_ITS_WAY: Duration = Duration::from_millis(300);
    sleep(ON_ITS_WAY);
}

/// Sets the text for a signal that ends the program, in whole lines.
pub fn set_closing(closing: impl Fn() -> String + Send + 'static) {
    *lock(&CLOSING) = Some(Box::new(closing));
}

/// Keeps the last output where only lines are written: it is said again when a stopped program goes
/// on.
pub fn set_last_said(said: String) {
    *lock(&LAST_SAID) = said;
}

/// Waits for a signal that is ending the program, if there is one: its exit code counts.
pub fn let_signal_end() {
    undisturbed(|| ());
}

/// True once a signal ends the program.
pub(super) fn is_ending() -> bool {
    IS_ENDING.load(Ordering::SeqCst)
}

pub(super) fn set_on_screen(is: bool) {
    IS_ON_SCREEN.store(is, Ordering::SeqCst);
}

/// True once after the program was stopped and goes on.
pub(super) fn was_continued() -> bool {
    WAS_CONTINUED.swap(false, Ordering::SeqCst)
}
