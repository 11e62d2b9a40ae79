//! The texts of a bank for translators, and back into a bank.

use crate::shipped::{shipped_bank, shipped_source};
use ketascreen_core::bank::{Bank, settle};
use ketascreen_core::diagnostic::{Code, Severity};
use ketascreen_core::proof::{BankDiff, LIMIT};
use ketascreen_core::record::{ExpectedBank, read};
use ketascreen_core::render::{Format, Layout, render};
use ketascreen_core::summary::summarize;
use ketascreen_core::text::Source;
use ketascreen_core::translation::{PoFile, TranslationState, export, import, read_po};

fn source(name: &str, text: &str) -> Source {
    Source::from_bytes(name, text.as_bytes().to_vec()).expect("it is UTF-8")
}

fn exported(language: &str) -> PoFile {
    export(&shipped_bank(), &shipped_source(), Some(language), None)
}

/// Words that look translated, of the same length, with the places to fill in as they were.
fn disguised(words: &str) -> String {
    let mut in_braces = false;
    let disguise = |letter: char| {
        in_braces = (in_braces || letter == '{') && letter != '}';
        match letter {
            'e' if !in_braces => 'é',
            'o' if !in_braces => 'ø',
            _ => letter,
        }
    };
    words.chars().map(disguise).collect()
}

fn translated(language: &str) -> PoFile {
    let mut file = exported(language);
    for message in &mut file.messages {
        message.translation = disguised(&message.original);
    }
    file
}

fn bank_in(language: &str) -> Bank {
    let (bank, original) = (shipped_bank(), shipped_source());
    let text = import(&bank, &original, &translated(language)).expect("it names its language");
    Bank::read(source("translated.toml", &text))
        .unwrap_or_else(|broken| panic!("{:#?}", broken.problems))
}

#[test]
fn what_is_written_is_read_again() {
    let mut file = exported("es");
    assert!(file.messages.len() > 1_500, "{} texts", file.messages.len());
    let first = &mut file.messages[0];
    first.comments = vec!["a comment".to_owned()];
    first.translation = "two\nlines, a \"quote\", a \\ and a\ttab".to_owned();
    first.previous = Some("before".to_owned());
    first.is_fuzzy = true;
    file.obsolete = vec!["#~ msgid \"gone\"".to_owned(), "#~ msgstr \"weg\"".to_owned()];
    let again = read_po(&source("es.po", &file.written())).expect("it is sound");
    assert_eq!(again, file);
    assert_eq!(again.written(), file.written());
}

#[test]
fn each_text_has_a_name_of_its_own_a_place_and_a_note() {
    let file = exported("es");
    let mut names: Vec<&str> =
        file.messages.iter().map(|message| message.context.as_str()).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count, "a name stands twice");
    for name in
        ["rule.bp_severe.line", "question.age.text", "bank.forbidden_words", "words.not_sure"]
    {
        assert!(names.contains(&name), "{name} is missing");
    }
    assert!(file.messages.iter().all(|message| !message.place.is_empty()));
    assert!(file.messages.iter().all(|message| message.notes.iter().any(|note| note.len() > 4)));
}

#[test]
fn a_translated_bank_has_the_logic_of_the_original_and_nothing_of_its_words() {
    let original = shipped_bank();
    let text =
        import(&original, &shipped_source(), &translated("eo")).expect("it names its language");
    let checked = Bank::check(source("translated.toml", &text));
    let problems = settle(checked.problems, &checked.acceptances).problems;
    let errors: Vec<_> =
        problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let foreign = |problem: &&_| {
        let problem: &ketascreen_core::diagnostic::Problem = problem;
        matches!(problem.code, Code::UntranslatedWords | Code::EnglishWordList)
    };
    assert_eq!(problems.iter().find(foreign), None, "everything is translated");
    let bank = checked.bank.expect("it is sound");
    assert_eq!(bank.id(), "ketamine-therapy-eo");
    assert_eq!(bank.translates(), Some("ketamine-therapy"));
    let diff = BankDiff::between(&bank, &original, LIMIT);
    assert!(diff.decided() && diff.added.is_empty() && diff.gone.is_empty());
    assert!(diff.shared.iter().all(|rule| rule.changes.as_deref() == Some(&[])));
    assert!(diff.not_compared.is_empty());
    assert_eq!(bank.phrases().not_sure.as_str(), disguised(original.phrases().not_sure.as_str()));
    let line = |bank: &Bank| bank.rules()[3].line.as_str().to_owned();
    assert_eq!(line(&bank), disguised(&line(&original)));
}

