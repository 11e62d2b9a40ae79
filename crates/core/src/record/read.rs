//! Reader of answers files and records, TOML or JSON.

use strum::VariantNames as _;

use super::file::{AnswersFile, InterviewLength, RECORD_FORMAT, RecordHead, set_aside};
use super::read_answer::read_answer;
use crate::answers::{Answer, Answers};
use crate::bank::{Bank, QuestionId};
use crate::diagnostic::{Code, Problem, Problems};
use crate::document;
use crate::document::{Entry, Fields, Node, parse};
use crate::evaluation::holds;
use crate::text::{Source, Span, listed, nearest, suggestion};

/// Bank that a record must be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpectedBank {
    /// The bank in hand.
    Same,
    /// Any: the bank in hand was named on the command line, and a record of another one is read
    /// with it.
    Named,
}

/// Reads an answers file or a record.
///
/// # Errors
/// Everything that is wrong with it, in the order of the file.
pub fn read(
    source: &Source,
    bank: &Bank,
    expected: ExpectedBank,
) -> Result<AnswersFile, Vec<Problem>> {
    read_as(source, bank, expected, false)
}

/// Reads a record to compare. Where its bank has changed since, what no longer fits is left out and
/// named; all else is as with [`read`].
///
/// # Errors
/// Everything else that is wrong with it, in the order of the file.
pub fn read_for_comparison(
    source: &Source,
    bank: &Bank,
    expected: ExpectedBank,
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

/// Reads answers for an interview to resume. Its pages name what is left out, so no warning does.
///
/// # Errors
/// Errors of [`read`].
pub fn read_for_interview(
    source: &Source,
    bank: &Bank,
    expected: ExpectedBank,
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
    expected: ExpectedBank,
    leaves_out: bool,
) -> Result<AnswersFile, Vec<Problem>> {
    let problems = Problems::new();
    let node = parse(source, &problems);
    let mut left_out = Vec::new();
    let file = if problems.errors() == 0 {
        read_file(&node, bank, expected, &problems, leaves_out.then_some(&mut left_out))
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

/// Reads a file; true beside it where what no longer fits was left out.
fn read_file(
    node: &Node<'_>,
    bank: &Bank,
    expected: ExpectedBank,
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
    let mut record = fields
        .take("record")
        .map(|entry| record_head(&entry.node, bank, problems, leaves_out))
        .unwrap_or_default();
    let on_page = fields
        .take("page")
        .map(|entry| on_page(&entry.node, bank, problems, leaves_out))
        .unwrap_or_default();
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
                    && nearest(&entry.key, ["answers", "record", "notes", "page", "bank"])
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
    record.counselor |= holds_answers_of_a_counselor(bank, &answers);
    Some((
        AnswersFile {
            answers,
            ignored,
            notes,
            on_page,
            record,
            warnings: Vec::new(),
            left_out: None,
        },
        leaves_out,
    ))
}

/// True where a question for counselors is answered: only a counselor is asked these.
fn holds_answers_of_a_counselor(bank: &Bank, answers: &Answers) -> bool {
    bank.numbered_questions()
        .any(|(id, question)| question.for_counselors && *answers.get(id) != Answer::MISSING)
}

/// True where the file is a record of another bank, or of this one as it was before a change.
fn check_bank(node: &Node<'_>, bank: &Bank, expected: ExpectedBank, problems: &Problems) -> bool {
    let Some(mut fields) = Fields::of(node, "`bank`", problems) else { return false };
    let (id, _version, digest) = (fields.text("id"), fields.text("version"), fields.text("digest"));
    let translates = fields.optional_text("translates");
    fields.finish();
    if let Some(id) = id
        && id.value != bank.id()
    {
        // A translation asks the same; what it does not ask is reported as an unknown question.
        let original = bank.translates().unwrap_or(bank.id());
        if translates.map_or(id.value, |translates| translates.value) == original {
            return false;
        }
        let wrong = format!(
            "these answers are to the bank `{}`, not to `{}`",
            id.value.escape_debug(),
            bank.id()
        );
        problems.push(match expected {
            ExpectedBank::Same => Problem::error(Code::OtherBank, id.span.clone(), wrong)
                .help("name the bank with `--bank FILE`"),
            // It was named, so it may be meant.
            ExpectedBank::Named => Problem::warning(Code::OtherBank, id.span.clone(), wrong)
                .help("the same id may mean something else: look the answers through"),
        });
        return expected == ExpectedBank::Named;
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

fn record_head(node: &Node<'_>, bank: &Bank, problems: &Problems, leaves_out: bool) -> RecordHead {
    let Some(mut fields) = Fields::of(node, "`record`", problems) else {
        return RecordHead::default();
    };
    let counselor = fields.flag("counselor");
    let interview = fields.optional_text("interview").and_then(|length| {
        let found = length.value.parse::<InterviewLength>().ok();
        if found.is_none() {
            let message = format!("`{}` is no length of an interview", length.value.escape_debug());
            let help = format!("write one of: {}", listed(InterviewLength::VARIANTS));
            problems.push(Problem::error(Code::BadValue, length.span.clone(), message).help(help));
        }
        found
    });
    let country = fields.optional_text("country").and_then(|code| {
        let codes: Vec<&str> = bank.countries().iter().map(|found| found.code.as_str()).collect();
        let wanted = code.value.to_uppercase();
        let is_known = codes.contains(&wanted.as_str());
        if !is_known && !leaves_out {
            let message = format!("the bank has no country `{}`", code.value.escape_debug());
            let help = format!("write one of: {}", listed(&codes));
            let problem = Problem::error(Code::UnknownId, code.span.clone(), message);
            problems.push(problem.help(help));
        }
        is_known.then_some(wanted)
    });
    let mut kept = |key| fields.optional_text(key).map(|text| text.value.to_owned());
    let (started, saved, client, _tool) =
        (kept("started"), kept("saved"), kept("client"), kept("tool"));
    fields.finish();
    RecordHead { counselor, interview, country, client, started, saved }
}

/// Private questions that the person put on the page.
fn on_page(node: &Node<'_>, bank: &Bank, problems: &Problems, leaves_out: bool) -> Vec<QuestionId> {
    let Some(mut fields) = Fields::of(node, "`page`", problems) else { return Vec::new() };
    let named = fields.texts("show");
    fields.finish();
    let private: Vec<(QuestionId, &str)> = bank
        .numbered_questions()
        .filter(|(_, question)| question.private)
        .map(|(id, question)| (id, question.id.as_str()))
        .collect();
    let found = named.into_iter().filter_map(|name| {
        let found = private.iter().find(|(_, id)| *id == name.value);
        if found.is_none() && !leaves_out {
            let message = format!("`{}` is no private question", name.value.escape_debug());
            let ids: Vec<&str> = private.iter().map(|(_, id)| *id).collect();
            let help = format!("write one of: {}", listed(&ids));
            let problem = Problem::error(Code::UnknownQuestion, name.span.clone(), message);
            problems.push(problem.help(help));
        }
        found.map(|(id, _)| *id)
    });
    found.collect()
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
            fitting(entry, bank, problems, left_out.as_deref_mut(), |problems| {
                let question = question_named(entry, bank, problems);
                let note = document::text(&entry.node, &entry.key, problems)?;
                Some((question?, note.value.to_owned()))
            })
        })
        .collect();
    notes.sort_by_key(|(question, _)| *question);
    notes
}

/// Reads an entry. Where what no longer fits is left out, it is not a problem; a private one is not
/// named either.
fn fitting<T>(
    entry: &Entry<'_>,
    bank: &Bank,
    problems: &Problems,
    left_out: Option<&mut Vec<Span>>,
    read: impl Fn(&Problems) -> Option<T>,
) -> Option<T> {
    let Some(left_out) = left_out else { return read(problems) };
    let own = Problems::new();
    let found = read(&own);
    if own.errors() > 0 {
        let question = bank.question_named(&entry.key);
        if question.is_some_and(|id| bank.question(id).private) {
            return None;
        }
        left_out.push(entry.key_span.start..entry.node.span.end);
        return None;
    }
    found
}

/// Reads a table of answers by question id, sets aside those to questions that are not asked, and
/// checks the constraints on what is left.
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
        let read = fitting(entry, bank, problems, left_out.as_deref_mut(), |problems| {
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
    // What is private leaves no trace in what is said of a file either.
    for question in ignored.iter().filter(|id| !bank.question(**id).private) {
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
                .help(constraint.text.as_str());
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
