//! A page: one HTML file without script or network, to read, to print and to hand over.
//!
//! Written with maud, which escapes by itself and needs no template files: the blocks of a summary
//! and the shapes of a picture are worked out in Rust, and maud writes them where they are worked
//! out.

mod blocks;
mod direction;
mod figure;
mod frame;

use maud::{Markup, html as markup};

use super::fitted::pages;
use super::paper::what_to_do_now;
use crate::summary::{Block, Summary, is_help_first};

/// A summary as a page: one side of paper, and behind it, where asked for, the reasons.
pub fn html(summary: &Summary<'_>) -> String {
    html_page(summary.bank.language(), &pages(summary), is_help_first(summary))
}

/// Any page of blocks in the language of its bank; `urgent` where help is right below its title.
pub fn html_page(language: &str, blocks: &[Block], urgent: bool) -> String {
    let title = blocks.iter().find_map(|block| {
        if let Block::Title(title) = block { Some(title.as_str()) } else { None }
    });
    let body = markup! { @for part in blocks::parts(blocks) { (opening(part, urgent)) } };
    frame::document(language, title.unwrap_or_default(), &body)
}

/// A part; that of the title with its help now set off.
fn opening(part: &[Block], urgent: bool) -> Markup {
    match part {
        [title @ Block::Title(_), ..] if urgent => {
            let (now, rest) = part.split_at(what_to_do_now(part));
            markup! {
                (blocks::part(std::slice::from_ref(title)))
                div .now { (blocks::part(now.get(1..).unwrap_or_default())) }
                (blocks::part(rest))
            }
        }
        _ => blocks::part(part),
    }
}
