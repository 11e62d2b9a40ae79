//! Height of a page printed from HTML, from the widths of letters and the print rules of `page.css`.

use crate::summary::{Block, titles_line};
use crate::text::lines_in_print;

/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;
/// Height between the margins of a Letter sheet, the lower of the two papers, in points.
pub const SIDE_HEIGHT: f64 = (279.4 - 18.0) * MM;
/// Width between the margins of an A4 sheet, the narrower of the two, in points.
const SIDE_WIDTH: f64 = (210.0 - 24.0) * MM;
/// Size of letters, in points.
const LETTERS: f64 = 11.0;
/// Size of letters of what to do now.
const LETTERS_NOW: f64 = 12.0;
/// Height of a line by the size of its letters.
const LINE: f64 = 1.12;
/// Part of a side that a line of plain letters takes.
pub const LINE_OF_SIDE: f64 = LETTERS * LINE / SIDE_HEIGHT;
/// Width of a paragraph in print, by the size of its letters.
pub const PARAGRAPH: f64 = SIDE_WIDTH / LETTERS;
/// Width of an item of a list in print, by the size of its letters.
pub const ITEM: f64 = (SIDE_WIDTH - 4.0 * MM) / LETTERS;
/// Width of a paragraph that must not be missed, by the size of its letters.
pub const STRONG: f64 = (SIDE_WIDTH - 6.0 * MM) / BOLD / LETTERS;
/// Part of a side that a line of what to do now takes.
pub const LINE_NOW_OF_SIDE: f64 = LETTERS_NOW * LINE / SIDE_HEIGHT;
/// Width of an item of a list there, by the size of its letters.
pub const ITEM_NOW: f64 = (WIDTH_NOW - 4.0 * MM) / LETTERS_NOW;
/// Bold letters are wider than others by at most this in running text.
const BOLD: f64 = 1.1;
/// Width of what to do now inside its frame, in bold letters.
const WIDTH_NOW: f64 = (SIDE_WIDTH - 8.0 * MM) / BOLD;

/// Height of the printed page in points; `is_help_first` where what to do now is set larger.
pub fn printed_height(page: &[Block], is_help_first: bool) -> f64 {
    if !is_help_first {
        return heights(page, LETTERS, SIDE_WIDTH);
    }
    let (now, parts) = page.split_at(what_to_do_now(page));
    // Its frame, and the space inside it.
    let frame = 2.0 * (1.5 * MM + 3.0);
    let now: f64 = now.iter().map(height_now).sum();
    frame + now + heights(parts, LETTERS, SIDE_WIDTH)
}

/// How many blocks are the title and what to do now: up to the next step.
pub fn what_to_do_now(page: &[Block]) -> usize {
    let next_step = page.iter().position(|block| matches!(block, Block::Paragraph(_)));
    next_step.map_or(page.len(), |place| place + 1)
}

/// Height of a block of what to do now, whose width counts bold letters already.
fn height_now(block: &Block) -> f64 {
    match block {
        Block::Strong(said) => {
            lines_in_print(said, WIDTH_NOW / LETTERS_NOW) as f64 * LETTERS_NOW * LINE
        }
        other => height(other, LETTERS_NOW, WIDTH_NOW),
    }
}

fn heights(blocks: &[Block], letters: f64, width: f64) -> f64 {
    blocks.iter().map(|block| height(block, letters, width)).sum()
}

fn height(block: &Block, letters: f64, width: f64) -> f64 {
    let text =
        |text: &str, within: f64| lines_in_print(text, within / letters) as f64 * letters * LINE;
    let bold = |said: &str, within: f64| text(said, within / BOLD);
    let items = |items: &[String], within: f64| -> f64 {
        items.iter().map(|item| text(item, within)).sum()
    };
    match block {
        Block::Title(title) => lines_in_print(title, SIDE_WIDTH / (14.0 * BOLD)) as f64 * 15.4 + MM,
        Block::Heading(title) | Block::NextSheet(title) => 0.8 * MM + bold(title, width),
        Block::Subheading(title) | Block::PointReasons(_, title) => bold(title, width),
        Block::Strong(said) => bold(said, width - 6.0 * MM),
        Block::Paragraph(said) => text(said, width),
        Block::Titles { titles, separator } => text(&titles_line(titles, separator), width),
        Block::Point { title, lines, .. } => bold(title, width) + items(lines, width - 4.0 * MM),
        Block::Points(points) => items(points, width - 4.0 * MM),
        Block::Numbered(points) => items(points, width - 9.0 * MM),
        // Two columns, broken between items: the taller is at most half of all, and one more.
        Block::Checklist(points) => {
            let column = (width - 7.0 * MM) / 2.0 - 5.0 * MM;
            let each = points.iter().map(|point| text(point, column));
            let (all, tallest) =
                each.fold((0.0, 0.0_f64), |(all, tallest), one| (all + one, tallest.max(one)));
            all / 2.0 + tallest / 2.0
        }
        Block::OwnWords(said) => said.lines().map(|line| text(line, width - 5.0 * MM)).sum(),
        Block::Table(_, rows) => rows.iter().map(|row| items(row, width)).sum(),
        Block::Figure(_) => 0.0,
    }
}
