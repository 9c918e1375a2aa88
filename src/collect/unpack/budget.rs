//! How much one file may turn out to hold.

use std::cell::Cell;
use std::error::Error;
use std::io::{self, Read};

/// Bytes that all members of one file may have together, at any depth. A file of 1 MB can be made to hold petabytes.
const BYTES: u64 = 2 << 30;

/// Members that one file may have, at any depth.
const MEMBERS: usize = 200_000;

/// A limit of ours that was reached.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Limit(&'static str);

/// An error that says which limit of ours was reached.
pub(super) fn limit(text: &'static str) -> io::Error {
    io::Error::other(Limit(text))
}

/// Why something could not be unpacked, in words of ours: a library's quote what they read, which may be a secret.
pub(super) fn told(error: &io::Error) -> String {
    let mut inner = error.get_ref().map(|inner| inner as &(dyn Error + 'static));
    while let Some(cause) = inner {
        if let Some(limit) = cause.downcast_ref::<Limit>() {
            return limit.to_string();
        }
        inner = match cause.downcast_ref::<io::Error>() {
            Some(error) => error.get_ref().map(|inner| inner as &(dyn Error + 'static)),
            None => cause.source(),
        };
    }
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "it ends too early".to_owned(),
        kind if error.raw_os_error().is_some() => kind.to_string(),
        _ => "its content makes no sense".to_owned(),
    }
}

/// What is left to one file.
#[derive(Debug)]
pub(super) struct Budget {
    bytes: Cell<u64>,
    members: Cell<usize>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: Cell::new(BYTES), members: Cell::new(MEMBERS) }
    }
}

impl Budget {
    /// Take one member; whether that is still allowed.
    pub(super) fn member(&self) -> bool {
        let left = self.members.get();
        self.members.set(left.saturating_sub(1));
        left > 0
    }

    /// A reader that stops with an error where the budget ends.
    pub(super) fn limit<R: Read>(&self, reader: R) -> Limited<'_, R> {
        Limited { reader, budget: self }
    }
}

/// A reader whose bytes count.
pub(super) struct Limited<'b, R> {
    reader: R,
    budget: &'b Budget,
}

impl<R: Read> Read for Limited<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(into)?;
        let left = self.budget.bytes.get();
        self.budget.bytes.set(left.saturating_sub(read as u64));
        if read as u64 > left {
            return Err(limit("it unpacks to more than 2 GB; the rest was not read"));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bomb_ends_with_the_budget() {
        let budget = Budget { bytes: Cell::new(10), members: Cell::new(1) };
        let mut read = Vec::new();
        let error = budget.limit(io::repeat(7).take(100)).read_to_end(&mut read).unwrap_err();
        assert!(told(&error).contains("more than 2 GB"));
        let wrapped = io::Error::other(io::Error::new(io::ErrorKind::InvalidData, error));
        assert!(told(&wrapped).contains("more than 2 GB"), "as libraries pass it on");
        assert!(budget.member() && !budget.member());
    }
}
