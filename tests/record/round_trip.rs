//! A field that is read is a field that is written again: records, read, are the records that were written.

use std::sync::LazyLock;

use crate::support::schema::{faults, published};
use crate::support::{answers_from, shipped};
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::{Bank, QuestionId};
use ketascreen_core::record::{
    AnswersFile, Carried, ChangedAnswer, ExpectedBank, InterviewLength, Moment, Notation, Origin,
    RecordHead, read, record, settle,
};
use ketascreen_core::text::Source;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

static BANK: LazyLock<Bank> = LazyLock::new(shipped);

/// Everything in a file that a record keeps.
fn kept(file: &AnswersFile) -> impl PartialEq + std::fmt::Debug + use<> {
    let AnswersFile { answers, carried, notes, changed, begun, on_page, record, notation, .. } =
        file.clone();
    (answers, carried, notes, changed, begun, on_page, record, notation)
}

fn read_again(text: &str) -> AnswersFile {
    let source = Source::from_bytes("record", text.as_bytes().to_vec()).expect("it is UTF-8");
    let file = read(&source, &BANK, ExpectedBank::Same)
        .unwrap_or_else(|problems| panic!("{problems:#?}\n{text}"));
    assert!(file.warnings.is_empty(), "{:#?}\n{text}", file.warnings);
    file
}

fn moment() -> impl Strategy<Value = Moment> {
    (2000..2100i32, 1..=12u8, 1..=28u8, 0..24u8, 0..60u8, -14..=14i32, 0..4u8).prop_map(
        |(year, month, day, hour, minute, offset, quarter)| {
            let (sign, hours) = (if offset < 0 { '-' } else { '+' }, offset.abs());
            let quarter = quarter * 15 % 60;
            format!(
                "{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:07{sign}{hours:02}:{quarter:02}"
            )
            .parse()
            .expect("it is a moment")
        },
    )
}

/// Texts with whatever could end a string or a table too early.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{1,20}", "\\PC{1,12}", Just("a\n[answers]\nage = 3\n\"\"\"".to_owned())]
}

fn head() -> impl Strategy<Value = RecordHead> {
    let texts = (of(text()), of(text()), of(text()), of(text()));
    let length = of(prop_oneof![Just(InterviewLength::Short), Just(InterviewLength::Full)]);
    (any::<bool>(), length, any::<bool>(), texts, of(moment()), of(moment())).prop_map(
        |(
            counselor,
            interview,
            has_country,
            (client, answered_by, present, tool),
            started,
            saved,
        )| {
            let country = BANK.countries().last().filter(|_| has_country);
            let country = country.map(|country| country.code.clone());
            RecordHead {
                counselor,
                interview,
                country,
                client,
                answered_by,
                present,
                started,
                saved,
                tool,
            }
        },
    )
}

