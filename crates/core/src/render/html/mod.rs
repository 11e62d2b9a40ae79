//! A page: one HTML file without script or network, to read, to print and to hand over.
//!
//! Written with maud, which escapes by itself and needs no template files: the blocks of a summary
//! and the shapes of a picture are worked out in Rust, and maud writes them where they are worked
//! out.

mod blocks;
mod chart;
mod direction;
mod frame;

use maud::{Markup, html as markup};

use super::fitted::fitted_page;
use super::paper::{Spacing, what_to_do_now};
use crate::summary::{Block, Summary, is_help_first, reasons};

/// A summary as a page: one side of paper, and behind it, where asked for, the reasons.
pub fn html(summary: &Summary<'_>) -> String {
    let is_help_first = is_help_first(summary);
    let mut blocks = fitted_page(summary);
    let spacing = Spacing::of(&blocks, is_help_first);
    if summary.options.reasons {
        blocks.extend(reasons(summary));
    }
    html_page(summary.bank.language(), &blocks, is_help_first, spacing)
}

/// Any page of blocks in the language of its bank; `urgent` where help is right below its title.
pub fn html_page(language: &str, blocks: &[Block], urgent: bool, spacing: Spacing) -> String {
    let title = blocks.iter().find_map(|block| {
        if let Block::Title(title) = block { Some(title.as_str()) } else { None }
    });
    let body = markup! { @for part in blocks::parts(blocks) { (opening(part, urgent)) } };
    frame::document(language, title.unwrap_or_default(), spacing, &body)
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
