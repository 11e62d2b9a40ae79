//! Answers files and records, TOML or JSON: every value is checked against its question.

use crate::answers::{Answer, Answers, NOT_SURE, PREFER_NOT, Tick, Ticks, Unknown, Value};
use crate::bank::{Bank, Kind, NONE, OptionId, Question, QuestionId, Voice};
use crate::diagnostic::{Code, Problem, Problems};
use crate::document;
use crate::document::{Entry, Fields, Node, parse};
use crate::evaluation::{asked, holds};
use crate::text::{Source, Span, nearest, suggestion};

/// The format of a record.
pub const RECORD_FORMAT: &str = "ketascreen-record/1";

/// An answers file or a record, read.
#[derive(Debug, Clone)]
pub struct AnswersFile {
    /// The answers that count: those to questions that are asked.
    pub answers: Answers,
    /// The answers that were set aside, because their question is not asked for these answers.
    pub ignored: Vec<QuestionId>,
    /// Notes on answers, in bank order.
    pub notes: Vec<(QuestionId, String)>,
    /// The head of a record.
    pub record: RecordHead,
    /// What was set aside or may surprise.
    pub warnings: Vec<Problem>,
    /// Set by [`read_to_go_on`] where the bank has changed since: the answers and notes that no longer fit, as they are
    /// written in the file.
    pub left_out: Option<Vec<String>>,
}

impl AnswersFile {
    /// Answers that were given in an interview: those to questions that are not asked are set aside.
    pub fn of(bank: &Bank, answers: &Answers) -> AnswersFile {
        let mut answers = answers.clone();
        // The person changed an earlier answer and knows it, so nothing is said of what was set aside.
        set_aside(&mut answers, bank);
        AnswersFile {
            answers,
            ignored: Vec::new(),
            notes: Vec::new(),
            record: RecordHead::default(),
            warnings: Vec::new(),
            left_out: None,
        }
    }
}

/// What a record says of itself.
#[derive(Debug, Clone, Default)]
pub struct RecordHead {
    /// The voice of the interview.
    pub voice: Option<Voice>,
    /// The counselor's reference to the person.
    pub client: Option<String>,
    /// When it was begun, as written.
    pub started: Option<String>,
    /// When it was saved last, as written.
    pub saved: Option<String>,
}

/// What the reader of a file expects of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A record must be of the bank in hand.
    SameBank,
    /// The bank was named on the command line: a record of another one is read with it.
    NamedBank,
}

/// Reads an answers file or a record.
///
/// # Errors
/// Everything that is wrong with it, in the order of the file.
pub fn read(source: &Source, bank: &Bank, expected: Expected) -> Result<AnswersFile, Vec<Problem>> {
    read_as(source, bank, expected, false)
}

/// Reads a record to go on with. Where its bank has changed since, what no longer fits is left out and named, for the
/// person to decide; all else is as with [`read`].
///
/// # Errors
/// Everything else that is wrong with it, in the order of the file.
pub fn read_to_go_on(
    source: &Source,
    bank: &Bank,
    expected: Expected,
) -> Result<AnswersFile, Vec<Problem>> {
    let mut file = read_as(source, bank, expected, true)?;
    if file.left_out.is_some() {
        // The person is told of these in words, not as problems of a file.
        file.warnings.retain(|problem| {
            !matches!(problem.code, Code::DigestDiffers | Code::OtherBank | Code::NotAsked)
        });
    }
    Ok(file)
}

/// Reads answers for an interview to go on with, which tells in words what [`read_to_go_on`] may warn of.
///
/// # Errors
/// As for [`read`].
pub fn read_for_interview(
    source: &Source,
    bank: &Bank,
    expected: Expected,
) -> Result<AnswersFile, Vec<Problem>> {
    let mut file = read_as(source, bank, expected, true)?;
    file.warnings.retain(|problem| {
        !matches!(problem.code, Code::DigestDiffers | Code::OtherBank | Code::NotAsked)
    });
    Ok(file)
}

