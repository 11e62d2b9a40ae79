//! The table of the crates that the program rests on is whole.

use std::collections::BTreeSet;
use std::fs;

const TABLE: &str = "docs/dependencies.md";

fn named_in_manifests() -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for path in ["Cargo.toml", "crates/core/Cargo.toml", "crates/interview/Cargo.toml"] {
        let text = fs::read_to_string(path).expect("the manifest can be read");
        let manifest: toml::Table = text.parse().expect("it is TOML");
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let table = manifest.get(kind).and_then(toml::Value::as_table);
            named.extend(table.into_iter().flat_map(|table| table.keys().cloned()));
        }
    }
    named.into_iter().filter(|name| !name.starts_with("ketascreen")).collect()
}

#[test]
fn every_crate_stands_in_the_table_and_no_other() {
    let text = fs::read_to_string(TABLE).expect("the table can be read");
    let (tables, _) = text.split_once("## Twice").expect("it has that part");
    let rows = tables.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| crate"));
    let cells = rows.filter(|row| !row.starts_with("| ---")).map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        assert!(cells.len() == 3 && cells.iter().all(|cell| !cell.is_empty()), "{row}");
        cells[0].to_owned()
    });
    let listed: BTreeSet<String> =
        cells.flat_map(|names| names.split(", ").map(str::to_owned).collect::<Vec<_>>()).collect();
    assert_eq!(listed, named_in_manifests());
}
