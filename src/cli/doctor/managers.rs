//! What managers of hooks are told, and whether they listen.

use super::files::{bytes, is_executable, names_us};
use crate::cli::hook::{Hook, Manager, Place};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Where a manager is told to run monoleaks.
pub(super) fn named_in(manager: Manager, hook: Hook, place: &Place, tree: Option<&Path>) -> Option<PathBuf> {
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
pub(super) fn waiting(tree: &Path) -> Option<Manager> {
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

/// Variables that keep a manager from running monoleaks.
pub(super) fn switches(get: &dyn Fn(&str) -> Option<OsString>) -> Vec<&'static str> {
    let value = |name: &str| get(name).map(|value| value.to_string_lossy().into_owned()).unwrap_or_default();
    let is_off = |name: &&str| matches!(value(name).as_str(), "0" | "false");
    let skips = |name: &&str| value(name).split(',').any(|skipped| skipped.trim().starts_with("monoleaks"));
    let all = ["HUSKY", "LEFTHOOK"].into_iter().filter(is_off);
    all.chain(["SKIP", "PREK_SKIP", "LEFTHOOK_EXCLUDE"].into_iter().filter(skips)).collect()
}

/// Whether one of the [`switches`] keeps this manager from running monoleaks.
pub(super) fn is_off(manager: Manager, switches: &[&str]) -> bool {
    let names: &[&str] = match manager {
        Manager::Husky => &["HUSKY"],
        Manager::Lefthook => &["LEFTHOOK", "LEFTHOOK_EXCLUDE"],
        Manager::PreCommit => &["SKIP"],
        Manager::Prek => &["SKIP", "PREK_SKIP"],
    };
    names.iter().any(|name| switches.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manager_may_be_switched_off() {
        let cases = [
            (Manager::Husky, "HUSKY", "0", true, "husky is off"),
            (Manager::Husky, "HUSKY", "1", false, "and is not"),
            (Manager::Lefthook, "HUSKY", "0", false, "another one is"),
            (Manager::PreCommit, "SKIP", "mypy, monoleaks-system", true, "monoleaks is skipped"),
            (Manager::PreCommit, "SKIP", "mypy", false, "something else is"),
            (Manager::Lefthook, "LEFTHOOK_EXCLUDE", "monoleaks", true, "by lefthook"),
        ];
        for (manager, name, value, want, why) in cases {
            let switches = switches(&|known| (known == name).then(|| value.into()));
            assert_eq!(is_off(manager, &switches), want, "{why}");
        }
    }
}
