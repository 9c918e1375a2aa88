//! What `monoleaks merge` takes.

use crate::config::FailOn;
use std::path::PathBuf;

/// Reports to put together, and where the one goes.
#[derive(Debug, clap::Args)]
pub struct MergeArgs {
    /// Reports in SARIF that monoleaks wrote
    #[arg(value_name = "SARIF", required = true)]
    pub files: Vec<PathBuf>,

    /// Write the report to a file, all at once, and not to standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// What ends with 1; an unknown environment counts as production
    #[arg(long, value_enum, value_name = "WHAT", default_value = "any")]
    pub fail_on: FailOn,
}
