//! The same in each format.

mod hostile_texts;
mod html_page;
