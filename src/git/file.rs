//! Reading the small files of a repository.

use std::fs;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

/// The bytes of a file of a repository, `limit` at most; `None` if there is none.
///
/// Neither a pipe is opened, which would keep us waiting, nor a link, which could lead anywhere; and no more is read than the
/// file says to have, since files of a system's own (`/proc`) may wait for ever, and have no length.
pub fn regular(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let meta = match fs::symlink_metadata(path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        meta => meta?,
    };
    if !meta.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    if meta.len() > limit {
        return Err(io::Error::other("too large"));
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(meta.len()).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Why a library cannot read a file: what the system says, if it is that; else words of ours, since a library's may quote what it read.
pub(super) fn damage(path: &Path) -> String {
    match fs::File::open(path) {
        Err(error) => error.to_string(),
        Ok(_) => "damaged, or of a form that is not known".to_owned(),
    }
}
