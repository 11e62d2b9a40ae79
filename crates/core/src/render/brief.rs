//! A few lines for a clinician, to paste in a message.

use textwrap::{Options, WordSplitter, wrap};

use super::text::{Layout, shown};
use crate::bank::{Level, LineKind, Phrase, Phrases};
use crate::evaluation::Finding;
use crate::summary::{
    Help, Summary, ToFindOut, about, crisis_line, main_line, numbers, treatments,
};

/// The most characters of a brief summary.
pub const BRIEF_LONGEST: usize = 1_500;
/// Characters of own words that are kept where there are more.
const OWN_WORDS_KEPT: usize = 300;
/// The narrowest that it is laid out.
const NARROWEST: usize = 20;

/// Phrase of a bank.
type Pick = fn(&Phrases) -> &Phrase;

/// Part of which as much is told as there is room for.
struct Part {
    name: Pick,
    items: Vec<String>,
    /// Its name where all of it is left out.
    cut: Pick,
    /// Its name where some of it is left out.
    cut_some: Pick,
}

/// How much is told before the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Extent {
    /// The main help lines called for but those to text, and the day.
    Least,
    /// All but the texts of help.
    WithoutHelpTexts,
    /// All.
    Full,
}

/// A brief summary: what comes first, own words, numbers, then what there is room for. What is left
/// out is named.
pub fn brief(summary: &Summary<'_>, layout: Layout) -> String {
    let brief = Brief { summary, layout };
    let ending = brief.ending();
    let parts = brief.parts();
    let own_words: Pick = |phrases| &phrases.cut_some_own_words;
    let names: Vec<Pick> =
        [own_words].into_iter().chain(parts.iter().map(|part| part.cut_some)).collect();
    let reserve = brief.height(&brief.left_out(&names));
    let used = |told: &[String]| reserve + brief.height_of_all(told) + brief.height_of_all(&ending);
    let room = |told: &[String]| BRIEF_LONGEST.saturating_sub(used(told));
    let all = summary.own_words().map(|(_, text)| text.chars().count()).sum();
    let least = OWN_WORDS_KEPT.min(all);
    let fits = |told: &[String], kept: usize| {
        used(told) + brief.height_of_all(&brief.own_words(kept)) <= BRIEF_LONGEST
    };
    let mut told = brief.opening(Extent::Full);
    for extent in [Extent::WithoutHelpTexts, Extent::Least] {
        if !fits(&told, least) {
            told = brief.opening(extent);
        }
    }
    let own_words_at = told.len();
    let least = (0..=least).rev().find(|kept| fits(&told, *kept)).unwrap_or(0);
    told.extend(brief.own_words(least));
    let mut cut: Vec<Pick> = Vec::new();
    for part in &parts {
        let room = room(&told);
        let line = |count: &usize| brief.line(part.name, part.items.iter().take(*count));
        let fitting = (1..=part.items.len())
            .take_while(|count| brief.height(&line(count)) <= room)
            .last()
            .unwrap_or(0);
        told.extend((fitting > 0).then(|| line(&fitting)));
        match fitting {
            _ if fitting == part.items.len() => {}
            0 => cut.push(part.cut),
            _ => cut.push(part.cut_some),
        }
    }
    let own_words = brief.own_words(all);
    let before = brief.height_of_all(&brief.own_words(least));
    if least < all && brief.height_of_all(&own_words) <= room(&told) + before {
        let kept = brief.own_words(least).len();
        told.splice(own_words_at..own_words_at + kept, own_words);
    } else if least < all {
        let name: Pick = match least {
            0 => |phrases| &phrases.cut_own_words,
            _ => |phrases| &phrases.cut_some_own_words,
        };
        cut.insert(0, name);
    }
    if !cut.is_empty() {
        told.push(brief.left_out(&cut));
    }
    told.iter().chain(&ending).map(|line| brief.laid_out(line)).collect()
}

struct Brief<'s, 'b> {
    summary: &'s Summary<'b>,
    layout: Layout,
}

impl Brief<'_, '_> {
    fn phrase(&self, pick: Pick) -> &str {
        pick(self.summary.bank.phrases()).as_str()
    }

