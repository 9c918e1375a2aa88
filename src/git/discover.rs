//! Finding the repository of a folder, without being led astray.
//!
//! `.git` may be a file that names another folder, and that folder a file that names a third. Git follows them wherever they
//! lead. A repository that somebody was sent could so have us read another one; so they are followed only where the other end
//! points back, as it does in linked work trees and submodules.

use super::environment::Environment;
use super::error::GitError;
use super::file::regular;
use super::repository::Repository;
use super::settings::Settings;
use std::fs;
use std::path::{Path, PathBuf};

impl Repository {
    /// The repository that `folder` is in, or that the environment names.
    pub fn discover(folder: &Path, environment: &Environment) -> Result<Self, GitError> {
        let mut repository = match &environment.git_dir {
            Some(git_dir) => named(folder, git_dir, environment)?,
            None => found(folder)?,
        };
        if let Some(work_tree) = &environment.work_tree {
            repository.work_tree = Some(canonical(&folder.join(work_tree))?);
        }
        // Git goes to the top of the work tree before it looks at what follows.
        let top = repository.work_tree.clone().unwrap_or_else(|| folder.to_owned());
        let here = |path: &PathBuf| top.join(path);
        if let Some(index) = &environment.index_file {
            repository.index = here(index);
        }
        let own = repository.object_dir.clone();
        if let Some(object_dir) = &environment.object_dir {
            repository.object_dir = here(object_dir);
        }
        repository.alternates = environment.alternates.iter().map(here).collect();
        if repository.object_dir != own {
            repository.alternates.push(own); // a quarantine builds on what is already there
        }
        Ok(repository)
    }

    /// The repository whose work tree is `root`; `None` if there is none.
    pub fn of_work_tree(root: &Path) -> Result<Option<Self>, GitError> {
        let dot_git = root.join(".git");
        let Ok(meta) = fs::symlink_metadata(&dot_git) else { return Ok(None) };
        let git_dir = if meta.is_dir() { dot_git } else { pointed_at(root, &dot_git, &meta)? };
        let common_dir = common_dir(&git_dir)?;
        let mut repository = Self::new(git_dir, common_dir)?;
        repository.work_tree = Some(canonical(root)?);
        Ok(Some(repository))
    }
}

/// The repository that `GIT_DIR` names.
fn named(here: &Path, git_dir: &Path, environment: &Environment) -> Result<Repository, GitError> {
    let mut git_dir = here.join(git_dir);
    if git_dir.is_file() {
        let target = target(&git_dir, "gitdir:")?;
        git_dir = git_dir.parent().unwrap_or(here).join(target);
    }
    if !is_repository(&git_dir) && !git_dir.join("commondir").is_file() {
        return Err(GitError::NoRepository(git_dir));
    }
    let common = match &environment.common_dir {
        Some(common) => here.join(common),
        None => common_dir(&git_dir)?,
    };
    let mut repository = Repository::new(git_dir.clone(), common)?;
    // What the shared configuration says of work trees is not about the linked ones.
    let linked = git_dir.join("commondir").is_file();
    let stated = repository.settings.get("core.worktree").map(|tree| git_dir.join(tree));
    repository.work_tree = match stated {
        Some(tree) if !linked => Some(canonical(&tree)?),
        None if !linked && repository.settings.is_on("core.bare") => None,
        _ => Some(canonical(here)?),
    };
    Ok(repository)
}

/// The repository of the nearest folder at or above `folder` that has one or is one.
fn found(folder: &Path) -> Result<Repository, GitError> {
    let full = canonical(folder)?;
    for folder in full.ancestors() {
        if let Some(repository) = Repository::of_work_tree(folder)? {
            return Ok(repository);
        }
        if is_repository(folder) {
            return Repository::new(folder.to_owned(), common_dir(folder)?);
        }
    }
    Err(GitError::NoRepository(folder.to_owned()))
}

/// Whether a folder looks like a repository itself.
fn is_repository(folder: &Path) -> bool {
    folder.join("HEAD").symlink_metadata().is_ok()
        && folder.join("objects").symlink_metadata().is_ok_and(|meta| meta.is_dir())
        && folder.join("refs").symlink_metadata().is_ok_and(|meta| meta.is_dir())
}

/// The folder that a file `.git` in `root` names, if that folder points back.
fn pointed_at(root: &Path, dot_git: &Path, meta: &fs::Metadata) -> Result<PathBuf, GitError> {
    let not_trusted = |why| GitError::NotTrusted { path: dot_git.to_owned(), why };
    if !meta.is_file() {
        return Err(not_trusted("it is neither a folder nor a file"));
    }
    let git_dir = root.join(target(dot_git, "gitdir:")?);
    if !git_dir.is_dir() {
        return Err(not_trusted("it leads nowhere"));
    }
    let root = canonical(root)?;
    let back = git_dir.join("gitdir");
    let of_worktree = back.is_file().then(|| target(&back, "")).transpose()?;
    let of_worktree = of_worktree.and_then(|back| Some(git_dir.join(back).parent()?.to_owned()));
    let settings = Settings::of_repository(&git_dir.join("config")).unwrap_or_default();
    let of_submodule = settings.get("core.worktree").map(|tree| git_dir.join(tree));
    let points_back = |folder: PathBuf| canonical(&folder).is_ok_and(|folder| folder == root);
    if of_worktree.into_iter().chain(of_submodule).any(points_back) {
        return Ok(git_dir);
    }
    Err(not_trusted(
        "it leads to a repository that does not point back (of a moved work tree, `git worktree repair` helps)",
    ))
}

/// What a repository shares with its linked work trees.
fn common_dir(git_dir: &Path) -> Result<PathBuf, GitError> {
    let file = git_dir.join("commondir");
    if file.symlink_metadata().is_err() {
        return Ok(git_dir.to_owned());
    }
    let common = canonical(&git_dir.join(target(&file, "")?))?;
    let above = canonical(git_dir)?;
    let above = above.parent().and_then(Path::parent);
    if above == Some(&common) {
        return Ok(common);
    }
    Err(GitError::NotTrusted { path: file, why: "it leads to a repository that this is not a work tree of" })
}

/// The path in a small file of one line, behind a word.
fn target(file: &Path, word: &str) -> Result<PathBuf, GitError> {
    let unreadable = |why: String| GitError::Unreadable { path: file.to_owned(), why };
    let bytes = regular(file, 8192).map_err(|error| unreadable(error.to_string()))?;
    let bytes = bytes.ok_or_else(|| unreadable("it is not there".to_owned()))?;
    let line = bytes.strip_prefix(word.as_bytes()).map(<[u8]>::trim_ascii);
    let line =
        line.filter(|line| !line.is_empty()).ok_or_else(|| unreadable(format!("no path behind `{word}`")))?;
    Ok(path_of(line))
}

/// Bytes as a path, as git writes one.
pub fn path_of(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt as _;
        PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
    }
    #[cfg(not(unix))]
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

fn canonical(path: &Path) -> Result<PathBuf, GitError> {
    fs::canonicalize(path)
        .map_err(|error| GitError::Unreadable { path: path.to_owned(), why: error.to_string() })
}
