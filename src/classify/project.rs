//! Projects: what all the files of one say of whose its credentials are. Never of their environment.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Files that stand at the root of a project.
const MANIFESTS: [&str; 17] = [
    ".git",
    "package.json",
    "pyproject.toml",
    "requirements.txt",
    "setup.py",
    "Gemfile",
    "go.mod",
    "Cargo.toml",
    "pom.xml",
    "build.gradle",
    "build.gradle.kts",
    "composer.json",
    "mix.exs",
    "pubspec.yaml",
    "Package.swift",
    "main.tf",
    ".monoleaks.toml",
];

/// What the files of a project speak of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Speaks {
    /// Of Mono: a domain, the SDK, Bre-B.
    pub mono: bool,
    /// Of somebody whose names are taken for Mono's.
    pub lookalike: bool,
}

impl Speaks {
    /// What both speak of.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { mono: self.mono || other.mono, lookalike: self.lookalike || other.lookalike }
    }
}

/// The projects of the scanned files.
pub struct Projects<'h> {
    /// Whether there is a file or folder at a path.
    has: &'h dyn Fn(&Path) -> bool,
    /// The folders that are scanned.
    scanned: Vec<PathBuf>,
    /// The project of each folder that was asked for.
    roots: HashMap<PathBuf, PathBuf>,
    speaks: HashMap<PathBuf, Speaks>,
}

impl<'h> Projects<'h> {
    /// The projects below the folders that are scanned; `has` says whether there is a file or folder at a path.
    pub fn below(scanned: &[PathBuf], has: &'h dyn Fn(&Path) -> bool) -> Self {
        Self { has, scanned: scanned.to_vec(), roots: HashMap::new(), speaks: HashMap::new() }
    }

    /// Add what the file at `path` speaks of.
    pub fn add(&mut self, path: &Path, speaks: Speaks) {
        let root = self.root_of(path);
        let all = self.speaks.entry(root).or_default();
        *all = all.and(speaks);
    }

    /// What the project of the file at `path` speaks of.
    pub fn of(&mut self, path: &Path) -> Speaks {
        let root = self.root_of(path);
        self.speaks.get(&root).copied().unwrap_or_default()
    }

    /// The folder of the project of the file at `path`: the nearest one above it with a manifest, no higher than what is scanned; else the first
    /// folder below that.
    pub fn root_of(&mut self, path: &Path) -> PathBuf {
        let folder = path.parent().unwrap_or(Path::new(""));
        if let Some(root) = self.roots.get(folder) {
            return root.clone();
        }
        let top =
            self.scanned.iter().filter(|top| path.starts_with(top)).max_by_key(|top| top.as_os_str().len());
        let top = top.map_or(folder, PathBuf::as_path);
        let below = || folder.ancestors().take_while(|folder| folder.starts_with(top));
        let manifest = |folder: &&Path| MANIFESTS.iter().any(|name| (self.has)(&folder.join(name)));
        let first = || below().filter(|folder| *folder != top).last();
        let root = below().find(manifest).or_else(first).unwrap_or(top).to_owned();
        self.roots.insert(folder.to_owned(), root.clone());
        root
    }
}
