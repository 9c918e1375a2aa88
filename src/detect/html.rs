//! Tables of HTML: the header of a column names what its cells hold, in a row that names Mono.

use super::candidate::Tie;
use super::names::{Meaning, Names};
use crate::rule::words::split_name;
use crate::span::Span;
use memchr::memmem::{find, rfind};

/// Bytes before a value in which its row begins, and before that in which the table does.
const REACH: (usize, usize) = (1200, 16 << 10);

/// Bytes and words of a cell that may name something.
const CELL: (usize, usize) = (64, 5);

/// The name of the column that the cell around `at` is in, if its row names Mono in a cell before.
pub(super) fn column<'r>(text: &[u8], at: Span, names: &Names<'r>) -> Option<(Meaning<'r>, Span)> {
    let floor = at.start.saturating_sub(REACH.0);
    let row = floor + opening(&text[floor..at.start], b"<tr")?;
    let before = cells(text, Span::new(row, at.start));
    let (_, told) = before.split_last()?;
    if !told.iter().any(|cell| is_mono(&text[cell.start..cell.end], names)) {
        return None; // most rows
    }
    let floor = row.saturating_sub(REACH.1);
    let table = floor + opening(&text[floor..row], b"<table")?;
    let end = table + find(&text[table..row], b"</tr").or_else(|| find(&text[table..row], b"</TR"))?;
    let name = *cells(text, Span::new(table, end)).get(told.len())?;
    match names.judge(&[b"mono ", &text[name.start..name.end]].concat()) {
        Meaning::Credential { rule, weight, single, .. } => {
            Some((Meaning::Credential { rule, tie: Tie::Named, weight, single }, name))
        }
        _ => None,
    }
}

/// Where a tag opens last, in small letters or capitals.
fn opening(text: &[u8], tag: &[u8]) -> Option<usize> {
    rfind(text, tag).max(rfind(text, &tag.to_ascii_uppercase()))
}

/// Whether a cell names Mono, or has a host of Mono's.
fn is_mono(cell: &[u8], names: &Names<'_>) -> bool {
    let words = split_name(cell);
    names.has_host(cell) || (words.len() < CELL.1 && names.mono_in(&words).is_some())
}

/// The first words of each cell that begins in a part of a text, past the tags in it.
fn cells(text: &[u8], part: Span) -> Vec<Span> {
    let text = &text[..part.end];
    let is_cell = |at: &usize| {
        matches!(
            &text[*at..],
            [b'<', b't' | b'T', b'd' | b'h' | b'D' | b'H', b'>' | b' ' | b'\n' | b'\t', ..]
        )
    };
    let words = |at: usize| {
        let mut start = at;
        while text.get(start) == Some(&b'<') {
            let close = memchr::memchr(b'>', &text[start..]).map_or(text.len(), |close| start + close + 1);
            start = close + text[close..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        }
        let length = text[start..].iter().take(CELL.0).take_while(|byte| **byte != b'<').count();
        Span::new(start, start + text[start..start + length].trim_ascii_end().len())
    };
    (part.start..part.end).filter(is_cell).map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rules;

    #[test]
    fn a_column_names_what_a_row_of_mono_holds() {
        let rules = Rules::embedded().unwrap();
        let names = Names::new(&rules);
        let head = "<table>\n<tr><th>Servicio</th><th><b>Llave</b></th></tr>\n";
        let cases = [
            (
                "<tr><td>Mono (api.cuentamono.com)</td><td><code>Q7x</code></td></tr>",
                "Llave",
                "a row of Mono",
            ),
            ("<tr><td class=\"x\">\n<p>Mono</p></td><td>Q7x</td></tr>", "Llave", "tags in a cell"),
            ("<tr><td>Twilio</td><td><code>Q7x</code></td></tr>", "", "another's row"),
            ("<tr><td>Mono</td><td>x</td><td>Q7x</td></tr>", "", "a column without a name"),
            ("<tr><td>Q7x</td><td>Mono</td></tr>", "", "a column that is no credential's"),
        ];
        for (row, want, why) in cases {
            let text = [head, row].concat();
            let at = text.find("Q7x").expect("the value of the case");
            let got = column(text.as_bytes(), Span::new(at, at + 3), &names);
            assert_eq!(got.map_or("", |(_, span)| &text[span.start..span.end]), want, "{why}: {text}");
        }
    }
}
