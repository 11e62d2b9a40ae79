//! Slips that break the rest of a TOML file: each is told in one message, in place of what the parser says of all that
//! follows.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Problem};
use crate::text::Span;

/// The slip that broke the text, if it is a known one.
pub(super) fn slip(text: &str) -> Option<Problem> {
    let error = |span: Span, message: String| Problem::error(Code::TomlSyntax, span, message);
    if text.trim_start().starts_with("{\\rtf") {
        return Some(
            error(0..0, "this file was saved by a word processor".to_owned())
                .help("save it there as plain text, with the coding UTF-8"),
        );
    }
    if let Some(span) = line_in_quotes(text) {
        return Some(
            error(span, "each line stands in quotes, as a spreadsheet program saves it".to_owned())
                .help("take the file as it was before, and change it in a text editor"),
        );
    }
    let outline = Outline::of(text);
    if let Some((opening, end)) = outline.unclosed {
        let bracket = text.get(opening.clone()).unwrap_or_default();
        let (what, closing) = if bracket == "[" { ("list", "]") } else { ("table", "}") };
        return Some(
            error(opening, format!("the {what} that begins here is not closed"))
                .also(end, "this cannot stand in it")
                .help(format!("write `{closing}` behind its last entry")),
        );
    }
    outline.single_header().map(|(name, span, count)| {
        let message = match count {
            1 => format!("`[{name}]` stands here with one bracket"),
            _ => format!("`[{name}]` stands here with one bracket, and so {count} times in all"),
        };
        error(span, message).help(format!("write `[[{name}]]`, with two brackets, for each"))
    })
}

/// Place of the first line, where at least three hold a key and a value in quotes and are in quotes themselves.
fn line_in_quotes(text: &str) -> Option<Span> {
    let is_in_quotes = |line: &&str| {
        line.len() > 1 && line.starts_with('"') && line.ends_with('"') && line.contains("= \"\"")
    };
    let first = text.lines().filter(is_in_quotes).nth(2).and(text.lines().next())?;
    Some(0..first.len())
}

/// Brackets and headers of a text, found without regard to what is between them.
#[derive(Default)]
struct Outline<'t> {
    /// The bracket that is not closed, and what follows that cannot stand within it.
    unclosed: Option<(Span, Span)>,
    /// Headers: the name, its place, and whether it is in two brackets.
    headers: Vec<(&'t str, Span, bool)>,
}

impl<'t> Outline<'t> {
    fn of(text: &'t str) -> Outline<'t> {
        let mut outline = Outline::default();
        let mut open: Vec<Span> = Vec::new();
        let mut quote: Option<&str> = None;
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if quote.is_none() {
                let header = header(line);
                let is_in_list =
                    open.last().is_some_and(|span| text.get(span.clone()) == Some("["));
                if let Some(opening) = open.last()
                    && (header.is_some() || (is_in_list && is_key(line)))
                {
                    outline.unclosed =
                        Some((opening.clone(), start..start + line.trim_end().len()));
                    return outline;
                }
                if let Some((name, is_double)) = header {
                    outline.headers.push((name, start..start + line.trim_end().len(), is_double));
                    start += line.len();
                    continue;
                }
            }
            // A header that is not whole is the parser's to tell.
            let is_header =
                open.is_empty() && quote.is_none() && line.trim_start().starts_with('[');
            if !is_header && !brackets(line, start, &mut open, &mut quote) {
                // Behind a text that is not closed, a bracket may stand for itself.
                return outline;
            }
            start += line.len();
        }
        if let Some(opening) = open.first() {
            outline.unclosed = Some((opening.clone(), text.len()..text.len()));
        }
        outline
    }

    /// The first header in one bracket of those that stand in two elsewhere, or three times; and how many there are.
    fn single_header(&self) -> Option<(&'t str, Span, usize)> {
        // For each name how often it stands in one bracket, and how often in two.
        let mut counts: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
        for (name, _, is_double) in &self.headers {
            let (single, double) = counts.entry(name).or_default();
            *if *is_double { double } else { single } += 1;
        }
        self.headers.iter().find_map(|(name, span, is_double)| {
            let (single, double) = counts.get(name).copied().unwrap_or_default();
            let is_slip = !is_double && (double > 0 || single > 2);
            is_slip.then(|| (*name, span.clone(), single))
        })
    }
}

/// Name in a line that is a header, and whether it is in two brackets.
fn header(line: &str) -> Option<(&str, bool)> {
    let line = line.split('#').next().unwrap_or_default().trim();
    let inner = line.strip_prefix('[')?.strip_suffix(']')?;
    let double = inner.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
    let name = double.unwrap_or(inner).trim();
    is_name(name).then_some((name, double.is_some()))
}

/// True of a line that begins with a key and `=`.
fn is_key(line: &str) -> bool {
    line.split_once('=').is_some_and(|(key, _)| is_name(key.trim()))
}

fn is_name(name: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "_-.".contains(letter);
    name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.chars().all(is_letter)
}

/// Follows the brackets and quotes of a line; false where a text is not closed in it.
fn brackets(
    line: &str,
    start: usize,
    open: &mut Vec<Span>,
    quote: &mut Option<&'static str>,
) -> bool {
    const QUOTES: [&str; 4] = ["\"\"\"", "'''", "\"", "'"];
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let length = rest.chars().next().map_or(1, char::len_utf8);
        if let Some(closing) = *quote {
            if rest.starts_with(closing) {
                *quote = None;
                at += closing.len();
            } else if rest.starts_with('\\') && closing.starts_with('"') {
                at += 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
            } else {
                at += length;
            }
        } else if let Some(opening) = QUOTES.into_iter().find(|quote| rest.starts_with(quote)) {
            *quote = Some(opening);
            at += opening.len();
        } else {
            match rest.as_bytes().first() {
                Some(b'#') => break,
                Some(b'[' | b'{') => open.push(start + at..start + at + 1),
                Some(b']' | b'}') => {
                    open.pop();
                }
                _ => {}
            }
            at += length;
        }
    }
    quote.is_none_or(|quote| quote.len() > 1)
}
