//! The page of a summary: what it says, what it may do, and how it is built.

use crate::support::formats::{html, markdown, text};
use crate::support::page::{all, read_page, shown};
use crate::support::{people, shipped};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use ketascreen_core::bank::{Bank, mentions};
use ketascreen_core::record::{ExpectedBank, read};
use ketascreen_core::render::{Layout, PageFormat, pages, render_leaflet};
use ketascreen_core::summary::{Block, PageOptions, Shape, Summary, summarize};
use ketascreen_core::text::Source;
use scraper::{ElementRef, Html};
use sha2::{Digest as _, Sha256};

const REASONS: PageOptions = PageOptions { reasons: true, is_country_chosen: false, today: None };

fn for_each_page(check: impl Fn(&str, &Summary<'_>, &Html)) {
    let bank = shipped();
    for (name, file) in &people(&bank) {
        let summary = summarize(&bank, file, &bank.countries()[0]).with(REASONS);
        check(name, &summary, &read_page(&html(&summary)));
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Besides pictures, the page says what the text says.
#[test]
fn the_page_says_what_the_text_says() {
    for_each_page(|name, summary, _| {
        let page = shown(&html(summary), "title, figure");
        let numbered = text(summary, Layout { width: 100_000, colour: false, ascii: false });
        // A browser numbers the sources, a text does it itself.
        let numbers: Vec<String> = words(&numbered);
        let page = words(&page);
        let mut seen = page.iter().peekable();
        let only_in_text: Vec<&String> =
            numbers.iter().filter(|word| seen.next_if(|found| found == word).is_none()).collect();
        assert_eq!(seen.next(), None, "{name}: the page says something else");
        let expected: Vec<String> =
            (1..=summary.cited().len()).map(|number| number.to_string()).collect();
        assert_eq!(only_in_text.into_iter().cloned().collect::<Vec<_>>(), expected, "{name}");
    });
}

/// A page with room to spare is set wider apart in print, and its style knows each spacing by its name.
#[test]
fn a_short_page_is_set_wider_apart_than_a_full_one() {
    let spacing = |file: &str| {
        let page = page_of(&shipped(), file);
        let main = all(&read_page(&page), "main")[0].attr("class").map(str::to_owned);
        let style = format!("main.{}", main.as_deref().unwrap_or_default());
        assert!(main.as_deref() == Some("open") || page.contains(&style), "{style}");
        main.unwrap_or_default()
    };
    let long = "more words than a page has room for, ".repeat(12);
    let many = r#"
suicidal_thoughts = "past"
heart = ["heart_attack", "irregular_rhythm"]
conditions = ["liver", "bladder", "seizures", "eye_pressure"]
medicines = ["maoi", "stimulant", "opioid", "sedating"]
substance_use = "past"
plan_supports = ["none"]
"#;
    assert_eq!(spacing("age = 40\n"), "open");
    let written =
        ["own_words", "medicine_names", "tried_details"].map(|id| format!("{id} = \"{long}\"\n"));
    assert_eq!(spacing(&(written.concat() + many)), "tight");
}

/// Nothing on the page loads, runs or sends anything, and the policy in it forbids all but its own style.
#[test]
fn the_page_can_do_nothing() {
    for_each_page(|name, summary, page| {
        let style: String = all(page, "style").iter().flat_map(|style| style.text()).collect();
        let hash = BASE64_STANDARD.encode(Sha256::digest(&style));
        let policy = all(page, "meta[http-equiv=Content-Security-Policy]");
        let policy = policy[0].attr("content").expect("the policy has words");
        assert!(
            policy.starts_with(&format!("default-src 'none'; style-src 'sha256-{hash}'")),
            "{name}: {policy}"
        );
        assert!(!policy.contains("unsafe"), "{name}: {policy}");
        for forbidden in ["url(", "@import", "expression"] {
            assert!(!style.contains(forbidden), "the style has {forbidden}");
        }
        for element in all(page, "*") {
            let tag = element.value().name();
            assert!(
                ![
                    "script", "img", "iframe", "object", "embed", "link", "form", "input", "base",
                    "audio", "video"
                ]
                .contains(&tag),
                "{name}: <{tag}>"
            );
            for (attribute, value) in element.value().attrs() {
                assert!(
                    !attribute.starts_with("on") && attribute != "style" && attribute != "src",
                    "{name}: {attribute} on <{tag}>"
                );
                assert!(
                    attribute != "href"
                        || (tag == "a" && (value.starts_with("https://") || is_here(page, value))),
                    "{name}: a link to {value}"
                );
            }
        }
        assert_eq!(html(summary), html(summary), "{name}");
    });
}

/// True of a link to a place on the page that is there.
fn is_here(page: &Html, link: &str) -> bool {
    link.strip_prefix('#').is_some_and(|id| all(page, &format!("[id='{id}']")).len() == 1)
}

/// One title, headings in order, one main part, tables whose cells have heads, and the bank's language.
#[test]
fn the_page_is_built_to_be_read_in_any_way() {
    for_each_page(|name, summary, page| {
        assert_eq!(all(page, "html")[0].attr("lang"), Some(summary.bank.language()), "{name}");
        let title: String = all(page, "title")[0].text().collect();
        assert_eq!(title, summary.words().page_title(), "{name}");
        assert_eq!(
            (all(page, "h1").len(), all(page, "main").len(), all(page, "body > *").len()),
            (1, 1, 1),
            "{name}"
        );
        assert_eq!(
            all(page, "meta[name=viewport]")[0].attr("content"),
            Some("width=device-width, initial-scale=1"),
            "{name}"
        );
        let levels: Vec<u32> = all(page, "h1, h2, h3, h4")
            .iter()
            .filter_map(|heading| heading.value().name()[1..].parse().ok())
            .collect();
        assert_eq!(levels.first(), Some(&1), "{name}");
        assert!(
            levels.windows(2).all(|two| two[1] <= two[0] + 1),
            "{name}: a level of heading is left out: {levels:?}"
        );
        assert_eq!(
            all(page, "th").len(),
            all(page, "thead th[scope=col], tbody tr > th[scope=row]:first-child").len(),
            "{name}"
        );
        assert_eq!(all(page, "table").len(), all(page, "table > thead").len(), "{name}");
    });
}

/// Help stands before all else where it is called for; then what to do next; and every finding that may be shown.
#[test]
fn help_then_what_to_raise_comes_first() {
    for_each_page(|name, summary, page| {
        let urgent = !summary.help.first.is_empty();
        let first: String = all(page, "h1 + p, h1 + .now > p:first-child")[0].text().collect();
        let expected = summary.help.first.first().or(summary.help.early.first());
        assert_eq!(first, expected.copied().unwrap_or(&summary.next_step), "{name}");
        assert_eq!(all(page, ".now").len(), usize::from(urgent), "{name}");
        let said = shown(&html(&without_reasons(summary)), "");
        let next_step = said.find(&summary.next_step).expect("the next step stands there");
        for finding in &summary.evaluation.findings {
            let rule = summary.bank.rule(finding.rule);
            if rule.level == ketascreen_core::bank::Level::Note
                || mentions::is_off_page(summary.bank, finding.rule, &[])
            {
                continue;
            }
            let line = summary.words().line(finding, &summary.file.answers);
            let whole = summary.words().whole_line(finding, &summary.file.answers);
            let place = said.rfind(&rule.short_title).or(said.find(&line)).or(said.find(&whole));
            assert!(place > Some(next_step), "{name}: {}", rule.id);
        }
    });
}

fn without_reasons<'b>(summary: &Summary<'b>) -> Summary<'b> {
    summarize(summary.bank, summary.file, summary.country)
}

/// A record gives its date; without one there is a place to write it.
#[test]
fn the_date_is_that_of_the_record() {
    let bank = shipped();
    let dated = |saved: &str| {
        let record =
            format!("format = \"ketascreen-record/2\"\n[record]\n{saved}\n[answers]\nage = 34\n");
        let source = Source::from_bytes("record.toml", record.into_bytes()).expect("it is UTF-8");
        let file = read(&source, &bank, ExpectedBank::Same).ok()?;
        let summary = summarize(&bank, &file, &bank.countries()[0]);
        Some([
            text(&summary, Layout::default()),
            markdown(&summary).replace('\\', ""),
            shown(&html(&summary), ""),
        ])
    };
    for found in dated("saved = \"2026-11-24T23:30:00-05:00\"").expect("the record is right") {
        assert!(found.contains("Date: 2026-11-24") && !found.contains("____"), "{found}");
    }
    for found in dated("").expect("the record is right") {
        assert!(found.contains("Date: ____"), "{found}");
    }
    for saved in ["yesterday", "2026-13-99T00:00:00Z", "2026-11-24", "<b>2026-11-24"] {
        assert!(dated(&format!("saved = \"{saved}\"")).is_none(), "{saved} is no moment");
    }
}

/// The page of some answers.
fn page_of(bank: &Bank, answers: &str) -> String {
    let source = Source::from_bytes("answers.toml", format!("[answers]\n{answers}").into_bytes())
        .expect("it is UTF-8");
    let file = read(&source, bank, ExpectedBank::Same)
        .unwrap_or_else(|problems| panic!("{answers}: {problems:#?}"));
    html(&summarize(bank, &file, &bank.countries()[0]).with(REASONS))
}

/// What stands in the description of each picture, and its marks: dots, bars, and lines for what is not known.
fn drawn(page: &str) -> Vec<(String, [usize; 3])> {
    let page = read_page(page);
    let of_one = |figure: &ElementRef<'_>| {
        let picture = Html::parse_fragment(&figure.html());
        let said = all(&picture, "desc")[0].text().collect();
        (said, ["circle.mark", "rect.mark", "line.unknown"].map(|mark| all(&picture, mark).len()))
    };
    all(&page, "figure.picture").iter().map(of_one).collect()
}

