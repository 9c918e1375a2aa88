//! Templates: what people write, with a marker wherever a value goes.
//!
//! A marker stands on one line between `⟦` and `⟧`; its words are separated by spaces.
//!
//! ```text
//! ⟦file encoding=utf-16le-bom eol=crlf⟧     first line only, and is taken out
//! ⟦secret kind=bearer|api_key env=production product=banking must shape=base62:40⟧
//!     kind, env: the first is the truth, the others are accepted too; must or should: see `Label`
//!     name=NAME keeps the value, same=NAME writes it again, parts=2 writes the first of two pieces
//! ⟦part NAME⟧                                the next piece
//! ⟦trap category=uuid shape=uuid⟧           a made-up value that is no credential
//! ⟦trap category=placeholder⟧<your_key>⟦/⟧  a text that is none
//! ⟦maybe category=webhook_url⟧…⟦/⟧          may be reported or not
//! ⟦fill shape=hex:12⟧                       a value that nobody looks at
//! ⟦base64⟧…⟦/⟧ and base64mail (lines of 76), percent, json, unicode, html, hex, hexescape, quotedprintable:
//!     the text between is escaped; markers in it keep their places
//! ⟦gzip64⟧…⟦/⟧                               packed and in base64: each marker in it has the place of the whole
//! ```
//!
//! No template holds a credential. Whatever is not marked as a secret is none.

use super::encoding::escape;
use super::random::Random;
use super::shape;
use std::collections::BTreeMap;

/// What should be said of a marked value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expect {
    /// It is a credential.
    Credential,
    /// It is none.
    Nothing,
    /// Either answer will do.
    Anything,
}

/// A stretch of the filled text, and what its marker says.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// What should be said.
    pub(crate) expect: Expect,
    /// Offset of its first byte.
    pub(crate) start: usize,
    /// Offset one past its last byte.
    pub(crate) end: usize,
    /// The plain value; what stands in the text may be escaped or in pieces.
    pub(crate) value: String,
    /// The marker's other words.
    pub(crate) words: BTreeMap<String, String>,
}

/// A template with all its values.
#[derive(Debug)]
pub(crate) struct Filled {
    /// The text, with LF line endings.
    pub(crate) text: String,
    /// Its marks, by place.
    pub(crate) marks: Vec<Mark>,
    /// Words of the first line's `file` marker.
    pub(crate) file: BTreeMap<String, String>,
}

/// Fill in a template. Panics at a marker that it does not understand, with its line.
pub(crate) fn fill(path: &str, template: &str, seed: u64) -> Filled {
    let mut filler = Filler::new(Random::new(seed, path));
    let (file, body) = match template.strip_prefix("⟦file ").and_then(|rest| rest.split_once("⟧\n")) {
        Some((directive, body)) => (words(directive.split(' ')), body),
        None => (BTreeMap::new(), template),
    };
    let mut pieces = body.split('⟦');
    filler.text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let line = filler.text.matches('\n').count() + 1;
        let Some((marker, after)) = piece.split_once('⟧').filter(|(marker, _)| !marker.contains('\n'))
        else {
            panic!("{path}:{line}: a marker without its end")
        };
        filler.marker(marker).unwrap_or_else(|why| panic!("{path}:{line}: `{marker}`: {why}"));
        filler.text.push_str(after);
    }
    assert!(filler.open.is_empty(), "{path}: a marker lacks its `⟦/⟧`");
    let mut marks = filler.marks;
    marks.sort_by_key(|mark| mark.start);
    Filled { text: filler.text, marks, file }
}

/// The `name=value` words of a marker; a word alone has itself as its value.
fn words<'t>(words: impl Iterator<Item = &'t str>) -> BTreeMap<String, String> {
    words
        .map(|word| word.split_once('=').unwrap_or((word, word)))
        .map(|(k, v)| (k.into(), v.into()))
        .collect()
}

struct Filler {
    random: Random,
    text: String,
    marks: Vec<Mark>,
    open: Vec<Open>,
    values: BTreeMap<String, String>,
    pieces: BTreeMap<String, Pieces>,
}

/// A marker that waits for its `⟦/⟧`.
struct Open {
    start: usize,
    marks: usize,
    kind: OpenKind,
}

enum OpenKind {
    Mark(Expect, BTreeMap<String, String>),
    Escape(String),
}

/// What is left of a value that stands in several places.
struct Pieces {
    mark: usize,
    left: Vec<String>,
}

impl Filler {
    fn new(random: Random) -> Self {
        let (values, pieces) = (BTreeMap::new(), BTreeMap::new());
        Self { random, text: String::new(), marks: Vec::new(), open: Vec::new(), values, pieces }
    }

