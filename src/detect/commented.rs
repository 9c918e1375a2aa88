//! Names of a value that stand in a comment: behind it, or on the line above.

use super::candidate::Tie;
use super::lexer::SMALL;
use super::names::{Meaning, Names};
use crate::rule::words::split_name;
use crate::span::Span;

/// Longest line looked at, in bytes.
const LINE: usize = 200;

/// Words of a comment that are looked at, and that a name in it has at most.
const WORDS: (usize, usize) = (16, 6);

/// The end of the line from `at` on, [`LINE`] away at most.
pub(super) fn end_of_line(text: &[u8], at: usize) -> usize {
    let ceiling = text.len().min(at + LINE);
    memchr::memchr(b'\n', &text[at..ceiling]).map_or(ceiling, |length| at + length)
}

/// Whether a name ties what it names.
fn ties(meaning: &Meaning<'_>) -> bool {
    matches!(meaning, Meaning::Credential { tie: Tie::Named | Tie::Ambiguous, .. })
}

/// A name that ties in a comment behind the value on the same line: `"…"  # MONO_API_KEY de producción`.
pub(super) fn behind<'r>(text: &[u8], at: Span, names: &Names<'r>) -> Option<(Meaning<'r>, Span)> {
    let end = end_of_line(text, at.end);
    let rest = &text[at.end..end];
    let mark = ["//", "# ", "-- ", "/*", "<!--", "; "]
        .iter()
        .filter_map(|mark| memchr::memmem::find(rest, mark.as_bytes()))
        .min()?;
    let mut from = at.end + mark;
    while from < end {
        let length = text[from..end]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
            .count();
        let span = Span::new(from, from + length);
        let meaning = names.judge(&text[span.start..span.end]);
        if ties(&meaning) {
            return Some((meaning, span));
        }
        from += length + 1;
    }
    None
}

/// A name that ties in a comment that is the line above: `// llave de cuentamono (producción)`.
pub(super) fn above<'r>(text: &[u8], at: Span, names: &Names<'r>) -> Option<(Meaning<'r>, Span)> {
    let floor = at.start.saturating_sub(2 * LINE);
    let own = floor + memchr::memrchr(b'\n', &text[floor..at.start])?;
    let start = memchr::memrchr(b'\n', &text[floor..own]).map_or(floor, |end| floor + end + 1);
    let line = &text[start..own];
    // `#define` is none.
    let comment = ["//", "# ", "-- ", "/*", "* ", "; ", "<!--", "' ", "% "]
        .iter()
        .any(|mark| line.trim_ascii_start().starts_with(mark.as_bytes()));
    if !comment || line.len() > LINE {
        return None;
    }
    let words: Vec<String> =
        split_name(line).into_iter().filter(|word| !SMALL.contains(&word.as_str())).take(WORDS.0).collect();
    names.mono_in(&words)?; // most comments
    // A stretch of words that is a name: what follows it in the sentence must not spoil it.
    let stretches = (0..words.len())
        .flat_map(|from| (from + 2..=words.len().min(from + WORDS.1)).map(move |to| (from, to)));
    let named = stretches.map(|(from, to)| names.judge_words(&words[from..to])).find(ties)?;
    Some((named, Span::new(start, own)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rules;

    #[test]
    fn a_comment_above_names_what_it_speaks_of() {
        let rules = Rules::embedded().unwrap();
        let names = Names::new(&rules);
        #[rustfmt::skip]
        let cases = [
            ("// llave de cuentamono (producción), la importa pagos.js\nmodule.exports = 'Q7x'", true, "a sentence"),
            ("# the API key for Mono\nprint('Q7x')",                     true,  "in English"),
            ("# la llave\nprint('Q7x')",                                 false, "nobody's"),
            ("llave de cuentamono\nprint('Q7x')",                        false, "no comment"),
            ("# llave de cuentamono\n\nprint('Q7x')",                    false, "not the line above"),
        ];
        for (text, want, why) in cases {
            let at = text.find("Q7x").expect("the value of the case");
            let got = above(text.as_bytes(), Span::new(at, at + 3), &names);
            assert_eq!(got.is_some(), want, "{why}: {text}");
        }
    }
}
