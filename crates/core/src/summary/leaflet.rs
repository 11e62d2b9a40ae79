//! The leaflet: what the bank says about the treatment to anybody.

use super::block::Block;
use super::chart::{Shape, timeline};
use super::help::crisis_line;
use super::source_list::SourceList;
use super::summarize::sorted;
use super::words::Words;
use crate::bank::{Bank, Country, LeafletPlace, LeafletTopic, Phrase, Phrases, PictureKind};

/// The leaflet, or one of its topics.
pub fn leaflet(bank: &Bank, country: &Country, topic: Option<&str>) -> Vec<Block> {
    let words = Words { bank };
    let topics: Vec<(usize, &LeafletTopic)> = bank
        .leaflet()
        .iter()
        .enumerate()
        .filter(|(_, item)| topic.is_none_or(|topic| item.id == topic))
        .collect();
    let pictured = bank
        .pictures()
        .iter()
        .filter(|picture| topics.iter().any(|(index, _)| picture.beside == Some(*index)));
    let cited = topics
        .iter()
        .flat_map(|(_, item)| &item.sources)
        .chain(pictured.flat_map(|picture| &picture.sources));
    let sources = SourceList { words, cited: sorted(cited.copied()) };
    let mut leaflet = Leaflet { words, sources, blocks: Vec::new() };
    leaflet.blocks.push(Block::Title(words.headed(|phrases| &phrases.leaflet_title)));
    for (place, heading) in [
        (LeafletPlace::Know, heading_of(&bank.phrases().heading_good_to_know)),
        (LeafletPlace::Choose, heading_of(&bank.phrases().heading_to_choose)),
        (LeafletPlace::Ask, heading_of(&bank.phrases().heading_to_ask)),
        (LeafletPlace::Bring, heading_of(&bank.phrases().heading_to_bring)),
        (LeafletPlace::Care, heading_of(&bank.phrases().heading_care)),
    ] {
        let mut here = topics.iter().filter(|(_, item)| item.place == place).peekable();
        if here.peek().is_some() {
            leaflet.blocks.push(Block::Heading(heading));
        }
        here.for_each(|(index, item)| leaflet.topic(*index, item));
    }
    let sources = leaflet.sources.blocks();
    leaflet.blocks.extend(sources);
    leaflet.heading(|phrases| &phrases.heading_about);
    let disclaimer = bank.disclaimer().fill(&[("crisis_line", &crisis_line(bank, country))]);
    let rights = bank.phrases().page_rights.as_str();
    leaflet.blocks.push(Block::Paragraph(format!("{disclaimer} {rights}")));
    leaflet.blocks
}

fn heading_of(phrase: &Phrase) -> String {
    phrase.as_str().to_owned()
}

struct Leaflet<'b> {
    words: Words<'b>,
    sources: SourceList<'b>,
    blocks: Vec<Block>,
}

impl Leaflet<'_> {
    fn heading(&mut self, phrase: impl Fn(&Phrases) -> &Phrase) {
        let text = phrase(self.words.bank.phrases()).as_str().to_owned();
        self.blocks.push(Block::Heading(text));
    }

    fn topic(&mut self, index: usize, item: &LeafletTopic) {
        self.blocks.push(Block::Subheading(item.title.clone()));
        self.blocks.extend(item.text.clone().map(Block::Paragraph));
        let points = item.points.iter().cloned();
        let sources = self.sources.numbers(&item.sources);
        match item.place {
            LeafletPlace::Choose | LeafletPlace::Ask | LeafletPlace::Bring => {
                self.blocks.push(Block::Checklist(points.collect()));
                self.blocks.extend(sources.map(Block::Paragraph));
            }
            LeafletPlace::Know | LeafletPlace::Care => {
                self.blocks.push(Block::Points(points.chain(sources).collect()));
            }
        }
        self.charts(index);
    }

    fn charts(&mut self, beside: usize) {
        let pictures = self.words.bank.pictures().iter().enumerate();
        for (number, picture) in pictures.filter(|(_, picture)| picture.beside == Some(beside)) {
            if let PictureKind::Timeline { ticks, rows } = &picture.drawing {
                let (description, shape): (String, Shape) = timeline(self.words, ticks, rows);
                self.blocks.push(self.sources.chart(number, picture, description, shape));
            }
        }
    }
}
