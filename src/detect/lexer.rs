//! Small looks at text that the carriers share: runs of a token's characters, words to the left, gaps.

use crate::span::Span;

/// Words of no meaning between those of a name in a sentence: `llave de Mono`, `the key for Mono`.
pub(super) const SMALL: [&str; 16] = [
    "de", "del", "la", "el", "las", "los", "the", "of", "for", "our", "mi", "su", "en", "para", "nuestra",
    "nuestro",
];

/// Whether a byte may stand in a value that a machine made: letters, digits and the marks of base64,
/// base64url, percent encoding, JWTs and prefixed keys.
pub(super) fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'~' | b'+' | b'/' | b'%')
}

/// Whether a byte may stand in a word of a name; a byte past ASCII is part of a letter.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// Every run of token characters in `text[range]` of at least `min` bytes.
///
/// Base64 padding belongs to a run; the letter of an escape before it (`\n`) does not.
pub(super) fn tokens(text: &[u8], range: Span, min: usize) -> impl Iterator<Item = Span> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        while at < range.end {
            if !is_token(text[at]) {
                at += 1;
                continue;
            }
            let start = after_escape(text, at);
            let mut end = at;
            while end < range.end && is_token(text[end]) {
                end += 1;
            }
            at = end;
            let span = Span::new(start, padded(text, start, end));
            if span.len() >= min {
                return Some(span);
            }
        }
        None
    })
}

/// `at`, or past the letters of an escape (`\n`, `\u0026`) that start there.
fn after_escape(text: &[u8], at: usize) -> usize {
    if at == 0 || text[at - 1] != b'\\' {
        return at;
    }
    match text[at] {
        b'n' | b'r' | b't' => at + 1,
        b'u' if text.len() >= at + 5 && text[at + 1..at + 5].iter().all(u8::is_ascii_hexdigit) => at + 5,
        _ => at,
    }
}

/// `end`, or past the `=` signs there if they complete a run of base64.
fn padded(text: &[u8], start: usize, end: usize) -> usize {
    let signs = text[end..].iter().take_while(|byte| **byte == b'=').count();
    let closed = text.get(end + signs).is_none_or(|byte| !is_token(*byte));
    let whole = (end - start + signs).is_multiple_of(4) && end - start >= 16;
    if (1..=2).contains(&signs) && closed && whole { end + signs } else { end }
}

/// A word of a name, or several with `.`, `-` or `:` between them, as `process.env.MONO_API_KEY`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its bytes.
    pub(super) span: Span,
}

/// The word that ends last before `at`, not before `floor`.
pub(super) fn word_before(text: &[u8], at: usize, floor: usize) -> Option<Word> {
    let mut end = at;
    while end > floor && !is_word(text[end - 1]) {
        end -= 1;
    }
    if end == floor {
        return None;
    }
    let mut start = end;
    while start > floor {
        let byte = text[start - 1];
        let inner = matches!(byte, b'.' | b'-' | b':')
            && start - 1 > floor
            && is_word(text[start - 2])
            && start < end;
        if !is_word(byte) && !inner {
            break;
        }
        start -= 1;
    }
    Some(Word { span: Span::new(after_escape(text, start).min(end), end) })
}

/// What stands between a word and what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// An assignment: `=`, `:`, `=>`, `->`, `>` of a tag.
    Assign,
    /// An opening parenthesis: the word is called.
    Call,
    /// A comma: two arguments, or two members of a tuple.
    Comma,
    /// Spaces only.
    Space,
    /// Anything else: operators, closing brackets.
    Other,
    /// The end of a statement.
    Wall,
}

/// Judge the bytes between a word and what follows it.
pub(super) fn gap(bytes: &[u8]) -> Gap {
    if is_wall(bytes) {
        return Gap::Wall;
    }
    let shown: Vec<u8> = bytes
        .iter()
        .copied()
        .filter(|byte| {
            !byte.is_ascii_whitespace() && !matches!(byte, b'"' | b'\'' | b'`' | b'\\' | b'@' | b'$' | b'#')
        })
        .collect();
    let equal = shown.windows(2).any(|pair| matches!(pair, b"==" | b"!="));
    let assigns = shown.iter().any(|byte| matches!(byte, b'=' | b':')) && !equal;
    match shown.as_slice() {
        [] => Gap::Space,
        [b'(', ..] if !assigns => Gap::Call,
        _ if assigns => Gap::Assign,
        [.., b'>'] => Gap::Assign, // `->`, or the end of an opening tag
        _ if shown.contains(&b',') => Gap::Comma,
        _ => Gap::Other,
    }
}

