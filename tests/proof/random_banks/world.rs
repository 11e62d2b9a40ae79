//! Promises tried for every set of answers, one by one.

use crate::proof::small_bank::{Answer, Condition, Heard, Kind, SmallBank, Truth};
use ketascreen_core::bank::condition::ConditionOwner;
use ketascreen_core::proof::Promise;
use ketascreen_core::proof::promise::{
    Apart, Monotone, NoGap, NoOverlap, NotAlwaysReplaced, NotDead, NotVacuous, PartDecides,
    PartTurns, Reachable, Short, StaysRaised, UnknownNotSafer,
};

/// Every accepted set of answers with what is heard.
pub struct World {
    pub small: SmallBank,
    pub accepted: Vec<(Vec<Answer>, Heard)>,
}

impl World {
    pub fn of(small: SmallBank) -> World {
        let accepted = small.all_answers().into_iter().filter(|answers| small.accepts(answers));
        let accepted =
            accepted.map(|answers| (answers.clone(), small.evaluate(&answers))).collect();
        World { small, accepted }
    }

    /// With another answer to one question, where that is accepted.
    pub fn with(&self, answers: &[Answer], question: usize, answer: Answer) -> Option<Heard> {
        let mut changed = answers.to_vec();
        changed[question] = answer;
        self.small.accepts(&changed).then(|| self.small.evaluate(&changed))
    }

    /// The answers, fewest and first, for which something is so.
    pub fn first(&self, so: impl Fn(&[Answer], &Heard) -> bool) -> Option<Vec<Answer>> {
        let found = self.accepted.iter().filter(|(answers, heard)| so(answers, heard));
        found.map(|(answers, _)| answers).min_by_key(|answers| self.order(answers)).cloned()
    }

    /// Answers, ticks, then question by question: an answer before none, a certain tick before an
    /// unsure one before none.
    pub fn order(&self, answers: &[Answer]) -> (usize, usize, Vec<Vec<i64>>) {
        let given = answers.iter().filter(|answer| **answer != Answer::Unknown).count();
        let ticks = answers.iter().map(|answer| match answer {
            Answer::Multi(ticks) => ticks.iter().filter(|tick| **tick > 0).count(),
            _ => 0,
        });
        let each = answers.iter().map(|answer| match answer {
            Answer::Unknown => vec![1],
            Answer::Choice(option) => vec![0, *option as i64],
            Answer::Multi(ticks) => {
                [vec![0], ticks.iter().map(|tick| 2 - i64::from(*tick)).collect()].concat()
            }
            Answer::Number(number) => vec![0, *number],
            Answer::Words => vec![0],
        });
        (given, ticks.sum(), each.collect())
    }

    pub fn changes(&self, question: usize, answer: &Answer) -> Vec<Answer> {
        let mut changes = vec![Answer::Unknown];
        if let Answer::Multi(ticks) = answer {
            for (place, _) in ticks.iter().enumerate().filter(|(_, tick)| **tick == 2) {
                let mut less_sure = ticks.clone();
                less_sure[place] = 1;
                changes.push(Answer::Multi(less_sure));
            }
        }
        assert!(question < self.small.questions.len());
        changes
    }

    pub fn rises(&self, question: usize, answer: &Answer) -> Vec<Answer> {
        let found = &self.small.questions[question];
        match (answer, &found.kind, &found.rising) {
            (Answer::Choice(option), _, Some(order)) => {
                let place = order
                    .iter()
                    .position(|other| other == option)
                    .expect("every option has its place");
                order[place + 1..].iter().map(|option| Answer::Choice(*option)).collect()
            }
            (Answer::Number(number), Kind::Number(_, greatest), Some(_)) => {
                (number + 1..=*greatest).map(Answer::Number).collect()
            }
            (Answer::Multi(ticks), _, Some(_)) => {
                let mut rises = Vec::new();
                for place in 0..ticks.len() {
                    for tick in ticks[place] + 1..=2 {
                        let mut more = ticks.clone();
                        more[place] = tick;
                        rises.push(Answer::Multi(more));
                    }
                }
                rises
            }
            _ => Vec::new(),
        }
    }

