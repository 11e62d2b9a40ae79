//! Answers that an entry gives.

use super::error::EntryError;
use super::reading::{digits_in, has_number, number, readings_in, without_unit};
use super::state::{Entry, EntryKind, EntryRow, TickState};
use crate::prompts::Prompt;
use ketascreen_core::answers::{Answer, Tick, Ticks, Unknown, Value};
use ketascreen_core::bank::{Bank, Kind, OptionId, Phrase, QuestionId};

impl Entry {
    /// Answers of the next Enter, where they are read back before they count: a list, and what may
    /// be misread once it was typed.
    pub fn to_read_back(&self, bank: &Bank, prompt: Prompt) -> Option<Vec<(QuestionId, Answer)>> {
        if self.is_ticked() && self.has_ticks() {
            return self
                .ticked(bank, prompt.first())
                .ok()
                .map(|ticks| vec![(prompt.first(), Answer::Known(Value::Multi(ticks)))]);
        }
        let would_lose = self.is_ticked() || !self.typed.is_empty();
        let is_read_back = self.read_back || (would_lose && self.is_on_whole());
        self.answers(bank, prompt).ok().filter(|_| is_read_back)
    }

    /// True where the text may be meant otherwise than it is read: readings that are not two numbers
    /// with a slash between, or a number among words.
    pub fn may_be_misread(&self, bank: &Bank, prompt: Prompt) -> bool {
        let typed = self.typed.text();
        let is_bare = |question: QuestionId| {
            without_unit(bank, question, typed.trim()).bytes().all(|byte| byte.is_ascii_digit())
        };
        self.is_on_typed()
            && match (prompt, &bank.question(prompt.first()).kind) {
                (Prompt::Pair(..), _) => !is_plain_pair(typed.trim()),
                (Prompt::Question(question), Kind::Integer { .. }) => !is_bare(question),
                _ => false,
            }
    }

    /// True where there are words around the numbers, such as 'about', or a mark of doubt, which
    /// the answer does not keep.
    pub fn has_words(&self, bank: &Bank, prompt: Prompt) -> bool {
        let typed = self.typed.text();
        let typed = prompt
            .questions()
            .iter()
            .fold(typed.trim(), |typed, question| without_unit(bank, *question, typed));
        let is_digit = |character: char| character.is_ascii_digit();
        let around = [typed.split(is_digit).next(), typed.rsplit(is_digit).next()];
        let are_words =
            around.into_iter().flatten().any(|words| words.chars().any(char::is_alphabetic));
        let is_doubted = typed
            .as_bytes()
            .windows(2)
            .any(|pair| matches!(pair, [digit, b'?'] if digit.is_ascii_digit()));
        self.is_on_typed() && (are_words || is_doubted)
    }

    /// The row that answers for the whole question, where its words are typed instead of its key.
    pub fn whole_in_words(bank: &Bank, typed: &str) -> Option<EntryRow> {
        let says = |phrase: &Phrase| phrase.as_str().to_lowercase() == typed.trim().to_lowercase();
        let phrases = bank.phrases();
        if says(&phrases.not_sure) {
            Some(EntryRow::NotSure)
        } else {
            says(&phrases.prefer_not).then_some(EntryRow::PreferNot)
        }
    }

    /// The answer that Enter gives, one for each question of the prompt.
    pub fn answers(
        &self,
        bank: &Bank,
        prompt: Prompt,
    ) -> Result<Vec<(QuestionId, Answer)>, EntryError> {
        let all = |answer: Answer| {
            Ok(prompt.questions().iter().map(|question| (*question, answer.clone())).collect())
        };
        let chosen = self.chosen.filter(|_| !self.is_on_typed());
        match chosen {
            Some(EntryRow::NotSure) => return all(Answer::Unknown(Unknown::NotSure)),
            Some(EntryRow::PreferNot) => return all(Answer::Unknown(Unknown::PreferNot)),
            _ => {}
        }
        match (self.kind, chosen) {
            (EntryKind::Choose, Some(EntryRow::Option(option))) => {
                all(Answer::Known(Value::Choice(option)))
            }
            (EntryKind::Choose, _) => Err(EntryError::NothingChosen),
            (EntryKind::Tick, _) => self
                .ticked(bank, prompt.first())
                .map(|ticks| vec![(prompt.first(), Answer::Known(Value::Multi(ticks)))]),
            (EntryKind::Type, _) => self.typed_answers(bank, prompt),
        }
    }

