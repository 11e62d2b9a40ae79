//! What a bank says, as functions of the bits: each follows `evaluation` step by step.

use rustc_hash::FxHashMap;

use super::diagram::{Bdd, Decided, Diagrams};
use super::property::Property;
use super::space::{Block, Space, Values};
use crate::bank::condition::{Condition, Test};
use crate::bank::{Bank, ConstraintKind, Level, OptionId, QuestionId, ScaleId};
use crate::logic::Comparison;

/// Where a condition is true and where it is false; elsewhere it is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// Where it is true.
    pub yes: Bdd,
    /// Where it is false.
    pub no: Bdd,
}

impl Meaning {
    const ALWAYS: Meaning = Meaning { yes: Bdd::TRUE, no: Bdd::FALSE };
    const NEVER: Meaning = Meaning { yes: Bdd::FALSE, no: Bdd::TRUE };
    const UNKNOWN: Meaning = Meaning { yes: Bdd::FALSE, no: Bdd::FALSE };
}

/// One number must be less than another where both are asked and known.
#[derive(Debug, Clone, Copy)]
pub struct MustBeLess {
    /// The place of the block of the lesser.
    pub less: usize,
    /// The place of the block of the greater.
    pub than: usize,
    /// Where both are asked and known.
    pub both: Bdd,
}

/// Everything that a bank says.
#[derive(Debug)]
pub struct Functions {
    /// For each question, whether it is asked.
    pub asked: Vec<Meaning>,
    /// For each question, where its answer is given, known and not set aside.
    pub known: Vec<Bdd>,
    /// For each rule, how its condition comes out.
    pub rules: Vec<Meaning>,
    /// For each rule, where it is a finding.
    pub finding: Vec<Bdd>,
    /// For each rule, where it is a finding or unresolved.
    pub raised: Vec<Bdd>,
    /// For each partition, where its condition is true.
    pub partitions: Vec<Bdd>,
    /// Where each constraint with a condition is not definitely broken.
    pub kept: Vec<Bdd>,
    /// The constraints between two numbers.
    pub less: Vec<MustBeLess>,
}

/// Works out everything that a bank says, and tells the property that each part is for before it begins with it.
pub fn functions(
    bank: &Bank,
    space: &Space,
    diagrams: &mut Diagrams,
    at: &mut dyn FnMut(Property),
) -> Decided<Functions> {
    let blocks = bank.questions().iter().map(|question| space.block(&question.id)).collect();
    let mut compiler =
        Compiler { bank, blocks, diagrams, asked: Vec::new(), sums: FxHashMap::default() };
    for (id, question) in bank.numbered_questions() {
        at(Property::Reachable(id));
        // An `ask_if` speaks only of earlier questions.
        let asked = question
            .ask_if
            .as_ref()
            .map_or(Ok(Meaning::ALWAYS), |condition| compiler.meaning(condition))?;
        compiler.asked.push(asked);
    }
    let known = bank
        .numbered_questions()
        .map(|(id, _)| compiler.known(id))
        .collect::<Decided<Vec<Bdd>>>()?;
    let mut rules = Vec::new();
    for (id, rule) in bank.numbered_rules() {
        at(Property::NotDead(id));
        rules.push(compiler.meaning(&rule.when)?);
    }
    let mut finding = Vec::new();
    let mut raised = Vec::new();
    for ((id, rule), meaning) in bank.numbered_rules().zip(&rules) {
        at(Property::NotAlwaysReplaced(id));
        let stronger = rule
            .replaced_by
            .iter()
            .filter_map(|stronger| rules.get(stronger.index()))
            .map(|stronger| stronger.yes);
        let replaced = compiler.diagrams.any(stronger)?;
        finding.push(compiler.diagrams.and_not(meaning.yes, replaced)?);
        raised.push(if rule.level >= Level::Discuss {
            let open = compiler.diagrams.or(meaning.no, replaced)?;
            compiler.diagrams.not(open)?
        } else {
            compiler.diagrams.and_not(meaning.yes, replaced)?
        });
    }
    let mut partitions = Vec::new();
    for (place, partition) in bank.partitions().iter().enumerate() {
        at(Property::NoGap(place));
        partitions.push(compiler.meaning(&partition.when)?.yes);
    }
    at(Property::Answerable);
    let mut kept = Vec::new();
    let mut less = Vec::new();
    for constraint in bank.constraints() {
        match &constraint.kind {
            ConstraintKind::Never(condition) => {
                let broken = compiler.meaning(condition)?.yes;
                kept.push(compiler.diagrams.not(broken)?);
            }
            ConstraintKind::Less(lesser, greater) => {
                let place = |question: QuestionId| {
                    space.blocks.iter().position(|block| block.id == bank.question(question).id)
                };
                let (Some(one), Some(other)) = (place(*lesser), place(*greater)) else { continue };
                let (lesser, greater) = (compiler.known(*lesser)?, compiler.known(*greater)?);
                less.push(MustBeLess {
                    less: one,
                    than: other,
                    both: compiler.diagrams.and(lesser, greater)?,
                });
            }
        }
    }
    Ok(Functions { asked: compiler.asked, known, rules, finding, raised, partitions, kept, less })
}

