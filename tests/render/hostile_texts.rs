//! Hostile texts through every format: what is read back has the shape that harmless texts give, and the same words.
//!
//! The texts are data (`tests/fixtures/hostile/texts.json`), so that `.ci/hostile.mjs` puts the same ones into a browser.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::support::formats::{
    brief, comparison_html, comparison_json, comparison_markdown, comparison_text, html, json,
    markdown, text,
};
use crate::support::page::{all, read_page, shown};
use crate::support::schema::{faults, published};
use crate::support::shipped;
use ketascreen_core::bank::{Bank, Kind};
use ketascreen_core::diagnostic::{Drawing, draw};
use ketascreen_core::record::{AnswersFile, ExpectedBank, read, read_for_comparison};
use ketascreen_core::render::{BRIEF_LONGEST, Layout, codebook};
use ketascreen_core::summary::comparison::compare;
use ketascreen_core::summary::{PageOptions, Summary, summarize};
use ketascreen_core::text::{Source, is_control, visible};
use pulldown_cmark::{Event, Options, Parser, Tag};
use regex::Regex;
use serde_json::{Value, json as value};

const REASONS: PageOptions = PageOptions { reasons: true, is_country_chosen: false, today: None };

#[derive(Debug)]
struct Hostile {
    name: String,
    text: String,
}

fn texts() -> Vec<Hostile> {
    let data =
        fs::read_to_string("tests/fixtures/hostile/texts.json").expect("the texts are there");
    let entries: Vec<Value> = serde_json::from_str(&data).expect("they are JSON");
    let times = |entry: &Value| {
        usize::try_from(entry["times"].as_u64().unwrap_or(1)).expect("it is a small number")
    };
    let one = |entry: &Value| Hostile {
        name: entry["name"].as_str().expect("each has a name").to_owned(),
        text: entry["text"].as_str().expect("each has a text").repeat(times(entry)),
    };
    let texts: Vec<Hostile> = entries.iter().map(one).collect();
    assert!(texts.len() >= 200, "only {} texts", texts.len());
    assert!(
        texts.iter().any(|text| text.text.chars().count() == 2_000),
        "none is as long as own words may be"
    );
    texts
}

/// As many lines, with nothing in them but words.
fn harmless(text: &str) -> String {
    let lines = text.replace("\r\n", "\n");
    let lines: Vec<&str> =
        lines.split('\n').map(|line| if line.trim().is_empty() { "" } else { "word" }).collect();
    lines.join("\n")
}