/// Whether only quotes, an operator of concatenation and one line end stand between two literals.
fn is_concatenation(bytes: &[u8]) -> bool {
    let quotes = bytes.iter().filter(|byte| matches!(byte, b'"' | b'\'' | b'`')).count();
    let ends = bytes.iter().filter(|byte| **byte == b'\n').count();
    let operator = |byte: &u8| matches!(byte, b'+' | b'&' | b'.' | b'_' | b'\\' | b'<' | b'>' | b'-' | b'|');
    let plain =
        |byte: &u8| byte.is_ascii_whitespace() || operator(byte) || matches!(byte, b'"' | b'\'' | b'`');
    quotes == 2 && ends == 1 && bytes.iter().all(plain)
}

/// Whether a statement ends in these bytes: at `;`, at a blank line, or at a line end that nothing continues.
fn is_wall(bytes: &[u8]) -> bool {
    let control = |byte: &u8| *byte < b' ' && !byte.is_ascii_whitespace();
    if bytes.iter().any(control) {
        return true; // strings of a binary are neighbours by chance
    }
    if is_concatenation(bytes) {
        return false;
    }
    if bytes.contains(&b';') {
        return true;
    }
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let first = lines.next().unwrap_or_default();
    let rest: Vec<&[u8]> = lines.map(<[u8]>::trim_ascii).collect();
    let Some((last, middle)) = rest.split_last() else {
        return false; // no line ends
    };
    if middle.iter().any(|line| line.is_empty()) || middle.len() > 1 {
        return true;
    }
    let open = |line: &[u8]| {
        let line = line.trim_ascii();
        let block =
            matches!(line, [.., b'>' | b'|', b'-' | b'+'] | [.., b':', b' ', b'|'] | [.., b'|', b'|']);
        block
            || line.last().is_some_and(|byte| {
                matches!(
                    byte,
                    b'=' | b'(' | b',' | b':' | b'\\' | b'+' | b'[' | b'{' | b'>' | b'?' | b'&' | b'.'
                )
            })
    };
    // A single `|` begins a row of a table.
    let piped = last.starts_with(b"||") || last.starts_with(b"|>");
    let continues =
        piped || last.first().is_some_and(|byte| matches!(byte, b'?' | b'<' | b'.' | b'+' | b'-'));
    !open(first) && !continues
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_runs_with_their_padding_and_without_escapes() {
        let cases: [(&str, &[&str], &str); 7] = [
            (
                "key=QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
                &["QWxhZGRpbjpvcGVuIHNlc2FtZQ=="],
                "padding completes base64",
            ),
            ("LONG_ENOUGH_NAME_HERE=value", &["LONG_ENOUGH_NAME_HERE"], "an assignment is no padding"),
            (r#"\nAbcdefghij0123456"#, &["Abcdefghij0123456"], "an escaped newline"),
            (r#"\u0026abcdefghij012345"#, &["abcdefghij012345"], "an escaped ampersand"),
            ("short", &[], "under sixteen"),
            (
                "a=abcdefghij012345&b=abcdefghij012346",
                &["abcdefghij012345", "abcdefghij012346"],
                "two fields",
            ),
            ("abcdefghij%3D012345", &["abcdefghij%3D012345"], "percent encoding"),
        ];
        for (text, want, why) in cases {
            let bytes = text.as_bytes();
            let got: Vec<&str> = tokens(bytes, Span::new(0, bytes.len()), 16)
                .map(|span| &text[span.start..span.end])
                .collect();
            assert_eq!(got, want, "{why}: {text}");
        }
    }

    #[test]
    fn gaps_tell_assignments_from_calls() {
        let cases: [(&str, Gap, &str); 14] = [
            (" = ", Gap::Assign, "assignment"),
            ("\": \"", Gap::Assign, "a JSON member"),
            ("' => '", Gap::Assign, "a hash"),
            ("\">", Gap::Assign, "a tag with an attribute"),
            ("(\"", Gap::Call, "a call"),
            ("\", \"", Gap::Comma, "two arguments"),
            (" ", Gap::Space, "a shell argument"),
            (" == \"", Gap::Other, "a comparison"),
            ("') || '", Gap::Other, "a default"),
            ("; ", Gap::Wall, "the end of a statement"),
            ("\n", Gap::Wall, "the end of a line"),
            (",\n  \"", Gap::Comma, "a comma continues"),
            (" =\n  \"", Gap::Assign, "an operator continues"),
            (":\n\n  ", Gap::Wall, "a blank line never"),
        ];
        for (text, want, why) in cases {
            assert_eq!(gap(text.as_bytes()), want, "{why}: {text:?}");
        }
    }
}
