//! Looking at files without following what they say.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Most that is read of a hook, or of the configuration of a manager.
const LIMIT: u64 = 4 << 20;

/// The start of a file; nothing, if it cannot be read.
pub(super) fn bytes(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    if fs::metadata(path).is_ok_and(|meta| meta.is_file())
        && let Ok(file) = fs::File::open(path)
    {
        // What is cut off names nobody.
        let _ = file.take(LIMIT).read_to_end(&mut bytes);
    }
    bytes
}

/// Whether git would run a file.
pub(super) fn is_executable(path: &Path) -> bool {
    let Ok(meta) = fs::metadata(path) else { return false };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        meta.is_file() && meta.permissions().mode() & 0o111 != 0
    }
    #[cfg(not(unix))]
    meta.is_file()
}

/// The program that a shell would find.
pub(super) fn on_path(get: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let name = format!("monoleaks{}", env::consts::EXE_SUFFIX);
    let path = get("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(&name)).find(|file| is_executable(file))
}

/// Whether a text tells somebody to run monoleaks: it stands in a line that is no comment.
pub(super) fn names_us(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    text.lines().map(str::trim_start).any(|line| {
        let is_repository = line.trim_start_matches("- ").starts_with("repo:");
        line.contains("monoleaks") && !line.starts_with('#') && !is_repository
    })
}
