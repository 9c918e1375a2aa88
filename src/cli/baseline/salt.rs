//! A salt for a project that has none, before the first guessable value of it is named in a file that stays.

use crate::cli::args::ScanArgs;
use crate::cli::asked::Asked;
use crate::cli::error::CliError;
use crate::cli::output;
use crate::cli::random;
use crate::cli::scan::{Setup, project};
use crate::config::{Config, with_salt};
use std::fs;
use std::io;
use std::path::PathBuf;

/// Whether a salt is missing, and would be read again: not where no configuration is to be used, nor in a repository without a
/// work tree, which is no place for one.
pub(super) fn can_be_added(setup: &Setup, args: &ScanArgs, asked: &Asked) -> bool {
    let is_bare = asked.tree.as_ref().is_some_and(|tree| tree.as_os_str().is_empty());
    setup.config.salt.is_none() && (setup.config.file.is_some() || !(args.no_config || is_bare))
}

/// Add a salt to the project's configuration, or make one that has nothing else. Returns the file.
pub(super) fn add(setup: &mut Setup, args: &ScanArgs, asked: &Asked) -> Result<PathBuf, CliError> {
    let place = match &setup.config.file {
        Some(file) => fs::canonicalize(file).unwrap_or_else(|_| file.clone()), // a link stays one
        None => Config::place(&project(args, asked)),
    };
    let refused = || CliError::Salt(place.clone());
    let text = match (&setup.config.file, fs::read_to_string(&place)) {
        (Some(_), Ok(text)) => text,
        (None, Err(error)) if error.kind() == io::ErrorKind::NotFound => String::new(),
        _ => return Err(refused()), // something of that name is there, which is no configuration
    };
    let salt = random::salt()?;
    let text = with_salt(&text, &salt);
    output::write_file(&place, &|out| out.write_all(text.as_bytes()))?;
    let config = Config::read(&place, &setup.config.base)?;
    if config.salt.as_deref() != Some(&salt) {
        return Err(refused());
    }
    setup.config.salt = config.salt;
    Ok(place)
}
