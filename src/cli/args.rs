//! What commands take. Help is made of these comments, and `docs/cli.md` is compared with it.

use super::typed::{confidence, lang, size};
use crate::config::FailOn;
use crate::environment::{Confidence, Lang};
use crate::render::Format;
use crate::shard::Shard;
use clap::builder::FalseyValueParser;
use std::path::PathBuf;

/// What to scan, and how to tell of it.
#[expect(clippy::struct_excessive_bools, reason = "a flag is one")]
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ScanArgs {
    /// Files and folders to scan, or - for standard input [default: .]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Scan what `git commit` would record: all that differs from HEAD, or the staged versions of the paths
    #[arg(long, conflicts_with = "stdin_path")]
    pub staged: bool,

    /// With --staged: fail on what HEAD has already, too
    #[arg(long, requires = "staged")]
    pub all_lines: bool,

    /// Scan every blob that any ref reaches, once, or those of a range: a..b, a...b, or a revision
    #[arg(
        long,
        value_name = "RANGE",
        num_args = 0..=1,
        default_missing_value = "",
        conflicts_with_all = ["staged", "paths", "stdin_path"]
    )]
    pub history: Option<String>,

    /// With --history: only commits made on that day or later, as 2026-01-31
    #[arg(long, value_name = "DATE", requires = "history")]
    pub since: Option<String>,

    /// With --history: also what refs named before, as far as their logs tell
    #[arg(long, requires = "history")]
    pub reflog: bool,

    /// With --history: also blobs that nothing reaches
    #[arg(long, requires = "history")]
    pub unreachable: bool,

    /// With --history: tell who wrote the commits; names and addresses then stand in the report
    #[arg(long, requires = "history")]
    pub author: bool,

    /// The path that standard input would have in a tree
    #[arg(long, value_name = "PATH")]
    pub stdin_path: Option<PathBuf>,

    /// Scan only files that this glob matches; repeatable
    #[arg(long, value_name = "GLOB", env = "MONOLEAKS_INCLUDE", value_delimiter = ',')]
    pub include: Vec<String>,

    /// Leave out files and folders that this glob matches; repeatable
    #[arg(long, value_name = "GLOB", env = "MONOLEAKS_EXCLUDE", value_delimiter = ',')]
    pub exclude: Vec<String>,

    /// Leave out files that are larger, in bytes or with K, M or G
    #[arg(long, value_name = "SIZE", env = "MONOLEAKS_MAX_FILE_SIZE", value_parser = size)]
    pub max_file_size: Option<u64>,

    /// Scan untracked files that .gitignore names, too
    #[arg(long, env = "MONOLEAKS_NO_IGNORE", value_parser = FalseyValueParser::new())]
    pub no_ignore: bool,

    /// Judge only one of several equal parts, as 1/4: by a hash of the path. Every part reads all, for what files say of
    /// their project; `monoleaks merge` puts the reports together
    #[arg(long, value_name = "I/N", value_parser = str::parse::<Shard>)]
    pub shard: Option<Shard>,

    /// Form of the report; with several, an --output follows each but one
    #[arg(long, value_enum, value_name = "FORMAT", env = "MONOLEAKS_FORMAT", default_value = "text")]
    pub format: Vec<Format>,

    /// Write the report of the --format before it to a file, all at once
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,

    /// How sure a finding must be to be told [default: medium]
    #[arg(long, value_name = "LEVEL", env = "MONOLEAKS_MIN_CONFIDENCE", value_parser = confidence())]
    pub min_confidence: Option<Confidence>,

    /// What ends with 1; an unknown environment counts as production [default: any]
    #[arg(long, value_enum, value_name = "WHAT", env = "MONOLEAKS_FAIL_ON")]
    pub fail_on: Option<FailOn>,

    /// Never end with 1; the same as --fail-on never
    #[arg(long, env = "MONOLEAKS_EXIT_ZERO", value_parser = FalseyValueParser::new())]
    pub exit_zero: bool,

    /// Language of the report; text follows the locale [default: en]
    #[arg(long, value_name = "LANG", env = "MONOLEAKS_LANG", value_parser = lang())]
    pub lang: Option<Lang>,

    /// Configuration to use instead of the project's .monoleaks.toml; its globs count from here
    #[arg(long, value_name = "FILE", env = "MONOLEAKS_CONFIG")]
    pub config: Option<PathBuf>,

    /// Use no configuration
    #[arg(long, env = "MONOLEAKS_NO_CONFIG", value_parser = FalseyValueParser::new())]
    pub no_config: bool,

    /// Folder of rules to use beside those that come with the program
    #[arg(long, value_name = "DIR", env = "MONOLEAKS_RULES")]
    pub rules: Option<PathBuf>,

    /// File of findings that were accepted; see `monoleaks baseline`
    #[arg(long, value_name = "FILE", env = "MONOLEAKS_BASELINE")]
    pub baseline: Option<PathBuf>,

    /// Go by the configuration, baseline, rules and ignore files of this revision, not by those of the work tree; tell what
    /// the work tree loosens, and let no comment that is new accept a finding of production
    #[arg(long, value_name = "REV", env = "MONOLEAKS_POLICY_FROM")]
    pub policy_from: Option<String>,

    /// How many threads scan [default: one for each core]
    #[arg(long, value_name = "N", env = "MONOLEAKS_THREADS")]
    pub threads: Option<usize>,

    /// Tell suppressed findings in text and SARIF, too
    #[arg(long, env = "MONOLEAKS_SHOW_SUPPRESSED", value_parser = FalseyValueParser::new())]
    pub show_suppressed: bool,

    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", env = "MONOLEAKS_COLOR", default_value = "auto")]
    pub color: clap::ColorChoice,

    /// Tell every step, every mark and the fingerprints
    #[arg(short, long)]
    pub verbose: bool,

    /// Tell nothing beside the reports
    #[arg(short, long)]
    pub quiet: bool,
}

