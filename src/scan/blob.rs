//! One blob, from its bytes to what was found in it.

use super::before::Before;
use super::forms::{self, Forms};
use super::pieces;
use super::scanned::Scanned;
use super::watch::Watch;
use crate::blob::Blob;
use crate::busy::Busy;
use crate::classify::{Classifier, Loose, Speaks};
use crate::decode::{self, View};
use crate::detect::{self, Anchors, Detected};
use crate::report::{Skipped, Why};
use crate::span::LineIndex;
use crate::suppress::Comments;
use std::panic::{self, AssertUnwindSafe};

/// By what a blob is looked at.
#[derive(Clone, Copy)]
pub(super) struct Looking<'s> {
    pub(super) classifier: &'s Classifier<'s>,
    /// Lines that somebody asks about.
    pub(super) watch: Option<&'s Watch>,
    /// What decides which comments count, if that is not the blob itself.
    pub(super) before: Option<Before<'s>>,
    /// Whether a blob is a piece of a larger one.
    pub(super) is_piece: bool,
}

/// Scan one blob; a mistake of ours in it costs that blob, not the scan, and is told.
pub(super) fn guarded(blob: &Blob<'_>, looking: Looking<'_>) -> Result<Option<Scanned>, Skipped> {
    panic::catch_unwind(AssertUnwindSafe(|| scan_blob(blob, looking))).map_err(|_| broken(blob))
}

/// That a mistake of ours cost a blob.
fn broken(blob: &Blob<'_>) -> Skipped {
    let why = Why::Unreadable("an error of monoleaks; please report it".to_owned());
    Skipped { path: blob.origin.told(), why }
}

/// What a blob says of its project, and nothing else: another shard judges it.
///
/// It has to be what [`scan_blob`] would hear, or shards and a whole scan would differ.
pub(super) fn overheard(
    blob: &Blob<'_>,
    classifier: &Classifier<'_>,
) -> Result<(Speaks, Vec<Loose>), Skipped> {
    let listen = || {
        let view = decode::view(blob.bytes);
        let anchors = Anchors::find(&view.text);
        let speaks = listen(blob, &view, &anchors);
        let is_anchored = !anchors.is_empty() || anchors.lookalike;
        (speaks, parts(blob, &view, is_anchored, speaks, classifier))
    };
    panic::catch_unwind(AssertUnwindSafe(listen)).map_err(|_| broken(blob))
}

/// What a blob says of its project, without a look at its values.
pub(super) fn spoken(blob: &Blob<'_>) -> Speaks {
    let view = decode::view(blob.bytes);
    listen(blob, &view, &Anchors::find(&view.text))
}

/// What a blob says of its project.
fn listen(blob: &Blob<'_>, view: &View<'_>, anchors: &Anchors) -> Speaks {
    if is_binary(blob, view) {
        return Speaks::default();
    }
    let mut speaks = Speaks { mono: anchors.mono, lookalike: anchors.lookalike };
    if !speaks.mono && view.layer.is_none() && view.text.len() < LONGEST && !anchors.is_empty() {
        speaks.mono = forms::speak_of_mono(view, DEPTH, &mut { FORMS });
    }
    speaks
}

/// Whether a blob is an image or a library: what stands there by chance says nothing of the project.
fn is_binary(blob: &Blob<'_>, view: &View<'_>) -> bool {
    view.layer.is_none() && memchr::memchr(0, &blob.bytes[..blob.bytes.len().min(8192)]).is_some()
}

/// How many forms a text may have in forms of it: base64 with escapes in it, in a JSON with escapes.
const DEPTH: usize = 3;

/// Other forms of one blob that are looked at, at any depth.
const FORMS: usize = 64;

/// How the names of files end that settings stand in.
const SETTINGS: [&str; 12] = [
    ".env",
    ".yml",
    ".yaml",
    ".toml",
    ".json",
    ".properties",
    ".ini",
    ".conf",
    ".tf",
    ".tfvars",
    ".xml",
    ".sh",
];

/// Larger files are no settings.
const SMALL: usize = 64 << 10;

/// Texts longer than this are looked at in pieces. In bytes.
const LONGEST: usize = 4 << 20;

