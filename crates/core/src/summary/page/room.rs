//! Room on a page: how much of each part stands on it.

/// How much of each part a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Points in full.
    pub points: usize,
    /// Sentences of the leaflet.
    pub good_to_know: bool,
    /// What to bring.
    pub bring: bool,
    /// A line for each treatment instead of one for all.
    pub treatments: bool,
    /// Lines of own words.
    pub own_words: usize,
    /// Lines of what is written about treatments.
    pub tried: usize,
    /// Lines of what is written about medicines.
    pub medicines: usize,
    /// Unknown questions of lists whose options that are not sure stand by name; the others stand
    /// with their label alone.
    pub named_options: usize,
    /// Short lists run on in one paragraph, and where more is found stands on the screen alone.
    pub dense: bool,
    /// All answers that call for help before anything else are named.
    pub whole_lines: bool,
}

impl Room {
    /// Rooms from the widest to the tightest, in the order in which parts are given up.
    pub fn from_widest() -> impl Iterator<Item = Room> {
        const MOST_POINTS: usize = 8;
        const POINTS_KEPT_LONGER: usize = 5;
        let widest = Room {
            points: MOST_POINTS,
            good_to_know: true,
            bring: true,
            treatments: true,
            own_words: 5,
            tried: 5,
            medicines: 3,
            named_options: usize::MAX,
            dense: false,
            whole_lines: true,
        };
        // Names of options give way last, as a label without them says less than the person said.
        const NAMED_OPTIONS: [usize; 9] = [12, 8, 6, 5, 4, 3, 2, 1, 0];
        let fewer = (POINTS_KEPT_LONGER..=MOST_POINTS).rev();
        let fewest = (1..POINTS_KEPT_LONGER).rev();
        let without_know = Room { points: POINTS_KEPT_LONGER, good_to_know: false, ..widest };
        let without_bring = Room { bring: false, ..without_know };
        let one_line = Room { treatments: false, tried: 1, ..without_bring };
        let tight = Room {
            points: 1,
            own_words: 2,
            medicines: 2,
            whole_lines: false,
            dense: true,
            ..one_line
        };
        let tightest = Room { medicines: 1, named_options: 0, ..tight };
        fewer
            .map(move |points| Room { points, ..widest })
            .chain([without_know, without_bring])
            .chain(fewest.clone().map(move |points| Room { points, ..without_bring }))
            // One line of treatments makes room for points again.
            .chain(fewest.clone().map(move |points| Room { points, ..one_line }))
            .chain(fewest.map(move |points| Room {
                points,
                own_words: 2,
                medicines: 2,
                whole_lines: false,
                ..one_line
            }))
            .chain([tight])
            .chain(NAMED_OPTIONS.map(move |named_options| Room { named_options, ..tight }))
            .chain([tightest])
    }
}
