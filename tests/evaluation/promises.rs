//! The promises of the contract, over random answers to the shipped bank.

use std::sync::LazyLock;

use crate::support::formats::{brief, html, json, markdown, text};
use crate::support::{answers_from, keeps_constraints, known_answers, question_named, shipped};
use ketascreen_core::answers::{Answer, Answers, Tick, Ticks, Unknown, Value};
use ketascreen_core::bank::condition::Test;
use ketascreen_core::bank::{
    Bank, HelpCall, HelpLine, HelpPlace, Kind, Level, LineKind, NextStep, OptionId, QuestionId,
    RisingConcern, Rule, RuleId,
};
use ketascreen_core::evaluation::{Evaluation, Evaluator};
use ketascreen_core::record::AnswersFile;
use ketascreen_core::render::{BRIEF_LONGEST, Layout};
use ketascreen_core::summary::{Summary, crisis_line, summarize};
use proptest::collection::vec;
use proptest::prelude::*;
use regex::Regex;

static BANK: LazyLock<Bank> = LazyLock::new(shipped);
static EVALUATOR: LazyLock<Evaluator<'static>> = LazyLock::new(|| Evaluator::of(&BANK));

fn answers() -> impl Strategy<Value = Answers> {
    vec(0u32..4096, BANK.questions().len()).prop_map(|numbers| answers_from(&BANK, &numbers))
}

/// Answers with few unknown, so that rules come to be findings.
fn mostly_known() -> impl Strategy<Value = Answers> {
    vec(
        (4u32..4096).prop_map(|number| {
            if number % 32 == 0 { number } else { number - number % 8 + 4 + number % 4 }
        }),
        BANK.questions().len(),
    )
    .prop_map(|numbers| answers_from(&BANK, &numbers))
}

fn any_answers() -> impl Strategy<Value = Answers> {
    prop_oneof![answers(), mostly_known()]
}

fn file(answers: &Answers) -> AnswersFile {
    AnswersFile::of(&BANK, answers)
}

fn every_format(answers: &Answers) -> Vec<(&'static str, String)> {
    let file = file(answers);
    let summary = summarize(&BANK, &file, &BANK.countries()[0]);
    let layout = Layout::default();
    vec![
        ("text", text(&summary, layout)),
        ("brief", brief(&summary, layout)),
        ("markdown", markdown(&summary)),
        ("html", html_lines(&summary)),
        ("json", json(&summary)),
    ]
}

/// A page without its style, line by line, so that its sources can be left out like those of a text.
fn html_lines(summary: &Summary<'_>) -> String {
    let page = html(summary);
    let (_, body) = page.split_once("</style>").expect("the page has a style");
    body.replace('<', "\n<").replace('>', ">\n")
}

/// A text without its list of sources: titles and addresses are other people's words.
fn without_sources(text: &str) -> String {
    let heading = |phrase: &str| format!("\n{phrase}\n");
    let phrases = BANK.phrases();
    match text.split_once(&heading(phrases.heading_sources.as_str())) {
        Some((before, after)) => {
            let rest = after
                .split_once(&heading(phrases.heading_about.as_str()))
                .map_or(after, |(_, rest)| rest);
            format!("{before}\n{rest}")
        }
        None => text.to_owned(),
    }
}