/// What to explain, and where a finding is looked for.
#[derive(Debug, clap::Args)]
#[command(mut_args(only_what_is_read))]
pub struct ExplainArgs {
    /// A rule: mono-api-key, or mono-api-key/production for one environment; or the fingerprint of a finding
    #[arg(value_name = "RULE|FINGERPRINT")]
    pub what: String,

    /// Where a finding is looked for
    #[command(flatten)]
    pub scan: ScanArgs,
}

/// The options of `scan` that say nothing of why a file's value is found.
pub(super) const ELSEWHERE: [&str; 17] = [
    "shard",
    "staged",
    "all_lines",
    "history",
    "since",
    "reflog",
    "unreachable",
    "author",
    "stdin_path",
    "format",
    "output",
    "fail_on",
    "exit_zero",
    "show_suppressed",
    "color",
    "verbose",
    "quiet",
];

/// Hide the other options, and say what paths are.
pub(super) fn only_what_is_read(arg: clap::Arg) -> clap::Arg {
    let is_elsewhere = ELSEWHERE.contains(&arg.get_id().as_str());
    let is_paths = arg.get_id() == "paths";
    let arg = arg.hide(is_elsewhere);
    if is_paths { arg.help("Files and folders that the scan reads [default: .]") } else { arg }
}

/// Where to start.
#[derive(Debug, clap::Args)]
pub struct InitArgs {
    /// A folder of the project [default: .]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,

    /// Write to standard output, and no file
    #[arg(long)]
    pub stdout: bool,
}

/// What to do with hooks.
#[derive(Debug, clap::Subcommand)]
pub enum HookCommand {
    /// Put a pre-commit hook in place; one that is there already is kept, and runs after it
    ///
    /// It goes where git looks for hooks here, whatever core.hooksPath and linked work trees say. Nothing is overwritten. Where
    /// another program manages the hooks nothing is written: what to add there is told, and it ends with 2.
    Install {
        /// Put a pre-push hook in place as well, which reads every commit that is pushed
        #[arg(long)]
        pre_push: bool,
        /// Only tell what would be done
        #[arg(long)]
        dry_run: bool,
    },
    /// Take the hooks away, and put back what was there before
    Uninstall {
        /// Only tell what would be done
        #[arg(long)]
        dry_run: bool,
    },
    /// What hooks run: a scan of what git is about to do
    Run {
        /// The hook
        #[command(subcommand)]
        hook: HookRun,
    },
}

/// Options of `scan` by which one says what is read: a hook knows that by itself.
pub(super) const NOT_IN_HOOKS: [&str; 13] = [
    "shard",
    "staged",
    "all_lines",
    "history",
    "since",
    "reflog",
    "unreachable",
    "author",
    "stdin_path",
    "include",
    "exclude",
    "max_file_size",
    "no_ignore",
];

/// The options of a hook: those of `scan` but these.
fn of_hook(arg: clap::Arg) -> clap::Arg {
    let is_hidden = NOT_IN_HOOKS.contains(&arg.get_id().as_str());
    if is_hidden { arg.hide(true) } else { arg }
}

/// Hooks by their names in git.
#[expect(clippy::enum_variant_names, reason = "that is what they are called")]
#[derive(Debug, clap::Subcommand)]
pub enum HookRun {
    /// Scan what is about to be committed: all that is staged, or the staged versions of the paths
    ///
    /// Where pre-commit or prek run it before a push, the commits that are pushed are scanned instead.
    #[command(mut_args(of_hook), mut_arg("paths", |arg| arg.help("Paths whose staged versions are scanned")))]
    PreCommit(Box<ScanArgs>),
    /// Scan the commits that are about to be pushed, which git tells on standard input
    #[command(
        mut_args(of_hook),
        mut_arg("paths", |arg| arg.value_name("REMOTE [URL]").help("The remote as git names it, and its address"))
    )]
    PrePush(Box<ScanArgs>),
    /// Scan the commits that a server is about to receive, which git tells on standard input
    #[command(mut_args(of_hook), mut_arg("paths", |arg| arg.hide(true)))]
    PreReceive(Box<ScanArgs>),
}

/// What to do with the rules.
#[derive(Debug, clap::Subcommand)]
pub enum RulesCommand {
    /// List every rule: its id, its kind, its title and its names
    List {
        /// Folder of rules to list beside those that come with the program
        #[arg(value_name = "DIR")]
        dir: Option<PathBuf>,
    },
    /// Run every example and counterexample through the whole scanner
    Test {
        /// Folder of rules to test beside those that come with the program
        #[arg(value_name = "DIR")]
        dir: Option<PathBuf>,
    },
}
