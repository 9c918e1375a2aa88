//! Functions that send what they are given: `def headers(token)` with `Bearer {token}` in it makes every `headers("…")` a
//! credential's place.

use super::called::function_of;
use super::trace::sent_in;
use crate::span::Span;
use regex::bytes::{Regex, RegexBuilder};
use std::collections::HashMap;
use std::sync::OnceLock;

/// How functions are defined; of each the groups are its name and its parameters.
const DEFINED: [&str; 3] = [
    r"\b(?:def|defp|func|function|fun|fn|sub|proc)\s+(?:\([^()\r\n]{0,60}\)\s*)?([A-Za-z_]\w{0,60})[!?]?\s*\(([^()]{1,200})\)",
    r"\b(?:const|let|var|val)\s+([A-Za-z_]\w{0,60})\s*=\s*(?:async\s+)?\(?([\w\s,:$]{1,100}?)\)?\s*=>",
    r"\b(?:public|private|protected|internal|static)\b[\w<>\[\], \t]{1,80}[ \t]([A-Za-z_]\w{0,60})\(([^()]{1,200})\)",
];

/// Bytes of a function that are looked at: what sends is short.
const BODY: usize = 600;

/// Functions of one text that are followed.
const FUNCTIONS: usize = 64;

/// Functions of a text that send a parameter, and where each does.
#[derive(Debug, Default)]
pub(super) struct Senders {
    named: HashMap<Vec<u8>, Span>,
}

impl Senders {
    /// Find them.
    pub(super) fn find(text: &[u8]) -> Self {
        let mut named = HashMap::new();
        // A text with no scheme in it sends nothing.
        if memchr::memmem::find(text, b"earer").is_none() {
            return Self::default();
        }
        for shape in shapes() {
            for found in shape.captures_iter(text) {
                let (Some(all), Some(name), Some(given)) = (found.get(0), found.get(1), found.get(2)) else {
                    continue;
                };
                let body = Span::new(all.end(), text.len().min(all.end() + BODY));
                if memchr::memmem::find(&text[body.start..body.end], b"earer").is_none() {
                    continue;
                }
                let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
                let mut given = given.as_bytes().split(|byte| !word(byte)).filter(|name| name.len() > 1);
                let used = sent_in(text, body);
                if let Some(used) = given.find_map(|given| used.get(given)) {
                    named.entry(name.as_bytes().to_vec()).or_insert(*used);
                }
                if named.len() == FUNCTIONS {
                    return Self { named };
                }
            }
        }
        Self { named }
    }

    /// Where the function sends it that the literal at `token` is an argument of.
    pub(super) fn of(&self, text: &[u8], token: Span) -> Option<Span> {
        if self.named.is_empty() {
            return None;
        }
        let called = function_of(text, token)?;
        let name = text[called.start..called.end].rsplit(|byte| matches!(byte, b'.' | b':' | b'>')).next()?;
        self.named.get(name).copied()
    }
}

/// The compiled shapes; as many as there are, as a test shows.
fn shapes() -> &'static [Regex] {
    static COMPILED: OnceLock<Vec<Regex>> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let compile = |shape: &&str| RegexBuilder::new(shape).unicode(false).build().ok();
        DEFINED.iter().filter_map(compile).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_function_sends_is_sent_where_it_is_called() {
        assert_eq!(shapes().len(), DEFINED.len());
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
            let got = Senders::find(text.as_bytes()).of(text.as_bytes(), Span::new(at, at + 3));
            assert_eq!(got.is_some(), want, "{why}: {text}");
        }
    }
}
