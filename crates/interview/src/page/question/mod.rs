//! A question that is asked.

mod answer;
mod enter;
mod last_time;
mod spoken;
mod view;

pub(crate) use view::question_lines;
