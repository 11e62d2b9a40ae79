//! Scales, which add the scores of options up.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::id::{QuestionId, SourceId};
use crate::logic::Interval;

/// Named sum of scored options.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Scale {
    /// Its id.
    pub id: String,
    /// A few words that name it.
    pub label: String,
    /// Words above each of its items.
    pub stem: Option<String>,
    /// The questions that it adds up.
    pub items: Vec<QuestionId>,
    /// Its maker and terms; printed wherever the sum is.
    pub attribution: Option<String>,
    /// Its sources.
    pub sources: Vec<SourceId>,
    /// Named stretches of the sum, from the least on, without gap or overlap.
    pub bands: Vec<Band>,
    /// The least and the greatest sum when every item is asked.
    pub range: RangeInclusive<i64>,
}

impl Scale {
    /// The bands that a sum may be in, from the least on.
    pub fn bands_of(&self, sum: Interval) -> impl Iterator<Item = &Band> {
        let is_possible = move |band: &&Band| {
            sum.least <= *band.range.end() && *band.range.start() <= sum.greatest
        };
        self.bands.iter().filter(is_possible)
    }

    /// The one band that a sum is in; nothing where it may be in more than one.
    pub fn band_of(&self, sum: Interval) -> Option<&Band> {
        let mut possible = self.bands_of(sum);
        possible.next().filter(|_| possible.next().is_none())
    }
}

/// Named stretch of a scale's sum.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Band {
    /// Its id.
    pub id: String,
    /// The sums in it.
    pub range: RangeInclusive<i64>,
    /// Its name.
    pub text: String,
}
