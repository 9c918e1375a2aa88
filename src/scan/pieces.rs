//! A text that is too large to be looked at whole, piece by piece.

use super::scanned::Scanned;
use crate::blob::Blob;
use crate::busy;
use crate::detect::{Anchors, Piece};
use rayon::prelude::*;

/// Scan pieces of a blob, on every core that has nothing else to do.
pub(super) fn scan(parts: &[Blob<'_>], scan: &(dyn Fn(&Blob<'_>) -> Option<Scanned> + Sync)) -> Scanned {
    let mut all = Scanned::default();
    let scanned: Vec<Option<Scanned>> = if parts.len() > 1 && busy::is_alone() {
        parts.par_iter().map(scan).collect()
    } else {
        parts.iter().map(scan).collect()
    };
    for scanned in scanned.into_iter().flatten() {
        all.judged.findings.extend(scanned.judged.findings);
        for (doubt, count) in scanned.judged.doubted {
            *all.judged.doubted.entry(doubt).or_default() += count;
        }
        all.innocent.extend(scanned.innocent);
        all.notes.extend(scanned.notes);
    }
    // Where pieces overlap, a comment is met twice.
    all.notes.sort_unstable();
    all.notes.dedup();
    all
}

/// The pieces as blobs.
pub(super) fn parts<'b>(blob: &Blob<'b>, anchors: &Anchors, pieces: &[Piece]) -> Vec<Blob<'b>> {
    let (mut head, mut at, mut lines) = (blob.head, 0, 0);
    let part = |Piece { span, claim }: &Piece| {
        let before = anchors.lines_before(blob.bytes, span.start);
        head = head.after_lines(&blob.bytes[at..span.start], before - lines);
        (at, lines) = (span.start, before);
        Blob {
            bytes: &blob.bytes[span.start..span.end],
            head,
            offset: blob.offset + span.start,
            start: claim.start.max(blob.start).saturating_sub(span.start),
            claim: claim.end.min(blob.claim).saturating_sub(span.start),
            lines: None,
            ..*blob
        }
    };
    pieces.iter().map(part).collect()
}

/// The lines, as reports count, that pieces of a blob answer for.
pub(super) fn lines(parts: &[Blob<'_>]) -> Vec<(usize, usize)> {
    parts.iter().map(|part| (part.head.line, part.head.after(part.bytes).line)).collect()
}
