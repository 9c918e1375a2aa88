//! What `monoleaks why-not` takes.

use crate::cli::args::{ScanArgs, only_what_is_read};

/// What to explain, and what the scan would be that it is about.
#[derive(Debug, clap::Args)]
#[command(mut_args(only_what_is_read))]
pub struct WhyNotArgs {
    /// The place: a file, or archive.zip!inner/file, a line, and a column if you like
    #[arg(value_name = "FILE:LINE[:COLUMN]")]
    pub place: String,

    /// The scan that did not find it, or found it
    #[command(flatten)]
    pub scan: ScanArgs,
}
