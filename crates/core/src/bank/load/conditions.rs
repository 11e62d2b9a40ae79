//! Names of a condition resolved to questions and scales, and each comparison checked against the
//! kind of its question.
//!
//! A mistake does not hide the next: every name that cannot be resolved is reported.

use super::context::LoadContext;
use crate::bank::condition::parser::{Name, Syntax, parse};
use crate::bank::condition::{Condition, Test};
use crate::bank::id::{OptionId, QuestionId, ScaleId};
use crate::bank::question::{Kind, Question};
use crate::bank::scale::Scale;
use crate::diagnostic::{Code, Problem, Problems};
use crate::document::Placed;
use crate::logic::Comparison;
use crate::text::{Span, suggestion};

/// Questions and scales that a condition may name.
#[derive(Debug, Clone, Copy)]
pub struct Subjects<'b> {
    /// The questions; `None` for one that could not be read, whose id is known all the same.
    pub questions: &'b [(String, Option<Question>)],
    /// The scales; `None` for one that could not be read.
    pub scales: &'b [(String, Option<Scale>)],
}

#[derive(Clone, Copy)]
enum Subject<'b> {
    Question(QuestionId, &'b Question),
    Scale(ScaleId),
    /// A question or scale that could not be read: what is said of it cannot be checked.
    Unreadable,
}

/// Parses a condition and resolves its names.
///
/// `place` turns a place in the condition into one in the file. Without a result at least one
/// problem is reported.
pub fn resolve(
    text: &str,
    subjects: Subjects<'_>,
    place: &dyn Fn(Span) -> Span,
    problems: &Problems,
) -> Option<Condition> {
    match parse(text) {
        Ok(syntax) => Resolver { subjects, place, problems }.condition(syntax),
        Err(error) => {
            let help = error.help.unwrap_or_else(|| GRAMMAR.to_owned());
            problems.push(
                Problem::error(Code::ConditionSyntax, place(error.span), error.message).help(help),
            );
            None
        }
    }
}

/// Parses and resolves a condition of a bank's file.
pub(super) fn resolve_placed(
    text: Placed<'_, &str>,
    subjects: Subjects<'_>,
    context: &LoadContext<'_>,
) -> Option<Condition> {
    let place = |part: Span| context.inside(text.span, text.value, part);
    resolve(text.value, subjects, &place, context.problems)
}

struct Resolver<'r> {
    subjects: Subjects<'r>,
    place: &'r dyn Fn(Span) -> Span,
    problems: &'r Problems,
}

impl<'r> Resolver<'r> {
    fn condition(&self, syntax: Syntax<'_>) -> Option<Condition> {
        match syntax {
            Syntax::Or(left, right) => {
                let parts = [self.condition(*left), self.condition(*right)]
                    .into_iter()
                    .collect::<Option<Vec<_>>>()?;
                Some(Condition::Or(parts.into_iter().flat_map(alternatives).collect()))
            }
            Syntax::And(left, right) => {
                let parts = [self.condition(*left), self.condition(*right)]
                    .into_iter()
                    .collect::<Option<Vec<_>>>()?;
                Some(Condition::And(parts.into_iter().flat_map(conjuncts).collect()))
            }
            Syntax::Not(inner) => Some(Condition::Not(Box::new(self.condition(*inner)?))),
            Syntax::Is(question, option) => self.choice_in(&question, &[option]),
            Syntax::In(question, options, set) => {
                self.not_empty(&options, set)?;
                self.choice_in(&question, &options)
            }
            Syntax::Has(question, option) => {
                let (id, found) = self.multi(&question)?;
                Some(Condition::Test(Test::HasAny(id, self.options(found, &[option])?)))
            }
            Syntax::Any(question, except) => self.any(&question, except),
            Syntax::Compare(subject, comparison, than) => self.compare(&subject, comparison, than),
            Syntax::IsUnknown(question) => match self.subject(&question)? {
                Subject::Question(id, _) => Some(Condition::Test(Test::IsUnknown(id))),
                Subject::Scale(_) => self.wrong(
                    &question,
                    "a scale is never asked as a whole: ask `is unknown` of its questions",
                ),
                Subject::Unreadable => None,
            },
        }
    }

