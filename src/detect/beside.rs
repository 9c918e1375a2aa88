//! Names that do not stand to the left of a value: those of its tag, of what it is the default of, of a
//! sibling that names it, of a comment behind it.

use super::candidate::Tie;
use super::commented::{self, end_of_line};
use super::names::{Meaning, Names};
use super::parents::{braces, credential, parent};
use crate::span::Span;

/// Bytes looked at on either side of a value.
const REACH: usize = 1200;

/// Keys whose value names what a sibling holds: `{"name": "MONO_API_KEY", "value": "…"}`.
const NAMING: [&[u8]; 6] = [b"name", b"key", b"id", b"header", b"variable", b"alias"];

/// The credential's name that stands beside the value at `at`, if there is one. `held` is the word that the value is
/// assigned to: only of a member called `value` or its like do a tag, a sibling or a parent hold the name.
pub(super) fn beside<'r>(
    text: &[u8],
    at: Span,
    held: Option<Span>,
    names: &Names<'r>,
) -> Option<(Meaning<'r>, Span)> {
    let silent = held.is_none_or(|held| matches!(names.judge(&text[held.start..held.end]), Meaning::Filler));
    let around =
        || sibling(text, at, names).or_else(|| parent(text, at, names)).or_else(|| behind(text, at, names));
    tag(text, at, silent, names)
        .or_else(|| command(text, at, names))
        .or_else(|| around().filter(|_| silent))
        .or_else(|| commented::behind(text, at, names))
        .or_else(|| commented::above(text, at, names).filter(|_| silent))
}

/// The tag that holds the value, as text or as an attribute: its naming attribute, else its own name.
pub(super) fn tag<'r>(text: &[u8], at: Span, silent: bool, names: &Names<'r>) -> Option<(Meaning<'r>, Span)> {
    let floor = at.start.saturating_sub(REACH);
    let open = floor + memchr::memrchr(b'<', &text[floor..at.start])?;
    if !text.get(open + 1).is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let close = (open..text.len().min(at.end + REACH)).find(|at| text[*at] == b'>')?;
    let inside = close >= at.end || text[close + 1..at.start].iter().all(u8::is_ascii_whitespace);
    if !inside || (close >= at.end && !silent) || text[open..close].contains(&b'\n') && close < at.start {
        return None;
    }
    let around = Span::new(open, close);
    named_attributes(text, around, at).into_iter().find_map(|span| credential(text, span, names)).or_else(
        || {
            let length = text[open + 1..close]
                .iter()
                .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
                .count();
            (close < at.start)
                .then(|| credential(text, Span::new(open + 1, open + 1 + length), names))
                .flatten()
        },
    )
}

/// The variable that a command in an agent's log sets: `##vso[task.setvariable variable=MONO_API_KEY;issecret=true]…`.
fn command<'r>(text: &[u8], at: Span, names: &Names<'r>) -> Option<(Meaning<'r>, Span)> {
    let floor = at.start.saturating_sub(REACH);
    let head = &text[floor..at.start];
    let open = floor + memchr::memmem::rfind(head, b"##vso[").filter(|_| head.ends_with(b"]"))?;
    let around = Span::new(open, at.start);
    named_attributes(text, around, at).into_iter().find_map(|span| credential(text, span, names))
}

/// The values of naming keys in a stretch of text, but for the value itself.
fn named_attributes(text: &[u8], around: Span, at: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = around.start;
    let word = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
    while from < around.end {
        let length = text[from..].iter().take_while(word).count();
        let key = &text[from..from + length];
        from += length.max(1);
        if !NAMING.iter().any(|naming| key.eq_ignore_ascii_case(naming)) || from > around.end {
            continue;
        }
        let glue = text[from..around.end]
            .iter()
            .take(12)
            .take_while(|byte| matches!(byte, b'"' | b'\'' | b' ' | b'=' | b':' | b'>' | b'\\' | b'\t'))
            .count();
        let assigned = text[from..from + glue].iter().any(|byte| matches!(byte, b'=' | b':'));
        let start = from + glue;
        let length = text[start..around.end]
            .iter()
            .take(100)
            .take_while(|byte| {
                byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'/' | b':')
            })
            .count();
        let span = Span::new(start, start + length);
        if assigned && length > 0 && (span.end <= at.start || span.start >= at.end) {
            found.push(span);
        }
    }
    found
}

