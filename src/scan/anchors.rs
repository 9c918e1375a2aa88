//! Where looking pays in a text, with one scratch a thread.

use crate::detect::Anchors;
use std::cell::RefCell;

/// Where looking pays in a text.
pub(super) fn anchors(text: &[u8]) -> Anchors {
    thread_local! { static SCRATCH: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) } }
    SCRATCH.with_borrow_mut(|scratch| Anchors::find(text, scratch))
}
