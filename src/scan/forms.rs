//! The other forms of a text: what its escapes and its base64 stand for.

use super::watch::Asked;
use crate::blob::Blob;
use crate::classify::{Classifier, Speaks, Standing};
use crate::decode::{self, View};
use crate::detect::{self, Anchors};
use crate::environment::Environment;
use crate::finding::Finding;
use crate::span::{LineIndex, Span};

/// Looks at the forms of one blob.
pub(super) struct Forms<'f, 'r> {
    pub(super) blob: &'f Blob<'f>,
    pub(super) classifier: &'f Classifier<'r>,
    /// The lines of the text as it is: findings are told where they stand there.
    pub(super) lines: &'f LineIndex<'f>,
    /// How many more forms are looked at.
    pub(super) left: usize,
    pub(super) speaks: &'f mut Speaks,
    /// Who asks about lines of the blob.
    pub(super) asked: Option<&'f Asked<'f>>,
}

/// Whether any form of `view`, or of theirs, speaks of Mono; `left` is how many more are looked at, as in [`Forms::look`].
pub(super) fn speak_of_mono(view: &View<'_>, depth: usize, left: &mut usize) -> bool {
    if depth == 0 {
        return false;
    }
    for form in decode::inner(view) {
        if *left == 0 {
            return false;
        }
        *left -= 1;
        let anchors = Anchors::find(&form.text);
        if anchors.mono || (!anchors.is_empty() && speak_of_mono(&form, depth - 1, left)) {
            return true;
        }
    }
    false
}

impl Forms<'_, '_> {
    /// Look at every form of `view`, and at theirs, and add what is found there to what was found.
    pub(super) fn look(&mut self, view: &View<'_>, depth: usize, found: &mut Vec<(Finding, Standing)>) {
        if depth == 0 {
            return;
        }
        for form in decode::inner(view) {
            if self.left == 0 {
                return;
            }
            self.left -= 1;
            let anchors = Anchors::find(&form.text);
            self.speaks.mono |= anchors.mono;
            if anchors.is_empty() {
                continue;
            }
            let (rules, names) = (self.classifier.rules(), self.classifier.names());
            let path = self.blob.origin.path();
            let detected = detect::candidates(&form.text, path, &anchors, rules, names, self.asked.is_some());
            let lines = LineIndex::new(&form.text, self.blob.head);
            let judged = self.classifier.judge(self.blob, &form, &lines, &detected);
            if let Some(asked) = self.asked {
                let (texts, found) = ((&lines, Some(self.lines)), (&detected, judged.ways));
                asked.look((&form, &anchors), texts, found, self.classifier);
            }
            // Findings of one form do not drive out each other: what was compressed has one place for all of it.
            let mut own = Vec::new();
            for (mut finding, standing) in judged.findings {
                self.place(&mut finding, &form);
                if self.gives_way(&finding, &form, found) {
                    own.push((finding, standing));
                }
            }
            found.extend(own);
            self.look(&form, depth - 1, found);
        }
    }

    /// Tell a finding where it stands in the text as it is.
    fn place(&self, finding: &mut Finding, form: &View<'_>) {
        let offset = self.blob.offset;
        finding.start = self.lines.position(finding.span.start.saturating_sub(offset));
        finding.end = self.lines.position(finding.span.end.saturating_sub(offset));
        for evidence in &mut finding.evidence {
            if let Some(span) = evidence.span {
                evidence.line = Some(self.lines.position(form.to_blob(span.start)).line);
            }
        }
        finding.flow.clear(); // its places are of the form
    }

    /// Whether what was found as it is leaves room for a finding of a form: not if it says as much of the same value. What was found
    /// cut, or as what holds it, gives way.
    fn gives_way(&self, finding: &Finding, form: &View<'_>, found: &mut Vec<(Finding, Standing)>) -> bool {
        let overlaps =
            |known: &Finding| known.span.start < finding.span.end && finding.span.start < known.span.end;
        // What hides a host behind escapes must not have a value called sandbox that is sent to production.
        let says_more = |known: &Finding| {
            let (new, old) = (finding.environment, known.environment);
            new != Environment::Unknown && (old == Environment::Unknown || new < old)
        };
        let plain = form.layers().len() == 1 && self.is_plain(finding, form);
        let stays = |known: &Finding| {
            overlaps(known) && !says_more(known) && (plain || known.fingerprint == finding.fingerprint)
        };
        if found.iter().any(|(known, _)| stays(known)) {
            return false;
        }
        // What was compressed is placed at all of its stretch: there, to overlap says nothing.
        found.retain(|(known, _)| !overlaps(known) || known.layers.contains(&"gzip"));
        true
    }

    /// Whether a value stands in the text as it does in the form.
    fn is_plain(&self, finding: &Finding, form: &View<'_>) -> bool {
        let span = Span::new(
            finding.span.start.saturating_sub(self.blob.offset),
            finding.span.end.saturating_sub(self.blob.offset),
        );
        let bytes = self.blob.bytes.get(span.start..span.end).unwrap_or_default();
        memchr::memmem::find(&form.text, bytes).is_some()
    }
}