/// The pictures of the person's own numbers.
fn own(answers: &str) -> Vec<(String, [usize; 3])> {
    drawn(&page_of(&shipped(), answers))
}

/// The leaflet as a page.
fn leaflet() -> String {
    let bank = shipped();
    let country = &bank.countries()[0];
    render_leaflet(&bank, country, None, PageFormat::Html, Layout::default())
}

/// All items alike, but for the first ones.
fn items(first: &[&str], rest: &str) -> String {
    let answers =
        (1..=7).map(|item| format!("gad7_{item} = \"{}\"\n", first.get(item - 1).unwrap_or(&rest)));
    format!("gad7_offer = \"yes\"\n{}", answers.collect::<String>())
}

/// A dot for a number that is known, a bar for a sum that lies between two, a broken line for a number that is not known.
/// What was not asked, or is not known at all, is not drawn.
#[test]
fn a_picture_is_drawn_of_what_is_known() {
    let thresholds = "US stage 1 from 130 or 80; US stage 2 from 140 or 90; AHA: check for signs from 180 or 120.";
    let bands = "0 to 4: minimal; 5 to 9: mild; 10 to 14: moderate; 15 to 21: severe.";
    let reading = |upper: &str, lower: &str| {
        format!("Upper blood pressure: {upper}; Lower blood pressure: {lower}. {thresholds}")
    };
    assert_eq!(
        own("bp_systolic = 152\nbp_diastolic = 96"),
        [(reading("152 mmHg", "96 mmHg"), [2, 0, 0])]
    );
    assert_eq!(
        own("bp_systolic = 118\nbp_diastolic = \"not_sure\""),
        [(reading("118 mmHg", "not sure"), [1, 0, 1])]
    );
    assert_eq!(own("bp_diastolic = 74"), [(reading("not answered", "74 mmHg"), [1, 0, 1])]);
    assert_eq!(own("bp_systolic = \"not_sure\"\nbp_diastolic = \"prefer_not\""), []);
    assert_eq!(
        own(&items(&[], "several_days")),
        [(format!("GAD-7: 7 of 21 (mild range). {bands}"), [1, 0, 0])]
    );
    let between = format!("GAD-7: 6 to 9 of 21 (mild range), not all known. {bands}");
    assert_eq!(own(&items(&["not_sure"], "several_days")), [(between, [0, 1, 0])]);
    assert_eq!(own(&items(&[], "not_sure")), []);
    assert_eq!(own("gad7_offer = \"no\""), []);
    assert_eq!(own(""), []);
    let times = drawn(&leaflet());
    assert!(
        times[0].0.contains("By mouth, change in depression only after: 2 weeks to 6 weeks"),
        "{times:?}"
    );
    assert!(
        times[1].0.contains("Blood pressure measured again, about: 40 minutes after"),
        "{times:?}"
    );
    assert_eq!(times.iter().map(|(_, marks)| *marks).collect::<Vec<_>>(), [[3, 2, 0], [1, 5, 0]]);
}

