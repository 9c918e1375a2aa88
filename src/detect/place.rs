//! From a value to the left: which name, header or scheme holds it.
//!
//! One walk serves every language, since all of them write a name, some glue, and the value. Words that
//! say nothing (`value`, `default`, `process.env`) are stepped over; the first that says something
//! decides; an assignment to any other name, or the end of the statement, ends the walk.

use super::candidate::Tie;
use super::lexer::{Gap, Word, gap, word_before};
use super::names::{Meaning, Names};
use super::scheme::{Scheme, scheme};
use super::skip::{before_accessors, before_serialized, before_tag};
use crate::span::Span;

/// Steps of a walk: a name is at most so many words from its value.
const STEPS: usize = 14;

/// Bytes of a walk, so that a line without end costs no more than any other.
const REACH: usize = 400;

/// Words of no meaning that a walk steps over: callees, commands, types.
const UNRELATED: usize = 4;

/// Where a value stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place<'r> {
    /// After an authentication scheme.
    Scheme(Scheme, Span),
    /// Under a credential's name.
    Named(Meaning<'r>, Span),
    /// Under the name of something that is not secret.
    NotSecret(&'r str),
    /// Under some other name, which may be sent as a credential elsewhere.
    Other(Span),
    /// Under none.
    Nowhere,
}

/// Find the place of the value that starts at `at`.
pub(super) fn place<'r>(text: &[u8], at: usize, names: &Names<'r>) -> Place<'r> {
    let floor = at.saturating_sub(REACH);
    let tagged = before_tag(text, at, floor);
    let next = before_accessors(text, before_serialized(text, tagged, floor), floor);
    let is_property = next < tagged;
    let line = memchr::memrchr(b'\n', &text[floor..at]).map_or(floor, |end| floor + end + 1);
    // What another element holds does not hold this one.
    let floor = if tagged < at { floor.max(line).min(next) } else { floor };
    let mut walk = Walk { text, floor, next, unrelated: 0, held: None };
    for step in 0..STEPS {
        // `"…" & _` goes on in the next line of Visual Basic.
        let is_joint = |word: &Word| &text[word.span.start..word.span.end] == b"_";
        let word = word_before(text, walk.next, floor);
        let joint = word.filter(is_joint).map(|word| word.span.start);
        let Some(word) = joint.map_or(word, |at| word_before(text, at, floor)) else { break };
        let between = match gap(&text[word.span.end..walk.next]) {
            Gap::Wall if is_picture(text, word.span.end, walk.next) => Gap::Other,
            Gap::Space if is_property && step == 0 => Gap::Assign, // `Name { get; init; } = "…"`
            between => between,
        };
        if between == Gap::Wall && !walk.held_by_value() {
            break;
        }
        if let Some(place) = walk.step(word, between, step == 0, names) {
            return place;
        }
    }
    walk.held.map_or(Place::Nowhere, Place::Other)
}

/// Whether a clause of COBOL goes on in the next line: `MONO-API-KEY PIC X(32)`, then `VALUE '…'`.
fn is_picture(text: &[u8], end: usize, next: usize) -> bool {
    text[end..next].trim_ascii() == b")" && text[next..].starts_with(b"VALUE ")
}

/// How far a walk has come.
struct Walk<'t> {
    text: &'t [u8],
    floor: usize,
    /// Where the last word starts.
    next: usize,
    unrelated: usize,
    /// The word of no meaning that the value is assigned to: `value` in `"key": "token", "value": "…"`.
    held: Option<Span>,
}