static VERDICT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)you (are|are not|aren't|may be|might be) (eligible|ineligible|suitable|ready|a (good|strong|poor) candidate)|you qualify|disqualif|\bcleared\b|all clear|safe for you|contraindicated for you|recommended for you|\bcur(e|es|ed)\b|\breset|rewir|guarantee|\d+ ?% chance|score of fit|treatment.resistant|you failed|failed (therapy|treatment|medicine)|\bnormal\b|in range\b|probably (just )?(anxiety|panic)|eligib|suitab|\bcandidate",
    )
    .expect("the expression is right")
});
static DOSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\d\s*mg\b|mg/kg|milligram|microgram|\bmcg\b").expect("the expression is right")
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Promise 1.
    #[test]
    fn every_summary_sends_to_a_clinician_names_a_crisis_line_and_gives_no_verdict_and_no_dose(answers in any_answers()) {
        let talk = main_line(LineKind::Talk);
        for (format, found) in every_format(&answers) {
            let found = without_sources(&found);
            let one_line = found.split_whitespace().filter(|word| !word.contains("https://")).collect::<Vec<_>>().join(" ");
            // Markdown and HTML write some signs in their own way.
            let one_line = one_line.replace('\\', "").replace("&amp;", "&");
            prop_assert!(one_line.contains("talk to a clinician") || one_line.contains("Talk to a clinician"), "{format}: no clinician");
            prop_assert!(one_line.contains(&talk.name) && one_line.contains(&talk.contact), "{format}: no crisis line");
            prop_assert!(!VERDICT.is_match(&one_line), "{format}: a verdict: {:?}", VERDICT.find(&one_line));
            prop_assert!(!DOSE.is_match(&one_line), "{format}: a dose: {:?}", DOSE.find(&one_line));
        }
    }

    /// Promise 1: the next step is one of three texts, and tells nothing of the level above `note`.
    #[test]
    fn the_next_step_is_one_of_three(answers in any_answers()) {
        let NextStep { help, findings, none, not_known } = BANK.next_step();
        let evaluation = EVALUATOR.evaluate(&answers);
        let file = file(&answers);
        let summary = summarize(&BANK, &file, &BANK.countries()[0]);
        let above_note = evaluation.findings.iter().any(|finding| BANK.rule(finding.rule).level > Level::Note);
        let expected = if !evaluation.first_help(&BANK).is_empty() {
            help.clone()
        } else if above_note {
            findings.clone()
        } else if evaluation.unresolved.is_empty() {
            none.clone()
        } else {
            format!("{none} {not_known}")
        };
        prop_assert_eq!(&summary.next_step, &expected);
    }

    /// Promise 2: a rule that is raised stays raised when an answer that it names becomes unknown.
    #[test]
    fn unknown_is_never_treated_as_safe(answers in any_answers()) {
        let before = EVALUATOR.evaluate(&answers);
        for (id, _) in BANK.numbered_questions() {
            for forgotten in forgotten(&answers, id) {
                let after = EVALUATOR.evaluate(&forgotten);
                for (rule_id, rule) in BANK.numbered_rules().filter(|(_, rule)| rule.level >= Level::Discuss) {
                    if !names(rule, id) || exempt(rule, id) || !raised(&before, rule_id) {
                        continue;
                    }
                    let replaced = rule.replaced_by.iter().any(|stronger| after.finding(*stronger).is_some());
                    prop_assert!(raised(&after, rule_id) || replaced, "{} falls silent when {} becomes unknown", rule.id, BANK.question(id).id);
                }
            }
        }
    }

    /// Promise 2, second part: not knowing an answer is never less pressing than its least pressing known answer.
    #[test]
    fn not_knowing_is_never_below_every_known_answer(answers in any_answers()) {
        for (id, question) in BANK.numbered_questions() {
            let overall = |answer: Answer| {
                let mut changed = answers.clone();
                changed.set(id, answer);
                keeps_constraints(&BANK, &changed).then(|| EVALUATOR.evaluate(&changed).overall)
            };
            let least = known_answers(question).into_iter().filter_map(&overall).min();
            let unknown = overall(Answer::Unknown(Unknown::NotSure));
            if let (Some(least), Some(unknown)) = (least, unknown) {
                prop_assert!(unknown >= least, "{}: unknown gives {unknown:?}, every known answer at least {least:?}", question.id);
            }
        }
    }

    /// Promise 3: a more concerning answer never lowers what is raised.
    #[test]
    fn caution_is_monotone(answers in any_answers()) {
        let before = EVALUATOR.evaluate(&answers).overall;
        for (id, question) in BANK.numbered_questions() {
            let Answer::Known(value) = answers.get(id) else { continue };
            for more in more_concerning(question.rising_concern.as_ref(), value, &question.kind, question.none_option()) {
                let mut changed = answers.clone();
                changed.set(id, Answer::Known(more));
                if keeps_constraints(&BANK, &changed) {
                    prop_assert!(EVALUATOR.evaluate(&changed).overall >= before, "{} lowers it", question.id);
                }
            }
        }
    }

    /// Promise 4: what to do now comes first, and a crisis line early.
    #[test]
    fn help_comes_first(answers in any_answers()) {
        let evaluation = EVALUATOR.evaluate(&answers);
        let rule = |id: &str| BANK.numbered_rules().find(|(_, rule)| rule.id == id).map(|(id, _)| id).expect("the bank has the rule");
        let urgent = evaluation.findings.iter().any(|finding| BANK.rule(finding.rule).level == Level::Urgent);
        let severe = evaluation.finding(rule("bp_severe")).is_some() && evaluation.unresolved(rule("bp_emergency")).is_some();
        let signs = answers.get(question_named(&BANK, "symptoms_now"));
        let not_sure_of_signs = *signs == Answer::Unknown(Unknown::NotSure);
        let unsure = matches!(signs, Answer::Known(Value::Multi(ticks)) if ticks.options().iter().any(|tick| !tick.sure));
        let first = urgent || severe || unsure || not_sure_of_signs;
        prop_assert_eq!(!evaluation.first_help(&BANK).is_empty(), first);
        let thoughts = answers.get(question_named(&BANK, "suicidal_thoughts"));
        let attempt = answers.get(question_named(&BANK, "suicide_attempt"));
        let is = |answer: &Answer, question: &str, id: &str| *answer == Answer::Known(Value::Choice(option(question, id)));
        let has_harmed = evaluation.finding(rule("self_harm")).is_some();
        let early = thoughts.is_unknown() || attempt.is_unknown() || is(thoughts, "suicidal_thoughts", "passive") || is(attempt, "suicide_attempt", "past") || has_harmed;
        let file = file(&answers);
        let summary = summarize(&BANK, &file, &BANK.countries()[0]);
        let shown = text(&summary, Layout::default());
        let lines: Vec<&str> = shown.lines().collect();
        let line_of = |wanted: &str| lines.iter().position(|line| line.contains(wanted));
        let findings = lines.iter().position(|line| *line == BANK.phrases().heading_points_to_raise.as_str() || *line == BANK.phrases().heading_later.as_str());
        if first {
            prop_assert!(line_of(&main_line(LineKind::Emergency).contact).is_some_and(|line| line < 40 && findings.is_none_or(|finding| line < finding)));
        }
        let to_do = summary.help.first.first().or(summary.help.early.first()).copied().unwrap_or(&summary.next_step);
        for width in [40, 80, 120] {
            let shown = text(&summary, Layout { width, ..Layout::default() });
            let begins = shown.lines().take(3).any(|line| !line.is_empty() && to_do.starts_with(line));
            prop_assert!(begins, "what to do begins in the third line at the latest: {shown}");
        }
        if early {
            let line = line_of(&main_line(LineKind::Talk).contact);
            prop_assert!(line.is_some_and(|line| line < 20 && findings.is_none_or(|finding| line < finding)), "the crisis line stands at {line:?}:\n{}", lines[..30.min(lines.len())].join("\n"));
        }
        // 'Not sure' of the body warning signs as a whole is no less than of one of them.
        if not_sure_of_signs {
            let line = line_of(&main_line(LineKind::Emergency).contact);
            prop_assert!(line.is_some_and(|line| line < 20 && findings.is_none_or(|finding| line < finding)), "the emergency number stands at {line:?}:\n{}", lines[..30.min(lines.len())].join("\n"));
            let brief = brief(&summary, Layout::default());
            prop_assert!(brief.contains(&main_line(LineKind::Emergency).contact), "{brief}");
        }
        // What is to be done today stands on the page whatever else does.
        let today: Vec<&HelpCall> = evaluation.help_calls(&BANK).into_iter().map(|(_, call)| call).filter(|call| call.place == HelpPlace::Today).collect();
        let one_line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        for call in &today {
            let place = one_line.find(&call.text);
            let point = findings.map(|line| lines[line]).and_then(|heading| one_line.find(heading));
            prop_assert!(place.is_some_and(|place| point.is_none_or(|point| place < point)), "{} is not said before the points", call.text);
        }
        prop_assert_eq!(!summary.help.lines.is_empty(), first || early || today.iter().any(|call| !call.lines.is_empty()));
    }

    /// Promise 6: the same answers give the same bytes; plain text is 80 columns wide and without colour.
    #[test]
    fn the_same_answers_give_the_same_bytes(answers in any_answers()) {
        let once = every_format(&answers);
        let (again_answers, other_thread) = (answers.clone(), std::thread::spawn({ let answers = answers.clone(); move || every_format(&answers) }));
        prop_assert_eq!(&once, &every_format(&again_answers));
        prop_assert_eq!(&once, &other_thread.join().expect("the thread ends well"));
        for (format, found) in once {
            prop_assert!(!found.contains('\u{1b}'), "{format} has colour");
            if format == "text" || format == "brief" {
                let longest = found.lines().filter(|line| !line.contains("https://")).map(|line| line.chars().count()).max();
                prop_assert!(longest <= Some(80), "{format} is {longest:?} columns wide");
            }
            if format == "brief" {
                prop_assert!(found.chars().count() <= BRIEF_LONGEST, "{} characters", found.chars().count());
            }
        }
    }

    /// The blood-pressure rules and the bands of the scales divide their answers among them.
    #[test]
    fn bands_neither_overlap_nor_leave_gaps(answers in any_answers()) {
        let evaluation = EVALUATOR.evaluate(&answers);
        let found = |ids: &[&str]| ids.iter().filter(|id| evaluation.findings.iter().any(|finding| BANK.rule(finding.rule).id == **id)).count();
        let known = |id: &str| match answers.get(question_named(&BANK, id)) { Answer::Known(value) => Some(value.clone()), Answer::Unknown(_) => None };
        let pressure = found(&["bp_below_130_80", "bp_stage_1", "bp_not_controlled", "bp_severe", "bp_emergency"]);
        let recent = known("bp_when").is_some_and(|when| when != Value::Choice(option("bp_when", "older")));
        if known("bp_systolic").is_some() && known("bp_diastolic").is_some() && known("bp_diagnosis").is_some() && recent {
            prop_assert_eq!(pressure, 1);
        }
        prop_assert!(pressure <= 1);
        for (id, scale) in BANK.numbered_scales() {
            let Some(sum) = evaluation.sum(id) else { continue };
            for ends in [sum.least, sum.greatest] {
                let bands = scale.bands.iter().filter(|band| band.range.contains(&ends)).count();
                prop_assert_eq!(bands, 1, "{} {}", &scale.id, ends);
            }
            prop_assert_eq!(found(&[&format!("{}_10_or_more", scale.id)]), usize::from(sum.least >= 10), "{}", &scale.id);
        }
    }

    /// Never cut from the brief summary: help, what the person was told, 300 characters of own words, and the titles of urgent findings and cautions.
    #[test]
    fn the_brief_summary_keeps_what_matters(answers in any_answers()) {
        let file = file(&answers);
        let summary = summarize(&BANK, &file, &BANK.countries()[0]);
        let brief = brief(&summary, Layout::default());
        let one_line = brief.split_whitespace().collect::<Vec<_>>().join(" ");
        let told = BANK.phrases().brief_told.fill(&[("crisis_line", &crisis_line(&BANK, summary.country))]);
        prop_assert!(one_line.contains(&told) || one_line.contains(BANK.phrases().brief_told_help.as_str()), "that a crisis line was given is said");
        prop_assert!(one_line.contains(&main_line(LineKind::Talk).contact), "a crisis line stands there");
        let all: usize = summary.own_words().map(|(_, text)| text.chars().count()).sum();
        let kept: usize = brief_own_words(&brief).chars().count();
        prop_assert!(kept + 20 >= all.min(300), "{kept} of {all} characters of own words:\n{brief}");
        for finding in summary.findings(&[Level::Urgent, Level::Caution]) {
            let title = &BANK.rule(finding.rule).short_title;
            prop_assert!(one_line.contains(title.as_str()), "{title} is cut");
        }
    }
}

