//! A line of the usual form, read straight into answers, with no tree between.
//!
//! Anything unusual, be it a mistake or an escaped key, ends the reading: the line is read again by
//! `read_line`, which says what is wrong.

use std::collections::HashMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use ketascreen_core::answers::{
    Answer, Answers, NOT_SURE, PREFER_NOT, Tick, Ticks, Unknown, Value,
};
use ketascreen_core::bank::{Bank, Kind, Question, QuestionId};

/// The questions of a bank, found by their ids.
pub struct Questions<'b> {
    bank: &'b Bank,
    in_order: Vec<(QuestionId, &'b Question)>,
    places: HashMap<&'b str, usize>,
}

impl<'b> Questions<'b> {
    /// The questions of a bank.
    pub fn of(bank: &'b Bank) -> Questions<'b> {
        let in_order: Vec<_> = bank.numbered_questions().collect();
        let places = in_order.iter().zip(0..).map(|((_, question), at)| (&*question.id, at));
        Questions { bank, places: places.collect(), in_order }
    }

    /// A question and its place; answers mostly come in the order of the bank, with gaps.
    fn named(&self, id: &str, expected: usize) -> Option<(usize, QuestionId, &'b Question)> {
        const NEAR: usize = 4;
        let is_it =
            |place: &usize| self.in_order.get(*place).is_some_and(|(_, found)| found.id == id);
        let near = (expected..expected + NEAR).find(is_it);
        let place = near.or_else(|| self.places.get(id).copied())?;
        let (found, question) = self.in_order.get(place)?;
        Some((place, *found, question))
    }
}

/// A line's id as it was written, and its answers.
pub fn usual_line<'l>(questions: &Questions<'_>, line: &'l str) -> Option<(&'l RawValue, Answers)> {
    let mut reader = serde_json::Deserializer::from_str(line);
    let read = LineReader(questions).deserialize(&mut reader).ok()?;
    reader.end().ok()?;
    Some(read)
}

struct LineReader<'q, 'b>(&'q Questions<'b>);

impl<'l> DeserializeSeed<'l> for LineReader<'_, '_> {
    type Value = (&'l RawValue, Answers);

    fn deserialize<D: Deserializer<'l>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'l> Visitor<'l> for LineReader<'_, '_> {
    type Value = (&'l RawValue, Answers);

    fn expecting(&self, message: &mut fmt::Formatter<'_>) -> fmt::Result {
        message.write_str("an id and answers")
    }

    fn visit_map<M: MapAccess<'l>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let (mut id, mut answers) = (None, None);
        while let Some(key) = map.next_key::<&str>()? {
            match key {
                "id" if id.is_none() => id = Some(map.next_value::<&RawValue>()?),
                "answers" if answers.is_none() => {
                    answers = Some(map.next_value_seed(AnswersReader(self.0))?);
                }
                _ => return Err(unusual()),
            }
        }
        id.zip(answers).ok_or_else(unusual)
    }
}

struct AnswersReader<'q, 'b>(&'q Questions<'b>);

impl<'l> DeserializeSeed<'l> for AnswersReader<'_, '_> {
    type Value = Answers;

    fn deserialize<D: Deserializer<'l>>(self, from: D) -> Result<Answers, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'l> Visitor<'l> for AnswersReader<'_, '_> {
    type Value = Answers;

    fn expecting(&self, message: &mut fmt::Formatter<'_>) -> fmt::Result {
        message.write_str("answers by question id")
    }

    fn visit_map<M: MapAccess<'l>>(self, mut map: M) -> Result<Answers, M::Error> {
        let mut answers = Answers::none(self.0.bank);
        let mut is_read = vec![false; self.0.in_order.len()];
        let mut expected = 0;
        while let Some(key) = map.next_key::<&str>()? {
            let (place, id, question) = self.0.named(key, expected).ok_or_else(unusual)?;
            expected = place + 1;
            match is_read.get_mut(place) {
                Some(is_read) if !*is_read => *is_read = true,
                _ => return Err(unusual()),
            }
            answers.set(id, map.next_value_seed(AnswerReader(question))?);
        }
        Ok(answers)
    }
}

struct AnswerReader<'b>(&'b Question);

impl<'l> DeserializeSeed<'l> for AnswerReader<'_> {
    type Value = Answer;

    fn deserialize<D: Deserializer<'l>>(self, from: D) -> Result<Answer, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'l> Visitor<'l> for AnswerReader<'_> {
    type Value = Answer;

    fn expecting(&self, message: &mut fmt::Formatter<'_>) -> fmt::Result {
        message.write_str("an answer")
    }

    fn visit_unit<E: Error>(self) -> Result<Answer, E> {
        Ok(Answer::MISSING)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Answer, E> {
        let number = i64::try_from(number).map_err(|_| unusual::<E>())?;
        self.visit_i64(number)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Answer, E> {
        match &self.0.kind {
            Kind::Integer { range, .. } if range.contains(&number) => {
                Ok(Answer::Known(Value::Integer(number)))
            }
            _ => Err(unusual()),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Answer, E> {
        match (text, &self.0.kind) {
            (NOT_SURE, _) => Ok(Answer::Unknown(Unknown::NotSure)),
            (PREFER_NOT, _) => Ok(Answer::Unknown(Unknown::PreferNot)),
            (_, Kind::Choice(_)) => {
                let option = self.0.option_named(text).ok_or_else(unusual::<E>)?;
                Ok(Answer::Known(Value::Choice(option)))
            }
            (_, Kind::Text { longest }) if text.chars().count() <= *longest => {
                Ok(match text.trim() {
                    "" => Answer::MISSING,
                    _ => Answer::Known(Value::Text(text.to_owned())),
                })
            }
            _ => Err(unusual()),
        }
    }

    fn visit_seq<S: SeqAccess<'l>>(self, mut list: S) -> Result<Answer, S::Error> {
        if !matches!(self.0.kind, Kind::Multi(_)) {
            return Err(unusual());
        }
        let none = self.0.none_option();
        let mut ticks = Vec::new();
        while let Some(id) = list.next_element::<&str>()? {
            let (id, sure) = id.strip_suffix('?').map_or((id, true), |id| (id, false));
            let option = self.0.option_named(id).ok_or_else(unusual)?;
            if Some(option) == none {
                let is_alone =
                    sure && ticks.is_empty() && list.next_element::<IgnoredAny>()?.is_none();
                return is_alone
                    .then_some(Answer::Known(Value::Multi(Ticks::NoneOfThese)))
                    .ok_or_else(unusual);
            }
            ticks.push(Tick { option, sure });
        }
        Ticks::of(ticks).map(|ticks| Answer::Known(Value::Multi(ticks))).ok_or_else(unusual)
    }
}

/// Ends the reading; nobody reads this message.
fn unusual<E: Error>() -> E {
    E::custom("unusual")
}
