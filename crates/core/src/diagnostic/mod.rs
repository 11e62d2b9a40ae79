//! What is wrong with a text, where, and what would be right; drawn with the place in the text.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

mod json;

pub use json::json;

use crate::text::{Source, Span, is_control};

/// Whether a problem stops the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The text cannot be used.
    Error,
    /// The text can be used, and something in it is set aside.
    Warning,
}

macro_rules! codes {
    ($($name:ident => $code:literal,)*) => {
        /// The kinds of problems, each with a stable code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "each variant's code is its name")]
        pub enum Code { $($name,)* }

        impl Code {
            /// Every code, in alphabetical order of its name.
            pub const ALL: &[Code] = &[$(Code::$name,)*];

            /// The code as printed, such as `unknown-key`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $code,)* }
            }

            /// The page that explains it, in Markdown: what it means, why it matters, a wrong and a right example.
            pub fn page(self) -> &'static str {
                match self { $(Code::$name => include_str!(concat!("codes/", $code, ".md")),)* }
            }
        }
    };
}

codes! {
    AddressesReader => "addresses-reader",
    AlwaysReplaced => "always-replaced",
    AmbiguousSource => "ambiguous-source",
    AnswerOutOfRange => "answer-out-of-range",
    BadId => "bad-id",
    BadPicture => "bad-picture",
    BadScale => "bad-scale",
    BadValue => "bad-value",
    BlankText => "blank-text",
    BrokenConstraint => "broken-constraint",
    CaseUnknownRule => "case-unknown-rule",
    ConditionSyntax => "condition-syntax",
    ConstraintForm => "constraint-form",
    ConstraintNeverHolds => "constraint-never-holds",
    ControlCharacter => "control-character",
    DeadRule => "dead-rule",
    DigestDiffers => "digest-differs",
    DuplicateId => "duplicate-id",
    DuplicateOption => "duplicate-option",
    EmptyRange => "empty-range",
    EmptySection => "empty-section",
    EmptySet => "empty-set",
    ForbiddenWord => "forbidden-word",
    ForwardReference => "forward-reference",
    FoundTogether => "found-together",
    JsonSyntax => "json-syntax",
    LessConcern => "less-concern",
    MissingHelpLine => "missing-help-line",
    MissingKey => "missing-key",
    MissingSource => "missing-source",
    MissingVoice => "missing-voice",
    MultiNoneWithOthers => "multi-none-with-others",
    NoAnswers => "no-answers",
    NotAsked => "not-asked",
    NotInList => "not-in-list",
    NotShort => "not-short",
    OtherBank => "other-bank",
    OtherFormat => "other-format",
    PartitionGap => "partition-gap",
    PartitionOverlap => "partition-overlap",
    Placeholder => "placeholder",
    ReplacedInCircle => "replaced-in-circle",
    ReservedId => "reserved-id",
    SectionOrder => "section-order",
    SilentWhenUnknown => "silent-when-unknown",
    TextTooLong => "text-too-long",
    TomlSyntax => "toml-syntax",
    Undecided => "undecided",
    UnknownId => "unknown-id",
    UnknownKey => "unknown-key",
    UnknownOption => "unknown-option",
    UnknownQuestion => "unknown-question",
    UnknownSafer => "unknown-safer",
    UnreachableQuestion => "unreachable-question",
    UnsureNone => "unsure-none",
    UnusedAcceptance => "unused-acceptance",
    UnusedOption => "unused-option",
    UnusedQuestion => "unused-question",
    UnusedSource => "unused-source",
    VacuousRule => "vacuous-rule",
    WeakerReplacement => "weaker-replacement",
    WrongComparison => "wrong-comparison",
    WrongKind => "wrong-kind",
}

impl Code {
    /// The code with a name.
    pub fn named(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.as_str() == name)
    }

    /// Why it matters, in one sentence: the line of its page below that heading.
    pub fn why(self) -> &'static str {
        let (_, below) = self.page().split_once("\n## Why it matters\n").unwrap_or_default();
        below.trim_start().lines().next().unwrap_or_default()
    }
}

/// One problem, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The kind of problem.
    pub code: Code,
    /// Whether it stops the program.
    pub severity: Severity,
    /// Where it is.
    pub span: Span,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to see at the place, if the message needs it.
    pub label: Option<String>,
    /// Other places that belong to it, each with what to see there.
    pub also: Vec<(Span, String)>,
    /// What would be right.
    pub help: Option<String>,
    /// The id of what it is about, by which a bank may accept a warning: `id`, or `question.option`.
    pub about: Option<String>,
    /// Answers that show it, each with what to see and the text of an answers file.
    pub examples: Vec<(String, String)>,
}

impl Problem {
    /// An error at a place.
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Problem {
        Problem {
            code,
            severity: Severity::Error,
            span,
            message: message.into(),
            label: None,
            also: Vec::new(),
            help: None,
            about: None,
            examples: Vec::new(),
        }
    }

    /// A warning at a place.
    pub fn warning(code: Code, span: Span, message: impl Into<String>) -> Problem {
        Problem { severity: Severity::Warning, ..Problem::error(code, span, message) }
    }

