//! The command line. Help is made of these comments, and `docs/cli.md` is compared with it.

use super::args::{ExplainArgs, HookCommand, InitArgs, RulesCommand, ScanArgs};
use super::baseline::BaselineCommand;
use super::merge::MergeArgs;
use super::whynot::WhyNotArgs;

/// Find leaked credentials of the Mono API (Colombia), and say what to do
///
/// Without a command, `scan` is meant. Ends with 0 if nothing was found that fails and all was read, 1 if something was found,
/// 2 for a wrong command or configuration, 3 if something that was asked for could not be read.
#[derive(Debug, clap::Parser)]
#[command(version, propagate_version = true, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The arguments of `scan`, when no command is given
    #[command(flatten)]
    pub scan: ScanArgs,
}

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Scan files, folders, standard input, what is staged in git, or its history
    Scan(Box<ScanArgs>),
    /// Put SARIF reports together: those of the parts of a scan, of several machines, of a tree and its history
    ///
    /// Each finding is told once, by its fingerprint and place; receipts are kept. Ends as a scan of all of it would: with 1 if
    /// there is something, with 3 if a report is incomplete or a part is missing.
    Merge(MergeArgs),
    /// Explain a rule: what it finds, how bad that is, and every step to take; or a finding, and why it is one
    ///
    /// A finding is named by its fingerprint. Each place of it is told as `scan --verbose` tells it, with the way that it took.
    Explain(Box<ExplainArgs>),
    /// Tell why a value is not found, or why it is: the way that everything on a line took
    ///
    /// The scan that is asked about is made again, and tells what it met on the line, which rule wanted what, and what spoke
    /// against it. Ends with 0 if there is such a place.
    WhyNot(Box<WhyNotArgs>),
    /// Start in a project: write its .monoleaks.toml from what is seen in it, and say what to do next
    ///
    /// It is written at the top of the repository, else in the folder, with a comment for every key: the provider, if the files speak
    /// of Mono and of nobody with the same names, and a salt. Nothing is left out, and no file is overwritten.
    Init(InitArgs),
    /// List the rules, or run their proofs
    Rules {
        /// What to do with them
        #[command(subcommand)]
        command: RulesCommand,
    },
    /// Stop a leak in git, before it is committed, pushed or received
    Hook {
        /// What to do with hooks
        #[command(subcommand)]
        command: HookCommand,
    },
    /// Tell which hooks git really runs here, and whether they stop a leak
    ///
    /// Reads only, and starts nothing. Ends with 0 if monoleaks runs before a commit here, 1 if not.
    Doctor {
        /// Prove it: plant a made-up credential in a scratch repository, and have git commit it with the hook of this one. This
        /// starts git, and git the hook. Ends with 0 if the commit is blocked
        #[arg(long)]
        prove: bool,
    },
    /// Accept findings, with a reason: write a baseline, keep it true, show it
    Baseline {
        /// What to do with it
        #[command(subcommand)]
        command: Box<BaselineCommand>,
    },
}
