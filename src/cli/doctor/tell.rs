//! What the doctor says.

use super::hooks::State;
use super::managers::switches;
use crate::cli::error::CliError;
use crate::cli::hook::{GitConfig, Hook, Manager, Place, advice};
use crate::config::Config;
use crate::git::Repository;
use std::ffi::OsString;

/// Which repository it is.
pub(super) fn repository(repository: &Repository, place: &Place) -> Result<String, CliError> {
    let tree = repository.work_tree.as_ref();
    let mut text = line("Repository", &repository.git_dir.display().to_string());
    text += &line(
        "Work tree",
        &tree.map_or("none: a bare repository".to_owned(), |tree| tree.display().to_string()),
    );
    if repository.is_shallow() {
        text += &line(
            "",
            "A shallow clone: what came before was not fetched, and no hook or audit reads it here.",
        );
        text += &line("", "`git fetch --unshallow` brings it.");
    }
    if repository.is_partial {
        text += &line("", "A partial clone: an audit of the history reads only what git has fetched so far.");
        text += &line("", "`git backfill` brings all versions of all files, where git has it.");
    }
    let config = Config::discover(tree.unwrap_or(&repository.git_dir))?;
    let file = config.file.map_or("none".to_owned(), |file| file.display().to_string());
    text += &line("Configuration", &file);
    text += &line("Hooks in", &place.told());
    Ok(text)
}

/// What git runs as one hook, and what to do if that is not what it should be.
pub(super) fn hook(hook: Hook, state: &State, repository: &Repository, place: &Place) -> String {
    let path = place.folder.join(hook.name());
    let path = path.display();
    let (told, what_to_do) = match state {
        State::Absent { waiting } => {
            let to_do =
                waiting.map_or_else(|| install(hook, repository), |manager| put_in_place(manager, hook));
            ("none".to_owned(), Some(to_do))
        }
        State::NotExecutable => {
            (format!("{path} may not be run, so git passes over it"), Some(format!("chmod +x {path}")))
        }
        State::Ours { program: None, .. } => (
            "monoleaks, but the program is gone, so it stops everything".to_owned(),
            Some(install(hook, repository)),
        ),
        State::Ours { program: Some(program), is_unchanged, kept } => {
            let changed =
                if *is_unchanged { "" } else { "; somebody changed the hook since it was installed" };
            let kept = kept.as_ref().map_or(String::new(), |kept| format!(", and then {}", kept.display()));
            (format!("monoleaks ({}){kept}{changed}", program.display()), None)
        }
        State::Managed { manager, named_in: Some(file) } => {
            (format!("{}, which is told of monoleaks in {}", manager.name(), file.display()), None)
        }
        State::Managed { manager, named_in: None } => {
            (format!("{}, which is told nothing of monoleaks", manager.name()), Some(advice(*manager, hook)))
        }
        State::Other { is_named: true } => (format!("{path}, in which monoleaks is named"), None),
        State::Other { is_named: false } => {
            let to_do = if place.is_own {
                format!("{}\nwhich keeps it, and runs it after monoleaks", install(hook, repository))
            } else {
                format!("add to it: monoleaks hook run {} || exit $?", hook.name())
            };
            (format!("{path}, in which monoleaks is not named"), Some(to_do))
        }
    };
    let mut text = line(hook.name(), &told);
    for row in what_to_do.iter().flat_map(|what| what.trim_end().lines()) {
        text += &line("", row);
    }
    text
}

fn install(hook: Hook, repository: &Repository) -> String {
    match hook {
        _ if repository.work_tree.is_none() => {
            "nobody commits here: docs/hooks.md has a pre-receive hook".to_owned()
        }
        Hook::PreCommit => "monoleaks hook install".to_owned(),
        Hook::PrePush => "monoleaks hook install --pre-push".to_owned(),
    }
}

/// How a manager puts its hooks in place.
fn put_in_place(manager: Manager, hook: Hook) -> String {
    let command = match manager {
        Manager::Husky => "npx husky".to_owned(),
        Manager::Lefthook => "lefthook install".to_owned(),
        Manager::PreCommit | Manager::Prek => {
            format!("{} install --hook-type {}", manager.name(), hook.name())
        }
    };
    format!("its configuration is here, but {} did not put it in place: {command}", manager.name())
}

/// What may make all of this wrong.
pub(super) fn notes(config: &GitConfig, get: &dyn Fn(&str) -> Option<OsString>) -> String {
    let mut text = String::new();
    for doubt in &config.doubts {
        text += &line("Note", doubt);
    }
    for name in switches(get) {
        text += &line("Note", &format!("the variable {name} switches it off"));
    }
    text
}

/// A row: its title, and what it says.
fn line(title: &str, text: &str) -> String {
    let title = if title.is_empty() { String::new() } else { format!("{title}:") };
    format!("{title:15}{text}").trim_end().to_owned() + "\n"
}