/// What a reader is to see of it, however lines are broken.
fn seen(text: &str) -> String {
    squeezed(&visible(text))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters of a text, or of the harmless one with as many lines where that is longer.
fn room(text: &str) -> usize {
    text.chars().count().max(harmless(text).chars().count())
}

/// The questions for own words that take a text of this length, and the one that takes the longest.
fn own_words(bank: &Bank, length: usize) -> Vec<String> {
    bank.questions()
        .iter()
        .filter(|question| match question.kind {
            Kind::Text { longest } => length <= longest || question.id == "own_words",
            _ => false,
        })
        .map(|question| question.id.clone())
        .collect()
}

/// A record with the text wherever somebody can write one of this length.
fn record(bank: &Bank, text: &str, length: usize) -> Value {
    let mut answers = value!({ "age": 34, "bp_systolic": 185, "bp_diastolic": 95, "suicidal_thoughts": "passive", "heart": ["stroke?"], "ssri_trials": "one", "provider_found": "yes", "provider_signs": ["pushy_sales"] });
    own_words(bank, length).into_iter().for_each(|id| answers[id] = text.into());
    let notes: serde_json::Map<String, Value> =
        bank.questions().iter().map(|question| (question.id.clone(), text.into())).collect();
    value!({
        "format": "ketascreen-record/2",
        "bank": { "id": bank.id(), "version": bank.version(), "digest": bank.digest() },
        "record": { "counselor": false, "client": text },
        "answers": answers,
        "notes": notes,
    })
}

fn file(bank: &Bank, text: &str, length: usize) -> AnswersFile {
    let record = record(bank, text, length).to_string();
    let source = Source::from_bytes("record.json", record.into_bytes()).expect("it is UTF-8");
    read(&source, bank, ExpectedBank::Same).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Looks at a summary with each text beside one with harmless words of the same lines.
fn for_each_text(check: impl Fn(&Hostile, &Summary<'_>, &Summary<'_>)) {
    let bank = shipped();
    for hostile in &texts() {
        let length = room(&hostile.text);
        let file = |text: &str| file(&bank, text, length);
        let (file, other) = (file(&hostile.text), file(&harmless(&hostile.text)));
        let summary = |file| summarize(&bank, file, &bank.countries()[0]).with(REASONS);
        check(hostile, &summary(&file), &summary(&other));
    }
}

fn no_control(name: &str, found: &str) {
    let control = found.chars().find(|character| *character != '\n' && is_control(*character));
    assert_eq!(control.map(|character| character.escape_unicode().to_string()), None, "{name}");
}

/// Every extension that a reader's program may have; the one left out changes words, not elements.
fn extensions() -> Options {
    Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)
}

/// The elements of a Markdown file as a reader's program finds them, without the words.
fn shape(markdown: &str) -> Vec<String> {
    let mut shape: Vec<String> = Vec::new();
    for event in Parser::new_ext(markdown, extensions()) {
        match event {
            Event::Text(_) | Event::SoftBreak => {}
            Event::Start(Tag::List(Some(_))) => shape.push("ordered".to_owned()),
            Event::Code(_) => shape.push("code".to_owned()),
            other => shape.push(format!("{other:?}")),
        }
    }
    shape
}

fn words(markdown: &str) -> String {
    let parts = Parser::new_ext(markdown, extensions()).map(|event| match event {
        Event::Text(text) | Event::Code(text) => text.into_string(),
        Event::SoftBreak | Event::HardBreak => "\n".to_owned(),
        Event::End(_) => "\n".to_owned(),
        _ => String::new(),
    });
    squeezed(&parts.collect::<String>())
}

/// Every element of a page with its attributes; of a picture the figure alone, as its lines are as many as a text needs.
fn elements(page: &str) -> Vec<String> {
    let page = read_page(page);
    let attributes = |element: &scraper::ElementRef<'_>| {
        let mut attributes: Vec<String> =
            element.value().attrs().map(|(name, value)| format!("{name}={value}")).collect();
        attributes.sort();
        attributes.join(" ")
    };
    let pictures: Vec<_> = all(&page, "svg, svg *").iter().map(|element| element.id()).collect();
    let told = all(&page, "*").into_iter().filter(|element| !pictures.contains(&element.id()));
    told.map(|element| format!("{} {}", element.value().name(), attributes(&element))).collect()
}

/// The kinds of elements in the pictures, each with the names of its attributes.
fn drawn(page: &str) -> BTreeSet<String> {
    let page = read_page(page);
    let names = |element: &scraper::ElementRef<'_>| {
        let names: BTreeSet<&str> = element.value().attrs().map(|(name, _)| name).collect();
        names.into_iter().collect::<Vec<_>>().join(" ")
    };
    let kinds: BTreeSet<String> = all(&page, "svg, svg *")
        .iter()
        .map(|element| format!("{} {}", element.value().name(), names(element)))
        .collect();
    assert!(kinds.len() > 5, "nothing is drawn: {kinds:?}");
    kinds
}

