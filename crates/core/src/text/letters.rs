//! Text in print: widths of letters, and the lines that a text fills.

/// Widths of the printable ASCII characters in Helvetica, in thousandths of the size of letters
/// (Adobe Font Metrics); Arial and Liberation Sans have the same.
#[rustfmt::skip]
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// Any other character: no letter and no picture of a common font is wider.
const WIDEST: u16 = 1300;

/// Width of a text in units of the size of its letters.
pub fn width_in_print(text: &str) -> f64 {
    let width = |character: char| match u32::from(character).checked_sub(u32::from(' ')) {
        Some(place) => WIDTHS.get(place as usize).copied().unwrap_or(WIDEST),
        None => WIDEST,
    };
    text.chars().map(|character| f64::from(width(character))).sum::<f64>() / 1000.0
}

/// Lines that a text fills in a width in units of the size of its letters: broken between words,
/// and inside a word that is longer than a line.
pub fn lines_in_print(text: &str, width: f64) -> usize {
    let space = width_in_print(" ");
    let (mut lines, mut at) = (1, 0.0);
    for word in text.split_whitespace() {
        let wide = width_in_print(word);
        let gap = if at > 0.0 { space } else { 0.0 };
        if at + gap + wide <= width {
            at += gap + wide;
            continue;
        }
        lines += usize::from(at > 0.0);
        let over = (wide / width).floor();
        lines += over as usize;
        at = wide - over * width;
    }
    lines
}
