//! A literal written in pieces: `"…" + "…"`, or one below the other.

use crate::span::Span;

/// Pieces of one literal that are looked at on either side.
const PIECES: usize = 8;

/// Bytes between two pieces: an operator, a line end and the next line's indent.
const BETWEEN: usize = 80;

/// Longest piece.
const PIECE: usize = 256;

/// The whole of the quoted literal that the piece at `at` is of, from the first to the last piece, and its value.
pub(super) fn joined(text: &[u8], at: Span) -> Option<(Span, Vec<u8>)> {
    let mut pieces = vec![at];
    while pieces.len() < PIECES {
        let Some(piece) = before(text, pieces[0]) else { break };
        pieces.insert(0, piece);
    }
    while pieces.len() < PIECES {
        let Some(piece) = pieces.last().and_then(|last| after(text, *last)) else { break };
        pieces.push(piece);
    }
    let (first, last) = (pieces.first()?, pieces.last()?);
    let value = || pieces.iter().flat_map(|piece| &text[piece.start..piece.end]).copied().collect();
    (pieces.len() > 1).then(|| (Span::new(first.start, last.end), value()))
}

/// The piece behind the one at `at`.
fn after(text: &[u8], at: Span) -> Option<Span> {
    quote(*text.get(at.end)?)?;
    let from = at.end + 1;
    let rest = &text[from..text.len().min(from + BETWEEN)];
    let glue = rest.iter().position(|byte| quote(*byte).is_some())?;
    let closing = quote(rest[glue])?;
    let start = from + glue + 1;
    let length = text[start..].iter().take(PIECE).position(|byte| *byte == closing)?;
    let piece = Span::new(start, start + length);
    (is_glue(&rest[..glue]) && is_piece(text, piece)).then_some(piece)
}

/// The piece before the one at `at`.
fn before(text: &[u8], at: Span) -> Option<Span> {
    let opening = at.start.checked_sub(1)?;
    quote(text[opening])?;
    let floor = opening.saturating_sub(BETWEEN);
    let end = (floor..opening).rev().find(|at| quote(text[*at]).is_some())?;
    let floor = end.saturating_sub(PIECE);
    let start = (floor..end).rev().find(|at| text[*at] == text[end])? + 1;
    let piece = Span::new(start, end);
    (is_glue(&text[end + 1..opening]) && is_piece(text, piece)).then_some(piece)
}

/// A byte, if it is a quote.
fn quote(byte: u8) -> Option<u8> {
    matches!(byte, b'"' | b'\'' | b'`').then_some(byte)
}

/// Whether what stands between two literals joins them: an operator of concatenation, or a line end alone.
fn is_glue(bytes: &[u8]) -> bool {
    let operator =
        |byte: &u8| matches!(byte, b'+' | b'.' | b'&' | b'_' | b'\\' | b'<' | b'>' | b'~' | b'|' | b'*');
    let joins = bytes.contains(&b'\n') || bytes.iter().any(operator);
    joins && bytes.iter().all(|byte| byte.is_ascii_whitespace() || operator(byte))
}

/// Whether a piece may be of a value: no space in it.
fn is_piece(text: &[u8], piece: Span) -> bool {
    piece.len() >= 4 && text[piece.start..piece.end].iter().all(u8::is_ascii_graphic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_joined_in_every_language() {
        #[rustfmt::skip]
        let cases = [
            ("'abcd1234' + 'efgh5678'",            "abcd1234efgh5678", "JavaScript"),
            ("\"abcd1234\" .\n  \"efgh5678\"",     "abcd1234efgh5678", "PHP"),
            ("\"abcd1234\" <> \"efgh5678\"",       "abcd1234efgh5678", "Elixir"),
            ("(\"abcd1234\"\n \"efgh5678\")",      "abcd1234efgh5678", "Python"),
            ("\"abcd1234\" & _\n  \"efgh5678\"",   "abcd1234efgh5678", "Visual Basic"),
            ("'abcd1234', 'efgh5678'",             "", "two arguments"),
            ("\"abcd1234\" \"efgh5678\"",          "", "two words of a shell"),
            ("'Bearer ' + 'efgh5678'",             "", "a scheme is no piece"),
        ];
        for (text, want, why) in cases {
            let at = text.find("efgh5678").expect("every case has the second piece");
            let got = joined(text.as_bytes(), Span::new(at, at + 8)).map_or(Vec::new(), |(_, value)| value);
            assert_eq!(String::from_utf8_lossy(&got), want, "{why}: {text}");
        }
    }
}
