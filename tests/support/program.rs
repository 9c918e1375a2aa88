//! The program as a process, started as a stranger would: none of our variables, no locale, no colours.
#![allow(dead_code, reason = "each test binary uses a part")]
#![expect(clippy::disallowed_methods, reason = "the program under test is a process")]

use clap::ValueEnum as _;
use monoleaks::render::Format;
use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// What a run said, and what it ended with.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    fn new(output: &Output) -> Self {
        Self {
            code: output.status.code().expect("it ends by itself"),
            stdout: String::from_utf8(output.stdout.clone()).expect("reports are UTF-8"),
            stderr: String::from_utf8(output.stderr.clone()).expect("errors are UTF-8"),
        }
    }

    /// The findings of a report in JSON Lines, each as `path:line environment`.
    pub(crate) fn places(&self) -> Vec<String> {
        let lines = self.stdout.lines().map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("each line of a report is JSON")
        });
        lines
            .filter(|line| line["type"] == "finding")
            .map(|finding| {
                let text = |at: &str| finding[at].as_str().unwrap_or_default().to_owned();
                format!("{}:{} {}", text("path"), finding["line"], text("environment"))
            })
            .collect()
    }

    /// The receipt of a report in JSON Lines.
    pub(crate) fn receipt(&self) -> serde_json::Value {
        let last = self.stdout.lines().last().expect("a receipt ends the report");
        serde_json::from_str(last).expect("each line of a report is JSON")
    }
}

/// The names of all forms of a report.
pub(crate) fn formats() -> Vec<String> {
    let names = Format::value_variants().iter().filter_map(clap::ValueEnum::to_possible_value);
    names.map(|name| name.get_name().to_owned()).collect()
}

/// The program, about to be started in `folder`.
pub(crate) fn monoleaks(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_monoleaks"));
    let is_ours = |name: &OsStr| name.to_string_lossy().starts_with("MONOLEAKS_");
    for (name, _) in std::env::vars_os().filter(|(name, _)| is_ours(name)) {
        command.env_remove(name);
    }
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// Run the program in `folder` with `args`.
pub(crate) fn run(folder: &Path, args: &[&str]) -> Run {
    finish(monoleaks(folder).args(args))
}

/// Run a command that [`monoleaks`] made.
pub(crate) fn finish(command: &mut Command) -> Run {
    Run::new(&command.output().expect("the program was built for this test"))
}

/// Run the program in `folder` with `args` and something on its standard input.
pub(crate) fn run_with_input(folder: &Path, args: &[&str], input: &[u8]) -> Run {
    let mut command = monoleaks(folder);
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program was built for this test");
    let mut stdin = child.stdin.take().expect("it was asked for");
    stdin.write_all(input).expect("it reads to the end");
    drop(stdin);
    Run::new(&child.wait_with_output().expect("it ends"))
}

/// Run another program in `folder`, which must end well.
pub(crate) fn other(folder: &Path, program: &str, args: &[&str]) {
    let output = Command::new(program)
        .current_dir(folder)
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {}: {said}", args.join(" "));
}

/// A folder outside of every repository and configuration, with these files.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (path, text) in files {
        write(&folder.path().join(path), text.as_bytes());
    }
    folder
}

/// Write a file, and the folders that it needs.
pub(crate) fn write(path: &Path, bytes: &[u8]) {
    let parent = path.parent().expect("a file is in a folder");
    fs::create_dir_all(parent).and_then(|()| fs::write(path, bytes)).expect("the folder can be written to");
}

/// Copy a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("a readable entry");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            write(&to, &fs::read(from).expect("a readable file"));
        }
    }
}
