//! A view laid out for a window: wrapped, cut to its size, with the keys at the bottom and the
//! active row in sight.

use std::ops::Range;

use dialoguer::console::{Style as Paint, strip_ansi_codes};
use textwrap::{Options, WordSplitter, core::display_width, wrap};

use ketascreen_interview::{HELP_KEY, KEY_GAP, Line, Style, View};

/// Windows with fewer rows have no empty ones where not all fits.
const LOW: usize = 10;

/// The longest line that is easy to read, in columns.
const MEASURE: usize = 64;

/// One colour that stands out on light and dark ground alike (4.5 to 1 on white and on black), and
/// is blue for every kind of colour sight.
const ACCENT: u8 = 63;

/// A view as the lines of a window.
pub(super) struct Drawn {
    pub lines: Vec<String>,
    /// Row and column, from 0.
    pub cursor: (usize, usize),
    /// Last scroll position, if the view is one that is scrolled.
    pub most_scroll: Option<usize>,
    /// Lines of the view that fit.
    pub room: usize,
    /// Rows to choose that are in sight as a whole.
    pub in_sight: Vec<usize>,
    /// Lines that do not.
    hidden: usize,
}

/// Wraps a view and cuts it to the window: the keys stay at the bottom, the active row stays in
/// sight.
pub(super) fn lay_out(view: &View, rows: usize, columns: usize) -> Drawn {
    let drawn = lay_out_read(view.lines.iter(), view, rows, columns);
    if drawn.hidden == 0 || rows < LOW {
        return drawn;
    }
    // Where not all fits, the lines to choose stay in sight below what is read.
    let choices = wrap_choices(view, columns);
    if choices.lines.is_empty() || choices.lines.len() * 2 > rows {
        return drawn;
    }
    let read = view.lines.iter().filter(|line| !line.is_choice);
    let for_the_rest = rows - choices.lines.len();
    let mut drawn = lay_out_read(read, view, for_the_rest, columns);
    // Above the keys and what is said.
    let place = drawn.lines.len().saturating_sub(for_the_rest - drawn.room);
    if let Some((row, column)) = choices.cursor {
        drawn.cursor = (place + row, column.min(columns.saturating_sub(1)));
    }
    drawn.lines.splice(place..place, choices.lines);
    drawn.in_sight.extend(choices.rows);
    drawn
}

/// Lines to choose, wrapped.
struct Choices {
    lines: Vec<String>,
    rows: Vec<usize>,
    cursor: Option<(usize, usize)>,
}

fn wrap_choices(view: &View, columns: usize) -> Choices {
    let mut choices = Choices { lines: Vec::new(), rows: Vec::new(), cursor: None };
    for line in view.lines.iter().filter(|line| line.is_choice) {
        if let Some(at) = line.cursor {
            let (row, column) = cursor_in(line, at, columns);
            choices.cursor = Some((choices.lines.len() + row, column));
        }
        choices.rows.extend(line.row);
        let wrapped = wrap_line(line, columns).into_iter();
        choices.lines.extend(wrapped.map(|text| paint_line(&text, line)));
    }
    choices
}

/// The same with every line in its place.
fn lay_out_read<'v>(
    lines: impl Iterator<Item = &'v Line> + Clone,
    view: &View,
    rows: usize,
    columns: usize,
) -> Drawn {
    let drawn = lay_out_lines(lines.clone(), view, rows, columns);
    let is_cut = drawn.hidden > 0;
    // Where not all is in sight in a low window, every line is needed for words. What is only read
    // keeps its gaps longer.
    let low = if view.scroll.is_some() { LOW } else { 2 * LOW };
    if !is_cut || rows >= low {
        return drawn;
    }
    let has_words = |line: &&Line| !line.text.is_empty() || line.cursor.is_some();
    let lines = lines.filter(has_words);
    let drawn = lay_out_lines(lines.clone(), view, rows, columns);
    if drawn.hidden == 0 || view.scroll.is_some() {
        return drawn;
    }
    // The question and its choices come before what is beside the point.
    lay_out_lines(lines.filter(|line| line.style != Style::Dim), view, rows, columns)
}

/// The line of a view that is in a row, where all of it is wrapped to so many columns.
pub(super) fn line_at(view: &View, row: usize, columns: usize) -> usize {
    let mut rows = 0;
    let is_there = |line: &Line| {
        rows += wrap_line(line, columns).len();
        rows > row
    };
    view.lines.iter().position(is_there).unwrap_or(view.lines.len())
}

/// The row in which a line of a view begins, where all of it is wrapped to so many columns.
pub(super) fn row_of(view: &View, line: usize, columns: usize) -> usize {
    view.lines.iter().take(line).map(|line| wrap_line(line, columns).len()).sum()
}

