//! What is drawn of a text whose lines are too long to be drawn whole.

use crate::text::Span;

/// Longest line that is drawn whole, in bytes.
const LONGEST_LINE: usize = 4_000;

/// Bytes that are drawn before a place in a long line, and at most from it on.
const BEFORE: usize = 30;
const FROM: usize = 120;

/// Most lines that are drawn whole between two places of a problem.
const MOST_LINES: usize = 200;

/// Lines of a text, the long ones cut around the places.
pub(super) struct Excerpt {
    /// The lines.
    pub text: String,
    /// The places in them.
    pub spans: Vec<Span>,
    /// Number of the first line in the text, from 1.
    pub line: usize,
}

/// Excerpt around places, of which the first is the main one; none where the text can be drawn as it is.
pub(super) fn excerpt<'s>(text: &str, spans: impl Iterator<Item = &'s Span>) -> Option<Excerpt> {
    let mut starts = Vec::new();
    let mut at = 0;
    let mut is_long = false;
    for line in text.split_inclusive('\n') {
        is_long |= line.len() > LONGEST_LINE;
        starts.push(at);
        at += line.len();
    }
    if !is_long {
        return None;
    }
    let line_of = |place: usize| starts.partition_point(|start| *start <= place).saturating_sub(1);
    let places: Vec<usize> = spans.map(|span| span.start.min(text.len())).collect();
    let lines = places.iter().map(|place| line_of(*place));
    let main = lines.clone().next().unwrap_or(0);
    // What stands far away from the main place is told in words alone.
    let near = |line: &usize| line.abs_diff(main) < MOST_LINES;
    let first = lines.clone().filter(near).min().unwrap_or(main);
    let last = lines.clone().filter(near).max().unwrap_or(main);
    let mut excerpt =
        Excerpt { text: String::new(), spans: vec![0..0; places.len()], line: first + 1 };
    for number in first..=last {
        let start = starts.get(number).copied().unwrap_or(text.len());
        let end = starts.get(number + 1).copied().unwrap_or(text.len());
        let own: Vec<(usize, usize)> = (places.iter().copied().enumerate())
            .filter(|(_, place)| line_of(*place) == number)
            .collect();
        excerpt.add(text, start..end, &own);
    }
    Some(excerpt)
}

impl Excerpt {
    /// Adds a line with the places in it, each by its number.
    fn add(&mut self, text: &str, line: Span, places: &[(usize, usize)]) {
        let whole = line.end - line.start <= LONGEST_LINE;
        let first = places.first().map_or(line.start, |(_, place)| *place);
        let from = if whole {
            line.start
        } else {
            boundary(text, first.saturating_sub(BEFORE).max(line.start))
        };
        let until = if whole { line.end } else { boundary(text, (first + FROM).min(line.end)) };
        if from > line.start {
            self.text.push('…');
        }
        let shift = self.text.len();
        let shown = text.get(from..until).unwrap_or_default().trim_end_matches(['\n', '\r']);
        self.text.push_str(shown);
        for (number, place) in places {
            let here = (place.clamp(&from, &until) - from).min(shown.len()) + shift;
            let one =
                text.get(*place..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            if let Some(span) = self.spans.get_mut(*number) {
                *span = here..(here + one).min(self.text.len());
            }
        }
        if until < line.end && !whole {
            self.text.push('…');
        }
        self.text.push('\n');
    }
}

/// The nearest place at or before this one at which a character begins.
fn boundary(text: &str, place: usize) -> usize {
    (0..=place).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0)
}
