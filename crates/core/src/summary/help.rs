//! Help lines: those that the rules call for, and a crisis line in every summary.

use crate::bank::{Bank, Country, HelpCall, HelpLine, HelpPlace, LineKind};
use crate::evaluation::Evaluation;

/// The help that the rules call for; empty where they call for none.
#[derive(Debug, Default)]
pub struct Help<'b> {
    /// Texts before anything else.
    pub first: Vec<&'b str>,
    /// The same to whoever is there with the person.
    pub helper: Vec<&'b str>,
    /// Texts in the first lines, before any finding.
    pub early: Vec<&'b str>,
    /// Those of them that call for the emergency number.
    pub early_emergency: Vec<&'b str>,
    /// The kinds of lines called for, those of the first calls first.
    pub kinds: Vec<LineKind>,
    /// The lines of these kinds, all countries, the chosen one first; in each, the main line of
    /// every kind first.
    pub lines: Vec<(&'b Country, &'b HelpLine)>,
}

impl<'b> Help<'b> {
    /// The lines of one country.
    pub fn lines_of(&self, country: &Country) -> impl Iterator<Item = &'b HelpLine> {
        self.lines
            .iter()
            .filter(move |(other, _)| other.code == country.code)
            .map(|(_, line)| *line)
    }
}

impl<'b> Help<'b> {
    /// The help that the rules call for.
    pub fn called_for(bank: &'b Bank, evaluation: &Evaluation, country: &'b Country) -> Help<'b> {
        let mut help = Help::default();
        for place in [HelpPlace::Now, HelpPlace::Early, HelpPlace::Today] {
            let mut calls: Vec<&HelpCall> = evaluation
                .help_calls(bank)
                .into_iter()
                .map(|(_, call)| call)
                .filter(|call| call.place == place)
                .collect();
            // A body in danger cannot wait: what calls for the emergency number before anything
            // else leads.
            calls.sort_by_key(|call| !is_for_emergency(call));
            // Whom to call is said once: an early line that stands before all else already adds
            // nothing.
            if place == HelpPlace::Early {
                calls.retain(|call| call.lines.iter().any(|kind| !help.kinds.contains(kind)));
            }
            for call in calls {
                let texts = if place == HelpPlace::Now { &mut help.first } else { &mut help.early };
                let text = call.text.as_str();
                if !texts.contains(&text) {
                    texts.push(text);
                    if place == HelpPlace::Now {
                        help.helper.push(call.helper.as_deref().unwrap_or(text));
                    }
                    help.early_emergency.extend(
                        (place == HelpPlace::Early && is_for_emergency(call)).then_some(text),
                    );
                }
                for kind in &call.lines {
                    if !help.kinds.contains(kind) {
                        help.kinds.push(*kind);
                    }
                }
            }
        }
        let countries = std::iter::once(country).chain(other_countries(bank, country));
        for country in countries {
            // One line of each kind stands before the others of any, so that none is far below.
            let of_kind = |kind: LineKind| {
                country
                    .lines
                    .iter()
                    .filter(move |line| line.kind == kind)
                    .map(move |line| (country, line))
            };
            help.lines.extend(help.kinds.iter().flat_map(|kind| of_kind(*kind).take(1)));
            help.lines.extend(help.kinds.iter().flat_map(|kind| of_kind(*kind).skip(1)));
        }
        help
    }
}

fn is_for_emergency(call: &HelpCall) -> bool {
    call.lines.first() == Some(&LineKind::Emergency)
}

/// Every country but one, in bank order.
pub fn other_countries<'b>(bank: &'b Bank, country: &Country) -> impl Iterator<Item = &'b Country> {
    bank.countries().iter().filter(move |other| other.code != country.code)
}

/// A country's main line to talk, in running text.
pub fn crisis_line(bank: &Bank, country: &Country) -> String {
    main_line(bank, country, LineKind::Talk).unwrap_or_default()
}

/// A country's main line of a kind, in running text.
pub fn main_line(bank: &Bank, country: &Country, kind: LineKind) -> Option<String> {
    let line = country.main_line(kind)?;
    let words = [
        ("name", line.name.as_str()),
        ("contact", line.contact.as_str()),
        ("country", country.name.as_str()),
    ];
    Some(bank.phrases().crisis_line.fill(&words))
}

/// A help line with the month in which it was checked.
pub fn help_line(bank: &Bank, line: &HelpLine) -> String {
    bank.phrases().help_line.fill(&[
        ("name", line.name.as_str()),
        ("contact", line.contact.as_str()),
        ("month", &line.checked),
    ])
}

/// A country's main lines in a few words, with the older of the months in which they were checked.
pub fn brief_lines(bank: &Bank, country: &Country) -> String {
    let (emergency, talk) =
        (country.main_line(LineKind::Emergency), country.main_line(LineKind::Talk));
    let contact = |line: Option<&HelpLine>| {
        line.map(|line| line.contact.as_str().to_owned()).unwrap_or_default()
    };
    let name = talk.map(|line| line.name.as_str()).unwrap_or_default();
    let month = [emergency, talk]
        .into_iter()
        .flatten()
        .map(|line| line.checked.as_str())
        .min()
        .unwrap_or_default();
    bank.phrases().help_brief.fill(&[
        ("country", country.name.as_str()),
        ("emergency", &contact(emergency)),
        ("name", name),
        ("talk", &contact(talk)),
        ("month", month),
    ])
}