#[test]
fn no_text_reaches_a_terminal_as_more_than_words() {
    let paint = Regex::new("\u{1b}\\[[0-9;]*m").expect("the expression is right");
    for_each_text(|hostile, summary, other| {
        let name = &hostile.name;
        for width in [40, 80] {
            let plain = text(summary, Layout { width, colour: false, ascii: false });
            no_control(name, &plain);
            let headings = |text: &str| {
                text.lines()
                    .filter(|line| {
                        !line.is_empty() && line.chars().all(|character| character == '=')
                    })
                    .count()
            };
            assert_eq!(
                headings(&plain),
                headings(&text(other, Layout { width, colour: false, ascii: false })),
                "{name}"
            );
            let coloured = text(summary, Layout { width, colour: true, ascii: false });
            assert_eq!(paint.replace_all(&coloured, ""), plain, "{name}");
        }
        let wide = squeezed(
            &text(summary, Layout { width: 100_000, colour: false, ascii: false })
                .replace("\n  |\n", "\n\n")
                .replace("\n  | ", "\n"),
        );
        assert!(wide.contains(&seen(&hostile.text)), "{name} is not shown");
        no_control(name, &brief(summary, Layout::default()));
        let short = brief(summary, Layout { ascii: true, ..Layout::default() });
        assert!(
            short.chars().all(|character| character == '\n' || (' '..='~').contains(&character)),
            "{name}: {short}"
        );
        assert!(short.chars().count() <= BRIEF_LONGEST, "{name}");
    });
}

#[test]
fn no_text_is_read_as_markdown() {
    for_each_text(|hostile, summary, other| {
        let name = &hostile.name;
        let found = markdown(summary);
        no_control(name, &found);
        let (shape, expected) = (shape(&found), shape(&markdown(other)));
        let first = shape.iter().zip(&expected).position(|(found, expected)| found != expected);
        assert_eq!(
            first.map(|at| (&shape[at.saturating_sub(2)..at + 1], &expected[at])),
            None,
            "{name}"
        );
        assert_eq!(shape.len(), expected.len(), "{name}");
        assert!(words(&found).contains(&seen(&hostile.text)), "{name} is not shown");
        for line in found.lines().filter(|line| !line.contains("<https://")) {
            assert!(
                !line.contains("://") || line.contains("\\://"),
                "{name}: an address that becomes a link: {line}"
            );
        }
    });
}

#[test]
fn no_text_is_read_as_html() {
    for_each_text(|hostile, summary, other| {
        let name = &hostile.name;
        let found = html(summary);
        no_control(name, &found);
        assert_eq!(elements(&found), elements(&html(other)), "{name}");
        assert!(squeezed(&shown(&found, "")).contains(&seen(&hostile.text)), "{name} is not shown");
    });
}

#[test]
fn every_text_comes_back_from_json_as_it_was() {
    let schema = published("ketascreen-summary-2");
    for_each_text(|hostile, summary, other| {
        let name = &hostile.name;
        let found = json(summary);
        no_control(name, &found);
        let (read, expected): (Value, Value) = (
            serde_json::from_str(&found).expect("it is JSON"),
            serde_json::from_str(&json(other)).expect("it is JSON"),
        );
        let blank = hostile.text.trim().is_empty();
        let faults = faults(&schema, &read);
        assert!(faults.is_empty(), "{name}: {faults:#?}");
        assert_eq!(read["record"]["client"], Value::from(hostile.text.as_str()), "{name}");
        let own = own_words(summary.bank, room(&hostile.text));
        for id in &own {
            assert_eq!(
                read["answers"][id],
                if blank { Value::Null } else { hostile.text.as_str().into() },
                "{name}: {id}"
            );
        }
        for (question, note) in read["notes"].as_object().expect("there are notes") {
            assert_eq!(note, &Value::from(hostile.text.as_str()), "{name}: {question}");
        }
        // Besides the words themselves nothing differs.
        let without_words = |mut value: Value| {
            for key in ["record", "notes"] {
                value[key] = Value::Null;
            }
            own.iter().for_each(|id| value["answers"][id] = Value::Null);
            value
        };
        assert_eq!(without_words(read), without_words(expected), "{name}");
    });
}