    /// A constant can stand in place of a part for every set of answers.
    fn is_idle(&self, condition: &Condition, way: &[usize]) -> bool {
        [Truth::Yes, Truth::No, Truth::Unknown].into_iter().any(|constant| {
            let changed = condition.with(way, constant);
            self.accepted.iter().all(|(answers, heard)| {
                let truth = |condition| self.small.truth(condition, answers, &heard.asked);
                truth(condition) == truth(&changed)
            })
        })
    }

    /// A part is idle and no part around it is, in a condition that is true for some answers.
    fn decides_nothing(&self, condition: &Condition, part: usize) -> bool {
        let is_true = self.accepted.iter().any(|(answers, heard)| {
            self.small.truth(condition, answers, &heard.asked) == Truth::Yes
        });
        let parts = condition.parts();
        let way = &parts[part];
        let around = |other: &&Vec<usize>| other.len() < way.len() && way.starts_with(other);
        is_true
            && self.is_idle(condition, way)
            && !parts.iter().filter(around).any(|other| self.is_idle(condition, other))
    }

    /// A part never has the value, where its questions are asked if that is 'no'.
    fn is_never(&self, part: &Condition, value: bool) -> bool {
        let mut named = Vec::new();
        part.questions(&self.small, &mut named);
        let asked =
            |heard: &Heard| named.iter().all(|question| heard.asked[*question] == Truth::Yes);
        !self.accepted.iter().any(|(answers, heard)| {
            let truth = self.small.truth(part, answers, &heard.asked);
            if value { truth == Truth::Yes } else { truth == Truth::No && asked(heard) }
        })
    }

    /// A part never has the value, though neither it nor a part around it is idle, and every part within it takes both.
    fn is_one_sided(&self, condition: &Condition, part: usize, value: bool) -> bool {
        let can_be_true = self.accepted.iter().any(|(answers, heard)| {
            self.small.truth(condition, answers, &heard.asked) == Truth::Yes
        });
        let parts = condition.parts();
        let way = &parts[part];
        let around = |other: &&Vec<usize>| way.starts_with(other);
        let within = |other: &&Vec<usize>| other.len() > way.len() && other.starts_with(way);
        parts.len() > 1
            && can_be_true
            && self.is_never(condition.at(way), value)
            && !parts.iter().filter(around).any(|other| self.is_idle(condition, other))
            && !parts.iter().filter(within).any(|other| {
                [true, false].into_iter().any(|value| self.is_never(condition.at(other), value))
            })
    }

    pub fn silent(&self, before: &Heard, after: &Heard, rule: usize) -> bool {
        before.raised(rule)
            && !after.raised(rule)
            && !self.small.rules[rule].replaced_by.iter().any(|stronger| after.finding[*stronger])
    }

