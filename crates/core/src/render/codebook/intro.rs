//! Introduction of the code book: its bank, a guide to reading it, and a place to sign.

use strum::VariantArray as _;

use super::writer::{CodebookWriter, code, escaped, point};
use crate::bank::{Basis, Level, NextStep};
use crate::summary::Words;

/// Lines to sign on.
const SIGNATURES: usize = 3;

/// Advice of each level.
pub(super) fn level_words(level: Level) -> &'static str {
    match level {
        Level::Urgent => "may be in danger now: get help now",
        Level::Caution => "raise this first",
        Level::Discuss => "talk this through",
        Level::Note => "background to share",
    }
}

impl CodebookWriter<'_> {
    pub fn intro(&mut self) {
        let bank = self.bank;
        self.heading(1, &format!("Code book: {}", escaped(bank.title())));
        self.paragraph(
            "Everything that this question bank asks, finds and says, for a clinician to review and sign. \
             The bank gives information and sends its reader to a clinician. It decides nothing about a person.",
        );
        let short = bank.questions().iter().filter(|question| question.short).count();
        let levels: Vec<String> = Level::VARIANTS
            .iter()
            .map(|level| {
                let rules = bank.rules().iter().filter(|rule| rule.level == *level);
                format!("{} {}", rules.count(), level.id())
            })
            .collect();
        self.points(&[
            point("Bank", &code(bank.id())),
            point("Version", &escaped(bank.version())),
            point("Digest", &code(bank.digest())),
            point("Language", &escaped(bank.language())),
            point(
                "Size",
                &format!(
                    "{}; {}, {short} of them in the short interview; {}; {} ({}); {}",
                    counted(bank.sections().len(), "section"),
                    counted(bank.questions().len(), "question"),
                    counted(bank.scales().len(), "scale"),
                    counted(bank.rules().len(), "rule"),
                    levels.join(", "),
                    counted(bank.references().len(), "source")
                ),
            ),
        ]);
        let mut points = Vec::new();
        Self::text(&mut points, "Topic", bank.topic());
        Self::text(&mut points, "On the first page", bank.purpose());
        Self::text(&mut points, "On every page", bank.disclaimer().as_str());
        let NextStep { help, findings, none, not_known } = bank.next_step();
        Self::text(&mut points, "What to do next, with help first", help);
        Self::text(&mut points, "With a finding above `note`", findings);
        Self::text(&mut points, "With none above `note`", none);
        Self::text(&mut points, "The same, where some answers are not known", not_known);
        self.points(&points);
        self.how_to_read();
    }

    fn how_to_read(&mut self) {
        self.heading(2, "How to read it");
        self.heading(3, "Answers");
        self.points(&[
            "**One voice.** A text speaks to the person as “you”; a counselor reads it aloud.".to_owned(),
            "**Unknown.** Every question can also be answered with “not sure” or “prefer not to say”, or left out. Each of these is *not known*, and not known is never read as “no”.".to_owned(),
            "**Lists.** Each option of a list can be marked “not sure about this one”. Then it is not known whether the list has it. An option with the id `none` stands alone, and “any option” never counts it.".to_owned(),
            "**Asked if.** A question is asked where this is so. What a condition says about a question that is not asked is not so.".to_owned(),
            "**Order of concern.** How the answers rise from the least concerning to the most. A more concerning answer never lowers what is raised.".to_owned(),
            "**Own words** are shown as written. No rule reads them.".to_owned(),
        ]);
        self.heading(3, "Rules");
        self.points(&[
            "**Condition.** It comes out as so, not so, or not known. “Or” is so where one part is; “and” where all parts are; “it is not so that” turns what follows it. Where the parts that are known do not decide it, the whole is not known.".to_owned(),
            "**Finding.** A rule whose condition is so. It is shown with the answers behind it.".to_owned(),
            "**Unresolved.** A rule of level `discuss` or above whose condition is not known. The summary then says what to find out.".to_owned(),
            "**Replaced by.** A stronger rule that says more. Where it is a finding, the weaker one is left out.".to_owned(),
            "**Help.** What the summary says about help, and whether before all else or in the first lines.".to_owned(),
        ]);
        let levels: Vec<[String; 2]> = Level::VARIANTS
            .iter()
            .map(|level| [code(level.id()), level_words(*level).to_owned()])
            .collect();
        self.table(["Level", "What it means"], &levels);
        let words = Words { bank: self.bank };
        let basis: Vec<[String; 2]> = Basis::VARIANTS
            .iter()
            .map(|basis| [code(basis.id()), escaped(words.basis(*basis))])
            .collect();
        self.table(["Basis", "What the reader is told"], &basis);
    }

    pub fn sign(&mut self) {
        self.heading(2, "Review");
        self.paragraph(&format!(
            "Reviewed: {} version {}, {}",
            code(self.bank.id()),
            escaped(self.bank.version()),
            code(self.bank.digest())
        ));
        let blank = || std::array::from_fn(|_| "____".to_owned());
        let rows: Vec<[String; 5]> = std::iter::repeat_with(blank).take(SIGNATURES).collect();
        self.table(["Name", "Role", "Date", "Remarks", "Signature"], &rows);
    }
}

fn counted(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
