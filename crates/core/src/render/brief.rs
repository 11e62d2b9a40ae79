//! A few lines of plain ASCII to paste in a chart or a message.

use textwrap::{Options, WordSplitter, wrap};

use super::text::Layout;
use crate::answers::{Answer, Ticks, Value};
use crate::bank::{Level, LineKind, Phrase, QuestionId};
use crate::evaluation::{Because, Finding};
use crate::summary::{Help, Summary, ToFindOut, crisis_line, main_line, numbers, treatments};
use crate::text::ascii;

/// The most characters of a brief summary.
pub const BRIEF_LONGEST: usize = 1_500;

/// Parts that may be cut as a whole, in this order. Help, the next step and the titles of urgent
/// findings and cautions are never cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum BriefPart {
    OwnWords,
    Tried,
    /// Questions to find out, but for those that are kept longer.
    FindOut,
    /// Questions answered 'not sure' or not answered, which matter for what is to be raised first.
    FindOutFirst,
    /// Readings and scores.
    Numbers,
    /// Texts that call for the emergency number early; the number itself is kept.
    EarlyEmergency,
    /// Texts of help in full; the help lines themselves are kept.
    HelpTexts,
}

/// Parts that are left out.
#[derive(Debug, Clone, Default)]
struct Cut {
    parts: Vec<BriefPart>,
    /// The answers behind so many findings, counted from the least pressing.
    answers: usize,
    /// The titles of so many findings of level `discuss`, counted from the last, after the answers
    /// behind all findings.
    discuss: usize,
}

/// A brief summary.
pub fn brief(summary: &Summary<'_>, layout: Layout) -> String {
    let mut cut = Cut::default();
    let mut text = written(summary, &cut, layout);
    for part in [BriefPart::OwnWords, BriefPart::Tried, BriefPart::FindOut] {
        text = without(part, text, &mut cut, summary, layout);
    }
    while text.chars().count() > BRIEF_LONGEST && cut.answers < to_raise(summary).count() {
        cut.answers += 1;
        text = written(summary, &cut, layout);
    }
    while text.chars().count() > BRIEF_LONGEST
        && cut.discuss < summary.findings(&[Level::Discuss]).count()
    {
        cut.discuss += 1;
        text = written(summary, &cut, layout);
    }
    for part in [
        BriefPart::FindOutFirst,
        BriefPart::Numbers,
        BriefPart::EarlyEmergency,
        BriefPart::HelpTexts,
    ] {
        text = without(part, text, &mut cut, summary, layout);
    }
    // Where a greater part was cut behind a small one, the small one may fit after all.
    for part in cut.parts.clone().into_iter().rev() {
        let with_it = Cut {
            parts: cut.parts.iter().copied().filter(|other| *other != part).collect(),
            ..cut.clone()
        };
        let longer = written(summary, &with_it, layout);
        if longer.chars().count() <= BRIEF_LONGEST {
            (cut, text) = (with_it, longer);
        }
    }
    text
}

/// The text without a part, if it is too long. A part that is empty is not listed as cut.
fn without(
    part: BriefPart,
    text: String,
    cut: &mut Cut,
    summary: &Summary<'_>,
    layout: Layout,
) -> String {
    if text.chars().count() <= BRIEF_LONGEST {
        return text;
    }
    cut.parts.push(part);
    let shorter = written(summary, cut, layout);
    if shorter.chars().count() < text.chars().count() {
        return shorter;
    }
    cut.parts.pop();
    text
}

/// The findings to raise, the most pressing first.
fn to_raise<'s>(summary: &'s Summary<'_>) -> impl Iterator<Item = &'s Finding> {
    summary.findings(&[Level::Urgent, Level::Caution, Level::Discuss])
}