/// The lines of own words in a brief summary, without their name.
fn brief_own_words(brief: &str) -> String {
    let phrases = BANK.phrases();
    let name = phrases.brief_own_words.as_str();
    let others = [
        &phrases.brief_numbers,
        &phrases.brief_also,
        &phrases.brief_tried,
        &phrases.brief_find_out,
    ];
    let is_other = |line: &str| {
        let cut = phrases.brief_cut.as_str().split('{').next().unwrap_or_default();
        let told = phrases.brief_told.as_str().split('{').next().unwrap_or_default();
        others.iter().any(|other| line.starts_with(other.as_str()))
            || line.starts_with(cut)
            || told.starts_with(line)
            || line.starts_with(&told[..20])
    };
    let lines = brief.lines().skip_while(|line| !line.starts_with(name));
    let own: Vec<&str> = lines.take_while(|line| !is_other(line)).collect();
    own.join(" ").replace(name, "")
}

/// The most that can stand together fits in the brief summary.
#[test]
fn the_longest_brief_summary_fits() {
    let mut answers = Answers::none(&BANK);
    for (id, question) in BANK.numbered_questions() {
        let most = match (&question.kind, &question.rising_concern) {
            (Kind::Multi(_), _) => known_answers(question).pop(),
            (_, Some(RisingConcern::Options(order))) => {
                order.last().map(|option| Answer::Known(Value::Choice(*option)))
            }
            (Kind::Integer { range, .. }, Some(_)) => {
                Some(Answer::Known(Value::Integer(*range.end())))
            }
            (Kind::Text { longest }, _) => {
                Some(Answer::Known(Value::Text("word ".repeat(longest / 5))))
            }
            _ => None,
        };
        if let Some(answer) = most {
            answers.set(id, answer);
        }
    }
    for (id, option_id) in [
        ("ssri_trials", "one"),
        ("provider_found", "yes"),
        ("provider_setting", "home"),
        ("therapy_history", "never"),
    ] {
        answers.set(question_named(&BANK, id), Answer::Known(Value::Choice(option(id, option_id))));
    }
    answers.set(question_named(&BANK, "age"), Answer::Known(Value::Integer(17)));
    for unknown in [false, true] {
        let mut answers = answers.clone();
        if unknown {
            // Fewer findings replaced: the symptoms are not known, so the severe pressure stands beside them.
            answers.set(question_named(&BANK, "symptoms_now"), Answer::Unknown(Unknown::NotSure));
        }
        let file = file(&answers);
        let summary = summarize(&BANK, &file, &BANK.countries()[0]);
        assert!(
            summary.findings(&[Level::Urgent, Level::Caution]).count() >= 20,
            "the answers are not the worst that there are"
        );
        let brief = brief(&summary, Layout::default());
        assert!(
            brief.chars().count() <= BRIEF_LONGEST,
            "{} characters:\n{brief}",
            brief.chars().count()
        );
    }
}

