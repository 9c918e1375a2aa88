//! What a scan goes by.

use super::watch::Watch;
use crate::config::Config;
use crate::environment::Confidence;
use crate::git::Snapshot;
use crate::report::Scope;
use crate::rule::Rules;
use crate::shard::Shard;
use crate::suppress::Baseline;
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
    /// What was accepted before.
    pub baseline: Option<&'s Baseline>,
    /// The revision whose comments count, where what is scanned may not decide that by itself.
    pub decides: Option<&'s Snapshot>,
    /// What is scanned.
    pub scope: Scope,
    /// Whether all of that is asked for, so that what is not found is not there.
    pub whole: bool,
    /// Which part of it is judged; of the others only what they say of their project is looked at.
    pub shard: Option<Shard>,
    /// Today, in days since 1970, for allowances that end.
    pub today: i64,
    /// Lines that somebody asks about.
    pub watch: Option<&'s Watch>,
}
