//! Help and the next step as blocks, right below the title: a reader in danger looks no further.

use super::block::Block;
use super::help::{brief_lines, help_line, other_countries};
use super::summarize::Summary;
use crate::bank::{Bank, Country, HelpLine, LineKind};

/// Help and the next step in full, for a comparison.
pub fn what_to_do(summary: &Summary<'_>) -> Vec<Block> {
    let bank = summary.bank;
    let lines: Vec<String> =
        summary.help.lines_of(summary.country).map(|line| help_line(bank, line)).collect();
    let lines = (!lines.is_empty()).then_some(Block::Points(lines));
    let early = summary.help.early.iter().map(|text| Block::Strong((*text).to_owned()));
    let mut blocks = Vec::new();
    if summary.help.first.is_empty() {
        blocks.push(Block::Paragraph(summary.next_step.clone()));
        blocks.extend(early);
        blocks.extend(lines);
    } else {
        blocks.extend(summary.help.first.iter().map(|text| Block::Strong((*text).to_owned())));
        blocks.extend(lines);
        blocks.extend(early);
        blocks.push(Block::Heading(bank.phrases().heading_next_step.as_str().to_owned()));
        blocks.push(Block::Paragraph(summary.next_step.clone()));
        blocks.extend(help_elsewhere(summary));
    }
    blocks
}

/// The help lines of every other country, in short.
pub fn help_elsewhere(summary: &Summary<'_>) -> Vec<Block> {
    let bank = summary.bank;
    let lines: Vec<String> =
        other_countries(bank, summary.country).map(|country| brief_lines(bank, country)).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![Block::Paragraph(bank.phrases().help_elsewhere.as_str().to_owned()), Block::Points(lines)]
}

/// Help and the next step on the page: the main line of each kind of the chosen country alone,
/// and one line for elsewhere where no country was chosen.
pub(super) fn help_on_page(summary: &Summary<'_>, is_dense: bool) -> Vec<Block> {
    let (bank, help) = (summary.bank, &summary.help);
    let strong = |texts: &[&str]| -> Vec<Block> {
        texts.iter().map(|text| Block::Strong((*text).to_owned())).collect()
    };
    let said = main_lines(bank, summary.country, &help.kinds, is_dense);
    let is_first = !help.first.is_empty();
    // In danger each number has a line of its own where there is room; before a page of points one
    // line is enough.
    let here = match is_first {
        true if is_dense && !said.is_empty() => vec![summary.words().list(said)],
        true => said,
        false if said.is_empty() => Vec::new(),
        false => vec![in_country(summary, summary.country, summary.words().list(said))],
    };
    let lines: Vec<String> =
        here.into_iter().chain(elsewhere(summary).filter(|_| !help.kinds.is_empty())).collect();
    let lines = (!lines.is_empty()).then_some(Block::Points(lines));
    let texts = strong(&help.first).into_iter().chain(strong(&help.early));
    texts.chain(lines).chain([Block::Paragraph(summary.next_step.clone())]).collect()
}

/// The main line of each kind, in a dense page without a name that was said before.
pub fn main_lines(
    bank: &Bank,
    country: &Country,
    kinds: &[LineKind],
    is_dense: bool,
) -> Vec<String> {
    let lines: Vec<&HelpLine> = kinds.iter().filter_map(|kind| country.main_line(*kind)).collect();
    let is_said = |place: usize, name: &str| lines.iter().take(place).any(|line| line.name == name);
    let said = lines.iter().enumerate().map(|(place, line)| {
        if is_dense && is_said(place, &line.name) {
            return line.contact.clone();
        }
        bank.phrases().page_help.fill(&[("name", &line.name), ("contact", &line.contact)])
    });
    said.collect()
}

fn in_country(summary: &Summary<'_>, country: &Country, lines: String) -> String {
    let said = [("question", country.name.as_str()), ("answer", lines.as_str())];
    summary.bank.phrases().answer.fill(&said)
}

/// What to dial where no country was chosen: the main lines of the bank's last country, of the
/// kinds called for.
fn elsewhere(summary: &Summary<'_>) -> impl Iterator<Item = String> {
    let last = summary
        .bank
        .countries()
        .last()
        .filter(|last| !summary.options.is_country_chosen && last.code != summary.country.code);
    let line = |country: &Country| {
        let kinds = [LineKind::Emergency, LineKind::Talk];
        let called = kinds.into_iter().filter(|kind| summary.help.kinds.contains(kind));
        let contacts = called.filter_map(|kind| country.main_line(kind));
        let contacts = summary.words().list(contacts.map(|line| line.contact.as_str()));
        in_country(summary, country, contacts)
    };
    last.map(line).into_iter()
}