/// Also in a comparison: as own words, as references that differ, and as answers that the bank no longer knows.
#[test]
fn no_text_breaks_out_of_a_comparison() {
    let bank = shipped();
    let visit = |text: &str, written: &str, length: usize| {
        let mut record = record(&bank, written, length);
        record["bank"]["digest"] = "sha256:0".into();
        record["answers"]["no_longer_asked"] = text.into();
        let source = Source::from_bytes("record.json", record.to_string().into_bytes())
            .expect("it is UTF-8");
        read_for_comparison(&source, &bank, ExpectedBank::Same)
    };
    let mut compared = 0;
    for hostile in &texts() {
        let name = &hostile.name;
        // The longest text is longer still with what is put behind it.
        let [then, now] = ["then", "now"].map(|when| format!("{} {when}", hostile.text));
        let length = room(&then);
        let visit = |text: &str, written: &str| visit(text, written, length);
        let (Ok(earlier), Ok(later)) = (visit(&hostile.text, &then), visit(&hostile.text, &now))
        else {
            continue;
        };
        if earlier.left_out.as_ref().is_none_or(|left_out| left_out.len() != 1) {
            continue;
        }
        compared += 1;
        let plain = |text: &str, when: &str| {
            visit("word", &harmless(text).replace("word", when)).expect("it is harmless")
        };
        let others = (plain(&then, "t"), plain(&now, "n"));
        let comparison = compare(&bank, &earlier, &later, &bank.countries()[0]);
        let other = compare(&bank, &others.0, &others.1, &bank.countries()[0]);
        let shown_text = comparison_text(&comparison, Layout::default());
        let found = [
            comparison_markdown(&comparison),
            comparison_html(&comparison),
            comparison_json(&comparison),
        ];
        no_control(name, &shown_text);
        found.iter().for_each(|found| no_control(name, found));
        let ascii = comparison_text(&comparison, Layout { ascii: true, ..Layout::default() });
        assert!(
            ascii.chars().all(|character| character == '\n' || (' '..='~').contains(&character)),
            "{name}: {ascii}"
        );
        let (found_shape, expected) = (shape(&found[0]), shape(&comparison_markdown(&other)));
        let first =
            found_shape.iter().zip(&expected).position(|(found, expected)| found != expected);
        assert_eq!(
            first.map(|at| (&found_shape[at.saturating_sub(2)..at + 1], &expected[at])),
            None,
            "{name}"
        );
        assert_eq!(found_shape.len(), expected.len(), "{name}");
        assert_eq!(elements(&found[1]), elements(&comparison_html(&other)), "{name}");
        let read: Value = serde_json::from_str(&found[2]).expect("it is JSON");
        assert_eq!(read["earlier"]["client"], Value::from(then.as_str()), "{name}");
    }
    assert!(compared > 190, "only {compared} texts were compared");
}

/// A stream of hostile lines gives as many lines, each with its own id and the findings of a harmless one.
#[test]
fn no_text_ends_a_line_of_a_batch() {
    let texts = texts();
    let good = texts.iter().map(|hostile| value!({ "id": hostile.text, "answers": { "age": 17, "own_words": hostile.text } }));
    let bad = texts.iter().map(|hostile| {
        let mut answers = serde_json::Map::new();
        answers.insert(hostile.text.clone(), 1.into());
        value!({ "id": 1, "answers": answers })
    });
    let wrong =
        texts.iter().map(|hostile| value!({ "id": 2, "answers": { "bp_when": hostile.text } }));
    let given: String = good.chain(bad).chain(wrong).map(|line| format!("{line}\n")).collect();
    let mut program = Command::new(env!("CARGO_BIN_EXE_ketascreen"))
        .arg("batch")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut stdin = program.stdin.take().expect("its input is a pipe");
    let writing = std::thread::spawn(move || stdin.write_all(given.as_bytes()));
    let ended = program.wait_with_output().expect("the program ends");
    writing.join().expect("the thread ends well").expect("it reads all");
    assert_eq!(ended.status.code(), Some(1));
    let out = String::from_utf8(ended.stdout).expect("it is UTF-8");
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 3 * texts.len());
    for (index, hostile) in texts.iter().enumerate() {
        let line = |index: usize| -> Value {
            serde_json::from_str(lines[index])
                .unwrap_or_else(|error| panic!("{}: {error}", hostile.name))
        };
        let read = line(index);
        no_control(&hostile.name, lines[index]);
        assert_eq!(read["id"], Value::from(hostile.text.as_str()), "{}", hostile.name);
        assert_eq!(read["findings"], value!(["age_under_18", "bp_not_known"]), "{}", hostile.name);
        for place in [texts.len() + index, 2 * texts.len() + index] {
            no_control(&hostile.name, lines[place]);
            let read = line(place);
            assert_eq!(read["line"], Value::from(place + 1), "{}", hostile.name);
            assert!(read["error"].is_string(), "{}: {read}", hostile.name);
        }
    }
}

