//! Points: findings about one matter, under one heading.

use std::cmp::Reverse;

use crate::bank::{Bank, HelpPlace, HelpState, Level, PointId};
use crate::evaluation::Finding;
use crate::summary::Summary;

/// A point with its findings.
#[derive(Debug, Clone)]
pub struct GatheredPoint<'s> {
    /// The point.
    pub point: PointId,
    /// Its findings of `discuss` or above, the most pressing first.
    pub findings: Vec<&'s Finding>,
}

/// The points with a finding of `discuss` or above that may be shown, in their order.
pub fn points<'s>(summary: &'s Summary<'_>) -> Vec<GatheredPoint<'s>> {
    gathered(summary.bank, summary.findings(&[Level::Urgent, Level::Caution, Level::Discuss]))
}

/// The points with a finding of `discuss` or above, private ones too, in their order.
pub fn all_points<'s>(summary: &'s Summary<'_>) -> Vec<GatheredPoint<'s>> {
    let bank = summary.bank;
    let is_to_raise = |finding: &&Finding| bank.rule(finding.rule).level >= Level::Discuss;
    gathered(bank, summary.evaluation.findings.iter().filter(is_to_raise))
}

/// Findings under their points: by the highest level of their findings, those with a line of what
/// to do today before others, then in the order of the bank.
fn gathered<'s>(
    bank: &Bank,
    findings: impl Iterator<Item = &'s Finding>,
) -> Vec<GatheredPoint<'s>> {
    let mut points: Vec<GatheredPoint<'s>> = Vec::new();
    for finding in findings {
        let point = bank.rule(finding.rule).point;
        match points.iter_mut().find(|gathered| gathered.point == point) {
            Some(gathered) => gathered.findings.push(finding),
            None => points.push(GatheredPoint { point, findings: vec![finding] }),
        }
    }
    let is_for_today = |finding: &&Finding| {
        let calls = &bank.rule(finding.rule).calls;
        calls.iter().any(|call| call.place == HelpPlace::Today && call.state == HelpState::Finding)
    };
    points.sort_by_key(|gathered| {
        let level = gathered.findings.iter().map(|finding| bank.rule(finding.rule).level).max();
        (Reverse(level), !gathered.findings.iter().any(is_for_today), gathered.point)
    });
    points
}
