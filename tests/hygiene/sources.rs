//! The source as a list of files: what each is called, holds and imports, without its tests.

use super::{files, house};
use std::path::Path;

/// One file of `src`.
pub(crate) struct Source {
    /// Its path below `src`, with `/`.
    pub(crate) path: String,
    /// The whole text.
    pub(crate) text: String,
    /// The text up to its tests, without comments.
    pub(crate) code: String,
}

/// Every Rust file of `src`, but those that are tests only.
pub(crate) fn sources() -> Vec<Source> {
    let src = house().join("src");
    let mut sources: Vec<Source> = files(&src)
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| Source::read(&src, path))
        .collect();
    let tests: Vec<String> = sources.iter().flat_map(Source::test_modules).collect();
    sources.retain(|source| !tests.contains(&source.path));
    sources
}

impl Source {
    fn read(src: &Path, path: &Path) -> Self {
        let text = std::fs::read_to_string(path).expect("a readable file");
        let path = path.strip_prefix(src).expect("a file below it").to_string_lossy().replace('\\', "/");
        let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        let code = text[..tests].lines().filter(is_code).collect::<Vec<_>>().join("\n");
        Self { path, text, code }
    }

    /// The files of its modules that are compiled for tests only.
    fn test_modules(&self) -> Vec<String> {
        let folder = self.path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let mut names = Vec::new();
        let mut lines = self.text.lines();
        while let Some(line) = lines.next() {
            let next = if line.trim() == "#[cfg(test)]" { lines.next() } else { None };
            let name = next.and_then(|next| next.trim_start_matches("pub(crate) ").strip_prefix("mod "));
            names.extend(
                name.and_then(|name| name.strip_suffix(';')).map(|name| format!("{folder}{name}.rs")),
            );
        }
        names
    }

    /// Where the file stands in the tree of modules: `render/text/mod.rs` is `["render", "text"]`.
    pub(crate) fn module(&self) -> Vec<String> {
        let plain = self.path.trim_end_matches(".rs");
        let plain = plain.strip_suffix("/mod").unwrap_or(plain);
        if matches!(plain, "lib" | "main" | "build") {
            return Vec::new();
        }
        plain.split('/').map(str::to_owned).collect()
    }

    /// Whether it is the face of a folder.
    pub(crate) fn is_face(&self) -> bool {
        self.path.ends_with("/mod.rs")
    }

    /// The room that it is in: its folder, or the file itself.
    pub(crate) fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs")
    }

    /// Every path that it imports or names in place, from the root of the crate, each with the names after it.
    pub(crate) fn imports(&self) -> Vec<Vec<String>> {
        let code = self.code.replace('\n', " ");
        let mut imports = Vec::new();
        for (start, root) in [("crate::", 0), ("super::", 1), ("self::", 0)] {
            for (at, _) in code.match_indices(start) {
                let before = code[..at].chars().next_back().unwrap_or(' ');
                if before.is_alphanumeric() || matches!(before, '_' | ':') || code[..at].ends_with("(in ") {
                    continue; // `super::super::` is one path, and `pub(in super::super)` is none
                }
                let mut rest = &code[at + start.len()..];
                let mut base = match start {
                    "crate::" => Vec::new(),
                    _ => self.module(),
                };
                for _ in 0..root {
                    base.pop();
                }
                while let Some(shorter) = rest.strip_prefix("super::") {
                    base.pop();
                    rest = shorter;
                }
                expand(rest, &base, &mut imports);
            }
        }
        imports
    }
}

/// The paths of a tree like `a::{b, c::{self, D}}`, below `base`.
fn expand(tree: &str, base: &[String], imports: &mut Vec<Vec<String>>) {
    let mut path = base.to_vec();
    let mut rest = tree.trim_start();
    loop {
        if let Some(group) = rest.strip_prefix('{') {
            for branch in branches(group) {
                expand(branch, &path, imports);
            }
            return;
        }
        let end = rest.find(|char: char| !char.is_alphanumeric() && char != '_').unwrap_or(rest.len());
        let name = &rest[..end];
        if !name.is_empty() && name != "self" {
            path.push(name.to_owned());
        }
        match rest[end..].strip_prefix("::") {
            Some(after) => rest = after,
            None => break,
        }
    }
    imports.push(path);
}

