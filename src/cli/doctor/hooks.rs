//! What a hook of git is: ours, a manager's, somebody's own, or none.

use crate::cli::error::CliError;
use crate::cli::hook::{Hook, Manager, Place, our_script, read_hook};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Largest configuration of a manager that is read.
const LIMIT: u64 = 4 << 20;

/// What git finds where it looks for a hook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing.
    Absent {
        /// A manager whose configuration is here, but which did not put its hook in place.
        waiting: Option<Manager>,
    },
    /// A file that git passes over, since it may not be run.
    NotExecutable,
    /// A hook that `monoleaks hook install` wrote.
    Ours {
        /// The program that it runs, if there is one.
        program: Option<PathBuf>,
        /// Whether it is as it was written.
        is_unchanged: bool,
        /// The hook that was there before, which runs after it.
        kept: Option<PathBuf>,
    },
    /// A manager's hook.
    Managed {
        /// The manager.
        manager: Manager,
        /// Where it is told to run monoleaks, if it is.
        named_in: Option<PathBuf>,
    },
    /// Somebody's own hook.
    Other {
        /// Whether monoleaks is named in it.
        is_named: bool,
    },
}

impl State {
    /// Look at a hook.
    pub(super) fn of(
        hook: Hook,
        place: &Place,
        tree: Option<&Path>,
        get: &dyn Fn(&str) -> Option<OsString>,
    ) -> Result<Self, CliError> {
        let path = place.folder.join(hook.name());
        let Some(mut text) = read_hook(&path)? else {
            return Ok(Self::Absent { waiting: tree.and_then(waiting) });
        };
        if !is_executable(&path) {
            return Ok(Self::NotExecutable);
        }
        if path.is_symlink() {
            text = bytes(&path); // git follows it, and only reads it to run it
        }
        if let Some(script) = our_script(&text) {
            let kept = Some(place.folder.join(hook.kept())).filter(|kept| kept.symlink_metadata().is_ok());
            let told = PathBuf::from(script.program);
            let program = Some(told).filter(|told| is_executable(told)).or_else(|| on_path(get));
            return Ok(Self::Ours { program, is_unchanged: script.is_unchanged, kept });
        }
        Ok(match Manager::of(&place.folder, &text) {
            Some(manager) => Self::Managed { manager, named_in: named_in(manager, hook, place, tree) },
            None => Self::Other { is_named: names_us(&text) },
        })
    }

    /// Whether monoleaks runs, as far as reading can tell.
    pub(super) fn runs(&self) -> bool {
        match self {
            Self::Absent { .. } | Self::NotExecutable => false,
            Self::Ours { program, .. } => program.is_some(),
            Self::Managed { named_in, .. } => named_in.is_some(),
            Self::Other { is_named } => *is_named,
        }
    }
}

/// Whether a text tells somebody to run monoleaks: it stands in a line that is no comment.
fn names_us(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    text.lines().map(str::trim_start).any(|line| {
        let is_repository = line.trim_start_matches("- ").starts_with("repo:");
        line.contains("monoleaks") && !line.starts_with('#') && !is_repository
    })
}

/// Where a manager is told to run monoleaks.
fn named_in(manager: Manager, hook: Hook, place: &Place, tree: Option<&Path>) -> Option<PathBuf> {
    let mut files = Vec::new();
    match manager {
        Manager::Husky => {
            let is_inner = place.folder.ends_with("_"); // husky 9 puts stubs below
            let folder = if is_inner { place.folder.parent()? } else { &place.folder };
            files.push(folder.join(hook.name()));
        }
        Manager::Lefthook | Manager::PreCommit | Manager::Prek => {
            files.extend(configurations(manager).iter().map(|name| tree.unwrap_or(&place.folder).join(name)));
        }
    }
    // pre-commit and prek keep what was there, and run it first.
    let legacy = place.folder.join(format!("{}.legacy", hook.name()));
    files.extend(Some(legacy).filter(|legacy| is_executable(legacy)));
    files.into_iter().find(|file| names_us(&bytes(file)))
}

/// A manager whose configuration is in a work tree.
fn waiting(tree: &Path) -> Option<Manager> {
    let is_there = |manager: &Manager| configurations(*manager).iter().any(|name| tree.join(name).exists());
    [Manager::PreCommit, Manager::Prek, Manager::Lefthook, Manager::Husky].into_iter().find(is_there)
}

/// What the configuration of a manager may be called.
pub(super) fn configurations(manager: Manager) -> &'static [&'static str] {
    match manager {
        Manager::Husky => &[".husky"],
        Manager::PreCommit => &[".pre-commit-config.yaml"],
        Manager::Prek => &["prek.toml", ".pre-commit-config.yaml", ".pre-commit-config.yml"],
        Manager::Lefthook => &[
            "lefthook.yml",
            ".lefthook.yml",
            "lefthook.yaml",
            ".lefthook.yaml",
            "lefthook.toml",
            ".lefthook.toml",
            "lefthook.json",
            ".lefthook.json",
            "lefthook-local.yml",
            ".lefthook-local.yml",
        ],
    }
}

