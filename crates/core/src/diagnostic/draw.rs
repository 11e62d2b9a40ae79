//! Problems drawn with their places in the text.

use std::borrow::Cow;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::excerpt::{Excerpt, excerpt};
use super::problem::{Problem, Severity};
use crate::text::{Source, Span, is_control};

/// Most problems that are drawn: who mends these finds the others, or finds them gone.
pub const MOST_DRAWN: usize = 10;

/// Settings of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawing {
    /// True where colour is used.
    pub colour: bool,
    /// Width of the terminal, in columns.
    pub width: usize,
}

/// Draws problems, each with file, line, column and the lines of the source around it: the first
/// [`MOST_DRAWN`], errors before warnings, and how many are left.
pub fn draw(source: &Source, problems: &[Problem], drawing: Drawing) -> String {
    let first = first(problems);
    let mut text = draw_groups(source, &first, drawing, |_| None);
    text.push_str(&more(problems.len() - first.len(), "look", "", drawing));
    text
}

/// Draws problems for the author of a bank, each with the reason why it matters.
pub fn draw_with_reasons(source: &Source, problems: &[Problem], drawing: Drawing) -> String {
    let first = first(problems);
    let mut text = draw_groups(source, &first, drawing, |problem| Some(problem.code.why()));
    let all = " `--format json` lists all.";
    text.push_str(&more(problems.len() - first.len(), "check", all, drawing));
    text
}

/// Problems that are drawn, in the order of the file.
fn first(problems: &[Problem]) -> Vec<&Problem> {
    let of = |severity| problems.iter().filter(move |problem| problem.severity == severity);
    let mut first: Vec<&Problem> =
        of(Severity::Error).chain(of(Severity::Warning)).take(MOST_DRAWN).collect();
    first.sort_by_key(|problem| (problem.span.start, problem.span.end, problem.code));
    first
}

/// Lines about the problems that are not drawn, if there are any.
fn more(left: usize, look: &str, all: &str, drawing: Drawing) -> String {
    let are = match left {
        0 => return String::new(),
        1 => "problem is",
        _ => "problems are",
    };
    let text = format!(
        "{left} more {are} not shown. Mend these first, and {look} again: one mistake can bring others.{all}"
    );
    textwrap::fill(&text, drawing.width.max(20)) + "\n\n"
}

fn draw_groups(
    source: &Source,
    problems: &[&Problem],
    drawing: Drawing,
    why: impl Fn(&Problem) -> Option<&'static str>,
) -> String {
    let renderer = if drawing.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(drawing.width);
    let shown = without_controls(&source.text);
    let mut text = String::new();
    for problem in problems {
        let spans = [&problem.span].into_iter().chain(problem.also.iter().map(|(span, _)| span));
        let drawn = match excerpt(&shown, spans) {
            Some(excerpt) => {
                renderer.render(&[excerpt_group(source, &excerpt, problem, why(problem))])
            }
            None => renderer.render(&[group(source, &shown, problem, why(problem))]),
        };
        text.push_str(&drawn);
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

/// Text without control characters, each replaced by one of the same length, so that places stay
/// right. One-byte controls are left to the renderer.
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
    let inside = |span: &Span| span.start.min(source.text.len())..span.end.min(source.text.len());
    let places = problem.also.iter().map(|(span, label)| (inside(span), label));
    let snippet = snippet(shown, inside(&problem.span), problem, places);
    around(problem, why, |group| group.element(snippet.path(source.name.as_str())))
}

/// The same where lines are too long to be drawn whole.
fn excerpt_group<'a>(
    source: &'a Source,
    excerpt: &'a Excerpt,
    problem: &'a Problem,
    why: Option<&'static str>,
) -> Group<'a> {
    let (line, column) = source.position(problem.span.start);
    let origin = Origin::path(source.name.as_str()).line(line).char_column(column);
    let mut places = excerpt.spans.iter().cloned();
    let span = places.next().unwrap_or_default();
    let places = places.zip(problem.also.iter().map(|(_, label)| label));
    let snippet = snippet(&excerpt.text, span, problem, places).line_start(excerpt.line);
    around(problem, why, |group| group.element(origin).element(snippet))
}

fn snippet<'a>(
    text: &'a str,
    span: Span,
    problem: &'a Problem,
    places: impl Iterator<Item = (Span, &'a String)>,
) -> Snippet<'a, Annotation<'a>> {
    let primary = AnnotationKind::Primary.span(span).label(problem.label.as_deref());
    let others =
        places.map(|(span, label)| AnnotationKind::Context.span(span).label(label.as_str()));
    Snippet::source(text).annotation(primary).annotations(others)
}

/// Title above a drawing, reason and remedy below it.
fn around<'a>(
    problem: &'a Problem,
    why: Option<&'static str>,
    draw: impl FnOnce(Group<'a>) -> Group<'a>,
) -> Group<'a> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(problem.message.as_str()).id(problem.code.as_str());
    let mut group = draw(Group::with_title(title));
    if let Some(why) = why {
        group = group.element(Level::NOTE.message(why));
    }
    match &problem.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    }
}
