//! `monoleaks doctor`.

use super::hooks::State;
use super::managers::switches;
use super::{prove, tell};
use crate::cli::asked;
use crate::cli::error::CliError;
use crate::cli::hook::{GitConfig, Hook, Place};
use std::env;
use std::io::Write;
use std::process::ExitCode;

/// Tell which hooks git runs here; or prove it.
pub(in crate::cli) fn run(proof: bool, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let get = |name: &str| env::var_os(name);
    let repository = asked::repository(&asked::here())?;
    let config = GitConfig::read(&repository, &get);
    let place = Place::of(&repository, &config);
    let state = |hook| State::of(hook, &place, repository.work_tree.as_deref(), &get);
    let (before_commit, before_push) = (state(Hook::PreCommit)?, state(Hook::PrePush)?);
    let runs = if proof {
        prove::run(repository.work_tree.as_deref(), &place, &before_commit, out)?
    } else {
        let mut text = tell::repository(&repository, &place)?;
        text += &tell::hook(Hook::PreCommit, &before_commit, &repository, &place);
        text += &tell::hook(Hook::PrePush, &before_push, &repository, &place);
        text += &tell::notes(&config, &get);
        out.write_all(text.as_bytes()).map_err(CliError::Stdout)?;
        before_commit.runs(&switches(&get))
    };
    Ok(if runs { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
