//! Questions that may have to be found out.

use std::collections::{BTreeMap, BTreeSet};

use crate::bank::condition::{Condition, Test};
use crate::bank::{Bank, Level, OptionId, QuestionId};
use crate::proof::dependencies::dependencies;
use crate::proof::{Decided, Fact, Facts};

/// An answer that a rule may wait for: a whole one, or an option that is not sure.
pub type Awaited = (QuestionId, Option<OptionId>);

/// The answers that a rule with a condition may wait for.
pub fn awaited(bank: &Bank, condition: &Condition) -> BTreeSet<Awaited> {
    let named = dependencies(bank, condition);
    let mut found: BTreeSet<Awaited> = named.iter().map(|question| (*question, None)).collect();
    let ask_ifs = named.iter().filter_map(|question| bank.question(*question).ask_if.as_ref());
    for condition in ask_ifs.chain([condition]) {
        condition.each_test(&mut |test| {
            if let Test::HasAny(question, options) = test {
                found.extend(options.iter().map(|option| (*question, Some(*option))));
            }
        });
    }
    found
}

/// The questions that may have to be found out, and when.
pub fn open_questions(bank: &Bank, facts: &mut Facts<'_>) -> Decided<Vec<(QuestionId, Fact)>> {
    let mut waiting: BTreeMap<Awaited, Vec<Fact>> = BTreeMap::new();
    for (id, rule) in bank.numbered_rules().filter(|(_, rule)| rule.level >= Level::Discuss) {
        let open = facts.unresolved(id)?;
        for awaited in awaited(bank, &rule.when) {
            waiting.entry(awaited).or_default().push(open);
        }
    }
    let mut found: BTreeMap<QuestionId, Vec<Fact>> = BTreeMap::new();
    for ((question, option), rules) in waiting {
        let so = match option {
            None => facts.unknown(question)?,
            Some(option) => facts.unsure(question, option)?,
        };
        let open = facts.any(rules)?;
        let open = facts.all([so, open])?;
        found.entry(question).or_default().push(open);
    }
    found.into_iter().map(|(question, so)| Ok((question, facts.any(so)?))).collect()
}
