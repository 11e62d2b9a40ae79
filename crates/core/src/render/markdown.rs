//! Markdown (CommonMark, with tables as GitHub has them). Never wrapped.

use super::fitted::pages;
use crate::summary::{Block, Summary, titles_line};
use crate::text::visible;

/// A summary as Markdown.
pub fn markdown(summary: &Summary<'_>) -> String {
    markdown_page(&pages(summary))
}

/// A page as Markdown.
pub fn markdown_page(page: &[Block]) -> String {
    let blocks: Vec<String> = page.iter().filter_map(block).collect();
    format!("{}\n", blocks.join("\n\n"))
}

fn block(block: &Block) -> Option<String> {
    let text = match block {
        Block::Title(title) => format!("# {}", line(title)),
        Block::Heading(title) | Block::NextSheet(title) => format!("## {}", line(title)),
        Block::Point { title, lines, .. } => {
            let lines: String = lines.iter().map(|said| format!("\n- {}", line(said))).collect();
            format!("### {}\n{lines}", line(title))
        }
        Block::Subheading(title) | Block::PointReasons(_, title) => format!("### {}", line(title)),
        Block::Paragraph(text) => line(text),
        Block::Titles { titles, separator } => line(&titles_line(titles, separator)),
        Block::Strong(text) => format!("**{}**", line(text)),
        Block::Points(points) | Block::Checklist(points) => {
            points.iter().map(|point| format!("- {}", line(point))).collect::<Vec<_>>().join("\n")
        }
        Block::Numbered(points) => points
            .iter()
            .enumerate()
            .map(|(index, point)| format!("{}. {}", index + 1, linked_line(point)))
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Table(head, rows) => {
            let row = |cells: &[String]| {
                format!(
                    "| {} |",
                    cells.iter().map(|cell| line(cell)).collect::<Vec<_>>().join(" | ")
                )
            };
            let rule = format!("|{}", " --- |".repeat(head.len()));
            std::iter::once(row(head))
                .chain(std::iter::once(rule))
                .chain(rows.iter().map(|cells| row(cells)))
                .collect::<Vec<_>>()
                .join("\n")
        }
        Block::OwnWords(text) => quotation(&visible(text)),
        Block::Figure(_) => return None,
    };
    Some(text)
}

/// A quotation. A line break inside it is a backslash at the end of the line.
fn quotation(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(escaped).collect();
    let ended = |index: usize, line: &str| match lines.get(index + 1) {
        _ if line.is_empty() => ">".to_owned(),
        Some(next) if !next.is_empty() => format!("> {line}\\"),
        _ => format!("> {line}"),
    };
    lines.iter().enumerate().map(|(index, line)| ended(index, line)).collect::<Vec<_>>().join("\n")
}

/// Somebody's text in one line of Markdown, in which nothing is read as Markdown or HTML.
pub fn line(text: &str) -> String {
    escaped(&line_of(text))
}

/// The same, with secure addresses that can be followed wherever it is read.
pub fn linked_line(text: &str) -> String {
    let plain = |word: &str| {
        word.chars()
            .all(|character| character.is_ascii_graphic() && !matches!(character, '<' | '>' | '\\'))
    };
    let text = line_of(text);
    let words = text.trim().split(' ').enumerate().map(|(index, word)| match index {
        _ if word.starts_with("https://") && plain(word) => format!("<{word}>"),
        0 => escaped(word),
        _ => inside(word),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn line_of(text: &str) -> String {
    visible(text).replace('\n', " ")
}

/// A line in which nothing is read as Markdown or HTML. What begins a line is escaped too.
fn escaped(text: &str) -> String {
    let mut shown = inside(text.trim());
    let digits = shown.bytes().take_while(u8::is_ascii_digit).count();
    let mark = shown.as_bytes().get(digits);
    match shown.chars().next() {
        Some('-' | '+' | '=' | ':') => shown.insert(0, '\\'),
        Some(_) if digits > 0 && matches!(mark, Some(b'.' | b')')) => shown.insert(digits, '\\'),
        _ => {}
    }
    shown
}

/// A text inside a line. What makes an address is escaped too, as some readers turn one into a
/// link.
fn inside(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (place, character) in text.char_indices() {
        let (before, rest) = text.split_at_checked(place).unwrap_or_default();
        let address = rest.starts_with("://") || (character == '.' && ends_in_www(before));
        if address
            || matches!(
                character,
                '\\' | '`'
                    | '*'
                    | '_'
                    | '['
                    | ']'
                    | '<'
                    | '>'
                    | '#'
                    | '|'
                    | '~'
                    | '&'
                    | '!'
                    | '^'
                    | '$'
                    | '{'
                    | '}'
            )
        {
            shown.push('\\');
        }
        shown.push(character);
    }
    shown
}

fn ends_in_www(text: &str) -> bool {
    text.as_bytes().last_chunk::<3>().is_some_and(|end| end.eq_ignore_ascii_case(b"www"))
}
