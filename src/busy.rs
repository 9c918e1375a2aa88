//! How many threads look at a large text: one that is alone shares it out, several have each their own.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How many there are.
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// A thread that looks at a large text, for as long as this is kept.
#[derive(Debug)]
pub(crate) struct Busy(());

impl Busy {
    /// Begin.
    pub(crate) fn new() -> Self {
        COUNT.fetch_add(1, Ordering::Relaxed);
        Self(())
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        COUNT.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Whether no other thread looks at a large text, so that it pays to share one out: handing over costs more than it brings where
/// every core has work. What is found is the same.
pub(crate) fn is_alone() -> bool {
    COUNT.load(Ordering::Relaxed) <= 1
}
