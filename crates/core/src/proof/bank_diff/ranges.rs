//! Answers for which a rule is heard otherwise, question by question.

use crate::bank::{Bank, Kind};
use crate::proof::diagram::{Bdd, Decided, Diagrams};
use crate::proof::encoding::{Encoding, Values};

/// The questions whose answers limit where a function is true, each with the answers that remain:
/// `bp_systolic 140 to 149`. Nothing is said of a list. The function is true for accepted answers alone.
pub fn ranges(
    function: Bdd,
    new: &Bank,
    encoding: &Encoding,
    diagrams: &mut Diagrams,
) -> Decided<Vec<String>> {
    let mut found = Vec::new();
    let places = encoding.places_of(diagrams.support(function));
    for place in places {
        let Some(bits) = encoding.questions.get(place) else { continue };
        let count = match &bits.values {
            Values::Integer(_) | Values::Choice(_) => bits.values.count(),
            Values::Multi(..) | Values::Text | Values::Unknown => continue,
        };
        let mut can = Vec::new();
        for number in 0..count {
            can.push(!diagrams.restrict(function, &bits.numbered(number))?.is_false());
        }
        let or_unknown = !diagrams.restrict(function, &bits.unknown())?.is_false();
        if can.iter().all(|can| *can) {
            continue;
        }
        let mut words = match &bits.values {
            Values::Integer(classes) => {
                let mut ranges: Vec<(i64, i64)> = Vec::new();
                for (class, _) in classes.iter().zip(&can).filter(|(_, can)| **can) {
                    match ranges.last_mut() {
                        Some((_, end)) if *end + 1 == *class.start() => *end = *class.end(),
                        _ => ranges.push((*class.start(), *class.end())),
                    }
                }
                let written = |(start, end): &(i64, i64)| {
                    if start == end { start.to_string() } else { format!("{start} to {end}") }
                };
                ranges.iter().map(written).collect::<Vec<_>>()
            }
            Values::Choice(options) => {
                let remain = options.iter().zip(&can).filter(|(_, can)| **can);
                remain.map(|(option, _)| option.clone()).collect()
            }
            _ => Vec::new(),
        };
        if or_unknown {
            words.push("not known".to_owned());
        }
        let is_number = new
            .question_named(&bits.id)
            .is_some_and(|id| matches!(new.question(id).kind, Kind::Integer { .. }));
        let between = if is_number { " " } else { " is " };
        found.push(format!("{}{between}{}", bits.id, words.join(" or ")));
    }
    Ok(found)
}