/// Which end of a sum's interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum End {
    Least,
    Greatest,
}

struct Compiler<'c> {
    bank: &'c Bank,
    /// For each question its block; nothing for one that has no answer here.
    blocks: Vec<Option<&'c Block>>,
    diagrams: &'c mut Diagrams,
    /// For the questions so far, whether they are asked.
    asked: Vec<Meaning>,
    sums: FxHashMap<(ScaleId, End, i64), Bdd>,
}

impl<'c> Compiler<'c> {
    fn meaning(&mut self, condition: &Condition) -> Decided<Meaning> {
        match condition {
            Condition::Or(parts) => parts.iter().try_fold(Meaning::NEVER, |so_far, part| {
                let part = self.meaning(part)?;
                Ok(Meaning {
                    yes: self.diagrams.or(so_far.yes, part.yes)?,
                    no: self.diagrams.and(so_far.no, part.no)?,
                })
            }),
            Condition::And(parts) => parts.iter().try_fold(Meaning::ALWAYS, |so_far, part| {
                let part = self.meaning(part)?;
                Ok(Meaning {
                    yes: self.diagrams.and(so_far.yes, part.yes)?,
                    no: self.diagrams.or(so_far.no, part.no)?,
                })
            }),
            Condition::Not(inner) => {
                self.meaning(inner).map(|inner| Meaning { yes: inner.no, no: inner.yes })
            }
            Condition::Test(test) => self.test(test),
        }
    }

    fn test(&mut self, test: &Test) -> Decided<Meaning> {
        let (question, known) = match test {
            Test::Sum(scale, comparison, than) => return self.sum(*scale, *comparison, *than),
            Test::IsUnknown(question) => {
                let known = self.given(*question)?;
                (*question, Meaning { yes: self.diagrams.not(known)?, no: known })
            }
            Test::ChoiceIn(question, options) => {
                let chosen = self.chosen(*question, options)?;
                (*question, self.where_given(*question, chosen)?)
            }
            Test::Number(question, comparison, than) => {
                let compares = self.compares(*question, *comparison, *than)?;
                (*question, self.where_given(*question, compares)?)
            }
            Test::HasAny(question, options) => {
                let Some(block) = self.block(*question) else {
                    return self.if_asked(*question, Meaning::UNKNOWN);
                };
                let found = self.bank.question(*question);
                let wanted = |id: &str| {
                    found.option_named(id).is_some_and(|option| options.contains(&option))
                };
                let (certain, ticked) = block.ticked(self.diagrams, &wanted)?;
                let given = self.given(*question)?;
                (
                    *question,
                    Meaning {
                        yes: self.diagrams.and(given, certain)?,
                        no: self.diagrams.and_not(given, ticked)?,
                    },
                )
            }
        };
        self.if_asked(question, known)
    }

