//! The shipped bank is proved, and each counterexample that `bank check` prints shows its fault
//! when `summarize` reads it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::shipped::shipped_bank;
use crate::support::parts::with_parts;
use ketascreen_core::bank::Bank;
use ketascreen_core::proof::promise::Monotone;
use ketascreen_core::proof::{LIMIT, Promise, Verdict, prove};
use serde_json::Value;

fn ketascreen(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ketascreen"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child
        .stdin
        .take()
        .expect("it has a standard input")
        .write_all(input.as_bytes())
        .expect("it reads its input");
    child.wait_with_output().expect("the program ends")
}

#[test]
fn every_promise_of_the_shipped_bank_is_proved() {
    let bank = shipped_bank();
    let proof = prove(&bank, LIMIT);
    let others: Vec<_> =
        proof.verdicts.iter().filter(|(_, verdict)| *verdict != Verdict::Proved).collect();
    assert!(others.is_empty(), "{others:?}");
    println!("{} promises in {} steps", proof.verdicts.len(), proof.steps);
    assert!(
        proof.steps < LIMIT / 20,
        "the shipped bank comes near the limit: {} steps",
        proof.steps
    );
    let mut monotone: Vec<&str> = proof
        .verdicts
        .iter()
        .filter_map(|(promise, _)| match promise {
            Promise::Monotone(Monotone { question }) => Some(bank.question(*question).id.as_str()),
            _ => None,
        })
        .collect();
    monotone.sort_unstable();
    assert_eq!(monotone, SAFETY_QUESTIONS);
}

/// The safety questions of the contract without the age: those with an order of concern.
const SAFETY_QUESTIONS: [&str; 20] = [
    "benzo_use",
    "bp_diagnosis",
    "bp_diastolic",
    "bp_systolic",
    "conditions",
    "family_history",
    "heart",
    "ketamine_effect",
    "ketamine_past",
    "ketamine_reaction",
    "mania_history",
    "medicines",
    "other_mental_health",
    "pregnancy",
    "psychosis_history",
    "substance_use",
    "suicidal_thoughts",
    "suicide_attempt",
    "symptoms_now",
    "vascular",
];

#[test]
fn a_proof_takes_the_same_steps_every_time() {
    let bank = shipped_bank();
    let once = prove(&bank, LIMIT);
    let again = prove(&bank, LIMIT);
    assert_eq!((once.steps, once.verdicts), (again.steps, again.verdicts));
}

/// The printed answers, each with its title, as `bank check` shows them below a problem.
fn examples(report: &str) -> Vec<(String, String)> {
    let mut examples: Vec<(String, String)> = Vec::new();
    for block in report.split("\n\n").collect::<Vec<_>>().windows(2) {
        let [title, answers] = block else { panic!("a window of two") };
        if answers.starts_with("    [answers]") {
            let title = title.lines().last().unwrap_or_default().trim_end_matches(':');
            // What is printed is pasted as it stands.
            let answers = answers
                .lines()
                .take_while(|line| line.starts_with("    "))
                .map(|line| format!("{line}\n"));
            examples.push((title.to_owned(), answers.collect()));
        }
    }
    examples
}

fn ids(summary: &Value, key: &str) -> Vec<String> {
    let list = summary[key].as_array().expect("it is a list");
    list.iter().map(|entry| entry["id"].as_str().expect("it has an id").to_owned()).collect()
}

fn level(summary: &Value) -> usize {
    let overall = summary["overall"].as_str().expect("it is a text");
    ["note", "discuss", "caution", "urgent"]
        .iter()
        .position(|level| *level == overall)
        .expect("it is a level")
}

