//! Each property as a function that is true exactly for the answers that break it.

use super::accepted::Accepted;
use super::diagram::{Bdd, Bit, Decided, Diagrams, OutOfSteps};
use super::example::{Bits, Example, changed, numbers, smallest};
use super::functions::{Functions, functions};
use super::property::{Fault, Property, Verdict, of_condition, rests_on};
use super::space::{Block, Space, Values};
use crate::bank::{Bank, Level, QuestionId, RisingConcern, RuleId};

/// The levels that `overall` can be above `note`.
const RAISED: [Level; 3] = [Level::Urgent, Level::Caution, Level::Discuss];

/// Proves one bank.
pub struct Prover<'p> {
    bank: &'p Bank,
    space: &'p Space,
    diagrams: &'p mut Diagrams,
    says: Functions,
    accepted: Accepted,
    /// Accepted answers in which every list that is given names what is ticked: what an example is taken from.
    shown: Bdd,
    /// For each rule, the places of the blocks on which it depends, replacements included.
    depends: Vec<Vec<usize>>,
    /// The same with the questions that constraints join to these.
    joined: Vec<Vec<usize>>,
    /// For each rule that was asked for, whether it can be found and whether it need not be.
    freedom: Vec<Option<(bool, bool)>>,
}

/// A change of one question's answer: the bits before and after.
struct Change {
    before: Vec<(Bit, bool)>,
    after: Vec<(Bit, bool)>,
    /// Where the change can be made, beside the bits before.
    when: Bdd,
}