/// What client secrets may be complete with, in a text with anchors or without. Where there are none only a small file of settings is
/// looked at: a client id stands apart from its secret more often than not.
fn parts(
    blob: &Blob<'_>,
    view: &View<'_>,
    is_anchored: bool,
    speaks: Speaks,
    classifier: &Classifier<'_>,
) -> Vec<Loose> {
    let path = blob.origin.path().map_or(&b""[..], |path| path.as_os_str().as_encoded_bytes());
    let name = &path[path.iter().rposition(|byte| matches!(byte, b'/' | b'\\')).map_or(0, |at| at + 1)..];
    let ends = || SETTINGS.iter().any(|end| name.ends_with(end.as_bytes()));
    let longest = if is_anchored { LONGEST } else { SMALL };
    let is_looked_at = || is_anchored || name.starts_with(b".env") || ends();
    let may_have = || speaks.mono || Classifier::may_have_parts(&view.text);
    if view.text.len() > longest || !is_looked_at() || !may_have() || is_binary(blob, view) {
        return Vec::new();
    }
    classifier.parts(blob, view, &LineIndex::new(&view.text, blob.head), speaks.mono)
}

/// Scan one blob, and tell who asks about some of its lines.
fn scan_blob(blob: &Blob<'_>, looking: Looking<'_>) -> Option<Scanned> {
    let Looking { classifier, watch, before, is_piece } = looking;
    let _busy = (blob.is_window() || blob.bytes.len() >= LONGEST).then(Busy::new);
    let view = decode::view(blob.bytes);
    let mut anchors = Anchors::find(&view.text);
    anchors.is_piece = is_piece;
    if let Some(lines) = blob.lines.filter(|_| view.layer.is_none()) {
        let _ = lines.set(anchors.lines_before(&view.text, view.text.len())); // nobody else has
    }
    let asked = watch.and_then(|watch| watch.of(blob));
    let binary = is_binary(blob, &view);
    let mut speaks = Speaks { mono: anchors.mono && !binary, lookalike: anchors.lookalike && !binary };
    if anchors.is_empty() && !anchors.lookalike {
        if let Some(asked) = asked {
            let lines = LineIndex::new(&view.text, blob.head);
            asked.look((&view, &anchors), (&lines, None), (&Detected::default(), Vec::new()), classifier);
        }
        let parts = parts(blob, &view, false, speaks, classifier);
        return (!parts.is_empty()).then(|| Scanned { parts, ..Scanned::default() });
    }
    if view.layer.is_none() && (view.text.len() >= LONGEST || blob.is_window()) {
        let pieces = anchors.pieces(&view.text);
        if let Some(asked) =
            asked.and_then(|asked| asked.beyond(&pieces::lines(&pieces::parts(blob, &anchors, &pieces))))
        {
            let lines = LineIndex::new(&view.text, blob.head);
            let nothing = (&Detected::default(), Vec::new());
            asked.look((&view, &Anchors::default()), (&lines, None), nothing, classifier);
        }
        let piece = |part: &Blob<'_>| scan_blob(part, Looking { is_piece: true, ..looking });
        return Some(Scanned { speaks, ..pieces::scan(&pieces::parts(blob, &anchors, &pieces), &piece) });
    }
    let (rules, names, is_asked) = (classifier.rules(), classifier.names(), asked.is_some());
    let detected = detect::candidates(&view.text, blob.origin.path(), &anchors, rules, names, is_asked);
    let lines = LineIndex::new(&view.text, blob.head);
    let mut judged = classifier.judge(blob, &view, &lines, &detected);
    if let Some(asked) = &asked {
        let ways = std::mem::take(&mut judged.ways);
        asked.look((&view, &anchors), (&lines, None), (&detected, ways), classifier);
    }
    if !binary && view.layer.is_none() && view.text.len() < LONGEST && !anchors.is_empty() {
        let mut forms = Forms {
            blob,
            classifier,
            lines: &lines,
            left: FORMS,
            speaks: &mut speaks,
            asked: asked.as_ref(),
        };
        forms.look(&view, DEPTH, &mut judged.findings);
    }
    let mut comments = Comments::find(&lines, &|reason| classifier.mask(reason));
    let mut earlier = before.map(|before| before.of(blob, &lines));
    for (finding, _) in &mut judged.findings {
        comments.apply(finding, &mut |first, last| earlier.as_mut().is_none_or(|it| it.has(first, last)));
    }
    let innocent = detected.innocent.into_iter().collect();
    let parts = parts(blob, &view, true, speaks, classifier);
    Some(Scanned { judged, innocent, speaks, notes: comments.notes(&blob.origin.told()), parts })
}
