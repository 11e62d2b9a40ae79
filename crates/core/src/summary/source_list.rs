//! Numbered list of the sources that a page cites.

use super::block::Block;
use super::chart::{Chart, Shape};
use super::words::Words;
use crate::bank::{Picture, SourceId};

/// The sources of a page, in the order of their numbers.
pub struct SourceList<'b> {
    pub words: Words<'b>,
    pub cited: Vec<SourceId>,
}

impl SourceList<'_> {
    /// The numbers of some sources; none where none of them is cited.
    pub fn numbers(&self, sources: &[SourceId]) -> Option<String> {
        let mut numbers: Vec<usize> = sources
            .iter()
            .filter_map(|source| self.cited.iter().position(|cited| cited == source))
            .map(|index| index + 1)
            .collect();
        numbers.sort_unstable();
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let phrase = &self.words.bank.phrases().label_sources;
        (!numbers.is_empty()).then(|| phrase.fill(&[("numbers", &self.words.list(numbers))]))
    }

    /// A picture with the numbers of its sources.
    pub fn chart(
        &self,
        number: usize,
        picture: &Picture,
        description: String,
        shape: Shape,
    ) -> Block {
        let (title, text) = (picture.title.clone(), picture.text.clone());
        let sources = self.numbers(&picture.sources);
        Block::Chart(Box::new(Chart { number, title, description, text, sources, shape }))
    }

    /// The list below its heading; nothing where nothing is cited.
    pub fn blocks(&self) -> Vec<Block> {
        let Words { bank } = self.words;
        let sources: Vec<String> =
            self.cited.iter().map(|id| self.words.source(bank.reference(*id))).collect();
        if sources.is_empty() {
            return Vec::new();
        }
        let heading = bank.phrases().heading_sources.as_str().to_owned();
        vec![Block::Heading(heading), Block::Numbered(sources)]
    }
}
