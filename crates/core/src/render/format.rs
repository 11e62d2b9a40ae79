//! Formats of a summary and of a comparison: their names, file endings and renderers.

use std::str::FromStr;

use strum::{EnumMessage, EnumString, IntoStaticStr, ParseError, VariantArray};

use super::brief::brief;
use super::comparison_json::comparison_json;
use super::html::{html, html_page};
use super::json::json;
use super::markdown::{markdown, markdown_page};
use super::paper::Spacing;
use super::summary_text::text;
use super::text::{Layout, text_page};
use crate::bank::{Bank, Country};
use crate::summary::comparison::{SummaryComparison, comparison_page};
use crate::summary::{Summary, leaflet};

/// Format of a summary. The doc line of each is its help on the command line.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, EnumMessage, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "lowercase")]
pub enum Format {
    /// To read in a terminal or print
    #[default]
    Text,
    /// At most 1,500 characters, for a clinician, to paste in a message
    Brief,
    /// Markdown
    Markdown,
    /// A page to open in a browser, print or hand over: one file, without script or network
    Html,
    /// For programs; its schema is in the repository
    Json,
}

impl Format {
    /// All formats.
    pub const ALL: &[Format] = Format::VARIANTS;

    /// Name on the command line.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Help on the command line.
    pub fn description(self) -> &'static str {
        self.get_documentation().unwrap_or_default()
    }

    /// Format of files with this ending, in capitals or not; `None` for an unknown ending.
    pub fn of_ending(ending: &str) -> Option<Format> {
        let has_ending = |format: &Format| {
            format.endings().iter().any(|known| known.eq_ignore_ascii_case(ending))
        };
        Format::ALL.iter().copied().find(has_ending)
    }

    fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Text => &["txt"],
            Format::Brief => &[],
            Format::Markdown => &["md"],
            Format::Html => &["html", "htm"],
            Format::Json => &["json"],
        }
    }

    /// The same format for a comparison; `None` where a comparison has no such format.
    pub fn for_comparison(self) -> Option<ComparisonFormat> {
        let renderer: ComparisonRenderer = match self {
            Format::Text => return Some(ComparisonFormat::default()),
            Format::Brief => return None,
            Format::Markdown => |comparison, _| markdown_page(&comparison_page(comparison)),
            Format::Html => |comparison, _| {
                let later = &comparison.later;
                let is_urgent = !later.help.first.is_empty();
                html_page(
                    later.bank.language(),
                    &comparison_page(comparison),
                    is_urgent,
                    Spacing::Open,
                )
            },
            Format::Json => |comparison, _| comparison_json(comparison),
        };
        Some(ComparisonFormat { format: self, renderer })
    }
}

/// A summary in a format.
pub fn render(summary: &Summary<'_>, format: Format, layout: Layout) -> String {
    match format {
        Format::Text => text(summary, layout),
        Format::Brief => brief(summary, layout),
        Format::Markdown => markdown(summary),
        Format::Html => html(summary),
        Format::Json => json(summary),
    }
}

type ComparisonRenderer = fn(&SummaryComparison<'_>, Layout) -> String;

/// Format of a comparison, made by [`Format::for_comparison`].
#[derive(Debug, Clone, Copy)]
pub struct ComparisonFormat {
    format: Format,
    renderer: ComparisonRenderer,
}

impl ComparisonFormat {
    /// All formats of a comparison.
    pub fn all() -> impl Iterator<Item = ComparisonFormat> {
        Format::ALL.iter().copied().filter_map(Format::for_comparison)
    }

    /// The same format for a summary.
    pub fn format(self) -> Format {
        self.format
    }
}

impl Default for ComparisonFormat {
    fn default() -> ComparisonFormat {
        ComparisonFormat {
            format: Format::Text,
            renderer: |comparison, layout| text_page(&comparison_page(comparison), layout),
        }
    }
}

impl FromStr for ComparisonFormat {
    type Err = ParseError;

    fn from_str(name: &str) -> Result<ComparisonFormat, ParseError> {
        name.parse::<Format>()?.for_comparison().ok_or(ParseError::VariantNotFound)
    }
}

/// A comparison in a format.
pub fn render_comparison(
    comparison: &SummaryComparison<'_>,
    format: ComparisonFormat,
    layout: Layout,
) -> String {
    (format.renderer)(comparison, layout)
}

/// Format of the leaflet.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, EnumMessage, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "lowercase")]
pub enum LeafletFormat {
    /// To read in a terminal or print
    #[default]
    Text,
    /// Markdown
    Markdown,
    /// A page to open in a browser or print
    Html,
}

impl LeafletFormat {
    /// All formats.
    pub const ALL: &[LeafletFormat] = LeafletFormat::VARIANTS;

    /// Name on the command line.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Help on the command line.
    pub fn description(self) -> &'static str {
        self.get_documentation().unwrap_or_default()
    }

    /// Format of files with this ending; `None` for an ending that the leaflet has not.
    pub fn of_ending(ending: &str) -> Option<LeafletFormat> {
        match Format::of_ending(ending)? {
            Format::Text => Some(LeafletFormat::Text),
            Format::Markdown => Some(LeafletFormat::Markdown),
            Format::Html => Some(LeafletFormat::Html),
            Format::Brief | Format::Json => None,
        }
    }
}

/// The leaflet, or one of its topics, in a format.
pub fn render_leaflet(
    bank: &Bank,
    country: &Country,
    topic: Option<&str>,
    format: LeafletFormat,
    layout: Layout,
) -> String {
    let page = leaflet(bank, country, topic);
    match format {
        LeafletFormat::Text => text_page(&page, layout),
        LeafletFormat::Markdown => markdown_page(&page),
        LeafletFormat::Html => html_page(bank.language(), &page, false, Spacing::Even),
    }
}
