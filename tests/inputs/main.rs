//! What is read and what is not, whatever it is called and whatever is in it; and what the command line means.

mod baseline;
mod bytes;
mod command_line;
mod complete;
mod git;
mod init;
mod names;
mod outputs;
mod parts;
mod places;
#[path = "../support/program.rs"]
mod program;
mod variables;
mod why_not;

use program::run;
use std::path::Path;

/// A production key and its host, on lines 1 and 2.
const LEAK: &str =
    "MONO_BASE_URL=https://api.cuentamono.com\nMONO_API_KEY=wUqB6v2ZcYk8RfXn3TdLs0JhMp7Ga4EoIx9Vb5Q\n";
/// The same for the sandbox.
const SANDBOX: &str = "MONO_BASE_URL=https://api.sandbox.cuentamono.com\nMONO_API_KEY=Gd3Xk9WtRz5LbQ0YmHn7VsPf2CuJ8aEiTo6NvK4\n";
/// A key of an unknown environment, on line 1.
const UNKNOWN: &str = "MONO_API_KEY=n4HsYb8TzQ1KwVx6RmLf0CgJd3PeUa9IoX5tBk7\n";

/// Where something is found in `folder`, with further arguments of `scan`.
fn found(folder: &Path, args: &[&str]) -> Vec<String> {
    run(folder, &[&["scan", "--format", "jsonl"], args].concat()).places()
}