fn read_as(
    source: &Source,
    bank: &Bank,
    expected: Expected,
    goes_on: bool,
) -> Result<AnswersFile, Vec<Problem>> {
    let problems = Problems::new();
    let node = parse(source, &problems);
    let mut left_out = Vec::new();
    let file = if problems.errors() == 0 {
        read_file(&node, bank, expected, &problems, goes_on.then_some(&mut left_out))
    } else {
        None
    };
    let errors = problems.errors();
    let found = problems.into_sorted();
    match file {
        Some((file, leaves_out)) if errors == 0 => {
            let written =
                left_out.into_iter().filter_map(|span| source.text.get(span)).map(str::to_owned);
            Ok(AnswersFile {
                warnings: found,
                left_out: leaves_out.then(|| written.collect()),
                ..file
            })
        }
        _ => Err(found),
    }
}

/// Reads a file, and tells whether what no longer fits was to be left out of it.
fn read_file(
    node: &Node<'_>,
    bank: &Bank,
    expected: Expected,
    problems: &Problems,
    left_out: Option<&mut Vec<Span>>,
) -> Option<(AnswersFile, bool)> {
    let mut fields = Fields::of(node, "an answers file", problems)?;
    if let Some(format) = fields.optional_text("format")
        && format.value != RECORD_FORMAT
    {
        problems.push(
            Problem::error(
                Code::OtherFormat,
                format.span.clone(),
                format!("this program does not read the format `{}`", format.value.escape_debug()),
            )
            .help(format!("a record has `format = \"{RECORD_FORMAT}\"`; an answers file written by hand has only `[answers]`")),
        );
        // What a file of another format holds cannot be judged.
        return None;
    }
    let has_changed =
        fields.take("bank").is_some_and(|entry| check_bank(&entry.node, bank, expected, problems));
    let mut left_out = left_out.filter(|_| has_changed);
    let leaves_out = left_out.is_some();
    let record =
        fields.take("record").map(|entry| record_head(&entry.node, problems)).unwrap_or_default();
    let notes = fields
        .take("notes")
        .map(|entry| notes(&entry.node, bank, problems, left_out.as_deref_mut()))
        .unwrap_or_default();
    let answers = match fields.take("answers") {
        Some(entry) => Some(read_answers(&entry.node, bank, problems, left_out)?),
        None => {
            let is_bare = |entry: &&Entry<'_>| bank.question_named(&entry.key).is_some();
            let is_misspelt = |entry: &&Entry<'_>| {
                matches!(entry.node.value, document::Value::Table(_))
                    && nearest(&entry.key, ["answers", "record", "notes", "bank"])
                        == Some("answers")
            };
            let bare = entries(node, "answers", problems)
                .iter()
                .find(|entry| is_bare(entry) || is_misspelt(entry));
            let place = bare.map_or(0..0, |entry| entry.key_span.clone());
            problems.push(
                Problem::error(Code::MissingKey, place, "there is no `[answers]` here")
                    .help("write `[answers]`, then one answer a line, such as `age = 34` (in JSON: `{\"answers\": {\"age\": 34}}`)"),
            );
            if bare.is_some() {
                // That its key, or each answer, is an unknown key of the file says nothing more.
                return None;
            }
            None
        }
    };
    fields.finish();
    let (answers, ignored) = answers?;
    Some((
        AnswersFile { answers, ignored, notes, record, warnings: Vec::new(), left_out: None },
        leaves_out,
    ))
}

/// Whether the file is a record of another bank, or of this one as it was before a change.
fn check_bank(node: &Node<'_>, bank: &Bank, expected: Expected, problems: &Problems) -> bool {
    let Some(mut fields) = Fields::of(node, "`bank`", problems) else { return false };
    let (id, _version, digest) = (fields.text("id"), fields.text("version"), fields.text("digest"));
    fields.finish();
    if let Some(id) = id
        && id.value != bank.id()
    {
        let wrong = format!(
            "these answers are to the bank `{}`, not to `{}`",
            id.value.escape_debug(),
            bank.id()
        );
        problems.push(match expected {
            Expected::SameBank => Problem::error(Code::OtherBank, id.span.clone(), wrong)
                .help("name the bank with `--bank FILE`"),
            // It was named, so it may be meant.
            Expected::NamedBank => Problem::warning(Code::OtherBank, id.span.clone(), wrong)
                .help("the same id may mean something else: look the answers through"),
        });
        return expected == Expected::NamedBank;
    }
    if let Some(digest) = digest
        && digest.value != bank.digest()
    {
        problems.push(
            Problem::warning(
                Code::DigestDiffers,
                digest.span.clone(),
                "the bank has changed since these answers were saved",
            )
            .help("questions or rules may differ: look the answers through"),
        );
        return true;
    }
    false
}

