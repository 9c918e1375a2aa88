//! The way for every processor: fold a block into a scratch, and search that with a packed searcher.

use crate::detect::folded::fold;
use crate::detect::windows::{LENGTH, WINDOWS};
use aho_corasick::packed::{Config, MatchKind, Searcher};
use std::cell::RefCell;
use std::sync::OnceLock;

/// Bytes folded and searched at a time: fits the second-level cache with room to spare.
const BLOCK: usize = 64 * 1024;

/// Say where every window in `text` stands, and which it is; it gives how many lines end in it.
pub(super) fn each(text: &[u8], hit: &mut dyn FnMut(usize, usize)) -> usize {
    thread_local! { static SCRATCH: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) } }
    let searcher = searcher();
    SCRATCH.with_borrow_mut(|scratch| {
        for start in (0..text.len()).step_by(BLOCK) {
            let block = &text[start..text.len().min(start + BLOCK + LENGTH - 1)];
            scratch.resize(block.len(), 0);
            let folded = &mut scratch[..];
            fold(block, folded);
            let mut at = 0;
            while let Some(found) = searcher.find_in(&*folded, (at..folded.len()).into()) {
                at = found.start() + 1; // not its end: windows may overlap
                hit(start + found.start(), found.pattern().as_usize());
            }
        }
    });
    memchr::memchr_iter(b'\n', text).count()
}

/// The searcher for all windows, made when first needed.
fn searcher() -> &'static Searcher {
    static SEARCHER: OnceLock<Searcher> = OnceLock::new();
    SEARCHER.get_or_init(|| {
        Config::new()
            .match_kind(MatchKind::LeftmostFirst)
            .builder()
            .extend(WINDOWS.iter().map(|(window, _)| window))
            .build()
            .unwrap_or_else(|| {
                unreachable!("sixteen windows of four bytes are within a packed searcher's limits")
            })
    })
}