    fn marker(&mut self, marker: &str) -> Result<(), &'static str> {
        let mut all = marker.split(' ');
        match all.next().unwrap_or_default() {
            "secret" => self.value(Expect::Credential, words(all)),
            "trap" => self.value(Expect::Nothing, words(all)),
            "maybe" => self.value(Expect::Anything, words(all)),
            "fill" => {
                let shape = words(all).remove("shape").ok_or("no shape")?;
                self.text.push_str(&shape::value(&shape, &mut self.random));
                Ok(())
            }
            "part" => self.part(all.next().ok_or("no name")?),
            "/" => self.close(),
            name @ ("base64" | "base64mail" | "gzip64" | "hex" | "hexescape" | "html" | "json"
            | "percent" | "quotedprintable" | "unicode") => {
                self.open(OpenKind::Escape(name.to_owned()));
                Ok(())
            }
            _ => Err("no such marker"),
        }
    }

    fn open(&mut self, kind: OpenKind) {
        self.open.push(Open { start: self.text.len(), marks: self.marks.len(), kind });
    }

    fn value(&mut self, expect: Expect, mut words: BTreeMap<String, String>) -> Result<(), &'static str> {
        let value = match (words.remove("shape"), words.remove("same")) {
            (Some(shape), None) => shape::value(&shape, &mut self.random),
            (None, Some(name)) => self.values.get(&name).ok_or("nothing has that name")?.clone(),
            (None, None) if expect != Expect::Credential => {
                self.open(OpenKind::Mark(expect, words));
                return Ok(());
            }
            _ => return Err("one of `shape` and `same`"),
        };
        let start = self.text.len();
        let name = words.remove("name");
        if let Some(count) = words.remove("parts") {
            let name = name.clone().ok_or("`parts` without `name`")?;
            let mut left = split(&value, count.parse().map_err(|_| "`parts` is no number")?);
            self.text.push_str(&left.remove(0));
            self.pieces.insert(name, Pieces { mark: self.marks.len(), left });
        } else {
            self.text.push_str(&value);
        }
        if let Some(name) = name {
            self.values.insert(name, value.clone());
        }
        self.marks.push(Mark { expect, start, end: self.text.len(), value, words });
        Ok(())
    }

    fn part(&mut self, name: &str) -> Result<(), &'static str> {
        let pieces = self.pieces.get_mut(name).filter(|pieces| !pieces.left.is_empty());
        let pieces = pieces.ok_or("no piece is left")?;
        self.text.push_str(&pieces.left.remove(0));
        self.marks[pieces.mark].end = self.text.len();
        Ok(())
    }

    fn close(&mut self) -> Result<(), &'static str> {
        let Open { start, marks, kind } = self.open.pop().ok_or("nothing is open")?;
        match kind {
            OpenKind::Mark(expect, words) => {
                let value = self.text[start..].to_owned();
                self.marks.push(Mark { expect, start, end: self.text.len(), value, words });
            }
            OpenKind::Escape(name) => {
                let escaped = escape(&name, &self.text.split_off(start));
                for mark in &mut self.marks[marks..] {
                    let (from, to) = escaped.range(mark.start - start, mark.end - start);
                    (mark.start, mark.end) = (start + from, start + to);
                }
                self.text.push_str(&escaped.text);
            }
        }
        Ok(())
    }
}

/// Cut an ASCII value into `count` pieces of about the same length.
fn split(value: &str, count: usize) -> Vec<String> {
    let cut = |piece: usize| piece * value.len() / count;
    (0..count).map(|piece| value[cut(piece)..cut(piece + 1)].to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "kind=api_key env=sandbox product=core must";

    #[test]
    fn a_mark_is_where_its_value_stands() {
        #[rustfmt::skip]
        let cases = [
            // template                                                       text up to it  its length  why
            ("k = '⟦secret K shape=hex:32⟧';",                                "k = '",       32, "a value between texts"),
            ("⟦fill shape=hex:4⟧⟦secret K shape=hex:8⟧",                      "????",         8, "a value after a value"),
            ("⟦trap category=uuid⟧none⟦/⟧",                                   "",             4, "a text that is no credential"),
            ("\"⟦json⟧{\"k\":\"⟦secret K shape=hex:8⟧\"}⟦/⟧\"",               "\"{\\\"k\\\":\\\"", 8, "escaped signs before it"),
            ("⟦base64⟧abc⟦secret K shape=hex:6⟧⟦/⟧",                          "YWJj",         8, "six bytes are eight letters"),
            ("⟦secret name=a parts=2 K shape=hex:8⟧' + '⟦part a⟧'",           "",            13, "two pieces and what joins them"),
        ];
        for (template, before, length, why) in cases {
            let filled = fill("t", &template.replace('K', KEY), 7);
            let mark = &filled.marks[0];
            let expected = before.replace('?', &filled.text[..1]);
            assert_eq!((mark.start, mark.end - mark.start), (expected.len(), length), "{why}");
        }
    }

    #[test]
    fn a_named_value_can_be_written_again() {
        let template = format!("⟦secret name=a {KEY} shape=hex:9⟧ ⟦secret same=a {KEY}⟧");
        let filled = fill("t", &template, 7);
        assert_eq!(filled.text[..9], filled.text[10..]);
        assert_eq!(filled.marks.len(), 2, "each place is a leak");
    }

    #[test]
    fn the_first_line_may_be_about_the_file() {
        let filled = fill("t", "⟦file encoding=latin-1 eol=crlf⟧\nñ", 7);
        assert_eq!(filled.text, "ñ");
        assert_eq!(filled.file["eol"], "crlf");
    }

    #[test]
    #[should_panic(expected = "t:2: `secrte`: no such marker")]
    fn a_misspelt_marker_is_refused_with_its_line() {
        fill("t", "\n⟦secrte⟧", 7);
    }
}