fn written(summary: &Summary<'_>, cut: &Cut, layout: Layout) -> String {
    let words = summary.words();
    let phrases = words.bank.phrases();
    let kept = |part| !cut.parts.contains(&part);
    let mut lines = vec![words.headed(|phrases| &phrases.brief_title)];
    let Help { first, early_emergency, .. } = &summary.help;
    if kept(BriefPart::HelpTexts) {
        lines.extend(first.iter().map(|text| (*text).to_owned()));
    }
    if kept(BriefPart::EarlyEmergency) {
        lines.extend(early_emergency.iter().map(|text| (*text).to_owned()));
    }
    lines.extend(brief_help(summary));
    lines.push(summary.next_step.clone());
    let (all, discuss) = (to_raise(summary).count(), summary.findings(&[Level::Discuss]).count());
    let with_answers = all - cut.answers;
    let findings: Vec<String> = to_raise(summary)
        .enumerate()
        .take(all - cut.discuss)
        .map(|(place, finding)| raised(summary, finding, place < with_answers))
        .collect();
    if !findings.is_empty() {
        lines.push(phrases.brief_raise.as_str().to_owned());
        lines.extend(findings);
    }
    if kept(BriefPart::Numbers) {
        let said = words.list(numbers(summary));
        if !said.is_empty() {
            lines.push(format!("{} {said}", phrases.brief_numbers.as_str()));
        }
    }
    let open = &summary.find_out;
    let comes_first = |open: &&ToFindOut| {
        open.rules.iter().any(|rule| words.bank.rule(*rule).level > Level::Discuss)
    };
    let first = open
        .said_unknown
        .iter()
        .filter(comes_first)
        .map(|open| open.question)
        .filter(|_| kept(BriefPart::FindOutFirst));
    let not_answered =
        open.not_answered.iter().flat_map(|(_, questions)| questions.iter().copied());
    let further = open
        .said_unknown
        .iter()
        .filter(|open| !comes_first(open))
        .map(|open| open.question)
        .chain(not_answered);
    let first: Vec<QuestionId> = first.collect();
    let find_out =
        if first.is_empty() { &phrases.cut_find_out } else { &phrases.cut_some_find_out };
    let asked = first.into_iter().chain(further.filter(|_| kept(BriefPart::FindOut)));
    let asked = words.list(asked.map(|question| words.label(question)));
    if !asked.is_empty() {
        lines.push(format!("{} {asked}", phrases.brief_find_out.as_str()));
    }
    if kept(BriefPart::Tried) {
        let rows = treatments(summary);
        let rows = words.list(rows.iter().map(|(label, tried, outcome)| {
            let cells = words.list([tried, outcome].into_iter().filter(|cell| !cell.is_empty()));
            format!("{label} ({cells})")
        }));
        if !rows.is_empty() {
            lines.push(format!("{} {rows}", phrases.brief_tried.as_str()));
        }
    }
    if kept(BriefPart::OwnWords) {
        lines.extend(
            summary
                .own_words()
                .map(|(_, text)| format!("{} {text}", phrases.brief_own_words.as_str())),
        );
    }
    let mut left_out: Vec<&Phrase> = Vec::new();
    left_out.extend((!kept(BriefPart::OwnWords)).then_some(&phrases.cut_own_words));
    left_out.extend((!kept(BriefPart::Tried)).then_some(&phrases.cut_tried));
    left_out.extend((!kept(BriefPart::Numbers)).then_some(&phrases.cut_numbers));
    left_out
        .extend((!kept(BriefPart::FindOut) || !kept(BriefPart::FindOutFirst)).then_some(find_out));
    let answers = if with_answers == 0 { &phrases.cut_answers } else { &phrases.cut_some_answers };
    left_out.extend((cut.answers > 0).then_some(answers));
    let talk_through =
        if cut.discuss == discuss { &phrases.cut_discuss } else { &phrases.cut_some_discuss };
    left_out.extend((cut.discuss > 0).then_some(talk_through));
    if !left_out.is_empty() {
        let names = words.list(left_out.into_iter().map(|phrase| phrase.as_str()));
        lines.push(phrases.brief_cut.fill(&[("parts", &names)]));
    }
    // Where help calls for it, it stands above already.
    if !summary.help.kinds.contains(&LineKind::Talk) {
        let crisis_line = crisis_line(words.bank, summary.country);
        lines.push(phrases.brief_crisis_line.fill(&[("crisis_line", &crisis_line)]));
    }
    let options = Options::new(layout.width.max(20)).word_splitter(WordSplitter::NoHyphenation);
    let mut text = String::new();
    for line in lines.iter().flat_map(|line| {
        wrap(&plain(line), &options).into_iter().map(|line| line.into_owned()).collect::<Vec<_>>()
    }) {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn raised(summary: &Summary<'_>, finding: &Finding, with_answers: bool) -> String {
    let words = summary.words();
    let rule = words.bank.rule(finding.rule);
    if !with_answers {
        return format!("- {}", rule.short_title);
    }
    // Where a list counts because of what is not in it, its ticked options are not the reason; the
    // title says it.
    let is_absence = |because: &Because| match because {
        Because::Answer(question) => matches!(
            summary.file.answers.get(*question),
            Answer::Known(Value::Multi(Ticks::Options(_)))
        ),
        _ => false,
    };
    let because: Vec<String> = finding
        .because
        .iter()
        .filter(|because| !is_absence(because))
        .map(|because| words.because_briefly(because, &summary.file.answers, &summary.evaluation))
        .collect();
    if because.is_empty() {
        format!("- {}", rule.short_title)
    } else {
        format!("- {} ({})", rule.short_title, words.list(because))
    }
}

/// The chosen country's main help line of each kind called for.
fn brief_help(summary: &Summary<'_>) -> Vec<String> {
    let line = |kind: &LineKind| main_line(summary.bank, summary.country, *kind);
    summary.help.kinds.iter().filter_map(line).collect()
}

/// One line of printable ASCII.
fn plain(text: &str) -> String {
    let one_line: String = text
        .chars()
        .map(|character| {
            if character.is_whitespace() || crate::text::is_control(character) {
                ' '
            } else {
                character
            }
        })
        .collect();
    ascii(&one_line)
}
