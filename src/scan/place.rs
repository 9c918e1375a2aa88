//! What scans a blob, and where it lies.

use super::scanned::Scanned;
use crate::blob::{Blob, Origin};
use crate::report::Skipped;
use std::path::Path;

/// Scans one blob.
pub(super) type Scan<'s> = &'s (dyn Fn(&Blob<'_>) -> Result<Option<Scanned>, Skipped> + Sync);

/// The path at which something lies, of a member of an archive that of the archive.
pub(super) fn place(origin: &Origin) -> Option<&Path> {
    origin.outermost().path()
}