    fn ticked(&self, bank: &Bank, question: QuestionId) -> Result<Ticks, EntryError> {
        let none = bank.question(question).none_option();
        let state = |option: OptionId| self.ticks.get(option.index()).copied().unwrap_or_default();
        if none.is_some_and(|none| state(none) == TickState::Yes) {
            return Ok(Ticks::NoneOfThese);
        }
        let ticked = self
            .rows
            .iter()
            .filter_map(|row| row.option())
            .filter(|option| state(*option) != TickState::No);
        Ticks::of(
            ticked.map(|option| Tick { option, sure: state(option) == TickState::Yes }).collect(),
        )
        .ok_or(EntryError::NothingTicked)
    }

    fn typed_answers(
        &self,
        bank: &Bank,
        prompt: Prompt,
    ) -> Result<Vec<(QuestionId, Answer)>, EntryError> {
        let typed = self.typed.text();
        let typed = typed.trim();
        if let Kind::Text { longest } = bank.question(prompt.first()).kind {
            if typed.is_empty() {
                // Own words may be left out: a blank text is no answer.
                return Ok(vec![(prompt.first(), Answer::MISSING)]);
            }
            let count = typed.chars().count();
            let text = Answer::Known(Value::Text(typed.to_owned()));
            return if count > longest {
                Err(EntryError::TooLong(count, longest))
            } else {
                Ok(vec![(prompt.first(), text)])
            };
        }
        if typed.is_empty() {
            return Err(EntryError::NothingTyped);
        }
        let unknown = match Entry::whole_in_words(bank, typed) {
            Some(EntryRow::NotSure) => Some(Unknown::NotSure),
            Some(EntryRow::PreferNot) => Some(Unknown::PreferNot),
            _ => None,
        };
        if let Some(unknown) = unknown {
            return Ok(prompt
                .questions()
                .iter()
                .map(|question| (*question, Answer::Unknown(unknown)))
                .collect());
        }
        match prompt {
            Prompt::Question(question) => {
                Ok(vec![(question, number(bank, question, digits_in(typed), typed)?)])
            }
            // Digits of another script are not left out of a reading.
            Prompt::Pair(..)
                if typed.contains(|digit: char| digit.is_numeric() && !digit.is_ascii_digit()) =>
            {
                Err(EntryError::NotTwo)
            }
            Prompt::Pair(_, [first, second]) => {
                let given = |question: QuestionId, reading: Option<&str>| match reading {
                    None | Some("?") => Ok((question, Answer::Unknown(Unknown::NotSure))),
                    Some(digits) => Ok((question, number(bank, question, digits, digits)?)),
                };
                // Whatever else stands between two readings, or behind them, such as "over" or a
                // unit.
                match typed.split_once('/').map(|(one, two)| (readings_in(one), readings_in(two))) {
                    // One reading alone: the other side of the slash is left open.
                    Some((one, two))
                        if one.len() <= 1
                            && two.len() <= 1
                            && has_number(&[&one[..], &two[..]].concat()) =>
                    {
                        Ok(vec![
                            given(first, one.first().copied())?,
                            given(second, two.first().copied())?,
                        ])
                    }
                    _ => match readings_in(typed).as_slice() {
                        readings @ [one, two] if has_number(readings) => {
                            Ok(vec![given(first, Some(one))?, given(second, Some(two))?])
                        }
                        _ => Err(EntryError::NotTwo),
                    },
                }
            }
        }
    }
}

/// True for two numbers with a slash between, of which one may be left open.
fn is_plain_pair(typed: &str) -> bool {
    let is_plain = |reading: &str| {
        let reading = reading.trim();
        reading == "?" || (!reading.is_empty() && reading.bytes().all(|byte| byte.is_ascii_digit()))
    };
    typed.split_once('/').is_some_and(|(one, two)| is_plain(one) && is_plain(two))
}
