//! One blob, from its bytes to what was found in it.

use crate::blob::Blob;
use crate::classify::{Classifier, Judged, Speaks};
use crate::decode;
use crate::detect::{self, Anchors};
use crate::report::{Skipped, Why};
use crate::span::LineIndex;
use crate::suppress::Comments;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

/// Scan one blob; a mistake of ours in it costs that blob, not the scan, and is told.
pub(super) fn guarded(blob: &Blob<'_>, classifier: &Classifier<'_>) -> Result<Option<Scanned>, Skipped> {
    panic::catch_unwind(AssertUnwindSafe(|| scan_blob(blob, classifier))).map_err(|_| Skipped {
        path: blob.origin.told(),
        why: Why::Unreadable("an error of monoleaks; please report it".to_owned()),
    })
}

/// What a blob gave, if there was anything to look at.
#[derive(Debug)]
pub(super) struct Scanned {
    pub(super) judged: Judged,
    pub(super) innocent: Vec<(String, usize)>,
    pub(super) speaks: Speaks,
    pub(super) notes: Vec<String>,
}

/// Scan one blob.
fn scan_blob(blob: &Blob<'_>, classifier: &Classifier<'_>) -> Option<Scanned> {
    thread_local! { static SCRATCH: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) } }
    let view = decode::view(blob.bytes);
    let anchors = SCRATCH.with_borrow_mut(|scratch| Anchors::find(&view.text, scratch));
    // What stands in an image or a library by chance says nothing of the project.
    let binary =
        view.layer.is_none() && memchr::memchr(0, &blob.bytes[..blob.bytes.len().min(8192)]).is_some();
    let speaks = Speaks { mono: anchors.mono && !binary, lookalike: anchors.lookalike && !binary };
    if anchors.is_empty() && !anchors.lookalike {
        return None;
    }
    let detected =
        detect::candidates(&view.text, blob.origin.path(), &anchors, classifier.rules(), classifier.names());
    let lines = LineIndex::new(&view.text, blob.first_line);
    let mut judged = classifier.judge(blob, &view, &lines, &detected);
    let mut comments = Comments::find(&lines, &|reason| classifier.mask(reason));
    for (finding, _) in &mut judged.findings {
        comments.apply(finding);
    }
    let innocent = detected.innocent.into_iter().collect();
    Some(Scanned { judged, innocent, speaks, notes: comments.notes(&blob.origin.told()) })
}