static PROMISE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\bwill (help|work|heal|fix|relieve|end|lift|make (you|them|the person) (better|well))\b|\byou will (get|feel) better|\b(risk|pain|side.effect)[- ]free\b|\bno (risks?|side effects)\b|\b(completely|perfectly|entirely|totally) safe\b|\b(is|are) safe (and|for)\b|\balways (helps?|works?)\b|\b(helps|works) for (everyone|all)\b|\bnever fails\b|breakthrough|miracle|\bproven to\b|life.changing|\bpromises?\b|rapid relief",
    )
    .expect("the expression is right")
});
static STIGMA: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(addicts?|(drug |substance )?abus(e|er|ers|ing)|junkies?|alcoholics?|schizophrenics?|psychos?|psychotics|bipolars|borderlines|crazy|insane|lunatics?|hysterical|manipulative|non-?complian(t|ce)|mentally ill|the depressed|suffer(s|ers|ing)? from|victims?|drug habit|drug.seek(ing|er)|clean time|commit(s|ted)? suicide|(un)?successful (suicide|attempt)|failed (suicide|attempt)|suicid(al|e) (gesture|threat))\b",
    )
    .expect("the expression is right")
});

/// Every text that the bank can put before a reader, not only those of some answers. Sources are other people's words.
#[test]
fn no_text_at_all_gives_a_verdict_a_dose_or_a_promise_or_labels_a_person() {
    const NO_TEXT: &[&str] = &[
        "format",
        "example",
        "addresses_reader",
        "forbidden_words",
        "when",
        "ask_if",
        "never",
        "id",
        "url",
    ];
    fn texts(key: &str, value: &toml::Value, found: &mut Vec<String>) {
        match value {
            _ if NO_TEXT.contains(&key) => {}
            toml::Value::String(text) => found.push(text.clone()),
            toml::Value::Array(values) => values.iter().for_each(|value| texts(key, value, found)),
            toml::Value::Table(table) => {
                table.iter().for_each(|(key, value)| texts(key, value, found))
            }
            _ => {}
        }
    }
    let mut table: toml::Table = crate::shipped::shipped_source().text.parse().expect("it is TOML");
    table.remove("source");
    let mut found = Vec::new();
    texts("", &toml::Value::Table(table), &mut found);
    assert!(found.len() > 2_000, "{} texts", found.len());
    let kinds: [(&str, &Regex, &[&str]); 4] = [
        (
            "verdict",
            &VERDICT,
            &["You are eligible.", "Your pressure is in range.", "Treatment-resistant depression"],
        ),
        ("dose", &DOSE, &["Take 50 mg.", "0.5 mg/kg"]),
        (
            "promise",
            &PROMISE,
            &[
                "It will help.",
                "This is safe and quick.",
                "It works for everyone.",
                "A breakthrough",
            ],
        ),
        (
            "label on a person",
            &STIGMA,
            &["An addict", "Drug abuse", "They suffer from fear.", "She committed suicide."],
        ),
    ];
    for (kind, pattern, examples) in kinds {
        for example in examples {
            assert!(pattern.is_match(example), "{example} is no {kind}");
        }
        for text in &found {
            assert!(
                !pattern.is_match(text),
                "a {kind}: {:?} in: {text}",
                pattern.find(text).map(|found| found.as_str())
            );
        }
    }
}

