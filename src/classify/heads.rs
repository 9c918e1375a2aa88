//! The names of what a value is in: sections, parents, objects, classes.

use super::brackets::Brackets;
use crate::rule::words::split_name;
use crate::span::{LineIndex, Span};

/// Lines that are looked at above a value for parents and sections.
const LINES: usize = 300;

/// Longest line that is the header of a section.
const SECTION: usize = 128;

/// Longest name of a parent.
const NAME: usize = 64;

/// A parent's name.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// Where it stands.
    pub(super) span: Span,
    /// Its words.
    pub(super) words: Vec<String>,
    /// The brackets that it is the name of, if it is one of brackets.
    pub(super) scope: Option<Span>,
    /// Whether it is only what a line assigns: `sandbox` in `sandbox = new Client({…})`, which says of what sort it is and not whose.
    pub(super) assigned: bool,
}

/// The names of what the value at `at` is in, innermost first; `name` is where its own name starts. `sections` says
/// whether lines like `[mono]` are headers in this file.
pub(super) fn heads(
    lines: &LineIndex<'_>,
    brackets: &Brackets,
    at: Span,
    name: Option<usize>,
    sections: bool,
) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    for scope in brackets.around(at.start).take(12) {
        // `Mono.just("…")` returns a value; `Mono.new(api_key: "…")` is given one under its name.
        let called = lines.text()[scope.start] == b'(' && name.is_none_or(|name| !scope.contains(name));
        if !called {
            heads.extend(word_before(lines.text(), scope));
            heads.extend(assigned(lines.text(), scope));
        }
    }
    above(lines, at, sections, &mut heads);
    heads.extend(manifest(lines, &heads));
    heads.sort_by_key(|head| usize::MAX - head.span.start);
    heads.dedup_by_key(|head| head.span);
    heads
}

/// The last name before an opening bracket, past an operator and a call's parentheses.
fn word_before(text: &[u8], scope: Span) -> Option<Head> {
    let opener = scope.start;
    let floor = opener.saturating_sub(120);
    let mut end = opener;
    let glue = |byte: u8| {
        byte.is_ascii_whitespace()
            || matches!(byte, b'"' | b'\'' | b'`' | b':' | b'=' | b'>' | b'%' | b'\\' | b'&')
    };
    while end > floor && glue(text[end - 1]) && text[end - 1] != b'\n' {
        end -= 1;
    }
    let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.') || byte >= 0x80;
    let length = text[floor..end].iter().rev().take_while(|byte| word(**byte)).count();
    let span = Span::new(end - length, end);
    (length > 0).then(|| Head {
        span,
        words: split_name(&text[span.start..span.end]),
        scope: Some(scope),
        assigned: false,
    })
}

/// The name that a line gives to what opens on it: `sandbox = new MonoClient({`, `monoSandbox: #Mono & {`.
fn assigned(text: &[u8], scope: Span) -> Option<Head> {
    let floor = scope.start.saturating_sub(120);
    let start = memchr::memrchr(b'\n', &text[floor..scope.start]).map_or(floor, |end| floor + end + 1);
    let line = &text[start..scope.start];
    let operator = line.iter().position(|byte| matches!(byte, b'=' | b':' | b'(' | b'{' | b'['))?;
    let plain = !matches!(line[operator], b'(' | b'{' | b'[') && line.get(operator + 1) != Some(&b':');
    let head = line[..operator].trim_ascii_end();
    let word = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(**byte, b'_' | b'-');
    let length = head.iter().rev().take_while(word).count();
    let span = Span::new(start + head.len() - length, start + head.len());
    let words = split_name(&text[span.start..span.end]);
    (plain && length > 0).then_some(Head { span, words, scope: Some(scope), assigned: true })
}

/// Parents by indentation, the section, and the classes above.
fn above(lines: &LineIndex<'_>, at: Span, sections: bool, heads: &mut Vec<Head>) {
    let own = lines.line_of(at.start);
    let mut indent = lines.indent(own);
    let mut sectioned = !sections; // `[Fact]` above a method is an attribute
    for line in (own.saturating_sub(LINES)..own).rev() {
        let trimmed = lines.trimmed(line);
        if trimmed.is_empty() || matches!(trimmed[0], b'#' | b';') {
            continue;
        }
        let opens = trimmed[0] == b'[' && trimmed.len() <= SECTION;
        if !sectioned && opens && trimmed.ends_with(b"]") && !trimmed.contains(&b',') {
            sectioned = true;
            heads.push(Head {
                span: lines.line_span(line),
                words: split_name(trimmed),
                scope: None,
                assigned: false,
            });
        }
        let depth = lines.indent(line);
        if depth < indent {
            indent = depth;
            if let Some(name) = parent(trimmed) {
                heads.push(Head {
                    span: lines.line_span(line),
                    words: split_name(name),
                    scope: None,
                    assigned: false,
                });
            }
        }
        if indent == 0 && sectioned {
            return;
        }
    }
}

