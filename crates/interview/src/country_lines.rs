//! The help lines, with the countries to put first.

use crate::row_key::name_of_place;
use crate::view::{Line, Style, keyed};
use ketascreen_core::bank::{Bank, Country};
use ketascreen_core::summary::{Words, brief_lines, help_line};
use ketascreen_core::text::visible;

/// The help lines of a country, and the countries to put first.
pub(crate) fn help_lines(bank: &Bank, country: &Country) -> Vec<Line> {
    let mut lines = vec![
        Line::of("", bank.phrases().heading_help_lines.as_str().to_owned(), Style::Bold),
        Line::gap(),
    ];
    // A digit changes the country, so the page says which one it is.
    lines.push(Line::of("", visible(country.name.as_str()).into_owned(), Style::Plain));
    lines.extend(lines_of(bank, country.lines.iter()));
    lines.push(Line::gap());
    lines.extend(countries(bank, country, 0, None));
    lines
}

/// Help lines, each in a line.
pub(crate) fn lines_of<'b>(
    bank: &'b Bank,
    lines: impl Iterator<Item = &'b ketascreen_core::bank::HelpLine>,
) -> impl Iterator<Item = Line> {
    lines.map(move |line| Line::of("- ", visible(&help_line(bank, line)).into_owned(), Style::Bold))
}

/// The countries, each with the key that puts its lines first, after as many other keys. The one
/// whose lines stand here is among them, so that each keeps its key.
pub(crate) fn countries(
    bank: &Bank,
    country: &Country,
    keys_before: usize,
    row: Option<usize>,
) -> Vec<Line> {
    let phrases = bank.phrases();
    let named = |(index, other): (usize, &Country)| {
        format!("{}: {}", name_of_place(index + keys_before), other.name.as_str())
    };
    let names = bank.countries().iter().enumerate().map(named);
    let mut names = Some(visible(&Words { bank }.list(names)).into_owned());
    let mut lines = vec![Line::of("", phrases.help_countries.as_str().to_owned(), Style::Plain)];
    for (index, other) in bank.countries().iter().enumerate() {
        let text = match other.code == country.code {
            true => phrases.help_here.fill(&[("country", other.name.as_str())]),
            false => brief_lines(bank, other),
        };
        let place = index + keys_before;
        // Line by line the page must not be longer than a window: a country's lines come once it is
        // chosen.
        lines.push(Line {
            said: Some(names.take().unwrap_or_default()),
            ..keyed(place, &text, row == Some(place))
        });
    }
    lines
}
