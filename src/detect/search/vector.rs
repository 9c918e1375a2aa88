//! The ways with vector instructions: 64 bytes a step, without a folded copy.

use super::tables::{BUCKETS, NEEDED, STEP, Tables};
use super::{avx2, avx512};
use crate::detect::folded::starts;
use crate::detect::windows::{LENGTH, WINDOWS};
use pulp::x86::{V3, V4};
use std::sync::OnceLock;

/// Instructions that the processor is known to have.
#[derive(Clone, Copy)]
enum Simd {
    /// Those of nearly every one since 2013.
    Avx2(V3),
    /// Those of servers since 2017.
    Avx512(V4),
}

/// A search with vector instructions.
pub(super) struct Search {
    simd: Simd,
    tables: Tables,
}

impl Search {
    /// The best search that this processor has the instructions for, if it has any.
    pub(super) fn here() -> Option<&'static Self> {
        static SEARCH: OnceLock<Option<Search>> = OnceLock::new();
        SEARCH.get_or_init(|| Self::all().pop()).as_ref()
    }

    /// Every search that this processor has the instructions for, the best last.
    pub(super) fn all() -> Vec<Self> {
        let avx2 = V3::try_new().map(Simd::Avx2);
        let avx512 = V4::try_new().map(Simd::Avx512);
        avx2.into_iter().chain(avx512).map(|simd| Self { simd, tables: Tables::new() }).collect()
    }

    /// Say where every window in `text` stands, and which it is; it gives how many lines end in it.
    pub(super) fn each(&self, text: &[u8], hit: &mut dyn FnMut(usize, usize)) -> usize {
        let mut told = |at: usize, mut buckets: u8| {
            while buckets != 0 {
                let bucket = buckets.trailing_zeros() as usize;
                buckets &= buckets - 1;
                for index in (bucket..WINDOWS.len()).step_by(BUCKETS) {
                    if starts(&text[at..], WINDOWS[index].0) {
                        hit(at, index);
                    }
                }
            }
        };
        let steps = text.len().saturating_sub(LENGTH - 1) / STEP * STEP;
        let lines = self.steps(text, &mut told);
        // NUL is in no window, so what fills the last step up is no hit.
        let rest = &text[steps..];
        let mut last = [0; NEEDED];
        last[..rest.len()].copy_from_slice(rest);
        let behind = memchr::memchr_iter(b'\n', &last[STEP..]).count(); // where only the ends of windows are looked at
        lines + self.steps(&last, &mut |at, buckets| told(steps + at, buckets)) + behind
    }

    /// Look at all whole steps of `text`, and count the lines that end in them.
    fn steps(&self, text: &[u8], hit: &mut dyn FnMut(usize, u8)) -> usize {
        match self.simd {
            Simd::Avx2(simd) => avx2::steps(simd, &self.tables, text, hit),
            Simd::Avx512(simd) => avx512::steps(simd, &self.tables, text, hit),
        }
    }
}