    fn line<'i>(&self, name: Pick, items: impl Iterator<Item = &'i String>) -> String {
        format!("{} {}", self.phrase(name), self.summary.words().list(items))
    }

    fn titles<'f>(&self, findings: impl Iterator<Item = &'f Finding>) -> Vec<String> {
        findings.map(|found| self.summary.bank.rule(found.rule).short_title.clone()).collect()
    }

    /// What is told whatever else is: help, whose words these are, and what is to be raised first.
    fn opening(&self, extent: Extent) -> Vec<String> {
        let summary = self.summary;
        let mut told = vec![summary.words().headed(|phrases| &phrases.brief_title)];
        let Help { first, early_emergency, kinds, .. } = &summary.help;
        let texts: Vec<&str> = first.iter().chain(early_emergency).copied().collect();
        if extent == Extent::Full && !texts.is_empty() {
            let now = &summary.bank.phrases().brief_told_now;
            told.push(now.fill(&[("texts", &texts.join(" "))]));
        }
        let line = |kind: &LineKind| main_line(summary.bank, summary.country, *kind);
        let is_told = |kind: &&LineKind| extent > Extent::Least || **kind != LineKind::Text;
        told.extend(kinds.iter().filter(is_told).filter_map(line));
        let about = about(summary).into_iter();
        let most = if extent == Extent::Least { 1 } else { usize::MAX };
        told.push(summary.words().list(about.take(most)));
        let first = self.titles(summary.findings(&[Level::Urgent, Level::Caution]));
        if !first.is_empty() {
            told.push(self.line(|phrases| &phrases.brief_raise, first.iter()));
        } else if summary.findings(&[Level::Discuss]).next().is_none() {
            told.push(self.phrase(|phrases| &phrases.brief_none).to_owned());
        }
        told
    }

    /// What the person was told.
    fn ending(&self) -> Vec<String> {
        let phrases = self.summary.bank.phrases();
        if self.summary.help.kinds.contains(&LineKind::Talk) {
            return vec![phrases.brief_told_help.as_str().to_owned()];
        }
        let crisis_line = crisis_line(self.summary.bank, self.summary.country);
        vec![phrases.brief_told.fill(&[("crisis_line", &crisis_line)])]
    }

    /// So many characters of own words, a line for each text.
    fn own_words(&self, most: usize) -> Vec<String> {
        let name = self.phrase(|phrases| &phrases.brief_own_words);
        let mut left = most;
        let mut lines = Vec::new();
        for (_, text) in self.summary.own_words() {
            let kept: String = text.chars().take(left).collect();
            left -= kept.chars().count();
            let is_cut = kept.len() < text.len();
            if !kept.is_empty() {
                lines.push(format!("{name} {}{}", kept.trim_end(), if is_cut { " …" } else { "" }));
            }
        }
        lines
    }

    /// What is told as far as there is room, the most pressing first.
    fn parts(&self) -> [Part; 4] {
        let (summary, words) = (self.summary, self.summary.words());
        let tried = treatments(summary).into_iter().map(|(label, tried, outcome)| {
            let cells = [tried, outcome].into_iter().filter(|cell| !cell.is_empty());
            format!("{label} ({})", words.list(cells))
        });
        let open = &summary.find_out;
        let comes_first = |open: &&ToFindOut| {
            open.rules.iter().any(|rule| words.bank.rule(*rule).level > Level::Discuss)
        };
        let (first, further): (Vec<_>, Vec<_>) = open.said_unknown.iter().partition(comes_first);
        let missing = open.not_answered.iter().flat_map(|(_, questions)| questions.iter().copied());
        let asked = first.into_iter().chain(further).map(|open| open.question).chain(missing);
        [
            Part {
                name: |phrases| &phrases.brief_numbers,
                items: numbers(summary),
                cut: |phrases| &phrases.cut_numbers,
                cut_some: |phrases| &phrases.cut_some_numbers,
            },
            Part {
                name: |phrases| &phrases.brief_also,
                items: self.titles(summary.findings(&[Level::Discuss])),
                cut: |phrases| &phrases.cut_discuss,
                cut_some: |phrases| &phrases.cut_some_discuss,
            },
            Part {
                name: |phrases| &phrases.brief_tried,
                items: tried.collect(),
                cut: |phrases| &phrases.cut_tried,
                cut_some: |phrases| &phrases.cut_some_tried,
            },
            Part {
                name: |phrases| &phrases.brief_find_out,
                items: asked.map(|question| words.label(question).to_owned()).collect(),
                cut: |phrases| &phrases.cut_find_out,
                cut_some: |phrases| &phrases.cut_some_find_out,
            },
        ]
    }

    fn left_out(&self, cut: &[Pick]) -> String {
        let names = self.summary.words().list(cut.iter().map(|pick| self.phrase(*pick)));
        self.summary.bank.phrases().brief_cut.fill(&[("parts", &names)])
    }

    /// Characters that a line takes, laid out.
    fn height(&self, line: &str) -> usize {
        self.laid_out(line).chars().count()
    }

    fn height_of_all(&self, lines: &[String]) -> usize {
        lines.iter().map(|line| self.height(line)).sum()
    }

    fn laid_out(&self, line: &str) -> String {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let options = Options::new(self.layout.width.max(NARROWEST))
            .word_splitter(WordSplitter::NoHyphenation);
        wrap(&shown(&line, self.layout), options)
            .iter()
            .fold(String::new(), |text, line| text + line.trim_end() + "\n")
    }
}
