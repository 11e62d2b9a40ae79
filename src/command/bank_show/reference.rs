//! Source of a bank with all that cites it.

use super::sheet::Sheet;
use ketascreen_core::bank::{Extent, Reference, SourceId};

impl Sheet<'_> {
    /// Adds a source.
    pub fn reference(&mut self, reference: &Reference) {
        let year =
            reference.year.map_or_else(|| "no year given".to_owned(), |year| year.to_string());
        self.line("", &format!("Source {}: {}", reference.id, reference.title));
        self.line("  ", &format!("{}, {year}", reference.publisher));
        self.line("  ", &format!("{} (seen {})", reference.url, reference.seen));
        if let Some(via) = &reference.via {
            self.line("  ", &format!("Read through {via}"));
        }
        let read = match reference.extent {
            Extent::Passage => "The passage itself was read",
            Extent::Abstract => "Only the abstract was read",
            Extent::Report => "Only what another page reports of it was read",
        };
        self.line("  ", read);
        self.citations(reference);
    }

    fn citations(&mut self, reference: &Reference) {
        let bank = self.bank;
        let cites =
            |sources: &[SourceId]| sources.iter().any(|id| bank.reference(*id).id == reference.id);
        let rules = bank.rules().iter().filter(|rule| cites(&rule.sources));
        self.named("Rules that rest on it", rules.map(|rule| rule.id.as_str()).collect());
        let questions = bank.questions().iter().filter(|question| cites(&question.sources));
        self.named(
            "Questions that rest on it",
            questions.map(|question| question.id.as_str()).collect(),
        );
        let pairs = bank.paired_readings().iter().filter(|pair| cites(&pair.sources));
        self.named("Pairs that rest on it", pairs.map(|pair| pair.label.as_str()).collect());
        let scales = bank.scales().iter().filter(|scale| cites(&scale.sources));
        self.named("Scales that rest on it", scales.map(|scale| scale.id.as_str()).collect());
        let education = bank.leaflet().iter().filter(|item| cites(&item.sources));
        self.named(
            "Leaflet topics that rest on it",
            education.map(|item| item.id.as_str()).collect(),
        );
        let pictures = bank.pictures().iter().filter(|picture| cites(&picture.sources));
        self.named(
            "Pictures that rest on it",
            pictures.map(|picture| picture.id.as_str()).collect(),
        );
        let lines = bank
            .countries()
            .iter()
            .flat_map(|country| &country.lines)
            .filter(|line| cites(&line.sources));
        self.named("Help lines that rest on it", lines.map(|line| line.name.as_str()).collect());
    }
}
