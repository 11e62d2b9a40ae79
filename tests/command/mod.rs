//! The program from outside.

mod batch;
mod examples;
mod real_clients;
mod records;
