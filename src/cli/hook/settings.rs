//! Git's configuration, from all the files that git itself would read, as far as hooks are concerned.

use crate::git::{Repository, Settings};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Most settings that variables may bring; git has no limit, people have.
const COUNT: usize = 1000;

/// What git reads, in its order: the later goes before the earlier.
#[derive(Debug, Default)]
pub(in crate::cli) struct GitConfig {
    files: Vec<(PathBuf, Settings)>,
    /// From `GIT_CONFIG_COUNT` and its companions; these go before all files.
    variables: Vec<(String, String)>,
    home: Option<PathBuf>,
    /// What could not be read, or is not followed, so that what is said of it may be wrong.
    pub(in crate::cli) doubts: Vec<String>,
}

impl GitConfig {
    /// Read what applies to a repository, by the variables that `get` knows.
    pub(in crate::cli) fn read(repository: &Repository, get: &dyn Fn(&str) -> Option<OsString>) -> Self {
        let mut config = Self { home: get("HOME").map(PathBuf::from), ..Self::default() };
        for path in shared(get) {
            config.add(&path);
        }
        let own = repository.common_dir.join("config");
        config.push(own, repository.settings.clone());
        if repository.settings.is_on("extensions.worktreeconfig") {
            config.add(&repository.git_dir.join("config.worktree"));
        }
        config.variables = variables(get);
        let parameters = get("GIT_CONFIG_PARAMETERS").unwrap_or_default().to_string_lossy().to_lowercase();
        if parameters.contains("hookspath") {
            config
                .doubts
                .push("`git -c core.hooksPath=…` goes before every file, and is not read".to_owned());
        }
        config
    }

    fn add(&mut self, path: &Path) {
        match Settings::read(path) {
            Ok(settings) => self.push(path.to_owned(), settings),
            Err(error) => self.doubts.push(format!("{} cannot be read: {error}", path.display())),
        }
    }

    fn push(&mut self, path: PathBuf, settings: Settings) {
        let includes = settings.iter().filter(|(name, _)| {
            *name == "include.path"
                || name.starts_with("includeif.") && name.rsplit('.').next() == Some("path")
        });
        self.doubts.extend(
            includes.map(|(_, target)| format!("{} includes {target}, which is not read", path.display())),
        );
        self.files.push((path, settings));
    }

    /// Where hooks are said to be, and who says so: a file, or the name of a variable.
    pub(super) fn hooks_path(&self) -> Option<(PathBuf, String)> {
        let name = "core.hookspath";
        if let Some((_, value)) = self.variables.iter().rev().find(|(known, _)| known == name) {
            return Some((PathBuf::from(value), "GIT_CONFIG_KEY_…".to_owned()));
        }
        let told = |(path, settings): &(PathBuf, Settings)| {
            Some((settings.path(name, self.home.as_deref())?, path.display().to_string()))
        };
        self.files.iter().rev().find_map(told)
    }
}

/// The files of the system and of the person.
fn shared(get: &dyn Fn(&str) -> Option<OsString>) -> Vec<PathBuf> {
    let path = |name: &str| get(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let is_on = |name: &str| {
        get(name).is_some_and(|value| {
            !matches!(value.to_string_lossy().to_lowercase().as_str(), "" | "0" | "false" | "no" | "off")
        })
    };
    let mut files = Vec::new();
    if !is_on("GIT_CONFIG_NOSYSTEM") {
        files.push(path("GIT_CONFIG_SYSTEM").unwrap_or_else(|| "/etc/gitconfig".into()));
    }
    // A variable that is set but empty switches the person's files off, as for git.
    match get("GIT_CONFIG_GLOBAL") {
        Some(file) if file.is_empty() => {}
        Some(file) => files.push(file.into()),
        None => {
            let home = path("HOME");
            let xdg = path("XDG_CONFIG_HOME").or_else(|| Some(home.as_ref()?.join(".config")));
            files.extend(xdg.map(|folder| folder.join("git/config")));
            files.extend(home.map(|folder| folder.join(".gitconfig")));
        }
    }
    files.retain(|file| file != Path::new("/dev/null"));
    files
}

/// Settings that variables bring, by name in lower case.
fn variables(get: &dyn Fn(&str) -> Option<OsString>) -> Vec<(String, String)> {
    let text = |name: &str| get(name).map(|value| value.to_string_lossy().into_owned());
    let count = text("GIT_CONFIG_COUNT").and_then(|count| count.parse::<usize>().ok()).unwrap_or(0);
    let one = |number: usize| {
        let key = text(&format!("GIT_CONFIG_KEY_{number}"))?;
        Some((key.to_lowercase(), text(&format!("GIT_CONFIG_VALUE_{number}"))?))
    };
    (0..count.min(COUNT)).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{folder, read};
    use std::fs;

    #[test]
    fn the_nearest_file_says_where_hooks_are() {
        let (folder, _repository) = folder();
        let at = |path: &str| folder.path().join(path);
        let says = |path: &str, hooks: &str| {
            fs::write(at(path), format!("[core]\n\thooksPath = {hooks}\n")).unwrap();
        };
        let hooks = |more: &[(&str, &str)]| {
            read(folder.path(), more).hooks_path().map(|(path, _)| path.display().to_string())
        };
        let want = |text: &str| Some(text.to_owned());
        assert_eq!(hooks(&[]), None, "nobody says anything");
        says("system", "/system");
        let system = ("GIT_CONFIG_SYSTEM", "FOLDER/system");
        assert_eq!(hooks(&[system]), want("/system"), "the system does");
        assert_eq!(hooks(&[system, ("GIT_CONFIG_NOSYSTEM", "1")]), None, "and is not asked");
        says("home/.config/git/config", "/xdg");
        assert_eq!(hooks(&[system]), want("/xdg"), "the person goes before the system");
        says("home/.gitconfig", "~/hooks");
        assert_eq!(
            hooks(&[]),
            Some(at("home/hooks").display().to_string()),
            "in two files; the later counts"
        );
        says("other", "/other");
        assert_eq!(hooks(&[("GIT_CONFIG_GLOBAL", "FOLDER/other")]), want("/other"), "another file instead");
        assert_eq!(hooks(&[("GIT_CONFIG_GLOBAL", "")]), None, "no file at all");
        says("repo/.git/config", ".githooks");
        assert_eq!(hooks(&[]), want(".githooks"), "the repository goes before the person");
        says("repo/.git/config.worktree", ".mine");
        assert_eq!(hooks(&[]), want(".githooks"), "a file of the work tree that is not switched on");
        fs::write(at("repo/.git/config"), "[core]\nhooksPath=a\n[extensions]\nworktreeConfig = true\n")
            .unwrap();
        assert_eq!(hooks(&[]), want(".mine"), "one that is");
        let variables =
            [("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "core.hooksPath"), ("GIT_CONFIG_VALUE_0", "/v")];
        assert_eq!(hooks(&variables), want("/v"), "variables go before all");
    }

    #[test]
    fn what_is_not_followed_is_told() {
        let (folder, _repository) = folder();
        let config = "[include]\n\tpath = ~/more\n[includeIf \"gitdir:~/work/\"]\n\tpath = work\n";
        fs::write(folder.path().join("home/.gitconfig"), config).unwrap();
        let doubts = read(folder.path(), &[("GIT_CONFIG_PARAMETERS", "'core.hooksPath'='x'")]).doubts;
        assert_eq!(doubts.len(), 3, "{doubts:?}");
    }
}
