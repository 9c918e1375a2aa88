//! What the command line asks to be scanned, as one source.

use super::args::ScanArgs;
use super::error::CliError;
use crate::collect::{self, History, Item, Range, Source, Staged, Stdin, Walk};
use crate::config::{day, globs};
use crate::git::{self, Repository, Snapshot};
use crate::receipt::Scope;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// What is to be scanned.
pub(super) struct Asked {
    /// Where it comes from.
    pub(super) source: Box<dyn Source>,
    /// The folders that are scanned, as its paths are spelt.
    pub(super) roots: Vec<PathBuf>,
    /// The top of the work tree, where a repository is scanned.
    pub(super) tree: Option<PathBuf>,
    /// What sort of thing it is.
    pub(super) scope: Scope,
    /// Whether nothing of it is left out.
    pub(super) whole: bool,
    /// The revision whose settings count, if one was named.
    pub(super) decides: Option<Arc<Snapshot>>,
}

impl Asked {
    /// What the arguments of `scan` ask for.
    pub(super) fn of(args: &ScanArgs) -> Result<Self, CliError> {
        match &args.history {
            Some(text) if text.is_empty() => Self::history(args, Range::All),
            Some(text) => Self::history(args, Range::Text(text.clone())),
            None if args.staged => Self::staged(args),
            None => Self::files(args),
        }
    }

    /// A history: every blob that commits brought, once.
    pub(super) fn history(args: &ScanArgs, range: Range) -> Result<Self, CliError> {
        let repository = repository(&here())?;
        let tree = repository.work_tree.clone();
        let since = args.since.as_ref().map(|date| day(date).ok_or_else(|| CliError::NoDate(date.clone())));
        let since = since.transpose()?;
        let whole = matches!(range, Range::All) && since.is_none();
        let decides = decides(args, || Ok(repository.clone()))?;
        let asked = collect::Asked {
            range,
            since: since.map(|day| day * 86_400),
            reflog: args.reflog,
            unreachable: args.unreachable,
            author: args.author,
        };
        let source = Box::new(History::open(repository, asked, threads(args))?);
        // Without a work tree paths count from anywhere: they are only compared with globs.
        let tree = Some(tree.unwrap_or_default());
        Ok(Self { source, roots: vec![PathBuf::new()], tree, scope: Scope::History, whole, decides })
    }

    /// Files, folders and standard input.
    fn files(args: &ScanArgs) -> Result<Self, CliError> {
        let decides = decides(args, || repository(&std::fs::canonicalize(home(args)).unwrap_or_default()))?;
        let source = Paths::new(args, decides.clone())?;
        let roots = source.walk.roots.clone();
        let whole = args.include.is_empty() && args.exclude.is_empty() && args.max_file_size.is_none();
        Ok(Self { source: Box::new(source), roots, tree: None, scope: Scope::Worktree, whole, decides })
    }

    /// What is staged, or the staged versions of some paths.
    fn staged(args: &ScanArgs) -> Result<Self, CliError> {
        let here = here();
        let repository = repository(&here)?;
        let paths = (!args.paths.is_empty()).then(|| {
            // A path outside of the work tree is in no index, and told as such.
            let inner = |path: &PathBuf| {
                repository.inner(&here, path).unwrap_or_else(|| path.as_os_str().as_encoded_bytes().to_vec())
            };
            args.paths.iter().map(inner).collect()
        });
        let tree = repository.work_tree.clone();
        let decides = decides(args, || Ok(repository.clone()))?;
        let source = Box::new(Staged::new(repository, paths, threads(args)));
        Ok(Self { source, roots: vec![PathBuf::new()], tree, scope: Scope::Staged, whole: false, decides })
    }
}

/// The folder that one is in.
pub(super) fn here() -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    std::fs::canonicalize(&here).unwrap_or(here)
}

/// The repository of a folder, or the one that the environment names.
pub(super) fn repository(folder: &Path) -> Result<Repository, CliError> {
    Ok(Repository::discover(folder, &git::Environment::of(&|name| env::var_os(name)))?)
}

/// The revision whose settings count, of the repository that `find` finds.
fn decides(
    args: &ScanArgs,
    find: impl FnOnce() -> Result<Repository, CliError>,
) -> Result<Option<Arc<Snapshot>>, CliError> {
    let Some(revision) = &args.policy_from else { return Ok(None) };
    Ok(Some(Arc::new(Snapshot::open(find()?, revision, &here())?)))
}

/// The folder of the first path.
pub(super) fn home(args: &ScanArgs) -> PathBuf {
    let first =
        args.paths.first().filter(|path| path.as_os_str() != "-").map_or(Path::new("."), PathBuf::as_path);
    if first.is_dir() {
        first.to_owned()
    } else {
        first.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
    }
}

/// How many threads scan.
pub(super) fn threads(args: &ScanArgs) -> usize {
    args.threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from)).max(1)
}

/// The paths of the command line as one source.
struct Paths {
    walk: Walk,
    stdin: Option<Stdin>,
}

impl Paths {
    fn new(args: &ScanArgs, decides: Option<Arc<Snapshot>>) -> Result<Self, CliError> {
        let paths = if args.paths.is_empty() { &vec![PathBuf::from(".")] } else { &args.paths };
        let is_stdin = |path: &&PathBuf| path.as_os_str() == "-";
        let roots: Vec<PathBuf> = paths.iter().filter(|path| !is_stdin(path)).cloned().collect();
        if let Some(missing) = roots.iter().find(|root| root.symlink_metadata().is_err()) {
            return Err(CliError::NoSuchPath(missing.clone()));
        }
        let set = |texts: &[String]| globs(texts).map_err(|(glob, source)| CliError::Glob { glob, source });
        let walk = Walk {
            roots,
            include: (!args.include.is_empty()).then(|| set(&args.include)).transpose()?,
            exclude: set(&args.exclude)?,
            max_file_size: args.max_file_size,
            honour_gitignore: !args.no_ignore,
            decides,
            threads: threads(args),
        };
        let stdin = paths.iter().any(|path| is_stdin(&path)).then(|| Stdin { path: args.stdin_path.clone() });
        Ok(Self { walk, stdin })
    }
}

impl Source for Paths {
    fn visit(&self, visit: &(dyn Fn(Item<'_>) + Sync)) {
        self.walk.visit(visit);
        if let Some(stdin) = &self.stdin {
            stdin.visit(visit);
        }
    }
}
