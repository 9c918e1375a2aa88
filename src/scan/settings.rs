//! What a scan goes by.

use crate::config::Config;
use crate::environment::Confidence;
use crate::rule::Rules;
use std::path::{Path, PathBuf};

/// What a scan goes by.
#[derive(Debug)]
pub struct Settings<'s> {
    /// The rules.
    pub rules: &'s Rules,
    /// What the project says.
    pub config: &'s Config,
    /// The folders that are scanned, for telling projects apart.
    pub roots: &'s [PathBuf],
    /// The top of the work tree, where what is scanned is a repository and not files: its paths count from there.
    pub tree: Option<&'s Path>,
    /// How sure a finding must be.
    pub min_confidence: Confidence,
    /// Today, in days since 1970, for allowances that end.
    pub today: i64,
}
