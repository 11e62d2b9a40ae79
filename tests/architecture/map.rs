//! `docs/architecture.md` names every room, in an order in which each uses only those above it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The folders whose rooms the map lists, each under a heading that names it.
pub const HOUSES: [&str; 3] = ["crates/core/src", "crates/interview/src", "src"];

/// Rooms of one house in the order of the map: the first word of each line below its heading.
pub fn rooms(house: &str) -> Vec<String> {
    let map = fs::read_to_string("docs/architecture.md").expect("the map is there");
    let heading = format!("### `{house}`");
    let (_, below) = map.split_once(&heading).unwrap_or_else(|| panic!("no heading {heading}"));
    let block = below.split("```").nth(1).expect("a block of rooms follows the heading");
    let lines = block.lines().skip(1).filter(|line| !line.starts_with(' '));
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// Names of the folders and files in a folder that are rooms: all but the crate's root file.
fn entries(house: &str) -> BTreeSet<String> {
    let names = fs::read_dir(house).expect("the folder is there").map(|entry| {
        let name = entry.expect("it can be read").file_name();
        name.to_string_lossy().trim_end_matches(".rs").to_owned()
    });
    names.filter(|name| !matches!(name.as_str(), "lib" | "build")).collect()
}

#[test]
fn every_room_is_on_the_map_and_every_room_of_the_map_exists() {
    for house in HOUSES {
        let named: BTreeSet<String> = rooms(house).into_iter().collect();
        assert_eq!(named, entries(house), "{house}: on the map, and in the folder");
    }
}

#[test]
fn every_path_that_the_map_names_exists() {
    let map = fs::read_to_string("docs/architecture.md").expect("the map is there");
    let quoted = map.split('`').skip(1).step_by(2);
    let paths: Vec<&str> =
        quoted.filter(|text| text.contains('/') && !text.contains(' ')).collect();
    assert!(paths.len() > 10, "only {} paths", paths.len());
    let missing: Vec<&&str> = paths.iter().filter(|path| !Path::new(path).exists()).collect();
    assert!(missing.is_empty(), "not there: {missing:?}");
}
