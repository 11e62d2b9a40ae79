//! The front end for a terminal: keys become actions, views are drawn on the alternate screen.
//!
//! The whole interview runs in one raw mode, so that nothing typed between two keys is echoed. The terminal is put back
//! when the front end ends, and by a thread of its own when a signal comes.
#![expect(clippy::disallowed_methods, reason = "the edge: terminal, signals and leaving")]

use std::io::{self, Stdin, Write, stderr, stdin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::spawn;
use std::time::{Duration, Instant};

use dialoguer::console::{Key, Style as Paint, Term};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{LocalModes, OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use textwrap::{Options, WordSplitter, core::display_width, wrap};

use super::{Action, End, Ended, Finish, Interview, Line, Style, View, Wish};

/// How long a key waits for the rest of an escape sequence, so that an arrow key on a slow line is not taken for Esc.
const ESCAPE_WAIT_MS: i64 = 100;
/// How often the size of the window is looked at while no key comes.
const RESIZE_WAIT_MS: i64 = 200;

/// How long a page that must be read stands before a key counts.
const READING_PAUSE: Duration = Duration::from_millis(1_000);

/// To the alternate screen, where what is pasted is told from what is typed.
const ENTER_SCREEN: &str = "\x1b[?1049h\x1b[?2004h";
const LEAVE_SCREEN: &str = "\x1b[?2004l\x1b[?25h\x1b[?1049l";
const PASTE_BEGINS: &[char] = &['[', '2', '0', '0', '~'];
const PASTE_ENDS: &[char] = &['[', '2', '0', '1', '~'];
/// What stands between two keys.
const KEY_GAP: &str = "   ";
const HOME: &str = "\x1b[H";
const CLEAR_LINE: &str = "\x1b[K";
const CLEAR_BELOW: &str = "\x1b[J";
const CLEAR_SCREEN: &str = "\x1b[2J\x1b[H";
const HIDE_CURSOR: &str = "\x1b[?25l";
const SHOW_CURSOR: &str = "\x1b[?25h";

/// Puts the interview at the terminal, and tells `after` of it after every key.
///
/// # Errors
/// The terminal cannot be read, written or switched.
pub fn run(interview: &mut Interview<'_>, ascii: bool, after: &mut dyn FnMut(&mut Interview<'_>)) -> io::Result<Ended> {
    let screen = Screen::enter(ascii)?;
    let ended = conduct(&screen, interview, after);
    screen.leave()?;
    if matches!(ended, Ok(Ended::By(End::LeftAtOnce))) {
        screen.write(CLEAR_SCREEN)?;
    }
    ended
}

/// Shows the summary page by page. `fulfil` does what is wished of a file, and says its name or why not. Returns the wish
/// that ends the reading; nothing if it was interrupted.
///
/// # Errors
/// The terminal cannot be read, written or switched.
pub fn finish(finish: &mut Finish<'_>, ascii: bool, fulfil: &mut dyn FnMut(&Wish) -> Result<String, String>) -> io::Result<Option<Wish>> {
    let screen = Screen::enter(ascii)?;
    let wish = read(&screen, finish, fulfil);
    screen.leave()?;
    if matches!(wish, Ok(Some(Wish::LeaveAtOnce))) {
        screen.write(CLEAR_SCREEN)?;
    }
    wish
}

fn read(screen: &Screen, finish: &mut Finish<'_>, fulfil: &mut dyn FnMut(&Wish) -> Result<String, String>) -> io::Result<Option<Wish>> {
    loop {
        if !screen.waits_for_input(0)? {
            screen.draw(finish)?;
        }
        let wish = match screen.next(finish)? {
            Pressed::Interrupt => return Ok(None),
            Pressed::Suspend => {
                screen.suspend()?;
                None
            }
            Pressed::Act(action) => finish.act(action),
            Pressed::PasteBegins | Pressed::PasteEnds | Pressed::Nothing => None,
        };
        match wish {
            Some(wish @ (Wish::Write(_) | Wish::Keep(_))) => finish.written(fulfil(&wish)),
            Some(wish) => return Ok(Some(wish)),
            None => {}
        }
    }
}

/// What can be drawn on the screen.
trait Shown {
    fn view(&self) -> View;
    /// Told how far the view can be scrolled and how many lines the window shows.
    fn limit_scroll(&mut self, most: usize, room: usize);
}

impl Shown for Interview<'_> {
    fn view(&self) -> View {
        Interview::view(self)
    }

    fn limit_scroll(&mut self, most: usize, _room: usize) {
        Interview::limit_scroll(self, most);
    }
}