    fn choice_in(&self, question: &Name<'_>, options: &[Name<'_>]) -> Option<Condition> {
        match self.subject(question)? {
            Subject::Question(id, found) if matches!(found.kind, Kind::Choice(_)) => {
                Some(Condition::Test(Test::ChoiceIn(id, self.options(found, options)?)))
            }
            Subject::Question(_, found) => self.wrong(question, comparisons(found)),
            Subject::Scale(_) => self.wrong(question, OF_NUMBERS),
            Subject::Unreadable => None,
        }
    }

    fn any(&self, question: &Name<'_>, except: Option<(Vec<Name<'_>>, Span)>) -> Option<Condition> {
        let (id, found) = self.multi(question)?;
        let left_out = match except {
            Some((options, set)) => {
                self.not_empty(&options, set)?;
                self.options(found, &options)?
            }
            None => Vec::new(),
        };
        let counted = found
            .numbered_options()
            .map(|(option, _)| option)
            .filter(|option| found.none_option() != Some(*option));
        Some(Condition::Test(Test::HasAny(
            id,
            counted.filter(|option| !left_out.contains(option)).collect(),
        )))
    }

    fn compare(&self, subject: &Name<'_>, comparison: Comparison, than: i64) -> Option<Condition> {
        match self.subject(subject)? {
            Subject::Question(id, found) if matches!(found.kind, Kind::Integer { .. }) => {
                Some(Condition::Test(Test::Number(id, comparison, than)))
            }
            Subject::Question(_, found) => self.wrong(subject, comparisons(found)),
            Subject::Scale(id) => Some(Condition::Test(Test::Sum(id, comparison, than))),
            Subject::Unreadable => None,
        }
    }

    fn multi(&self, question: &Name<'_>) -> Option<(QuestionId, &'r Question)> {
        match self.subject(question)? {
            Subject::Question(id, found) if matches!(found.kind, Kind::Multi(_)) => {
                Some((id, found))
            }
            Subject::Question(_, found) => self.wrong(question, comparisons(found)),
            Subject::Scale(_) => self.wrong(question, OF_NUMBERS),
            Subject::Unreadable => None,
        }
    }

    fn options(&self, question: &Question, names: &[Name<'_>]) -> Option<Vec<OptionId>> {
        let found: Vec<Option<OptionId>> =
            names.iter().map(|name| self.option(question, name)).collect();
        for (index, option) in found.iter().enumerate() {
            if let (Some(_), Some(name)) = (option, names.get(index))
                && found.iter().take(index).any(|earlier| earlier == option)
            {
                self.problems.push(
                    Problem::error(
                        Code::DuplicateOption,
                        (self.place)(name.span.clone()),
                        format!("`{}` stands twice in this set", name.text),
                    )
                    .help("name each option once"),
                );
            }
        }
        found.into_iter().collect()
    }

    fn option(&self, question: &Question, name: &Name<'_>) -> Option<OptionId> {
        let option = question.option_named(name.text);
        if option.is_none() {
            let names = question.options().iter().map(|option| option.id.as_str());
            self.problems.push(
                Problem::error(
                    Code::UnknownOption,
                    (self.place)(name.span.clone()),
                    format!("the question `{}` has no option `{}`", question.id, name.text),
                )
                .maybe_help(suggestion(name.text, names)),
            );
        }
        option
    }

    fn subject(&self, name: &Name<'_>) -> Option<Subject<'r>> {
        let questions = self.subjects.questions;
        if let Some(index) = questions.iter().position(|(id, _)| id == name.text) {
            let found = questions.get(index).and_then(|(_, question)| question.as_ref());
            return Some(found.map_or(Subject::Unreadable, |question| {
                Subject::Question(QuestionId(index), question)
            }));
        }
        if let Some(index) = self.subjects.scales.iter().position(|(id, _)| id == name.text) {
            let readable =
                self.subjects.scales.get(index).is_some_and(|(_, scale)| scale.is_some());
            return Some(if readable {
                Subject::Scale(ScaleId(index))
            } else {
                Subject::Unreadable
            });
        }
        let names = questions
            .iter()
            .map(|(id, _)| id.as_str())
            .chain(self.subjects.scales.iter().map(|(id, _)| id.as_str()));
        self.problems.push(
            Problem::error(
                Code::UnknownQuestion,
                (self.place)(name.span.clone()),
                format!("there is no question or scale `{}`", name.text),
            )
            .maybe_help(suggestion(name.text, names)),
        );
        None
    }

    fn not_empty(&self, options: &[Name<'_>], set: Span) -> Option<()> {
        if options.is_empty() {
            self.problems.push(
                Problem::error(Code::EmptySet, (self.place)(set), "this set is empty")
                    .help("name at least one option in `{…}`"),
            );
            return None;
        }
        Some(())
    }

    fn wrong<T>(&self, subject: &Name<'_>, help: &str) -> Option<T> {
        self.problems.push(
            Problem::error(
                Code::WrongComparison,
                (self.place)(subject.span.clone()),
                format!("`{}` cannot be compared in this way", subject.text),
            )
            .help(help),
        );
        None
    }
}

const GRAMMAR: &str = "a condition is made of `x is option`, `x in {option, option}`, \
                       `x has option`, `any x`, `any x except {option}`, `x < 5` \
                       and `x is unknown`, joined with `and`, `or`, `not` and parentheses";

/// `a or b or c` has three parts, however it was grouped.
fn alternatives(condition: Condition) -> Vec<Condition> {
    match condition {
        Condition::Or(parts) => parts,
        other => vec![other],
    }
}

/// `a and b and c` has three parts, however it was grouped.
fn conjuncts(condition: Condition) -> Vec<Condition> {
    match condition {
        Condition::And(parts) => parts,
        other => vec![other],
    }
}

const OF_NUMBERS: &str = "a number or a scale is compared with `<`, `<=`, `>` or `>=`";

fn comparisons(question: &Question) -> &'static str {
    match question.kind {
        Kind::Choice(_) => "a choice is compared with `is` or `in {…}`",
        Kind::Multi(_) => "a list is asked with `has`, `any` or `any … except {…}`",
        Kind::Integer { .. } => OF_NUMBERS,
        Kind::Text { .. } => {
            "the person's own words are never read by a rule; only `is unknown` can be \
                asked of them"
        }
    }
}