/// The shipped bank makes no other exception to promise 2.
#[test]
fn only_the_old_reading_is_excepted() {
    let excepted: Vec<(&str, Vec<&str>)> = BANK
        .rules()
        .iter()
        .flat_map(|rule| {
            rule.unknown_exempt.iter().map(move |exemption| {
                (
                    rule.id.as_str(),
                    exemption.questions.iter().map(|id| BANK.question(*id).id.as_str()).collect(),
                )
            })
        })
        .collect();
    assert_eq!(excepted, [("bp_reading_old", vec!["bp_systolic", "bp_diastolic"])]);
}

/// The first country's main line of a kind.
fn main_line(kind: LineKind) -> &'static HelpLine {
    BANK.countries()[0].main_line(kind).expect("the first country has the line")
}

fn option(question: &str, id: &str) -> OptionId {
    BANK.question(question_named(&BANK, question))
        .option_named(id)
        .unwrap_or_else(|| panic!("{question} has no option {id}"))
}

fn raised(evaluation: &Evaluation, rule: RuleId) -> bool {
    evaluation.finding(rule).is_some() || evaluation.unresolved(rule).is_some()
}

fn exempt(rule: &Rule, question: QuestionId) -> bool {
    rule.unknown_exempt.iter().any(|exemption| exemption.questions.contains(&question))
}

