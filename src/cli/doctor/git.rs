//! Starting git: the one place where monoleaks starts a process, and only for `doctor --prove`.

use crate::cli::error::CliError;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run of git said, and whether it ended well.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) is_well: bool,
    pub(super) text: String,
}

/// Git in a repository that was made for it.
pub(super) struct Git {
    pub(super) folder: PathBuf,
    pub(super) hooks: PathBuf,
}

impl Git {
    /// Run git. Nothing of what the environment or the person's configuration says of repositories reaches it.
    pub(super) fn run(&self, args: &[&str]) -> Result<Said, CliError> {
        #[expect(clippy::disallowed_methods, reason = "asked for with --prove, and named before")]
        let mut command = Command::new("git");
        for (name, _) in env::vars_os().filter(|(name, _)| is_of_git(name)) {
            command.env_remove(name);
        }
        let nothing = if cfg!(windows) { "NUL" } else { "/dev/null" };
        command
            .env("GIT_CONFIG_GLOBAL", nothing)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_TERMINAL_PROMPT", "0");
        for setting in
            ["user.name=monoleaks doctor", "user.email=doctor@monoleaks.invalid", "commit.gpgSign=false"]
        {
            command.args(["-c", setting]);
        }
        command.arg("-c").arg(setting_of(&self.hooks)).args(args);
        let output =
            command.current_dir(&self.folder).stdin(Stdio::null()).output().map_err(CliError::NoGit)?;
        let text = [output.stdout, output.stderr].concat();
        Ok(Said { is_well: output.status.success(), text: String::from_utf8_lossy(&text).into_owned() })
    }
}

fn setting_of(hooks: &Path) -> OsString {
    let mut setting = OsString::from("core.hooksPath=");
    setting.push(hooks);
    setting
}

/// Whether a variable says something to git, or to a manager of hooks about the commit that is made.
fn is_of_git(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with("GIT_") || name.starts_with("PRE_COMMIT_") && name != "PRE_COMMIT_HOME"
}
