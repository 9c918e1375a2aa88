//! Which files of a project are looked at for whose it is, where only a few of its files are scanned.

use crate::blob::Blob;

/// Something of a project that is looked at for whose it is.
#[derive(Debug)]
pub enum Company<'a> {
    /// Its paths, one a line.
    Paths(&'a [u8]),
    /// A file of it.
    File(Blob<'a>),
    /// So many files that would be looked at as well are more than the limit.
    Left(usize),
}

/// Files that are looked at for one project: the nearest to what is undecided, and those that tell most. What a project is made of
/// stands in its first few; a hook has no time for more.
pub(super) const FILES: usize = 32;

/// A larger file is not looked at: settings and manifests are smaller.
pub(super) const LARGEST: usize = 64 << 10;

/// Files that tell whose a project is, those that tell most first: what it is made of, how it is set up, what it says of itself.
const NAMES: [&str; 27] = [
    "package.json",
    "pyproject.toml",
    "requirements",
    "pipfile",
    "setup.py",
    "gemfile",
    "go.mod",
    "cargo.toml",
    "pom.xml",
    "build.gradle",
    "composer.json",
    "mix.exs",
    "pubspec.yaml",
    "package.swift",
    ".env",
    "docker-compose",
    "compose.y",
    "dockerfile",
    "main.tf",
    "variables.tf",
    "terraform.tfvars",
    "serverless.y",
    "application.",
    "appsettings",
    "values",
    "config.",
    "readme",
];

/// How much the name of a file promises to tell, least is most; `None` if it is no file to look at. `path` is in bytes, with `/`.
///
/// A path that speaks of Mono comes before all others: what is called `src/mono/client.ts` has its hosts.
pub(super) fn rank(path: &[u8]) -> Option<usize> {
    let path = path.to_ascii_lowercase();
    let name = path.rsplit(|byte| *byte == b'/').next().unwrap_or_default();
    if name.ends_with(b".lock") || name.ends_with(b"-lock.json") {
        return None;
    }
    let speaks = |word: &[u8]| memchr::memmem::find(&path, word).is_some();
    if speaks(b"mono") || speaks(b"breb") {
        return Some(0);
    }
    NAMES.iter().position(|known| name.starts_with(known.as_bytes())).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_most_is_looked_at_first() {
        #[rustfmt::skip]
        let order: [&[u8]; 5] = [b"src/mono/client.ts", b"api/package.json", b".env.example", b"deploy/docker-compose.yml", b"README.md"];
        let ranks: Vec<usize> = order.iter().map(|path| rank(path).unwrap()).collect();
        assert!(ranks.is_sorted(), "{ranks:?}");
        let others: [&[u8]; 4] =
            [b"src/index.ts", b"mono/yarn.lock", b"package-lock.json", b"config/logo.png"];
        assert!(others.iter().all(|path| rank(path).is_none()));
    }
}