/// A sibling of a member called `value` that names it.
fn sibling<'r>(text: &[u8], at: Span, names: &Names<'r>) -> Option<(Meaning<'r>, Span)> {
    let around = braces(text, at)?;
    named_attributes(text, around, at).into_iter().find_map(|span| credential(text, span, names))
}

/// A name in quotes behind a value: `SET valor = '…' WHERE clave = 'MONO_API_KEY'`.
fn behind<'r>(text: &[u8], at: Span, names: &Names<'r>) -> Option<(Meaning<'r>, Span)> {
    let end = end_of_line(text, at.end);
    let quotes: Vec<usize> = (at.end + 1..end).filter(|at| matches!(text[*at], b'"' | b'\'')).collect();
    quotes.windows(2).find_map(|pair| {
        let found = credential(text, Span::new(pair[0] + 1, pair[1]), names)?;
        matches!(found.0, Meaning::Credential { tie: Tie::Named | Tie::Ambiguous, .. }).then_some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rules;

    #[test]
    fn names_beside_a_value_are_found() {
        let rules = Rules::embedded().unwrap();
        let names = Names::new(&rules);
        #[rustfmt::skip]
        let cases = [
            (r#"<string name="mono_api_key" translatable="false">Q7x</string>"#, "mono_api_key", "an attribute of the tag"),
            (r#"<add value="Q7x" key="MonoApiKey"/>"#,                           "MonoApiKey", "an attribute after the value"),
            (r#"<mono-api-key encrypted="no">Q7x</mono-api-key>"#,               "mono-api-key", "the tag itself"),
            (r#"{"value": "Q7x", "key": "mono_api_key"}"#,                       "mono_api_key", "a sibling after the value"),
            ("variable \"mono_api_key\" {\n  type = string\n  default = \"Q7x\"\n}", "mono_api_key", "Terraform"),
            (r#""MonoApiKey": { "Type": "String", "Default": "Q7x" }"#,          "MonoApiKey", "CloudFormation"),
            ("name = \"/sandbox/mono/api_key\"\n  value = \"Q7x\"\n}",           "", "no braces"),
            ("{\n  name = \"/sandbox/mono/api_key\"\n  value = \"Q7x\"\n}",      "/sandbox/mono/api_key", "a path in a store"),
            ("mono_api_key:\n  description: x\n  default: Q7x",                  "mono_api_key", "a parent by indentation"),
            ("return \"Q7x\" // MONO_CORE_API_KEY por defecto",                  "MONO_CORE_API_KEY", "a comment"),
            ("return \"Q7x\" // the api_key of somebody",                        "", "a comment that ties nobody"),
            ("##vso[task.setvariable variable=MONO_API_KEY;issecret=true]Q7x",    "MONO_API_KEY", "a command to Azure's agent"),
            ("var monoApiKey: String {\n  switch self {\n  case .a: return \"Q7x\"\n  }\n}", "monoApiKey", "a choice in a property"),
            ("fun monoApiKey() = when (e) {\n  A -> \"Q7x\"\n}",              "monoApiKey", "a choice in its line"),
            ("fun monoApiKey() {\n  log(\"Q7x\")\n}",                         "", "not what it returns"),
            (r#"<p class="x">Q7x</p>"#,                                          "", "no name"),
        ];
        for (text, want, why) in cases {
            let at = text.find("Q7x").unwrap();
            let held = text[..at]
                .rfind("value")
                .or(text[..at].rfind("default"))
                .map(|at| Span::new(at, at + if text[at..].starts_with('v') { 5 } else { 7 }));
            let got = beside(text.as_bytes(), Span::new(at, at + 3), held, &names);
            assert_eq!(got.map_or("", |(_, span)| &text[span.start..span.end]), want, "{why}: {text}");
        }
    }
}