/// Lines of a manifest that are looked at on either side of its data.
const MANIFEST: usize = 60;

/// The name of the Kubernetes object that a value in `data` or `stringData` belongs to, which stands beside it under `metadata`.
fn manifest(lines: &LineIndex<'_>, heads: &[Head]) -> Option<Head> {
    let data = heads.iter().find(|head| {
        let line = lines.line_span(lines.line_of(head.span.start));
        matches!(
            &lines.text()[line.start..line.end],
            b"data:" | b"stringData:" | b"data:\r" | b"stringData:\r"
        )
    })?;
    let own = lines.line_of(data.span.start);
    let ends = |line: &usize| lines.line(*line).starts_with(b"---");
    let up = (own.saturating_sub(MANIFEST)..own).rev().take_while(|line| !ends(line));
    let down = (own + 1..lines.count().min(own + MANIFEST)).take_while(|line| !ends(line));
    let metadata =
        up.chain(down).find(|line| lines.trimmed(*line) == b"metadata:" && lines.indent(*line) == 0)?;
    let below = (metadata + 1..lines.count()).take(8).take_while(|line| lines.indent(*line) > 0);
    let name = below.into_iter().find(|line| lines.trimmed(*line).starts_with(b"name:"))?;
    let words = split_name(&lines.trimmed(name)[b"name:".len()..]);
    Some(Head { span: lines.line_span(name), words, scope: None, assigned: false })
}

/// The name of a line that opens a block: `mono:`, `class MonoClient`, `defmodule Tienda.Mono do`, `- name: mono`.
fn parent(line: &[u8]) -> Option<&[u8]> {
    if let Some(key) = line.strip_suffix(b":").or_else(|| {
        let line = &line[..line.len().min(2 * NAME)];
        line.split(|byte| *byte == b':').next().filter(|key| {
            key.len() + 1 < line.len()
                && matches!(line[key.len() + 1], b' ')
                && line[key.len() + 2..]
                    .trim_ascii_start()
                    .first()
                    .is_some_and(|byte| matches!(byte, b'&' | b'|' | b'>'))
        })
    }) {
        return (key.len() <= NAME && !key.contains(&b'(')).then_some(key);
    }
    let keywords: [&[u8]; 9] = [
        b"class ",
        b"module ",
        b"defmodule ",
        b"object ",
        b"namespace ",
        b"package ",
        b"interface ",
        b"struct ",
        b"resource ",
    ];
    keywords
        .iter()
        .find(|keyword| line.starts_with(keyword))
        .map(|keyword| &line[keyword.len()..line.len().min(keyword.len() + NAME)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Position;

    #[test]
    fn a_value_knows_what_it_is_in() {
        #[rustfmt::skip]
        let cases = [
            (r#"{"Mono": {"Key": "Q7x"}}"#,                        "mono",            "JSON"),
            ("const sandbox = new Client({ key: 'Q7x' })",         "client|sandbox",  "assigned"),
            ("mono: { apiKey: 'Q7x' }",                            "mono",            "JavaScript"),
            ("production:\n  mono:\n    key: Q7x",                 "mono|production", "YAML"),
            ("default: &base\n  timeout: 1\nsandbox:\n  <<: *base\n  mono:\n    key: Q7x", "mono|sandbox", "YAML, siblings"),
            ("metadata:\n  name: mono-sandbox\ndata:\n  key: Q7x", "data|mono sandbox", "Kubernetes"),
            ("data:\n  key: Q7x\nmetadata:\n  name: mono",       "mono|data",       "Kubernetes, in another order"),
            ("metadata:\n  name: mono\n---\ndata:\n  key: Q7x", "data",           "another document"),
            ("[mono.sandbox]\na = 1\nkey = Q7x",                   "mono sandbox",    "INI"),
            ("[a]\nx = 1\n[b]\nkey = Q7x",                         "b",               "the nearest section"),
            ("Mono.new(api_key: 'Q7x')",                           "mono new",        "given under its name"),
            ("key = Mono.just('Q7x')",                             "",                "returned, not given"),
            ("class MonoClient\n  KEY = 'Q7x'",                    "mono client",     "a class"),
        ];
        for (text, want, why) in cases {
            let lines = LineIndex::new(text.as_bytes(), Position::FIRST);
            let at = text.find("Q7x").unwrap();
            let name = text[..at].to_lowercase().rfind("key");
            let got = heads(&lines, &Brackets::of(text.as_bytes()), Span::new(at, at + 3), name, true);
            let got: Vec<String> = got.iter().map(|head| head.words.join(" ")).collect();
            assert_eq!(got.join("|"), want, "{why}: {text}");
        }
    }
}
