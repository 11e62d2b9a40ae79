//! Keys that choose rows.

/// The keys that choose rows, in order.
const ROW_KEYS: &str = "123456789abcdefghijklmnopqrstuvwxyz";

/// The place, from 0, of the row that a key chooses.
pub fn place_of_key(key: char) -> Option<usize> {
    ROW_KEYS.chars().position(|row_key| row_key == key.to_ascii_lowercase())
}

/// Name of a row: its key, or its number where the keys are used up.
pub fn name_of_place(place: usize) -> String {
    ROW_KEYS.chars().nth(place).map_or_else(|| (place + 1).to_string(), String::from)
}

/// The place, from 0, of the row that a number chooses among so many.
pub fn place_of_digits(digits: &str, rows: usize) -> Option<usize> {
    digits
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1))
        .filter(|place| *place < rows)
}

/// The one character of a word that has no other.
pub(crate) fn single(word: &str) -> Option<char> {
    let mut characters = word.chars();
    characters.next().filter(|_| characters.next().is_none())
}
