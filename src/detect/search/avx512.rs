//! 64 bytes at once: AVX-512. The same as with AVX2 in half the instructions.

use super::tables::{NEEDED, STEP, Tables};
use crate::detect::windows::LENGTH;
use pulp::NullaryFnOnce;
use pulp::x86::V4;
use std::arch::x86_64::__m512i;

/// Look at all whole steps of `text`, and count the lines that end in them.
pub(super) fn steps(simd: V4, tables: &Tables, text: &[u8], hit: &mut dyn FnMut(usize, u8)) -> usize {
    simd.vectorize(Steps { simd, tables, text, hit })
}

/// What of three bits gives one: all of them.
const ALL_THREE: i32 = 0b1000_0000;

/// All whole steps of a text.
struct Steps<'s, 'h> {
    simd: V4,
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
        let (lower, upper) = (tables.lower.map(fourfold), tables.upper.map(fourfold));
        let end = simd.avx512f._mm512_set1_epi8(i8::from_ne_bytes([b'\n']));
        let (mut at, mut lines) = (0, 0);
        while let Some(step) = text.get(at..at + NEEDED) {
            let buckets = buckets(simd, step, &lower, &upper);
            let mut places = simd.avx512bw._mm512_test_epi8_mask(buckets, buckets);
            if places != 0 {
                let buckets: [u8; STEP] = pulp::cast(buckets);
                while places != 0 {
                    let place = places.trailing_zeros() as usize;
                    hit(at + place, buckets[place]);
                    places &= places - 1;
                }
            }
            lines += simd.avx512bw._mm512_cmpeq_epi8_mask(load(step), end).count_ones() as usize;
            at += STEP;
        }
        lines
    }
}

/// The first 64 bytes.
#[expect(clippy::inline_always, reason = "as above")]
#[inline(always)]
fn load(bytes: &[u8]) -> __m512i {
    let mut first = [0; STEP];
    first.copy_from_slice(&bytes[..STEP]);
    pulp::cast(first)
}

/// A table in every quarter of a vector: a look-up does not cross them.
fn fourfold(table: [u8; 16]) -> __m512i {
    pulp::cast([table; 4])
}

/// For each of 64 bytes, the buckets of windows that may start there.
#[expect(clippy::inline_always, reason = "as above")]
#[inline(always)]
fn buckets(simd: V4, bytes: &[u8], lower: &[__m512i; LENGTH], upper: &[__m512i; LENGTH]) -> __m512i {
    let half = simd.avx512f._mm512_set1_epi8(15);
    let mut all = simd.avx512f._mm512_set1_epi8(-1);
    for place in 0..LENGTH {
        let here = load(&bytes[place..]);
        let high = simd.avx512f._mm512_and_si512(simd.avx512bw._mm512_srli_epi16::<4>(here), half);
        let low = simd.avx512bw._mm512_shuffle_epi8(lower[place], here); // nothing for a byte past ASCII
        let high = simd.avx512bw._mm512_shuffle_epi8(upper[place], high);
        all = simd.avx512f._mm512_ternarylogic_epi64::<ALL_THREE>(all, low, high);
    }
    all
}