fn record_head(node: &Node<'_>, problems: &Problems) -> RecordHead {
    let Some(mut fields) = Fields::of(node, "`record`", problems) else {
        return RecordHead::default();
    };
    let voice = fields.optional_text("voice").and_then(|voice| {
        let found = voice.value.parse::<Voice>().ok();
        if found.is_none() {
            problems.push(
                Problem::error(
                    Code::BadValue,
                    voice.span.clone(),
                    format!("`{}` is not a voice", voice.value.escape_debug()),
                )
                .help("write \"self\" or \"client\""),
            );
        }
        found
    });
    let mut kept = |key| fields.optional_text(key).map(|text| text.value.to_owned());
    let (started, saved, client, _tool) =
        (kept("started"), kept("saved"), kept("client"), kept("tool"));
    fields.finish();
    RecordHead { voice, client, started, saved }
}

fn notes(
    node: &Node<'_>,
    bank: &Bank,
    problems: &Problems,
    mut left_out: Option<&mut Vec<Span>>,
) -> Vec<(QuestionId, String)> {
    let mut notes: Vec<(QuestionId, String)> = entries(node, "notes", problems)
        .iter()
        .filter_map(|entry| {
            fitting(entry, problems, left_out.as_deref_mut(), |problems| {
                let question = question_named(entry, bank, problems);
                let note = document::text(&entry.node, &entry.key, problems)?;
                Some((question?, note.value.to_owned()))
            })
        })
        .collect();
    notes.sort_by_key(|(question, _)| *question);
    notes
}

/// Reads an entry. Where what no longer fits is left out, it is not a problem.
fn fitting<T>(
    entry: &Entry<'_>,
    problems: &Problems,
    left_out: Option<&mut Vec<Span>>,
    read: impl Fn(&Problems) -> Option<T>,
) -> Option<T> {
    let Some(left_out) = left_out else { return read(problems) };
    let own = Problems::new();
    let found = read(&own);
    if own.errors() > 0 {
        left_out.push(entry.key_span.start..entry.node.span.end);
        return None;
    }
    found
}

/// Reads a table of answers by question id, sets aside those to questions that are not asked, and checks the
/// constraints on what is left.
pub fn read_table(
    node: &Node<'_>,
    bank: &Bank,
    problems: &Problems,
) -> Option<(Answers, Vec<QuestionId>)> {
    read_answers(node, bank, problems, None)
}

fn read_answers(
    node: &Node<'_>,
    bank: &Bank,
    problems: &Problems,
    mut left_out: Option<&mut Vec<Span>>,
) -> Option<(Answers, Vec<QuestionId>)> {
    let before = problems.errors();
    let mut answers = Answers::none(bank);
    let mut places: Vec<Option<Span>> = vec![None; bank.questions().len()];
    for entry in entries(node, "answers", problems) {
        let read = fitting(entry, problems, left_out.as_deref_mut(), |problems| {
            let id = question_named(entry, bank, problems)?;
            Some((id, read_answer(&entry.node, bank.question(id), problems)))
        });
        let Some((id, answer)) = read else { continue };
        if let Some(answer) = answer {
            answers.set(id, answer);
        }
        if let Some(place) = places.get_mut(id.index()) {
            *place = Some(entry.key_span.start..entry.node.span.end);
        }
    }
    if problems.errors() > before {
        return None;
    }
    let ignored = set_aside(&mut answers, bank);
    for question in &ignored {
        let span = places.get(question.index()).cloned().flatten().unwrap_or(0..0);
        problems.push(
            Problem::warning(
                Code::NotAsked,
                span,
                format!(
                    "`{}` is not asked for these answers, so this answer is set aside",
                    bank.question(*question).id
                ),
            )
            .help("leave it out, or look at the earlier answers that lead to this question"),
        );
    }
    check_constraints(&answers, bank, &places, problems);
    (problems.errors() == before).then_some((answers, ignored))
}

/// Makes answers to questions that are not asked missing, and names those that held something.
fn set_aside(answers: &mut Answers, bank: &Bank) -> Vec<QuestionId> {
    let asked = asked(bank, answers);
    let mut ignored = Vec::new();
    for (id, _) in bank.numbered_questions() {
        if asked.of(id).is_false() && *answers.get(id) != Answer::MISSING {
            answers.set(id, Answer::MISSING);
            ignored.push(id);
        }
    }
    ignored
}

