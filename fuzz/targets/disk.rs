//! Files and repositories for what is read from disk only.

use monoleaks::collect::Walk;
use monoleaks::config::globs;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder that goes away.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().expect("there is room for a folder")
}

/// Write a file, and the folders that it needs.
pub(crate) fn write(folder: &Path, path: &str, bytes: &[u8]) {
    let path = folder.join(path);
    let parent = path.parent().expect("a file is in a folder");
    fs::create_dir_all(parent).and_then(|()| fs::write(&path, bytes)).expect("the folder can be written to");
}

/// A file or folder as a source.
pub(crate) fn walk(path: PathBuf) -> Walk {
    let exclude = globs(&[]).expect("no glob is a good glob");
    Walk {
        roots: vec![path],
        include: None,
        exclude,
        max_file_size: None,
        honour_gitignore: true,
        decides: None,
        threads: 1,
    }
}

/// Bytes as zlib stores what it cannot make shorter.
pub(crate) fn stored(data: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let mut chunks = data.chunks(0xffff).peekable();
    if chunks.peek().is_none() {
        out.extend([1, 0, 0, 0xff, 0xff]);
    }
    while let Some(chunk) = chunks.next() {
        let length = u16::try_from(chunk.len()).expect("no longer than it may be");
        out.push(u8::from(chunks.peek().is_none()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(chunk);
    }
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in data {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    out.extend((high << 16 | low).to_be_bytes());
    out
}