impl Shown for Finish<'_> {
    fn view(&self) -> View {
        Finish::view(self)
    }

    fn limit_scroll(&mut self, most: usize, room: usize) {
        Finish::limit_scroll(self, most, room);
    }
}

fn conduct(screen: &Screen, interview: &mut Interview<'_>, after: &mut dyn FnMut(&mut Interview<'_>)) -> io::Result<Ended> {
    let mut had_attention = false;
    let mut pasting = false;
    loop {
        if let Some(end) = interview.end() {
            return Ok(Ended::By(end));
        }
        let wants_attention = interview.demands_attention();
        // Keys that are there already are taken before anything is drawn, so that a long paste draws once.
        if wants_attention != had_attention || !screen.waits_for_input(0)? {
            screen.draw(interview)?;
        }
        if wants_attention && !had_attention {
            pasting = false;
            match screen.pause_for_reading(interview)? {
                Pressed::Interrupt => return Ok(Ended::Interrupted),
                Pressed::Act(action) => {
                    interview.act(action);
                    continue;
                }
                _ => {}
            }
        }
        had_attention = wants_attention;
        match screen.next(interview)? {
            Pressed::Interrupt => return Ok(Ended::Interrupted),
            Pressed::Suspend => screen.suspend()?,
            Pressed::PasteBegins => pasting = true,
            Pressed::PasteEnds => pasting = false,
            // A line break inside what is pasted is no answer.
            Pressed::Act(Action::Enter) if pasting => interview.act(Action::Character(' ')),
            Pressed::Act(action) => interview.act(action),
            Pressed::Nothing => {}
        }
        after(interview);
    }
}

#[derive(PartialEq, Eq)]
enum Pressed {
    Act(Action),
    Interrupt,
    Suspend,
    PasteBegins,
    PasteEnds,
    Nothing,
}

/// The terminal in raw mode, with the alternate screen.
struct Screen {
    term: Term,
    input: Stdin,
    cooked: Termios,
    raw: Termios,
    ascii: bool,
}