/// The dot of the upper number, and the lines at its thresholds.
fn upper(number: i64) -> (i64, Vec<i64>) {
    let page = read_page(&page_of(&shipped(), &format!("bp_systolic = {number}")));
    let number = |element: &ElementRef<'_>, key: &str| {
        element.attr(key).and_then(|value| value.parse().ok()).expect("it is a number")
    };
    let strips = all(&page, "figure.picture:first-of-type rect.part");
    let lines = strips[1..4].iter().map(|part| number(part, "x")).collect();
    (number(&all(&page, "circle.mark")[0], "cx"), lines)
}

/// A higher number stands further to the right, and a threshold itself stands in the stretch that it begins.
#[test]
fn a_reading_stands_between_its_thresholds() {
    let places: Vec<i64> = (50..=300).map(|number| upper(number).0).collect();
    assert!(places.windows(2).all(|two| two[0] <= two[1]) && places[0] < places[250], "{places:?}");
    for (index, threshold) in [130, 140, 180].into_iter().enumerate() {
        let (below, lines) = upper(threshold - 1);
        let (at, _) = upper(threshold);
        assert!(
            below <= lines[index] && lines[index] <= at,
            "{threshold}: {below}, {lines:?}, {at}"
        );
    }
}

/// The shapes and their looks are the same for every number: only places and numbers differ.
#[test]
fn no_picture_gives_a_verdict() {
    let looks = |answers: &str| {
        let page = read_page(&page_of(&shipped(), answers));
        let shapes: Vec<String> = all(&page, "figure.picture svg *")
            .iter()
            .map(|shape| {
                format!("{} {}", shape.value().name(), shape.attr("class").unwrap_or_default())
            })
            .collect();
        shapes
    };
    let answers = |upper: i64, lower: i64, item: &str| {
        format!("bp_systolic = {upper}\nbp_diastolic = {lower}\n{}", items(&[], item))
    };
    let low = looks(&answers(112, 68, "not_at_all"));
    assert_eq!(low, looks(&answers(196, 124, "nearly_every_day")));
    assert!(low.len() > 20, "{} shapes", low.len());
    for_each_page(|name, summary, page| {
        let bytes = html(summary);
        assert_eq!(bytes, html(summary), "{name}");
        for figure in all(page, "figure") {
            let words = figure.html().to_lowercase();
            for verdict in [
                "eligib",
                "suitab",
                "candidate",
                "green",
                "normal",
                "good",
                "danger",
                "score of",
                "arrow",
                "→",
                "✓",
                "fill=",
                "stroke=",
            ] {
                assert!(!words.contains(verdict), "{name}: {verdict}");
            }
        }
    });
}

