//! Plain text: wrapped, with colour only as decoration.

use std::borrow::Cow;

use colored::Colorize;
use comfy_table::{ContentArrangement, Table, presets};
use textwrap::{Options, WordSplitter, wrap};

use crate::summary::{Block, Summary, summary_page};
use crate::text::{ascii, visible};

/// Layout of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Columns.
    pub width: usize,
    /// With colour.
    pub colour: bool,
    /// Plain ASCII: every other character is replaced by letters and signs.
    pub ascii: bool,
}

/// Text that does not go to a terminal is this wide.
const DEFAULT_WIDTH: usize = 80;
/// Below this no text can be read; it is laid out as if it were so wide.
const NARROWEST: usize = 20;

impl Default for Layout {
    fn default() -> Layout {
        Layout { width: DEFAULT_WIDTH, colour: false, ascii: false }
    }
}

/// A summary as text.
pub fn text(summary: &Summary<'_>, layout: Layout) -> String {
    text_page(&summary_page(summary), layout)
}

/// A page as text.
pub fn text_page(page: &[Block], layout: Layout) -> String {
    let mut text = String::new();
    for block in page.iter().filter(|block| !matches!(block, Block::Chart(_))) {
        if !text.is_empty() && !matches!(block, Block::Points(_) | Block::Checklist(_)) {
            text.push('\n');
        }
        for line in lines(block, layout) {
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}

fn lines(block: &Block, layout: Layout) -> Vec<String> {
    let paint = |line: String, style: fn(&str) -> colored::ColoredString| {
        if layout.colour { style(&line).to_string() } else { line }
    };
    match block {
        Block::Title(title) => wrapped(title, "", layout)
            .into_iter()
            .map(|line| paint(line, |line| line.bold()))
            .collect(),
        Block::Heading(title) | Block::FoldedHeading(title) => {
            let found = wrapped(title, "", layout);
            let longest = found
                .iter()
                .map(|line| textwrap::core::display_width(line))
                .max()
                .unwrap_or_default();
            let mut lines: Vec<String> =
                found.into_iter().map(|line| paint(line, |line| line.bold().cyan())).collect();
            lines.push(paint("=".repeat(longest), |line| line.cyan()));
            lines
        }
        Block::Subheading(title) => wrapped(title, "", layout)
            .into_iter()
            .map(|line| paint(line, |line| line.bold()))
            .collect(),
        Block::Paragraph(text) => wrapped(text, "", layout),
        Block::Strong(text) => wrapped(text, "", layout)
            .into_iter()
            .map(|line| paint(line, |line| line.bold()))
            .collect(),
        Block::Points(points) => {
            points.iter().flat_map(|point| item(point, "- ", layout)).collect()
        }
        Block::Checklist(points) => {
            points.iter().flat_map(|point| item(point, "[ ] ", layout)).collect()
        }
        Block::Numbered(points) => points
            .iter()
            .enumerate()
            .flat_map(|(index, point)| item(point, &format!("{:>3}. ", index + 1), layout))
            .collect(),
        Block::Table(head, rows) => table(head, rows, layout),
        Block::OwnWords(text) => safe_lines(text, "  | ", layout),
        Block::Chart(_) => Vec::new(),
    }
}

fn item(text: &str, mark: &str, layout: Layout) -> Vec<String> {
    let indent = " ".repeat(mark.len());
    wrap(
        &shown(&one_line(text), layout),
        options(layout).initial_indent(mark).subsequent_indent(&indent),
    )
    .into_iter()
    .map(|line| line.into_owned())
    .collect()
}

fn wrapped(text: &str, indent: &str, layout: Layout) -> Vec<String> {
    safe_lines(&one_line(text), indent, layout)
}

/// Only own words keep their lines, as a mark precedes each: elsewhere a line of theirs could look
/// like a heading.
fn one_line(text: &str) -> String {
    visible(text).replace('\n', " ")
}

/// A text wrapped line by line, its control characters made visible.
pub fn safe_lines(text: &str, indent: &str, layout: Layout) -> Vec<String> {
    shown(text, layout)
        .lines()
        .flat_map(|line| {
            wrap(line, options(layout).initial_indent(indent).subsequent_indent(indent))
        })
        .map(|line| line.into_owned())
        .collect()
}

fn shown(text: &str, layout: Layout) -> Cow<'_, str> {
    let shown = visible(text);
    if layout.ascii { Cow::Owned(ascii(&shown)) } else { shown }
}

fn options<'o>(layout: Layout) -> Options<'o> {
    Options::new(layout.width.max(NARROWEST)).word_splitter(WordSplitter::NoHyphenation)
}

fn table(head: &[String], rows: &[Vec<String>], layout: Layout) -> Vec<String> {
    let mut table = Table::new();
    table.load_style(presets::ASCII_FULL).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(layout.width.max(NARROWEST)).unwrap_or(u16::MAX));
    table.set_header(head.iter().map(|cell| shown(cell, layout)));
    for row in rows {
        table.add_row(row.iter().map(|cell| shown(cell, layout)));
    }
    table.lines().collect()
}