    /// The answers before the change that show the violation, if the promise fails; none inside
    /// where there is nothing to show.
    pub fn violation(&self, promise: Promise) -> Option<Option<Vec<Answer>>> {
        let never = |so: &dyn Fn(&Heard) -> bool| {
            (!self.accepted.iter().any(|(_, heard)| so(heard))).then_some(None)
        };
        let some = |found: Option<Vec<Answer>>| found.map(Some);
        match promise {
            Promise::Answerable(_) => self.accepted.is_empty().then_some(None),
            Promise::Reachable(Reachable { question }) => {
                never(&|heard| heard.asked[question.index()] == Truth::Yes)
            }
            Promise::NotDead(NotDead { rule }) => {
                never(&|heard| heard.truths[rule.index()] == Truth::Yes)
            }
            Promise::NotAlwaysReplaced(NotAlwaysReplaced { rule }) => {
                if never(&|heard| heard.truths[rule.index()] == Truth::Yes).is_some() {
                    return None;
                }
                never(&|heard| heard.finding[rule.index()])
            }
            Promise::NotVacuous(NotVacuous { rule }) => {
                let mut named = Vec::new();
                self.small.rules[rule.index()].when.questions(&self.small, &mut named);
                let all_known = |answers: &[Answer], heard: &Heard| {
                    named.iter().all(|question| {
                        let answer = &answers[*question];
                        let doubt = matches!(answer, Answer::Multi(ticks) if ticks.contains(&1));
                        let known = *answer != Answer::Unknown && !doubt;
                        heard.asked[*question] == Truth::Yes && known
                    })
                };
                let known: Vec<&Heard> = self
                    .accepted
                    .iter()
                    .filter(|(answers, heard)| all_known(answers, heard))
                    .map(|(_, heard)| heard)
                    .collect();
                (!known.is_empty() && known.iter().all(|heard| heard.finding[rule.index()]))
                    .then_some(None)
            }
            Promise::PartDecides(PartDecides { owner, part }) => {
                let condition = match owner {
                    ConditionOwner::Question(question) => {
                        self.small.questions[question.index()].ask_if.as_ref()
                    }
                    ConditionOwner::Rule(rule) => Some(&self.small.rules[rule.index()].when),
                };
                let condition = condition.expect("a part is of a condition");
                self.decides_nothing(condition, part).then_some(None)
            }
            Promise::PartTurns(PartTurns { owner, part, value }) => {
                let condition = match owner {
                    ConditionOwner::Question(question) => {
                        self.small.questions[question.index()].ask_if.as_ref()
                    }
                    ConditionOwner::Rule(rule) => Some(&self.small.rules[rule.index()].when),
                };
                let condition = condition.expect("a part is of a condition");
                self.is_one_sided(condition, part, value).then_some(None)
            }
            Promise::Apart(Apart { one, other }) => {
                let (one, other) = (one.index(), other.index());
                let same = self
                    .accepted
                    .iter()
                    .all(|(_, heard)| heard.finding[one] == heard.finding[other]);
                if !same {
                    return None;
                }
                some(self.first(|_, heard| heard.finding[one]))
            }
            Promise::StaysRaised(StaysRaised { rule, question }) => {
                let (rule, question) = (rule.index(), question.index());
                some(self.first(|answers, before| {
                    answers[question] != Answer::Unknown
                        && self.changes(question, &answers[question]).into_iter().any(|answer| {
                            self.with(answers, question, answer)
                                .is_some_and(|after| self.silent(before, &after, rule))
                        })
                }))
            }
            Promise::UnknownNotSafer(UnknownNotSafer { question }) => {
                let question = question.index();
                some(self.first(|answers, unknown| {
                    answers[question] == Answer::Unknown && {
                        let known = self.small.answers_to(question).into_iter().skip(1);
                        let least = known
                            .filter_map(|answer| self.with(answers, question, answer))
                            .map(|heard| heard.overall)
                            .min();
                        least.is_some_and(|least| unknown.overall < least)
                    }
                }))
            }
            Promise::Monotone(Monotone { question }) => {
                let question = question.index();
                some(self.first(|answers, before| {
                    self.rises(question, &answers[question]).into_iter().any(|answer| {
                        self.with(answers, question, answer)
                            .is_some_and(|after| after.overall < before.overall)
                    })
                }))
            }
            Promise::Short(Short { rule }) => {
                let mut named = Vec::new();
                self.small.rules[rule.index()].when.questions(&self.small, &mut named);
                let mut looked_at = 0;
                while let Some(question) = named.get(looked_at).copied() {
                    looked_at += 1;
                    let mut further = Vec::new();
                    if let Some(ask_if) = &self.small.questions[question].ask_if {
                        ask_if.questions(&self.small, &mut further);
                    }
                    named.extend(further);
                }
                named.iter().any(|question| !self.small.questions[*question].short).then_some(None)
            }
            Promise::NoOverlap(NoOverlap { .. }) => {
                let (rules, _) = self.small.partition.as_ref().expect("there is one");
                some(self.first(|_, heard| {
                    rules.iter().filter(|rule| heard.finding[**rule]).count() > 1
                }))
            }
            Promise::NoGap(NoGap { .. }) => {
                let (rules, when) = self.small.partition.as_ref().expect("there is one");
                some(self.first(|answers, heard| {
                    self.small.truth(when, answers, &heard.asked) == Truth::Yes
                        && !rules.iter().any(|rule| heard.finding[*rule])
                }))
            }
        }
    }
}
