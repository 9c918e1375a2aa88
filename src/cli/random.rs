//! Salts.

use super::error::CliError;
use std::fmt::Write as _;

/// Bytes of a salt; argon2 asks for 16.
const BYTES: usize = 16;

/// Digits that nobody can guess.
pub(super) fn salt() -> Result<String, CliError> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|error| CliError::Random(error.to_string()))?;
    Ok(bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
        text
    }))
}
