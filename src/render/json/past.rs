//! What commits say of a finding, in JSON: in SARIF too.

use crate::blob::Origin;
use crate::date;
use crate::finding;
use serde::Serialize;

/// What the history says of a finding.
#[derive(Serialize)]
pub(in super::super) struct Past<'r> {
    brought: Option<Commit<'r>>,
    removed: Option<Commit<'r>>,
    in_head: bool,
    refs: &'r [String],
    ref_count: usize,
}

/// A commit. The date is ISO 8601 in UTC; nothing where the commit has a number that is no date.
#[derive(Serialize)]
pub(in super::super) struct Commit<'r> {
    #[serde(rename = "commit")]
    id: String,
    date: Option<String>,
    author: Option<&'r str>,
}

impl<'r> Past<'r> {
    /// The past of a finding.
    pub(in super::super) fn new(past: &'r finding::Past) -> Self {
        Self {
            brought: past.brought.as_ref().map(Commit::new),
            removed: past.removed.as_ref().map(Commit::new),
            in_head: past.in_head,
            refs: &past.refs,
            ref_count: past.ref_count,
        }
    }
}

impl<'r> Commit<'r> {
    /// A commit that reports tell.
    pub(in super::super) fn new(commit: &'r finding::CommitRef) -> Self {
        let author = commit.author.as_deref();
        Self { id: commit.id.to_string(), date: date::moment(commit.date), author }
    }
}

/// The word for where bytes come from.
pub(in super::super) fn origin(origin: &Origin) -> &'static str {
    match origin {
        Origin::File(_) => "file",
        Origin::Stdin(_) => "stdin",
        Origin::Index(_) => "index",
        Origin::Object(..) => "object",
        Origin::Message(_) => "message",
        Origin::Member(member) => self::origin(&member.of),
    }
}

/// The id of the git object that bytes are: a blob, or the commit or tag with a message.
pub(in super::super) fn object(origin: &Origin) -> Option<String> {
    match origin {
        Origin::Object(_, id) | Origin::Message(id) => Some(id.to_string()),
        Origin::Member(member) => object(&member.of),
        Origin::File(_) | Origin::Stdin(_) | Origin::Index(_) => None,
    }
}
