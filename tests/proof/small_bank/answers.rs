//! Every set of answers to a small bank.

use super::{Answer, Kind, SmallBank};

impl SmallBank {
    /// Every answer to a question, not known first.
    pub fn answers_to(&self, question: usize) -> Vec<Answer> {
        let mut answers = vec![Answer::Unknown];
        match &self.questions[question].kind {
            Kind::Choice(options) => answers.extend((0..options.len()).map(Answer::Choice)),
            Kind::Multi(options, none) => {
                for number in 0..3_usize.pow(*options as u32) {
                    let ticks: Vec<u8> = (0..*options)
                        .map(|place| (number / 3_usize.pow(place as u32) % 3) as u8)
                        .collect();
                    if *none || ticks.iter().any(|tick| *tick > 0) {
                        answers.push(Answer::Multi(ticks));
                    }
                }
            }
            Kind::Number(least, greatest) => {
                answers.extend((*least..=*greatest).map(Answer::Number))
            }
            Kind::Words => answers.push(Answer::Words),
        }
        answers
    }

    pub fn count(&self) -> usize {
        (0..self.questions.len()).map(|question| self.answers_to(question).len()).product()
    }

    /// Every set of answers, accepted or not.
    pub fn all_answers(&self) -> Vec<Vec<Answer>> {
        (0..self.questions.len()).fold(vec![Vec::new()], |so_far, question| {
            let own = self.answers_to(question);
            so_far
                .iter()
                .flat_map(|before| {
                    own.iter().map(move |answer| [before.clone(), vec![answer.clone()]].concat())
                })
                .collect()
        })
    }
}