/// The branches of a group up to its closing brace.
fn branches(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0_usize, 0, Vec::new());
    for (at, char) in group.char_indices() {
        match char {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' => {
                found.push(group[start..at].trim());
                break;
            }
            ',' if depth == 0 => {
                found.push(group[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    found.retain(|branch| !branch.is_empty());
    found
}

#[test]
fn imports_are_read_in_every_form() {
    let source =
        |code: &str| Source { path: "a/b/c.rs".to_owned(), text: String::new(), code: code.to_owned() };
    let cases: [(&str, &[&str]); 7] = [
        ("use crate::x::Y;", &["x Y"]),
        ("use crate::x::{self, Y, z::{A, B}};", &["x", "x Y", "x z A", "x z B"]),
        ("use super::Y;", &["a b Y"]),
        ("use super::super::d::Y as Z;", &["a d Y"]),
        ("let y = crate::x::y(super::z);", &["x y", "a b z"]),
        ("pub(crate) fn f() {}", &[]),
        ("use std::io;", &[]),
    ];
    for (code, want) in cases {
        let got: Vec<String> = source(code).imports().iter().map(|path| path.join(" ")).collect();
        assert_eq!(got, want, "{code}");
    }
}

/// What needs no more than a look at each file.
mod each {
    use super::sources;
    use crate::{files, house};

    /// Lines of a file that still is about one thing.
    const LONGEST: usize = 300;

    #[test]
    fn files_are_short() {
        let mut long: Vec<String> = Vec::new();
        for folder in ["src", "tests"] {
            for path in files(&house().join(folder)) {
                let is_rust = path.extension().is_some_and(|extension| extension == "rs");
                if is_rust
                    && !path
                        .components()
                        .any(|part| part.as_os_str() == "templates" || part.as_os_str() == "in")
                {
                    let lines = std::fs::read_to_string(&path).expect("a readable file").lines().count();
                    if lines > LONGEST {
                        long.push(format!("{}: {lines} lines", path.display()));
                    }
                }
            }
        }
        assert!(long.is_empty(), "longer than {LONGEST} lines:\n{}", long.join("\n"));
    }

    #[test]
    fn files_say_what_they_are() {
        let silent: Vec<String> = sources()
            .into_iter()
            .filter(|source| !source.text.starts_with("//! "))
            .map(|source| source.path)
            .collect();
        assert!(silent.is_empty(), "without a first line that says what they are: {silent:?}");
    }

    #[test]
    fn nothing_panics_without_a_reason() {
        let words = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!()"];
        let mut found = Vec::new();
        for source in sources().iter().filter(|source| source.path != "build.rs") {
            for line in source.code.lines() {
                if words.iter().any(|word| line.contains(word)) {
                    found.push(format!("src/{}: {}", source.path, line.trim()));
                }
            }
        }
        assert!(found.is_empty(), "outside of tests:\n{}", found.join("\n"));
    }

    /// Where a secret may be looked at: where it is judged, named and measured.
    const MAY_EXPOSE: [&str; 5] = [
        "secret.rs",
        "classify/fingerprint.rs",
        "classify/provider.rs",
        "classify/value.rs",
        "classify/verdict.rs",
    ];

    #[test]
    fn a_secret_is_looked_at_in_few_files() {
        let mut looking: Vec<String> = sources()
            .into_iter()
            .filter(|source| source.code.contains("expose("))
            .map(|source| source.path)
            .collect();
        looking.sort();
        let mut allowed = MAY_EXPOSE;
        allowed.sort_unstable();
        assert_eq!(looking, allowed);
    }

    #[test]
    fn nothing_that_scans_asks_for_the_time_the_environment_or_the_folder_one_is_in() {
        let below =
            ["SystemTime", "Instant::now", "env::var", "env::args", "current_dir", "process::Command"];
        let mut found = Vec::new();
        for source in sources().iter().filter(|source| !["cli", "build"].contains(&source.room())) {
            for word in below.iter().filter(|word| source.code.contains(**word)) {
                found.push(format!("src/{}: {word}", source.path));
            }
        }
        assert!(found.is_empty(), "below `cli`:\n{}", found.join("\n"));
    }

    /// The one file that starts a process, and only for `doctor --prove`.
    const MAY_START: [&str; 1] = ["cli/doctor/git.rs"];

    #[test]
    fn one_file_starts_a_process() {
        let starts = ["process::Command", "Command::new(", ".spawn()", "exec("];
        let starting: Vec<String> = sources()
            .into_iter()
            .filter(|source| starts.iter().any(|word| source.code.contains(word)))
            .map(|source| source.path)
            .collect();
        assert_eq!(starting, MAY_START);
    }
}
