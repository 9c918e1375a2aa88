//! Putting hooks in place, and taking them away.

use super::manager::{Manager, advice};
use super::place::{Origin, Place};
use super::script::{self, Hook, Script, quoted};
use super::settings::GitConfig;
use super::swap;
use crate::cli::asked;
use crate::cli::error::CliError;
use crate::git::Repository;
use std::env;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// What is to be done with one hook.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// Nothing: it is as it should be.
    Stays,
    /// Write the script where there is nothing, or an older script of ours.
    Write(Vec<u8>),
    /// Keep the hook that is there, and write the script.
    Chain(Vec<u8>),
    /// Take our script away.
    Remove,
    /// Put back the hook that was there before.
    Restore,
    /// Nothing is there that would be ours.
    Absent,
}

/// Why a hook is left alone, and what to do instead.
#[derive(Debug, PartialEq, Eq)]
struct Refusal(String);

/// `monoleaks hook install`
pub(super) fn install(
    pre_push: bool,
    dry_run: bool,
    out: &mut dyn Write,
    told: &mut dyn Write,
) -> Result<ExitCode, CliError> {
    let hooks: &[Hook] = if pre_push { &Hook::ALL } else { &[Hook::PreCommit] };
    let program = env::current_exe().map_err(|source| CliError::Hook {
        path: "monoleaks".into(),
        what: "does not know where it is",
        source,
    })?;
    let plan = |repository: &Repository, place: &Place, hook| match elsewhere(repository, place, hook)? {
        Some(refusal) => Ok(Err(refusal)),
        None => plan(&place.folder, hook, &program),
    };
    carry_out(hooks, &plan, dry_run, out, told)
}

/// `monoleaks hook uninstall`
pub(super) fn uninstall(
    dry_run: bool,
    out: &mut dyn Write,
    told: &mut dyn Write,
) -> Result<ExitCode, CliError> {
    let plan = |_: &Repository, place: &Place, hook| plan_back(&place.folder, hook);
    carry_out(&Hook::ALL, &plan, dry_run, out, told)
}

type Plan<'p> = dyn Fn(&Repository, &Place, Hook) -> Result<Result<Step, Refusal>, CliError> + 'p;

/// Plan for all hooks, then do all of it or, where one of them is left alone, nothing.
fn carry_out(
    hooks: &[Hook],
    plan: &Plan<'_>,
    dry_run: bool,
    out: &mut dyn Write,
    told: &mut dyn Write,
) -> Result<ExitCode, CliError> {
    let repository = asked::repository(&asked::here())?;
    let config = GitConfig::read(&repository, &|name| env::var_os(name));
    for doubt in &config.doubts {
        writeln!(told, "monoleaks: {doubt}").map_err(CliError::Stdout)?;
    }
    let place = Place::of(&repository, &config);
    let mut steps = Vec::new();
    for hook in hooks {
        match plan(&repository, &place, *hook)? {
            Ok(step) => steps.push((*hook, step)),
            Err(Refusal(why)) => {
                write!(told, "monoleaks: {}: nothing was done. {why}", hook.name())
                    .map_err(CliError::Stdout)?;
                return Ok(ExitCode::from(2));
            }
        }
    }
    for (hook, step) in steps {
        if !dry_run {
            step.take(&place.folder, hook)?;
        }
        let would = if dry_run { "would be " } else { "" };
        writeln!(out, "{}", step.told(&place.folder, hook, would)).map_err(CliError::Stdout)?;
    }
    Ok(ExitCode::SUCCESS)
}

impl Step {
    fn take(&self, folder: &Path, hook: Hook) -> Result<(), CliError> {
        match self {
            Self::Stays | Self::Absent => Ok(()),
            Self::Write(script) => swap::write(folder, hook, script),
            Self::Chain(script) => {
                // Kept already, if somebody pulled the plug between these two.
                if swap::paths(folder, hook).1.symlink_metadata().is_err() {
                    swap::keep(folder, hook)?;
                }
                swap::write(folder, hook, script).or_else(|error| swap::unkeep(folder, hook).and(Err(error)))
            }
            Self::Remove | Self::Restore => swap::restore(folder, hook),
        }
    }

    fn told(&self, folder: &Path, hook: Hook, would: &str) -> String {
        let (path, kept) = swap::paths(folder, hook);
        let (name, path, kept) = (hook.name(), path.display(), kept.display());
        match self {
            Self::Stays => format!("{name}: {path} is there already"),
            Self::Write(_) => format!("{name}: {path} {would}written"),
            Self::Chain(_) => {
                format!(
                    "{name}: {path} {would}written; the hook that was there {would}kept as {kept}, and runs after it"
                )
            }
            Self::Remove => format!("{name}: {path} {would}removed"),
            Self::Restore => format!("{name}: {path} {would}as it was before"),
            Self::Absent => format!("{name}: no hook of monoleaks is in {}", folder.display()),
        }
    }
}

