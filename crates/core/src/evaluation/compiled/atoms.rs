//! The tests of a bank's conditions, each with its place in the bits.

use super::bits::{Piece, Place, WORD, Word};
use super::expression::Expression;
use crate::bank::condition::{Condition, Test};
use crate::bank::{Bank, ConstraintKind, QuestionId, ScaleId};
use crate::logic::Truth;

/// The tests of a bank, those of one question side by side.
pub struct Atoms<'b> {
    by_question: Vec<Vec<(&'b Test, Place)>>,
    by_scale: Vec<Vec<(&'b Test, Place)>>,
    next: usize,
}

impl<'b> Atoms<'b> {
    /// Every test that a rule, an `ask_if` or a constraint of the bank holds.
    pub fn of(bank: &'b Bank) -> Atoms<'b> {
        let mut questions: Vec<Vec<&Test>> = vec![Vec::new(); bank.questions().len()];
        let mut scales: Vec<Vec<&Test>> = vec![Vec::new(); bank.scales().len()];
        for condition in conditions(bank) {
            condition.each_test(&mut |test| {
                let tests = match test {
                    Test::Sum(scale, ..) => scales.get_mut(scale.index()),
                    Test::ChoiceIn(question, _)
                    | Test::HasAny(question, _)
                    | Test::Number(question, ..)
                    | Test::IsUnknown(question) => questions.get_mut(question.index()),
                };
                if let Some(tests) = tests.filter(|tests| !tests.contains(&test)) {
                    tests.push(test);
                }
            });
        }
        let mut atoms = Atoms { by_question: Vec::new(), by_scale: Vec::new(), next: 0 };
        atoms.by_question = questions.into_iter().map(|tests| atoms.placed(tests)).collect();
        atoms.by_scale = scales.into_iter().map(|tests| atoms.placed(tests)).collect();
        atoms
    }

    /// Places for tests, in one word where they fit into one.
    fn placed(&mut self, tests: Vec<&'b Test>) -> Vec<(&'b Test, Place)> {
        if self.next % WORD + tests.len() > WORD {
            self.next = self.next.next_multiple_of(WORD);
        }
        let first = self.next;
        self.next += tests.len();
        let place = |at: usize| Place { word: at / WORD, mask: 1 << (at % WORD) };
        tests.into_iter().zip(first..).map(|(test, at)| (test, place(at))).collect()
    }

    /// How many words hold all atoms.
    pub fn words(&self) -> usize {
        self.next.div_ceil(WORD)
    }

    /// The tests of a question.
    pub fn of_question(&self, question: QuestionId) -> &[(&'b Test, Place)] {
        self.by_question.get(question.index()).map_or(&[], Vec::as_slice)
    }

    /// The tests of a scale's sum.
    pub fn of_scale(&self, scale: ScaleId) -> &[(&'b Test, Place)] {
        self.by_scale.get(scale.index()).map_or(&[], Vec::as_slice)
    }

    /// The bits of a question's tests in one of its states.
    pub fn row(&self, question: QuestionId, truth: impl Fn(&Test) -> Truth) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for (test, place) in self.of_question(question) {
            let truth = truth(test);
            let bits = Word {
                must: if truth.is_true() { place.mask } else { 0 },
                may: if truth.is_false() { 0 } else { place.mask },
            };
            match pieces.iter_mut().find(|piece| piece.word == place.word) {
                _ if bits == Word::default() => {}
                Some(piece) => {
                    piece.bits.must |= bits.must;
                    piece.bits.may |= bits.may;
                }
                None => pieces.push(Piece { word: place.word, bits }),
            }
        }
        pieces
    }

    /// A condition as masks.
    pub fn expression(&self, condition: &Condition) -> Expression {
        Expression::of(condition, &|test| {
            let tests = match test {
                Test::Sum(scale, ..) => self.of_scale(*scale),
                Test::ChoiceIn(question, _)
                | Test::HasAny(question, _)
                | Test::Number(question, ..)
                | Test::IsUnknown(question) => self.of_question(*question),
            };
            tests.iter().find(|(known, _)| *known == test).map(|(_, place)| *place)
        })
    }
}

fn conditions(bank: &Bank) -> impl Iterator<Item = &Condition> {
    let ask_ifs = bank.questions().iter().filter_map(|question| question.ask_if.as_ref());
    let rules = bank.rules().iter().map(|rule| &rule.when);
    let never = bank.constraints().iter().filter_map(|constraint| match &constraint.kind {
        ConstraintKind::Never(condition) => Some(condition),
        ConstraintKind::Less(..) => None,
    });
    ask_ifs.chain(rules).chain(never)
}
