//! A page: one HTML file without script or network, to read, to print and to hand over.
//!
//! Written with maud, which escapes by itself and needs no template files: the blocks of a summary
//! and the shapes of a picture are worked out in Rust, and maud writes them where they are worked
//! out.

mod blocks;
mod chart;
mod frame;

use maud::{Markup, html as markup};

use crate::bank::Level;
use crate::summary::{Block, Summary, summary_page};
use crate::text::visible;

/// A summary as a page.
pub fn html(summary: &Summary<'_>) -> String {
    let (drawn, blocks): (Vec<Block>, Vec<Block>) = of_the_start(summary_page(summary));
    let mut parts = blocks::parts(&blocks);
    // What to do now and what to do next, then what to raise in a few words, before it is told in
    // full.
    let urgent = !summary.help.first.is_empty();
    let told = parts.split_off((if urgent { 2 } else { 1 }).min(parts.len()));
    let bank = summary.bank;
    let closed = bank.phrases().page_closed_parts.as_str();
    let body = markup! {
        @for part in &parts { (opening(part, urgent)) }
        (at_a_glance(summary))
        @if !drawn.is_empty() { div .pictures { (blocks::items(&drawn)) } }
        p .screen { (visible(closed)) }
        @for part in told.iter() { (blocks::part(part)) }
        section .notes {
            h2 { (visible(bank.phrases().heading_notes.as_str())) }
            @for _ in 0..NOTE_LINES { div .line {} }
        }
    };
    let title = summary.words().page_title();
    frame::document(bank.language(), &title, &body)
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
        [title @ Block::Title(_), now @ ..] if urgent => markup! {
            (blocks::part(std::slice::from_ref(title)))
            div .now { (blocks::part(now)) }
        },
        _ => blocks::part(part),
    }
}

/// Charts at the start of a page, and all other blocks: what to raise comes before them.
fn of_the_start(blocks: Vec<Block>) -> (Vec<Block>, Vec<Block>) {
    let mut beside = false;
    blocks.into_iter().partition(|block| {
        beside |= matches!(block, Block::Subheading(_));
        !beside && matches!(block, Block::Chart(_))
    })
}

/// Lines to write on, on paper.
const NOTE_LINES: usize = 5;

/// Points to raise, in a few words each, for a reader who has ten seconds.
fn at_a_glance(summary: &Summary<'_>) -> Markup {
    let phrases = summary.bank.phrases();
    let lists = [
        (&phrases.heading_raise_first, [Level::Urgent, Level::Caution].as_slice()),
        (&phrases.heading_talk_through, [Level::Discuss].as_slice()),
    ];
    let lists: Vec<(&str, Vec<&str>)> = lists
        .into_iter()
        .map(|(heading, levels)| {
            let titles = summary
                .findings(levels)
                .map(|finding| summary.bank.rule(finding.rule).short_title.as_str());
            (heading.as_str(), titles.collect())
        })
        .collect();
    markup! {
        @if lists.iter().any(|(_, titles)| !titles.is_empty()) {
            div .glance {
                @for (heading, titles) in lists.iter().filter(|(_, titles)| !titles.is_empty()) {
                    div {
                        p { strong { (visible(heading)) } }
                        ul { @for title in titles { li { (visible(title)) } } }
                    }
                }
            }
        }
    }
}
