//! A readable text of a blob, which maps every byte back to the blob.

use crate::span::Span;
use std::borrow::Cow;

/// A text, and where each of its bytes came from.
#[derive(Debug)]
pub struct View<'b> {
    /// The text; UTF-8 where it was decoded, else the bytes of the blob.
    pub text: Cow<'b, [u8]>,
    /// The encoding that was undone.
    pub layer: Option<&'static str>,
    /// Stretches that were decoded at one rate, ascending; empty for a text as it is.
    pub(super) runs: Vec<Run>,
}

/// A stretch of a view whose characters all took as many bytes in the blob and in the view.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// Offset in the view of the first byte.
    pub(super) view: usize,
    /// Offset in the blob of the first byte.
    pub(super) blob: usize,
    /// Bytes of one character in the view.
    pub(super) view_step: usize,
    /// Bytes of one character in the blob.
    pub(super) blob_step: usize,
}

impl View<'_> {
    /// The offset in the blob of the character that holds the view's byte at `offset`.
    pub fn to_blob(&self, offset: usize) -> usize {
        let at = self.runs.partition_point(|run| run.view <= offset);
        match at.checked_sub(1).map(|at| self.runs[at]) {
            None => offset,
            Some(run) => run.blob + (offset - run.view) / run.view_step * run.blob_step,
        }
    }

    /// A stretch of the view as a stretch of the blob.
    pub fn span_in_blob(&self, span: Span) -> Span {
        Span::new(self.to_blob(span.start), self.to_blob(span.end))
    }
}
