//! Pictures, as SVG in the page: shapes and text in the colours of the page, with a title and a
//! description.
//!
//! Nothing in a picture is better or worse: every band and every stretch looks alike, and one mark
//! shows the person's own number. Sizes are those of a narrow phone, where one unit is one CSS
//! pixel; elsewhere the picture is larger.

use std::ops::RangeInclusive;

use maud::{Markup, html};
use textwrap::{Options, WordSplitter};

use crate::logic::Interval;
use crate::summary::{Figure, Gauge, Shape};
use crate::text::visible;

const WIDTH: i64 = 288;
/// Room for a mark at either end.
const SIDE: i64 = 6;
const INNER: i64 = WIDTH - 2 * SIDE;
/// Distance from one line of text to the next.
const LINE: i64 = 14;
/// Height of the strip with a number's mark.
const STRIP: i64 = 14;
/// No character of the page's typeface is wider on average, in tenths.
const CHARACTER: i64 = 66;

/// A picture with its heading and what to keep in mind.
pub fn figure(figure: &Figure) -> Markup {
    let (drawn, height) = match &figure.shape {
        Shape::Scale { bands, sum } => scale(bands, *sum),
        Shape::Pair { gauges, begins } => pair(gauges, begins),
        Shape::Course { visits, range, values } => course(visits, range, values),
        Shape::Timeline { ticks, rows } => timeline(ticks, rows),
    };
    let (title, said) =
        (format!("picture-{}-title", figure.number), format!("picture-{}-said", figure.number));
    html! {
        figure .picture {
            p .name { (visible(&figure.title)) }
            svg viewBox=(format!("0 0 {WIDTH} {height}")) role="img" aria-labelledby=(format!("{title} {said}")) {
                title id=(title) { (visible(&figure.title)) }
                desc id=(said) { (visible(&figure.description)) }
                (drawn)
            }
            figcaption {
                (visible(&figure.text))
                @if let Some(sources) = &figure.sources { " " span .sources { (visible(sources)) } }
            }
        }
    }
}

/// Place of a number along the inner width.
fn along(number: f64, range: &RangeInclusive<f64>) -> i64 {
    let share = (number - range.start()) / (range.end() - range.start());
    SIDE + (share.clamp(0.0, 1.0) * INNER as f64).round() as i64
}

/// A sum on its bands. Each whole number has its own room, so that the ends of two bands do not
/// fall together.
fn scale(bands: &[(RangeInclusive<i64>, String)], sum: Interval) -> (Markup, i64) {
    let ends = bands
        .first()
        .zip(bands.last())
        .map(|((first, _), (last, _))| (*first.start() as f64, *last.end() as f64));
    let (least, greatest) = ends.unwrap_or_default();
    let range = least..=greatest + 1.0;
    let middle = |number: i64| along(number as f64 + 0.5, &range);
    let (from, to) = (middle(sum.least), middle(sum.greatest));
    let said = if sum.least == sum.greatest {
        sum.least.to_string()
    } else {
        format!("{}–{}", sum.least, sum.greatest)
    };
    let (mark_at, bands_at) = (LINE + 9, LINE + 20);
    let boxes: Vec<(i64, i64, Vec<String>, String)> = bands
        .iter()
        .map(|(band, name)| {
            let (left, right) =
                (along(*band.start() as f64, &range), along(*band.end() as f64 + 1.0, &range));
            let ends = if band.start() == band.end() {
                band.start().to_string()
            } else {
                format!("{}–{}", band.start(), band.end())
            };
            (left, right, lines(name, right - left - 4), ends)
        })
        .collect();
    let height =
        LINE * count(boxes.iter().map(|(_, _, name, _)| name.len()).max().unwrap_or(1)) + 8;
    let drawn = html! {
        (own(&said, (from + to) / 2, LINE - 2))
        (mark(from, to, mark_at))
        @for (left, right, name, ends) in &boxes {
            rect .part x=(left) y=(bands_at) width=(right - left) height=(height) {}
            (text_lines(name, (left + right) / 2, bands_at + LINE + 1, "middle"))
            (text_lines(std::slice::from_ref(ends), (left + right) / 2, bands_at + height + LINE, "middle"))
        }
    };
    (drawn, bands_at + height + LINE + 5)
}

