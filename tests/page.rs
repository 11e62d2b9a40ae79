//! The page of a summary: what it says, what it may do, and how it is built.
#![allow(clippy::disallowed_methods, reason = "tests may touch files, clocks and processes")]

mod support;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use ketascreen::answers::{Expected, read};
use ketascreen::render::{Layout, html, markdown, text};
use ketascreen::source::Source;
use ketascreen::summary::{Summary, summarize};
use ketascreen::wording::Voice;
use scraper::Html;
use sha2::{Digest as _, Sha256};
use support::page::{all, read_page, shown};
use support::{people, shipped};

fn for_each_page(check: impl Fn(&str, &Summary<'_>, &Html)) {
    let bank = shipped();
    for (name, file) in &people(&bank) {
        for voice in Voice::ALL {
            let summary = summarize(&bank, file, voice, &bank.countries()[0]);
            check(&format!("{name}, {voice:?}"), &summary, &read_page(&html(&summary)));
        }
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Besides pictures, the points at a glance, a hint for the screen and room for notes, the page says what the text says.
#[test]
fn the_page_says_what_the_text_says() {
    for_each_page(|name, summary, _| {
        let page = shown(&html(summary), "title, figure, .glance, .screen, .notes");
        let numbered = text(summary, Layout { width: 100_000, colour: false, ascii: false });
        // A browser numbers the sources, a text does it itself.
        let numbers: Vec<String> = words(&numbered);
        let page = words(&page);
        let mut seen = page.iter().peekable();
        let only_in_text: Vec<&String> = numbers.iter().filter(|word| seen.next_if(|found| found == word).is_none()).collect();
        assert_eq!(seen.next(), None, "{name}: the page says something else");
        let expected: Vec<String> = (1..=summary.cited().len()).map(|number| number.to_string()).collect();
        assert_eq!(only_in_text.into_iter().cloned().collect::<Vec<_>>(), expected, "{name}");
    });
}

/// Nothing on the page loads, runs or sends anything, and the policy in it forbids all but its own style.
#[test]
fn the_page_can_do_nothing() {
    for_each_page(|name, summary, page| {
        let style: String = all(page, "style").iter().flat_map(|style| style.text()).collect();
        let hash = BASE64_STANDARD.encode(Sha256::digest(&style));
        let policy = all(page, "meta[http-equiv=Content-Security-Policy]");
        let policy = policy[0].attr("content").expect("the policy has words");
        assert!(policy.starts_with(&format!("default-src 'none'; style-src 'sha256-{hash}'")), "{name}: {policy}");
        assert!(!policy.contains("unsafe"), "{name}: {policy}");
        for forbidden in ["url(", "@import", "expression"] {
            assert!(!style.contains(forbidden), "the style has {forbidden}");
        }
        for element in all(page, "*") {
            let tag = element.value().name();
            assert!(
                !["script", "img", "iframe", "object", "embed", "link", "form", "input", "base", "audio", "video"].contains(&tag),
                "{name}: <{tag}>"
            );
            for (attribute, value) in element.value().attrs() {
                assert!(!attribute.starts_with("on") && attribute != "style" && attribute != "src", "{name}: {attribute} on <{tag}>");
                assert!(attribute != "href" || (tag == "a" && value.starts_with("https://")), "{name}: a link to {value}");
            }
        }
        assert_eq!(html(summary), html(summary), "{name}");
    });
}

/// One title, headings in order, one main part, tables whose cells have heads, and the bank's language.
#[test]
fn the_page_is_built_to_be_read_in_any_way() {
    for_each_page(|name, summary, page| {
        assert_eq!(all(page, "html")[0].attr("lang"), Some(summary.bank.language()), "{name}");
        let title: String = all(page, "title")[0].text().collect();
        assert_eq!(title, summary.bank.phrases().title.get(summary.voice), "{name}");
        assert_eq!((all(page, "h1").len(), all(page, "main").len(), all(page, "body > *").len()), (1, 1, 1), "{name}");
        assert_eq!(all(page, "meta[name=viewport]")[0].attr("content"), Some("width=device-width, initial-scale=1"), "{name}");
        let levels: Vec<u32> = all(page, "h1, h2, h3, h4").iter().filter_map(|heading| heading.value().name()[1..].parse().ok()).collect();
        assert_eq!(levels.first(), Some(&1), "{name}");
        assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "{name}: a level of heading is left out: {levels:?}");
        assert_eq!(all(page, "th").len(), all(page, "thead th[scope=col], tbody tr > th[scope=row]:first-child").len(), "{name}");
        assert_eq!(all(page, "table").len(), all(page, "table > thead").len(), "{name}");
    });
}

/// Help stands before all else where it is called for; else what to do next, then what to raise in a few words.
#[test]
fn help_then_what_to_raise_comes_first() {
    for_each_page(|name, summary, page| {
        let urgent = !summary.help.first.is_empty();
        let first: String = all(page, "h1 + p, h1 + .now > p:first-child")[0].text().collect();
        assert_eq!(first, summary.help.first.first().copied().unwrap_or(&summary.next_step), "{name}");
        assert_eq!(all(page, ".now").len(), usize::from(urgent), "{name}");
        let said = shown(&html(summary), "");
        let place = |wanted: &str| said.find(wanted).unwrap_or_else(|| panic!("{name} lacks {wanted}"));
        for (finding, level) in summary.evaluation.findings.iter().map(|finding| (finding, summary.bank.rule(finding.rule).level)) {
            let rule = summary.bank.rule(finding.rule);
            let points: Vec<String> = all(page, ".glance li").iter().map(|point| point.text().collect()).collect();
            assert_eq!(points.contains(&rule.short_title), level > ketascreen::rule::Level::Note, "{name}: {}", rule.id);
            if level > ketascreen::rule::Level::Note {
                assert!(place(&summary.next_step) < place(&rule.short_title), "{name}: {}", rule.id);
            }
        }
    });
}

/// A record gives its date; without one there is a place to write it.
#[test]
fn the_date_is_that_of_the_record() {
    let bank = shipped();
    let dated = |saved: &str| {
        let record = format!("format = \"ketascreen-record/1\"\n[record]\n{saved}\n[answers]\nage = 34\n");
        let source = Source::from_bytes("record.toml", record.into_bytes()).expect("it is UTF-8");
        let file = read(&source, &bank, Expected::SameBank).expect("the record is right");
        let summary = summarize(&bank, &file, Voice::Person, &bank.countries()[0]);
        [text(&summary, Layout::default()), markdown(&summary).replace('\\', ""), shown(&html(&summary), "")]
    };
    for found in dated("saved = \"2026-11-24T23:30:00-05:00\"") {
        assert!(found.contains("Date: 2026-11-24") && !found.contains("____"), "{found}");
    }
    for saved in ["", "saved = \"yesterday\"", "saved = \"2026-13-99T00:00:00Z\"", "saved = \"<b>2026-11-24\""] {
        for found in dated(saved) {
            assert!(found.contains("Date: ____"), "{saved}: {found}");
        }
    }
}
