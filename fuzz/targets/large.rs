//! Windows of a stream, which are looked at in pieces: what is said of them is true of the whole text.

use super::check;
use super::mono;
use monoleaks::blob::{Blob, Origin};
use monoleaks::collect::{Item, Source};
use monoleaks::decode::view;
use monoleaks::detect::Anchors;
use monoleaks::report::Report;
use monoleaks::span::{LineIndex, Position};
use std::collections::HashSet;
use std::path::Path;
use std::sync::OnceLock;

/// What stands between copies of the bytes; the last three are for texts of one line.
const FILLINGS: [&str; 6] =
    ["12:00 GET https://example.com/ 200\n", "  {\"a\": \"é😀\"}\n", "\n", "Bearer ", "x", "語"];

/// Bytes of a text, at most.
const LONGEST: usize = 400 << 10;

/// Every text that says this speaks of Mono.
const MONO: &[u8] = b"cuentamono";

/// Where a window may start near `at`: at an even offset, and not within a character.
fn cut(text: &[u8], at: usize) -> usize {
    let starts = |at: &usize| text.get(*at).is_some_and(|byte| byte & 0xC0 != 0x80);
    (0..8).filter_map(|back| (at & !1).checked_sub(2 * back)).find(starts).unwrap_or(at & !1)
}

/// One text, in two windows that claim what is theirs, as a stream is read.
struct Windows<'t> {
    origin: Origin,
    text: &'t [u8],
    /// Where the first window gives way.
    middle: usize,
    /// How far each reaches beyond that.
    shared: usize,
}

impl Source for Windows<'_> {
    fn visit(&self, visit: &(dyn Fn(Item<'_>) + Sync)) {
        let Self { origin, text, middle, shared } = self;
        let (from, to) = (cut(text, middle.saturating_sub(*shared)), (middle + shared).min(text.len()));
        for (offset, end, start, claim) in
            [(0, to, 0, *middle), (from, text.len(), middle - from, usize::MAX)]
        {
            let (lines, head) = (OnceLock::new(), Position::FIRST.after(&text[..offset]));
            let bytes = &text[offset..end];
            visit(Item::Blob(Blob { origin, bytes, head, offset, start, claim, lines: Some(&lines) }));
            let ends = bytes.iter().filter(|byte| **byte == b'\n').count();
            assert!(lines.get().is_none_or(|lines| *lines == ends), "{lines:?} lines are told, of {ends}");
        }
        visit(Item::Done(origin, text.len() as u64));
    }

    fn has(&self, _path: &Path) -> bool {
        false
    }
}

/// The first bytes say what the file is called, what stands between, how much of it, and where the windows meet.
pub(crate) fn run(data: &[u8]) {
    let [name, filling, copies, gap, middle, data @ ..] = data else { return };
    let inner = if check::is_innocent(data) { check::planted(data) } else { data.to_vec() };
    let filling = FILLINGS[usize::from(*filling) % FILLINGS.len()].as_bytes();
    let mut text = Vec::new();
    for _ in 0..=copies % 4 {
        text.extend(&inner);
        text.extend(filling.repeat(usize::from(*gap) * 400 / filling.len()));
    }
    text.extend(&inner);
    text.truncate(LONGEST);
    anchored(&text);
    // Text of two bytes a unit is never looked at in pieces.
    if view(&text).layer.is_none() {
        let middle = text.len() * usize::from(*middle) / 256;
        let shared = text.len() / 8;
        let source = Windows { origin: Origin::File(mono::name(*name)), text: &text, middle, shared };
        let report = check::plainly_scanned(&source);
        placed(&report, &text);
        if check::is_innocent(data) {
            mono::harmless(&report, &text);
        }
    }
}

/// Anchors are the same wherever a text starts, lines are counted truly, and pieces leave out nothing that speaks of Mono.
fn anchored(text: &[u8]) {
    let anchors = Anchors::find(text);
    let said = |anchors: &Anchors| (anchors.mono, anchors.lookalike, anchors.has_words());
    let shift = check::number(text) % 70;
    let moved = [&b"\n".repeat(shift)[..], text].concat();
    assert_eq!(said(&Anchors::find(&moved)), said(&anchors), "{shift} bytes further it is another text");
    let count = |end: usize| text[..end].iter().filter(|byte| **byte == b'\n').count();
    for at in [0, text.len() / 3, text.len() / 2, text.len()] {
        assert_eq!(anchors.lines_before(text, at), count(at), "lines before {at} of {}", text.len());
    }
    let pieces = anchors.pieces(text);
    let mut last = 0;
    for piece in &pieces {
        assert!(last <= piece.claim.start, "{piece:?} claims what the one before does, which ends at {last}");
        assert!(piece.span.start <= piece.claim.start && piece.claim.start < piece.claim.end, "{piece:?}");
        assert!(piece.claim.end <= piece.span.end && piece.span.end <= text.len(), "{piece:?}");
        last = piece.claim.end;
    }
    let spoken = text.windows(MONO.len()).enumerate().filter(|(_, word)| word.eq_ignore_ascii_case(MONO));
    for (at, _) in spoken {
        let at = at + MONO.len() - 4; // where the anchor is
        let claims = pieces.iter().filter(|piece| piece.claim.contains(at)).count();
        assert_eq!(claims, 1, "{at} is claimed by {claims} of {pieces:?}");
    }
}

/// Every finding stands where the whole text has it, and is told once.
fn placed(report: &Report, text: &[u8]) {
    let mut told = HashSet::new();
    let lines = LineIndex::new(text, Position::FIRST);
    for finding in &report.findings {
        let span = finding.span;
        assert!(span.start < span.end && span.end <= text.len(), "{span:?} of {}", text.len());
        assert!(told.insert((span, &finding.layers, &finding.fingerprint)), "{span:?} is told twice");
        assert_eq!(finding.start, lines.position(span.start), "where {span:?} starts");
        assert_eq!(finding.end, lines.position(span.end), "where {span:?} ends");
    }
}
