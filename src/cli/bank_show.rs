//! `bank show`: the bank for reading, or one thing of it with where it comes from.

use std::fmt::Write as _;
use std::path::Path;

use super::output::on_standard_output;
use super::{Context, Exit, Failure, print};
use crate::bank::{Bank, Reference};
use crate::nearest::suggestion;
use crate::question::{Kind, Question, SourceId};
use crate::render::{Layout, safe_lines};
use crate::rule::Rule;
use crate::summary::Words;
use crate::wording::{Voice, Wording};

pub(super) fn run(context: &Context, bank_file: Option<&Path>, id: Option<&str>) -> Result<Exit, Failure> {
    let bank = context.bank(bank_file)?;
    let mut shown = Shown { bank: &bank, layout: Layout { colour: false, ..on_standard_output(context) }, text: String::new() };
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
            self.line("  ", &format!("{} ({}): {}", rule.id, rule.level.id(), rule.title.get(Voice::Client)));
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
        bank.questions().iter().filter(|question| question.id == id).for_each(|question| self.question(question));
        bank.scales().iter().filter(|scale| scale.id == id).for_each(|scale| {
            let items: Vec<&str> = scale.items.iter().map(|item| bank.question(*item).id.as_str()).collect();
            self.line("", &format!("Scale {id}: {}", scale.label.get(Voice::Client)));
            self.line("  ", &format!("Items: {}", items.join(", ")));
            self.line("  ", &format!("From {} to {}", scale.range.start(), scale.range.end()));
            self.sources(&scale.sources);
        });
        bank.rules().iter().filter(|rule| rule.id == id).for_each(|rule| self.rule(rule));
        bank.references().iter().filter(|reference| reference.id == id).for_each(|reference| self.reference(reference));
        if self.text.len() > before {
            return Ok(());
        }
        let questions = bank.questions().iter().map(|question| question.id.as_str());
        let rules = bank.rules().iter().map(|rule| rule.id.as_str());
        let rest =
            bank.scales().iter().map(|scale| scale.id.as_str()).chain(bank.references().iter().map(|reference| reference.id.as_str()));
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
        self.line("", &format!("Question {} ({kind}): {}", question.id, question.label.get(Voice::Client)));
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
        self.sources(&question.sources);
    }

    fn rule(&mut self, rule: &Rule) {
        self.line("", &format!("Rule {} ({}): {}", rule.id, rule.level.id(), rule.title.get(Voice::Client)));
        self.line("  ", &format!("When: {}", rule.when_text));
        let words = Words { bank: self.bank, voice: Voice::Client };
        self.line("  ", &format!("Basis: {}", words.basis(rule.basis)));
        self.both("Text", &rule.text);
        self.both("To ask", &rule.ask);
        let labels: Vec<&str> =
            rule.labels.iter().filter_map(|label| self.bank.labels().get(*label)).map(|label| label.text.get(Voice::Client)).collect();
        if !labels.is_empty() {
            self.line("  ", &format!("Labels: {}", labels.join("; ")));
        }
        if let Some(reason) = &rule.no_source {
            self.line("  ", &format!("No source needed: {reason}"));
        }
        let replaced: Vec<&str> = rule.replaced_by.iter().map(|stronger| self.bank.rule(*stronger).id.as_str()).collect();
        if !replaced.is_empty() {
            self.line("  ", &format!("Replaced by: {}", replaced.join(", ")));
        }
        self.sources(&rule.sources);
    }

    fn reference(&mut self, reference: &Reference) {
        let year = reference.year.map_or_else(|| "no year given".to_owned(), |year| year.to_string());
        self.line("", &format!("Source {}: {}", reference.id, reference.title));
        self.line("  ", &format!("{}, {year}", reference.publisher));
        self.line("  ", &format!("{} (seen {})", reference.url, reference.seen));
        if let Some(via) = &reference.via {
            self.line("  ", &format!("Read through {via}"));
        }
        let users: Vec<&str> = self
            .bank
            .rules()
            .iter()
            .filter(|rule| rule.sources.iter().any(|id| self.bank.reference(*id).id == reference.id))
            .map(|rule| rule.id.as_str())
            .collect();
        if !users.is_empty() {
            self.line("  ", &format!("Rules that rest on it: {}", users.join(", ")));
        }
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
            self.line("  ", &format!("Source {}: {}. {}", reference.id, reference.title, reference.url));
        }
    }
}