/// A small bank whose reader meets the text as a title, an option, a help line and everywhere else.
fn hostile_bank(text: &str) -> Result<Bank, String> {
    let disclaimer = toml::Value::from(format!("{text} {{crisis_line}}")).to_string();
    let text = toml::Value::from(text).to_string();
    let whole = format!(
        "format = \"ketascreen-bank/2\"\n\
         [bank]\nid = \"small\"\nversion = \"1\"\nlanguage = \"en\"\ntitle = {text}\ntopic = {text}\npurpose = {text}\ndisclaimer = {disclaimer}\nexample = \"[answers]\"\naddresses_reader = [\"you\"]\n\
         [next_step]\nhelp = {text}\nfindings = {text}\nnone = {text}\nnot_known = {text}\n\
         [[point]]\nid = \"rest\"\ntitle = {text}\n\
         [[help]]\nid = \"lines\"\nurgency = \"early\"\nlines = [\"talk\"]\ntext = {text}\nhelper = {text}\n\
         [[section]]\nid = \"part\"\ntitle = {text}\n\
         [[question]]\nid = \"hours\"\nsection = \"part\"\nkind = \"choice\"\n\
         options = [{{ id = \"few\", text = {text}, label = {text}, score = 0 }}, {{ id = \"many\", text = \"Many\", score = 1 }}]\n\
         label = {text}\ntext = {text}\nhelp = {text}\nwhy = {text}\nfind_out = {text}\n\
         [[question]]\nid = \"words\"\nsection = \"part\"\nkind = \"text\"\nlongest = 100\nlabel = \"Words\"\ntext = {text}\nhelp = {text}\nwhy = {text}\n\
         [[question]]\nid = \"upper\"\nsection = \"part\"\nkind = \"integer\"\nleast = 0\ngreatest = 9\nlabel = {text}\ntext = {text}\nhelp = {text}\nwhy = {text}\n\
         [[question]]\nid = \"lower\"\nsection = \"part\"\nkind = \"integer\"\nleast = 0\ngreatest = 9\nlabel = {text}\ntext = {text}\nhelp = {text}\nwhy = {text}\n\
         [[scale]]\nid = \"sum\"\nlabel = {text}\nstem = {text}\nitems = [\"hours\"]\nsources = [\"paper\"]\n\
         bands = [{{ id = \"low\", least = 0, greatest = 0, text = {text} }}, {{ id = \"high\", least = 1, greatest = 1, text = {text} }}]\n\
         [[threshold]]\nid = \"middle\"\nlabel = {text}\nquestions = [\"upper\", \"lower\"]\nvalues = [5, 5]\n\
         [[picture]]\nid = \"on_bands\"\nkind = \"scale\"\nscale = \"sum\"\ntitle = {text}\ntext = {text}\nsources = [\"paper\"]\n\
         [[picture]]\nid = \"between\"\nkind = \"pair\"\nquestions = [\"upper\", \"lower\"]\ntitle = {text}\ntext = {text}\nsources = [\"paper\"]\n\
         thresholds = [\"middle\"]\n\
         [[picture]]\nid = \"in_time\"\nkind = \"timeline\"\ntitle = {text}\ntext = {text}\nsources = [\"paper\"]\n\
         ticks = [{{ id = \"now\", text = {text} }}, {{ id = \"then\", text = {text} }}]\nrows = [{{ label = {text}, at = \"now\" }}, {{ label = {text}, from = \"now\", to = \"then\" }}]\n\
         [[rule]]\nid = \"short_sleep\"\nlevel = \"discuss\"\nwhen = \"hours is few\"\nbasis = \"study\"\nsources = [\"paper\"]\n\
         point = \"rest\"\ntitle = {text}\nshort_title = \"Little sleep\"\nline = {text}\ntext = {text}\nask = {text}\n\
         [[rule.calls]]\nwhile = \"finding\"\nhelp = \"lines\"\n\
         [[leaflet]]\nid = \"sleep\"\nplace = \"know\"\ntitle = {text}\ntext = {text}\npoints = [{text}]\nsources = [\"paper\"]\n\
         [[treatment]]\nlabel = {text}\ntried = [\"hours\"]\noutcome = []\n\
         [[country]]\ncode = \"US\"\nname = {text}\n\
         [[country.line]]\nkind = \"emergency\"\nname = {text}\ncontact = {text}\nchecked = \"2026-11\"\nsources = [\"paper\"]\n\
         [[country.line]]\nkind = \"talk\"\nname = {text}\ncontact = {text}\nchecked = \"2026-11\"\nsources = [\"paper\"]\n\
         [[source]]\nid = \"paper\"\ntitle = \"A paper\"\npublisher = \"A body\"\nyear = 2020\n\
         url = \"https://example.org/paper\"\nseen = \"2026-11\"\nextent = \"passage\"\n"
    );
    let source = Source::from_bytes("bank.toml", whole.into_bytes()).expect("it is UTF-8");
    Bank::read(source).map_err(|broken| {
        draw(&broken.source, &broken.problems, Drawing { colour: false, width: 80 })
    })
}