#[test]
fn what_is_missing_or_outdated_stays_as_it_was_and_is_counted() {
    let (bank, original) = (shipped_bank(), shipped_source());
    let mut file = translated("es");
    file.messages[0].translation = String::new();
    file.messages[1].is_fuzzy = true;
    file.messages[2].original = "something else".to_owned();
    file.messages[3].context = "rule.no_longer_there.line".to_owned();
    let state = TranslationState::of(&bank, &original, &file);
    let name = |place: usize| exported("es").messages[place].context.clone();
    assert_eq!(state.missing, [name(0), name(3)]);
    assert_eq!(state.outdated, [name(1), name(2)]);
    assert_eq!(state.gone, ["rule.no_longer_there.line"]);
    assert_eq!(state.translated.len() + 4, file.messages.len());
    assert!(state.text("es").starts_with("Translation into es: "));
    let text = import(&bank, &original, &file).expect("it names its language");
    let mixed = Bank::read(source("mixed.toml", &text)).expect("it is sound");
    assert_eq!(mixed.title(), bank.title(), "the first text stays in the original's language");
}

#[test]
fn an_earlier_translation_is_kept_and_fuzzy_where_the_original_changed() {
    let (bank, original) = (shipped_bank(), shipped_source());
    let mut earlier = translated("es");
    earlier.messages[0].comments = vec!["asked a nurse".to_owned()];
    earlier.messages[1].original = "The words before".to_owned();
    earlier.messages[2].context = "rule.no_longer_there.line".to_owned();
    earlier.header.push(("Last-Translator".to_owned(), "A. Translator".to_owned()));
    let file = export(&bank, &original, None, Some(&earlier));
    assert_eq!(file.field("Language"), Some("es"));
    assert_eq!(file.field("Last-Translator"), Some("A. Translator"));
    let (kept, changed, new) = (&file.messages[0], &file.messages[1], &file.messages[2]);
    assert_eq!(kept.comments, ["asked a nurse"]);
    assert!(!kept.is_fuzzy && kept.previous.is_none() && !kept.translation.is_empty());
    assert!(changed.is_fuzzy && !changed.translation.is_empty());
    assert_eq!(changed.previous.as_deref(), Some("The words before"));
    assert_eq!(new.translation, "");
    assert!(file.obsolete.iter().any(|line| line.contains("no_longer_there")));
    let again = read_po(&source("es.po", &file.written())).expect("it is sound");
    assert_eq!(again, file);
}

#[test]
fn a_translation_without_a_language_is_refused() {
    let file = export(&shipped_bank(), &shipped_source(), None, None);
    assert!(import(&shipped_bank(), &shipped_source(), &file).is_err());
}

#[test]
fn a_page_of_a_language_that_is_written_from_the_right_runs_so() {
    let bank = bank_in("ar");
    let text = source("answers.toml", "[answers]\nage = 40\nbp_systolic = 150\n");
    let file = read(&text, &bank, ExpectedBank::Same).expect("it is sound");
    let page =
        render(&summarize(&bank, &file, &bank.countries()[0]), Format::Html, Layout::default());
    assert!(page.contains("lang=\"ar\"") && page.contains("dir=\"rtl\""));
}

#[test]
fn either_bank_reads_the_records_of_the_other() {
    let (original, translation) = (shipped_bank(), bank_in("es"));
    let record = |bank: &Bank| {
        let translates = bank.translates().map(|id| format!(", translates = \"{id}\""));
        format!(
            "format = \"ketascreen-record/2\"\nbank = {{ id = \"{}\", version = \"2\", digest = \"{}\"{} }}\n\
             [answers]\nage = 40\n",
            bank.id(),
            bank.digest(),
            translates.unwrap_or_default()
        )
    };
    for (of, with) in [(&original, &translation), (&translation, &original)] {
        let file = read(&source("record.toml", &record(of)), with, ExpectedBank::Same)
            .unwrap_or_else(|problems| panic!("{problems:#?}"));
        assert_eq!(file.warnings, []);
    }
    let other = record(&original).replace("ketamine-therapy", "something-else");
    let problems = read(&source("record.toml", &other), &translation, ExpectedBank::Same)
        .expect_err("it is of another bank");
    assert_eq!(problems[0].code, Code::OtherBank);
}
