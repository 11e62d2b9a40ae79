//! Markdown (CommonMark, with tables as GitHub has them). Never wrapped.

use super::visible;
use crate::summary::{Block, Summary, page};

/// A summary as Markdown.
pub fn markdown(summary: &Summary<'_>) -> String {
    markdown_page(&page(summary))
}

/// A page as Markdown.
pub fn markdown_page(page: &[Block]) -> String {
    let blocks: Vec<String> = page.iter().filter_map(block).collect();
    format!("{}\n", blocks.join("\n\n"))
}

fn block(block: &Block) -> Option<String> {
    let text = match block {
        Block::Title(title) => format!("# {}", line(title)),
        Block::Heading(title) | Block::FoldedHeading(title) => format!("## {}", line(title)),
        Block::Subheading(title) => format!("### {}", line(title)),
        Block::Paragraph(text) => line(text),
        Block::Strong(text) => format!("**{}**", line(text)),
        Block::Points(points) | Block::Checklist(points) => {
            points.iter().map(|point| format!("- {}", line(point))).collect::<Vec<_>>().join("\n")
        }
        Block::Numbered(points) => {
            points.iter().enumerate().map(|(index, point)| format!("{}. {}", index + 1, line(point))).collect::<Vec<_>>().join("\n")
        }
        Block::Table(head, rows) => {
            let row = |cells: &[String]| format!("| {} |", cells.iter().map(|cell| line(cell)).collect::<Vec<_>>().join(" | "));
            let rule = format!("|{}", " --- |".repeat(head.len()));
            std::iter::once(row(head))
                .chain(std::iter::once(rule))
                .chain(rows.iter().map(|cells| row(cells)))
                .collect::<Vec<_>>()
                .join("\n")
        }
        // A line break inside a quotation is a backslash at the end of the line.
        Block::OwnWords(text) => {
            let lines: Vec<String> =
                visible(text).lines().map(escaped).map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") }).collect();
            lines.join("\n")
        }
        Block::Picture(_) => return None,
    };
    Some(text)
}

fn line(text: &str) -> String {
    escaped(&visible(text).replace('\n', " "))
}

/// A line in which nothing is read as Markdown or HTML. What begins a line is escaped too.
fn escaped(text: &str) -> String {
    let text = text.trim();
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '^' | '$') {
            shown.push('\\');
        }
        shown.push(character);
    }
    let digits = shown.bytes().take_while(u8::is_ascii_digit).count();
    let mark = shown.as_bytes().get(digits);
    match shown.chars().next() {
        Some('-' | '+' | '=') => shown.insert(0, '\\'),
        Some(_) if digits > 0 && matches!(mark, Some(b'.' | b')')) => shown.insert(digits, '\\'),
        _ => {}
    }
    shown
}
