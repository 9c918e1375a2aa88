//! Pieces of a text that is too large to be looked at whole: the surroundings of what speaks of Mono. The rest of a log of a gigabyte
//! is others' requests, and no evidence for what stands megabytes away.

use super::anchors::Anchors;
use crate::span::Span;

/// Bytes on either side of an anchor that are looked at: more than a request with its headers and its body.
const AROUND: usize = 16 << 10;

/// Lines on either side that are not indented: in a log each is a record, and a request that is written over several has fewer.
const RECORDS: usize = 20;

/// A stretch with anchors everywhere is looked at in pieces of so many bytes, and what is around each: what is found near a value takes
/// time that grows with the text.
const PIECE: usize = 128 << 10;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What is looked at.
    pub span: Span,
    /// Where in it findings are the piece's own: the rest is surroundings, and another's.
    pub claim: Span,
}

impl Anchors {
    /// The pieces of `text` that are worth looking at, ascending. A word of credentials is none by itself.
    pub fn pieces(&self, text: &[u8]) -> Vec<Piece> {
        let mut runs: Vec<Span> = self.monos.iter().chain(&self.names).copied().collect();
        runs.sort_unstable();
        let mut stretches: Vec<Span> = Vec::new();
        for run in runs {
            let stretch = around(text, run);
            match stretches.last_mut() {
                Some(last) if stretch.start <= last.end => last.end = last.end.max(stretch.end),
                _ => stretches.push(stretch),
            }
        }
        stretches.into_iter().flat_map(|stretch| cut(text, stretch)).collect()
    }
}

/// A stretch with its surroundings.
fn around(text: &[u8], stretch: Span) -> Span {
    let is_record = |at: &usize| text.get(at + 1).is_some_and(|byte| !byte.is_ascii_whitespace());
    let floor = stretch.start.saturating_sub(AROUND);
    let mut before =
        memchr::memrchr_iter(b'\n', &text[floor..stretch.start]).map(|at| floor + at).filter(is_record);
    let start = before.nth(RECORDS).map_or_else(|| start_of_line(text, floor), |end| end + 1);
    let ceiling = text.len().min(stretch.end + AROUND);
    let after = memchr::memchr_iter(b'\n', &text[stretch.end..ceiling]).map(|at| stretch.end + at);
    let end = after.filter(is_record).nth(RECORDS).unwrap_or_else(|| end_of_line(text, ceiling));
    Span::new(start, end)
}

/// The pieces of a stretch.
fn cut(text: &[u8], stretch: Span) -> impl Iterator<Item = Piece> {
    let count = (stretch.len() / PIECE).max(1);
    (0..count).map(move |index| {
        let start = stretch.start + index * PIECE;
        let end = if index + 1 == count { stretch.end } else { start + PIECE };
        let all = around(text, Span::new(start, end));
        let span = Span::new(all.start.max(stretch.start), all.end.min(stretch.end));
        Piece { span, claim: Span::new(start, end) }
    })
}

/// The start of the line at `at`, if it is near; else of a token, so that no value is cut in two; else of a character, which would
/// count as several columns.
fn start_of_line(text: &[u8], at: usize) -> usize {
    let floor = at.saturating_sub(AROUND);
    let part = &text[floor..at];
    memchr::memrchr(b'\n', part)
        .or_else(|| part.iter().rposition(|byte| !byte.is_ascii_alphanumeric() && byte.is_ascii()))
        .map_or_else(|| start_of_character(text, at), |found| floor + found + 1)
}

/// The start of the character of UTF-8 that the byte at `at` is of; `at` where it is of none.
fn start_of_character(text: &[u8], at: usize) -> usize {
    let starts = |at: &usize| text.get(*at).is_some_and(|byte| byte & 0xC0 != 0x80);
    (0..4).filter_map(|back| at.checked_sub(back)).find(starts).unwrap_or(at)
}

/// The end of the line at `at`, if it is near; else of a token.
fn end_of_line(text: &[u8], at: usize) -> usize {
    let part = &text[at..text.len().min(at + AROUND)];
    memchr::memchr(b'\n', part)
        .or_else(|| part.iter().position(|byte| !byte.is_ascii_alphanumeric() && byte.is_ascii()))
        .map_or(at, |found| at + found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_speaks_of_mono_is_looked_at_with_its_lines() {
        let mut text = Vec::new();
        for line in 0..40_000 {
            let host = if line % 20_000 == 9_000 { "cuentamono.com" } else { "example.com" };
            text.extend_from_slice(format!("{line} GET https://{host}/ Authorization: Bearer\n").as_bytes());
        }
        let pieces = Anchors::find(&text).pieces(&text);
        assert_eq!(pieces.len(), 2);
        for piece in &pieces {
            assert_eq!(piece.span, piece.claim);
            let part = &text[piece.span.start..piece.span.end];
            assert_eq!(part.iter().filter(|byte| **byte == b'\n').count(), 2 * RECORDS);
            assert!(memchr::memmem::find(part, b"cuentamono").is_some());
            assert_eq!(text[piece.span.start - 1], b'\n');
            assert_eq!(text[piece.span.end], b'\n');
        }
    }

    #[test]
    fn pieces_of_one_stretch_share_it_out_and_overlap() {
        let text = b"  https://api.cuentamono.com/\n".repeat(40_000);
        let pieces = Anchors::find(&text).pieces(&text);
        assert!(pieces.len() > 5, "{}", pieces.len());
        let mut next = 0;
        for piece in &pieces {
            assert_eq!(piece.claim.start, next, "goes on where the last stopped");
            next = piece.claim.end;
            assert!(piece.span.start == 0 || piece.span.start + AROUND <= piece.claim.start);
            assert!(piece.span.end == text.len() || piece.span.end >= piece.claim.end + AROUND);
        }
        assert_eq!(next, text.len());
    }

    #[test]
    fn a_piece_starts_with_a_whole_character() {
        for shift in 0..3 {
            let text = format!("{}{} cuentamono", "x".repeat(shift), "語".repeat(20_000));
            let pieces = Anchors::find(text.as_bytes()).pieces(text.as_bytes());
            assert_eq!(pieces.len(), 1);
            assert!(pieces[0].span.start > 3 && text.is_char_boundary(pieces[0].span.start), "{shift}");
        }
    }

    #[test]
    fn a_line_without_end_is_cut_between_tokens() {
        let mut text = vec![b'x'; 100_000];
        text[20_000] = b',';
        text[60_000..60_010].copy_from_slice(b"cuentamono");
        text[90_000] = b',';
        let pieces = Anchors::find(&text).pieces(&text);
        let at = 60_006;
        assert_eq!(pieces.len(), 1);
        assert_eq!(pieces[0].span, Span::new(at - AROUND, 90_000), "a token may be too long");
    }
}