/// Each picture is one image with a name and a description, and a place of its own.
#[test]
fn every_picture_can_be_heard() {
    for_each_page(|name, _, page| {
        let pictures = all(page, "svg");
        assert_eq!(
            pictures.len(),
            all(page, "figure.picture > svg[role=img][viewBox]").len(),
            "{name}"
        );
        for picture in pictures {
            let ids = picture.attr("aria-labelledby").expect("it is labelled");
            let texts: Vec<String> = ids
                .split(' ')
                .map(|id| all(page, &format!("svg > #{id}")))
                .map(|found| {
                    assert_eq!(found.len(), 1, "{name}: {ids}");
                    found[0].text().collect()
                })
                .collect();
            assert_eq!(texts.len(), 2, "{name}: {ids}");
            assert!(texts.iter().all(|text| !text.trim().is_empty()), "{name}: {texts:?}");
        }
    });
}

/// A format that draws nothing says the person's own numbers all the same.
#[test]
fn what_is_drawn_of_a_person_is_said_in_text() {
    let mut compared = 0;
    let bank = shipped();
    for (name, file) in &people(&bank) {
        let summary = summarize(&bank, file, &bank.countries()[0]).with(REASONS);
        let said = text(&summary, Layout { width: 100_000, colour: false, ascii: false });
        for block in pages(&summary) {
            let Block::Figure(picture) = block else { continue };
            let values: Vec<String> = match &picture.shape {
                Shape::Pair { gauges, .. } => {
                    gauges.iter().map(|gauge| gauge.answer.clone()).collect()
                }
                Shape::Scale { .. } => {
                    picture.description.split(". ").take(1).map(str::to_owned).collect()
                }
                Shape::Course { .. } | Shape::Timeline { .. } => continue,
            };
            assert!(
                values
                    .iter()
                    .all(|value| picture.description.contains(value) && said.contains(value)),
                "{name}: {values:?}"
            );
            compared += values.len();
        }
    }
    assert!(compared > 10, "{compared} values");
}

