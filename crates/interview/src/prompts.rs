//! Prompts of an interview: one for each question, and one for each pair of readings.

use ketascreen_core::answers::{Answer, Answers};
use ketascreen_core::bank::{Bank, QuestionId};

pub use ketascreen_core::record::InterviewLength as Length;

/// Questions that are asked at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prompt {
    /// One question.
    Question(QuestionId),
    /// Two readings, by the place of their pair in the bank.
    Pair(usize, [QuestionId; 2]),
}

impl Prompt {
    /// The question that it begins with.
    pub fn first(self) -> QuestionId {
        match self {
            Prompt::Question(question) | Prompt::Pair(_, [question, _]) => question,
        }
    }

    /// The questions that it asks.
    pub fn questions(&self) -> &[QuestionId] {
        match self {
            Prompt::Question(question) => std::slice::from_ref(question),
            Prompt::Pair(_, questions) => questions,
        }
    }
}

/// Every prompt of an interview, in bank order, whether or not it is asked in the end. Questions
/// for counselors are among them where one asks.
pub fn prompts(bank: &Bank, length: Length, counselor: bool) -> Vec<Prompt> {
    let mut prompts = Vec::new();
    for (id, question) in bank.numbered_questions() {
        // Questions for counselors belong to every interview that one leads.
        let is_left_out = if question.for_counselors {
            !counselor
        } else {
            length == Length::Short && !question.short
        };
        if is_left_out {
            continue;
        }
        match bank
            .paired_readings()
            .iter()
            .enumerate()
            .find(|(_, pair)| pair.questions.contains(&id))
        {
            Some((index, pair)) if pair.questions.first() == Some(&id) => {
                prompts.push(Prompt::Pair(index, pair.questions))
            }
            Some(_) => {}
            None => prompts.push(Prompt::Question(id)),
        }
    }
    prompts
}

/// The same, with those that have an answer already: what counts can be looked through and changed.
pub(crate) fn prompts_with(
    bank: &Bank,
    length: Length,
    counselor: bool,
    answers: &Answers,
) -> Vec<Prompt> {
    let chosen = prompts(bank, length, counselor);
    let has_answer = |prompt: &Prompt| {
        prompt.questions().iter().any(|question| *answers.get(*question) != Answer::MISSING)
    };
    prompts(bank, Length::Full, true)
        .into_iter()
        .filter(|prompt| chosen.contains(prompt) || has_answer(prompt))
        .collect()
}

/// A slow pace of reading aloud. It is an assumption: nobody's time is measured.
const WORDS_A_MINUTE: usize = 130;

/// About how many minutes it takes to read the prompts aloud, rounded up.
pub fn reading_minutes(bank: &Bank, prompts: &[Prompt]) -> usize {
    let words = |text: &str| text.split_whitespace().count();
    let total: usize = prompts
        .iter()
        .map(|prompt| {
            let asked = match prompt {
                Prompt::Question(question) => words(bank.question(*question).text.as_str()),
                Prompt::Pair(index, _) => {
                    bank.paired_readings().get(*index).map_or(0, |pair| words(pair.text.as_str()))
                }
            };
            let options = bank
                .question(prompt.first())
                .options()
                .iter()
                .map(|option| words(option.text.as_str()))
                .sum::<usize>();
            asked + options
        })
        .sum();
    total.div_ceil(WORDS_A_MINUTE)
}