impl<'p> Prover<'p> {
    /// Works out what the bank says.
    ///
    /// # Errors
    /// The limit of steps was reached, at this property.
    pub fn of(
        bank: &'p Bank,
        space: &'p Space,
        diagrams: &'p mut Diagrams,
    ) -> Result<Prover<'p>, Property> {
        let mut at = Property::Answerable;
        let says = functions(bank, space, diagrams, &mut |property| at = property)
            .map_err(|OutOfSteps| at)?;
        let accepted =
            Accepted::by(&[&says], space, diagrams).map_err(|OutOfSteps| Property::Answerable)?;
        let shown =
            accepted.spelled_out(space, diagrams).map_err(|OutOfSteps| Property::Answerable)?;
        let depends: Vec<Vec<usize>> = says
            .raised
            .iter()
            .zip(&says.finding)
            .map(|(raised, finding)| {
                let bits = diagrams.support(*raised).into_iter().chain(diagrams.support(*finding));
                let mut blocks: Vec<usize> = bits.map(|bit| space.block_of(bit)).collect();
                blocks.sort_unstable();
                blocks.dedup();
                blocks
            })
            .collect();
        let joined = depends.iter().map(|blocks| accepted.joined(blocks)).collect();
        Ok(Prover {
            bank,
            space,
            diagrams,
            says,
            accepted,
            shown,
            depends,
            joined,
            freedom: vec![None; bank.rules().len()],
        })
    }

    /// Whether a property holds.
    pub fn verdict(&mut self, property: Property) -> Verdict {
        match self.decide(property) {
            Ok(None) => Verdict::Proved,
            Ok(Some(fault)) => Verdict::Fails(fault),
            Err(OutOfSteps) => Verdict::Undecided,
        }
    }

    fn decide(&mut self, property: Property) -> Decided<Option<Fault>> {
        match property {
            Property::Answerable => {
                Ok(self.accepted.whole(self.diagrams, &[])?.is_never().then_some(Fault::Nothing))
            }
            Property::Reachable(question) => self.happens(self.asked(question)),
            Property::NotDead(rule) => self.happens(self.is_true(rule)),
            Property::NotAlwaysReplaced(rule) => self.not_always_replaced(rule),
            Property::NotVacuous(rule) => self.not_vacuous(rule),
            Property::Apart(one, other) => self.apart(one, other),
            Property::StaysRaised(rule, question) => self.stays_raised(rule, question),
            Property::UnknownNotSafer(question) => self.unknown_not_safer(question),
            Property::Monotone(question) => self.monotone(question),
            Property::Short(rule) => Ok(self.short(rule)),
            Property::NoOverlap(place) => self.no_overlap(place),
            Property::NoGap(place) => self.no_gap(place),
        }
    }

    fn asked(&self, question: QuestionId) -> Bdd {
        self.says.asked.get(question.index()).map_or(Bdd::TRUE, |asked| asked.yes)
    }

    fn is_true(&self, rule: RuleId) -> Bdd {
        self.says.rules.get(rule.index()).map_or(Bdd::FALSE, |rule| rule.yes)
    }

    fn finding(&self, rule: RuleId) -> Bdd {
        self.says.finding.get(rule.index()).copied().unwrap_or(Bdd::FALSE)
    }

    fn raised(&self, rule: RuleId) -> Bdd {
        self.says.raised.get(rule.index()).copied().unwrap_or(Bdd::FALSE)
    }

    fn within(&mut self, function: Bdd, changed: &[Vec<(Bit, bool)>]) -> Decided<Bdd> {
        self.accepted.within(self.diagrams, self.space, function, changed)
    }

    /// A fault if the function is true for no accepted answers.
    fn happens(&mut self, function: Bdd) -> Decided<Option<Fault>> {
        Ok(self.within(function, &[])?.is_never().then_some(Fault::Nothing))
    }

    /// The smallest accepted answers for which the function is true.
    fn example(&mut self, function: Bdd) -> Decided<Option<(Bits, Example)>> {
        if self.within(function, &[])?.is_never() {
            return Ok(None);
        }
        let function = self.diagrams.and(function, self.shown)?;
        Ok(smallest(function, self.space, self.diagrams).map(|bits| {
            let numbers = numbers(&bits, self.space, &self.accepted, self.diagrams);
            let example = Example::of(&bits, &numbers, self.space);
            (bits, example)
        }))
    }

    /// Whether a rule can be found, and whether it need not be.
    fn freedom(&mut self, rule: RuleId) -> Decided<(bool, bool)> {
        if let Some(known) = self.freedom.get(rule.index()).copied().flatten() {
            return Ok(known);
        }
        let finding = self.finding(rule);
        let can = !self.within(finding, &[])?.is_never();
        let other = self.diagrams.not(finding)?;
        let need_not = !self.within(other, &[])?.is_never();
        if let Some(place) = self.freedom.get_mut(rule.index()) {
            *place = Some((can, need_not));
        }
        Ok((can, need_not))
    }

    fn not_always_replaced(&mut self, rule: RuleId) -> Decided<Option<Fault>> {
        // Of a dead rule that is said already.
        if self.happens(self.is_true(rule))?.is_some() {
            return Ok(None);
        }
        self.happens(self.finding(rule))
    }

    fn not_vacuous(&mut self, rule: RuleId) -> Decided<Option<Fault>> {
        let mut all_known = Bdd::TRUE;
        for question in of_condition(self.bank, self.bank.rule(rule)) {
            let known = self.says.known.get(question.index()).copied().unwrap_or(Bdd::FALSE);
            let known = self.diagrams.and(known, self.asked(question))?;
            all_known = self.diagrams.and(all_known, known)?;
            if let Some(block) = self.space.blocks.get(question.index()) {
                let doubt = block.doubt(self.diagrams)?;
                all_known = self.diagrams.and_not(all_known, doubt)?;
            }
        }
        // Where its questions are never known together nothing is said of the rule.
        if self.within(all_known, &[])?.is_never() {
            return Ok(None);
        }
        let not_found = self.diagrams.and_not(all_known, self.finding(rule))?;
        self.happens(not_found)
    }

    fn apart(&mut self, one: RuleId, other: RuleId) -> Decided<Option<Fault>> {
        let (first, second) = (self.finding(one), self.finding(other));
        let joined =
            |rule: RuleId| self.joined.get(rule.index()).map(Vec::as_slice).unwrap_or_default();
        if !joined(one).iter().any(|block| joined(other).contains(block)) {
            // No constraint joins the questions of the two, so answers to those of one go with any answers to those of the
            // other: one is found without the other if it can be found at all and the other need not be.
            let (first_can, first_need_not) = self.freedom(one)?;
            let (second_can, second_need_not) = self.freedom(other)?;
            let apart = (first_can && second_need_not) || (second_can && first_need_not);
            if apart {
                return Ok(None);
            }
        }
        let only_first = self.diagrams.and_not(first, second)?;
        if !self.within(only_first, &[])?.is_never() {
            return Ok(None);
        }
        let only_second = self.diagrams.and_not(second, first)?;
        if !self.within(only_second, &[])?.is_never() {
            return Ok(None);
        }
        // Two rules that are never found are each reported as that.
        Ok(self.example(first)?.map(|(_, example)| Fault::Answers(example)))
    }

    fn block(&self, question: QuestionId) -> Option<&'p Block> {
        self.space.blocks.get(question.index())
    }

    fn stays_raised(&mut self, rule: RuleId, question: QuestionId) -> Decided<Option<Fault>> {
        let Some(block) = self.block(question) else { return Ok(None) };
        let known = self.diagrams.bit(block.known)?;
        let mut changes = vec![Change { before: Vec::new(), after: block.unknown(), when: known }];
        if let Values::Multi(options, _) = &block.values {
            for index in 0..options.len() {
                let (ticked, sure) = block.tick_bits(index);
                let bits =
                    |certain: bool| vec![(block.known, true), (ticked, true), (sure, certain)];
                changes.push(Change { before: bits(true), after: bits(false), when: Bdd::TRUE });
            }
        }
        let mut broken = Vec::new();
        for change in &changes {
            let mut after = self.raised(rule);
            for stronger in &self.bank.rule(rule).replaced_by {
                after = self.diagrams.or(after, self.finding(*stronger))?;
            }
            let before = self.diagrams.fix(self.raised(rule), &change.before)?;
            let after = self.diagrams.fix(after, &change.after)?;
            let silent = self.diagrams.and_not(before, after)?;
            broken.push(self.broken_by(silent, change)?);
        }
        self.smallest_pair(block, &changes, &broken)
    }

    /// Where a function of the answers beside a change is true, the change can be made, and both sets of answers are
    /// accepted.
    fn broken_by(&mut self, function: Bdd, change: &Change) -> Decided<Bdd> {
        let mut broken = self.diagrams.and(function, change.when)?;
        for (bit, on) in change.before.iter().rev() {
            let is_on = self.diagrams.bit(*bit)?;
            broken = if *on {
                self.diagrams.and(broken, is_on)?
            } else {
                self.diagrams.and_not(broken, is_on)?
            };
        }
        if self.within(broken, std::slice::from_ref(&change.after))?.is_never() {
            return Ok(Bdd::FALSE);
        }
        let also = self.accepted.whole(self.diagrams, &change.after)?;
        self.diagrams.all([broken, self.shown, also])
    }

    /// The smallest answers that one of the changes breaks, with those after the first change that does.
    fn smallest_pair(
        &mut self,
        block: &Block,
        changes: &[Change],
        broken: &[Bdd],
    ) -> Decided<Option<Fault>> {
        let any = self.diagrams.any(broken.iter().copied())?;
        let Some(bits) = smallest(any, self.space, self.diagrams) else { return Ok(None) };
        let on = |bit: Bit| bits.get(&bit).copied().unwrap_or(false);
        let first =
            changes.iter().zip(broken).find(|(_, broken)| self.diagrams.value(**broken, &on));
        Ok(first.map(|(change, _)| self.pair(&bits, block, &change.after)))
    }

    /// The answers before and after one question's answer changes to other bits.
    fn pair(&self, bits: &Bits, block: &Block, after: &[(Bit, bool)]) -> Fault {
        let number = |bits: &Bits| numbers(bits, self.space, &self.accepted, self.diagrams);
        if after.contains(&(block.known, false)) {
            let before = Example::of(bits, &number(bits), self.space);
            let after = before.without(&block.id);
            return Fault::Pair(before, after);
        }
        let mut new = bits.clone();
        new.extend(after.iter().copied());
        // The higher number asks the most of the others, so theirs are chosen by it; its own, before, is chosen last.
        let (own, after_numbers) = (number(bits), number(&new));
        let mut before_numbers = after_numbers.clone();
        if let Some(place) = self.space.blocks.iter().position(|other| other.id == block.id)
            && let Some(number) = own.get(&place)
        {
            before_numbers.insert(place, *number);
        }
        Fault::Pair(
            Example::of(bits, &before_numbers, self.space),
            Example::of(&new, &after_numbers, self.space),
        )
    }

    /// For a level the rules that raise `overall` to it: those that depend on a question, and all others.
    fn raising(&self, level: Level, place: usize) -> (Vec<Bdd>, Vec<Bdd>) {
        let mut about = Vec::new();
        let mut others = Vec::new();
        for (id, rule) in self.bank.numbered_rules().filter(|(_, rule)| rule.level >= level) {
            // An unresolved rule counts as `caution` at most.
            let raises = if level == Level::Urgent { self.finding(id) } else { self.raised(id) };
            debug_assert!(rule.level > Level::Note, "only levels above `note` are asked for");
            if self.depends.get(id.index()).is_some_and(|blocks| blocks.contains(&place)) {
                about.push(raises);
            } else {
                others.push(raises);
            }
        }
        (about, others)
    }

    /// The function without the answers for which another rule, which does not depend on the question, raises as much.
    ///
    /// Most often it is empty for accepted answers before all the others were looked at: then the rest changes nothing.
    fn despite(&mut self, broken: Bdd, others: &[Bdd], after: &[Vec<(Bit, bool)>]) -> Decided<Bdd> {
        if self.within(broken, after)?.is_never() {
            return Ok(Bdd::FALSE);
        }
        others.iter().try_fold(broken, |so_far, other| self.diagrams.and_not(so_far, *other))
    }

    fn unknown_not_safer(&mut self, question: QuestionId) -> Decided<Option<Fault>> {
        let Some(block) = self.block(question) else { return Ok(None) };
        let unknown = block.unknown();
        let known = [(block.known, true)];
        let keeps = self.accepted.about(self.diagrams, question.index())?;
        let keeps = self.diagrams.fix(keeps, &known)?;
        let can_be_known = self.diagrams.exists(keeps, block.value_bits())?;
        let mut broken_at_all = Bdd::FALSE;
        for level in RAISED {
            let (about, others) = self.raising(level, question.index());
            let raised = self.diagrams.any(about)?;
            let while_known = self.diagrams.fix(raised, &known)?;
            let while_unknown = self.diagrams.fix(raised, &unknown)?;
            let less = self.diagrams.and_not(keeps, while_known)?;
            let some_less = self.diagrams.exists(less, block.value_bits())?;
            let all_raise = self.diagrams.and_not(can_be_known, some_less)?;
            let broken = self.diagrams.and_not(all_raise, while_unknown)?;
            let broken = self.despite(broken, &others, std::slice::from_ref(&unknown))?;
            broken_at_all = self.diagrams.or(broken_at_all, broken)?;
        }
        if broken_at_all.is_never() {
            return Ok(None);
        }
        let shown = self.diagrams.fix(self.shown, &unknown)?;
        let broken = self.diagrams.and(broken_at_all, shown)?;
        let Some(bits) = smallest(broken, self.space, self.diagrams) else { return Ok(None) };
        self.known_and_unknown(&bits, block, keeps)
    }

    /// The answers with the first known answer to a question that fits, and with the answer unknown.
    fn known_and_unknown(
        &mut self,
        bits: &Bits,
        block: &Block,
        keeps: Bdd,
    ) -> Decided<Option<Fault>> {
        let others: Vec<(Bit, bool)> = self
            .space
            .blocks
            .iter()
            .filter(|other| other.id != block.id)
            .flat_map(Block::bits)
            .map(|bit| (bit, bits.get(&bit).copied().unwrap_or(false)))
            .collect();
        let fits = self.diagrams.fix(keeps, &others)?;
        let known = self.diagrams.bit(block.known)?;
        let fits = self.diagrams.and(fits, known)?;
        let spelled = self.diagrams.fix(self.shown, &others)?;
        let fits = self.diagrams.and(fits, spelled)?;
        let Some(own) = smallest(fits, self.space, self.diagrams) else { return Ok(None) };
        let own: Vec<(Bit, bool)> =
            own.into_iter().filter(|(bit, _)| block.bits().contains(bit)).collect();
        let with = changed(bits, block, &own);
        let numbers = numbers(&with, self.space, &self.accepted, self.diagrams);
        let before = Example::of(&with, &numbers, self.space);
        let after = before.without(&block.id);
        Ok(Some(Fault::Pair(before, after)))
    }

    fn monotone(&mut self, question: QuestionId) -> Decided<Option<Fault>> {
        let Some(block) = self.block(question) else { return Ok(None) };
        let changes = self.rising(question, block)?;
        let mut broken = vec![Bdd::FALSE; changes.len()];
        for level in RAISED {
            let (about, others) = self.raising(level, question.index());
            let raised = self.diagrams.any(about)?;
            for (change, broken) in changes.iter().zip(&mut broken) {
                let before = self.diagrams.fix(raised, &change.before)?;
                let after = self.diagrams.fix(raised, &change.after)?;
                let lowered = self.diagrams.and_not(before, after)?;
                let lowered =
                    self.despite(lowered, &others, std::slice::from_ref(&change.after))?;
                let lowered = self.broken_by(lowered, change)?;
                *broken = self.diagrams.or(*broken, lowered)?;
            }
        }
        self.smallest_pair(block, &changes, &broken)
    }

    /// Every change of a known answer into a more concerning one.
    fn rising(&mut self, question: QuestionId, block: &Block) -> Decided<Vec<Change>> {
        let found = self.bank.question(question);
        let mut changes = Vec::new();
        let mut pairs = |places: &[usize]| {
            for (index, lower) in places.iter().enumerate() {
                for higher in places.iter().skip(index + 1) {
                    changes.push(Change {
                        before: block.numbered(*lower),
                        after: block.numbered(*higher),
                        when: Bdd::TRUE,
                    });
                }
            }
        };
        match (&found.rising_concern, &block.values) {
            (Some(RisingConcern::Options(order)), Values::Choice(_)) => {
                pairs(&order.iter().map(|option| option.index()).collect::<Vec<_>>());
            }
            (Some(RisingConcern::Higher), Values::Integer(classes)) => {
                pairs(&(0..classes.len()).collect::<Vec<_>>())
            }
            (Some(RisingConcern::EachOption), Values::Multi(options, _)) => {
                let written_out = block.written_out(self.diagrams)?;
                for index in 0..options.len() {
                    let (ticked, sure) = block.tick_bits(index);
                    let off = vec![(block.known, true), (ticked, false)];
                    let on =
                        |certain: bool| vec![(block.known, true), (ticked, true), (sure, certain)];
                    let others = self.diagrams.fix(written_out, &[(ticked, false)])?;
                    changes.push(Change { before: off.clone(), after: on(true), when: others });
                    changes.push(Change { before: off, after: on(false), when: others });
                    changes.push(Change { before: on(false), after: on(true), when: Bdd::TRUE });
                }
            }
            _ => {}
        }
        Ok(changes)
    }

    fn short(&self, rule: RuleId) -> Option<Fault> {
        let others: Vec<QuestionId> = rests_on(self.bank, self.bank.rule(rule))
            .into_iter()
            .filter(|question| !self.bank.question(*question).short)
            .collect();
        (!others.is_empty()).then_some(Fault::Questions(others))
    }

    fn no_overlap(&mut self, place: usize) -> Decided<Option<Fault>> {
        let Some(partition) = self.bank.partitions().get(place) else { return Ok(None) };
        let mut one = Bdd::FALSE;
        let mut two = Bdd::FALSE;
        for rule in &partition.rules {
            let both = self.diagrams.and(one, self.finding(*rule))?;
            two = self.diagrams.or(two, both)?;
            one = self.diagrams.or(one, self.finding(*rule))?;
        }
        let Some((bits, example)) = self.example(two)? else { return Ok(None) };
        let on = |bit: Bit| bits.get(&bit).copied().unwrap_or(false);
        let found = partition
            .rules
            .iter()
            .copied()
            .filter(|rule| self.diagrams.value(self.finding(*rule), &on))
            .collect();
        Ok(Some(Fault::Together(found, example)))
    }

    fn no_gap(&mut self, place: usize) -> Decided<Option<Fault>> {
        let (Some(partition), Some(when)) =
            (self.bank.partitions().get(place), self.says.partitions.get(place).copied())
        else {
            return Ok(None);
        };
        let mut gap = when;
        for rule in &partition.rules {
            gap = self.diagrams.and_not(gap, self.finding(*rule))?;
        }
        Ok(self.example(gap)?.map(|(_, example)| Fault::Answers(example)))
    }
}
