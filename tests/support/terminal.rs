//! The built program at a pseudo-terminal, its screen read through a terminal emulator.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

use ketascreen_core::bank::{Bank, Phrase, Phrases};
use ketascreen_interview::BAR;
use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::{question_named, shipped};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_ketascreen");
/// How long a screen may take to come, on a slow machine.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// A page that must be read takes no key until none came for a second.
pub const READING: Duration = Duration::from_millis(1_400);
/// Shortest time between two taps of one key.
const SAME_KEY: Duration = Duration::from_millis(200);
pub const CTRL_C: &str = "\u{3}";
/// The end of every drawing.
const SHOWN: &str = "\u{1b}[?25h";
/// The beginning of a drawing of the whole screen.
const CLEARED: &str = "\u{1b}[2J";

/// A program at a pseudo-terminal.
pub struct Terminal {
    pub master: Box<dyn MasterPty + Send>,
    pub writer: Box<dyn Write + Send>,
    pub screen: Arc<Mutex<Screen>>,
    pub reads: Arc<AtomicBool>,
    closed: Arc<AtomicBool>,
    /// What was pressed last, and when.
    pressed: Option<(String, Instant)>,
}

pub struct Screen {
    pub parser: vt100::Parser,
    /// Everything that was written, for what a screen does not show.
    pub written: Vec<u8>,
}

impl Terminal {
    /// Starts the program under a shell that tells its exit code and the terminal's modes afterwards.
    pub fn start(rows: u16, columns: u16, arguments: &str, variables: &[(&str, &str)]) -> Terminal {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal opens");
        let mut command = CommandBuilder::new("sh");
        // The program takes the place of a shell that tells its number first.
        let program = format!("(echo \"PID=$(sh -c 'echo $PPID')\"; exec '{PROGRAM}' {arguments})");
        command.args([
            "-c",
            &format!("trap : INT; {program}; echo \"EXIT=$?\"; stty -a; echo THE-END"),
        ]);
        command.env("TERM", "xterm-256color");
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        variables.iter().for_each(|(name, value)| command.env(name, value));
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        pair.slave.spawn_command(command).expect("the shell starts");
        let mut reader = pair.master.try_clone_reader().expect("the terminal can be read");
        let writer = pair.master.take_writer().expect("the terminal can be written");
        let screen = Arc::new(Mutex::new(Screen {
            parser: vt100::Parser::new(nonzero(rows), nonzero(columns), 2_000),
            written: Vec::new(),
        }));
        let (reads, closed) = (Arc::new(AtomicBool::new(true)), Arc::new(AtomicBool::new(false)));
        spawn({
            let (screen, reads, closed) =
                (Arc::clone(&screen), Arc::clone(&reads), Arc::clone(&closed));
            move || {
                let mut bytes = [0; 512];
                loop {
                    if closed.load(Ordering::SeqCst) {
                        return;
                    }
                    while !reads.load(Ordering::SeqCst) {
                        sleep(Duration::from_millis(5));
                    }
                    match reader.read(&mut bytes) {
                        Ok(count @ 1..) => {
                            let mut screen = screen.lock().expect("no test thread panicked");
                            screen.parser.process(&bytes[..count]);
                            screen.written.extend(&bytes[..count]);
                        }
                        _ => return,
                    }
                }
            }
        });
        Terminal { master: pair.master, writer, screen, reads, closed, pressed: None }
    }

