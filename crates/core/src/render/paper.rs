//! Height of a page printed from HTML, from the widths of letters and the print rules of `page.css`.

use crate::summary::{Block, titles_line};

/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;
/// Height between the margins of a Letter sheet, the lower of the two papers, in points.
pub const SIDE_HEIGHT: f64 = (279.4 - 20.0) * MM;
/// Width between the margins of an A4 sheet, the narrower of the two, in points.
const SIDE_WIDTH: f64 = (210.0 - 28.0) * MM;
/// Size of letters, in points.
const LETTERS: f64 = 11.0;
/// Size of letters of what to do now.
const LETTERS_NOW: f64 = 12.0;
/// Height of a line by the size of its letters.
const LINE: f64 = 1.16;
/// Bold letters are wider than others by at most this in running text.
const BOLD: f64 = 1.1;

/// Widths of the printable ASCII characters in Helvetica, in thousandths of the size of letters
/// (Adobe Font Metrics); Arial and Liberation Sans have the same.
#[rustfmt::skip]
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// Any other character: no letter and no picture of a common font is wider.
const WIDEST: u16 = 1300;

/// Height of the printed page in points; `is_help_first` where what to do now is set larger.
pub fn printed_height(page: &[Block], is_help_first: bool) -> f64 {
    if !is_help_first {
        return heights(page, LETTERS, SIDE_WIDTH);
    }
    let (now, parts) = page.split_at(what_to_do_now(page));
    // Its frame, the space inside it, and bold letters.
    let width = (SIDE_WIDTH - 8.0 * MM) / BOLD;
    let frame = 2.0 * (1.5 * MM + 3.0);
    frame + heights(now, LETTERS_NOW, width) + heights(parts, LETTERS, SIDE_WIDTH)
}

/// How many blocks are the title and what to do now: up to the next step.
pub fn what_to_do_now(page: &[Block]) -> usize {
    let next_step = page.iter().position(|block| matches!(block, Block::Paragraph(_)));
    next_step.map_or(page.len(), |place| place + 1)
}

fn heights(blocks: &[Block], letters: f64, width: f64) -> f64 {
    blocks.iter().map(|block| height(block, letters, width)).sum()
}

fn height(block: &Block, letters: f64, width: f64) -> f64 {
    let text = |text: &str, within: f64| lines(text, letters, within) as f64 * letters * LINE;
    let bold = |said: &str, within: f64| text(said, within / BOLD);
    let items = |items: &[String], within: f64| -> f64 {
        items.iter().map(|item| text(item, within)).sum()
    };
    match block {
        Block::Title(title) => lines(title, 14.0 * BOLD, SIDE_WIDTH) as f64 * 15.4 + MM,
        Block::Heading(title) | Block::NextSheet(title) => 1.2 * MM + bold(title, width),
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
        Block::Chart(_) => 0.0,
    }
}

/// Lines that a text fills, broken between words, and inside a word that is longer than a line.
fn lines(text: &str, letters: f64, width: f64) -> usize {
    let space = advance(" ", letters);
    let (mut lines, mut at) = (1, 0.0);
    for word in text.split_whitespace() {
        let wide = advance(word, letters);
        let gap = if at > 0.0 { space } else { 0.0 };
        if at + gap + wide <= width {
            at += gap + wide;
            continue;
        }
        lines += usize::from(at > 0.0);
        let over = (wide / width).floor();
        lines += over as usize;
        at = wide - over * width;
    }
    lines
}

fn advance(text: &str, letters: f64) -> f64 {
    let width = |character: char| match u32::from(character).checked_sub(u32::from(' ')) {
        Some(place) => WIDTHS.get(place as usize).copied().unwrap_or(WIDEST),
        None => WIDEST,
    };
    text.chars().map(|character| f64::from(width(character))).sum::<f64>() * letters / 1000.0
}