    fn block(&self, question: QuestionId) -> Option<&'c Block> {
        self.blocks
            .get(question.index())
            .copied()
            .flatten()
            .filter(|block| block.values != Values::Unknown)
    }

    /// Where an answer is given and known, set aside or not.
    fn given(&mut self, question: QuestionId) -> Decided<Bdd> {
        self.block(question).map_or(Ok(Bdd::FALSE), |block| self.diagrams.bit(block.known))
    }

    /// Where an answer is given, known and not set aside.
    fn known(&mut self, question: QuestionId) -> Decided<Bdd> {
        let given = self.given(question)?;
        let asked = self.asked_of(question);
        self.diagrams.and_not(given, asked.no)
    }

    fn asked_of(&self, question: QuestionId) -> Meaning {
        self.asked.get(question.index()).copied().unwrap_or(Meaning::ALWAYS)
    }

    /// A comparison whose known value makes `so` true or false.
    fn where_given(&mut self, question: QuestionId, so: Bdd) -> Decided<Meaning> {
        let given = self.given(question)?;
        Ok(Meaning { yes: self.diagrams.and(given, so)?, no: self.diagrams.and_not(given, so)? })
    }

    /// A comparison is false where its question is not asked.
    fn if_asked(&mut self, question: QuestionId, meaning: Meaning) -> Decided<Meaning> {
        let not_asked = self.asked_of(question).no;
        Ok(Meaning {
            yes: self.diagrams.and_not(meaning.yes, not_asked)?,
            no: self.diagrams.or(meaning.no, not_asked)?,
        })
    }

    fn chosen(&mut self, question: QuestionId, options: &[OptionId]) -> Decided<Bdd> {
        let Some(block) = self.block(question) else { return Ok(Bdd::FALSE) };
        let Values::Choice(ids) = &block.values else { return Ok(Bdd::FALSE) };
        let found = self.bank.question(question);
        let wanted = |place: usize| {
            ids.get(place)
                .and_then(|id| found.option_named(id))
                .is_some_and(|option| options.contains(&option))
        };
        block.one_of(self.diagrams, &wanted)
    }

    fn compares(
        &mut self,
        question: QuestionId,
        comparison: Comparison,
        than: i64,
    ) -> Decided<Bdd> {
        let Some(block) = self.block(question) else { return Ok(Bdd::FALSE) };
        let Values::Integer(classes) = &block.values else { return Ok(Bdd::FALSE) };
        // All numbers of a class compare alike, so its least speaks for it.
        let wanted = |place: usize| {
            classes.get(place).is_some_and(|class| comparison.compares(*class.start(), than))
        };
        block.one_of(self.diagrams, &wanted)
    }

    fn sum(&mut self, scale: ScaleId, comparison: Comparison, than: i64) -> Decided<Meaning> {
        let (at_least, above) = match comparison {
            Comparison::AtLeast => (than, true),
            Comparison::Greater => (than.saturating_add(1), true),
            Comparison::Less => (than, false),
            Comparison::AtMost => (than.saturating_add(1), false),
        };
        let least = self.reaches(scale, End::Least, at_least)?;
        let greatest = self.reaches(scale, End::Greatest, at_least)?;
        let never = self.diagrams.not(greatest)?;
        let (yes, no) = if above { (least, never) } else { (never, least) };
        let mut none_asked = Bdd::TRUE;
        for item in &self.bank.scale(scale).items {
            let not_asked = self.asked_of(*item).no;
            none_asked = self.diagrams.and(none_asked, not_asked)?;
        }
        Ok(Meaning {
            yes: self.diagrams.and_not(yes, none_asked)?,
            no: self.diagrams.or(no, none_asked)?,
        })
    }

    /// Where one end of a scale's interval is at least a number.
    fn reaches(&mut self, scale: ScaleId, end: End, at_least: i64) -> Decided<Bdd> {
        if let Some(known) = self.sums.get(&(scale, end, at_least)) {
            return Ok(*known);
        }
        let items = &self.bank.scale(scale).items;
        let parts = items.iter().map(|item| self.adds(*item, end)).collect::<Decided<Vec<_>>>()?;
        let found = self.reaches_from(&parts, at_least, &mut FxHashMap::default())?;
        self.sums.insert((scale, end, at_least), found);
        Ok(found)
    }

    /// What an item adds, each with where it does; the last is for everywhere else.
    fn adds(&mut self, item: QuestionId, end: End) -> Decided<Vec<(Bdd, i64)>> {
        let question = self.bank.question(item);
        let scores = || question.options().iter().filter_map(|option| option.score);
        let unknown = match end {
            End::Least => scores().min(),
            End::Greatest => scores().max(),
        };
        let mut parts = vec![(self.asked_of(item).no, 0)];
        let given = self.given(item)?;
        let mut distinct: Vec<i64> = scores().collect();
        distinct.sort_unstable();
        distinct.dedup();
        for score in distinct {
            let options: Vec<OptionId> = question
                .numbered_options()
                .filter(|(_, option)| option.score == Some(score))
                .map(|(id, _)| id)
                .collect();
            let chosen = self.chosen(item, &options)?;
            parts.push((self.diagrams.and(given, chosen)?, score));
        }
        parts.push((Bdd::TRUE, unknown.unwrap_or(0)));
        Ok(parts)
    }

    fn reaches_from(
        &mut self,
        parts: &[Vec<(Bdd, i64)>],
        still: i64,
        done: &mut FxHashMap<(usize, i64), Bdd>,
    ) -> Decided<Bdd> {
        let bound = |pick: fn(i64, i64) -> i64| -> i64 {
            let bounds = parts
                .iter()
                .map(|part| part.iter().map(|(_, score)| *score).reduce(pick).unwrap_or(0));
            bounds.fold(0, i64::saturating_add)
        };
        let Some((first, rest)) = parts.split_first() else {
            return Ok(if still <= 0 { Bdd::TRUE } else { Bdd::FALSE });
        };
        if bound(i64::min) >= still {
            return Ok(Bdd::TRUE);
        }
        if bound(i64::max) < still {
            return Ok(Bdd::FALSE);
        }
        if let Some(known) = done.get(&(parts.len(), still)) {
            return Ok(*known);
        }
        let mut found = Bdd::FALSE;
        for (here, score) in first.iter().rev() {
            let further = self.reaches_from(rest, still.saturating_sub(*score), done)?;
            found = self.diagrams.choose(*here, further, found)?;
        }
        done.insert((parts.len(), still), found);
        Ok(found)
    }
}
