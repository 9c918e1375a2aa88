//! What `monoleaks baseline` takes.

use crate::cli::args::ScanArgs;
use crate::cli::typed::{date, fingerprint, words};
use std::path::PathBuf;

/// What to do with a baseline.
#[derive(Debug, clap::Subcommand)]
pub enum BaselineCommand {
    /// Scan, and write an entry for every open finding into a new file
    Create(AcceptArgs),
    /// Scan, add what is new to a file, and take out what is of no use any more
    ///
    /// Entries that stay keep their reason, name and date. Nothing is taken out unless all that it may speak of was read.
    Update(AcceptArgs),
    /// Say of a credential in a file that it was rotated, which settles the history that holds it
    Rotated {
        /// The baseline
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The credential, as reports and `baseline show` name it
        #[arg(value_name = "FINGERPRINT", value_parser = fingerprint)]
        fingerprint: String,
        /// The day on which the old one stopped to work, as 2026-01-31
        #[arg(long, value_name = "DATE", value_parser = date)]
        on: String,
    },
    /// Tell what a file accepts, until when, and why; nothing is scanned
    Show {
        /// The baseline
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

/// What to accept, why, and who does.
#[derive(Debug, clap::Args)]
#[command(mut_args(hide_what_tells))]
pub struct AcceptArgs {
    /// The baseline
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// Why these findings are accepted; needed where there is one
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub reason: Option<String>,

    /// Who accepts them; needed where there is one
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub who: Option<String>,

    /// The last day on which they are accepted, as 2026-01-31
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub until: Option<String>,

    /// Accept findings of production and of an unknown environment, too
    #[arg(long)]
    pub allow_production: bool,

    /// Accept this credential and no other; repeatable
    #[arg(long, value_name = "FINGERPRINT", value_parser = fingerprint)]
    pub only: Vec<String>,

    /// What to scan
    #[command(flatten)]
    pub scan: ScanArgs,
}

/// The options of `scan` that tell how to report, which is nothing to a baseline.
pub(super) const TELLING: [&str; 15] = [
    "shard",
    "all_lines",
    "author",
    "stdin_path",
    "format",
    "output",
    "fail_on",
    "exit_zero",
    "lang",
    "baseline",
    "policy_from",
    "show_suppressed",
    "color",
    "verbose",
    "quiet",
];

/// Hide the options that tell how to report.
fn hide_what_tells(arg: clap::Arg) -> clap::Arg {
    let tells = TELLING.contains(&arg.get_id().as_str());
    arg.hide(tells)
}
