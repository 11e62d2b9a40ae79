//! Commands, a file each.

pub mod about;
pub mod bank_check;
pub mod bank_export;
pub mod bank_new;
pub mod bank_schema;
pub mod bank_show;
pub mod bank_texts;
pub mod batch;
pub mod compare;
pub mod completions;
pub mod leaflet;
pub mod man;
pub mod records;
pub mod run_cases;
pub mod screen;
mod suggested_cases;
pub mod summarize;
pub mod version;
