//! Names of hosts: `const BASE = "https://api.cuentamono.com"` makes every other `BASE` a mark of that host.

use super::divides::is_spoken_for;
use super::mark::{Mark, What};
use crate::span::Span;
use std::collections::BTreeMap;

/// Names that are followed in one text.
const NAMES: usize = 24;

/// Places of one name that are followed.
const PLACES: usize = 24;

/// Bytes of a line before a host that are looked at.
const LEAD: usize = 160;

/// Names that anything is called.
const EVERYBODYS: [&str; 28] = [
    "string",
    "str",
    "text",
    "char",
    "object",
    "authorization",
    "url",
    "uri",
    "host",
    "href",
    "link",
    "src",
    "endpoint",
    "value",
    "default",
    "const",
    "let",
    "var",
    "res",
    "response",
    "result",
    "data",
    "name",
    "https",
    "http",
    "this",
    "self",
    "return",
];

/// Words that names of credentials end with: `API key: …, https://api.cuentamono.com` names no host.
const CREDENTIALS: [&[u8]; 6] = [b"key", b"token", b"secret", b"password", b"llave", b"clave"];

/// Marks for the other places of names that are given one host and no other.
pub(super) fn aliases(text: &[u8], all: &[Mark]) -> Vec<Mark> {
    let mut named: BTreeMap<&[u8], Vec<&Mark>> = BTreeMap::new();
    for mark in
        all.iter().filter(|mark| mark.clue == "host" && matches!(mark.what, What::Mono(..) | What::Other(..)))
    {
        // A client with a credential of its own is more than a name of its host.
        if is_spoken_for(line_around(text, mark.span.start)) {
            continue;
        }
        if let Some(name) = name_given(text, mark.span.start) {
            named.entry(name).or_default().push(mark);
        }
    }
    let single = named.into_iter().filter(|(_, marks)| marks.iter().all(|mark| mark.what == marks[0].what));
    let mut found = Vec::new();
    for (name, marks) in single.take(NAMES) {
        let places = memchr::memmem::find_iter(text, name).filter(|at| is_whole(text, *at, name.len()));
        for at in places.take(PLACES) {
            let span = Span::new(at, at + name.len());
            // Nor where it is given something else, or the line says itself where it goes.
            if !is_given(text, span)
                && !all.iter().any(|mark| mark.clue == "host" && same_line(text, at, mark.span.start))
            {
                found.push(Mark { span, ..marks[0].clone() });
            }
        }
    }
    found
}

/// The name that a line gives to the host at `at`: what its first assignment assigns to.
fn name_given(text: &[u8], at: usize) -> Option<&[u8]> {
    let floor = at.saturating_sub(LEAD);
    let start = match text[floor..at].iter().rposition(|byte| *byte == b'\n') {
        Some(end) => floor + end + 1,
        None if floor == 0 => 0,
        None => return None, // too long a line to name its host
    };

    let line = &text[start..at];
    let operator = line.iter().position(|byte| matches!(byte, b'=' | b':' | b'<')).unwrap_or(line.len());
    let scheme = memchr::memmem::find(line, b"http").unwrap_or(line.len());
    let head = line[..operator.min(scheme)].trim_ascii_end();
    let head = head.strip_suffix(b"\"").or(head.strip_suffix(b"'")).unwrap_or(head).trim_ascii_end();
    // Visual Basic: `Const URL_BASE As String = "…"`.
    let head = memchr::memmem::find(head, b" As ").map_or(head, |end| &head[..end]);
    let length = head.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    let name = &head[head.len() - length..];
    let known =
        std::str::from_utf8(name).is_ok_and(|name| EVERYBODYS.contains(&name.to_ascii_lowercase().as_str()));
    // A constant of the file, `URL = "…"`, is its own whatever it is called.
    let constant = name.len() == head.len()
        && line.get(operator) == Some(&b'=')
        && name.iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'_');
    let known = known && !constant;
    // Without an operator only a module's attribute (`@base "…"`) is given what follows.
    let given = operator < scheme || head[..head.len() - length].ends_with(b"@");
    let letter = name.first().is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
    // Modifiers and types may stand before it, but no header, argument or text.
    let plain = |byte: &u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b' ' | b'\t' | b'.' | b'@' | b'$' | b'*' | b'"')
    };
    let lead = head[..head.len() - length].trim_ascii_start();
    let leads = lead.strip_prefix(b"- ").unwrap_or(lead).iter().all(plain); // an item of a list as well
    let ends =
        |word: &&[u8]| name.len() >= word.len() && name[name.len() - word.len()..].eq_ignore_ascii_case(word);
    let known = known || CREDENTIALS.iter().any(ends);
    (name.len() >= 3 && letter && given && leads && !known).then_some(name)
}