/// The start of a file; nothing, if it cannot be read.
fn bytes(path: &Path) -> Vec<u8> {
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
fn is_executable(path: &Path) -> bool {
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
fn on_path(get: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let name = format!("monoleaks{}", env::consts::EXE_SUFFIX);
    let path = get("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(&name)).find(|file| is_executable(file))
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::hook::Origin;
    use std::os::unix::fs::PermissionsExt as _;

    /// Files in a folder, of which those below `hooks/` may be run.
    fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
        let tree = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let full = tree.path().join(path);
            fs::create_dir_all(full.parent().unwrap()).unwrap();
            fs::write(&full, text).unwrap();
            let mode = if path.contains("hooks/") || path.contains("_/") { 0o755 } else { 0o644 };
            fs::set_permissions(&full, fs::Permissions::from_mode(mode)).unwrap();
        }
        tree
    }

    /// Files, where hooks are, the manager and whether monoleaks runs, and why.
    type Row<'r> = (&'r [(&'r str, &'r str)], &'r str, (Option<Manager>, bool), &'r str);

    fn state(files: &[(&str, &str)], hooks: &str) -> State {
        let tree = tree(files);
        let place = Place { folder: tree.path().join(hooks), origin: Origin::Default, is_own: true };
        State::of(Hook::PreCommit, &place, Some(tree.path()), &|_| None).unwrap()
    }

    #[test]
    fn a_hook_is_told_for_what_it_is() {
        let (of_pre_commit, lefthook) = ("# File generated by pre-commit: x\n", "call_lefthook run\n");
        let yes = |manager| (Some(manager), true);
        let no = |manager| (Some(manager), false);
        let cases: [Row<'_>; 11] = [
            (&[], "hooks", (None, false), "nothing"),
            (&[("hooks/pre-commit", "npm test\n")], "hooks", (None, false), "somebody's own"),
            (
                &[("hooks/pre-commit", "monoleaks hook run pre-commit\n")],
                "hooks",
                (None, true),
                "with us in it",
            ),
            (
                &[("hooks/pre-commit", "# monoleaks was here\n")],
                "hooks",
                (None, false),
                "a comment runs nothing",
            ),
            (
                &[("hooks/pre-commit", of_pre_commit)],
                "hooks",
                no(Manager::PreCommit),
                "without a configuration",
            ),
            (
                &[
                    ("hooks/pre-commit", of_pre_commit),
                    (".pre-commit-config.yaml", "repos:\n- repo: x/monoleaks\n"),
                ],
                "hooks",
                no(Manager::PreCommit),
                "a repository of which no hook is named",
            ),
            (
                &[("hooks/pre-commit", of_pre_commit), (".pre-commit-config.yaml", "  - id: monoleaks\n")],
                "hooks",
                yes(Manager::PreCommit),
                "our id is there",
            ),
            (
                &[
                    ("hooks/pre-commit", of_pre_commit),
                    ("hooks/pre-commit.legacy", "monoleaks hook run pre-commit"),
                ],
                "hooks",
                yes(Manager::PreCommit),
                "what was there before it runs first",
            ),
            (
                &[("hooks/pre-commit", lefthook), ("lefthook.yml", "run: monoleaks hook run pre-commit\n")],
                "hooks",
                yes(Manager::Lefthook),
                "lefthook",
            ),
            (
                &[(".husky/_/pre-commit", ". h\n"), (".husky/pre-commit", "monoleaks hook run pre-commit\n")],
                ".husky/_",
                yes(Manager::Husky),
                "husky 9",
            ),
            (&[(".husky/_/pre-commit", ". h\n")], ".husky/_", no(Manager::Husky), "husky runs nothing"),
        ];
        for (files, hooks, (want, runs), why) in cases {
            let state = state(files, hooks);
            let manager = match &state {
                State::Managed { manager, .. } => Some(*manager),
                _ => None,
            };
            assert_eq!((manager, state.runs()), (want, runs), "{why}");
        }
    }

    #[test]
    fn git_passes_over_what_may_not_be_run() {
        assert_eq!(
            state(&[("dir/pre-commit", "monoleaks hook run pre-commit\n")], "dir"),
            State::NotExecutable
        );
    }

    #[test]
    fn a_manager_that_waits_to_be_installed_is_told() {
        let waits = |file| state(&[(file, "x")], "hooks");
        assert_eq!(waits("lefthook.yml"), State::Absent { waiting: Some(Manager::Lefthook) });
        assert_eq!(waits(".pre-commit-config.yaml"), State::Absent { waiting: Some(Manager::PreCommit) });
        assert_eq!(waits("README.md"), State::Absent { waiting: None });
    }
}
