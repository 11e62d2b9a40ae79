//! Plain text: wrapped, with colour only as decoration.

use std::borrow::Cow;

use colored::Colorize;
use comfy_table::{ContentArrangement, Table, presets};
use textwrap::{Options, WordSplitter, wrap};

use crate::summary::{Block, titles_line};
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

/// What stands below a heading is set in by this.
const INDENT: &str = "  ";

/// A page as text.
pub fn text_page(page: &[Block], layout: Layout) -> String {
    laid_out(page, layout, is_apart)
}

/// A page as text without empty lines, for a page that would not be one side of paper otherwise.
pub fn dense_text_page(page: &[Block], layout: Layout) -> String {
    laid_out(page, layout, |_, block| matches!(block, Block::NextSheet(_)))
}

fn laid_out(page: &[Block], layout: Layout, is_apart: fn(&Block, &Block) -> bool) -> String {
    let mut text = String::new();
    let mut above: Option<&Block> = None;
    let mut indent = "";
    for block in page.iter().filter(|block| !matches!(block, Block::Figure(_))) {
        if above.is_some_and(|above| is_apart(above, block)) {
            text.push('\n');
        }
        let is_heading = matches!(block, Block::Heading(_) | Block::NextSheet(_));
        let set_in = if is_heading { "" } else { indent };
        let narrower = Layout { width: layout.width.saturating_sub(set_in.len()), ..layout };
        for line in lines(block, narrower) {
            text.push_str(format!("{set_in}{line}").trim_end());
            text.push('\n');
        }
        if is_heading {
            indent = INDENT;
        }
        above = Some(block);
    }
    text
}

/// A page as text with an empty line above each part alone.
pub fn compact_text_page(page: &[Block], layout: Layout) -> String {
    laid_out(page, layout, |_, block| matches!(block, Block::Heading(_) | Block::NextSheet(_)))
}

/// True where an empty line stands between two blocks.
fn is_apart(above: &Block, block: &Block) -> bool {
    match (above, block) {
        (Block::Heading(_), Block::PointReasons(..) | Block::Subheading(_)) => true,
        (Block::Heading(_) | Block::Subheading(_) | Block::PointReasons(..), _) => false,
        (Block::NextSheet(_), Block::PointReasons(..)) => true,
        (_, Block::Points(_) | Block::Checklist(_)) => false,
        (Block::Point { .. }, Block::Point { .. }) => false,
        (Block::Strong(_), Block::Strong(_)) => false,
        _ => true,
    }
}

fn lines(block: &Block, layout: Layout) -> Vec<String> {
    let paint = |line: String, style: fn(&str) -> colored::ColoredString| {
        if layout.colour { style(&line).to_string() } else { line }
    };
    let painted = |text: &str, style: fn(&str) -> colored::ColoredString| -> Vec<String> {
        wrapped(text, "", layout).into_iter().map(|line| paint(line, style)).collect()
    };
    match block {
        Block::Title(title) | Block::Subheading(title) | Block::PointReasons(_, title) => {
            painted(title, |line| line.bold())
        }
        Block::Heading(title) | Block::NextSheet(title) => {
            painted(title, |line| line.bold().cyan())
        }
        Block::Strong(text) => painted(text, |line| line.bold()),
        Block::Paragraph(text) => wrapped(text, "", layout),
        Block::Titles { titles, separator } => wrapped(&titles_line(titles, separator), "", layout),
        Block::Point { title, lines, .. } => painted(title, |line| line.bold())
            .into_iter()
            .chain(lines.iter().flat_map(|line| item(line, "   ", layout)))
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
        Block::OwnWords(text) => safe_lines(text, "| ", layout),
        Block::Figure(_) => Vec::new(),
    }
}

fn item(text: &str, mark: &str, layout: Layout) -> Vec<String> {
    let indent = " ".repeat(mark.len());
    let text = one_line(text);
    let text = shown(&text, layout);
    // An address in two parts cannot be followed.
    let breaks_words = !text.contains("https://");
    let options = options(layout).break_words(breaks_words);
    wrap(&text, options.initial_indent(mark).subsequent_indent(&indent))
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

/// A text whose control characters are made visible, in ASCII where that is wanted.
pub fn shown(text: &str, layout: Layout) -> Cow<'_, str> {
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
