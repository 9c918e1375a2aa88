//! Files that change place all at once, so that there is never half a hook, and never none where there was one.

use super::script::Hook;
use crate::cli::error::CliError;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// Longest hook that is read; longer ones are somebody else's.
const LIMIT: u64 = 1 << 20;

/// The text of a hook: `None` if nothing is there, nothing of a link, which is not followed.
pub(in crate::cli) fn read(path: &Path) -> Result<Option<Vec<u8>>, CliError> {
    let wrong = |source| CliError::Hook { path: path.to_owned(), what: "cannot be read", source };
    match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(None), // as in /dev/null
        Err(error) => Err(wrong(error)),
        Ok(meta) if meta.is_symlink() => Ok(Some(Vec::new())),
        Ok(meta) if !meta.is_file() => Err(wrong(io::Error::other("neither a file nor a link"))),
        Ok(_) => {
            let mut bytes = Vec::new();
            let file = fs::File::open(path).map_err(wrong)?;
            file.take(LIMIT).read_to_end(&mut bytes).map_err(wrong)?;
            Ok(Some(bytes))
        }
    }
}

/// Keep the hook that is there beside, under its other name, which must be free.
///
/// It stays where it is as well, until [`write`] puts another in its place.
pub(super) fn keep(folder: &Path, hook: Hook) -> Result<(), CliError> {
    let (now, kept) = paths(folder, hook);
    let wrong = |source| CliError::Hook { path: kept.clone(), what: "the hook cannot be kept there", source };
    // A second name for the same file, or link, with its mode and times.
    match fs::hard_link(&now, &kept) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(wrong(error)),
        // Some file systems know no second names.
        Err(_) if kept.symlink_metadata().is_err() => fs::rename(&now, &kept).map_err(wrong),
        Err(error) => Err(wrong(error)),
    }
}

/// Undo [`keep`].
pub(super) fn unkeep(folder: &Path, hook: Hook) -> Result<(), CliError> {
    let (now, kept) = paths(folder, hook);
    let wrong = |source| CliError::Hook { path: kept.clone(), what: "cannot be put back", source };
    if now.symlink_metadata().is_ok() {
        return fs::remove_file(&kept).map_err(wrong); // one of two names
    }
    fs::rename(&kept, &now).map_err(wrong)
}

/// Put a script in place of what is there, all at once.
pub(super) fn write(folder: &Path, hook: Hook, script: &[u8]) -> Result<(), CliError> {
    let (path, _) = paths(folder, hook);
    let wrong = |source| CliError::Hook { path: path.clone(), what: "cannot be written", source };
    fs::create_dir_all(folder).map_err(wrong)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".monoleaks-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o755)); // less the umask
    }
    let mut file = builder.tempfile_in(folder).map_err(wrong)?;
    file.write_all(script).and_then(|()| file.as_file().sync_all()).map_err(wrong)?;
    file.persist(&path).map_err(|error| wrong(error.error))?;
    Ok(())
}

/// Take our hook away, and put the kept one in its place, if there is one.
pub(super) fn restore(folder: &Path, hook: Hook) -> Result<(), CliError> {
    let (path, kept) = paths(folder, hook);
    let wrong = |source| CliError::Hook { path: path.clone(), what: "cannot be taken away", source };
    match kept.symlink_metadata() {
        Ok(_) => fs::rename(&kept, &path).map_err(wrong),
        Err(_) => fs::remove_file(&path).map_err(wrong),
    }
}

/// Where a hook is, and where the one before it is kept.
pub(super) fn paths(folder: &Path, hook: Hook) -> (PathBuf, PathBuf) {
    (folder.join(hook.name()), folder.join(hook.kept()))
}