/// Why a hook is not written where git looks for it: others look there too, or somebody else writes there.
fn elsewhere(repository: &Repository, place: &Place, hook: Hook) -> Result<Option<Refusal>, CliError> {
    let name = hook.name();
    if repository.work_tree.is_none() {
        return Ok(Some(Refusal(format!(
            "{} is a bare repository, in which nobody commits: docs/hooks.md has a pre-receive hook for servers.\n",
            repository.git_dir.display()
        ))));
    }
    let text = swap::read(&place.folder.join(name))?.unwrap_or_default();
    if let Some(manager) = Manager::of(&place.folder, &text) {
        let told = format!("{} manages the hooks here. {}", manager.name(), advice(manager, hook));
        return Ok(Some(Refusal(told)));
    }
    if place.is_own {
        return Ok(None);
    }
    let who = match &place.origin {
        Origin::Setting(who) => format!("core.hooksPath in {who} sends git"),
        Origin::Default => "A symbolic link sends git".to_owned(),
    };
    let own = quoted(&repository.common_dir.join("hooks").to_string_lossy());
    let own = format!(
        "give this repository hooks of its own, and install again:\n\n    git config --local core.hooksPath {own}\n"
    );
    if place.folder.exists() && !place.folder.is_dir() {
        let folder = place.folder.display();
        return Ok(Some(Refusal(format!(
            "{who} to {folder}, which is no folder: no hook runs here. To change that, {own}"
        ))));
    }
    let args = if hook == Hook::PrePush { " -- \"$@\"" } else { "" };
    Ok(Some(Refusal(format!(
        "{who} to {folder}, which other repositories may use too. Either add this to {folder}/{name}:

    monoleaks hook run {name}{args} || exit $?

or {own}",
        folder = place.folder.display()
    ))))
}

/// What to do where git looks for a hook.
fn plan(folder: &Path, hook: Hook, program: &Path) -> Result<Result<Step, Refusal>, CliError> {
    let (path, kept) = swap::paths(folder, hook);
    let kept_text = swap::read(&kept)?;
    let Some(text) = swap::read(&path)? else {
        return Ok(match kept_text {
            None => Ok(Step::Write(script::script(hook, program, false))),
            Some(_) => Err(Refusal(format!(
                "{} is there, but no hook of monoleaks that would run it. Move it back to {}, or away.\n",
                kept.display(),
                path.display()
            ))),
        });
    };
    Ok(match script::read(&text) {
        Some(Script { is_unchanged: false, .. }) => Err(changed(&path)),
        Some(_) => {
            let script = script::script(hook, program, kept_text.is_some());
            Ok(if script == text { Step::Stays } else { Step::Write(script) })
        }
        None => match kept_text {
            Some(before) if before != text || text.is_empty() => Err(Refusal(format!(
                "{} is not from monoleaks, but {} is there already. Look at both, and move one away.\n",
                path.display(),
                kept.display()
            ))),
            _ => Ok(Step::Chain(script::script(hook, program, true))),
        },
    })
}

/// What to do to take a hook away.
fn plan_back(folder: &Path, hook: Hook) -> Result<Result<Step, Refusal>, CliError> {
    let (path, kept) = swap::paths(folder, hook);
    let Some(text) = swap::read(&path)? else { return Ok(Ok(Step::Absent)) };
    Ok(match script::read(&text) {
        None => {
            let legacy = path.with_extension("legacy");
            let is_ours = swap::read(&legacy)?.is_some_and(|text| script::read(&text).is_some());
            if is_ours {
                let (path, legacy) = (path.display(), legacy.display());
                Err(Refusal(format!(
                    "{path} keeps the hook of monoleaks as {legacy}. Uninstall that one first, then this.\n"
                )))
            } else {
                Ok(Step::Absent)
            }
        }
        Some(Script { is_unchanged: false, .. }) => Err(changed(&path)),
        Some(_) if swap::read(&kept)?.is_some() => Ok(Step::Restore),
        Some(_) => Ok(Step::Remove),
    })
}

fn changed(path: &Path) -> Refusal {
    let path = path.display();
    Refusal(format!(
        "{path} was written by monoleaks, and somebody changed it since. Move it away, or take out what was added.\n"
    ))
}
