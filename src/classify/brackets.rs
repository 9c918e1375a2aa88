//! The pairs of brackets of a text, as far as they pair.

use crate::span::Span;

/// Openers deeper than this are not looked at: no object that people write is.
const DEPTH: usize = 256;

/// Pairs of brackets, each with the one around it.
#[derive(Debug)]
pub(super) struct Brackets {
    /// By where they open.
    pairs: Vec<Pair>,
}

#[derive(Clone, Copy, Debug)]
struct Pair {
    span: Span,
    parent: Option<usize>,
}

impl Brackets {
    /// Pair the brackets of `text`.
    ///
    /// Strings and comments are not understood: most brackets in them pair, and one that does not is
    /// passed over when the closer that comes next belongs to another.
    pub(super) fn of(text: &[u8]) -> Self {
        let mut pairs: Vec<Pair> = Vec::new();
        let mut open: Vec<(u8, usize)> = Vec::new();
        for (at, &byte) in text.iter().enumerate() {
            match byte {
                b'(' | b'[' | b'{' if open.len() < DEPTH => {
                    let parent = open.last().map(|(_, pair)| *pair);
                    open.push((byte, pairs.len()));
                    pairs.push(Pair { span: Span::new(at, usize::MAX), parent });
                }
                b')' | b']' | b'}' => {
                    let wanted = match byte {
                        b')' => b'(',
                        b']' => b'[',
                        _ => b'{',
                    };
                    let known = open.iter().rev().take(4).position(|(opener, _)| *opener == wanted);
                    if let Some(above) = known {
                        open.truncate(open.len() - above);
                        if let Some((_, pair)) = open.pop() {
                            pairs[pair].span.end = at;
                        }
                    }
                }
                _ => {}
            }
        }
        Self { pairs }
    }

    /// The closed pairs around `at`, innermost first; a span starts with the opener and ends before the closer.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = Span> {
        let before = self.pairs.partition_point(|pair| pair.span.start < at);
        let mut next = before.checked_sub(1);
        std::iter::from_fn(move || {
            while let Some(index) = next {
                let pair = self.pairs[index];
                next = pair.parent;
                if pair.span.end != usize::MAX && pair.span.contains(at) {
                    return Some(pair.span);
                }
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_found_from_the_inside_out() {
        let text = "a({b: [1, KEY]}, c)";
        let brackets = Brackets::of(text.as_bytes());
        let at = text.find("KEY").unwrap();
        let got: Vec<&str> = brackets.around(at).map(|span| &text[span.start..span.end]).collect();
        assert_eq!(got, ["[1, KEY", "{b: [1, KEY]", "({b: [1, KEY]}, c"]);
    }

    #[test]
    fn a_bracket_that_does_not_pair_is_passed_over() {
        for text in ["{a: \"(\", KEY}", "{a: \")\", KEY}", "{ ( KEY }"] {
            let brackets = Brackets::of(text.as_bytes());
            let at = text.find("KEY").unwrap();
            assert_eq!(brackets.around(at).next().map(|span| span.start), Some(0), "{text}");
        }
    }
}
