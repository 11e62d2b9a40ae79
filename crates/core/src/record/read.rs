//! Reader of answers files and records, TOML or JSON.

use super::carried::{Carried, Settled, settle};
use super::file::{AnswersFile, RECORD_FORMAT};
use super::notation::Notation;
use super::read_answer::read_answer;
use super::read_beside::{carried, changed, entries, fitting, question_named, texts};
use super::read_head::{on_page, record_head};
use crate::answers::{Answer, Answers};
use crate::bank::{Bank, QuestionId};
use crate::diagnostic::{Code, Problem, Problems};
use crate::document;
use crate::document::{Entry, Fields, Node, parse};
use crate::evaluation::holds;
use crate::text::{Source, Span, nearest};

/// Lines within which a record names its format.
const FORMAT_WITHIN: usize = 20;

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

/// True where a text is a record, broken or not: whatever names its format so.
pub fn is_record(source: &Source) -> bool {
    let (name, _) = RECORD_FORMAT.split_once('/').unwrap_or((RECORD_FORMAT, ""));
    source.text.lines().take(FORMAT_WITHIN).any(|line| line.contains(name))
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
                notation: Notation::of(&source.text),
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
    let written_with = fields
        .take("bank")
        .map(|entry| check_bank(&entry.node, bank, expected, problems))
        .unwrap_or_default();
    let has_changed = written_with.has_changed;
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
    let mut texts = |fields: &mut Fields<'_, '_>, key| {
        let entry = fields.take(key)?;
        Some(texts(&entry.node, key, bank, problems, left_out.as_deref_mut()))
    };
    let notes = texts(&mut fields, "notes").unwrap_or_default();
    let begun = texts(&mut fields, "begun").unwrap_or_default();
    let changed = changed(fields.list("changed"), bank, problems, left_out.as_deref_mut());
    let mut carried = fields
        .take("carried")
        .map(|entry| carried(&entry.node, bank, problems, left_out.as_deref_mut()))
        .unwrap_or_default();
    let answers = match fields.take("answers") {
        Some(entry) => Some(read_answers(&entry.node, bank, problems, left_out, &mut carried)?),
        None => {
            let is_bare = |entry: &&Entry<'_>| bank.question_named(&entry.key).is_some();
            let is_misspelt = |entry: &&Entry<'_>| {
                matches!(entry.node.value, document::Value::Table(_))
                    && nearest(
                        &entry.key,
                        ["answers", "record", "carried", "notes", "begun", "page", "bank"],
                    ) == Some("answers")
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
    let (answers, Settled { ignored, dropped }) = answers?;
    record.counselor |= holds_answers_of_a_counselor(bank, &answers);
    Some((
        AnswersFile {
            answers,
            ignored,
            carried,
            dropped,
            notes,
            changed,
            begun,
            on_page,
            record,
            notation: Notation::default(),
            bank_digest: written_with.digest,
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

/// Bank that a record was written with.
#[derive(Debug, Default)]
struct WrittenWith {
    /// True where it is another one, or this one as it was before a change.
    has_changed: bool,
    digest: Option<String>,
}

fn check_bank(
    node: &Node<'_>,
    bank: &Bank,
    expected: ExpectedBank,
    problems: &Problems,
) -> WrittenWith {
    let Some(mut fields) = Fields::of(node, "`bank`", problems) else {
        return WrittenWith::default();
    };
    let (id, _version, digest) = (fields.text("id"), fields.text("version"), fields.text("digest"));
    let translates = fields.optional_text("translates");
    fields.finish();
    if let Some(id) = id
        && id.value != bank.id()
    {
        // A translation asks the same; what it does not ask is reported as an unknown question.
        let original = bank.translates().unwrap_or(bank.id());
        if translates.map_or(id.value, |translates| translates.value) == original {
            let digest = digest.map(|digest| digest.value.to_owned());
            return WrittenWith { has_changed: false, digest };
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
        let digest = digest.map(|digest| digest.value.to_owned());
        return WrittenWith { has_changed: expected == ExpectedBank::Named, digest };
    }
    let has_changed = digest.is_some_and(|digest| digest.value != bank.digest());
    if let Some(digest) = digest
        && has_changed
    {
        problems.push(
            Problem::warning(
                Code::DigestDiffers,
                digest.span.clone(),
                "the bank has changed since these answers were saved",
            )
            .help("questions or rules may differ: look the answers through"),
        );
    }
    WrittenWith { has_changed, digest: digest.map(|digest| digest.value.to_owned()) }
}

/// Reads a table of answers by question id, sets aside those to questions that are not asked, and
/// checks the constraints on what is left.
pub fn read_table(
    node: &Node<'_>,
    bank: &Bank,
    problems: &Problems,
) -> Option<(Answers, Vec<QuestionId>)> {
    let (answers, settled) = read_answers(node, bank, problems, None, &mut Carried::new())?;
    Some((answers, settled.ignored))
}

fn read_answers(
    node: &Node<'_>,
    bank: &Bank,
    problems: &Problems,
    mut left_out: Option<&mut Vec<Span>>,
    carried: &mut Carried,
) -> Option<(Answers, Settled)> {
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
    let settled = settle(bank, &mut answers, carried);
    // What is private leaves no trace in what is said of a file either.
    let is_told = |id: &&QuestionId| !bank.question(**id).private;
    let place = |id: &QuestionId| places.get(id.index()).cloned().flatten().unwrap_or_default();
    for question in settled.dropped.iter().filter(is_told) {
        let message = format!(
            "`{}` was answered on an earlier day and does not fit an answer of this one, so it is \
             dropped",
            bank.question(*question).id
        );
        problems.push(
            Problem::warning(Code::BrokenConstraint, place(question), message)
                .help("ask again, and write the new answer"),
        );
    }
    for question in settled.ignored.iter().filter(is_told) {
        problems.push(
            Problem::warning(
                Code::NotAsked,
                place(question),
                format!(
                    "`{}` is not asked for these answers, so this answer is set aside",
                    bank.question(*question).id
                ),
            )
            .help("leave it out, or look at the earlier answers that lead to this question"),
        );
    }
    check_constraints(&answers, bank, &places, problems);
    (problems.errors() == before).then_some((answers, settled))
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