impl Walk<'_> {
    /// Whether the value is a member called `value`, whose name stands in a sibling.
    fn held_by_value(&self) -> bool {
        self.held.is_some_and(|span| {
            let word = &self.text[span.start..span.end];
            [&b"value"[..], b"valor", b"text", b"string"].iter().any(|known| word.eq_ignore_ascii_case(known))
        })
    }

    /// Look at one word; a place, if it decides.
    fn step<'r>(&mut self, word: Word, between: Gap, first: bool, names: &Names<'r>) -> Option<Place<'r>> {
        let bytes = &self.text[word.span.start..word.span.end];
        if let Some(scheme) = scheme(bytes, between) {
            // `bearer: String = "…"`, `-A bearer -a …`: what stands between says nothing.
            let near = first || self.unrelated == 0;
            return if near { Some(Place::Scheme(scheme, word.span)) } else { self.stray(word, Gap::Other) };
        }
        let before = &self.text[..word.span.start];
        if between == Gap::Assign && self.is_other_choice(word) {
            self.next = word.span.start; // `production? ? "…" : "…"`
            return None;
        }
        if before.ends_with(b"/") && !before.ends_with(b"</") {
            return self.path(word, between, names);
        }
        let closing = before.ends_with(b"</");
        // `apiKey: SecretStr = "…"`: the type is no name; `, :api_key=>"…"` is a symbol.
        let spaced = before.strip_suffix(b" ").unwrap_or(before);
        let symbol = before.len() == spaced.len()
            && before
                .strip_suffix(b":")
                .is_some_and(|head| matches!(head, [] | [.., b' ' | b'{' | b'(' | b',' | b'[' | b'\n']));
        let before = spaced;
        let annotation = before.ends_with(b":")
            && !before.ends_with(b"::")
            && !symbol
            && self.text[word.span.end..self.next].contains(&b'=');
        let (meaning, start) =
            if closing { (Meaning::Filler, word.span.start) } else { self.judge(word, names) };
        // A type says nothing; `antes: MONO_API_KEY = "…"` is no type.
        let typed =
            annotation && !matches!(meaning, Meaning::Credential { tie: Tie::Named | Tie::Ambiguous, .. });
        let meaning = if typed { Meaning::Filler } else { meaning };
        let meaning = if names.has_host(bytes) { Meaning::Filler } else { meaning }; // `the token for api.cuentamono.com: …`
        match meaning {
            Meaning::Credential { single, .. } if between == Gap::Call && single && !is_setter(bytes) => {
                self.stray(word, between) // `Secret("…")` is a type, not a name
            }
            Meaning::Credential { .. } => Some(Place::Named(meaning, Span::new(start, word.span.end))),
            Meaning::NotSecret(doubt) if between != Gap::Call => Some(Place::NotSecret(doubt)),
            Meaning::Filler => {
                if self.held.is_none()
                    && between == Gap::Assign
                    && !closing
                    && !annotation
                    && !bytes.contains(&b'.')
                {
                    self.held = Some(word.span);
                }
                self.next = word.span.start;
                None
            }
            Meaning::NotSecret(_) | Meaning::Unrelated => self.stray(word, between),
        }
    }

    /// Whether a word is the first of two literals of which one is chosen.
    fn is_other_choice(&self, word: Word) -> bool {
        let head = &self.text[self.floor.min(word.span.start)..word.span.start];
        let quoted = head.strip_suffix(b"\"").or(head.strip_suffix(b"'")).or(head.strip_suffix(b"`"));
        quoted.is_some_and(|head| head.trim_ascii_end().ends_with(b"?"))
    }

    /// A word that ends a path: the name of a secret in a store (`/prod/mono/api_key`), or nothing.
    fn path<'r>(&mut self, word: Word, between: Gap, names: &Names<'r>) -> Option<Place<'r>> {
        let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'/');
        let length = self.text[self.floor..word.span.end].iter().rev().take_while(|byte| part(byte)).count();
        let span = Span::new(word.span.end - length, word.span.end);
        let path = &self.text[span.start..span.end];
        let meaning = names.judge(path);
        let tied = matches!(meaning, Meaning::Credential { tie: Tie::Named | Tie::Ambiguous, .. });
        if tied && !path.starts_with(b"//") && !path.contains(&b'.') {
            return Some(Place::Named(meaning, span));
        }
        self.stray(word, if between == Gap::Assign { between } else { Gap::Other })
    }

    /// Step over a word that says nothing, unless the value is assigned to it.
    fn stray<'r>(&mut self, word: Word, between: Gap) -> Option<Place<'r>> {
        self.unrelated += 1;
        if between == Gap::Assign || self.held_by_value() {
            return Some(Place::Other(self.held.unwrap_or(word.span)));
        }
        self.next = word.span.start;
        (self.unrelated > UNRELATED).then_some(Place::Nowhere)
    }

    /// Judge a word, or the phrase of words with single spaces between that it ends (`client secret`); where
    /// what was judged starts.
    fn judge<'r>(&self, word: Word, names: &Names<'r>) -> (Meaning<'r>, usize) {
        let mut judged = word.span.start;
        let bytes = &self.text[word.span.start..word.span.end];
        let mut best = names.judge(bytes);
        // `-Dmono.api.key=…`, `-PmonoApiKey=…`: how Java and Gradle are given a property.
        if let Some(property) = bytes.strip_prefix(b"D").or(bytes.strip_prefix(b"P"))
            && matches!(best, Meaning::Unrelated)
            && self.text[..word.span.start].ends_with(b"-")
        {
            best = names.judge(property);
        }
        let mut start = word.span.start;
        for _ in 0..2 {
            if start == 0 || !matches!(self.text[start - 1], b' ') {
                break;
            }
            let Some(before) = word_before(self.text, start, self.floor) else { break };
            if before.span.end + 1 != start {
                break;
            }
            start = before.span.start;
            let longer = names.judge(&self.text[start..word.span.end]);
            let better = match (best, longer) {
                (Meaning::Credential { weight, .. }, Meaning::Credential { weight: other, .. }) => {
                    other > weight
                }
                (Meaning::Credential { .. }, Meaning::NotSecret(_)) => true,
                (Meaning::Filler | Meaning::Unrelated, Meaning::Credential { .. }) => true,
                _ => false,
            };
            if better {
                (best, judged) = (longer, start);
            }
        }
        (best, judged)
    }
}

/// Whether a called word hands over what it is called with: `setToken("…")`, `withKey("…")`.
fn is_setter(word: &[u8]) -> bool {
    let last = word.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    ["set", "with", "add", "use", "token", "key"]
        .iter()
        .any(|verb| last.len() >= verb.len() && last[..verb.len()].eq_ignore_ascii_case(verb.as_bytes()))
}
