//! Options of the command and its run.

use clap::Args;

use super::sheet::Sheet;
use crate::error::{Exit, Failure};
use crate::io::context::Context;
use crate::io::streams::print;
use ketascreen_core::bank::Bank;
use ketascreen_core::render::Layout;
use ketascreen_core::text::suggestion;

/// Show the questions, rules, points and sources, or one of them with where it comes from
#[derive(Debug, Args)]
pub struct ShowOptions {
    /// The id of a question, rule, point, scale or source
    id: Option<String>,
}

/// Runs the command.
pub fn run(context: Context<'_>, options: &ShowOptions) -> Result<Exit, Failure> {
    let bank = context.bank()?;
    let layout = Layout { colour: false, ..context.layout() };
    let mut sheet = Sheet { bank: &bank, layout, text: String::new() };
    match &options.id {
        None => sheet.overview(),
        Some(id) => add_all_named(&mut sheet, id)?,
    }
    print(&sheet.text)?;
    Ok(Exit::Done)
}

/// Adds all that an id names, as questions, rules, points, scales and sources have ids of their own.
fn add_all_named(sheet: &mut Sheet<'_>, id: &str) -> Result<(), Failure> {
    let bank = sheet.bank;
    let questions = bank.questions().iter().filter(|question| question.id == id);
    questions.for_each(|question| sheet.question(question));
    let scales = bank.scales().iter().filter(|scale| scale.id == id);
    scales.for_each(|scale| sheet.scale(scale));
    let rules = bank.rules().iter().filter(|rule| rule.id == id);
    rules.for_each(|rule| sheet.rule(rule));
    let points = bank.points().iter().filter(|point| point.id == id);
    points.for_each(|point| sheet.point(point));
    let references = bank.references().iter().filter(|reference| reference.id == id);
    references.for_each(|reference| sheet.reference(reference));
    if sheet.text.is_empty() { Err(unknown(bank, id)) } else { Ok(()) }
}

fn unknown(bank: &Bank, id: &str) -> Failure {
    let questions = bank.questions().iter().map(|question| question.id.as_str());
    let rules = bank.rules().iter().map(|rule| rule.id.as_str());
    let rest = bank
        .scales()
        .iter()
        .map(|scale| scale.id.as_str())
        .chain(bank.points().iter().map(|point| point.id.as_str()))
        .chain(bank.references().iter().map(|reference| reference.id.as_str()));
    Failure::UnknownName {
        what: "question, rule, point, scale or source",
        given: id.to_owned(),
        help: suggestion(id, questions.chain(rules).chain(rest)),
    }
}
