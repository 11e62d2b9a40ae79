//! Proof that the page fits on one side for every set of answers: promise 8.
//!
//! # Why the bound is safe
//!
//! The page in the tightest room is taken apart (`tightest`): parts that may stand on every page
//! count always, at their longest; a part that depends on the answers counts where the diagrams say
//! that it stands (`proof`), and the greatest sum over all answers is exact. A rule is a finding or
//! its questions are open, never both, so the two are never added up. Several questions are decided
//! towards more: which point comes first, in which country help is wanted, whether an unknown
//! question stands as not sure, declined or not answered.
//!
//! A list that is wrapped breaks before words, and a break leaves empty at most the word behind it
//! (`list`). So a list is bounded by its width and its longest words, in whatever order they come.
//!
//! So this is a bound: the longest real page is a little shorter. The answers that reach the sum
//! are printed, and a test says how near their page comes.

mod cost;
mod find_out;
mod help_facts;
mod help_parts;
mod layout;
mod list;
mod open_questions;
mod page_bound;
mod part;
mod parts;
mod point_in_full;
mod report;
mod said;
mod tightest;
mod titles;

pub use page_bound::{Greatest, PageBound, bound};
pub use report::{HELP_MOST_LINES, HELP_MOST_WORDS, problems, proved};
