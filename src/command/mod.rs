//! The commands, a file each.

pub mod about;
pub mod bank_check;
pub mod bank_export;
pub mod bank_show;
pub mod bank_test;
pub mod batch;
pub mod compare;
pub mod summarize;
