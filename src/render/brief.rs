//! A few lines of plain ASCII to paste in a chart or a message.

use textwrap::{Options, WordSplitter, wrap};

use super::ascii;
use super::text::Layout;
use crate::answers::{Answer, Ticks, Value};
use crate::evaluation::{Because, Finding};
use crate::rule::Level;
use crate::summary::{Help, Summary, brief_help};

/// The most characters of a brief summary.
pub const BRIEF_LONGEST: usize = 1_500;

/// What may be cut, in this order, until the rest fits. Help, the next step and the titles of urgent findings and
/// cautions are never cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    OwnWords,
    Tried,
    FindOut,
    DiscussAnswers,
    Answers,
    Discuss,
    /// What to do now in full; the help lines themselves stay.
    HelpTexts,
}

const CUTS: [Part; 7] = [Part::OwnWords, Part::Tried, Part::FindOut, Part::DiscussAnswers, Part::Answers, Part::Discuss, Part::HelpTexts];

/// A brief summary.
pub fn brief(summary: &Summary<'_>, layout: Layout) -> String {
    let mut cut: Vec<Part> = Vec::new();
    let mut text = written(summary, &cut, layout);
    for part in CUTS {
        if text.chars().count() <= BRIEF_LONGEST {
            break;
        }
        // A part that is empty is not said to be cut.
        cut.push(part);
        let shorter = written(summary, &cut, layout);
        if shorter.chars().count() < text.chars().count() {
            text = shorter;
        } else {
            cut.pop();
        }
    }
    text
}

fn written(summary: &Summary<'_>, cut: &[Part], layout: Layout) -> String {
    let words = summary.words();
    let (phrases, voice) = (words.bank.phrases(), words.voice);
    let kept = |part| !cut.contains(&part);
    let mut lines = vec![phrases.brief_title.get(voice).to_owned()];
    let Help { first, early, .. } = &summary.help;
    if !first.is_empty() || !early.is_empty() {
        if kept(Part::HelpTexts) {
            lines.extend(first.iter().map(|text| (*text).to_owned()));
        }
        lines.extend(brief_help(summary));
    }
    lines.push(summary.next_step.clone());
    let findings: Vec<String> = summary
        .findings(&[Level::Urgent, Level::Caution, Level::Discuss])
        .filter(|finding| kept(Part::Discuss) || words.bank.rule(finding.rule).level > Level::Discuss)
        .map(|finding| raised(summary, finding, cut))
        .collect();
    if !findings.is_empty() {
        lines.push(phrases.brief_raise.get(voice).to_owned());
        lines.extend(findings);
    }
    let open = &summary.find_out;
    let asked = open
        .said_unknown
        .iter()
        .map(|open| open.question)
        .chain([&open.not_answered, &open.not_in_short].into_iter().flatten().flat_map(|(_, questions)| questions.iter().copied()));
    let asked = words.list(asked.map(|question| words.label(question)));
    if kept(Part::FindOut) && !asked.is_empty() {
        lines.push(format!("{} {asked}", phrases.brief_find_out.get(voice)));
    }
    if kept(Part::Tried) {
        let rows = crate::summary::treatments(summary);
        let rows = words.list(rows.iter().map(|(label, tried, outcome)| {
            let cells = words.list([tried, outcome].into_iter().filter(|cell| !cell.is_empty()));
            format!("{label} ({cells})")
        }));
        if !rows.is_empty() {
            lines.push(format!("{} {rows}", phrases.brief_tried.get(voice)));
        }
    }
    if kept(Part::OwnWords) {
        lines.extend(summary.own_words().map(|(_, text)| format!("{} {text}", phrases.brief_own_words.get(voice))));
    }
    if !cut.is_empty() {
        // Where all answers are cut, some of them need not be named.
        let named = cut.iter().filter(|part| match part {
            Part::DiscussAnswers => kept(Part::Answers),
            // The lines, which stay, are the help.
            Part::HelpTexts => false,
            _ => true,
        });
        let names = words.list(named.map(|part| {
            match part {
                Part::OwnWords => &phrases.cut_own_words,
                Part::Tried => &phrases.cut_tried,
                Part::FindOut => &phrases.cut_find_out,
                Part::DiscussAnswers => &phrases.cut_discuss_answers,
                Part::Answers => &phrases.cut_answers,
                Part::Discuss | Part::HelpTexts => &phrases.cut_discuss,
            }
            .get(voice)
        }));
        lines.push(phrases.brief_cut.fill(voice, &[("parts", &names)]));
    }
    lines.push(phrases.brief_crisis_line.fill(voice, &[("crisis_line", &crate::summary::crisis_line(words.bank, voice, summary.country))]));
    let options = Options::new(layout.width.max(20)).word_splitter(WordSplitter::NoHyphenation);
    let mut text = String::new();
    for line in lines.iter().flat_map(|line| wrap(&plain(line), &options).into_iter().map(|line| line.into_owned()).collect::<Vec<_>>()) {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn raised(summary: &Summary<'_>, finding: &Finding, cut: &[Part]) -> String {
    let words = summary.words();
    let rule = words.bank.rule(finding.rule);
    let answers_cut = cut.contains(&Part::Answers) || (rule.level == Level::Discuss && cut.contains(&Part::DiscussAnswers));
    if answers_cut {
        return format!("- {}", rule.short_title);
    }
    // Where a list counts because of what is not in it, its ticked options are not the reason; the title says it.
    let is_absence = |because: &Because| match because {
        Because::Answer(question) => matches!(summary.file.answers.get(*question), Answer::Known(Value::Multi(Ticks::Options(_)))),
        _ => false,
    };
    let because: Vec<String> = finding
        .because
        .iter()
        .filter(|because| !is_absence(because))
        .map(|because| words.because_briefly(because, &summary.file.answers, &summary.evaluation))
        .collect();
    if because.is_empty() { format!("- {}", rule.short_title) } else { format!("- {} ({})", rule.short_title, words.list(because)) }
}

/// One line of printable ASCII.
fn plain(text: &str) -> String {
    let one_line: String = text
        .chars()
        .map(|character| if character.is_whitespace() || crate::bank::is_control(character) { ' ' } else { character })
        .collect();
    ascii(&one_line)
}
