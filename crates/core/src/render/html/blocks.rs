//! The blocks of a summary as parts of a page.

use maud::{Markup, html};

use super::figure::figure;
use crate::summary::Block;
use crate::text::visible;

/// The blocks in parts, each of which begins with its heading.
pub fn parts(blocks: &[Block]) -> Vec<&[Block]> {
    blocks.chunk_by(|_, next| !matches!(next, Block::Heading(_) | Block::NextSheet(_))).collect()
}

/// A part. The reasons begin on a sheet of their own.
pub fn part(blocks: &[Block]) -> Markup {
    match blocks.split_first() {
        Some((Block::NextSheet(title), rest)) => html! {
            section .next-sheet {
                h2 { (visible(title)) }
                (items(rest))
            }
        },
        Some((Block::Heading(title), rest)) => html! {
            section {
                h2 { (visible(title)) }
                (items(rest))
            }
        },
        _ => items(blocks),
    }
}

/// The blocks of one item stay together on paper.
pub fn items(blocks: &[Block]) -> Markup {
    let figures = blocks.iter().take_while(|block| matches!(block, Block::Figure(_))).count();
    let (figures, blocks) = blocks.split_at(figures);
    html! {
        @if !figures.is_empty() { div .pictures { @for found in figures { (block(found)) } } }
        @for item in blocks.chunk_by(|_, next| !matches!(next, Block::Subheading(_) | Block::PointReasons(..))) {
            @if matches!(item.first(), Some(Block::Subheading(_) | Block::PointReasons(..))) {
                div .item { @for found in item { (block(found)) } }
            } @else {
                @for found in item { (block(found)) }
            }
        }
    }
}

fn block(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Title(title) => { h1 id="page" { (visible(title)) } }
            Block::Heading(title) | Block::NextSheet(title) => { h2 { (visible(title)) } }
            Block::Subheading(title) => { h3 { (visible(title)) } }
            Block::Point { id, title, lines } => {
                div .point {
                    h3 { (title_link(id.as_deref(), title)) }
                    ul { @for line in lines { li { (visible(line)) } } }
                }
            }
            Block::PointReasons(id, title) => {
                h3 id=(format!("reasons-{id}")) { a href="#page" { (visible(title)) } }
            }
            Block::Titles { titles, separator } => {
                p {
                    @for (index, (id, title)) in titles.iter().enumerate() {
                        @if index > 0 { (visible(separator)) }
                        (title_link(id.as_deref(), title))
                    }
                }
            }
            Block::Paragraph(text) => { p { (visible(text)) } }
            Block::Strong(text) => { p .strong { strong { (visible(text)) } } }
            Block::Points(points) => { ul { @for point in points { li { (visible(point)) } } } }
            Block::Checklist(points) => { ul .check { @for point in points { li { (visible(point)) } } } }
            Block::Numbered(points) => { ol { @for point in points { li { (linked(point)) } } } }
            Block::Table(head, rows) => { (table(head, rows)) }
            Block::OwnWords(text) => { blockquote dir="auto" { (visible(text)) } }
            Block::Figure(drawn) => { (figure(drawn)) }
        }
    }
}

/// A title, which leads to the reasons of its point where they stand behind the page.
fn title_link(point: Option<&str>, title: &str) -> Markup {
    html! {
        @if let Some(id) = point {
            a href=(format!("#reasons-{id}")) { (visible(title)) }
        } @else { (visible(title)) }
    }
}

/// A table whose first column names its rows. On a narrow screen each row is a block, and its cells
/// name their columns.
fn table(head: &[String], rows: &[Vec<String>]) -> Markup {
    html! {
        div .table {
            table {
                thead { tr { @for cell in head { th scope="col" { (visible(cell)) } } } }
                tbody {
                    @for row in rows {
                        tr {
                            @for (index, cell) in row.iter().enumerate() {
                                @if index == 0 { th scope="row" { (visible(cell)) } }
                                @else { td { (visible(cell)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A text in which secure addresses can be followed.
fn linked(text: &str) -> Markup {
    html! {
        @for word in visible(text).split_inclusive(' ') {
            @if word.starts_with("https://") { a href=(word.trim_end()) rel="noreferrer" { (word.trim_end()) } " " }
            @else { (word) }
        }
    }
}
