//! How much of a report a SARIF file holds, so that those who read it take all of it.
//!
//! GitHub's limits:
//! <https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>.

/// Results in a file. GitHub takes 25,000 and shows 5,000, not reliably the gravest ones; and the
/// file has to stay below 10 MB compressed.
pub const MOST_RESULTS: usize = 5000;

/// Marks that a message tells: it is read by people, and GitHub lists 100 locations at most.
pub(super) const MOST_MARKS: usize = 20;

/// Other places of the same secret that a result links to: enough to see that there are more, and for a secret in
/// thousands of files a file that still can be uploaded.
pub(super) const MOST_PLACES: usize = 10;

/// Paths that were not read and are told one by one: a tree of a million unreadable files must not
/// make a file of 100 MB.
pub(super) const MOST_SKIPPED: usize = 1000;

/// Characters of a description that GitHub takes.
pub(super) const MOST_CHARACTERS: usize = 1024;