/// Two numbers, one below the other. The stretches between thresholds are equally wide, and a
/// number is in its own by its share of it. A number that is not known has a broken line all along.
fn pair(gauges: &[Gauge; 2], begins: &[String]) -> (Markup, i64) {
    let stretches = count(begins.len()) + 1;
    let left = |stretch: i64| SIDE + INNER * stretch / stretches;
    let mut top = 0;
    let mut drawn = Vec::new();
    for gauge in gauges {
        let said = lines(&gauge.answer, WIDTH);
        let part_at = top + LINE * count(said.len()) + 4;
        let mark_at = part_at + STRIP / 2;
        drawn.push(html! {
            (text_lines(&said, SIDE, top + LINE - 2, "start"))
            @for stretch in 0..stretches {
                rect .part x=(left(stretch)) y=(part_at) width=(left(stretch + 1) - left(stretch)) height=(STRIP) {}
            }
            @if let Some(number) = gauge.number {
                @let at = place(number, gauge, stretches);
                (mark(at, at, mark_at))
            } @else {
                line .unknown x1=(SIDE) y1=(mark_at) x2=(SIDE + INNER) y2=(mark_at) {}
            }
            @for (threshold, stretch) in gauge.thresholds.iter().zip(1..) {
                (text_lines(&[threshold.to_string()], left(stretch), part_at + STRIP + LINE - 1, "middle"))
            }
        });
        top = part_at + STRIP + LINE + 6;
    }
    let names: Vec<Vec<String>> =
        begins.iter().map(|name| lines(name, INNER / stretches)).collect();
    let tallest = count(names.iter().map(Vec::len).max().unwrap_or_default());
    let drawn = html! {
        @for row in &drawn { (row) }
        @for (name, stretch) in names.iter().zip(1..) {
            line .tick x1=(left(stretch)) y1=(top) x2=(left(stretch)) y2=(top + LINE * tallest) {}
            (text_lines(name, left(stretch) + 4, top + LINE - 3, "start"))
        }
    };
    (drawn, top + LINE * tallest + 3)
}

/// A known number by its share of its stretch.
fn place(number: i64, gauge: &Gauge, stretches: i64) -> i64 {
    let ends = std::iter::once(*gauge.range.start()).chain(gauge.thresholds.iter().copied());
    let ends: Vec<i64> = ends.chain(std::iter::once(gauge.range.end().saturating_add(1))).collect();
    let stretch = ends.windows(2).zip(0_i64..).find_map(|(ends, stretch)| match ends {
        [least, above] if (*least..*above).contains(&number) => Some(
            stretch as f64
                + (number as f64 + 0.5 - *least as f64) / (*above as f64 - *least as f64),
        ),
        _ => None,
    });
    along(stretch.unwrap_or_default(), &(0.0..=stretches as f64))
}

/// Height of the field of a course.
const FIELD: i64 = 96;

