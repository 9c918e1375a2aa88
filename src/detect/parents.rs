//! What holds a value: the braces around it, and whose they are.

use super::names::{Meaning, Names};
use crate::span::Span;

/// Bytes looked at on either side of a value.
const REACH: usize = 1200;

/// Judge a stretch; only a credential's name counts.
pub(super) fn credential<'r>(text: &[u8], span: Span, names: &Names<'r>) -> Option<(Meaning<'r>, Span)> {
    let meaning = names.judge(&text[span.start..span.end]);
    matches!(meaning, Meaning::Credential { .. }).then_some((meaning, span))
}

/// The braces around a value, as far as they are near: after the opener, before the closer. Those of PHP's arrays are such; those of a
/// call are not.
pub(super) fn braces(text: &[u8], at: Span) -> Option<Span> {
    let floor = at.start.saturating_sub(REACH);
    let array = |at: usize| match text[at] {
        b'{' => true,
        b'(' => text[floor..at].ends_with(b"array"),
        b'[' => text[floor..at].ends_with(b"=> "),
        _ => false,
    };
    let head = &text[floor..at.start];
    let mut openers = memchr::memrchr3_iter(b'{', b'(', b'[', head).peekable();
    let mut closers = memchr::memrchr3_iter(b'}', b')', b']', head).peekable();
    let mut depth = 0_usize;
    let open = loop {
        let opener = openers.peek().copied()?;
        if closers.next_if(|closer| *closer > opener).is_some() {
            depth += 1;
            continue;
        }
        openers.next();
        match depth.checked_sub(1) {
            Some(less) => depth = less,
            None if array(floor + opener) => break floor + opener,
            None => {}
        }
    };
    let closer = match text[open] {
        b'{' => b'}',
        b'(' => b')',
        _ => b']',
    };
    let mut depth = 0_usize;
    let tail = &text[at.end..text.len().min(at.end + REACH)];
    let close = memchr::memchr2_iter(text[open], closer, tail).find(|at| {
        let closes = tail[*at] == closer;
        let closed = closes && depth == 0;
        depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        closed
    })?;
    let close = at.end + close;
    Some(Span::new(open + 1, close))
}

/// What the braces belong to: `variable "mono_api_key" { default = "…" }`, `"MonoApiKey": { "Default": "…" }`; or the
/// parent by indentation.
pub(super) fn parent<'r>(text: &[u8], at: Span, names: &Names<'r>) -> Option<(Meaning<'r>, Span)> {
    let span = container(text, at)?;
    // Of many: `"tokens": {"mono": "…"}`.
    let one = if text[span.end - 1].eq_ignore_ascii_case(&b's') {
        Span::new(span.start, span.end - 1)
    } else {
        span
    };
    credential(text, span, names).or_else(|| credential(text, one, names))
}

/// The name of what holds a value: of its braces, or the line above that it is under.
pub(super) fn container(text: &[u8], at: Span) -> Option<Span> {
    let before = match braces(text, at) {
        Some(around) => owner(text, around),
        None => parent_line(text, at)?,
    };
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let until = named_until(&text[before.start..before.end], text, at)?;
    let before = Span::new(before.start, before.start + until);
    let end = text[before.start..before.end].iter().rposition(word).map(|at| before.start + at + 1)?;
    // `'mono_api_key' => array(`: the array is no name.
    let head = &text[before.start..end];
    let arrow = head.strip_suffix(b"array").map(<[u8]>::trim_ascii_end).filter(|head| head.ends_with(b"=>"));
    let end = match arrow {
        Some(head) => before.start + head.iter().rposition(word)? + 1,
        None => end,
    };
    let length = text[before.start..end].iter().rev().take_while(|byte| word(byte)).count();
    Some(Span::new(end - length, end))
}

/// Where the name in what stands before braces ends: before a type or the parameters of a function, which only names what it
/// returns.
fn named_until(head: &[u8], text: &[u8], at: Span) -> Option<usize> {
    let typed = head.windows(2).position(|pair| pair == b": ").filter(|at| *at > 0 && head[*at - 1] != b'"');
    // `secrets := map[string]string{`, `secrets = new Dictionary<string, string> {`.
    let made = || {
        [&b"= map["[..], b"= new Dictionary<", b"= new Map<"]
            .iter()
            .find_map(|word| memchr::memmem::find(head, word))
    };
    let typed = typed.or_else(made);
    // Of a call that goes on, the last argument is the name: `new Parameter('monoApiKey', {`.
    let called = head.iter().position(|byte| *byte == b'(').filter(|at| head[*at..].contains(&b')'));
    if called.is_none() {
        return Some(typed.unwrap_or(head.len()));
    }
    let lead = text[..at.start].trim_ascii_end();
    let lead = lead.strip_suffix(b"\"").or(lead.strip_suffix(b"'")).unwrap_or(lead).trim_ascii_end();
    let returned = ["return", "=>", "->", ":", "?", "then", "{"];
    returned.iter().any(|word| lead.ends_with(word.as_bytes())).then_some(called.unwrap_or(head.len()))
}

/// What stands before braces on their line: the name of what they belong to. A choice belongs to what it is made in:
/// `var llave: String { switch self { case .sandbox: return "…" } }`.
fn owner(text: &[u8], inner: Span) -> Span {
    let mut around = inner;
    for _ in 0..4 {
        let floor = around.start.saturating_sub(80);
        let line = memchr::memrchr(b'\n', &text[floor..around.start]).map_or(floor, |end| floor + end + 1);
        let before = Span::new(line, around.start - 1);
        let head = text[before.start..before.end].trim_ascii_start();
        let choice = ["switch", "match", "when", "if", "else", "return", "}", "case"];
        let outer = braces(text, Span::new(before.end, around.end + 1))
            .filter(|_| choice.iter().any(|word| head.starts_with(word.as_bytes())));
        match outer {
            Some(outer) => around = outer,
            None => return before,
        }
    }
    Span::new(around.start - 1, around.start - 1)
}

/// The line above that is indented less and ends with a colon.
fn parent_line(text: &[u8], at: Span) -> Option<Span> {
    // Not past what is near: a line may be as long as the text.
    let reach = at.start.saturating_sub(REACH);
    let start_of =
        |at: usize| memchr::memrchr(b'\n', &text[reach..at.max(reach)]).map_or(reach, |end| reach + end + 1);
    let indent = |line: &[u8]| line.iter().take_while(|byte| **byte == b' ').count();
    let mut start = start_of(at.start);
    let own = indent(&text[start..at.start]);
    for _ in 0..8 {
        if start <= reach {
            return None;
        }
        let end = start - 1;
        start = start_of(end);
        let line = text[start..end].trim_ascii_end();
        if indent(line) < own && !line.is_empty() {
            return line.ends_with(b":").then(|| Span::new(start, start + line.len()));
        }
    }
    None
}