prop_compose! {
    fn file()(
        numbers in vec(0u32..4096, BANK.questions().len()),
        record in head(),
        origins in vec(of((moment(), "[0-9a-f]{64}")), BANK.questions().len()),
        notes in vec(of(text()), BANK.questions().len()),
        begun in vec(of(text()), BANK.questions().len()),
        changed in vec((0..4usize, moment()), 0..4),
        shows in any::<bool>(),
        is_json in any::<bool>(),
    ) -> AnswersFile {
        let mut answers = answers_from(&BANK, &numbers);
        let ids: Vec<QuestionId> = BANK.numbered_questions().map(|(id, _)| id).collect();
        let texts = |texts: Vec<Option<String>>| -> Vec<(QuestionId, String)> {
            ids.iter().copied().zip(texts).step_by(7).filter_map(|(id, text)| Some((id, text?))).collect()
        };
        let origins = ids.iter().copied().zip(origins);
        let mut carried: Carried = origins
            .filter_map(|(id, origin)| {
                let (moment, hex) = origin?;
                Some((id, Origin { day: moment.day(), digest: format!("sha256:{hex}") }))
            })
            .collect();
        settle(&BANK, &mut answers, &mut carried);
        let about_suicide: Vec<(QuestionId, Vec<Answer>)> = BANK
            .numbered_questions()
            .filter(|(_, question)| question.about_suicide)
            .map(|(id, question)| (id, crate::support::known_answers(question)))
            .collect();
        let changed = changed.into_iter().enumerate().map(|(place, (answer, at))| {
            let (question, known) = &about_suicide[place % about_suicide.len()];
            ChangedAnswer { question: *question, before: known[answer % known.len()].clone(), at }
        });
        let counselors = BANK.numbered_questions().any(|(id, question)| question.for_counselors && *answers.get(id) != Answer::MISSING);
        let record = RecordHead { counselor: record.counselor || counselors, ..record };
        let private = BANK.numbered_questions().filter(|(_, question)| question.private && shows);
        AnswersFile {
            carried,
            notes: texts(notes),
            begun: texts(begun),
            changed: changed.collect(),
            on_page: private.map(|(id, _)| id).collect(),
            record,
            notation: if is_json { Notation::Json } else { Notation::Toml },
            ..AnswersFile::of(&BANK, &answers)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_record_is_read_as_it_was_written(file in file()) {
        let text = record(&BANK, &file, file.notation);
        let again = read_again(&text);
        prop_assert_eq!(kept(&again), kept(&file), "{}", text);
        prop_assert_eq!(again.bank_digest.as_deref(), Some(BANK.digest()));
        prop_assert_eq!(record(&BANK, &again, file.notation), text);
        let json = record(&BANK, &file, Notation::Json);
        let faults = faults(&published("ketascreen-record-2"), &serde_json::from_str(&json).expect("it is JSON"));
        prop_assert!(faults.is_empty(), "{:#?}", faults);
    }
}

#[test]
fn the_schema_refuses_what_is_no_record() {
    let schema = published("ketascreen-record-2");
    let whole = serde_json::json!({
        "format": "ketascreen-record/2",
        "bank": { "id": "b", "version": "1", "digest": "sha256:0" },
        "record": {},
        "answers": { "age": 34, "medicines": ["opioid?"] },
    });
    assert!(schema.is_valid(&whole));
    for key in ["format", "bank", "record", "answers"] {
        let mut broken = whole.clone();
        broken.as_object_mut().expect("it is an object").remove(key);
        assert!(!schema.is_valid(&broken), "{key}");
    }
}

/// A carried answer keeps its day, and one that does not fit an answer of today any more is dropped and named.
#[test]
fn a_carried_answer_that_does_not_fit_is_dropped_and_named() {
    let head = format!(
        "format = \"ketascreen-record/2\"\nbank = {{ id = \"{}\", version = \"1\", digest = \"{}\" }}\n",
        BANK.id(),
        BANK.digest()
    );
    let origin = "{ day = \"2026-10-31\", digest = \"sha256:0\" }";
    let file = |answers: &str, carried: &str| {
        let text = format!("{head}[answers]\n{answers}\n[carried]\n{carried}\n");
        let source = Source::from_bytes("record", text.into_bytes()).expect("it is UTF-8");
        read(&source, &BANK, ExpectedBank::Same)
    };
    let id = |name: &str| BANK.question_named(name).expect("it is asked");
    let swapped = "bp_systolic = 80\nbp_diastolic = 110";
    let read = file(swapped, &format!("bp_systolic = {origin}")).expect("it can be read");
    assert_eq!(*read.answers.get(id("bp_systolic")), Answer::MISSING);
    assert!(!read.answers.get(id("bp_diastolic")).is_unknown() && read.carried.is_empty());
    assert_eq!(read.dropped, [id("bp_systolic")]);
    assert!(read.warnings.iter().any(|warning| warning.message.contains("`bp_systolic`")));
    let both = format!("bp_systolic = {origin}\nbp_diastolic = {origin}");
    assert!(file(swapped, &both).is_err(), "of one day they are a contradiction");
    assert!(file(swapped, "").is_err());
    let unasked = "benzo_use = \"never\"\nbenzo_duration = \"over_4_weeks\"";
    let read = file(unasked, &format!("benzo_duration = {origin}")).expect("it can be read");
    assert!(read.carried.is_empty() && read.ignored == [id("benzo_duration")]);
    assert!(read.warnings.iter().any(|warning| warning.message.contains("`benzo_duration`")));
}
