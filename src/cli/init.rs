//! `monoleaks init`: the first configuration of a project.

use super::args::{InitArgs, ScanArgs};
use super::asked::Asked;
use super::error::CliError;
use super::random;
use crate::config::{Config, Spoken, draft};
use crate::render::in_place;
use crate::scan::survey;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Write the configuration of the project that a folder is in, and say what to do next.
pub(super) fn run(args: &InitArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let folder = args.folder.as_deref().unwrap_or(Path::new("."));
    if !folder.is_dir() {
        let is_there = folder.symlink_metadata().is_ok();
        let wrong = if is_there { CliError::NoFolder } else { CliError::NoSuchPath };
        return Err(wrong(folder.to_owned()));
    }
    let place = Config::place(folder);
    if let Some(there) = Config::nearest(folder).filter(|_| !args.stdout) {
        return Err(CliError::ConfigExists(there));
    }
    let top = place.parent().unwrap_or(folder).to_owned();
    let spoken = spoken(&top)?;
    let text = draft(&spoken, &random::salt()?);
    if args.stdout {
        out.write_all(text.as_bytes()).map_err(CliError::Stdout)?;
        return Ok(ExitCode::SUCCESS);
    }
    write(&place, &text)?;
    Config::read(&place, &top)?; // what was written is what will be read
    let is_repository = top.join(".git").symlink_metadata().is_ok();
    tell(&place, &spoken, is_repository, out).map_err(CliError::Stdout)?;
    Ok(ExitCode::SUCCESS)
}

/// Of whom the files below `top` speak; what git does not know and `.gitignore` names is passed over.
fn spoken(top: &Path) -> Result<Spoken, CliError> {
    let asked = Asked::of(&ScanArgs { paths: vec![top.to_owned()], ..ScanArgs::default() })?;
    let Spoken { mono, lookalike } = survey(asked.source.as_ref());
    // In a comment of one line, and as it is called in the project.
    let head = format!("{}/", crate::blob::slashed(top).trim_end_matches('/'));
    let told = |path: String| in_place(path.strip_prefix(&head).unwrap_or(&path)).clone();
    Ok(Spoken { mono: mono.map(told), lookalike: lookalike.map(told) })
}

/// Write a file where none is: neither another that came meanwhile, nor what a link leads to, is overwritten.
fn write(place: &PathBuf, text: &str) -> Result<(), CliError> {
    let written = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(place)
        .and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => CliError::ConfigExists(place.clone()),
        _ => CliError::Output { path: place.clone(), source },
    })
}

/// What was written and why, and what to do next.
fn tell(place: &Path, spoken: &Spoken, is_repository: bool, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "Wrote {}", in_place(&place.to_string_lossy()))?;
    let provider = if spoken.is_mono() { "provider = \"mono\"" } else { "No provider is stated" };
    writeln!(out, "  {provider}: {}", spoken.told())?;
    writeln!(out, "  A salt of its own names values that could be guessed.")?;
    writeln!(out, "\nNext:")?;
    writeln!(out, "  monoleaks scan               what stands in the files now")?;
    if is_repository {
        writeln!(out, "  monoleaks scan --history     what was ever committed: it leaks, though it is gone")?;
        writeln!(out, "  monoleaks hook install       stops a leak before it is committed")?;
        writeln!(out, "  git add .monoleaks.toml      so that everybody scans alike, and CI does")?;
    }
    writeln!(
        out,
        "  In CI run `monoleaks scan`: it ends with 1 if it finds something, with 3 if it could not read all."
    )?;
    writeln!(out, "  What is known and cannot be rotated at once: `monoleaks baseline create`.")
}
