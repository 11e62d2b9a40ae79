//! Problems drawn with their places in the text.

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::problem::{Problem, Severity};
use crate::text::{Source, Span, is_control};

/// Settings of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawing {
    /// True where colour is used.
    pub colour: bool,
    /// Width of the terminal, in columns.
    pub width: usize,
}

/// Draws problems, each with file, line, column and the lines of the source around it.
pub fn draw(source: &Source, problems: &[Problem], drawing: Drawing) -> String {
    draw_groups(source, problems, drawing, |_| None)
}

/// Draws problems for the author of a bank, each with the reason why it matters.
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
