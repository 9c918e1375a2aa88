//! Where the words of a text stand again, so that a name is followed to where it is used.

use std::collections::HashMap;

/// Shorter words are not followed: they are everybody's.
pub(super) const SHORTEST: usize = 4;

/// Places of one word that are kept.
const PLACES: usize = 8;

/// The words of a text, found in one pass: searching the text anew for every name takes time that grows with the
/// square of its length.
#[derive(Debug)]
pub(super) struct Words<'t>(HashMap<&'t [u8], Vec<usize>>);

impl<'t> Words<'t> {
    /// Those of `text`, but for parts of paths and names that are given a value there.
    pub(super) fn of(text: &'t [u8]) -> Self {
        let mut words: HashMap<&[u8], Vec<usize>> = HashMap::new();
        let mut at = 0;
        while at < text.len() {
            let length = text[at..].iter().take_while(|byte| is_word(**byte)).count();
            let end = at + length;
            if length >= SHORTEST && !is_in_path(text, at) && !is_given(text, end) {
                let places = words.entry(&text[at..end]).or_default();
                if places.len() < PLACES {
                    places.push(at);
                }
            }
            at = end + 1;
        }
        Self(words)
    }

    /// The first places of `word`, ascending.
    pub(super) fn places(&self, word: &[u8]) -> &[usize] {
        self.0.get(word).map_or(&[], Vec::as_slice)
    }
}

/// Whether a byte is of a word.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether the word at `at` is a part of a path, or of a name with hyphens.
fn is_in_path(text: &[u8], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| matches!(text[before], b'/' | b'-'))
}

/// Whether a name that ends at `end` is given a value: then that value is used, not another.
fn is_given(text: &[u8], end: usize) -> bool {
    let glue = |byte: &&u8| !matches!(byte, b'"' | b'\'' | b' ' | b'\t');
    matches!(text[end..].iter().take(6).find(glue), Some(b'=' | b':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_by_where_it_is_used() {
        let text = b"clave = 'x'; send(clave); /etc/clave my-clave claves \"clave\": 1 (clave)";
        assert_eq!(Words::of(text).places(b"clave"), [18, 65]);
        assert!(Words::of(b"").places(b"clave").is_empty());
        let many = b"send(clave) ".repeat(100);
        assert_eq!(Words::of(&many).places(b"clave").len(), PLACES);
    }
}
