//! Where the windows of literals stand in a text. Almost every byte that is read is read here only, so this is the speed of the
//! program.
//!
//! Three ways find the same: two with vector instructions of x86-64, which cost about what reading the memory costs; and one for all
//! other processors.

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod portable;
#[cfg(target_arch = "x86_64")]
mod tables;
#[cfg(target_arch = "x86_64")]
mod vector;

use crate::detect::windows::LENGTH;
use std::ops::Range;

/// Say of every window that starts in the part `own` of `text`, ascending, where it starts and which it is.
///
/// It gives how many lines end in the part: counted on the way they cost next to nothing, and of a file in several windows all must be.
pub(super) fn each(text: &[u8], own: Range<usize>, hit: &mut dyn FnMut(usize, usize)) -> usize {
    let end = text.len().min(own.end + LENGTH - 1);
    let part = &text[own.start.min(end)..end];
    let hit = &mut |at, window| hit(own.start + at, window);
    let behind = memchr::memchr_iter(b'\n', &text[own.end.min(end)..end]).count();
    #[cfg(target_arch = "x86_64")]
    if let Some(search) = vector::Search::here() {
        return search.each(part, hit) - behind;
    }
    portable::each(part, hit) - behind
}

#[cfg(target_arch = "x86_64")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::folded::starts;
    use crate::detect::windows::WINDOWS;

    /// Where windows stand and which they are, and how many lines end.
    type Found = (Vec<(usize, usize)>, usize);

    /// Numbers from a seed, below a bound.
    fn numbers(mut state: u64) -> impl FnMut(usize) -> usize {
        move |below| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).expect("31 bits") % below
        }
    }

    /// What a look at every window at every byte finds.
    fn naive(text: &[u8]) -> Found {
        let at = |at| (0..WINDOWS.len()).filter(move |&index| starts(&text[at..], WINDOWS[index].0));
        let found = (0..text.len()).flat_map(|place| at(place).map(move |index| (place, index)));
        (found.collect(), text.iter().filter(|byte| **byte == b'\n').count())
    }

    /// What a search finds.
    fn found(search: impl FnOnce(&mut dyn FnMut(usize, usize)) -> usize) -> Found {
        let mut all = Vec::new();
        let lines = search(&mut |at, window| all.push((at, window)));
        (all, lines)
    }

    /// Every way finds what the naive one finds; how many windows that is.
    fn agree(text: &[u8], searches: &[vector::Search]) -> usize {
        let want = naive(text);
        assert_eq!(found(|hit| portable::each(text, hit)), want, "portable: {}", text.escape_ascii());
        for search in searches {
            assert_eq!(found(|hit| search.each(text, hit)), want, "vector: {}", text.escape_ascii());
        }
        want.0.len()
    }

    /// Pieces of windows, in all their spellings, at every place of a block and its end.
    #[test]
    fn all_ways_find_the_same() {
        let mut next = numbers(0x9E37_79B9_7F4A_7C15);
        let searches = vector::Search::all();
        assert!(!searches.is_empty(), "no processor to test on");
        let mut found = 0;
        for round in 0..4000 {
            let mut text = Vec::new();
            while text.len() < round % 300 {
                let (window, _) = WINDOWS[next(WINDOWS.len())];
                let piece = &window[..=next(LENGTH)];
                text.extend(piece.iter().map(|byte| match (byte, next(4)) {
                    (_, 3) if round % 5 == 0 => b'\n',
                    (b'_', 0) => b'-',
                    (b'_', 1) => b'.',
                    (byte, 0) => byte.to_ascii_uppercase(),
                    (byte, _) => *byte,
                }));
            }
            if round % 7 == 0 {
                text.extend_from_slice(b"\n\nx\n");
            }
            found += agree(&text, &searches);
        }
        assert!(found > 10_000, "{found}");
    }

    /// Any bytes, among them many that differ from a window's in one bit only.
    #[test]
    fn all_ways_find_the_same_in_any_bytes() {
        let mut next = numbers(0x2545_F491_4F6C_DD1D);
        let searches = vector::Search::all();
        let mut found = 0;
        for round in 0..2000 {
            let mut text = Vec::new();
            while text.len() < round % 500 {
                let (window, _) = WINDOWS[next(WINDOWS.len())];
                let (place, bit) = (next(LENGTH), 1_u8.rotate_left(u32::try_from(next(16)).unwrap_or(0)));
                for (at, byte) in window.iter().enumerate() {
                    let flipped = if at == place && round % 2 == 0 { bit } else { 0 };
                    text.push(byte ^ flipped);
                }
                text.extend((0..next(4)).map(|_| u8::try_from(next(256)).unwrap_or(0)));
            }
            found += agree(&text, &searches);
        }
        assert!(found > 10_000, "{found}");
    }

    /// More lines in a row than a byte counts, and a block of the portable way with its seam.
    #[test]
    fn long_texts_are_counted_and_searched_to_their_ends() {
        let searches = vector::Search::all();
        for length in [4 * 64 * 64 - 1, 4 * 64 * 64 + 70, 64 * 1024 + 2, 64 * 1024 + 67] {
            for filling in [b'\n', b'm', 0] {
                let mut text = vec![filling; length];
                text[length - 4..].copy_from_slice(b"BREB");
                agree(&text, &searches);
            }
        }
    }

    /// Parts that follow each other find together what one search finds, and count every line once.
    #[test]
    fn parts_find_what_the_whole_has() {
        let mut next = numbers(0x1234_5678_9ABC_DEF1);
        for round in 1..400 {
            let mut text = Vec::new();
            while text.len() < round {
                text.extend_from_slice(WINDOWS[next(WINDOWS.len())].0);
                text.extend(vec![b'\n'; next(3)]);
            }
            let middle = next(text.len());
            let parts = found(|hit| each(&text, 0..middle, hit) + each(&text, middle..text.len(), hit));
            assert_eq!(parts, naive(&text), "cut at {middle}: {}", text.escape_ascii());
        }
    }
}