impl Screen {
    fn enter(ascii: bool) -> io::Result<Screen> {
        let input = stdin();
        let cooked = tcgetattr(&input)?;
        let mut raw = cooked.clone();
        // Ctrl-C and Ctrl-Z come as keys, so that no moment between two keys loses one.
        raw.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN);
        let screen = Screen { term: Term::buffered_stderr(), input, cooked, raw, ascii };
        screen.resume()?;
        Ok(screen)
    }

    fn resume(&self) -> io::Result<()> {
        IS_ON_SCREEN.store(true, Ordering::SeqCst);
        tcsetattr(&self.input, OptionalActions::Now, &self.raw)?;
        self.write(ENTER_SCREEN)
    }

    fn leave(&self) -> io::Result<()> {
        let shown = self.write(LEAVE_SCREEN);
        IS_ON_SCREEN.store(false, Ordering::SeqCst);
        // What is still typed was meant for the interview, and must not reach a shell.
        tcflush(&self.input, QueueSelector::IFlush)?;
        tcsetattr(&self.input, OptionalActions::Now, &self.cooked)?;
        shown
    }

    fn write(&self, text: &str) -> io::Result<()> {
        self.term.write_str(text)?;
        self.term.flush()
    }

    fn suspend(&self) -> io::Result<()> {
        self.leave()?;
        signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
        self.resume()
    }

    /// Waits for a key, drawing anew where the window changes its size.
    fn next(&self, shown: &mut impl Shown) -> io::Result<Pressed> {
        let mut size = self.term.size();
        while !self.waits_for_input(RESIZE_WAIT_MS)? {
            if self.term.size() != size {
                size = self.term.size();
                self.draw(shown)?;
            }
        }
        let key = self.whole_key()?;
        Ok(match key {
            Key::CtrlC => Pressed::Interrupt,
            Key::Char('\u{1a}') => Pressed::Suspend,
            Key::UnknownEscSeq(sequence) if sequence == PASTE_BEGINS => Pressed::PasteBegins,
            Key::UnknownEscSeq(sequence) if sequence == PASTE_ENDS => Pressed::PasteEnds,
            key => action(&key).map_or(Pressed::Nothing, Pressed::Act),
        })
    }

    /// A key, its escape sequence waited for.
    fn whole_key(&self) -> io::Result<Key> {
        let key = self.term.read_key_raw()?;
        let begun = match &key {
            Key::Escape => String::new(),
            Key::UnknownEscSeq(rest) => rest.iter().collect(),
            _ => return Ok(key),
        };
        let mut rest = begun;
        while !is_complete(&rest) && self.waits_for_input(ESCAPE_WAIT_MS)? {
            match self.term.read_key_raw()? {
                Key::Char(character) => rest.push(character),
                Key::CtrlC => return Ok(Key::CtrlC),
                _ => break,
            }
        }
        Ok(match rest.as_str() {
            "" => Key::Escape,
            "[A" | "OA" => Key::ArrowUp,
            "[B" | "OB" => Key::ArrowDown,
            "[C" | "OC" => Key::ArrowRight,
            "[D" | "OD" => Key::ArrowLeft,
            "[H" | "OH" | "[1~" | "[7~" => Key::Home,
            "[F" | "OF" | "[4~" | "[8~" => Key::End,
            "[3~" => Key::Del,
            "[5~" => Key::PageUp,
            "[6~" => Key::PageDown,
            other => Key::UnknownEscSeq(other.chars().collect()),
        })
    }

    /// Gives a page that must be read a moment in which no key counts but those that leave at once: the others were not
    /// meant for it, as they were typed before it could be read.
    fn pause_for_reading(&self, interview: &mut Interview<'_>) -> io::Result<Pressed> {
        let start = Instant::now();
        while start.elapsed() < READING_PAUSE {
            if self.waits_for_input(RESIZE_WAIT_MS)?
                && let pressed @ (Pressed::Interrupt | Pressed::Act(Action::LeaveAtOnce)) = self.next(interview)?
            {
                return Ok(pressed);
            }
        }
        Ok(Pressed::Nothing)
    }

    fn waits_for_input(&self, milliseconds: i64) -> io::Result<bool> {
        let timeout = Timespec { tv_sec: 0, tv_nsec: milliseconds * 1_000_000 };
        let mut wanted = [PollFd::new(&self.input, PollFlags::IN)];
        match poll(&mut wanted, Some(&timeout)) {
            Ok(ready) => Ok(ready > 0),
            // Woken by a signal that has a handler of its own, such as the one for a stopped program that goes on.
            Err(rustix::io::Errno::INTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    fn draw(&self, shown: &mut impl Shown) -> io::Result<()> {
        let (rows, columns) = self.term.size();
        let view = if self.ascii { shown.view().in_ascii() } else { shown.view() };
        let drawn = lay_out(&view, usize::from(rows.max(1)), usize::from(columns.max(1)));
        if let Some(most) = drawn.most_scroll {
            shown.limit_scroll(most, drawn.room);
        }
        let mut frame = format!("{HIDE_CURSOR}{HOME}");
        for (index, line) in drawn.lines.iter().enumerate() {
            if index > 0 {
                frame.push_str("\r\n");
            }
            frame.push_str(line);
            frame.push_str(CLEAR_LINE);
        }
        frame.push_str(CLEAR_BELOW);
        let (row, column) = drawn.cursor;
        frame.push_str(&format!("\x1b[{};{}H{SHOW_CURSOR}", row + 1, column + 1));
        self.write(&frame)
    }
}

fn is_complete(sequence: &str) -> bool {
    let mut characters = sequence.chars();
    match (characters.next(), characters.next_back()) {
        (Some('['), Some(last)) => last.is_ascii_alphabetic() || last == '~',
        (Some('O'), Some(_)) => true,
        (Some('[' | 'O') | None, None) => false,
        _ => true,
    }
}

fn action(key: &Key) -> Option<Action> {
    Some(match key {
        Key::ArrowUp => Action::Up,
        Key::ArrowDown | Key::Tab => Action::Down,
        Key::ArrowLeft => Action::Left,
        Key::ArrowRight => Action::Right,
        Key::PageUp => Action::PageUp,
        Key::PageDown => Action::PageDown,
        Key::Home => Action::Home,
        Key::End => Action::End,
        Key::Enter => Action::Enter,
        Key::Backspace => Action::Backspace,
        Key::Del => Action::Delete,
        Key::Escape | Key::BackTab => Action::Back,
        Key::Char('\u{4}') => Action::Leave,
        Key::Char('\u{18}') => Action::LeaveAtOnce,
        Key::Char('\u{15}') => Action::DeleteToStart,
        Key::Char('\u{17}') => Action::DeleteWord,
        Key::Char(character) if !character.is_control() => Action::Character(*character),
        _ => return None,
    })
}

struct Drawn {
    lines: Vec<String>,
    /// Row and column, from 0.
    cursor: (usize, usize),
    most_scroll: Option<usize>,
    /// How many lines of the view fit.
    room: usize,
}

/// Wraps a view and cuts it to the window: the keys stay at the bottom, the active row stays in sight.
fn lay_out(view: &View, rows: usize, columns: usize) -> Drawn {
    let mut lines: Vec<String> = Vec::new();
    let mut cursor = None;
    let mut active = 0;
    for line in &view.lines {
        let wrapped = wrap_line(line, columns);
        if let Some(at) = line.cursor {
            let (row, column) = cursor_in(line, at, columns);
            active = lines.len() + row.min(wrapped.len().saturating_sub(1));
            cursor = Some((active, column));
        }
        lines.extend(wrapped.into_iter().map(|text| paint(&text, line.style)));
    }
    let mut foot = foot(view, columns);
    // Where the window is too low for all, the keys give way, but not what is to be said, nor the active row.
    if rows <= foot.len() + 3 {
        foot = message(view, columns);
        foot.truncate(rows - 1);
    }
    let room = rows - foot.len();
    let most = lines.len().saturating_sub(room);
    let top = match view.scroll {
        Some(scroll) => scroll.min(most),
        None => (active + 1).saturating_sub(room.saturating_sub(1).max(1)).min(most),
    };
    let hidden_below = top < most;
    let mut shown: Vec<String> = lines.into_iter().skip(top).take(room).collect();
    if hidden_below
        && room > 2
        && let Some(last) = shown.last_mut()
    {
        *last = paint(&cut(&view.more, columns), Style::Dim);
    }
    let cursor =
        cursor.map_or((0, 0), |(row, column)| (row.saturating_sub(top).min(room.saturating_sub(1)), column.min(columns.saturating_sub(1))));
    shown.extend(foot);
    Drawn { lines: shown, cursor, most_scroll: view.scroll.map(|_| most), room }
}

/// What stands at the bottom: a message if there is one, and the keys.
fn foot(view: &View, columns: usize) -> Vec<String> {
    let mut foot = vec![String::new()];
    foot.extend(message(view, columns));
    // A key stays beside what it does.
    let mut keys = String::new();
    for key in view.keys.split(KEY_GAP) {
        if !keys.is_empty() {
            let fits = keys.lines().last().is_none_or(|last| display_width(last) + KEY_GAP.len() + display_width(key) <= columns);
            keys.push_str(if fits { KEY_GAP } else { "\n" });
        }
        keys.push_str(key);
    }
    foot.extend(keys.lines().flat_map(|line| wrap(line, columns)).map(|line| paint(&line, Style::Dim)));
    foot
}

fn message(view: &View, columns: usize) -> Vec<String> {
    let Some(message) = &view.message else { return Vec::new() };
    let line = Line { mark: "! ".to_owned(), text: message.clone(), style: Style::Warning, said: None, cursor: None };
    wrap_line(&line, columns).into_iter().map(|text| paint(&text, line.style)).collect()
}

/// The start of a text that fits in one line.
fn cut(text: &str, columns: usize) -> String {
    let mut wide = 0;
    text.chars()
        .take_while(|character| {
            wide += display_width(character.encode_utf8(&mut [0; 4]));
            wide <= columns
        })
        .collect()
}

fn wrap_line(line: &Line, columns: usize) -> Vec<String> {
    // A typed line is broken at every column, so that its blanks and the cursor stay where they are.
    if line.style == Style::Active && line.cursor.is_some_and(|cursor| cursor > 0) {
        return break_line(&line.mark, &line.text, columns);
    }
    let options = Options::new(columns).word_splitter(WordSplitter::NoHyphenation);
    let marked = display_width(&line.mark);
    // Where the mark would leave no room for a text beside it, the text goes on below it.
    let together = format!("{}{}", line.mark, line.text);
    let blank = " ".repeat(marked);
    let wrapped = if marked * 2 > columns {
        wrap(&together, options)
    } else {
        wrap(&line.text, options.initial_indent(&line.mark).subsequent_indent(&blank))
    };
    wrapped.into_iter().map(|text| text.into_owned()).collect()
}

fn break_line(mark: &str, text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for character in mark.chars().chain(text.chars()) {
        let wide = display_width(character.encode_utf8(&mut [0; 4]));
        let full = lines.last().is_some_and(|last| !last.is_empty() && display_width(last) + wide > columns);
        if full {
            lines.push(String::new());
        }
        if let Some(last) = lines.last_mut() {
            last.push(character);
        }
    }
    lines
}

fn cursor_in(line: &Line, at: usize, columns: usize) -> (usize, usize) {
    let before: String = line.text.chars().take(at).collect();
    let lines = break_line(&line.mark, &before, columns);
    let column = lines.last().map(|last| display_width(last)).unwrap_or_default();
    if column >= columns { (lines.len(), 0) } else { (lines.len() - 1, column) }
}

fn paint(text: &str, style: Style) -> String {
    let look = Paint::new().for_stderr();
    match style {
        Style::Plain => return text.to_owned(),
        Style::Bold => look.bold(),
        Style::Dim => look.dim(),
        Style::Active => look.cyan(),
        Style::Warning => look.yellow(),
    }
    .apply_to(text)
    .to_string()
}

/// Whether the alternate screen is shown, so that a signal knows what to put back.
static IS_ON_SCREEN: AtomicBool = AtomicBool::new(false);

/// From now on a signal that ends the program puts the terminal back first, at any moment, also while output is written.
/// Where only lines are written, nothing but its modes: not every terminal knows how to show a cursor.
///
/// # Errors
/// Signals cannot be handled.
pub fn restore_on_signals(only_lines: bool) -> io::Result<()> {
    // Where standard input is no terminal, there are no modes to put back.
    let cooked = tcgetattr(stdin()).ok();
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    spawn(move || {
        if let Some(signal) = signals.forever().next() {
            if let Some(cooked) = &cooked {
                if !only_lines {
                    let restored = if IS_ON_SCREEN.load(Ordering::SeqCst) { LEAVE_SCREEN } else { SHOW_CURSOR };
                    let _ = stderr().write_all(restored.as_bytes());
                }
                let _ = tcsetattr(stdin(), OptionalActions::Now, cooked);
            }
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::{Action, Interview, display_width, is_complete, lay_out};
    use crate::interview::{Draft, Settings};
    use crate::shipped::shipped_bank;

    fn any_action() -> impl Strategy<Value = Action> {
        prop_oneof![
            8 => "[1-9?2 aé日/]".prop_map(|key| Action::Character(key.chars().next().unwrap_or('1'))),
            3 => Just(Action::Enter),
            2 => Just(Action::Down),
            1 => prop::sample::select(vec![
                Action::Up, Action::PageUp, Action::PageDown, Action::Left, Action::Right, Action::Home, Action::End, Action::Backspace, Action::Delete,
                Action::DeleteToStart, Action::DeleteWord, Action::Back, Action::Leave,
            ]),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is pressed, in a window of any size, every line fits and the cursor is inside.
        #[test]
        fn any_keys_in_any_window(actions in vec(any_action(), 0..150), rows in 1usize..40, columns in 1usize..120) {
            let bank = shipped_bank();
            let mut interview = Interview::new(Settings { bank: &bank, country: &bank.countries()[0], voice: None, length: None, draft: Draft::None });
            for action in actions {
                if interview.end().is_some() {
                    break;
                }
                interview.act(action);
                let drawn = lay_out(&interview.view(), rows, columns);
                prop_assert!(drawn.lines.len() <= rows, "{} lines in {rows} rows", drawn.lines.len());
                prop_assert!(drawn.cursor.0 < rows && drawn.cursor.1 < columns, "the cursor is at {:?}", drawn.cursor);
                for line in &drawn.lines {
                    let wide = display_width(&dialoguer::console::strip_ansi_codes(line));
                    // One wide character may be wider than the narrowest window.
                    prop_assert!(wide <= columns.max(2), "{wide} columns in {columns}: {line:?}");
                }
            }
        }
    }

    #[test]
    fn an_escape_sequence_is_complete_at_its_last_character() {
        for complete in ["[A", "OB", "[3~", "[15~", "x"] {
            assert!(is_complete(complete), "{complete}");
        }
        for begun in ["", "[", "O", "[1", "[15"] {
            assert!(!is_complete(begun), "{begun}");
        }
    }
}
