//! One blob, from its bytes to what was found in it.

use super::anchors::anchors;
use super::forms::Forms;
use super::watch::Watch;
use crate::blob::Blob;
use crate::classify::{Classifier, Judged, Loose, Speaks};
use crate::decode::{self, View};
use crate::detect::{self, Anchors, Detected};
use crate::report::{Skipped, Why};
use crate::span::LineIndex;
use crate::suppress::Comments;
use std::panic::{self, AssertUnwindSafe};

/// Scan one blob; a mistake of ours in it costs that blob, not the scan, and is told.
pub(super) fn guarded(
    blob: &Blob<'_>,
    classifier: &Classifier<'_>,
    watch: Option<&Watch>,
) -> Result<Option<Scanned>, Skipped> {
    panic::catch_unwind(AssertUnwindSafe(|| scan_blob(blob, classifier, watch))).map_err(|_| Skipped {
        path: blob.origin.told(),
        why: Why::Unreadable("an error of monoleaks; please report it".to_owned()),
    })
}

/// What a blob gave, if there was anything to look at.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    pub(super) judged: Judged,
    pub(super) innocent: Vec<(String, usize)>,
    pub(super) speaks: Speaks,
    pub(super) notes: Vec<String>,
    /// What client secrets may be complete with.
    pub(super) parts: Vec<Loose>,
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

/// Texts longer than this are looked at as they are only: a form costs a copy.
const LONGEST: usize = 4 << 20;

/// Whether it is an image or a library, in which anything may stand by chance.
fn is_binary(blob: &Blob<'_>, view: &View<'_>) -> bool {
    view.layer.is_none() && memchr::memchr(0, &blob.bytes[..blob.bytes.len().min(8192)]).is_some()
}

/// What a text says of its project.
fn speaks(anchors: &Anchors, is_binary: bool) -> Speaks {
    Speaks { mono: anchors.mono && !is_binary, lookalike: anchors.lookalike && !is_binary }
}

/// What a blob says of its project, without a look at its values.
pub(super) fn spoken(blob: &Blob<'_>) -> Speaks {
    let view = decode::view(blob.bytes);
    speaks(&anchors(&view.text), is_binary(blob, &view))
}

/// What a file of settings has that belongs to a secret of another file: a client id stands apart more often than not.
fn settings(blob: &Blob<'_>, view: &View<'_>, classifier: &Classifier<'_>) -> Option<Scanned> {
    let name = blob.origin.path()?.file_name()?.as_encoded_bytes();
    let is_settings = name.starts_with(b".env") || SETTINGS.iter().any(|end| name.ends_with(end.as_bytes()));
    if !is_settings || view.text.len() > SMALL || !Classifier::may_have_parts(&view.text) {
        return None;
    }
    let lines = LineIndex::new(&view.text, blob.first_line);
    let parts = classifier.parts(blob, view, &lines, false);
    (!parts.is_empty()).then(|| Scanned { parts, ..Scanned::default() })
}

/// Scan one blob, and tell `watch` of the lines that it asks about.
fn scan_blob(blob: &Blob<'_>, classifier: &Classifier<'_>, watch: Option<&Watch>) -> Option<Scanned> {
    let view = decode::view(blob.bytes);
    let anchors = anchors(&view.text);
    let asked = watch.and_then(|watch| watch.of(blob));
    let binary = is_binary(blob, &view);
    let mut speaks = speaks(&anchors, binary);
    if anchors.is_empty() && !anchors.lookalike {
        if let Some(asked) = asked {
            let lines = LineIndex::new(&view.text, blob.first_line);
            asked.look((&view, &anchors), (&lines, None), (&Detected::default(), Vec::new()), classifier);
        }
        return settings(blob, &view, classifier);
    }
    let (rules, names, is_asked) = (classifier.rules(), classifier.names(), asked.is_some());
    let detected = detect::candidates(&view.text, blob.origin.path(), &anchors, rules, names, is_asked);
    let lines = LineIndex::new(&view.text, blob.first_line);
    let mut judged = classifier.judge(blob, &view, &lines, &detected);
    if let Some(asked) = &asked {
        let ways = std::mem::take(&mut judged.ways);
        asked.look((&view, &anchors), (&lines, None), (&detected, ways), classifier);
    }
    if !binary && view.layer.is_none() && view.text.len() <= LONGEST && !anchors.is_empty() {
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
    for (finding, _) in &mut judged.findings {
        comments.apply(finding);
    }
    let innocent = detected.innocent.into_iter().collect();
    let has_parts =
        !binary && view.text.len() <= LONGEST && (speaks.mono || Classifier::may_have_parts(&view.text));
    let parts = if has_parts { classifier.parts(blob, &view, &lines, speaks.mono) } else { Vec::new() };
    Some(Scanned { judged, innocent, speaks, notes: comments.notes(&blob.origin.told()), parts })
}
