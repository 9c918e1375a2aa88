//! A scratch repository, and git as a stranger's machine would have it: no configuration, no variables, the same clock.
#![expect(clippy::disallowed_methods, reason = "tests ask git what is right, and run the program")]

use monoleaks::git::{Environment, Repository};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Longest time that the program may take for one of these small repositories: it never should take one of them.
const PATIENCE: Duration = Duration::from_secs(20);

/// A repository in a folder of its own, and from where it is looked at.
pub(crate) struct Repo {
    folder: TempDir,
    /// The top of the work tree.
    pub(crate) top: PathBuf,
    /// The folder in which git and the program are started.
    pub(crate) here: PathBuf,
    /// Variables of git's that both of them see.
    pub(crate) variables: Vec<(&'static str, OsString)>,
}

/// What the program said, and what it ended with.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Repo {
    /// An empty repository.
    pub(crate) fn new() -> Self {
        Self::init(&[])
    }

    /// An empty repository, made with further options of `git init`.
    pub(crate) fn init(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        // The temporary folder may be spelt through a symbolic link.
        let top = folder.path().canonicalize().expect("it was just made").join("top");
        fs::create_dir(&top).expect("nothing is there yet");
        let repo = Self { folder, here: top.clone(), top, variables: Vec::new() };
        repo.git(&[&["init", "--quiet", "--initial-branch=main"], options].concat());
        repo
    }