fn lay_out_lines<'v>(
    view_lines: impl Iterator<Item = &'v Line>,
    view: &View,
    rows: usize,
    columns: usize,
) -> Drawn {
    let mut lines: Vec<String> = Vec::new();
    let mut cursor = None;
    let mut active = 0;
    let mut active_end = 0;
    let mut places: Vec<(usize, Range<usize>)> = Vec::new();
    for line in view_lines {
        let wrapped = wrap_line(line, columns);
        places.extend(line.row.map(|row| (row, lines.len()..lines.len() + wrapped.len())));
        if let Some(at) = line.cursor {
            let (row, column) = cursor_in(line, at, columns);
            active = lines.len() + row.min(wrapped.len().saturating_sub(1));
            cursor = Some((active, column));
            // All of a row is kept in sight, and of what is typed the line with the cursor.
            active_end = match line.row {
                Some(_) if line.style != Style::Typed => lines.len() + wrapped.len() - 1,
                _ => active,
            };
        }
        lines.extend(wrapped.into_iter().map(|text| paint_line(&text, line)));
    }
    let (mut said, keys) = (message(view, columns), keys(view, columns));
    let needed = needed_keys(view, columns).len().min(rows / 5);
    if let Some(help) = &view.early_help {
        let style = if help.is_calm { Style::Dim } else { Style::Warning };
        let mut whom = marked(&help.lines, style, columns);
        if whom.len() > if help.is_calm { 1 } else { rows / 6 } {
            whom = marked(&help.contacts, style, columns);
        }
        let texts = help.texts.iter().flat_map(|text| wrapped(text, columns)).collect::<Vec<_>>();
        // Whom to call is not cut, and comes before what is said of it and of the last key.
        let room = (rows * 3 / 5).saturating_sub(whom.len() + needed);
        let for_said = room.saturating_sub(texts.len().min(2)).max(1);
        said = shortened(said, if rows < LOW { 1 } else { for_said }, columns);
        let for_texts = room.saturating_sub(said.len());
        let texts = if for_texts > 1 { shortened(texts, for_texts, columns) } else { Vec::new() };
        if rows < LOW {
            whom.truncate(2_usize.saturating_sub(said.len()));
            said = whom.into_iter().chain(said).collect();
        } else {
            said = said.into_iter().chain(texts).chain(whom).collect();
        }
    }
    let last_answer = last_answer(view, rows, columns);
    let mut foot = vec![String::new()];
    // Where they would take more than a third of the window, the keys give way, but not what is to
    // be said, nor the active row: half of the window is the question's, and in a low one there are
    // no keys.
    let foot_len = 1 + last_answer.len() + said.len() + keys.len();
    if foot_len * 3 > rows && lines.len() + foot_len > rows {
        // In the lowest windows one line of keys, where nothing else is said.
        let left = match rows {
            ..LOW => usize::from(said.is_empty() && rows > 4),
            _ if view.early_help.is_some() => needed,
            _ => (rows / 2).saturating_sub(said.len() + last_answer.len()),
        };
        let kept = if view.early_help.is_some() { left } else { 0 };
        let fits = rows.saturating_sub(3 + kept + last_answer.len()).max(rows.min(2) - 1);
        let keys = if keys.len() > left { needed_keys(view, columns) } else { keys };
        let said = shortened(said, fits, columns);
        foot = last_answer.into_iter().chain(said).chain(keys.into_iter().take(left)).collect();
    } else {
        foot.extend(last_answer.into_iter().chain(said).chain(keys));
    }
    let room = rows - foot.len();
    let most = lines.len().saturating_sub(room);
    let top = match view.scroll {
        Some(scroll) => scroll.min(most),
        None => {
            (active_end + 1).saturating_sub(room.saturating_sub(1).max(1)).min(active).min(most)
        }
    };
    let hidden_below = top < most;
    let below = top + room - usize::from(hidden_below && room > 2);
    let is_in_sight = |place: &Range<usize>| place.start >= top && place.end <= below;
    let in_sight = places.into_iter().filter(|(_, place)| is_in_sight(place));
    let in_sight = in_sight.map(|(row, _)| row).collect();
    let mut shown: Vec<String> = lines.into_iter().skip(top).take(room).collect();
    if hidden_below
        && room > 2
        && let Some(last) = shown.last_mut()
    {
        *last = paint(&cut(&view.more, columns), Style::Dim);
    }
    // The foot stays where it is, however much stands above it.
    shown.resize(room, String::new());
    let cursor = cursor.map_or((0, 0), |(row, column)| {
        (row.saturating_sub(top).min(room.saturating_sub(1)), column.min(columns.saturating_sub(1)))
    });
    shown.extend(foot);
    Drawn {
        lines: shown,
        cursor,
        most_scroll: view.scroll.map(|_| most),
        room,
        in_sight,
        hidden: most,
    }
}

