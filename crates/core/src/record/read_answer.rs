//! One answer of a file, checked against its question.

use std::ops::RangeInclusive;

use crate::answers::{Answer, NOT_SURE, PREFER_NOT, Tick, Ticks, Unknown, Value};
use crate::bank::{Kind, NONE, OptionId, Question};
use crate::diagnostic::{Code, Problem, Problems};
use crate::document;
use crate::document::Node;
use crate::text::{Span, nearest};

/// Reads the answer to a question.
pub(super) fn read_answer(
    node: &Node<'_>,
    question: &Question,
    problems: &Problems,
) -> Option<Answer> {
    match &node.value {
        document::Value::Null => return Some(Answer::MISSING),
        document::Value::Text(word) if word == NOT_SURE => {
            return Some(Answer::Unknown(Unknown::NotSure));
        }
        document::Value::Text(word) if word == PREFER_NOT => {
            return Some(Answer::Unknown(Unknown::PreferNot));
        }
        _ => {}
    }
    let reader = AnswerReader { question, problems };
    match &question.kind {
        Kind::Choice(_) => reader.choice(node),
        Kind::Multi(_) => reader.multi(node),
        Kind::Integer { range, unit } => reader.integer(node, range, unit.as_ref()),
        Kind::Text { longest } => reader.text(node, *longest),
    }
}

struct AnswerReader<'q> {
    question: &'q Question,
    problems: &'q Problems,
}

