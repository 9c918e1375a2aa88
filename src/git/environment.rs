//! What git's environment variables say, read by us and handed on explicitly.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// The variables by which git tells a hook, or a person tells git, where things are. They come from whoever starts us, so
/// what they point at is trusted; what the repository points at is not.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// `GIT_DIR`.
    pub git_dir: Option<PathBuf>,
    /// `GIT_WORK_TREE`.
    pub work_tree: Option<PathBuf>,
    /// `GIT_COMMON_DIR`.
    pub common_dir: Option<PathBuf>,
    /// `GIT_INDEX_FILE`.
    pub index_file: Option<PathBuf>,
    /// `GIT_OBJECT_DIRECTORY`; in a `pre-receive` hook the quarantine.
    pub object_dir: Option<PathBuf>,
    /// `GIT_ALTERNATE_OBJECT_DIRECTORIES`.
    pub alternates: Vec<PathBuf>,
}

impl Environment {
    /// Read the variables that `get` knows. An empty one counts as not set, as for git.
    pub fn of(get: &dyn Fn(&str) -> Option<OsString>) -> Self {
        let path = |name: &str| get(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let alternates = get("GIT_ALTERNATE_OBJECT_DIRECTORIES").unwrap_or_default();
        let mut alternates: Vec<PathBuf> =
            env::split_paths(&alternates).filter(|path| !path.as_os_str().is_empty()).collect();
        // What is pushed stands in the quarantine, what it builds on beside it.
        alternates.extend(path("GIT_QUARANTINE_PATH"));
        Self {
            git_dir: path("GIT_DIR"),
            work_tree: path("GIT_WORK_TREE"),
            common_dir: path("GIT_COMMON_DIR"),
            index_file: path("GIT_INDEX_FILE"),
            object_dir: path("GIT_OBJECT_DIRECTORY"),
            alternates,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarantine_is_one_more_place_for_objects() {
        let get = |name: &str| match name {
            "GIT_ALTERNATE_OBJECT_DIRECTORIES" => Some("/a:/b".into()),
            "GIT_QUARANTINE_PATH" => Some("/q".into()),
            "GIT_DIR" => Some(OsString::new()),
            _ => None,
        };
        let environment = Environment::of(&get);
        assert_eq!(environment.alternates, [PathBuf::from("/a"), "/b".into(), "/q".into()]);
        assert_eq!(environment.git_dir, None, "an empty variable is not set");
    }
}
