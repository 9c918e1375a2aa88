//! The boundary that every place to scan is behind.

use super::company::Company;
use super::history::timeline::Timeline;
use super::item::Item;
use crate::blob::Blob;
use std::path::Path;

/// A place to scan.
///
/// A source pushes what it has from threads of its own, so that each can keep one buffer for all the
/// files that it reads (an iterator of owned blobs would allocate for each). Items come in no order.
/// An error about one file does not end the scan: it is an item, and the source goes on.
pub trait Source {
    /// Hand everything to `visit`, from any number of threads at once.
    fn visit(&self, visit: &(dyn Fn(Item<'_>) + Sync));

    /// Whether there is a file or folder at `path`, as the origins of its blobs spell paths: manifests tell projects apart.
    fn has(&self, path: &Path) -> bool {
        path.symlink_metadata().is_ok()
    }

    /// Hand over what else of the project at the folder `root` tells whose it is: every path below it, one a line, and a few small
    /// files (see `company`), which are not scanned. Most sources have handed over all that there is.
    fn company(&self, _root: &Path, _visit: &mut dyn FnMut(Company<'_>)) {}

    /// What became of what was handed over, once that is known. Only a history has one.
    fn timeline(&self) -> Option<&Timeline> {
        None
    }

    /// Hand over what stood before at each of `paths`, where a finding is, with the path that it stood at before: what is there
    /// already is not new. Most sources have no before.
    fn before(&self, _paths: &[&Path], _visit: &(dyn Fn(&Path, Blob<'_>) + Sync)) {}
}
