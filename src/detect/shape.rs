//! Shapes that are looked for in texts where one of their words stands: most texts have none, and to compile one costs more than to
//! scan a megabyte.

use crate::anycase::find;
use regex::bytes::{Regex, RegexBuilder};
use std::sync::OnceLock;

/// A pattern, and words of which every match has one.
pub(super) struct Shape {
    pattern: &'static str,
    /// In lower case; they are found in any.
    words: &'static [&'static str],
    compiled: OnceLock<Option<Regex>>,
}

impl Shape {
    /// A shape; it is compiled when a text first has one of the words, or always if there are none.
    pub(super) const fn new(pattern: &'static str, words: &'static [&'static str]) -> Self {
        Self { pattern, words, compiled: OnceLock::new() }
    }

    /// The pattern, if it may match in `text`.
    pub(super) fn of(&self, text: &[u8]) -> Option<&Regex> {
        let may =
            self.words.is_empty() || self.words.iter().any(|word| find(text, word.as_bytes()).is_some());
        if may { self.compiled() } else { None }
    }

    /// The pattern; `None` never, as tests of each user show.
    pub(super) fn compiled(&self) -> Option<&Regex> {
        let compile = || RegexBuilder::new(self.pattern).unicode(false).build().ok();
        self.compiled.get_or_init(compile).as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_is_compiled_where_a_word_of_it_stands() {
        static SHAPE: Shape = Shape::new("(?i)machine\\s", &["machine"]);
        assert!(SHAPE.of(b"login").is_none());
        assert!(SHAPE.compiled.get().is_none(), "nothing asked for it");
        assert!(SHAPE.of(b"Machine ").is_some_and(|regex| regex.is_match(b"Machine ")));
    }
}
