//! Bound on the lines of a list of texts that is wrapped, whichever of them stand in it.
//!
//! A break before a word `w` behind a line of width `u` means `u + 1 + |w| > c`, with `c` columns.
//! Added up over the `n - 1` breaks of `n` lines, for a list of width `W`:
//!
//! `(n - 1)(c + 1) <= W + t(n - 2)`, with `t(k)` the width of the `k` longest words together,
//!
//! as the last line holds at least the word behind the last break. The left side without `t` is
//! convex in `n`, so its tangent at any `m` lies below it, and `n` is bounded by a sum over the
//! texts, each with its width. No text here is
//! wider than a line.
//!
//! Where the order is known nothing need be bounded: a text that begins further on ends further on,
//! so the worst text in each place makes the longest list ([`ordered`]).

use textwrap::core::display_width;

use super::cost::Cost;
use crate::text::width_in_print;

/// Where a list stands.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Columns as text.
    pub columns: usize,
    /// Width in print, by the size of letters.
    pub printed: f64,
    /// Sides of paper that a printed line takes.
    pub side: f64,
}

/// Bound on a list: what it costs at all, and what each text adds.
#[derive(Debug, Clone, Copy)]
pub struct ListBound {
    /// The cost of a list without texts.
    pub base: Cost,
    text: Slope,
    print: Slope,
    side: f64,
}

#[derive(Debug, Clone, Copy)]
struct Slope {
    base: f64,
    by_width: f64,
}

impl Slope {
    /// The bound for words of these widths, touching at so many lines.
    fn of(mut words: Vec<f64>, width: f64, space: f64, touching: usize) -> Slope {
        words.iter_mut().for_each(|word| *word = word.min(width));
        words.sort_by(|one, other| other.total_cmp(one));
        let longest: f64 = words.iter().take(touching.saturating_sub(2)).sum();
        let next = words.get(touching.saturating_sub(2)).copied().unwrap_or(0.0);
        let touching = touching as f64;
        let step = width + space - next;
        let here = (touching - 1.0) * (width + space) - longest;
        Slope { base: touching - here / step, by_width: 1.0 / step }
    }
}

impl ListBound {
    /// The bound on lists of some of these texts, for lists of about so many lines.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>, place: Place, about: usize) -> ListBound {
        let words: Vec<&str> = texts.flat_map(str::split_whitespace).collect();
        let columns = words.iter().map(|word| display_width(word) as f64).collect();
        let printed = words.iter().map(|word| width_in_print(word)).collect();
        let about = about.max(2);
        let about_in_print = (about * place.columns * 4 / 7 / place.printed as usize).max(2);
        let text = Slope::of(columns, place.columns as f64, 1.0, about);
        let print = Slope::of(printed, place.printed, width_in_print(" "), about_in_print);
        let base = Cost { lines: text.base, words: 0.0, sides: print.base * place.side };
        ListBound { base, text, print, side: place.side }
    }

    /// What a text in the list adds, with the space behind it.
    pub fn cost(&self, text: &str) -> Cost {
        let width = |word: &str| display_width(word) as f64 + 1.0;
        let print = |word: &str| width_in_print(word) + width_in_print(" ");
        Cost {
            lines: text.split_whitespace().map(width).sum::<f64>() * self.text.by_width,
            words: text.split_whitespace().count() as f64,
            sides: text.split_whitespace().map(print).sum::<f64>()
                * self.print.by_width
                * self.side,
        }
    }
}

/// The most that a list costs that holds one text of each of these at most, in this order.
pub fn ordered(variants: &[Vec<String>], place: Place) -> Cost {
    let columns = |word: &str| display_width(word) as f64;
    let text = lines(variants, place.columns as f64, 1.0, columns);
    let print = lines(variants, place.printed, width_in_print(" "), width_in_print);
    let words = |texts: &Vec<String>| {
        texts.iter().map(|text| text.split_whitespace().count()).max().unwrap_or(0)
    };
    Cost {
        lines: text as f64,
        words: variants.iter().map(words).sum::<usize>() as f64,
        sides: print as f64 * place.side,
    }
}

fn lines(variants: &[Vec<String>], width: f64, space: f64, wide: impl Fn(&str) -> f64) -> usize {
    let mut reached = (1, 0.0);
    for texts in variants {
        let ends = texts.iter().map(|text| end_of(text, reached, width, space, &wide));
        reached = ends.fold(reached, |one, other| if other > one { other } else { one });
    }
    reached.0
}

/// Line and place in it where a text ends that begins at another.
fn end_of(
    text: &str,
    (mut line, mut at): (usize, f64),
    width: f64,
    space: f64,
    wide: &impl Fn(&str) -> f64,
) -> (usize, f64) {
    for word in text.split_whitespace() {
        let gap = if at > 0.0 { space } else { 0.0 };
        let mut word = wide(word);
        if at + gap + word <= width {
            at += gap + word;
            continue;
        }
        line += usize::from(at > 0.0);
        // A word that is wider than a line is broken into pieces, each but for a letter a line.
        while word > width {
            line += 1;
            word -= width - 2.0 * space;
        }
        at = word;
    }
    (line, at)
}
