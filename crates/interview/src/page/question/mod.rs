//! A question that is asked.

mod answer;
mod enter;
mod spoken;
mod view;

pub(crate) use view::question_lines;
