//! The program from outside.

mod authors;
mod batch;
mod examples;
mod limits;
mod real_clients;
mod records;
