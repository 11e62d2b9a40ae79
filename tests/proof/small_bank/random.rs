//! Random small banks.

use super::{Condition, Constraint, Dice, Kind, Question, Rule, SmallBank};

impl SmallBank {
    pub fn random(dice: &mut Dice) -> SmallBank {
        let mut bank = SmallBank {
            questions: Vec::new(),
            scale: Vec::new(),
            constraints: Vec::new(),
            rules: Vec::new(),
            partition: None,
        };
        let numbers = dice.below(6) == 0;
        for _ in 0..2 + dice.below(3) {
            let kind = match dice.below(if numbers { 4 } else { 10 }) {
                0..=2 if numbers => Kind::Number(0, 2 + dice.below(3) as i64),
                0..=4 => {
                    Kind::Choice((0..1 + dice.below(3)).map(|_| dice.below(3) as i64).collect())
                }
                5..=7 => {
                    let none = dice.chance(6);
                    Kind::Multi(if none { dice.below(3) } else { 1 + dice.below(2) }, none)
                }
                8 => Kind::Number(0, 1 + dice.below(4) as i64),
                _ => Kind::Words,
            };
            let rising = match &kind {
                Kind::Choice(options) if dice.chance(7) => {
                    let mut order: Vec<usize> = (0..options.len()).collect();
                    for index in 0..order.len() {
                        let other = dice.below(order.len());
                        order.swap(index, other);
                    }
                    Some(order)
                }
                Kind::Multi(..) | Kind::Number(..) if dice.chance(7) => Some(Vec::new()),
                _ => None,
            };
            let ask_if = (!bank.questions.is_empty() && dice.chance(4))
                .then(|| bank.condition(dice, 1, false));
            bank.questions.push(Question { kind, ask_if, short: dice.chance(8), rising });
        }
        let choices: Vec<usize> = (0..bank.questions.len())
            .filter(|index| matches!(bank.questions[*index].kind, Kind::Choice(_)))
            .collect();
        if dice.chance(3) && !choices.is_empty() {
            bank.scale = choices.into_iter().filter(|_| dice.chance(8)).collect();
        }
        let numbers: Vec<usize> = (0..bank.questions.len())
            .filter(|index| matches!(bank.questions[*index].kind, Kind::Number(..)))
            .collect();
        for (place, one) in numbers.iter().enumerate() {
            for other in &numbers[place + 1..] {
                if dice.chance(6) {
                    let (less, than) = if dice.chance(5) { (*one, *other) } else { (*other, *one) };
                    bank.constraints.push(Constraint::Less(less, than));
                }
            }
        }
        if dice.chance(2) {
            let never = bank.condition(dice, 2, true);
            bank.constraints.push(Constraint::Never(never));
        }
        // Now and then constraints each of which can hold, and that together accept nothing.
        let choice = bank.questions.iter().position(|question| {
            question.ask_if.is_none()
                && matches!(&question.kind, Kind::Choice(scores) if scores.len() > 1)
        });
        if let Some(choice) = choice.filter(|_| dice.below(100) == 0) {
            let first = Condition::In(choice, vec![0]);
            let nothing =
                [Condition::IsUnknown(choice), first.clone(), Condition::Not(Box::new(first))];
            bank.constraints.extend(nothing.map(Constraint::Never));
        }
        bank.rules = bank.other_rules(dice);
        if dice.chance(4) {
            let rules: Vec<usize> = (0..bank.rules.len()).filter(|_| dice.chance(6)).collect();
            let when = bank.condition(dice, 1, true);
            bank.partition = (!rules.is_empty()).then_some((rules, when));
        }
        bank
    }

    /// Random rules over the questions of this bank; of those that it has, some are kept.
    pub fn other_rules(&self, dice: &mut Dice) -> Vec<Rule> {
        let count = if self.partition.is_some() { self.rules.len() } else { 2 + dice.below(4) };
        let random = |index: usize| {
            if let Some(kept) = self.rules.get(index).filter(|_| dice.chance(5)) {
                return kept.clone();
            }
            let when = self.condition(dice, 2, true);
            let replaced_by = (0..index).filter(|_| dice.chance(2)).collect();
            let excepted =
                if dice.chance(1) { vec![dice.below(self.questions.len())] } else { Vec::new() };
            Rule { level: dice.below(4), when, replaced_by, excepted, full_only: dice.chance(1) }
        };
        let mut rules: Vec<Rule> = (0..count).map(random).collect();
        // A milder rule may replace none: a bank that says so cannot be read.
        let levels: Vec<usize> = rules.iter().map(|rule| rule.level).collect();
        for rule in &mut rules {
            let level = rule.level;
            rule.replaced_by
                .retain(|stronger| levels.get(*stronger).is_some_and(|other| *other >= level));
        }
        rules
    }

    fn condition(&self, dice: &mut Dice, depth: usize, with_scale: bool) -> Condition {
        if depth > 0 && dice.chance(5) {
            return match dice.below(3) {
                0 => Condition::Not(Box::new(self.condition(dice, depth - 1, with_scale))),
                1 => Condition::And(
                    (0..2).map(|_| self.condition(dice, depth - 1, with_scale)).collect(),
                ),
                _ => Condition::Or(
                    (0..2).map(|_| self.condition(dice, depth - 1, with_scale)).collect(),
                ),
            };
        }
        const SIGNS: [&str; 4] = ["<", "<=", ">", ">="];
        if with_scale && !self.scale.is_empty() && dice.chance(3) {
            return Condition::Sum(SIGNS[dice.below(4)], dice.below(6) as i64);
        }
        let question = dice.below(self.questions.len());
        if dice.chance(1) {
            return Condition::IsUnknown(question);
        }
        match &self.questions[question].kind {
            Kind::Choice(options) => {
                let picked: Vec<usize> = (0..options.len()).filter(|_| dice.chance(5)).collect();
                Condition::In(
                    question,
                    if picked.is_empty() { vec![dice.below(options.len())] } else { picked },
                )
            }
            Kind::Multi(0, _) | Kind::Words => Condition::IsUnknown(question),
            Kind::Multi(options, _) if dice.chance(5) => {
                Condition::Has(question, dice.below(*options))
            }
            Kind::Multi(options, _) => {
                let except = dice.chance(3).then(|| dice.below(*options));
                Condition::AnyExcept(question, except)
            }
            Kind::Number(least, greatest) => Condition::Compare(
                question,
                SIGNS[dice.below(4)],
                least + dice.below((greatest - least + 2) as usize) as i64,
            ),
        }
    }
}
