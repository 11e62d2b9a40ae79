//! Height of a page printed from HTML, from the widths of letters and the print rules of `page.css`.

use strum::VariantArray as _;

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
/// Part of a side that a line of plain letters takes, set tight.
pub const LINE_OF_SIDE: f64 = LETTERS * Spacing::Tight.line() / SIDE_HEIGHT;
/// Width of a paragraph in print, by the size of its letters.
pub const PARAGRAPH: f64 = SIDE_WIDTH / LETTERS;
/// Width of an item of a list in print, by the size of its letters.
pub const ITEM: f64 = (SIDE_WIDTH - 4.0 * MM) / LETTERS;
/// Width of a paragraph that must not be missed, by the size of its letters.
pub const STRONG: f64 = (SIDE_WIDTH - 6.0 * MM) / BOLD / LETTERS;
/// Part of a side that a line of what to do now takes, set tight.
pub const LINE_NOW_OF_SIDE: f64 = LETTERS_NOW * Spacing::Tight.line() / SIDE_HEIGHT;
/// Width of an item of a list there, by the size of its letters.
pub const ITEM_NOW: f64 = (WIDTH_NOW - 4.0 * MM) / LETTERS_NOW;
/// Bold letters are wider than others by at most this in running text.
const BOLD: f64 = 1.1;
/// Width of what to do now inside its frame, in bold letters.
const WIDTH_NOW: f64 = (SIDE_WIDTH - 8.0 * MM) / BOLD;

/// How far apart lines and parts stand in print, as `page.css` sets them by the name of its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Spacing {
    Open,
    Even,
    Tight,
}

impl Spacing {
    /// The widest spacing with which a page is one side; the tightest where none is.
    pub fn of(page: &[Block], is_help_first: bool) -> Spacing {
        let fits =
            |spacing: &&Spacing| printed_height(page, is_help_first, **spacing) <= SIDE_HEIGHT;
        Spacing::VARIANTS.iter().find(fits).copied().unwrap_or(Spacing::Tight)
    }

    /// Height of a line by the size of its letters.
    const fn line(self) -> f64 {
        match self {
            Spacing::Open => 1.34,
            Spacing::Even => 1.22,
            Spacing::Tight => 1.12,
        }
    }

    /// Height behind a point of the page, in points.
    const fn behind_point(self) -> f64 {
        match self {
            Spacing::Open => 1.5 * MM,
            Spacing::Even => 0.9 * MM,
            Spacing::Tight => 0.0,
        }
    }

    /// Height between parts, in points.
    const fn gap(self) -> f64 {
        match self {
            Spacing::Open => 3.0 * MM,
            Spacing::Even => 1.8 * MM,
            Spacing::Tight => 0.8 * MM,
        }
    }
}

/// Height of the printed page in points; `is_help_first` where what to do now is set larger.
pub fn printed_height(page: &[Block], is_help_first: bool, spacing: Spacing) -> f64 {
    let sheet = |letters, width| Sheet { letters, width, spacing };
    let heights = |blocks: &[Block], sheet: Sheet| -> f64 {
        blocks.iter().map(|block| sheet.height(block)).sum()
    };
    if !is_help_first {
        return heights(page, sheet(LETTERS, SIDE_WIDTH));
    }
    let (now, parts) = page.split_at(what_to_do_now(page));
    // Its frame, and the space inside it.
    let frame = 2.0 * (1.5 * MM + 3.0);
    let of_now = sheet(LETTERS_NOW, WIDTH_NOW);
    let now: f64 = now.iter().map(|block| of_now.height_now(block)).sum();
    frame + now + heights(parts, sheet(LETTERS, SIDE_WIDTH))
}

/// How many blocks are the title and what to do now: up to the next step.
pub fn what_to_do_now(page: &[Block]) -> usize {
    let next_step = page.iter().position(|block| matches!(block, Block::Paragraph(_)));
    next_step.map_or(page.len(), |place| place + 1)
}

/// Letters of a size in lines of a width, so far apart.
struct Sheet {
    letters: f64,
    width: f64,
    spacing: Spacing,
}

impl Sheet {
    /// Height of a block of what to do now, whose width counts bold letters already.
    fn height_now(&self, block: &Block) -> f64 {
        match block {
            Block::Strong(said) => self.text(said, self.width),
            other => self.height(other),
        }
    }

    fn text(&self, text: &str, within: f64) -> f64 {
        lines_in_print(text, within / self.letters) as f64 * self.letters * self.spacing.line()
    }

    fn bold(&self, said: &str, within: f64) -> f64 {
        self.text(said, within / BOLD)
    }

    fn items(&self, items: &[String], within: f64) -> f64 {
        items.iter().map(|item| self.text(item, within)).sum()
    }

    fn height(&self, block: &Block) -> f64 {
        let width = self.width;
        match block {
            Block::Title(title) => {
                lines_in_print(title, SIDE_WIDTH / (14.0 * BOLD)) as f64 * 15.4 + MM
            }
            Block::Heading(title) | Block::NextSheet(title) => {
                self.spacing.gap() + self.bold(title, width)
            }
            Block::Subheading(title) | Block::PointReasons(_, title) => self.bold(title, width),
            Block::Strong(said) => self.bold(said, width - 6.0 * MM),
            Block::Paragraph(said) => self.text(said, width),
            Block::Titles { titles, separator } => {
                self.text(&titles_line(titles, separator), width)
            }
            Block::Point { title, lines, .. } => {
                self.bold(title, width)
                    + self.items(lines, width - 4.0 * MM)
                    + self.spacing.behind_point()
            }
            Block::Points(points) => self.items(points, width - 4.0 * MM),
            Block::Numbered(points) => self.items(points, width - 9.0 * MM),
            // Two columns, broken between items: the taller is at most half of all, and one more.
            Block::Checklist(points) => {
                let column = (width - 7.0 * MM) / 2.0 - 5.0 * MM;
                let each = points.iter().map(|point| self.text(point, column));
                let (all, tallest) =
                    each.fold((0.0, 0.0_f64), |(all, tallest), one| (all + one, tallest.max(one)));
                all / 2.0 + tallest / 2.0
            }
            Block::OwnWords(said) => {
                said.lines().map(|line| self.text(line, width - 5.0 * MM)).sum()
            }
            Block::Table(_, rows) => rows.iter().map(|row| self.items(row, width)).sum(),
            Block::Chart(_) => 0.0,
        }
    }
}
