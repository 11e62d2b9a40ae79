//! Nearest valid name to one that is not known, if it is near enough to be a slip.

/// Nearest of `known` to `given`, at a distance of at most a third of the longer name.
pub fn nearest<'k>(given: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let length = given.chars().count();
    // The distance is at least the difference of the lengths: what is far longer is not measured.
    let could_be = |name: &&str| {
        let other = name.chars().count();
        length.abs_diff(other) * 3 <= length.max(other)
    };
    known
        .into_iter()
        .filter(could_be)
        .map(|name| (strsim::damerau_levenshtein(given, name), name))
        .filter(|(distance, name)| *distance * 3 <= length.max(name.chars().count()))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Sentence that offers the nearest name, or lists the names where there are few.
pub fn suggestion<'k>(
    given: &str,
    known: impl IntoIterator<Item = &'k str> + Clone,
) -> Option<String> {
    const FEW: usize = 12;
    if let Some(name) = nearest(given, known.clone()) {
        return Some(format!("did you mean `{}`?", name.escape_debug()));
    }
    let names: Vec<&str> = known.into_iter().take(FEW + 1).collect();
    match names.as_slice() {
        [only] => Some(format!("there is only {}", listed(&[only]))),
        several => {
            (2..=FEW).contains(&several.len()).then(|| format!("write one of: {}", listed(several)))
        }
    }
}

/// Names in backquotes, with commas between.
pub fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{}`", name.escape_debug())).collect::<Vec<_>>().join(", ")
}
