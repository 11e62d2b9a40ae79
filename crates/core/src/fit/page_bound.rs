//! Bound on the page over all answers.

use super::cost::{Cost, Measure, amount};
use super::help_facts::HelpFacts;
use super::open_questions::open_questions;
use super::part::{Case, Kinds, Part, Text, Tightest};
use super::parts::Parts;
use crate::answers::Answers;
use crate::bank::{Bank, HelpPlace};
use crate::proof::{Decided, Fact, Facts, OutOfSteps, with_facts};
use crate::summary::Block;

/// The greatest size in one measure.
#[derive(Debug, Clone)]
pub struct Greatest<'b> {
    /// What no page exceeds: lines, words, or sides of paper.
    pub most: f64,
    /// Answers that come near it.
    pub answers: Answers,
    /// Texts that take part in it, each with what it takes, the greatest first.
    pub(super) texts: Vec<(Text<'b>, f64)>,
}

/// Bound on the page and on its help block.
#[derive(Debug, Clone)]
pub struct PageBound<'b> {
    /// Lines of the page as text.
    pub lines: Greatest<'b>,
    /// Words besides own words.
    pub words: Greatest<'b>,
    /// Sides of paper.
    pub sides: Greatest<'b>,
    /// Lines of the help block.
    pub help_lines: Greatest<'b>,
    /// Words of the help block.
    pub help_words: Greatest<'b>,
}

/// The bound of a bank; none where it was not decided within the limit of steps.
pub fn bound(bank: &Bank, limit: u64) -> Option<PageBound<'_>> {
    with_facts(bank, limit, |facts| {
        let help = HelpFacts::of(bank, facts)?;
        let open = open_questions(bank, facts)?;
        let mut pages = Vec::new();
        for kind in Kinds::ALL {
            pages.push(Parts { bank, help: &help, open: &open, kind }.all(facts)?);
        }
        let mut greatest = |measure: Measure| {
            let mut found: Option<Greatest<'_>> = None;
            for page in &pages {
                if let Some(here) = most_of(page, measure, found.as_ref(), facts)? {
                    found = Some(here);
                }
            }
            found.ok_or(OutOfSteps)
        };
        let [lines, words, sides] =
            [greatest(Measure::Lines)?, greatest(Measure::Words)?, greatest(Measure::Sides)?];
        let block = help_block(&help);
        let mut of_help =
            |measure| most(Cost::default(), &block, &[], measure, facts)?.ok_or(OutOfSteps);
        let (help_lines, help_words) = (of_help(Measure::Lines)?, of_help(Measure::Words)?);
        Ok(PageBound { lines, words, sides, help_lines, help_words })
    })
    .ok()
}

/// The texts of each kind of help; a line for today is no part of it.
fn help_block<'b>(help: &HelpFacts<'b>) -> Vec<Part<'b>> {
    help.texts
        .iter()
        .filter(|(_, place, _)| *place != HelpPlace::Today)
        .map(|(text, _, fact)| Part {
            fact: *fact,
            cost: Cost::of(&[], &[Block::Strong((*text).to_owned())], false),
            text: Text::Help(text),
        })
        .collect()
}

/// The greatest sum of a page of one kind, where it is more than was found so far.
fn most_of<'b>(
    page: &Tightest<'b>,
    measure: Measure,
    so_far: Option<&Greatest<'b>>,
    facts: &mut Facts<'_>,
) -> Decided<Option<Greatest<'b>>> {
    let mut best: Option<Greatest<'b>> = None;
    let Some(loose) = most(page.always, &page.parts, &[page.given], measure, facts)? else {
        return Ok(None);
    };
    let mut cases: Vec<&Case> = page.cases.iter().collect();
    cases.sort_by(|one, other| other.cost.get(measure).total_cmp(&one.cost.get(measure)));
    for case in cases {
        // What comes first only takes answers away: a case that adds too little need not be tried.
        let most_so_far = best.as_ref().or(so_far).map_or(0.0, |found| found.most);
        if loose.most + case.cost.get(measure) <= most_so_far {
            break;
        }
        let given: Vec<Fact> = case.given.iter().copied().chain([page.given]).collect();
        let here = most(page.always + case.cost, &page.parts, &given, measure, facts)?;
        best = here.filter(|here| here.most > most_so_far).or(best);
    }
    Ok(best)
}

fn most<'b>(
    always: Cost,
    parts: &[Part<'b>],
    given: &[Fact],
    measure: Measure,
    facts: &mut Facts<'_>,
) -> Decided<Option<Greatest<'b>>> {
    let weights: Vec<(Fact, i64)> =
        parts.iter().map(|part| (part.fact, part.cost.weight(measure))).collect();
    let Some(found) = facts.greatest_sum(given, &weights)? else { return Ok(None) };
    let reached = parts.iter().zip(&found.reached).filter(|(_, reached)| **reached);
    let mut texts: Vec<(Text<'b>, f64)> =
        reached.map(|(part, _)| (part.text, part.cost.get(measure))).collect();
    texts.retain(|(text, _)| *text != Text::Other);
    texts.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let most = always.get(measure) + amount(found.sum);
    Ok(Some(Greatest { most, answers: found.answers, texts }))
}