fn check_constraints(answers: &Answers, bank: &Bank, places: &[Option<Span>], problems: &Problems) {
    for constraint in bank.constraints() {
        if !holds(bank, answers, constraint).is_false() {
            continue;
        }
        let named = constraint.questions(|scale| bank.items(scale));
        let mut spans: Vec<Span> = named
            .iter()
            .filter_map(|question| places.get(question.index()).cloned().flatten())
            .collect();
        spans.sort_by_key(|span| span.start);
        let last = spans.pop().unwrap_or(0..0);
        let mut problem =
            Problem::error(Code::BrokenConstraint, last, "these answers cannot both be so")
                .help(constraint.text.get(Voice::Client));
        for span in spans {
            problem = problem.also(span, "it does not fit this answer");
        }
        problems.push(problem);
    }
}

fn entries<'n, 's>(node: &'n Node<'s>, what: &str, problems: &Problems) -> &'n [Entry<'s>] {
    match &node.value {
        document::Value::Table(entries) => entries,
        other => {
            document::wrong(&node.span, what, "a table", other, problems);
            &[]
        }
    }
}

fn question_named(entry: &Entry<'_>, bank: &Bank, problems: &Problems) -> Option<QuestionId> {
    let found = bank.question_named(&entry.key);
    if found.is_none() {
        let names = bank.questions().iter().map(|question| question.id.as_str());
        problems.push(
            Problem::error(Code::UnknownQuestion, entry.key_span.clone(), format!("there is no question `{}`", entry.key.escape_debug()))
                .help(suggestion(&entry.key, names).unwrap_or_else(|| {
                    "`ketascreen bank show` lists the questions; where these answers are to another bank, name it with --bank FILE"
                        .to_owned()
                })),
        );
    }
    found
}

fn read_answer(node: &Node<'_>, question: &Question, problems: &Problems) -> Option<Answer> {
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
    let reader = Reader { question, problems };
    match &question.kind {
        Kind::Choice(_) => reader.choice(node),
        Kind::Multi(_) => reader.multi(node),
        Kind::Integer { range, unit } => {
            let unit = unit
                .as_ref()
                .map(|unit| unit.get(Voice::Client))
                .map(|unit| format!(" ({unit})"))
                .unwrap_or_default();
            let wanted = format!(
                "a whole number from {} to {}{unit}, or \"{NOT_SURE}\" or \"{PREFER_NOT}\"",
                range.start(),
                range.end()
            );
            match &node.value {
                document::Value::Integer(number) if range.contains(number) => {
                    Some(Answer::Known(Value::Integer(*number)))
                }
                document::Value::Integer(number) => reader.report(
                    Problem::error(
                        Code::AnswerOutOfRange,
                        node.span.clone(),
                        format!("{number} is out of range for `{}`", question.id),
                    )
                    .help(format!("write {wanted}")),
                ),
                document::Value::Text(text)
                    if text.trim().parse().is_ok_and(|number| range.contains(&number)) =>
                {
                    reader.wrong_kind(
                        node,
                        &node.value,
                        &format!("it without quotes: {}", text.trim()),
                    )
                }
                other => reader.wrong_kind(node, other, &wanted),
            }
        }
        Kind::Text { longest } => match &node.value {
            document::Value::Text(text) if text.trim().is_empty() => Some(Answer::MISSING),
            document::Value::Text(text) if text.chars().count() > *longest => reader.report(
                Problem::error(
                    Code::TextTooLong,
                    node.span.clone(),
                    format!("`{}` has {} characters", question.id, text.chars().count()),
                )
                .help(format!("at most {longest} are kept: shorten it")),
            ),
            document::Value::Text(text) => Some(Answer::Known(Value::Text(text.to_string()))),
            other => reader.wrong_kind(node, other, "a text in quotes"),
        },
    }
}

struct Reader<'q> {
    question: &'q Question,
    problems: &'q Problems,
}

impl Reader<'_> {
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

    /// How to write a text as a list.
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
                // The options are listed too: the nearest name may be the one that worries least.
                .help(match (nearest(id, names), also) {
                    (Some(name), _) => {
                        format!("did you mean `{name}`? The options: {}", self.option_list())
                    }
                    (None, []) => format!("write one of: {}", self.option_list()),
                    (None, _) => format!(
                        "write one of: {}, or \"{NOT_SURE}\" or \"{PREFER_NOT}\"",
                        self.option_list()
                    ),
                }),
            );
        }
        found
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
