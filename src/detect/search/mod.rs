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

#[cfg(test)]
#[cfg(target_arch = "x86_64")]
mod tests {
    use super::*;
    use crate::detect::windows::WINDOWS;

    /// Pieces of windows, in all their spellings, at every place of a block and its end.
    #[test]
    fn all_ways_find_the_same() {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
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
            let mut one = Vec::new();
            if round % 7 == 0 {
                text.extend_from_slice(b"\n\nx\n");
            }
            let lines = portable::each(&text, &mut |at, window| one.push((at, window)));
            for search in &searches {
                let mut two = Vec::new();
                assert_eq!(search.each(&text, &mut |at, window| two.push((at, window))), lines);
                assert_eq!(one, two, "{}", text.escape_ascii());
            }
            found += one.len();
        }
        assert!(found > 10_000, "{found}");
    }
}
