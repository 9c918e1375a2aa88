//! A repository and a home in a scratch folder, for tests.

use super::settings::GitConfig;
use crate::git::{Environment, Repository};
use std::ffi::OsString;
use std::fs;
use std::path::Path;

/// A folder with a repository in `repo` and a home in `home`.
pub(super) fn folder() -> (tempfile::TempDir, Repository) {
    let folder = tempfile::tempdir().expect("a scratch folder");
    for inner in ["repo/.git/objects", "repo/.git/refs", "repo/.git/hooks", "home/.config/git"] {
        fs::create_dir_all(folder.path().join(inner)).expect("a scratch folder");
    }
    fs::write(folder.path().join("repo/.git/HEAD"), "ref: refs/heads/main\n").expect("a scratch folder");
    let repository = found(folder.path());
    (folder, repository)
}

/// The repository as it is now.
pub(super) fn found(folder: &Path) -> Repository {
    Repository::discover(&folder.join("repo"), &Environment::default()).expect("a scratch folder")
}

/// Variables of a person whose home is in `folder`.
pub(super) fn read(folder: &Path, more: &[(&str, &str)]) -> GitConfig {
    let (home, none) = (folder.join("home"), folder.join("none"));
    GitConfig::read(&found(folder), &|name| match more.iter().find(|(known, _)| *known == name) {
        Some((_, value)) => Some(OsString::from(value.replace("FOLDER", &folder.display().to_string()))),
        None if name == "HOME" => Some(home.clone().into()),
        None if name == "GIT_CONFIG_SYSTEM" => Some(none.clone().into()),
        None => None,
    })
}
