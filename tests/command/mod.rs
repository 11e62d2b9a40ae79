//! The program from outside.

mod examples;
mod real_clients;