#[test]
fn every_printed_counterexample_shows_its_fault_to_summarize() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut paths: Vec<PathBuf> = fs::read_dir("tests/fixtures/broken/proofs")
        .expect("the banks are there")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let mut replayed = 0;
    for path in paths {
        let text = with_parts(&fs::read_to_string(&path).expect("the bank can be read"));
        let file = folder.path().join("bank.toml");
        fs::write(&file, text).expect("the bank can be written");
        let file = file.to_str().expect("its path is plain");
        let report = ketascreen(&["bank", "check", file], "");
        let report = String::from_utf8(report.stdout).expect("it is UTF-8");
        for problem in report.split("\nerror[").flat_map(|part| part.split("\nwarning[")) {
            let heard: Vec<Value> = examples(problem)
                .iter()
                .map(|(_, answers)| {
                    let output = ketascreen(
                        &["summarize", "-", "--bank", file, "--format", "json"],
                        answers,
                    );
                    assert!(
                        output.status.success(),
                        "{}: {answers}: {}",
                        path.display(),
                        String::from_utf8_lossy(&output.stderr)
                    );
                    serde_json::from_slice(&output.stdout).expect("it is JSON")
                })
                .collect();
            let has = |place: usize, rule: &str| {
                ids(&heard[place], "findings")
                    .iter()
                    .chain(&ids(&heard[place], "unresolved"))
                    .any(|id| id == rule)
            };
            let name = |place: usize| {
                problem.split('`').nth(2 * place + 1).expect("it names something").to_owned()
            };
            let shown =
                match problem.split(']').next().map(|code| code.rsplit('[').next().unwrap_or(code))
                {
                    Some("silent-when-unknown") => has(0, &name(0)) && !has(1, &name(0)),
                    Some("unknown-safer" | "less-concern") => level(&heard[0]) > level(&heard[1]),
                    Some("found-together") => has(0, &name(0)) && has(0, &name(1)),
                    Some("partition-overlap") => has(0, &name(1)) && has(0, &name(2)),
                    // Answers that come near a bound break no promise by themselves.
                    Some("page-too-long" | "page-too-wordy" | "help-too-long") => {
                        assert_eq!(heard.len(), 1, "{problem}");
                        continue;
                    }
                    Some("partition-gap") => ids(&heard[0], "findings").is_empty(),
                    _ => {
                        assert!(heard.is_empty(), "{problem}");
                        continue;
                    }
                };
            assert!(shown, "{}: {problem}", path.display());
            replayed += 1;
        }
    }
    assert!(replayed >= 9, "only {replayed} problems had answers to replay");
}

/// Where many numbers meet in one condition, the diagrams grow beyond every limit. That is told,
/// and nothing is proved.
#[test]
fn a_bank_that_is_as_hard_as_possible_is_not_decided() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("hard.toml");
    fs::write(&file, with_parts(&hard_bank(24))).expect("the bank can be written");
    let output = ketascreen(&["bank", "check", file.to_str().expect("its path is plain")], "");
    let report = String::from_utf8(output.stdout).expect("it is UTF-8");
    assert_eq!(output.status.code(), Some(1));
    assert!(report.contains("error[undecided]: could not decide within the limit whether any answers make `pairs` true"), "{report}");
    assert!(!report.contains("Proved"), "{report}");
    // Of half the size it is decided.
    let source = ketascreen_core::text::Source::from_bytes(
        "hard.toml",
        with_parts(&hard_bank(10)).into_bytes(),
    )
    .expect("it is UTF-8");
    let proof = prove(&Bank::read(source).expect("it can be read"), LIMIT);
    assert!(proof.verdicts.iter().all(|(_, verdict)| *verdict != Verdict::Undecided));
}

/// Each question of the first half must agree with its partner in the second half: whatever comes
/// between the two has to remember all answers of the first half.
fn hard_bank(half: usize) -> String {
    let mut text = "format = \"ketascreen-bank/2\"\n".to_owned();
    for index in 0..2 * half {
        text.push_str(&format!(
            "\n[[question]]\nid = \"q{index}\"\nsection = \"part\"\nkind = \"choice\"\nlabel = \"A\"\ntext = \"A\"\nwhy = \
             \"A\"\noptions = [{{ id = \"a\", text = \"A\" }}, {{ id = \"b\", text = \"B\" }}]\n"
        ));
    }
    let pairs: Vec<String> =
        (0..half).map(|index| format!("(q{index} is a and q{} is a)", index + half)).collect();
    text.push_str(&format!(
        "\n[[rule]]\nid = \"pairs\"\npoint = \"matter\"\nlevel = \"discuss\"\nwhen = \"{}\"\nbasis = \"practice\"\nno_source = \"A\"\nshort_title = \"A\"\nline \
         = \"A\"\ntext = \"A\"\nask = \"A\"\n",
        pairs.join(" or ")
    ));
    text
}

#[test]
fn bank_check_prints_what_was_proved_and_every_exception() {
    let output = ketascreen(&["bank", "check"], "");
    assert!(output.status.success());
    let report = String::from_utf8(output.stdout).expect("it is UTF-8");
    let one_line = report.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Proved for all answers, in ",
        "Excepted: bp_reading_old when bp_systolic or bp_diastolic becomes unknown. With no reading known its date is not asked, and \
         bp_not_known says that a reading is missing.",
        "only your cases and `--against` show that it is what you meant. None of the 97 rules was compared with a case here",
    ] {
        assert!(one_line.contains(words), "{words} is not in\n{report}");
    }
    assert_eq!(report.matches("Excepted: ").count(), 1, "{report}");
    assert!(report.lines().all(|line| line.chars().count() <= 80), "{report}");
    let source = Path::new("questions.toml");
    let named = ketascreen(&["bank", "check", source.to_str().expect("it is plain")], "");
    assert_eq!(String::from_utf8(named.stdout).expect("it is UTF-8"), report);
}

