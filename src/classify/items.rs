//! Elements, items and calls: what a text lists one after the other.

use crate::span::{LineIndex, Span};

/// Lines below the first that an item of a list has where it is more than a name and a value.
const PAIR: usize = 3;

/// Lines that are looked at on either side.
const REACH: usize = 60;

/// Whether a line that is trimmed begins an item of a list or closes an element.
pub(super) fn divides_items(line: &[u8]) -> bool {
    line.starts_with(b"- ") || line.starts_with(b"</")
}

/// Whether the mark on the line `other` is in another element of XML or item of a list than the value on `line`.
pub(super) fn is_apart(lines: &LineIndex<'_>, line: usize, other: usize) -> bool {
    let (first, last) = (line.min(other), line.max(other));
    if first == last || last - first > REACH {
        return false;
    }
    let least = lines.indent(line).min(lines.indent(other));
    let closed = (first + 1..last).any(|at| lines.indent(at) < least && lines.trimmed(at).starts_with(b"</"));
    closed || is_next_item(lines, line, other) || (other < line && has_own_item(lines, line, other))
}

/// Whether the item that `line` is in begins after `other`, which is in one before.
fn has_own_item(lines: &LineIndex<'_>, line: usize, other: usize) -> bool {
    let begins = |at: &usize| {
        let indent = lines.indent(*at);
        lines.trimmed(*at).starts_with(b"- ")
            && indent < lines.indent(line)
            && indent <= lines.indent(other)
            && is_thing(lines, *at)
    };
    (other + 1..line).any(|at| begins(&at))
}

/// Whether `other` is in the next item of a list that `line` is in an item of: its first line, or any of it where the item is
/// a thing of its own and no pair of a name and a value.
fn is_next_item(lines: &LineIndex<'_>, line: usize, other: usize) -> bool {
    let begins = |at: usize| lines.trimmed(at).starts_with(b"- ") && lines.indent(at) < lines.indent(line);
    let last = other.min(line + REACH);
    other > line && (begins(other) || (line + 1..last).any(|at| begins(at) && is_thing(lines, at)))
}

/// Whether the item that begins on a line is more than a pair of a name and a `value`.
fn is_thing(lines: &LineIndex<'_>, at: usize) -> bool {
    let deeper = |next: &usize| *next < lines.count() && lines.indent(*next) > lines.indent(at);
    let members = (at + 1..=at + PAIR).take_while(deeper).count();
    let is_value = |line: usize| lines.trimmed(line).starts_with(b"value");
    members == PAIR || (members == PAIR - 1 && !(at + 1..at + PAIR).any(is_value))
}

/// Whether two pairs of brackets, neither in the other, hold what one client is made with.
pub(super) fn is_called_twice(text: &[u8], one: Span, two: Span) -> bool {
    let name = |scope: Span| {
        let word = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
        let length = text[..scope.start].iter().rev().take(64).take_while(word).count();
        &text[scope.start - length..scope.start]
    };
    let apart = one != two && !one.contains(two.start) && !two.contains(one.start);
    let called = text[one.start] == b'(' && text[two.start] == b'(';
    let client = |name: &[u8]| {
        let name = name.to_ascii_lowercase();
        [&b"mono"[..], b"client"].iter().any(|word| memchr::memmem::find(&name, word).is_some())
    };
    apart && called && name(one) == name(two) && client(name(one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Position;

    #[test]
    fn another_item_or_element_is_another_things() {
        let item = "- name: a\n  url: HOST\n  x: 1\n  y: 2\n- name: b\n  x: 1\n  y: 2\n  key: Q7x\n";
        let cases = [
            (item, true, "another item"),
            ("- url: HOST\n  x: 1\n  y: 2\n  key: Q7x\n", false, "the same item"),
            ("- name: URL\n  value: HOST\n- name: KEY\n  value: Q7x\n", false, "pairs of a name and a value"),
            ("<a>\n  <url>HOST</url>\n</a>\n<b>\n  <key>Q7x</key>\n</b>\n", true, "another element"),
            ("<a>\n  <url>HOST</url>\n  <key>Q7x</key>\n</a>\n", false, "the same element"),
            ("<a>\n  <h>\n    <key>Q7x</key>\n  </h>\n  <url>HOST</url>\n</a>\n", false, "an element within"),
        ];
        for (text, want, why) in cases {
            let lines = LineIndex::new(text.as_bytes(), Position::FIRST);
            let line = |word: &str| lines.line_of(text.find(word).expect("every case has both"));
            assert_eq!(is_apart(&lines, line("Q7x"), line("HOST")), want, "{why}: {text}");
        }
    }
}