/// One hue: in every colour blue is the strongest part and red the weakest, or all are alike. And all can be told apart.
#[test]
fn the_colours_are_one_hue_and_can_be_told_apart() {
    let style = include_str!("../../crates/core/src/render/html/page.css");
    let mut schemes = 0;
    for scheme in style.split(":root").skip(1) {
        let colour = |name: &str| {
            let (_, value) = scheme
                .split_once(&format!("--{name}: #"))
                .unwrap_or_else(|| panic!("{name} has no colour"));
            [0, 2, 4].map(|at| u8::from_str_radix(&value[at..at + 2], 16).expect("it is a colour"))
        };
        for name in ["paper", "ink", "quiet", "hue", "tint", "line"] {
            let [red, green, blue] = colour(name);
            assert!(red <= green && green <= blue, "{name}: {red} {green} {blue}");
        }
        let contrast = |one: &str, other: &str| {
            let [one, other] = [one, other].map(|name| brightness(colour(name)));
            (one.max(other) + 0.05) / (one.min(other) + 0.05)
        };
        for (mark, ground, least) in [
            ("hue", "paper", 3.0),
            ("hue", "tint", 3.0),
            ("quiet", "paper", 4.5),
            ("quiet", "tint", 3.0),
            ("ink", "paper", 4.5),
            ("ink", "tint", 4.5),
        ] {
            assert!(
                contrast(mark, ground) >= least,
                "{mark} on {ground}: {}",
                contrast(mark, ground)
            );
        }
        schemes += 1;
    }
    assert_eq!(schemes, 3, "light, dark and print");
    let named = style
        .split('#')
        .skip(1)
        .filter(|rest| rest.bytes().take(6).all(|digit| digit.is_ascii_hexdigit()))
        .count();
    // Black and white alone where more contrast is wanted.
    assert_eq!(named, 3 * 6 + 7, "every colour is one of the scheme");
}

/// Relative luminance, as WCAG defines it.
fn brightness(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
