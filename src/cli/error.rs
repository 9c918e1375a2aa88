//! Why a command could not be carried out.

use crate::config::ConfigError;
use crate::git::GitError;
use crate::rule::RuleError;
use crate::suppress::BaselineError;
use std::io;
use std::path::PathBuf;

/// Why a command could not be carried out. All of it ends with 2.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CliError {
    /// A path to scan does not exist.
    #[error("{}: there is no such file or folder", .0.display())]
    NoSuchPath(PathBuf),
    /// A place is none.
    #[error(
        "`{0}` is no place; write a file and a line, as src/pagos.py:12, or a column besides, as src/pagos.py:12:20"
    )]
    NoPlace(String),
    /// A text has not so many lines.
    #[error("{path}: it has no line {line}")]
    NoSuchLine {
        /// The text.
        path: String,
        /// The line.
        line: usize,
    },
    /// Nothing that was found has that fingerprint.
    #[error(
        "no finding has the fingerprint {0}; reports in JSON and `scan --verbose` tell those that there are"
    )]
    NoFinding(String),
    /// A rule is to be explained, and a path is named.
    #[error("{}: a path is searched for a fingerprint, and that is a rule; leave it out", .0.display())]
    RuleInPath(PathBuf),
    /// An option of `scan` means nothing to another command.
    #[error("--{0} says nothing of why a value in a file is found; leave it out")]
    NotHere(String),
    /// Standard input is asked about.
    #[error("standard input can be read only once; name files or folders")]
    StdinTwice,
    /// A date is none.
    #[error("`{0}` is no date; write it as 2026-01-31")]
    NoDate(String),
    /// A repository cannot be read.
    #[error(transparent)]
    Git(#[from] GitError),
    /// A glob of the command line is none.
    #[error("`{glob}` is no glob")]
    Glob {
        /// The glob.
        glob: String,
        /// What is wrong with it.
        source: globset::Error,
    },
    /// Rules were refused.
    #[error("the rules cannot be used")]
    Rules(#[from] RuleError),
    /// The configuration was refused.
    #[error("the configuration cannot be used")]
    Config(#[from] ConfigError),
    /// A baseline was refused.
    #[error("the baseline cannot be used")]
    Baseline(#[from] BaselineError),
    /// A new baseline would take the place of a file.
    #[error("{}: it is there already; `monoleaks baseline update` adds to it", .0.display())]
    BaselineExists(PathBuf),
    /// A new configuration would take the place of a file.
    #[error("{}: it is there already, and stays; `monoleaks init --stdout` shows what would be written", .0.display())]
    ConfigExists(PathBuf),
    /// A folder is none.
    #[error("{}: it is no folder; name the folder of the project", .0.display())]
    NoFolder(PathBuf),
    /// Findings that nobody should accept lightly; they were named before.
    #[error(
        "{0} of production or of an unknown environment, so nothing was written; rotate them, or accept them with --allow-production"
    )]
    Grave(String),
    /// Findings are accepted by nobody, or for no reason.
    #[error("{found} to accept: say why and who with {missing}")]
    NoReason {
        /// How many findings there are.
        found: String,
        /// The options that are missing.
        missing: &'static str,
    },
    /// A date is over, or still to come.
    #[error("{option}: {date} is {wrong}")]
    Date {
        /// The option.
        option: &'static str,
        /// The date.
        date: String,
        /// What is wrong with it, and what to write instead.
        wrong: &'static str,
    },
    /// An option of `scan` means nothing to another command.
    #[error("--{0} decides how findings are told, and none are; leave it out")]
    NoMeaning(String),
    /// Standard input is no place where a finding stays.
    #[error("what comes from standard input stays nowhere, so it cannot be accepted; name files or folders")]
    StdinAccepted,
    /// No entry is of that credential.
    #[error("{}: no entry has the fingerprint {fingerprint}; `monoleaks baseline show` tells those that there are", path.display())]
    NoEntry {
        /// The baseline.
        path: PathBuf,
        /// The fingerprint.
        fingerprint: String,
    },
    /// No salt could be added to the project's configuration.
    #[error("{}: a salt cannot be added to it; write one, as salt = \"any text of your own\"", .0.display())]
    Salt(PathBuf),
    /// The system gives no random bytes.
    #[error("the system gives no random bytes for a salt ({0}); write one into the configuration")]
    Random(String),
    /// Nobody knows a rule of that name.
    #[error("there is no rule `{rule}`; write one of {known}")]
    NoSuchRule {
        /// The name.
        rule: String,
        /// Those that there are.
        known: String,
    },
    /// Two options contradict each other.
    #[error("{0} and {1} say different things; write one of them")]
    Contradiction(&'static str, &'static str),
    /// An option about files, for a scan of a repository.
    #[error("--{0} chooses among files of a folder; --staged and --history read a repository as it is")]
    OfFiles(String),
    /// An option of `scan` that hooks decide by themselves.
    #[error("--{0}: a hook knows by itself what it scans; `monoleaks scan` has that option")]
    NotInHooks(String),
    /// A hook was started by hand.
    #[error("`hook run {0}` reads what git tells a hook from standard input; git starts it")]
    NoInput(&'static str),
    /// Standard input holds no line that git would write for the hook.
    #[error("standard input, line {line}: not what git tells {hook}, which is `{form}`")]
    HookLine {
        /// The line, from 1.
        line: usize,
        /// The hook.
        hook: &'static str,
        /// What each line should be.
        form: &'static str,
    },
    /// Standard input holds more than any push does.
    #[error("standard input cannot be read")]
    Stdin(#[source] io::Error),
    /// A hook could not be put in place or taken away.
    #[error("{}: {what}", path.display())]
    Hook {
        /// The file.
        path: PathBuf,
        /// What could not be done.
        what: &'static str,
        /// What the system says.
        source: io::Error,
    },
    /// No scratch repository could be made.
    #[error("a scratch repository cannot be made")]
    Scratch(#[source] io::Error),
    /// There is no git.
    #[error("git cannot be started")]
    NoGit(#[source] io::Error),
    /// Two reports want standard output.
    #[error("two formats write to standard output; put an --output after one of them")]
    TwoToStdout,
    /// An --output stands before any --format, among several.
    #[error("--output {}: no --format stands before it", .0.display())]
    OutputWithoutFormat(PathBuf),
    /// A report to merge could not be read.
    #[error("{}: cannot be read", path.display())]
    Input {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A report to merge is none of ours.
    #[error("{}: {what}; merge takes what `monoleaks scan --format sarif` writes", path.display())]
    NoReport {
        /// The file.
        path: PathBuf,
        /// Why it is refused.
        what: &'static str,
    },
    /// A report could not be written to a file.
    #[error("{}: cannot be written", path.display())]
    Output {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A report could not be written to standard output.
    #[error("standard output cannot be written")]
    Stdout(#[source] io::Error),
}

impl CliError {
    /// Whether somebody like `head` has seen enough, which is no error.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Stdout(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}
