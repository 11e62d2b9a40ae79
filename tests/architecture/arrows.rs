//! No arrow runs up or round: a room uses only rooms above it on the map, and no file uses, by however many steps, itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::map::{HOUSES, rooms};
use super::source_tree::{Arrow, SourceTree};

fn arrows(house: &str) -> Vec<Arrow> {
    let arrows = SourceTree::read(house).arrows();
    assert!(arrows.len() > 40, "{house}: only {} arrows were read", arrows.len());
    arrows
}

/// The room of a file: its first folder, or its own name.
fn room(house: &str, file: &Path) -> String {
    let inside = file.strip_prefix(house).expect("the file is in the house");
    let first = inside.components().next().expect("a path has a part").as_os_str();
    first.to_string_lossy().trim_end_matches(".rs").to_owned()
}

fn drawn(arrow: &Arrow) -> String {
    format!("{} -> {}", arrow.from.display(), arrow.to.display())
}

#[test]
fn no_arrow_runs_up() {
    let mut upward = Vec::new();
    for house in HOUSES {
        let order = rooms(house);
        let place = |file: &Path| order.iter().position(|name| *name == room(house, file));
        let up = |arrow: &Arrow| place(&arrow.from) < place(&arrow.to);
        upward.extend(arrows(house).iter().filter(|arrow| up(arrow)).map(drawn));
    }
    assert!(upward.is_empty(), "a room uses one below it:\n{}", upward.join("\n"));
}

#[test]
fn no_arrow_runs_round() {
    let mut round = Vec::new();
    for house in HOUSES {
        let arrows = arrows(house);
        let mut next: BTreeMap<&PathBuf, Vec<&PathBuf>> = BTreeMap::new();
        arrows.iter().for_each(|arrow| next.entry(&arrow.from).or_default().push(&arrow.to));
        round.extend(
            arrows.iter().filter(|arrow| leads_to(&next, &arrow.to, &arrow.from)).map(drawn),
        );
    }
    assert!(round.is_empty(), "these arrows are part of a circle:\n{}", round.join("\n"));
}

fn leads_to(next: &BTreeMap<&PathBuf, Vec<&PathBuf>>, from: &PathBuf, to: &PathBuf) -> bool {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(file) = open.pop() {
        if file == to {
            return true;
        }
        if seen.insert(file) {
            open.extend(next.get(file).into_iter().flatten());
        }
    }
    false
}
