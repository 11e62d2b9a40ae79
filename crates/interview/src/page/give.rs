//! An answer that counts: what comes next, and what it calls for before that.

use std::collections::BTreeSet;

use super::help_now::HelpNow;
use super::note_asks::ask_about_note;
use super::notice::Notice;
use super::review::forward_or_review;
use crate::entry::Entry;
use crate::interview::Interview;
use crate::prompts::Prompt;
use crate::state::LastAnswer;
use ketascreen_core::answers::{Answer, Answers};
use ketascreen_core::bank::RuleId;
use ketascreen_core::bank::mentions::mentions_any;
use ketascreen_core::evaluation::Evaluation;

/// Has answers count, with those to the present prompt among them.
pub(super) fn give(interview: &mut Interview<'_>, prompt: Prompt, answers: Answers) {
    let bank = interview.settings.bank;
    let is_lower = interview.lowers_concern(prompt, &answers);
    let lost = if is_lower { interview.lost_calls(&answers) } else { Vec::new() };
    let before = interview.evaluation();
    let was_midway = interview.is_midway();
    let is_as_before = interview.given.answers == answers;
    let without = std::mem::replace(&mut interview.given.answers, answers);
    let carried = interview.given.carried.clone();
    interview.given.carried.observe(&interview.given.answers);
    prompt.questions().iter().for_each(|question| interview.given.carried.look_at(*question));
    interview.last_answer = Some(LastAnswer { prompt, before: without, carried });
    interview.flow.visited.insert(prompt.first());
    let after = interview.evaluation();
    interview.put_again_at_once(prompt.questions(), &before, &after);
    let is_from_review = interview.flow.chosen_in_review.is_some();
    let cause = (interview.flow.at, is_from_review);
    interview.pages.entry = Entry::of(bank, prompt, &interview.given.answers);
    if is_from_review {
        let was_open = prompt.questions().iter().all(|question| {
            interview
                .last_answer
                .as_ref()
                .is_some_and(|last| *last.before.get(*question) == Answer::MISSING)
        });
        // Beside a question it stands as the answer just given.
        if !(was_open && was_midway) {
            interview.message = Some(changed(interview, prompt, is_as_before));
        }
        interview.flow.chosen_in_review = interview.flow.chosen_in_review.filter(|_| !was_midway);
    }
    forward_or_review(interview);
    ask_about_note(interview);
    // An answer that stays as it was calls off nothing that another one called for.
    let still_said = std::mem::take(&mut interview.alerts.early_help);
    open_alerts(interview, prompt, cause, &before, &after);
    if is_as_before && interview.alerts.early_help.is_empty() {
        interview.alerts.early_help = still_said;
    }
    // Whom to call stays in sight until the next answer counts.
    if !lost.is_empty() {
        interview.alerts.early_help = lost;
    }
}

/// Message about the answer that was looked at again.
fn changed(interview: &Interview<'_>, prompt: Prompt, is_as_before: bool) -> String {
    let phrases = interview.phrases();
    let phrase = if is_as_before { &phrases.say_as_before } else { &phrases.say_changed };
    phrase.fill(&[("answer", &interview.given(prompt))])
}

/// Puts before the next question what the answers now call for, and again what the answer just
/// given does.
fn open_alerts(
    interview: &mut Interview<'_>,
    prompt: Prompt,
    cause: (usize, bool),
    before: &Evaluation,
    after: &Evaluation,
) {
    let bank = interview.settings.bank;
    let mentions_it = |rule: &RuleId| mentions_any(bank, *rule, prompt.questions());
    let known = interview.notices(before);
    let notices = interview
        .notices(after)
        .into_iter()
        .filter(|rule| !known.contains(rule) || mentions_it(rule));
    let notices: Vec<RuleId> = notices.collect();
    if !notices.is_empty() {
        interview.pages.open(Box::new(Notice::of(notices)));
    }
    let calls = |evaluation: &Evaluation| -> BTreeSet<(RuleId, usize)> {
        let called = evaluation.first_help(bank).into_iter();
        called
            .map(|(rule, call)| {
                (
                    rule,
                    bank.rule(rule)
                        .calls
                        .iter()
                        .position(|other| std::ptr::eq(other, call))
                        .unwrap_or(0),
                )
            })
            .collect()
    };
    let known = calls(before);
    if calls(after).iter().any(|call| !known.contains(call) || mentions_it(&call.0)) {
        // Last, so that it is the first to be seen.
        interview.pages.open(Box::new(HelpNow::default()));
    }
    interview.show_early_help(after, prompt.questions());
    interview.alerts.cause = Some(cause);
}