/// Whether a rule's condition, or the `ask_if` of a question that it names, names the question.
fn names(rule: &Rule, question: QuestionId) -> bool {
    let mut named = Vec::new();
    rule.when.each_test(&mut |test: &Test| named.extend(test.questions(|scale| BANK.items(scale))));
    let mut gates = Vec::new();
    for name in &named {
        if let Some(ask_if) = &BANK.question(*name).ask_if {
            ask_if.each_test(&mut |test| gates.extend(test.questions(|scale| BANK.items(scale))));
        }
    }
    named.contains(&question) || gates.contains(&question)
}

/// The answers with one answer forgotten: as a whole, or one option of a list made unsure.
fn forgotten(answers: &Answers, question: QuestionId) -> Vec<Answers> {
    let Answer::Known(value) = answers.get(question) else { return Vec::new() };
    let with = |answer: Answer| {
        let mut changed = answers.clone();
        changed.set(question, answer);
        changed
    };
    let mut forgotten = vec![with(Answer::MISSING), with(Answer::Unknown(Unknown::NotSure))];
    if let Value::Multi(ticks) = value {
        for (index, tick) in ticks.options().iter().enumerate().filter(|(_, tick)| tick.sure) {
            let mut less_sure = ticks.options().to_vec();
            less_sure[index] = Tick { sure: false, ..*tick };
            forgotten.push(with(Answer::Known(Value::Multi(
                Ticks::of(less_sure).expect("the same options"),
            ))));
        }
    }
    forgotten
}

