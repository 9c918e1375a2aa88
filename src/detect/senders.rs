//! Functions that send what they are given: `def headers(token)` with `Bearer {token}` in it makes every `headers("…")` a
//! credential's place.

use super::called::function_of;
use super::shape::Shape;
use super::trace::sent_in;
use crate::anycase::find;
use crate::span::Span;
use std::cell::OnceCell;
use std::collections::HashMap;

/// How functions are defined; of each the groups are its name and its parameters.
static DEFINED: [Shape; 3] = [
    Shape::new(
        r"\b(?:def|defp|func|function|fun|fn|sub|proc)\s+(?:\([^()\r\n]*\)\s*)?([A-Za-z_]\w*)[!?]?\s*\(([^()]+)\)",
        &["def", "fun", "fn", "sub", "proc"],
    ),
    Shape::new(
        r"\b(?:const|let|var|val)\s+([A-Za-z_]\w*)\s*=\s*(?:async\s+)?\(?([\w\s,:$]+?)\)?\s*=>",
        &["=>"],
    ),
    Shape::new(
        r"\b(?:public|private|protected|internal|static)\b[\w<>\[\], \t]+[ \t]([A-Za-z_]\w*)\(([^()]+)\)",
        &["public", "private", "protected", "internal", "static"],
    ),
];

/// Longest list of parameters, in bytes.
const PARAMETERS: usize = 200;

/// Bytes of a function that are looked at: what sends is short.
const BODY: usize = 600;

/// Functions of one text that are followed.
const FUNCTIONS: usize = 64;

/// Functions of a text that send a parameter, and where each does; they are looked for when a literal in some call first asks.
pub(super) struct Senders<'t> {
    text: &'t [u8],
    named: OnceCell<HashMap<Vec<u8>, Span>>,
}

impl<'t> Senders<'t> {
    /// Those of `text`.
    pub(super) fn new(text: &'t [u8]) -> Self {
        Self { text, named: OnceCell::new() }
    }

    /// Where the function sends it that the literal at `token` is an argument of.
    pub(super) fn of(&self, token: Span) -> Option<Span> {
        let called = function_of(self.text, token)?;
        let name = self.text[called.start..called.end].rsplit(|byte| matches!(byte, b'.' | b':' | b'>'));
        self.named.get_or_init(|| named(self.text)).get(name.into_iter().next()?).copied()
    }
}

/// Find them.
fn named(text: &[u8]) -> HashMap<Vec<u8>, Span> {
    let mut named = HashMap::new();
    // A text with no scheme in it sends nothing.
    if find(text, b"bearer").is_none() {
        return named;
    }
    for shape in &DEFINED {
        for found in shape.of(text).iter().flat_map(|shape| shape.captures_iter(text)) {
            let (Some(all), Some(name), Some(given)) = (found.get(0), found.get(1), found.get(2)) else {
                continue;
            };
            let body = Span::new(all.end(), text.len().min(all.end() + BODY));
            if given.len() > PARAMETERS || find(&text[body.start..body.end], b"bearer").is_none() {
                continue;
            }
            let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
            let mut given = given.as_bytes().split(|byte| !word(byte)).filter(|name| name.len() > 1);
            let used = sent_in(text, body);
            if let Some(used) = given.find_map(|given| used.get(given)) {
                named.entry(name.as_bytes().to_vec()).or_insert(*used);
            }
            if named.len() == FUNCTIONS {
                return named;
            }
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_function_sends_is_sent_where_it_is_called() {
        assert!(DEFINED.iter().all(|shape| shape.compiled().is_some()));
        let cases = [
            (
                "def cab(token):\n    return {'A': f'Bearer {token}'}\n\nget(u, headers=cab('Q7x'))",
                true,
                "Python",
            ),
            (
                "const cab = (t0, clave) => ({ A: `Bearer ${clave}` });\nget(u, cab(1, 'Q7x'))",
                true,
                "JavaScript",
            ),
            ("func cab(key string) string { return \"Bearer \" + key }\nx := cab(\"Q7x\")", true, "Go"),
            (
                "private static String cab(String key) { return \"Bearer \" + key; }\nx = this.cab(\"Q7x\")",
                true,
                "Java",
            ),
            (
                "def cab(token):\n    return {'A': f'Bearer {otro}'}\n\nget(u, cab('Q7x'))",
                false,
                "sends another",
            ),
            (
                "def cab(token):\n    return {'A': f'Bearer {token}'}\n\nget(u, ver('Q7x'))",
                false,
                "another function",
            ),
        ];
        for (text, want, why) in cases {
            let at = text.find("Q7x").expect("the value of the case");
            let got = Senders::new(text.as_bytes()).of(Span::new(at, at + 3));
            assert_eq!(got.is_some(), want, "{why}: {text}");
        }
    }
}
