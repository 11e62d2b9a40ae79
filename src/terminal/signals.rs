//! Signals: a thread of its own puts the terminal back at any moment, also while output is written,
//! and writes what has become of the answers; or it notes that a stopped program goes on.

use std::io::{self, Write, stderr, stdin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{sleep, spawn};
use std::time::Duration;

use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::escapes::{LEAVE_SCREEN, SHOW_CURSOR};

/// Maker, at the moment at which it is called, of the text about the answers.
type ClosingText = Box<dyn Fn() -> String + Send>;

/// True while the alternate screen is shown.
static IS_ON_SCREEN: AtomicBool = AtomicBool::new(false);
/// True once the program was stopped and goes on, so that the screen has to be taken again.
static WAS_CONTINUED: AtomicBool = AtomicBool::new(false);
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
    spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => {
                    put_back(cooked.as_ref(), only_lines);
                    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
                }
                SIGCONT if only_lines => {
                    let _ = stderr().write_all(lock(&LAST_SAID).as_bytes());
                }
                SIGCONT => WAS_CONTINUED.store(true, Ordering::SeqCst),
                _ => {
                    let _busy = lock(&BUSY);
                    put_back(cooked.as_ref(), only_lines);
                    let said = lock(&CLOSING).as_ref().map(|closing| closing()).unwrap_or_default();
                    let _ = stderr().write_all(said.as_bytes());
                    std::process::exit(128 + signal);
                }
            }
        }
    });
    Ok(())
}

fn put_back(cooked: Option<&Termios>, only_lines: bool) {
    let Some(cooked) = cooked else { return };
    if !only_lines {
        let restored = if IS_ON_SCREEN.load(Ordering::SeqCst) { LEAVE_SCREEN } else { SHOW_CURSOR };
        let _ = stderr().write_all(restored.as_bytes());
    }
    let _ = tcsetattr(stdin(), OptionalActions::Now, cooked);
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

pub(super) fn set_on_screen(is: bool) {
    IS_ON_SCREEN.store(is, Ordering::SeqCst);
}

/// True once after the program was stopped and goes on.
pub(super) fn was_continued() -> bool {
    WAS_CONTINUED.swap(false, Ordering::SeqCst)
}
