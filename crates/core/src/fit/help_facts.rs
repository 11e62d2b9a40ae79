//! What help the rules may call for, and when.

use std::collections::BTreeMap;

use super::open_questions::awaited;
use crate::bank::{Bank, HelpCall, HelpPlace, HelpState, LineKind, Rule, RuleId};
use crate::proof::{Decided, Fact, Facts};

/// Facts about what help is called for.
pub struct HelpFacts<'b> {
    /// Texts of what to do, where they stand, and when.
    pub texts: Vec<(&'b str, HelpPlace, Fact)>,
    /// When a kind of line is named.
    pub kinds: Vec<(LineKind, Fact)>,
    /// When help comes before anything else.
    pub is_first: Fact,
}

impl<'b> HelpFacts<'b> {
    /// The help that the rules of a bank may call for.
    pub fn of(bank: &'b Bank, facts: &mut Facts<'_>) -> Decided<HelpFacts<'b>> {
        let mut calls: Vec<(&HelpCall, Fact)> = Vec::new();
        for (id, rule) in bank.numbered_rules() {
            for call in &rule.calls {
                calls.push((call, call_fact(bank, id, rule, call, facts)?));
            }
        }
        let mut first_kinds: BTreeMap<LineKind, Vec<Fact>> = BTreeMap::new();
        for (call, fact) in calls.iter().filter(|(call, _)| call.place == HelpPlace::Now) {
            for kind in &call.lines {
                first_kinds.entry(*kind).or_default().push(*fact);
            }
        }
        let mut texts: Vec<(&str, HelpPlace, Vec<Fact>)> = Vec::new();
        let mut kinds: BTreeMap<LineKind, Vec<Fact>> = BTreeMap::new();
        for (call, fact) in calls {
            let fact = match call.place {
                // An early text adds nothing where all its lines are named already.
                HelpPlace::Early => {
                    let mut named = Vec::new();
                    for kind in &call.lines {
                        let of_kind = first_kinds.get(kind).cloned().unwrap_or_default();
                        named.push(facts.any(of_kind)?);
                    }
                    let all = facts.all(named)?;
                    let new = facts.not(all)?;
                    facts.all([fact, new])?
                }
                HelpPlace::Now | HelpPlace::Today => fact,
            };
            let first = |place: HelpPlace| place == HelpPlace::Now;
            let same = |(text, place, _): &&mut (&str, HelpPlace, Vec<Fact>)| {
                *text == call.text && first(*place) == first(call.place)
            };
            match texts.iter_mut().find(same) {
                Some((.., so)) => so.push(fact),
                None => texts.push((&call.text, call.place, vec![fact])),
            }
            for kind in &call.lines {
                kinds.entry(*kind).or_default().push(fact);
            }
        }
        let mut said = Vec::new();
        for (text, place, so) in texts {
            said.push((text, place, facts.any(so)?));
        }
        let mut named = Vec::new();
        for (kind, so) in kinds {
            named.push((kind, facts.any(so)?));
        }
        let now = said.iter().filter(|(_, place, _)| *place == HelpPlace::Now);
        let is_first = facts.any(now.map(|(.., fact)| *fact).collect::<Vec<_>>())?;
        Ok(HelpFacts { texts: said, kinds: named, is_first })
    }
}

fn call_fact(
    bank: &Bank,
    id: RuleId,
    rule: &Rule,
    call: &HelpCall,
    facts: &mut Facts<'_>,
) -> Decided<Fact> {
    let mut waits = Vec::new();
    for (question, option) in awaited(bank, &rule.when) {
        match (call.state, option) {
            (HelpState::Unsure, Some(option)) => waits.push(facts.unsure(question, option)?),
            (HelpState::NotSure, None) => waits.push(facts.unknown(question)?),
            _ => {}
        }
    }
    let open = facts.unresolved(id)?;
    let state = match call.state {
        HelpState::Finding => facts.finding(id),
        HelpState::Unresolved => open,
        HelpState::Unsure | HelpState::NotSure => {
            let waits = facts.any(waits)?;
            facts.all([open, waits])?
        }
    };
    let beside = call.beside.map_or(Fact::ALWAYS, |beside| facts.finding(beside));
    facts.all([state, beside])
}