fn more_concerning(
    order: Option<&RisingConcern>,
    value: &Value,
    kind: &Kind,
    none: Option<OptionId>,
) -> Vec<Value> {
    match (order, value, kind) {
        (Some(RisingConcern::Options(order)), Value::Choice(option), _) => {
            let place = order
                .iter()
                .position(|other| other == option)
                .expect("the order names every option");
            order[place + 1..].iter().map(|option| Value::Choice(*option)).collect()
        }
        (Some(RisingConcern::Higher), Value::Integer(number), Kind::Integer { range, .. }) => {
            let steps = [number + 1, 80, 90, 120, 130, 140, 180, *range.end()];
            steps
                .into_iter()
                .filter(|step| step > number && range.contains(step))
                .map(Value::Integer)
                .collect()
        }
        (Some(RisingConcern::EachOption), Value::Multi(ticks), Kind::Multi(options)) => {
            let mut more = Vec::new();
            for index in 0..options.len() {
                let added = known_option(options, index);
                let Some(added) = added.filter(|added| Some(*added) != none) else { continue };
                let mut changed = ticks.options().to_vec();
                match changed.iter_mut().find(|tick| tick.option == added) {
                    Some(tick) if tick.sure => continue,
                    Some(tick) => tick.sure = true,
                    None => changed.push(Tick { option: added, sure: true }),
                }
                more.extend(Ticks::of(changed).map(Value::Multi));
            }
            more
        }
        _ => Vec::new(),
    }
}

fn known_option(options: &[ketascreen_core::bank::AnswerOption], index: usize) -> Option<OptionId> {
    let id = &options.get(index)?.id;
    BANK.numbered_questions()
        .find(|(_, question)| std::ptr::eq(question.options().as_ptr(), options.as_ptr()))
        .and_then(|(_, question)| question.option_named(id))
}
