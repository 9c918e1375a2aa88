//! Archives and compressed files, read in memory and never written: what is in them is scanned as if it lay beside them.
//!
//! They are known by their first bytes, not by their names. Members may be archives themselves. What cannot be opened, and every
//! limit that is reached, is told: it was not read.

mod budget;
mod kind;
mod open;
mod tar;
mod zip;

pub(super) use open::{bytes, stream};