    /// With words at the place itself.
    pub fn label(mut self, label: impl Into<String>) -> Problem {
        self.label = Some(label.into());
        self
    }

    /// With a second place.
    pub fn also(mut self, span: Span, label: impl Into<String>) -> Problem {
        self.also.push((span, label.into()));
        self
    }

    /// With what would be right.
    pub fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }

    /// With the id of what it is about.
    pub fn about(mut self, id: impl Into<String>) -> Problem {
        self.about = Some(id.into());
        self
    }

    /// With what would be right, where something can be said.
    pub fn maybe_help(mut self, help: Option<String>) -> Problem {
        self.help = help.or(self.help);
        self
    }
}

/// The problems found so far. Checks share it, so that one run reports them all.
#[derive(Debug, Default)]
pub struct Problems {
    found: RefCell<Vec<Problem>>,
    /// The keys that were asked for, where they are noted.
    keys: Option<RefCell<BTreeSet<(String, &'static str)>>>,
}

impl Problems {
    /// None so far.
    pub fn new() -> Problems {
        Problems::default()
    }

    /// None so far; each key that is asked for is noted.
    pub fn noting_keys() -> Problems {
        Problems { keys: Some(RefCell::default()), ..Problems::default() }
    }

    /// Notes that a key of a kind of table was asked for.
    pub fn asked_for(&self, table: &str, key: &'static str) {
        if let Some(keys) = &self.keys {
            keys.borrow_mut().insert((table.to_owned(), key));
        }
    }

    /// The keys that were asked for, each with its kind of table.
    pub fn into_keys(self) -> BTreeSet<(String, &'static str)> {
        self.keys.map(RefCell::into_inner).unwrap_or_default()
    }

    /// One more.
    pub fn push(&self, problem: Problem) {
        self.found.borrow_mut().push(problem);
    }

    /// How many are errors.
    pub fn errors(&self) -> usize {
        self.found.borrow().iter().filter(|problem| problem.severity == Severity::Error).count()
    }

    /// All of them, in the order of the file.
    pub fn into_sorted(self) -> Vec<Problem> {
        let mut problems = self.found.into_inner();
        problems.sort_by_key(|problem| (problem.span.start, problem.span.end, problem.code));
        problems.dedup();
        problems
    }
}

/// How problems are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawing {
    /// With colour.
    pub colour: bool,
    /// The width of the terminal, in columns.
    pub width: usize,
}

/// The problems as text, each with file, line, column and the lines of the source that it speaks of.
pub fn draw(source: &Source, problems: &[Problem], drawing: Drawing) -> String {
    draw_groups(source, problems, drawing, |_| None)
}

/// The same, and for each problem why it matters: for the author of a bank.
pub fn draw_with_reasons(source: &Source, problems: &[Problem], drawing: Drawing) -> String {
    draw_groups(source, problems, drawing, |problem| Some(problem.code.why()))
}

fn draw_groups(
    source: &Source,
    problems: &[Problem],
    drawing: Drawing,
    why: impl Fn(&Problem) -> Option<&'static str>,
) -> String {
    let renderer = if drawing.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(drawing.width);
    let shown = without_controls(&source.text);
    let mut text = String::new();
    for problem in problems {
        text.push_str(&renderer.render(&[group(source, &shown, problem, why(problem))]));
        text.push_str("\n\n");
        for (title, answers) in &problem.examples {
            // Moved in, it is an answers file all the same.
            text.push_str(&format!("{title}:\n\n"));
            answers.lines().for_each(|line| text.push_str(&format!("    {line}\n")));
            text.push('\n');
        }
    }
    text
}

/// A file's text in which a terminal finds nothing to obey, each character as long as before, so that places stay right.
/// The one-byte controls are left to the drawing.
fn without_controls(text: &str) -> Cow<'_, str> {
    if text.is_ascii()
        || !text.chars().any(|character| !character.is_ascii() && is_control(character))
    {
        return Cow::Borrowed(text);
    }
    let stand_in = |character: char| match character.len_utf8() {
        _ if character.is_ascii() || !is_control(character) => character,
        2 => '·',
        3 => '\u{fffd}',
        _ => '\u{1fbc4}',
    };
    Cow::Owned(text.chars().map(stand_in).collect())
}

fn group<'a>(
    source: &'a Source,
    shown: &'a str,
    problem: &'a Problem,
    why: Option<&'static str>,
) -> Group<'a> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let inside = |span: &Span| span.start.min(source.text.len())..span.end.min(source.text.len());
    let snippet =
        Snippet::source(shown)
            .path(source.name.as_str())
            .annotation(
                AnnotationKind::Primary.span(inside(&problem.span)).label(problem.label.as_deref()),
            )
            .annotations(problem.also.iter().map(|(span, label)| {
                AnnotationKind::Context.span(inside(span)).label(label.as_str())
            }));
    let mut group =
        level.primary_title(problem.message.as_str()).id(problem.code.as_str()).element(snippet);
    if let Some(why) = why {
        group = group.element(Level::NOTE.message(why));
    }
    match &problem.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    }
}
