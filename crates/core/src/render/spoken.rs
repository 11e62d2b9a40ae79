//! A page for a screen reader: without tables, rules and boxes to tick, which a voice cannot draw.

use crate::bank::Bank;
use crate::summary::{Block, Words};

/// The same page, its tables as points: each cell behind the name of its column.
pub fn spoken(page: Vec<Block>, bank: &Bank) -> Vec<Block> {
    let words = Words { bank };
    let cell = |(name, cell): (&String, &String)| {
        bank.phrases().answer.fill(&[("question", name), ("answer", cell)])
    };
    let said = |block: Block| match block {
        Block::Heading(title) | Block::NextSheet(title) => Block::Subheading(title),
        Block::Checklist(points) => Block::Points(points),
        Block::Table(names, rows) => Block::Points(
            rows.iter()
                .map(|row| {
                    words.list(names.iter().zip(row).filter(|(_, cell)| !cell.is_empty()).map(cell))
                })
                .collect(),
        ),
        other => other,
    };
    page.into_iter().map(said).collect()
}
