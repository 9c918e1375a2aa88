//! Which lines of a text stood in the revision that decides: what a change brings does not accept itself.

use crate::blob::{Blob, Origin};
use crate::decode;
use crate::git::Snapshot;
use crate::span::{LineIndex, Position};

/// The revision that decides.
#[derive(Clone, Copy)]
pub(super) struct Before<'s>(pub(super) &'s Snapshot);

/// What stood at the path of one text.
pub(super) struct Earlier<'e, 't> {
    before: Before<'e>,
    origin: &'e Origin,
    lines: &'e LineIndex<'t>,
    first_line: usize,
    /// The text of then, its lines ended by LF; looked for when it is first asked for.
    text: Option<Vec<u8>>,
}

impl<'s> Before<'s> {
    /// What stood at the path of a blob, whose text is in `lines`.
    pub(super) fn of<'e, 't>(self, blob: &Blob<'e>, lines: &'e LineIndex<'t>) -> Earlier<'e, 't>
    where
        's: 'e,
    {
        Earlier { before: self, origin: blob.origin, lines, first_line: blob.head.line, text: None }
    }

    /// The path of an origin from the top; `None` for what is no file of the repository, as a message, or a member of an archive.
    fn path(self, origin: &Origin) -> Option<Vec<u8>> {
        match origin {
            Origin::File(path) => self.0.inner(path),
            Origin::Index(path) | Origin::Object(Some(path), _) => {
                let parts: Vec<&[u8]> =
                    path.components().map(|part| part.as_os_str().as_encoded_bytes()).collect();
                Some(parts.join(&b'/'))
            }
            _ => None,
        }
    }
}

impl Earlier<'_, '_> {
    /// Whether the lines from one number to another, both of them included, stood there one after the other.
    pub(super) fn has(&mut self, first: usize, last: usize) -> bool {
        let text = self.text.get_or_insert_with(|| {
            let bytes = self.before.path(self.origin).and_then(|path| self.before.0.file(&path).ok()?);
            // What cannot be read has nothing that could be trusted.
            bytes
                .map(|bytes| {
                    plain(&LineIndex::new(&decode::view(&bytes).text, Position::FIRST), 0, usize::MAX)
                })
                .unwrap_or_default()
        });
        let from = first.saturating_sub(self.first_line);
        let lines = plain(self.lines, from, (last + 1).saturating_sub(first));
        memchr::memmem::find(text, &lines).is_some()
    }
}

/// So many lines from one (from 0) on, each behind a line feed, and one more at the end: as part of another such text they are
/// whole lines.
fn plain(lines: &LineIndex<'_>, from: usize, count: usize) -> Vec<u8> {
    let mut text = vec![b'\n'];
    for index in (from..lines.count()).take(count) {
        text.extend_from_slice(lines.line(index));
        text.push(b'\n');
    }
    text
}