/// The answer just given, as much of it as fits uncut; nothing in the lowest windows.
fn last_answer(view: &View, rows: usize, columns: usize) -> Vec<String> {
    let fits = match rows {
        ..LOW => 0,
        _ if rows < 2 * LOW => 1,
        _ => 2,
    };
    let mut wordings = view.last_answer.iter().map(|words| wrap(words, columns.min(MEASURE)));
    let lines = wordings.find(|lines| lines.len() <= fits).unwrap_or_default();
    lines.iter().map(|line| paint(line, Style::Dim)).collect()
}

/// The first of these lines, with a mark where more were to follow.
fn shortened(lines: Vec<String>, fits: usize, columns: usize) -> Vec<String> {
    const MARK: &str = " ...";
    let is_cut = lines.len() > fits && columns > 2 * MARK.len();
    let mut shown: Vec<String> = lines.into_iter().take(fits).collect();
    if let Some(last) = shown.last_mut().filter(|_| is_cut) {
        let words = strip_ansi_codes(last).into_owned();
        *last = paint(
            &format!("{}{MARK}", cut(&words, columns.saturating_sub(MARK.len()))),
            Style::Warning,
        );
    }
    shown
}

/// The keys at the bottom.
fn keys(view: &View, columns: usize) -> Vec<String> {
    laid_out_keys(view.keys.split(KEY_GAP), columns)
}

/// Keys that matter most where not all fit: from help on, as the lines show what answers.
fn needed_keys(view: &View, columns: usize) -> Vec<String> {
    let is_help = |key: &&str| key.starts_with(HELP_KEY);
    let keys = || view.keys.split(KEY_GAP);
    if keys().any(|key| is_help(&key)) {
        laid_out_keys(keys().skip_while(|key| !is_help(key)), columns)
    } else {
        laid_out_keys(keys(), columns)
    }
}

fn laid_out_keys<'k>(named: impl Iterator<Item = &'k str>, columns: usize) -> Vec<String> {
    // A key stays beside what it does.
    let mut keys = String::new();
    for key in named {
        if !keys.is_empty() {
            let fits = keys.lines().last().is_none_or(|last| {
                display_width(last) + KEY_GAP.len() + display_width(key) <= columns
            });
            keys.push_str(if fits { KEY_GAP } else { "\n" });
        }
        keys.push_str(key);
    }
    keys.lines().flat_map(|line| wrap(line, columns)).map(|line| paint_keys(&line)).collect()
}

/// Keys bright, and what they do dim.
fn paint_keys(line: &str) -> String {
    let key = |named: &str| match named.split_once(": ") {
        Some((key, what)) => {
            format!("{}{}", paint(key, Style::Bold), paint(&format!(": {what}"), Style::Dim))
        }
        None => paint(named, Style::Dim),
    };
    line.split(KEY_GAP).map(key).collect::<Vec<_>>().join(KEY_GAP)
}

fn message(view: &View, columns: usize) -> Vec<String> {
    view.message.as_ref().map(|message| wrapped(message, columns)).unwrap_or_default()
}

fn wrapped(message: &str, columns: usize) -> Vec<String> {
    marked(message, Style::Warning, columns)
}

fn marked(message: &str, style: Style, columns: usize) -> Vec<String> {
    let mark = if style == Style::Warning { "* " } else { "" };
    let line = Line::of(mark, message.to_owned(), style);
    wrap_line(&line, columns).into_iter().map(|text| paint(&text, line.style)).collect()
}

/// The words of a text that fit in one line, or the start of the first.
fn cut(text: &str, columns: usize) -> String {
    wrap(text, columns).into_iter().next().unwrap_or_default().into_owned()
}

