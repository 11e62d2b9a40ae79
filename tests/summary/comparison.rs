//! What changed between two sets of answers: what is said of it, in every format.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::support::formats::{
    comparison_brief, comparison_html, comparison_json, comparison_markdown, comparison_text,
};
use crate::support::schema::{faults, published};
use crate::support::{answers_from, people, shipped};
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::Bank;
use ketascreen_core::record::{AnswersFile, ExpectedBank, read, read_for_comparison};
use ketascreen_core::render::Layout;
use ketascreen_core::summary::comparison::{
    Concern, SummaryComparison, compare, compare_visits, sort_visits,
};
use ketascreen_core::text::Source;
use proptest::collection::vec;
use proptest::prelude::*;

static BANK: LazyLock<Bank> = LazyLock::new(shipped);

fn answers(text: &str) -> AnswersFile {
    let source = Source::from_bytes("answers.toml", format!("[answers]\n{text}").into_bytes())
        .expect("it is UTF-8");
    read(&source, &BANK, ExpectedBank::Same).expect("the answers fit the bank")
}

fn compared<'b>(earlier: &'b AnswersFile, later: &'b AnswersFile) -> SummaryComparison<'b> {
    compare(&BANK, earlier, later, &BANK.countries()[0])
}

/// For one question: the answer before, the answer now, what kind of change it is, and whether it is more concerning.
const CHANGES: &[(&str, &str, &str, &str, Option<Concern>)] = &[
    // A choice in the order that its question declares.
    ("psychosis_history", r#""never""#, r#""past""#, "changed", Some(Concern::More)),
    ("psychosis_history", r#""current""#, r#""substance_only""#, "changed", Some(Concern::Less)),
    // A reading.
    ("bp_systolic", "150", "151", "changed", Some(Concern::More)),
    ("bp_systolic", "151", "150", "changed", Some(Concern::Less)),
    // A list: each option added, and each that becomes certain.
    ("conditions", r#"["liver"]"#, r#"["liver", "seizures"]"#, "changed", Some(Concern::More)),
    ("conditions", r#"["liver?"]"#, r#"["liver"]"#, "changed", Some(Concern::More)),
    ("conditions", r#"["none"]"#, r#"["liver?"]"#, "changed", Some(Concern::More)),
    ("conditions", r#"["liver", "seizures"]"#, r#"["seizures"]"#, "changed", Some(Concern::Less)),
    // One added and one gone: neither is above the other.
    ("conditions", r#"["liver"]"#, r#"["seizures"]"#, "changed", None),
    // A treatment that is begun or ended is neither.
    ("medicines", r#"["none"]"#, r#"["other"]"#, "changed", None),
    ("medicines", r#"["opioid", "maoi"]"#, r#"["maoi"]"#, "changed", None),
    ("benzo_use", r#""never""#, r#""daily""#, "changed", None),
    ("ketamine_past", r#""never""#, r#""medical""#, "changed", None),
    // No order of concern is declared.
    ("age", "34", "35", "changed", None),
    ("concerns", r#"["depression"]"#, r#"["depression", "pain"]"#, "changed", None),
    // What is not known is neither more nor less concerning.
    ("psychosis_history", r#""not_sure""#, r#""past""#, "answered_since", None),
    ("psychosis_history", r#""current""#, r#""prefer_not""#, "not_known_now", None),
    ("psychosis_history", r#""not_sure""#, r#""prefer_not""#, "changed", None),
];

#[test]
fn more_or_less_concerning_is_one_answer_in_a_declared_order() {
    for (question, before, now, kind, concern) in CHANGES {
        let (earlier, later) =
            (answers(&format!("{question} = {before}")), answers(&format!("{question} = {now}")));
        let comparison = compared(&earlier, &later);
        let [change] = comparison.changes.as_slice() else {
            panic!("{question}: {:?}", comparison.changes)
        };
        assert_eq!(BANK.question(change.question).id, *question);
        assert_eq!(
            (change.kind.id(), change.concern),
            (*kind, *concern),
            "{question}: {before} -> {now}"
        );
        let shown = comparison_text(&comparison, Layout { width: 10_000, ..Layout::default() });
        let phrases = BANK.phrases();
        let says = |phrase: &ketascreen_core::bank::Phrase| {
            let said = phrase.as_str();
            shown.contains(said.split_once("{change}").map_or(said, |(_, after)| after))
        };
        assert_eq!(
            says(&phrases.compare_more),
            *concern == Some(Concern::More),
            "{question}: {before} -> {now}\n{shown}"
        );
        assert_eq!(
            says(&phrases.compare_less),
            *concern == Some(Concern::Less),
            "{question}: {before} -> {now}\n{shown}"
        );
    }
}

#[test]
fn a_question_that_no_longer_applies_is_no_change_for_better_or_worse() {
    let (earlier, later) = (
        answers("ssri_trials = \"one\"\nssri_outcome = \"partial\""),
        answers("ssri_trials = \"none\""),
    );
    let comparison = compared(&earlier, &later);
    let kinds: Vec<&str> = comparison.changes.iter().map(|change| change.kind.id()).collect();
    assert_eq!(kinds, ["changed", "not_asked_now"]);
}

/// The weaker point is heard again, and the stronger one gone; a point that a stronger one took in is not said to be gone.
#[test]
fn a_point_that_a_stronger_one_replaces_is_not_gone() {
    let (high, severe) = (
        answers("bp_systolic = 150\nbp_diastolic = 85"),
        answers("bp_systolic = 190\nbp_diastolic = 85"),
    );
    let ids = |rules: &[ketascreen_core::bank::RuleId]| -> Vec<String> {
        rules
            .iter()
            .map(|rule| BANK.rule(*rule).id.clone())
            .filter(|id| id.starts_with("bp_"))
            .collect()
    };
    let rising = compared(&high, &severe);
    assert_eq!(
        (ids(&rising.findings.new), ids(&rising.findings.gone)),
        (vec!["bp_severe".to_owned()], Vec::new())
    );
    let falling = compared(&severe, &high);
    // A fall of pressure brings no point that is called new.
    assert_eq!(
        (ids(&falling.findings.new), ids(&falling.findings.gone)),
        (Vec::new(), vec!["bp_severe".to_owned()])
    );
    assert_eq!(ids(&falling.findings.restated), ["bp_not_controlled"]);
}

/// A point whose answer is not known now still counts: it does not stand among those that no longer come up.
#[test]
fn not_known_is_not_gone() {
    for (before, now, rule) in [
        ("suicidal_thoughts = \"active\"", "suicidal_thoughts = \"not_sure\"", "crisis_now"),
        (
            "bp_systolic = 190\nbp_diastolic = 100",
            "bp_systolic = 135\nbp_diastolic = \"not_sure\"",
            "bp_severe",
        ),
    ] {
        let (earlier, later) = (answers(before), answers(now));
        let comparison = compared(&earlier, &later);
        let ids = |rules: &[ketascreen_core::bank::RuleId]| -> Vec<&str> {
            rules.iter().map(|rule| BANK.rule(*rule).id.as_str()).collect()
        };
        assert!(
            ids(&comparison.findings.open).contains(&rule)
                && !ids(&comparison.findings.gone).contains(&rule),
            "{:?}",
            comparison.findings
        );
        let shown = comparison_text(&comparison, Layout::default());
        assert!(shown.contains(BANK.phrases().heading_open_points.as_str()), "{shown}");
    }
}

#[test]
fn nothing_changes_between_a_record_and_itself() {
    for (name, file) in people(&BANK) {
        let comparison = compared(&file, &file);
        assert!(
            comparison.changes.is_empty()
                && comparison.findings.new.is_empty()
                && comparison.findings.gone.is_empty(),
            "{name}"
        );
        let shown = comparison_text(&comparison, Layout::default());
        assert!(shown.contains(BANK.phrases().compare_nothing.as_str()), "{name}");
    }
}

/// Two visits of one person, saved with an older bank at first.
fn two_visits() -> (AnswersFile, AnswersFile) {
    let record = |digest: &str, saved: &str, answers: &str| {
        let text = format!(
            "format = \"ketascreen-record/2\"\nbank = {{ id = \"{}\", version = \"1\", digest = \"{digest}\" }}\n[record]\nclient = \"C-17\"\nsaved = \"{saved}\"\n[notes]\nage = \"{saved}\"\nbp_systolic = \"left arm, {saved}\"\n[answers]\n{answers}",
            BANK.id()
        );
        let source = Source::from_bytes("record.toml", text.into_bytes()).expect("it is UTF-8");
        read_for_comparison(&source, &BANK, ExpectedBank::Same).expect("the record fits the bank")
    };
    let gad7 = |last: &str| {
        let items: String =
            (1..7).map(|item| format!("gad7_{item} = \"several_days\"\n")).collect();
        format!("gad7_offer = \"yes\"\n{items}gad7_7 = {last}\n")
    };
    let earlier = record(
        "sha256:0000",
        "2026-10-01T09:00:00+02:00",
        &format!(
            "age = 41\nsuicidal_thoughts = \"none\"\nsuicide_attempt = \"never\"\nbp_systolic = 150\nbp_diastolic = \"not_sure\"\nmedicines = [\"opioid\"]\nmood_now = \"low\"\nheart = [\"murmur\"]\nown_words = \"Can I drive?\"\n{}",
            gad7("\"not_sure\"")
        ),
    );
    let later = record(
        BANK.digest(),
        "2026-11-24T10:30:00+01:00",
        &format!(
            "age = 41\nsuicidal_thoughts = \"passive\"\nsuicide_attempt = \"never\"\nbp_systolic = 132\nbp_diastolic = 78\nbp_when = \"today\"\nmedicines = [\"none\"]\nown_words = \"Who takes me home?\"\n{}",
            gad7("\"nearly_every_day\"")
        ),
    );
    (earlier, later)
}

#[test]
fn two_visits_read_as_before() {
    let (earlier, later) = two_visits();
    let comparison = compared(&earlier, &later);
    let formats = [
        ("txt", comparison_text(&comparison, Layout::default())),
        ("md", comparison_markdown(&comparison)),
        ("json", comparison_json(&comparison)),
    ];
    for (ending, found) in formats {
        let found = found.replace(BANK.digest(), "sha256:…");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("two_visits.{ending}"), found);
        });
    }
}

/// What the bank no longer knows is listed as it was written, and nothing is made of it.
#[test]
fn answers_that_the_bank_no_longer_knows_are_listed() {
    let (earlier, later) = two_visits();
    let left_out = earlier.left_out.as_ref().expect("the bank has changed");
    assert_eq!(left_out, &["mood_now = \"low\"", "heart = [\"murmur\"]"]);
    assert!(later.left_out.is_none());
    let shown = comparison_text(&compared(&earlier, &later), Layout::default());
    assert!(
        shown.contains("mood_now = \"low\"") && shown.contains("heart = [\"murmur\"]"),
        "{shown}"
    );
}

/// An answer to a question that does not apply is named, also where the bank has changed and no warning tells of it.
#[test]
fn answers_that_do_not_count_are_named() {
    let record = |digest: &str| {
        let text = format!(
            "format = \"ketascreen-record/2\"\nbank = {{ id = \"{}\", version = \"1\", digest = \"{digest}\" }}\n[answers]\nssri_trials = \"none\"\nssri_outcome = \"partial\"\n",
            BANK.id()
        );
        let source = Source::from_bytes("record.toml", text.into_bytes()).expect("it is UTF-8");
        read_for_comparison(&source, &BANK, ExpectedBank::Same).expect("the record fits the bank")
    };
    let label = BANK
        .questions()
        .iter()
        .find(|question| question.id == "ssri_outcome")
        .expect("it is asked")
        .label
        .as_str();
    for (earlier, later) in [("sha256:0", BANK.digest()), (BANK.digest(), BANK.digest())] {
        let (earlier, later) = (record(earlier), record(later));
        let shown = comparison_text(
            &compared(&earlier, &later),
            Layout { width: 10_000, ..Layout::default() },
        );
        let told = BANK.phrases().set_aside.fill(&[("questions", label)]);
        assert_eq!(shown.matches(&told).count(), 2, "{shown}");
    }
}

/// A visit of a day, with what stands behind its answers.
fn visit(saved: &str, answers: &str, behind: &str) -> AnswersFile {
    let text = format!(
        "format = \"ketascreen-record/2\"\nbank = {{ id = \"{}\", version = \"1\", digest = \"{}\" }}\n\
         [record]\nsaved = \"{saved}\"\n[answers]\n{answers}\n{behind}\n",
        BANK.id(),
        BANK.digest()
    );
    let source = Source::from_bytes("record.toml", text.into_bytes()).expect("it is UTF-8");
    read_for_comparison(&source, &BANK, ExpectedBank::Same)
        .unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// A table by visit, a drawing with the same numbers, and what is new since the visit before.
#[test]
fn three_visits_stand_in_the_order_of_their_days() {
    let mut visits = [
        visit(
            "2026-11-28T09:00:00-08:00",
            "bp_systolic = 128\nbp_diastolic = 80\nbp_when = \"today\"",
            "",
        ),
        visit("2026-09-30T09:00:00-07:00", "bp_systolic = 152\nbp_diastolic = 95", ""),
        visit("2026-10-31T09:00:00-07:00", "bp_systolic = 145\nbp_diastolic = \"not_sure\"", ""),
    ];
    sort_visits(&mut visits);
    let [first, second, third] = &visits;
    let before = std::slice::from_ref(first);
    let comparison = compare_visits(&BANK, before, [second, third], &BANK.countries()[0]);
    let text = comparison_text(&comparison, Layout { width: 200, ..Layout::default() });
    let days: Vec<usize> = ["| 2026-09-30", "| 2026-10-31", "| 2026-11-28"]
        .iter()
        .map(|day| text.find(day).unwrap_or_else(|| panic!("{day}\n{text}")))
        .collect();
    assert!(days.is_sorted(), "{text}");
    assert!(
        !text.contains(BANK.phrases().heading_new_points.as_str()),
        "a fall is no news: {text}"
    );
    let html = comparison_html(&comparison);
    let page = crate::support::page::read_page(&html);
    let said: Vec<String> = crate::support::page::all(&page, "svg desc")
        .iter()
        .map(|found| found.text().collect())
        .collect();
    assert_eq!(said[0], "2026-09-30: 152 mmHg; 2026-10-31: 145 mmHg; 2026-11-28: 128 mmHg");
    assert_eq!(said[1], "2026-09-30: 95 mmHg; 2026-10-31: not known; 2026-11-28: 80 mmHg");
    for number in ["152", "145", "128"] {
        let marks = crate::support::page::all(&page, "svg .own");
        assert!(marks.iter().any(|mark| mark.text().collect::<String>() == number), "{number}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&comparison_json(&comparison)).expect("it is JSON");
    let values = &json["measures"][0]["values"];
    assert_eq!((&values[0]["least"], &values[2]["greatest"]), (&152.into(), &128.into()));
    assert_eq!(json["before"].as_array().map(Vec::len), Some(1));
    let brief = comparison_brief(&comparison);
    assert!(
        brief.contains("152, then 145, then 128") && brief.contains("95, then ?, then 80"),
        "{brief}"
    );
    assert!(brief.contains("talk to a clinician") && brief.chars().count() <= 1_500);
}

/// A carried answer is no news, and neither is what rests on carried answers alone.
#[test]
fn a_carried_answer_is_no_news() {
    let earlier = visit("2026-10-31T09:00:00-07:00", "age = 34", "");
    let origin = "[carried]\npsychosis_history = { day = \"2026-09-30\", digest = \"sha256:0\" }";
    let answers = "age = 34\npsychosis_history = \"past\"";
    for (behind, is_news) in [(origin, false), ("", true)] {
        let later = visit("2026-11-28T09:00:00-08:00", answers, behind);
        let comparison = compared(&earlier, &later);
        assert_eq!(!comparison.changes.is_empty(), is_news, "{:?}", comparison.changes);
        assert_eq!(!comparison.findings.new.is_empty(), is_news);
        assert_eq!(!comparison.findings.restated.is_empty(), !is_news);
    }
}

/// Private answers are left out of every format unless all were asked for.
#[test]
fn private_answers_are_left_out_of_a_comparison() {
    let (id, question) =
        BANK.numbered_questions().find(|(_, question)| question.private).expect("there is one");
    let note = format!("[notes]\n{} = \"secret\"", question.id);
    let mut earlier = visit("2026-10-31T09:00:00-07:00", "age = 34", &note);
    let mut later =
        visit("2026-11-28T09:00:00-08:00", &format!("age = 34\n{} = \"yes\"", question.id), &note);
    let all = |comparison: &SummaryComparison<'_>| {
        [
            comparison_text(comparison, Layout::default()),
            comparison_markdown(comparison),
            comparison_html(comparison),
            comparison_json(comparison),
            comparison_brief(comparison),
        ]
        .concat()
    };
    let said = all(&compared(&earlier, &later));
    assert!(!said.contains(&question.id) && !said.contains(&question.label), "{said}");
    assert!(!said.contains("secret"), "{said}");
    earlier.put_private_on_page(&BANK);
    later.put_private_on_page(&BANK);
    assert!(
        later.on_page.contains(&id) && all(&compared(&earlier, &later)).contains(&question.label)
    );
}

#[test]
fn every_comparison_keeps_the_published_schema() {
    let schema = published("ketascreen-comparison-1");
    let mut files: Vec<AnswersFile> = people(&BANK).into_iter().map(|(_, file)| file).collect();
    files.extend(<[AnswersFile; 2]>::from(two_visits()));
    for earlier in &files {
        for later in &files {
            let document: serde_json::Value =
                serde_json::from_str(&comparison_json(&compared(earlier, later)))
                    .expect("it is JSON");
            let faults = faults(&schema, &document);
            assert!(faults.is_empty(), "{faults:#?}");
        }
    }
    assert!(
        !schema.is_valid(&serde_json::json!({ "format": "ketascreen-comparison/1" })),
        "the schema accepts anything"
    );
}

fn words(text: &str) -> Vec<String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Promises 1 and 4 between any two sets of answers, and the same words in every format for people.
    #[test]
    fn a_comparison_is_a_summary(one in vec(0u32..4096, BANK.questions().len()), other in vec(0u32..4096, BANK.questions().len())) {
        let (earlier, later) = (AnswersFile::of(&BANK, &answers_from(&BANK, &one)), AnswersFile::of(&BANK, &answers_from(&BANK, &other)));
        let comparison = compared(&earlier, &later);
        let wide = comparison_text(&comparison, Layout { width: 100_000, ..Layout::default() });
        let markdown = comparison_markdown(&comparison).replace('\\', "").replace("**", "");
        prop_assert!(words(&wide) == words(&markdown), "Markdown does not say the same");
        let html = crate::support::page::shown(&comparison_html(&comparison), "title, figure");
        prop_assert!(words(&wide) == words(&html), "the page does not say the same");
        prop_assert!(wide.to_lowercase().contains("talk to a clinician") && wide.contains("988 Suicide"));
        let to_do = comparison.later.help.first.first().copied().unwrap_or(&comparison.later.next_step);
        prop_assert_eq!(wide.lines().nth(2), Some(to_do), "what to do stands first, as the later answers call for it");
        let narrow = comparison_text(&comparison, Layout::default());
        prop_assert!(narrow.lines().all(|line| line.chars().count() <= 80));
        prop_assert_eq!(narrow, comparison_text(&compared(&earlier, &later), Layout::default()));
        // The person as a whole is neither counted nor weighed.
        prop_assert!(!comparison_json(&comparison).contains("overall"));
    }

    /// Every question whose answer is another is told of once, and no other.
    #[test]
    fn every_change_is_told_once(one in vec(0u32..4096, BANK.questions().len()), other in vec(0u32..4096, BANK.questions().len())) {
        let (earlier, later) = (AnswersFile::of(&BANK, &answers_from(&BANK, &one)), AnswersFile::of(&BANK, &answers_from(&BANK, &other)));
        let comparison = compared(&earlier, &later);
        let told: Vec<_> = comparison.changes.iter().map(|change| change.question).collect();
        let differ: Vec<_> =
            BANK.numbered_questions().map(|(id, _)| id).filter(|id| earlier.answers.get(*id) != later.answers.get(*id)).collect();
        prop_assert_eq!(&told, &differ);
        let points = &comparison.findings;
        let lists = [&points.new, &points.restated, &points.same, &points.open, &points.gone];
        let all: BTreeSet<_> = lists.into_iter().flatten().collect();
        prop_assert_eq!(all.len(), lists.into_iter().map(Vec::len).sum::<usize>(), "a point stands in one list");
        // Not known is not gone.
        prop_assert!(points.gone.iter().all(|rule| comparison.later.evaluation.truth(*rule).is_false()));
        for finding in &comparison.earlier.evaluation.findings {
            prop_assert!(all.contains(&finding.rule) || comparison.later.evaluation.truth(finding.rule).is_true());
        }
        for change in &comparison.changes {
            let unknown = |answer: &Answer| answer.is_unknown();
            if unknown(earlier.answers.get(change.question)) || unknown(later.answers.get(change.question)) {
                prop_assert!(change.concern.is_none(), "what is not known is neither more nor less concerning");
            }
        }
    }
}
