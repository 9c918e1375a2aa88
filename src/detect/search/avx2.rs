//! 32 bytes at once: AVX2.

use super::tables::{NEEDED, STEP, Tables};
use crate::detect::windows::LENGTH;
use pulp::NullaryFnOnce;
use pulp::x86::V3;
use std::arch::x86_64::__m256i;

/// Look at all whole steps of `text`, and count the lines that end in them.
pub(super) fn steps(simd: V3, tables: &Tables, text: &[u8], hit: &mut dyn FnMut(usize, u8)) -> usize {
    simd.vectorize(Steps { simd, tables, text, hit })
}

/// All whole steps of a text.
struct Steps<'s, 'h> {
    simd: V3,
    tables: &'s Tables,
    text: &'s [u8],
    hit: &'h mut dyn FnMut(usize, u8),
}

impl NullaryFnOnce for Steps<'_, '_> {
    /// How many lines end in them.
    type Output = usize;

    #[expect(clippy::inline_always, reason = "its instructions would be calls of functions")]
    #[inline(always)]
    fn call(self) -> usize {
        let Self { simd, tables, text, hit } = self;
        let (lower, upper) = (tables.lower.map(twice), tables.upper.map(twice));
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
        let high = simd.avx2._mm256_and_si256(simd.avx2._mm256_srli_epi16::<4>(here), half);
        let low = simd.avx2._mm256_shuffle_epi8(lower[place], here); // nothing for a byte past ASCII
        let high = simd.avx2._mm256_shuffle_epi8(upper[place], high);
        all = simd.avx2._mm256_and_si256(all, simd.avx2._mm256_and_si256(low, high));
    }
    all
}
