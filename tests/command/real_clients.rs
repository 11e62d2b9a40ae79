//! What only real clients can tell is checked by `.ci/run`. Without their tools the tests pass all the same, and say so.

use std::fs;
use std::io::{Write as _, stderr};
use std::path::Path;

/// What is checked, the script that checks it, and a file that is there where its tools are.
const CHECKS: [(&str, &str, &str); 5] = [
    (
        "the pages in a browser, by axe-core and on paper",
        ".ci/page.mjs",
        "target/ci/node/node_modules/playwright-core",
    ),
    (
        "hostile texts in a browser",
        ".ci/hostile.mjs",
        "target/ci/node/node_modules/playwright-core",
    ),
    (
        "Markdown by two CommonMark parsers",
        ".ci/markdown.mjs",
        "target/ci/node/node_modules/commonmark",
    ),
    ("JSON by a schema validator in Python", ".ci/json_schema.py", "target/ci/bin/python"),
    ("the reading grade of every text", ".ci/reading.py", "target/ci/bin/python"),
];

#[test]
fn each_check_with_a_real_client_is_run_by_ci_and_named_where_it_cannot_run() {
    let ci = fs::read_to_string(".ci/run").expect("the script can be read");
    for (what, script, tool) in CHECKS {
        assert!(Path::new(script).is_file(), "{script} is missing");
        assert!(
            ci.lines().any(|line| line.split(' ').any(|word| word == script)),
            ".ci/run does not run {script}"
        );
        if !Path::new(tool).exists() {
            // Written past the test's own output, which is shown only where a test fails.
            let _ = writeln!(
                stderr(),
                "not run here, for want of tools: {what}. `.ci/run` installs them and runs it."
            );
        }
    }
}

/// The parsers are pinned, so that the same ones read the summaries everywhere.
#[test]
fn every_tool_has_its_version() {
    let python = fs::read_to_string(".ci/requirements.txt").expect("it can be read");
    let loose: Vec<&str> =
        python.lines().filter(|line| !line.starts_with('#') && !line.contains("==")).collect();
    assert!(loose.is_empty(), "{loose:?}");
    let lock: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(".ci/package-lock.json").expect("it can be read"))
            .expect("it is JSON");
    let wanted: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(".ci/package.json").expect("it can be read"))
            .expect("it is JSON");
    for (name, _) in wanted["dependencies"].as_object().expect("there are tools") {
        let version = &lock["packages"][format!("node_modules/{name}")]["version"];
        assert!(version.is_string(), "{name} has no version in the lock file");
    }
}
