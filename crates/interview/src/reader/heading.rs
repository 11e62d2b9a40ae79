//! Headings in the lines of a summary.

/// True where a line ends a heading: it is a rule below one, or no sentence and no point.
pub(super) fn is_heading(line: &str) -> bool {
    line.is_empty()
        || is_rule(line)
        || !(line.ends_with(['.', '?', '!', ':', ')']) || line.starts_with("- "))
}

/// True where a line is the rule below a heading.
pub(super) fn is_rule(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|character| matches!(character, '=' | '-'))
}