/// Whether a line begins with the name and an operator, as the member of another item does: `- static_configs: […]`.
fn is_given(text: &[u8], name: Span) -> bool {
    let floor = name.start.saturating_sub(LEAD);
    let mut lead = text[floor..name.start].iter().rev().take_while(|byte| **byte != b'\n');
    let first = lead.all(|byte| matches!(byte, b' ' | b'\t' | b'-' | b'"'));
    let operator = text[name.end..].iter().find(|byte| !matches!(byte, b'"' | b' '));
    first && matches!(operator, Some(b':' | b'='))
}

/// Whether the name at `at` is a word of its own.
fn is_whole(text: &[u8], at: usize, length: usize) -> bool {
    let word = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    };
    !word(at.checked_sub(1).and_then(|at| text.get(at))) && !word(text.get(at + length))
}

/// The line around `at`, as far as it is near.
fn line_around(text: &[u8], at: usize) -> &[u8] {
    let floor = at.saturating_sub(LEAD);
    let start = memchr::memrchr(b'\n', &text[floor..at]).map_or(floor, |end| floor + end + 1);
    let ceiling = text.len().min(at + LEAD);
    let end = memchr::memchr(b'\n', &text[at..ceiling]).map_or(ceiling, |end| at + end);
    &text[start..end]
}

/// Whether no line ends between two offsets.
fn same_line(text: &[u8], one: usize, two: usize) -> bool {
    !text[one.min(two)..one.max(two)].contains(&b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_given_something_else_is_not_used() {
        let cases = [
            ("send(BASE)", false, "an argument"),
            ("- BASE: [other]", true, "a member of the next item"),
            ("  \"BASE\": other", true, "a member of the next object"),
            ("x ? BASE : other", false, "a choice"),
        ];
        for (text, want, why) in cases {
            let at = text.find("BASE").unwrap();
            assert_eq!(is_given(text.as_bytes(), Span::new(at, at + 4)), want, "{why}: {text}");
        }
    }

    #[test]
    fn a_line_names_its_host() {
        let cases = [
            ("const BASE = 'https://HOST", "BASE", "JavaScript"),
            (
                "BASE_URL: str = os.getenv(\"X\", \"https://HOST",
                "BASE_URL",
                "Python with a type and a default",
            ),
            ("  @base \"https://HOST", "base", "an attribute of Elixir"),
            ("client = httpx.Client(base_url=\"https://HOST", "client", "what is made with it"),
            ("BASE=https://HOST", "BASE", "shell"),
            ("curl -H 'Authorization: Basic x' https://HOST", "", "a header"),
            ("fetch(BASE, {a: 'https://HOST", "", "an argument"),
            ("    url: https://HOST", "", "everybody's name"),
            ("URL = \"https://HOST", "URL", "a constant of the file"),
            ("curl https://HOST", "", "a command"),
            ("- Mono API key: `x` https://HOST", "", "a credential"),
            ("// https://HOST", "", "no name"),
        ];
        for (text, want, why) in cases {
            let at = text.find("HOST").unwrap();
            assert_eq!(name_given(text.as_bytes(), at).unwrap_or_default(), want.as_bytes(), "{why}: {text}");
        }
    }
}