/// A number at each visit, from left to right: a dot, or a bar where it lies in a stretch. A line
/// joins neighbours that are both known.
fn course(
    visits: &[String],
    range: &RangeInclusive<i64>,
    values: &[Option<Interval>],
) -> (Markup, i64) {
    let column = INNER / count(visits.len()).max(1);
    let x = |place: i64| SIDE + column * place + column / 2;
    let (least, greatest) = (*range.start() as f64, *range.end() as f64);
    let top = 2 * LINE;
    let y = |number: i64| {
        let share = (number as f64 - least) / (greatest - least).max(1.0);
        top + FIELD - (share.clamp(0.0, 1.0) * FIELD as f64).round() as i64
    };
    let middle = |value: Interval| (y(value.least) + y(value.greatest)) / 2;
    let names: Vec<Vec<String>> = visits.iter().map(|visit| lines(visit, column - 2)).collect();
    let tallest = count(names.iter().map(Vec::len).max().unwrap_or_default());
    let said = |value: Interval| match value.least == value.greatest {
        true => value.least.to_string(),
        false => format!("{}–{}", value.least, value.greatest),
    };
    let bottom = top + FIELD;
    let drawn = html! {
        (text_lines(&[range.end().to_string()], SIDE, LINE - 3, "start"))
        line .tick x1=(SIDE) y1=(top) x2=(SIDE + INNER) y2=(top) {}
        line .tick x1=(SIDE) y1=(bottom) x2=(SIDE + INNER) y2=(bottom) {}
        @for (pair, place) in values.windows(2).zip(0..) {
            @if let [Some(one), Some(next)] = pair {
                line .tick x1=(x(place)) y1=(middle(*one)) x2=(x(place + 1)) y2=(middle(*next)) {}
            }
        }
        @for (value, place) in values.iter().zip(0..) {
            @if let Some(value) = value {
                @if value.least == value.greatest { circle .mark cx=(x(place)) cy=(middle(*value)) r="5" {} }
                @else {
                    rect .mark x=(x(place) - 4) y=(y(value.greatest)) width="8" height=((y(value.least) - y(value.greatest)).max(1)) {}
                }
                (own(&said(*value), x(place), y(value.greatest) - 8))
            }
        }
        @for (name, place) in names.iter().zip(0..) {
            (text_lines(name, x(place), bottom + LINE, "middle"))
        }
        (text_lines(&[range.start().to_string()], SIDE, bottom + LINE * (tallest + 1), "start"))
    };
    (drawn, bottom + LINE * (tallest + 1) + 4)
}

/// Rows on common ticks, whose names are below all rows.
fn timeline(ticks: &[String], rows: &[(String, usize, usize)]) -> (Markup, i64) {
    let column = WIDTH / count(ticks.len()).max(1);
    let middle = |tick: usize| column * count(tick) + column / 2;
    let mut top = 0;
    let mut drawn = Vec::new();
    for (label, from, to) in rows {
        let label = lines(label, WIDTH);
        let at = top + LINE * count(label.len()) + 8;
        drawn.push(html! {
            (text_lines(&label, 0, top + LINE - 2, "start"))
            line .tick x1=(middle(0)) y1=(at) x2=(middle(ticks.len().saturating_sub(1))) y2=(at) {}
            @for tick in 0..ticks.len() { line .tick x1=(middle(tick)) y1=(at - 4) x2=(middle(tick)) y2=(at + 4) {} }
            (mark(middle(*from), middle(*to), at))
        });
        top = at + 9;
    }
    let names: Vec<Vec<String>> = ticks.iter().map(|tick| lines(tick, column)).collect();
    let tallest = count(names.iter().map(Vec::len).max().unwrap_or_default());
    let drawn = html! {
        @for row in &drawn { (row) }
        @for (tick, name) in names.iter().enumerate() { (text_lines(name, middle(tick), top + LINE - 2, "middle")) }
    };
    (drawn, top + LINE * tallest + 3)
}

/// The one mark: a dot, or a bar from one place to another.
fn mark(from: i64, to: i64, y: i64) -> Markup {
    html! {
        @if from == to { circle .mark cx=(from) cy=(y) r="5" {} }
        @else { rect .mark x=(from) y=(y - 4) width=(to - from) height="8" rx="4" {} }
    }
}

/// The person's own number, above its mark and inside the picture.
fn own(said: &str, x: i64, y: i64) -> Markup {
    let half = CHARACTER * count(said.chars().count()) / 20 + 1;
    html! { text .own x=(x.clamp(half, (WIDTH - half).max(half))) y=(y) text-anchor="middle" { (said) } }
}

fn text_lines(lines: &[String], x: i64, y: i64, anchor: &str) -> Markup {
    html! { @for (line, number) in lines.iter().zip(0..) { text x=(x) y=(y + LINE * number) text-anchor=(anchor) { (line) } } }
}

/// A text in lines that are no wider than so many units.
fn lines(text: &str, width: i64) -> Vec<String> {
    let characters = usize::try_from(width * 10 / CHARACTER).unwrap_or_default().max(1);
    let options = Options::new(characters).word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(&visible(text), options).into_iter().map(|line| line.into_owned()).collect()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or_default()
}
