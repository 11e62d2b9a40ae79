//! `bank show`: the bank for reading, or one thing of it with where it comes from.

use std::fmt::Write as _;
use std::path::Path;

use crate::error::{Exit, Failure};
use crate::io::context::{Context, print};
use crate::io::output::on_standard_output;
use ketascreen_core::bank::{
    Bank, Extent, Kind, Question, Reference, Rule, SourceId, Voice, Wording, mentions,
};
use ketascreen_core::render::{Layout, safe_lines};
use ketascreen_core::summary::Words;
use ketascreen_core::text::suggestion;

pub(crate) fn run(
    context: &Context,
    bank_file: Option<&Path>,
    id: Option<&str>,
) -> Result<Exit, Failure> {
    let bank = context.bank(bank_file)?;
    let mut shown = Shown {
        bank: &bank,
        layout: Layout { colour: false, ..on_standard_output(context) },
        text: String::new(),
    };
    match id {
        None => shown.everything(),
        Some(id) => shown.one(id)?,
    }
    print(&shown.text)?;
    Ok(Exit::Done)
}

struct Shown<'b> {
    bank: &'b Bank,
    layout: Layout,
    text: String,
}

impl Shown<'_> {
    fn line(&mut self, indent: &str, text: &str) {
        for line in safe_lines(text, indent, self.layout) {
            // Writing to a string cannot fail.
            let _ = writeln!(self.text, "{line}");
        }
    }

    fn everything(&mut self) {
        let bank = self.bank;
        self.line("", &format!("{} version {}, {}", bank.id(), bank.version(), bank.digest()));
        for (index, section) in bank.sections().iter().enumerate() {
            self.line("", "");
            self.line("", section.title.get(Voice::Client));
            for question in bank.questions().iter().filter(|question| question.section == index) {
                self.line("  ", &format!("{}: {}", question.id, question.label.get(Voice::Client)));
            }
        }
        self.line("", "");
        self.line("", "Rules");
        for rule in bank.rules() {
            self.line(
                "  ",
                &format!("{} ({}): {}", rule.id, rule.level.id(), rule.title.get(Voice::Client)),
            );
        }
        self.line("", "");
        self.line("", "Sources");
        for reference in bank.references() {
            self.line("  ", &format!("{}: {}", reference.id, reference.title));
        }
    }

    /// Questions and rules have ids of their own kinds, so one id may name several things: all are shown.
    fn one(&mut self, id: &str) -> Result<(), Failure> {
        let bank = self.bank;
        let before = self.text.len();
        bank.questions()
            .iter()
            .filter(|question| question.id == id)
            .for_each(|question| self.question(question));
        bank.scales().iter().filter(|scale| scale.id == id).for_each(|scale| {
            let items: Vec<&str> =
                scale.items.iter().map(|item| bank.question(*item).id.as_str()).collect();
            self.line("", &format!("Scale {id}: {}", scale.label.get(Voice::Client)));
            self.line("  ", &format!("Items: {}", items.join(", ")));
            self.line("  ", &format!("From {} to {}", scale.range.start(), scale.range.end()));
            for band in &scale.bands {
                self.line(
                    "    ",
                    &format!(
                        "{} to {}: {}",
                        band.range.start(),
                        band.range.end(),
                        band.text.get(Voice::Client)
                    ),
                );
            }
            self.sources(&scale.sources);
            self.named("Used by the rules", mentions::rules_of_scale(bank, id));
        });
        bank.rules().iter().filter(|rule| rule.id == id).for_each(|rule| self.rule(rule));
        bank.references()
            .iter()
            .filter(|reference| reference.id == id)
            .for_each(|reference| self.reference(reference));
        if self.text.len() > before {
            return Ok(());
        }
        let questions = bank.questions().iter().map(|question| question.id.as_str());
        let rules = bank.rules().iter().map(|rule| rule.id.as_str());
        let rest = bank
            .scales()
            .iter()
            .map(|scale| scale.id.as_str())
            .chain(bank.references().iter().map(|reference| reference.id.as_str()));
        Err(Failure::UnknownName {
            what: "question, rule, scale or source",
            given: id.to_owned(),
            help: suggestion(id, questions.chain(rules).chain(rest)),
        })
    }

    fn question(&mut self, question: &Question) {
        let kind = match question.kind {
            Kind::Choice(_) => "one option",
            Kind::Multi(_) => "a list of options",
            Kind::Integer { .. } => "a whole number",
            Kind::Text { .. } => "own words",
        };
        self.line(
            "",
            &format!("Question {} ({kind}): {}", question.id, question.label.get(Voice::Client)),
        );
        self.both("Text", &question.text);
        self.both("Help", &question.help);
        self.both("Why", &question.why);
        for option in question.options() {
            self.line("    ", &format!("{}: {}", option.id, option.text.get(Voice::Client)));
        }
        if let Kind::Integer { range, unit } = &question.kind {
            let unit = unit.as_ref().map(|unit| unit.get(Voice::Client)).unwrap_or_default();
            self.line("  ", &format!("From {} to {} {unit}", range.start(), range.end()));
        }
        if let Some(find_out) = &question.find_out {
            self.both("To find out", find_out);
        }
        self.line(
            "  ",
            if question.short {
                "In the short interview and the full one"
            } else {
                "In the full interview"
            },
        );
        if let Some(ask_if) = &question.ask_if {
            self.line("  ", &format!("Asked if: {}", ask_if.written(self.bank)));
        }
        self.sources(&question.sources);
        if let Some(id) = self.bank.question_named(&question.id) {
            self.named("Used by the rules", mentions::rules(self.bank, id));
            self.named("Used by the scales", mentions::scales(self.bank, id));
            self.named("Decides whether these are asked", mentions::asked_by(self.bank, id));
            self.named("Used by the treatments", mentions::treatments(self.bank, id));
        }
    }

    /// A line of names, if there are any.
    fn named(&mut self, what: &str, names: Vec<&str>) {
        if !names.is_empty() {
            self.line("  ", &format!("{what}: {}", names.join(", ")));
        }
    }

    fn rule(&mut self, rule: &Rule) {
        self.line(
            "",
            &format!("Rule {} ({}): {}", rule.id, rule.level.id(), rule.title.get(Voice::Client)),
        );
        self.line("  ", &format!("When: {}", rule.when_text));
        let words = Words { bank: self.bank, voice: Voice::Client };
        self.line("  ", &format!("Basis: {}", words.basis(rule.basis)));
        self.both("Text", &rule.text);
        self.both("To ask", &rule.ask);
        let labels: Vec<&str> = rule
            .labels
            .iter()
            .filter_map(|label| self.bank.labels().get(*label))
            .map(|label| label.text.get(Voice::Client))
            .collect();
        if !labels.is_empty() {
            self.line("  ", &format!("Labels: {}", labels.join("; ")));
        }
        if let Some(reason) = &rule.no_source {
            self.line("  ", &format!("No source needed: {reason}"));
        }
        let replaced: Vec<&str> =
            rule.replaced_by.iter().map(|stronger| self.bank.rule(*stronger).id.as_str()).collect();
        if !replaced.is_empty() {
            self.line("  ", &format!("Replaced by: {}", replaced.join(", ")));
        }
        let replaces =
            self.bank.rules().iter().filter(|weaker| {
                weaker.replaced_by.iter().any(|id| self.bank.rule(*id).id == rule.id)
            });
        self.named("Replaces", replaces.map(|weaker| weaker.id.as_str()).collect());
        self.named("Reads the questions", mentions::questions_of(self.bank, rule));
        for exempt in &rule.unknown_exempt {
            let questions: Vec<&str> =
                exempt.questions.iter().map(|id| self.bank.question(*id).id.as_str()).collect();
            self.line(
                "  ",
                &format!(
                    "May fall silent where {} is not known: {}",
                    questions.join(" or "),
                    exempt.reason
                ),
            );
        }
        self.sources(&rule.sources);
    }

    fn reference(&mut self, reference: &Reference) {
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
        self.named(
            "Pairs that rest on it",
            pairs.map(|pair| pair.label.get(Voice::Client)).collect(),
        );
        let scales = bank.scales().iter().filter(|scale| cites(&scale.sources));
        self.named("Scales that rest on it", scales.map(|scale| scale.id.as_str()).collect());
        let education = bank.education().iter().filter(|item| cites(&item.sources));
        self.named("Education that rests on it", education.map(|item| item.id.as_str()).collect());
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
        self.named(
            "Help lines that rest on it",
            lines.map(|line| line.name.get(Voice::Client)).collect(),
        );
    }

    fn both(&mut self, what: &str, wording: &Wording) {
        match wording {
            Wording::Both(text) => self.line("  ", &format!("{what}: {text}")),
            Wording::Each { person, client } => {
                self.line("  ", &format!("{what} (self): {person}"));
                self.line("  ", &format!("{what} (client): {client}"));
            }
        }
    }

    fn sources(&mut self, sources: &[SourceId]) {
        for source in sources {
            let reference = self.bank.reference(*source);
            self.line(
                "  ",
                &format!("Source {}: {}; {}", reference.id, reference.title, reference.url),
            );
        }
    }
}