    pub fn screen(&self) -> MutexGuard<'_, Screen> {
        self.screen.lock().expect("no test thread panicked")
    }

    pub fn shown(&self) -> String {
        self.screen().parser.screen().contents()
    }

    pub fn written(&self) -> String {
        String::from_utf8_lossy(&self.screen().written).into_owned()
    }

    /// The number of the program's process.
    pub fn process(&self) -> String {
        let written = self.written();
        written
            .split("PID=")
            .nth(1)
            .and_then(|rest| rest.split_whitespace().next())
            .expect("its number was told")
            .to_owned()
    }

    pub fn press(&mut self, keys: &str) {
        // A finger needs a moment to press the same key once more: sooner it was held.
        let is_same =
            |(before, _): &&(String, Instant)| before.chars().last() == keys.chars().next();
        let soon = self.pressed.as_ref().filter(is_same);
        if let Some(rest) = soon.and_then(|(_, at)| SAME_KEY.checked_sub(at.elapsed())) {
            sleep(rest);
        }
        self.send(keys);
        self.pressed = Some((keys.to_owned(), Instant::now()));
    }

    /// Sends bytes at once.
    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("the terminal takes keys");
        self.writer.flush().expect("the terminal takes keys");
    }

    /// Presses one key that changes the screen, and waits until that is drawn.
    pub fn press_and_see(&mut self, key: &str) {
        self.press_until_another(SHOWN, key);
    }

    /// Presses keys, whether they change anything or not, and waits until all of them were taken and the screen was drawn
    /// as a whole.
    pub fn press_and_redraw(&mut self, keys: &str) {
        self.press_until_another(CLEARED, &format!("{keys}\u{c}"));
    }

    fn press_until_another(&mut self, sign: &str, keys: &str) {
        let signs = |terminal: &Terminal| terminal.written().matches(sign).count();
        // What is still being drawn is not what the keys bring.
        self.wait_until("the screen before", |_| true);
        let before = signs(self);
        self.press(keys);
        self.wait_until("the screen with it", |terminal| signs(terminal) > before);
    }

    /// Takes the first choice of the opening, which in the lowest windows is shown before it counts.
    pub fn begin(&mut self, rows: u16, columns: u16) {
        self.press("1");
        if rows < 10 && columns < 60 {
            self.wait_for("Press Enter for");
            self.press("\r");
        }
    }

    /// Waits for what holds of a screen that is drawn to its end: the cursor is hidden meanwhile.
    pub fn wait_until(&self, what: &str, holds: impl Fn(&Terminal) -> bool) {
        let start = Instant::now();
        while self.screen().parser.screen().hide_cursor() || !holds(self) {
            assert!(
                start.elapsed() < PATIENCE,
                "waited in vain for {what}; the screen is\n{}",
                self.shown()
            );
            sleep(Duration::from_millis(5));
        }
    }

    /// Waits for words on the screen, however they are wrapped.
    pub fn wait_for(&self, words: &str) {
        let wanted = joined(words);
        self.wait_until(words, |terminal| joined(&terminal.shown()).contains(&wanted));
    }

    /// Waits for the end, and returns everything that was written.
    pub fn end(&self) -> String {
        self.wait_until("the end", |terminal| terminal.written().contains("THE-END"));
        self.written()
    }

    /// Ends with an exit code, the terminal as it was before.
    pub fn ends_with(&self, code: u8) {
        self.end();
        self.modes_are_back(code);
        let screen = self.screen();
        assert!(!screen.parser.screen().hide_cursor(), "the cursor is hidden");
        assert!(
            !screen.parser.screen().alternate_screen(),
            "the screen of the interview is still there"
        );
    }

    /// What was written at the end names this exit code, and the modes of the terminal are those of before.
    pub fn modes_are_back(&self, code: u8) {
        let written = self.written();
        assert!(
            written.contains(&format!("EXIT={code}\r\n")),
            "another exit code: {:?}",
            written.split("EXIT=").nth(1).map(|rest| rest.chars().take(40).collect::<String>())
        );
        let modes = written.split("EXIT=").last().expect("there is a last part").to_owned();
        for mode in ["icanon", "isig", "echo", "iexten", "ixon"] {
            assert!(
                modes.split([' ', ';', '\r', '\n']).any(|word| word == mode),
                "{mode} is off:\n{modes}"
            );
        }
    }

    /// Closes the window.
    pub fn close(self) {
        self.closed.store(true, Ordering::SeqCst);
        // What is drawn anew wakes the reader, so that it lets the terminal go.
        self.resize(25, 81);
        sleep(Duration::from_millis(500));
        drop(self.writer);
        drop(self.master);
    }

    pub fn resize(&self, rows: u16, columns: u16) {
        // What is drawn for the new size is read by a screen that has it.
        let mut screen = self.screen();
        self.master
            .resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 })
            .expect("the terminal takes a size");
        screen.parser.screen_mut().set_size(nonzero(rows), nonzero(columns));
    }
}

pub fn nonzero(size: u16) -> NonZero<u16> {
    NonZero::new(size).expect("a window has a size")
}

/// Words without the blanks, breaks and borders between them.
pub fn joined(text: &str) -> String {
    // The bar beside a question stands before each of its lines.
    let words = text.split_whitespace().filter(|word| *word != BAR.to_string());
    words.collect::<Vec<_>>().join(" ")
}

/// A phrase of the bank, in a heading with the bank's topic.
pub fn phrase(bank: &Bank, pick: impl Fn(&Phrases) -> &Phrase) -> String {
    pick(bank.phrases()).as_str().replace("{topic}", bank.topic())
}

/// A terminal behind the opening of an interview with these arguments.
pub fn opened(bank: &Bank, arguments: &str) -> Terminal {
    let mut terminal = Terminal::start(24, 80, arguments, &[]);
    terminal.wait_for(&phrase(bank, |phrases| &phrases.interview_title));
    terminal.press("1");
    terminal
}

/// A terminal at the second question, with an age.
pub fn at_concerns(bank: &Bank, arguments: &str) -> Terminal {
    let mut terminal = opened(bank, arguments);
    terminal.wait_for(question(bank, "age"));
    terminal.press("40\r");
    terminal.wait_for(question(bank, "concerns"));
    terminal
}

/// A terminal at the summary of an age alone.
pub fn at_summary(bank: &Bank, arguments: &str) -> Terminal {
    let mut terminal = at_concerns(bank, arguments);
    terminal.press("\u{4}");
    terminal.wait_for(&phrase(bank, |phrases| &phrases.choice_summary));
    terminal.press("3");
    terminal.wait_for(&phrase(bank, |phrases| &phrases.title));
    terminal
}

/// A terminal at the question about thoughts of suicide.
pub fn at_thoughts(rows: u16, columns: u16, variables: &[(&str, &str)]) -> (Bank, Terminal) {
    let bank = shipped();
    let mut terminal = Terminal::start(rows, columns, "--full", variables);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
    terminal.begin(rows, columns);
    terminal.wait_for(question(&bank, "age"));
    terminal.press("40\r");
    terminal.wait_for(question(&bank, "concerns"));
    terminal.press("1\r");
    past_own_words(&bank, &mut terminal);
    (bank, terminal)
}

/// Goes from the own words, not sure what to say, to the question about thoughts of suicide.
pub fn past_own_words(bank: &Bank, terminal: &mut Terminal) {
    terminal.wait_for(question(bank, "own_words"));
    terminal.press("-");
    terminal.wait_for("Press Enter to keep this");
    terminal.press("\r");
    terminal.wait_for(question(bank, "suicidal_thoughts"));
}

pub fn question<'b>(bank: &'b Bank, id: &str) -> &'b str {
    bank.question(question_named(bank, id)).text.as_str()
}
