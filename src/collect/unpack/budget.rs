//! How much one file may turn out to hold.

use std::cell::Cell;
use std::io::{self, Read};

/// Bytes that all members of one file may have together, at any depth. A file of 1 MB can be made to hold petabytes.
const BYTES: u64 = 2 << 30;

/// Members that one file may have, at any depth.
const MEMBERS: usize = 200_000;

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
            return Err(io::Error::other("it unpacks to more than 2 GB; the rest was not read"));
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
        assert!(error.to_string().contains("more than 2 GB"));
        assert!(budget.member() && !budget.member());
    }
}
