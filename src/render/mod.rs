//! Reports as people and programs read them, one file or folder for each form.
//!
//! A renderer gets findings, which hold no secret, and rules, which hold the words; it has no clock,
//! no environment and no file system, so that the same report is the same bytes everywhere. To add a
//! form: a file beside this, a variant of [`Format`], and the arm that the compiler asks for.

mod clues;
mod escape;
mod json;
mod options;
mod order;
mod sarif;
mod text;
mod words;

#[cfg(test)]
mod testing;

pub use options::{Format, Options};

use crate::report::Report;
use crate::rule::Rules;
use std::io::{self, Write};

/// Write `report` to `out` in the form of `format`.
pub fn write(
    format: Format,
    report: &Report,
    rules: &Rules,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Text => text::write(report, rules, *options, out),
        Format::Json => json::write(report, rules, *options, out),
        Format::Jsonl => json::write_lines(report, rules, *options, out),
        Format::Sarif => sarif::write(report, rules, *options, out),
    }
}
