//! Whatever one system has and another has not is used in two rooms alone.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms that know the system.
const ROOMS: [&str; 2] = ["src/terminal", "src/io"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn only_two_rooms_know_the_system() {
    let mut files = Vec::new();
    ["src", "crates/core/src", "crates/interview/src"]
        .iter()
        .for_each(|folder| sources(Path::new(folder), &mut files));
    let knows = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("it can be read");
        let words = [
            "cfg(unix",
            "cfg(windows",
            "cfg(target_",
            "cfg!(",
            "rustix",
            "signal_hook",
            "std::os::",
        ];
        words.iter().any(|word| text.contains(word))
    };
    let (inside, outside): (Vec<PathBuf>, Vec<PathBuf>) = files
        .into_iter()
        .filter(knows)
        .partition(|path| ROOMS.iter().any(|room| path.starts_with(room)));
    assert!(!inside.is_empty(), "nothing was found where it must be");
    assert!(outside.is_empty(), "{outside:?}");
}
