//! A question that is asked.

mod answer;
mod view;