impl AnswerReader<'_> {
    fn report<T>(&self, problem: Problem) -> Option<T> {
        self.problems.push(problem);
        None
    }

    fn wrong_kind<T>(
        &self,
        node: &Node<'_>,
        found: &document::Value<'_>,
        wanted: &str,
    ) -> Option<T> {
        self.report(
            Problem::error(
                Code::WrongKind,
                node.span.clone(),
                format!("`{}` does not take this kind of answer", self.question.id),
            )
            .label(format!("found {}", found.kind()))
            .help(format!("write {wanted}")),
        )
    }

    fn integer(
        &self,
        node: &Node<'_>,
        range: &RangeInclusive<i64>,
        unit: Option<&String>,
    ) -> Option<Answer> {
        let unit = unit.map(|unit| format!(" ({})", unit.as_str())).unwrap_or_default();
        let wanted = format!(
            "a whole number from {} to {}{unit}, or \"{NOT_SURE}\" or \"{PREFER_NOT}\"",
            range.start(),
            range.end()
        );
        match &node.value {
            document::Value::Integer(number) if range.contains(number) => {
                Some(Answer::Known(Value::Integer(*number)))
            }
            document::Value::Integer(number) => self.report(
                Problem::error(
                    Code::AnswerOutOfRange,
                    node.span.clone(),
                    format!("{number} is out of range for `{}`", self.question.id),
                )
                .help(format!("write {wanted}")),
            ),
            document::Value::Text(text)
                if text.trim().parse().is_ok_and(|number| range.contains(&number)) =>
            {
                let wanted = format!("it without quotes: {}", text.trim());
                self.wrong_kind(node, &node.value, &wanted)
            }
            other => self.wrong_kind(node, other, &wanted),
        }
    }

    fn text(&self, node: &Node<'_>, longest: usize) -> Option<Answer> {
        match &node.value {
            document::Value::Text(text) if text.trim().is_empty() => Some(Answer::MISSING),
            document::Value::Text(text) if text.chars().count() > longest => self.report(
                Problem::error(
                    Code::TextTooLong,
                    node.span.clone(),
                    format!("`{}` has {} characters", self.question.id, text.chars().count()),
                )
                .help(format!("at most {longest} are kept: shorten it")),
            ),
            document::Value::Text(text) => Some(Answer::Known(Value::Text(text.to_string()))),
            other => self.wrong_kind(node, other, "a text in quotes"),
        }
    }

    fn choice(&self, node: &Node<'_>) -> Option<Answer> {
        match &node.value {
            document::Value::Text(text) if text.trim().is_empty() => self.report(
                Problem::error(
                    Code::BlankText,
                    node.span.clone(),
                    format!("the answer to `{}` is blank", self.question.id),
                )
                .help(format!(
                    "write {}, \"{NOT_SURE}\" or \"{PREFER_NOT}\", or leave the answer out",
                    self.option_list()
                )),
            ),
            document::Value::Text(id) => {
                if let Some(certain) =
                    id.strip_suffix('?').filter(|id| self.question.option_named(id).is_some())
                {
                    return self.report(
                        Problem::error(
                            Code::NotInList,
                            node.span.clone(),
                            format!(
                                "`{}` takes one answer, and cannot mark it with `?`",
                                self.question.id
                            ),
                        )
                        .help(format!("write \"{certain}\", or \"{NOT_SURE}\"")),
                    );
                }
                self.option(id, &node.span, &[NOT_SURE, PREFER_NOT])
                    .map(|option| Answer::Known(Value::Choice(option)))
            }
            other => self.wrong_kind(
                node,
                other,
                &format!(
                    "one option in quotes: {}, or \"{NOT_SURE}\" or \"{PREFER_NOT}\"",
                    self.option_list()
                ),
            ),
        }
    }

    fn multi(&self, node: &Node<'_>) -> Option<Answer> {
        let nodes = match &node.value {
            document::Value::List(nodes) => nodes,
            document::Value::Text(id) => {
                return self.report(
                    Problem::error(
                        Code::NotInList,
                        node.span.clone(),
                        format!("`{}` takes a list", self.question.id),
                    )
                    .help(self.as_list(id)),
                );
            }
            other => return self.wrong_kind(node, other, "a list of options, such as [\"...\"]"),
        };
        if nodes.is_empty() {
            let help = match self.question.none_option() {
                Some(_) => {
                    format!("write [\"{NONE}\"] if none of them is so, or leave the answer out")
                }
                None => format!(
                    "name at least one option, write \"{NOT_SURE}\", or leave the answer out"
                ),
            };
            return self.report(
                Problem::error(
                    Code::EmptySet,
                    node.span.clone(),
                    format!("the list of `{}` is empty", self.question.id),
                )
                .help(help),
            );
        }
        let read: Vec<Option<(Tick, &Span)>> =
            nodes.iter().map(|node| self.tick(node).map(|tick| (tick, &node.span))).collect();
        let ticks: Vec<(Tick, &Span)> = read.into_iter().collect::<Option<_>>()?;
        for (index, (tick, span)) in ticks.iter().enumerate() {
            if ticks.iter().take(index).any(|(earlier, _)| earlier.option == tick.option) {
                let id = self
                    .question
                    .option(tick.option)
                    .map(|option| option.id.as_str())
                    .unwrap_or_default();
                return self.report(
                    Problem::error(
                        Code::DuplicateOption,
                        (*span).clone(),
                        format!("`{id}` stands twice in this list"),
                    )
                    .help(format!("keep either \"{id}\" or \"{id}?\"")),
                );
            }
        }
        let none = self.question.none_option();
        match (ticks.iter().find(|(tick, _)| Some(tick.option) == none), ticks.len()) {
            (Some(_), 1) => Some(Answer::Known(Value::Multi(Ticks::NoneOfThese))),
            (Some((_, span)), _) => self.report(
                Problem::error(
                    Code::MultiNoneWithOthers,
                    (*span).clone(),
                    format!("`{NONE}` stands beside other options"),
                )
                .help(format!("write [\"{NONE}\"] alone, or leave `{NONE}` out")),
            ),
            (None, _) => Ticks::of(ticks.into_iter().map(|(tick, _)| tick).collect())
                .map(|ticks| Answer::Known(Value::Multi(ticks))),
        }
    }

    fn tick(&self, node: &Node<'_>) -> Option<Tick> {
        let document::Value::Text(written) = &node.value else {
            return self.wrong_kind(node, &node.value, "each option in quotes");
        };
        if [NOT_SURE, PREFER_NOT].contains(&written.as_ref()) {
            return self.report(
                Problem::error(Code::NotInList, node.span.clone(), format!("`{written}` is an answer as a whole, not an option"))
                    .help(format!("write \"{written}\" without a list, or \"option?\" for one option that is not sure")),
            );
        }
        let (id, sure) =
            written.strip_suffix('?').map_or((written.as_ref(), true), |id| (id, false));
        if id == NONE && !sure {
            return self.report(
                Problem::error(
                    Code::UnsureNone,
                    node.span.clone(),
                    format!("`{NONE}?` says nothing certain"),
                )
                .help(format!("write \"{NOT_SURE}\" without a list")),
            );
        }
        self.option(id, &node.span, &[]).map(|option| Tick { option, sure })
    }

    /// Help on writing a text as a list.
    fn as_list(&self, text: &str) -> String {
        if let Some(word) = nearest(text, [NOT_SURE, PREFER_NOT]) {
            return format!("did you mean \"{word}\"?");
        }
        let option = |part: &str| {
            let (id, mark) = part.strip_suffix('?').map_or((part, ""), |id| (id, "?"));
            nearest(id, self.question.options().iter().map(|option| option.id.as_str()))
                .map(|id| format!("\"{id}{mark}\""))
        };
        match text.split(',').map(|part| option(part.trim())).collect::<Option<Vec<_>>>() {
            Some(options) => format!("write [{}]", options.join(", ")),
            None => format!("write one or more of these in brackets: {}", self.option_list()),
        }
    }

    /// An option; `also` is what else could have been meant.
    fn option(&self, id: &str, span: &Span, also: &[&str]) -> Option<OptionId> {
        let found = self.question.option_named(id);
        if found.is_none() {
            let names = self
                .question
                .options()
                .iter()
                .map(|option| option.id.as_str())
                .chain(also.iter().copied());
            return self.report(
                Problem::error(
                    Code::UnknownOption,
                    span.clone(),
                    format!(
                        "the question `{}` has no option `{}`",
                        self.question.id,
                        id.escape_debug()
                    ),
                )
                // The option that worries least is offered only for a slip of one letter.
                .help(
                    match (nearest(id, names).filter(|name| !self.is_mild_guess(id, name)), also) {
                        (Some(name), _) => {
                            format!("did you mean `{name}`? The options: {}", self.option_list())
                        }
                        (None, []) => format!("write one of: {}", self.option_list()),
                        (None, _) => format!(
                            "write one of: {}, or \"{NOT_SURE}\" or \"{PREFER_NOT}\"",
                            self.option_list()
                        ),
                    },
                ),
            );
        }
        found
    }

    /// True where a word is only like the option that comes first, the mildest.
    fn is_mild_guess(&self, written: &str, name: &str) -> bool {
        let first = self.question.options().first();
        let is_mildest = name == NONE || first.is_some_and(|option| option.id == name);
        is_mildest && strsim::damerau_levenshtein(written, name) > 1
    }

    fn option_list(&self) -> String {
        self.question
            .options()
            .iter()
            .map(|option| format!("\"{}\"", option.id))
            .collect::<Vec<_>>()
            .join(", ")
    }
}