fn wrap_line(line: &Line, columns: usize) -> Vec<String> {
    let columns = match line.style {
        Style::Typed | Style::LaidOut => columns,
        _ => columns.min(MEASURE),
    };
    // It is broken at every column, so that its blanks and the cursor stay where they are.
    if line.style == Style::Typed {
        return break_line(&line.mark, &line.text, columns);
    }
    let options = Options::new(columns).word_splitter(WordSplitter::NoHyphenation);
    let marked = display_width(&line.mark);
    // Where the mark would leave no room for a text beside it, the text goes on below it.
    let together = format!("{}{}", line.mark, line.text);
    let blank = match line.style {
        Style::Question => line.mark.clone(),
        _ => " ".repeat(marked),
    };
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
        let full = lines
            .last()
            .is_some_and(|last| !last.is_empty() && display_width(last) + wide > columns);
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

/// A wrapped line, with its mark in the one accent colour where it leads the eye.
fn paint_line(text: &str, line: &Line) -> String {
    let leads = matches!(line.style, Style::Question | Style::Active | Style::Typed);
    match text.strip_prefix(line.mark.as_str()).filter(|_| leads && !line.mark.is_empty()) {
        Some(rest) => {
            let mark = Paint::new().for_stderr().color256(ACCENT).bold().apply_to(&line.mark);
            format!("{mark}{}", paint(rest, line.style))
        }
        None => paint(text, line.style),
    }
}

fn paint(text: &str, style: Style) -> String {
    let look = Paint::new().for_stderr();
    match style {
        Style::Plain | Style::Typed | Style::LaidOut => return text.to_owned(),
        Style::Bold | Style::Question | Style::Active => look.bold(),
        Style::Dim => look.dim(),
        Style::Warning => look.yellow(),
    }
    .apply_to(text)
    .to_string()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::{display_width, lay_out};
    use crate::shipped::shipped_bank;
    use ketascreen_interview::{Action, Interview, Length, SaveTarget, Settings};

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
        fn any_keys_in_any_window(counselor: bool, actions in vec(any_action(), 0..150), rows in 1usize..40, columns in 1usize..120) {
            let bank = shipped_bank();
            let mut interview = Interview::new(Settings { bank: &bank, country: &bank.countries()[0], is_country_chosen: false, counselor, length: None, save_target: SaveTarget::None });
            for action in actions {
                if interview.outcome().is_some() {
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
    /// In a window of 40 columns and 15 rows the first keys stay beside a message, and the longest
    /// question keeps its half.
    #[test]
    fn keys_stay_beside_a_message() {
        let bank = shipped_bank();
        let mut interview = Interview::new(Settings {
            bank: &bank,
            country: &bank.countries()[0],
            is_country_chosen: false,
            counselor: false,
            length: Some(Length::Full),
            save_target: SaveTarget::None,
        });
        "140\n11".chars().for_each(|key| {
            interview.act(if key == '\n' { Action::Enter } else { Action::Character(key) })
        });
        let view = interview.view();
        assert!(view.message.is_some(), "what is ticked is read back");
        let drawn = lay_out(&view, 15, 40);
        let lines: Vec<_> = drawn
            .lines
            .iter()
            .map(|line| dialoguer::console::strip_ansi_codes(line).into_owned())
            .collect();
        let help = view
            .keys
            .split(super::KEY_GAP)
            .find(|key| key.starts_with(super::HELP_KEY))
            .expect("there is a key for help");
        assert!(lines.iter().any(|line| line.contains(help)), "{lines:?}");
        assert!(drawn.room >= 7, "{lines:?}");
        // What does not fit beside it ends with a whole word.
        assert_eq!(super::cut("more below: arrow down", 20), "more below: arrow");
    }

    fn plain_lines(view: &super::View, rows: usize, columns: usize) -> Vec<String> {
        let lines = lay_out(view, rows, columns).lines.into_iter();
        lines.map(|line| dialoguer::console::strip_ansi_codes(&line).into_owned()).collect()
    }

    /// The keys stand in the same rows at every question, text is at most as wide as is easy to
    /// read, and in a small window nothing comes before the question and its first choices.
    #[test]
    fn the_look_holds_at_every_question() {
        let bank = shipped_bank();
        let mut interview = Interview::new(Settings {
            bank: &bank,
            country: &bank.countries()[0],
            is_country_chosen: false,
            counselor: false,
            length: Some(Length::Full),
            save_target: SaveTarget::None,
        });
        interview.act(Action::Character('1'));
        let mut asked = 0;
        while !interview.is_at_review() {
            if !interview.is_at_question() {
                interview.act(Action::Character('2'));
                interview.act(Action::Enter);
                continue;
            }
            let view = interview.view();
            let wide = plain_lines(&view, 24, 80);
            assert_eq!(wide.len(), 24);
            assert!(wide[23].contains(super::HELP_KEY), "{wide:?}");
            let (text, _) = wide.split_at(23);
            assert!(text.iter().all(|line| display_width(line) <= super::MEASURE), "{wide:?}");
            let question = view.lines.iter().find(|line| line.style == super::Style::Question);
            let beginning: Vec<&str> =
                question.expect("it is asked").text.split(' ').take(3).collect();
            let small = plain_lines(&view, 15, 40);
            assert!(
                small.iter().take(4).any(|line| line.contains(&beginning.join(" "))),
                "{small:?}"
            );
            interview.act(Action::Character('*'));
            interview.act(Action::Enter);
            asked += 1;
        }
        assert!(asked > 20);
    }
}
