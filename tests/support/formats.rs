//! A summary or a comparison in one format.

use ketascreen_core::render::{
    Format, Layout, PageFormat, render, render_chart, render_comparison,
};
use ketascreen_core::summary::Summary;
use ketascreen_core::summary::comparison::SummaryComparison;

pub fn text(summary: &Summary<'_>, layout: Layout) -> String {
    render(summary, Format::Text, layout)
}

pub fn brief(summary: &Summary<'_>, layout: Layout) -> String {
    render(summary, Format::Brief, layout)
}

pub fn markdown(summary: &Summary<'_>) -> String {
    render(summary, Format::Markdown, Layout::default())
}

pub fn html(summary: &Summary<'_>) -> String {
    render(summary, Format::Html, Layout::default())
}

pub fn json(summary: &Summary<'_>) -> String {
    render(summary, Format::Json, Layout::default())
}

pub fn chart(summary: &Summary<'_>, format: PageFormat) -> String {
    render_chart(summary, format, Layout::default())
}

pub fn comparison_text(comparison: &SummaryComparison<'_>, layout: Layout) -> String {
    compared(comparison, Format::Text, layout)
}

pub fn comparison_markdown(comparison: &SummaryComparison<'_>) -> String {
    compared(comparison, Format::Markdown, Layout::default())
}

pub fn comparison_html(comparison: &SummaryComparison<'_>) -> String {
    compared(comparison, Format::Html, Layout::default())
}

pub fn comparison_brief(comparison: &SummaryComparison<'_>) -> String {
    compared(comparison, Format::Brief, Layout::default())
}

pub fn comparison_json(comparison: &SummaryComparison<'_>) -> String {
    compared(comparison, Format::Json, Layout::default())
}

fn compared(comparison: &SummaryComparison<'_>, format: Format, layout: Layout) -> String {
    let format = format.for_comparison().expect("a comparison has this format");
    render_comparison(comparison, format, layout)
}
