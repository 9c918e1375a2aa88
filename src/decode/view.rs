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
    /// All of it came from this stretch, and no byte of it from one place in there: it was compressed.
    pub(super) solid: Option<Span>,
    /// The view that it was made of; `None` for one that was made of the blob.
    pub(super) under: Option<&'b View<'b>>,
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
    /// A stretch as a stretch of what the view was made of.
    fn below(&self, span: Span) -> Span {
        let offset = |offset: usize| {
            let at = self.runs.partition_point(|run| run.view <= offset);
            match at.checked_sub(1).map(|at| self.runs[at]) {
                None => offset,
                Some(run) => run.blob + (offset - run.view) / run.view_step * run.blob_step,
            }
        };
        self.solid.unwrap_or_else(|| {
            let start = offset(span.start);
            // The end is behind the last byte, not before the next one: an escape may stand between them.
            let at = self.runs.partition_point(|run| run.view < span.end);
            let last = at.checked_sub(1).map(|at| self.runs[at]);
            let whole = last.map_or(span.end, |run| {
                run.blob + (span.end - run.view).div_ceil(run.view_step) * run.blob_step
            });
            Span::new(start, whole.max(start))
        })
    }

    /// The offset in the blob of the character that holds the view's byte at `offset`.
    pub fn to_blob(&self, offset: usize) -> usize {
        self.span_in_blob(Span::new(offset, offset)).start
    }

    /// A stretch of the view as a stretch of the blob.
    pub fn span_in_blob(&self, span: Span) -> Span {
        let below = self.below(span);
        self.under.map_or(below, |under| under.span_in_blob(below))
    }

    /// The encodings that were undone, outermost first.
    pub fn layers(&self) -> Vec<&'static str> {
        let mut layers = self.under.map(View::layers).unwrap_or_default();
        layers.extend(self.layer.iter().flat_map(|layers| layers.split(", ")));
        layers
    }
}
