//! The forms of a text: every stretch of every form is a stretch of the bytes that it was made of.

use monoleaks::decode::{View, inner, view};
use monoleaks::span::Span;

/// How deep forms of forms are looked at; as deep as the scan does.
const DEPTH: usize = 3;

/// Forms that are looked at, at any depth; as many as the scan does.
const FORMS: usize = 64;

/// Read any bytes in every form.
pub(crate) fn run(data: &[u8]) {
    look(&view(data), data.len(), DEPTH, &mut { FORMS });
}

fn look(view: &View<'_>, length: usize, depth: usize, left: &mut usize) {
    let end = view.text.len();
    let step = end / 512 + 1;
    let mut last = 0;
    for at in (0..=end).step_by(step) {
        let offset = view.to_blob(at);
        assert!(
            last <= offset && offset <= length,
            "{at} is at {offset}, after {last}, of {length}: {:?}",
            view.layers()
        );
        last = offset;
        for to in [at, at + 1, at + 20, end].into_iter().filter(|to| (at..=end).contains(to)) {
            let span = view.span_in_blob(Span::new(at, to));
            assert!(
                span.start <= span.end && span.end <= length,
                "{at}..{to} is at {span:?} of {length}: {:?}",
                view.layers()
            );
        }
    }
    assert!(view.layers().len() <= 2 * DEPTH + 1);
    if depth == 0 {
        return;
    }
    for form in inner(view) {
        if *left == 0 {
            return;
        }
        *left -= 1;
        look(&form, length, depth - 1, left);
    }
}
