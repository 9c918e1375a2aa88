//! `doctor --prove`: git commits a made-up credential in a scratch repository, with the hook of this one.

use super::git::Git;
use super::hooks::State;
use super::managers::configurations;
use crate::cli::error::CliError;
use crate::cli::hook::{Hook, Manager, Place};
use crate::config;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// The file with the made-up credential.
const FILE: &str = "monoleaks-proof.env";

/// Run the proof: whether the hook stops the credential, and lets a commit without one through.
pub(super) fn run(
    tree: Option<&Path>,
    place: &Place,
    state: &State,
    out: &mut dyn Write,
) -> Result<bool, CliError> {
    let hook = place.folder.join(Hook::PreCommit.name());
    let mut say = |text: &str| writeln!(out, "{text}").and_then(|()| out.flush()).map_err(CliError::Stdout);
    if matches!(state, State::Absent { .. } | State::NotExecutable) {
        say(&format!("Not blocked: git runs no pre-commit hook here. It looks for {}.", hook.display()))?;
        say("`monoleaks doctor` says what to do.")?;
        return Ok(false);
    }
    say(&format!("Git now runs {} in a scratch repository.", hook.display()))?;
    let scratch =
        tempfile::Builder::new().prefix("monoleaks-doctor-").tempdir().map_err(CliError::Scratch)?;
    let git = Git { folder: scratch.path().join("repository"), hooks: place.folder.clone() };
    fs::create_dir(&git.folder).map_err(CliError::Scratch)?;
    git.run(&["init", "--quiet", "--template="])?;
    if let Some(tree) = tree {
        settle(tree, &git.folder).map_err(CliError::Scratch)?;
    }
    let commit = ["commit", "--allow-empty", "--message", "monoleaks doctor --prove"];
    git.run(&["add", "--all"])?;
    let without = git.run(&commit)?;
    if !without.is_well {
        say("Not proved: a commit without any credential is stopped, too. What was said:")?;
        say(&indented(&without.text))?;
        return Ok(false);
    }
    fs::write(git.folder.join(FILE), made_up()).map_err(CliError::Scratch)?;
    git.run(&["add", "--force", FILE])?;
    let with = git.run(&commit)?;
    say(&indented(&with.text))?;
    let is_ours = with.text.contains(&format!("{FILE}:")) && with.text.contains("Mono");
    say(match (with.is_well, is_ours) {
        (true, _) => {
            "Not blocked: git committed a made-up credential of Mono. `monoleaks doctor` says what to do."
        }
        (false, true) => "Blocked: monoleaks stopped a commit with a made-up credential of Mono.",
        (false, false) => {
            "Not proved: the commit was stopped, but monoleaks did not say that it was because of it."
        }
    })?;
    Ok(!with.is_well && is_ours)
}

/// Bring what the hook goes by into the scratch repository: configurations, and where programs of node are.
fn settle(tree: &Path, folder: &Path) -> io::Result<()> {
    let managers = [Manager::PreCommit, Manager::Prek, Manager::Lefthook];
    let names = managers.into_iter().flat_map(configurations).chain([&config::FILE, &"package.json"]);
    for name in names {
        let from = tree.join(name);
        if from.symlink_metadata().is_ok_and(|meta| meta.is_file()) {
            fs::copy(from, folder.join(name))?;
        }
    }
    #[cfg(unix)]
    if tree.join("node_modules").is_dir() {
        std::os::unix::fs::symlink(tree.join("node_modules"), folder.join("node_modules"))?;
        // A link named so is not what a project's .gitignore would leave out.
        fs::create_dir_all(folder.join(".git/info"))?;
        fs::write(folder.join(".git/info/exclude"), "node_modules\n")?;
    }
    Ok(())
}

/// A file with a key that nobody ever had. It does not stand here as it is, or this file would hold a leak.
fn made_up() -> String {
    let key = STANDARD_NO_PAD.encode(Sha256::digest(b"a key that monoleaks doctor made up"));
    let key: String = key.chars().filter(char::is_ascii_alphanumeric).take(36).collect();
    format!("MONO_API_URL=https://api.cuentamono.com/v1/bank_transfers\nMONO_API_KEY={key}\n")
}

/// What a hook said, told apart from what the doctor says, and without what would steer a terminal.
fn indented(text: &str) -> String {
    let line = |line: &str| {
        let plain: String = line.chars().filter(|char| !char.is_control()).collect();
        format!("    {plain}\n")
    };
    format!("\n{}", text.lines().map(line).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_made_up_key_is_long_enough_to_be_one() {
        let text = made_up();
        let key = text.trim_end().rsplit('=').next().unwrap();
        assert_eq!(key.len(), 36);
    }
}