    /// A folder beside the work tree.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().expect("it is there").join(name)
    }

    /// Run git where the repository is looked at; it must end well.
    pub(crate) fn git(&self, args: &[&str]) -> Vec<u8> {
        self.git_in(&self.here, args)
    }

    /// Run git in another folder; it must end well.
    pub(crate) fn git_in(&self, folder: &Path, args: &[&str]) -> Vec<u8> {
        self.git_with(folder, args, b"")
    }

    /// Run git with something on its standard input; it must end well.
    pub(crate) fn git_with(&self, folder: &Path, args: &[&str], input: &[u8]) -> Vec<u8> {
        let (code, stdout, stderr) = self.try_git(folder, args, input);
        assert_eq!(code, Some(0), "git {}: {}", args.join(" "), String::from_utf8_lossy(&stderr));
        stdout
    }

    /// Run git, however it ends: its code, what it wrote, and what it said beside.
    pub(crate) fn try_git(
        &self,
        folder: &Path,
        args: &[&str],
        input: &[u8],
    ) -> (Option<i32>, Vec<u8>, Vec<u8>) {
        let mut command = Command::new("git");
        command.args(["-c", "protocol.file.allow=always", "-c", "gc.auto=0"]).args(args);
        let child = self.start(&mut command, folder);
        finish(child, input, Duration::from_secs(300))
    }

    /// The first line of what git writes.
    pub(crate) fn line(&self, args: &[&str]) -> String {
        let out = String::from_utf8(self.git(args)).expect("ids and names are UTF-8");
        out.lines().next().unwrap_or_default().to_owned()
    }

    /// Run the program where the repository is looked at.
    pub(crate) fn monoleaks(&self, args: &[&str]) -> Told {
        let mut command = Command::new(env!("CARGO_BIN_EXE_monoleaks"));
        let child = self.start(command.args(args), &self.here);
        let (code, stdout, stderr) = finish(child, b"", PATIENCE);
        let text = |bytes| String::from_utf8(bytes).expect("reports and errors are UTF-8");
        let (stdout, stderr) = (text(stdout), text(stderr));
        let code =
            code.unwrap_or_else(|| panic!("{args:?} took too long, or was killed:\n{stdout}\n{stderr}"));
        assert!(!stderr.contains("panicked"), "{args:?}:\n{stderr}");
        Told { code, stdout, stderr }
    }

    /// Run another program, which must end well.
    pub(crate) fn run_other(&self, program: &str, args: &[&str]) {
        let child = self.start(Command::new(program).args(args), &self.here);
        let (code, _, stderr) = finish(child, b"", PATIENCE);
        assert_eq!(code, Some(0), "{program} {}: {}", args.join(" "), String::from_utf8_lossy(&stderr));
    }

    /// Start a program that sees git's variables as they are set here, and none of the caller's.
    fn start(&self, command: &mut Command, folder: &Path) -> Child {
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy().into_owned();
            let is_theirs = ["GIT_", "MONOLEAKS_", "LC_", "LANG"].iter().any(|start| name.starts_with(start));
            if is_theirs && name != "GIT_EXEC_PATH" {
                command.env_remove(name);
            }
        }
        command.envs([
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_NO_REPLACE_OBJECTS", "1"), // what is committed is the object itself, not what somebody shows instead
            ("GIT_AUTHOR_NAME", "Ana"),
            ("GIT_AUTHOR_EMAIL", "ana@example.com"),
            ("GIT_COMMITTER_NAME", "Ana"),
            ("GIT_COMMITTER_EMAIL", "ana@example.com"),
            ("GIT_AUTHOR_DATE", "1700000000 -0500"),
            ("GIT_COMMITTER_DATE", "1700000000 -0500"),
        ]);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"))
    }

    /// The repository, found as the program would.
    pub(crate) fn open(&self) -> Repository {
        Repository::discover(&self.here, &self.environment()).expect("there is a repository")
    }

    /// The variables, as the program would read them.
    pub(crate) fn environment(&self) -> Environment {
        Environment::of(&|name| {
            self.variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
        })
    }

    /// Write a file of the work tree, and the folders that it needs.
    pub(crate) fn write(&self, path: impl AsRef<OsStr>, bytes: impl AsRef<[u8]>) {
        write(&self.top.join(path.as_ref()), bytes.as_ref());
    }

    /// Write a file and add it to the index.
    pub(crate) fn stage(&self, path: &str, bytes: impl AsRef<[u8]>) {
        self.write(path, bytes);
        self.git_in(&self.top, &["add", "--force", "--sparse", "--", path]);
    }

    /// Commit what is staged.
    pub(crate) fn commit(&self) -> String {
        self.commit_saying("a commit")
    }

    /// Commit what is staged, with a message.
    pub(crate) fn commit_saying(&self, message: &str) -> String {
        self.git_in(&self.top, &["commit", "--quiet", "--no-verify", "--allow-empty", "--message", message]);
        self.line(&["rev-parse", "HEAD"])
    }

    /// Write files, add and commit them.
    pub(crate) fn committed(&self, files: &[(&str, &str)]) {
        for (path, text) in files {
            self.write(path, text);
        }
        self.git_in(&self.top, &["add", "--force", "--all"]);
        self.commit();
    }

    /// Write an object.
    pub(crate) fn object(&self, kind: &str, bytes: &[u8]) -> String {
        let id =
            self.git_with(&self.here, &["hash-object", "-w", "--literally", "-t", kind, "--stdin"], bytes);
        String::from_utf8(id).expect("an id").trim().to_owned()
    }

    /// Add an entry to the index under any name, from a blob.
    pub(crate) fn entry(&self, path: &[u8], mode: &str, bytes: &[u8]) {
        let id = self.object("blob", bytes);
        let line = [format!("{mode} {id} 0\t").as_bytes(), path, b"\0"].concat();
        self.git_with(&self.here, &["update-index", "--add", "-z", "--index-info"], &line);
    }
}

/// Write a file, and the folders that it needs.
pub(crate) fn write(path: &Path, bytes: &[u8]) {
    let parent = path.parent().expect("a file is in a folder");
    fs::create_dir_all(parent).and_then(|()| fs::write(path, bytes)).expect("the folder can be written to");
}

/// Wait for a process and take what it writes; one that takes longer than `patience` is ended, and has no code.
fn finish(mut child: Child, input: &[u8], patience: Duration) -> (Option<i32>, Vec<u8>, Vec<u8>) {
    let mut stdin = child.stdin.take().expect("it was asked for");
    let (mut out, mut beside) =
        (child.stdout.take().expect("so was it"), child.stderr.take().expect("and it"));
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let code = thread::scope(|scope| {
        scope.spawn(|| out.read_to_end(&mut stdout));
        scope.spawn(|| beside.read_to_end(&mut stderr));
        scope.spawn(move || stdin.write_all(input)); // who does not read it to its end says so by its code
        let end = Instant::now() + patience;
        loop {
            match child.try_wait().expect("it is ours") {
                Some(status) => return status.code(),
                None if Instant::now() > end => {
                    child.kill().and_then(|()| child.wait()).expect("it is ours");
                    return None;
                }
                None => thread::sleep(Duration::from_millis(2)),
            }
        }
    });
    (code, stdout, stderr)
}
