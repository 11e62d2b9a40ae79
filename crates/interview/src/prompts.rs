//! Prompts of an interview: one for each question, and one for each pair of readings.

use ketascreen_core::answers::{Answer, Answers};
use ketascreen_core::bank::{Bank, QuestionId, Voice};

/// Length of the interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Only the questions marked `short`.
    Short,
    /// Every question.
    Full,
}

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

/// Every prompt of an interview, in bank order, whether or not it is asked in the end.
pub fn prompts(bank: &Bank, length: Length) -> Vec<Prompt> {
    let mut prompts = Vec::new();
    for (id, question) in bank.numbered_questions() {
        if length == Length::Short && !question.short {
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
pub(crate) fn prompts_with(bank: &Bank, length: Length, answers: &Answers) -> Vec<Prompt> {
    let chosen = prompts(bank, length);
    let has_answer = |prompt: &Prompt| {
        prompt.questions().iter().any(|question| *answers.get(*question) != Answer::MISSING)
    };
    prompts(bank, Length::Full)
        .into_iter()
        .filter(|prompt| chosen.contains(prompt) || has_answer(prompt))
        .collect()
}

/// A slow pace of reading aloud. It is an assumption: nobody's time is measured.
const WORDS_A_MINUTE: usize = 130;

/// About how many minutes it takes to read the prompts aloud, rounded up.
pub fn reading_minutes(bank: &Bank, prompts: &[Prompt], voice: Voice) -> usize {
    let words = |text: &str| text.split_whitespace().count();
    let total: usize = prompts
        .iter()
        .map(|prompt| {
            let asked = match prompt {
                Prompt::Question(question) => words(bank.question(*question).text.get(voice)),
                Prompt::Pair(index, _) => {
                    bank.paired_readings().get(*index).map_or(0, |pair| words(pair.text.get(voice)))
                }
            };
            let options = bank
                .question(prompt.first())
                .options()
                .iter()
                .map(|option| words(option.text.get(voice)))
                .sum::<usize>();
            asked + options
        })
        .sum();
    total.div_ceil(WORDS_A_MINUTE)
}
