//! Direction in which a language is written.

/// Languages that are written from right to left, and scripts (BCP 47; Unicode CLDR, character order).
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
    "Arab", "Hebr", "Nkoo", "Syrc", "Thaa",
];
/// Scripts that such a language may be written in from left to right.
const LEFT_TO_RIGHT: &[&str] = &["Latn", "Cyrl", "Deva"];

/// The `dir` of a page in a language.
pub fn direction(language: &str) -> &'static str {
    let is_one_of = |names: &[&str]| {
        let mut parts = language.split(['-', '_']).take(2);
        parts.any(|part| names.iter().any(|name| name.eq_ignore_ascii_case(part)))
    };
    if is_one_of(RIGHT_TO_LEFT) && !is_one_of(LEFT_TO_RIGHT) { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::direction;

    #[test]
    fn a_page_is_written_as_its_language_is() {
        for language in ["ar", "he-IL", "FA", "ku-Arab", "pa-Arab-PK"] {
            assert_eq!(direction(language), "rtl", "{language}");
        }
        for language in ["en", "es-MX", "ckb-Latn", "zh-Hans", "", "arn"] {
            assert_eq!(direction(language), "ltr", "{language}");
        }
    }
}
