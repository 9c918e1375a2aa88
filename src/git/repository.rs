//! Where the parts of one repository are, and in which format.

use super::error::GitError;
use super::settings::Settings;
use std::path::{Path, PathBuf};

/// A repository: where its parts are. Nothing in it has been read but its settings.
#[derive(Clone, Debug)]
pub struct Repository {
    /// The repository of this work tree: `.git`, or `.git/worktrees/NAME` of a linked one.
    pub git_dir: PathBuf,
    /// What all its work trees share: objects, refs, `config`.
    pub common_dir: PathBuf,
    /// The top of the work tree; a bare repository has none.
    pub work_tree: Option<PathBuf>,
    /// The index.
    pub index: PathBuf,
    /// Where objects are written, and read first.
    pub object_dir: PathBuf,
    /// Other places with objects that the environment names.
    pub alternates: Vec<PathBuf>,
    /// The hash that names its objects.
    pub hash: gix_hash::Kind,
    /// Whether objects may be missing because they are fetched when git needs them (a partial clone).
    pub is_partial: bool,
    /// What its `config` says.
    pub settings: Settings,
}

impl Repository {
    /// The parts of the repository at `git_dir`, which shares `common_dir`.
    pub(super) fn new(git_dir: PathBuf, common_dir: PathBuf) -> Result<Self, GitError> {
        let config = common_dir.join("config");
        let settings = Settings::of_repository(&config)
            .map_err(|error| GitError::Unreadable { path: config.clone(), why: error.to_string() })?;
        let unsupported = |what: &'static str| GitError::Unsupported { path: config.clone(), what };
        let hash = match settings.get("extensions.objectformat").unwrap_or("sha1") {
            "sha1" => gix_hash::Kind::Sha1,
            "sha256" => gix_hash::Kind::Sha256,
            _ => return Err(unsupported("an object format that is neither sha1 nor sha256")),
        };
        if settings.get("extensions.refstorage").is_some_and(|storage| storage != "files") {
            return Err(unsupported("a ref storage other than `files`, as `reftable` is,"));
        }
        let promises = |(name, value): (&str, &str)| {
            name == "extensions.partialclone" || name.ends_with(".promisor") && value != "false"
        };
        let is_partial = settings.iter().any(promises);
        let (index, object_dir) = (git_dir.join("index"), common_dir.join("objects"));
        let work_tree = None;
        Ok(Self {
            git_dir,
            common_dir,
            work_tree,
            index,
            object_dir,
            alternates: Vec::new(),
            hash,
            is_partial,
            settings,
        })
    }

    /// Whether the history ends before its beginning here.
    pub fn is_shallow(&self) -> bool {
        self.common_dir.join("shallow").symlink_metadata().is_ok_and(|meta| meta.len() > 0)
    }

    /// The path in the work tree of `path`, which counts from the current folder `here`: with `/` between its parts, `.` and `..`
    /// resolved by their names alone, since what is in the index need not be on disk. `None` if it is not in the work tree.
    pub fn inner(&self, here: &Path, path: &Path) -> Option<Vec<u8>> {
        let tree = self.work_tree.as_deref()?;
        let full = if path.is_absolute() { path.to_owned() } else { here.join(path) };
        let mut parts = Vec::new();
        for part in full.components() {
            match part {
                std::path::Component::ParentDir => {
                    parts.pop();
                }
                std::path::Component::CurDir => {}
                other => parts.push(other),
            }
        }
        let full: PathBuf = parts.into_iter().collect();
        // The folder may be spelt through a symbolic link, as /tmp is on some systems.
        let inner = full.strip_prefix(tree).map(Path::to_owned).ok().or_else(|| {
            let parent = std::fs::canonicalize(full.parent()?).ok()?;
            Some(parent.join(full.file_name()?).strip_prefix(tree).ok()?.to_owned())
        })?;
        let parts: Vec<&[u8]> = inner.components().map(|part| part.as_os_str().as_encoded_bytes()).collect();
        Some(parts.join(&b'/'))
    }
}