/// A rule before the first one, so that the places of all others differ.
const ADDED: &str = r#"[[rule]]
id = "age_over_100"
point = "other_health"
level = "note"
when = "age > 100"
basis = "practice"
no_source = "Age is worth telling."
short_title = "Older than 100"
line = "Older than 100"
text = "It is worth telling."
ask = "What follows from my age?"

[[rule]]
id = "age_under_18""#;

/// What a clinician reads before a change is shipped: every example is heard otherwise with the two
/// banks.
#[test]
fn a_changed_bank_is_compared_with_the_one_before() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let shipped = fs::read_to_string("questions.toml").expect("the bank can be read");
    let bank = shipped_bank();
    let rule =
        |id: &str| bank.rules().iter().find(|rule| rule.id == id).expect("the bank has the rule");
    let written = |key: &str, text: &str| format!("{key} = \"{text}\"");
    let other = |key: &str, text: &str| (written(key, text), written(key, "Another"));
    let changes = [
        ("when = \"age >= 65\"".to_owned(), "when = \"age >= 60\"".to_owned()),
        (
            "level = \"discuss\"\nwhen = \"substance_use is past\"".to_owned(),
            "level = \"caution\"\nwhen = \"substance_use is past\"".to_owned(),
        ),
        (written("id", "plan_pressured"), written("id", "plan_pushed")),
        ("[[rule]]\nid = \"age_under_18\"".to_owned(), ADDED.to_owned()),
        // What a reader sees of a rule: its own texts, and the heading above it.
        other("short_title", &rule("home_ketamine").short_title),
        other("ask", &rule("age_18_to_24").ask),
        other("title", &bank.point(rule("pregnancy").point).title),
    ];
    let changed = changes.iter().fold(shipped, |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text.replace(from, to)
    });
    let file = folder.path().join("new.toml");
    fs::write(&file, changed).expect("the bank can be written");
    let file = file.to_str().expect("its path is plain");
    let output = ketascreen(&["bank", "check", file, "--against", "questions.toml"], "");
    let report = String::from_utf8(output.stdout).expect("it is UTF-8");
    assert!(output.status.success(), "{report}");
    let (_, compared) = report
        .split_once("\nAgainst ketamine-therapy version 2:\n")
        .expect("the comparison stands last");
    assert_eq!(
        compared,
        "\
Added: age_over_100 (note), when age > 100
Added: plan_pushed (discuss), when plan_pressure is yes
Gone: plan_pressured (discuss), when plan_pressure is yes
age_65_plus: when was age >= 65
age_65_plus: when is age >= 60
age_65_plus: heard otherwise only where age 60 to 64
age_65_plus: a finding now, and not before, for example for these answers:

    [answers]
    age = 60

age_18_to_24: has other words
age_18_to_24: is heard for the same answers
pregnancy: has other words
pregnancy: is heard for the same answers
breastfeeding: has other words
breastfeeding: is heard for the same answers
could_become_pregnant: has other words
could_become_pregnant: is heard for the same answers
substance_past: was discuss, is caution
substance_past: is heard for the same answers
home_ketamine: has other words
home_ketamine: is heard for the same answers
Same for all answers: 89 rules
Texts that differ, [-before-] and {+now+}: 3
point.pregnancy.title: [-Pregnancy and breastfeeding-] {+Another+}
rule.age_18_to_24.ask: [-Who checks on my mood early on, and whom do I call if
it changes?-] {+Another+}
rule.home_ketamine.short_title: [-Ketamine at home-] {+Another+}
Texts that only one of the two has: 8 new, 4 gone (`--format json` lists them)
"
    );
    for (title, answers) in examples(compared) {
        let rule = title.split(':').next().expect("it names a rule").to_owned();
        let heard = |bank: &str| {
            let output =
                ketascreen(&["summarize", "-", "--bank", bank, "--format", "json"], &answers);
            ids(&serde_json::from_slice(&output.stdout).expect("it is JSON"), "findings")
                .contains(&rule)
        };
        assert!(heard(file) && !heard("questions.toml"), "{title}\n{answers}");
    }
    // Against itself nothing differs.
    let output = ketascreen(&["bank", "check", "--against", "questions.toml"], "");
    assert!(
        String::from_utf8(output.stdout)
            .expect("it is UTF-8")
            .ends_with("version 2:\nSame for all answers: 97 rules\n")
    );
}