/// The text of a bank too is words and nothing else, or the bank is refused in words.
#[test]
fn no_text_of_a_bank_is_more_than_words() {
    let (mut used, mut refused) = (0, 0);
    let plain = hostile_bank("harmless").unwrap_or_else(|told| panic!("{told}"));
    for hostile in &texts() {
        let name = &hostile.name;
        let bank = match hostile_bank(&hostile.text) {
            Ok(bank) => bank,
            Err(told) => {
                no_control(name, &told);
                assert!(told.contains("error["), "{name}: refused without a word");
                refused += 1;
                continue;
            }
        };
        used += 1;
        let answers = |bank: &Bank| {
            let source = Source::from_bytes(
                "answers.toml",
                b"[answers]\nhours = \"few\"\nupper = 3\n".to_vec(),
            )
            .expect("it is UTF-8");
            read(&source, bank, ExpectedBank::Same)
                .unwrap_or_else(|problems| panic!("{problems:#?}"))
        };
        let (file, other) = (answers(&bank), answers(&plain));
        let summary = summarize(&bank, &file, &bank.countries()[0]).with(REASONS);
        let expected = summarize(&plain, &other, &plain.countries()[0]).with(REASONS);
        for found in [
            text(&summary, Layout::default()),
            brief(&summary, Layout::default()),
            markdown(&summary),
            html(&summary),
            json(&summary),
        ] {
            no_control(name, &found);
        }
        assert_eq!(shape(&markdown(&summary)), shape(&markdown(&expected)), "{name}");
        assert_eq!(elements(&html(&summary)), elements(&html(&expected)), "{name}");
        assert_eq!(drawn(&html(&summary)), drawn(&html(&expected)), "{name}");
        assert!(words(&markdown(&summary)).contains(&seen(&hostile.text)), "{name} is not shown");
        assert!(
            squeezed(&shown(&html(&summary), "")).contains(&seen(&hostile.text)),
            "{name} is not shown"
        );
        let read: Value = serde_json::from_str(&json(&summary)).expect("it is JSON");
        assert_eq!(read["findings"][0]["title"], Value::from(hostile.text.as_str()), "{name}");
        let book = codebook(&bank, &[]);
        no_control(name, &book);
        assert_eq!(shape(&book), shape(&codebook(&plain, &[])), "{name}: the code book");
        assert!(words(&book).contains(&seen(&hostile.text)), "{name} is not in the code book");
    }
    assert!(used >= 100 && refused >= 20, "{used} used, {refused} refused");
}
