//! The way for x86-64 with AVX2: 64 bytes a step, without a folded copy.
//!
//! For each of the four places of a window there are two tables of sixteen: what the lower and what the upper half of a byte there
//! may be, a bit for each bucket of windows. A byte that may be a window's in every half at every place is a hit; which
//! window it is, if it is one, is looked at then. Capitals and the three separators are in the tables, so that nothing is folded.

use crate::detect::folded::{starts, unfolded};
use crate::detect::windows::{LENGTH, WINDOWS};
use pulp::NullaryFnOnce;
use pulp::x86::V3;
use std::arch::x86_64::__m256i;
use std::sync::OnceLock;

/// How many buckets a table has: one for each bit of a byte.
const BUCKETS: usize = 8;

/// Bytes looked at in one step.
const STEP: usize = 64;

/// Bytes needed for one step: the windows that start in it may end behind.
const NEEDED: usize = STEP + LENGTH - 1;

/// Tables for a processor that is known to have the instructions.
pub(super) struct Search {
    simd: V3,
    /// For each place, the buckets that the lower half of a byte leaves.
    lower: [[u8; 16]; LENGTH],
    /// The same for its upper half.
    upper: [[u8; 16]; LENGTH],
}

impl Search {
    /// The search, if this processor has the instructions.
    pub(super) fn here() -> Option<&'static Self> {
        static SEARCH: OnceLock<Option<Search>> = OnceLock::new();
        SEARCH.get_or_init(|| V3::try_new().map(Self::new)).as_ref()
    }

    fn new(simd: V3) -> Self {
        let mut search = Self { simd, lower: [[0; 16]; LENGTH], upper: [[0; 16]; LENGTH] };
        for (index, (window, _)) in WINDOWS.iter().enumerate() {
            for (place, &folded) in window.iter().enumerate() {
                for byte in unfolded(folded) {
                    search.lower[place][usize::from(byte & 15)] |= 1 << (index % BUCKETS);
                    search.upper[place][usize::from(byte >> 4)] |= 1 << (index % BUCKETS);
                }
            }
        }
        search
    }

    /// Say where every window in `text` stands, and which it is; it gives how many lines end in it.
    pub(super) fn each(&self, text: &[u8], hit: &mut dyn FnMut(usize, usize)) -> usize {
        let mut told = |at: usize, buckets: u8| {
            for (index, (window, _)) in WINDOWS.iter().enumerate() {
                if buckets & (1 << (index % BUCKETS)) != 0 && starts(&text[at..], *window) {
                    hit(at, index);
                }
            }
        };
        let steps = text.len().saturating_sub(LENGTH - 1) / STEP * STEP;
        let lines = self.simd.vectorize(Steps { search: self, text, hit: &mut told });
        // NUL is in no window, so what fills the last step up is no hit.
        let rest = &text[steps..];
        let mut last = [0; NEEDED];
        last[..rest.len()].copy_from_slice(rest);
        let mut told = |at, buckets| told(steps + at, buckets);
        let behind = memchr::memchr_iter(b'\n', &last[STEP..]).count(); // where only the ends of windows are looked at
        lines + self.simd.vectorize(Steps { search: self, text: &last, hit: &mut told }) + behind
    }
}

/// All whole steps of a text.
struct Steps<'s, 'h> {
    search: &'s Search,
    text: &'s [u8],
    hit: &'h mut dyn FnMut(usize, u8),
}

impl NullaryFnOnce for Steps<'_, '_> {
    /// How many lines end in them.
    type Output = usize;

    #[expect(clippy::inline_always, reason = "its instructions would be calls of functions")]
    #[inline(always)]
    fn call(self) -> usize {
        let Self { search, text, hit } = self;
        let simd = search.simd;
        let (lower, upper) = (search.lower.map(twice), search.upper.map(twice));
        let end = simd.avx._mm256_set1_epi8(i8::from_ne_bytes([b'\n']));
        let zero = simd.avx._mm256_setzero_si256();
        // For each place how many line ends there were, added up before a byte runs over.
        let (mut ends, mut sums) = (zero, zero);
        let mut at = 0;
        while let Some(step) = text.get(at..at + NEEDED) {
            let first = buckets(simd, &step[..NEEDED - STEP / 2], &lower, &upper);
            let second = buckets(simd, &step[STEP / 2..], &lower, &upper);
            let any = simd.avx2._mm256_or_si256(first, second);
            if simd.avx._mm256_testz_si256(any, any) == 0 {
                tell(simd, at, first, hit);
                tell(simd, at + STEP / 2, second, hit);
            }
            let here = simd.avx2._mm256_cmpeq_epi8(load(step), end);
            ends = simd.avx2._mm256_sub_epi8(ends, here);
            let here = simd.avx2._mm256_cmpeq_epi8(load(&step[STEP / 2..]), end);
            ends = simd.avx2._mm256_sub_epi8(ends, here);
            at += STEP;
            if at % (64 * STEP) == 0 {
                sums = simd.avx2._mm256_add_epi64(sums, simd.avx2._mm256_sad_epu8(ends, zero));
                ends = zero;
            }
        }
        sums = simd.avx2._mm256_add_epi64(sums, simd.avx2._mm256_sad_epu8(ends, zero));
        let sums: [u64; 4] = pulp::cast(sums);
        usize::try_from(sums.iter().sum::<u64>()).unwrap_or(usize::MAX)
    }
}

/// The first 32 bytes.
#[expect(clippy::inline_always, reason = "as above")]
#[inline(always)]
fn load(bytes: &[u8]) -> __m256i {
    let mut first = [0; 32];
    first.copy_from_slice(&bytes[..32]);
    pulp::cast(first)
}

/// A table in both halves of a vector: a look-up does not cross them.
fn twice(table: [u8; 16]) -> __m256i {
    pulp::cast([table, table])
}

/// Say where in 32 bytes from `at` on a window may start.
#[expect(clippy::inline_always, reason = "as above")]
#[inline(always)]
fn tell(simd: V3, at: usize, buckets: __m256i, hit: &mut dyn FnMut(usize, u8)) {
    let none = simd.avx2._mm256_cmpeq_epi8(buckets, simd.avx._mm256_setzero_si256());
    let mut places = !simd.avx2._mm256_movemask_epi8(none).cast_unsigned();
    let buckets: [u8; 32] = pulp::cast(buckets);
    while places != 0 {
        let place = places.trailing_zeros() as usize;
        hit(at + place, buckets[place]);
        places &= places - 1;
    }
}

/// For each of 32 bytes, the buckets of windows that may start there.
#[expect(clippy::inline_always, reason = "as above")]
#[inline(always)]
fn buckets(simd: V3, bytes: &[u8], lower: &[__m256i; LENGTH], upper: &[__m256i; LENGTH]) -> __m256i {
    let half = simd.avx._mm256_set1_epi8(15);
    let mut all = simd.avx._mm256_set1_epi8(-1);
    for place in 0..LENGTH {
        let here = load(&bytes[place..]);
        let low = simd.avx2._mm256_and_si256(here, half);
        let high = simd.avx2._mm256_and_si256(simd.avx2._mm256_srli_epi16::<4>(here), half);
        let low = simd.avx2._mm256_shuffle_epi8(lower[place], low);
        let high = simd.avx2._mm256_shuffle_epi8(upper[place], high);
        all = simd.avx2._mm256_and_si256(all, simd.avx2._mm256_and_si256(low, high));
    }
    all
}
