//! Blocks of a page: content without layout, which every format for people renders.

use super::figure::Figure;

/// Joins short titles into one line.
pub fn titles_line(titles: &[(Option<String>, String)], separator: &str) -> String {
    titles.iter().map(|(_, title)| title.as_str()).collect::<Vec<_>>().join(separator)
}

/// Block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The page's heading.
    Title(String),
    /// The heading of a part.
    Heading(String),
    /// The heading of what stands behind the page, from a sheet of its own on.
    NextSheet(String),
    /// The heading of one item in a part.
    Subheading(String),
    /// A point to raise: its heading, and what was said of it.
    Point {
        /// Its id in the bank, where its reasons stand behind the page.
        id: Option<String>,
        /// Its heading.
        title: String,
        /// What was said, and what to ask.
        lines: Vec<String>,
    },
    /// Short titles of findings in one line.
    Titles {
        /// Each with its point's id, where the reasons stand behind the page.
        titles: Vec<(Option<String>, String)>,
        /// What stands between two.
        separator: String,
    },
    /// The heading of the reasons of a point, with the point's id.
    PointReasons(String, String),
    /// A paragraph.
    Paragraph(String),
    /// A paragraph that must not be missed.
    Strong(String),
    /// A list.
    Points(Vec<String>),
    /// A list to tick off on paper.
    Checklist(Vec<String>),
    /// A table with its head.
    Table(Vec<String>, Vec<Vec<String>>),
    /// Somebody's own words, as written.
    OwnWords(String),
    /// A numbered list.
    Numbered(Vec<String>),
    /// A figure. A format that draws none leaves it out: the page has its content in words too.
    Figure(Box<Figure>),
}
