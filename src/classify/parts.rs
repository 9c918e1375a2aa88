//! Client ids, token URLs and the names of client secrets in a text: what a client secret is complete with.
//!
//! A client id is no secret and no finding. It is read wherever a name says `client id`, so that the finding of the secret can name it.

use super::context::is_code;
use super::hosts::{self, Owner};
use super::spots::ends_path;
use super::tools::Tools;
use crate::blob::{Blob, Origin};
use crate::decode::View;
use crate::environment::Environment;
use crate::part::{Part, Role};
use crate::rule::words::split_name;
use crate::secret::Secret;
use crate::span::{LineIndex, Span};
use memchr::memmem;

/// Parts of one text that are kept: a file with more is a list of clients, of which none is the one that is looked for.
const MOST: usize = 64;

/// Bytes between a name and its value, and around a URL's path, that are looked at.
const REACH: usize = 80;

/// Longest client id.
const LONGEST: usize = 128;

/// Words of names that say nothing of which client it is.
const FILLERS: [&str; 20] = [
    "process", "env", "os", "environ", "getenv", "config", "settings", "self", "this", "const", "export",
    "next", "public", "vite", "react", "app", "oauth", "oauth2", "auth", "api",
];

/// Something that may belong to a client secret.
#[derive(Clone)]
pub struct Loose {
    /// Where, in the blob's origin.
    pub(super) at: Span,
    /// The blob, and the lines; of a secret's name, the name.
    pub(super) part: Part,
    /// What it is; `None` for the name of a client secret, which is only looked at for its words.
    pub(super) role: Option<Role>,
    /// The words of its name that tell one client from another: `mono`, `breb`.
    pub(super) stem: Vec<String>,
    /// What the host of a token URL opens.
    pub(super) environment: Option<Environment>,
    /// The client id itself, to tell one from another.
    pub(super) value: Vec<u8>,
}

impl std::fmt::Debug for Loose {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Loose").field("part", &self.part).field("stem", &self.stem).finish_non_exhaustive()
    }
}

impl Loose {
    /// Where it stands, and what it is.
    pub fn order(&self) -> impl Ord + '_ {
        (&self.part.origin, self.at, self.role, &self.stem)
    }

    /// Whether it is a client id.
    pub fn is_id(&self) -> bool {
        self.role == Some(Role::ClientId)
    }

    /// The blob that it stands in.
    pub fn origin(&self) -> &Origin {
        &self.part.origin
    }
}

/// A text that is looked through.
struct Text<'t> {
    bytes: &'t [u8],
    blob: &'t Blob<'t>,
    view: &'t View<'t>,
    lines: &'t LineIndex<'t>,
}

/// Every part in a text; a bare path of the token endpoint counts where the text `speaks` of Mono.
pub(super) fn parts(
    tools: &Tools<'_>,
    blob: &Blob<'_>,
    view: &View<'_>,
    lines: &LineIndex<'_>,
    speaks: bool,
) -> Vec<Loose> {
    let text = Text { bytes: lines.text(), blob, view, lines };
    let mut parts = named(&text, tools);
    parts.extend(urls(&text, tools, speaks));
    parts.truncate(MOST);
    parts
}

/// Whether a text has the word `client` in it: most have not.
pub(super) fn may_have(text: &[u8]) -> bool {
    ["lient", "LIENT"].iter().any(|word| memmem::find(text, word.as_bytes()).is_some())
}

impl Text<'_> {
    /// A part at a stretch of the text.
    fn loose(&self, role: Option<Role>, at: Span, seen: String) -> Loose {
        let (start, end) = (self.lines.position(at.start), self.lines.position(at.end));
        let inner = self.view.span_in_blob(at);
        let part =
            Part { role: role.unwrap_or(Role::ClientId), seen, origin: self.blob.origin.clone(), start, end };
        let at = Span::new(inner.start + self.blob.offset, inner.end + self.blob.offset);
        Loose { at, part, role, stem: Vec::new(), environment: None, value: Vec::new() }
    }
}

/// Client ids, and the names of client secrets.
fn named(text: &Text<'_>, tools: &Tools<'_>) -> Vec<Loose> {
    let bytes = text.bytes;
    let mut found = Vec::new();
    let mut places: Vec<usize> =
        ["lient", "LIENT"].iter().flat_map(|word| memmem::find_iter(bytes, word.as_bytes())).collect();
    places.sort_unstable();
    for place in places.into_iter().filter(|place| *place > 0 && bytes[place - 1].eq_ignore_ascii_case(&b'c'))
    {
        if found.len() == MOST {
            break;
        }
        let after = place + 5;
        let gap = usize::from(bytes.get(after).is_some_and(|byte| matches!(byte, b'_' | b'-' | b'.' | b' ')));
        let rest = &bytes[after + gap..];
        let word = |word: &str| {
            rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()))
        };
        let (is_id, length) = if word("secret") {
            (false, 6)
        } else if word("id") {
            (true, 2)
        } else {
            continue;
        };
        let start = name_start(bytes, place);
        let tail = after + gap + length;
        let end = tail + bytes[tail..].iter().take(REACH).take_while(|byte| in_name(**byte)).count();
        let Some(stem) = stem(&bytes[start..place - 1], &bytes[tail..end], tools) else { continue };
        let at = if is_id { value(text, end, tools) } else { Some(Span::new(start, end)) };
        let Some(at) = at else { continue };
        let id = &bytes[at.start..at.end];
        let seen = if is_id { Secret::new(id).preview().text } else { String::new() };
        let loose = text.loose(is_id.then_some(Role::ClientId), at, seen);
        found.push(Loose { stem, value: if is_id { id.to_vec() } else { Vec::new() }, ..loose });
    }
    found
}

/// Where the name starts that holds the byte at `place`; a longer one is cut.
fn name_start(bytes: &[u8], place: usize) -> usize {
    place - bytes[..place].iter().rev().take(REACH).take_while(|byte| in_name(**byte)).count()
}

/// Whether a byte may stand in a name.
fn in_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

/// The words around `client id` in a name; `None` if it is another name, as `client_id_issued_at`.
fn stem(head: &[u8], tail: &[u8], tools: &Tools<'_>) -> Option<Vec<String>> {
    let environments = &tools.rules.environments;
    let known = |word: &String| {
        let mut tables = environments.words.values().chain(environments.name_words.values());
        tables.any(|words| words.contains(word))
    };
    let tail_words = split_name(tail);
    if tail.first().is_some_and(u8::is_ascii_lowercase) || !tail_words.iter().all(known) {
        return None;
    }
    let mut words: Vec<String> = split_name(head).into_iter().chain(tail_words).collect();
    words.retain(|word| !FILLERS.contains(&word.as_str()));
    Some(words)
}

/// The value that a name which ends at `end` is given, if it is written out.
fn value(text: &Text<'_>, end: usize, tools: &Tools<'_>) -> Option<Span> {
    let bytes = &text.bytes[..text.bytes.len().min(end + REACH + LONGEST)];
    let blanks = |at: usize| at + bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let any = |at: usize, set: &[u8]| at + bytes[at..].iter().take_while(|byte| set.contains(byte)).count();
    let mut at = any(end, b"\"'`])");
    // A sibling that holds the value: `- name: CLIENT_ID` and `value: …` on the next line, or `"key": "client_id", "value": …`.
    let sibling = any(blanks(any(blanks(at), b",")), b"\"'");
    let is_sibling = bytes[sibling..].starts_with(b"value");
    if is_sibling {
        at = any(sibling + 5, b"\"'");
    }
    at = any(at, b" \t");
    let glue = any(at, b"=:>");
    if glue == at {
        return None;
    }
    let spaced = any(glue, b" \t");
    let start = any(spaced, b"\"'`");
    let is_quoted = start > spaced;
    let length = bytes[start..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"._~@-".contains(byte))
        .count();
    let (at, next) = (Span::new(start, start + length), bytes.get(start + length));
    let id = &bytes[at.start..at.end];
    let closes = match next {
        None | Some(b'\n' | b'\r' | b'&' | b'"' | b'\'' | b'`' | b'<') => true,
        Some(b' ' | b'\t' | b',' | b';' | b'}') => !is_quoted,
        _ => false,
    };
    // In code, what no quote holds is an expression; but a form's body is a text.
    let is_form = bytes[glue - 1] == b'=' && spaced == glue && next == Some(&b'&');
    let is_literal = is_quoted || is_form || bytes[glue - 1] == b'>' || !is_code(text.blob.origin.path());
    (closes && is_literal && (3..=LONGEST).contains(&length) && !is_made_up(id, tools)).then_some(at)
}

/// Whether a client id is none: a word of placeholders, a reference, a type.
fn is_made_up(id: &[u8], tools: &Tools<'_>) -> bool {
    let text = String::from_utf8_lossy(id);
    let marks = &tools.rules.placeholders;
    let words = split_name(id);
    let types = ["string", "str", "true", "false", "process", "env", "os", "id", "value"];
    marks.marks.iter().any(|mark| text.contains(mark.as_str()))
        || words.iter().any(|word| marks.words.contains(word))
        || words.first().is_some_and(|first| types.contains(&first.as_str()))
        || words.concat().contains("clientid")
}

/// URLs of Mono's token endpoint.
fn urls(text: &Text<'_>, tools: &Tools<'_>, speaks: bool) -> Vec<Loose> {
    let mut paths: Vec<&String> = tools.rules.mono.token_paths.iter().collect();
    paths.sort_by_key(|path| std::cmp::Reverse(path.len()));
    let mut found: Vec<Loose> = Vec::new();
    let mut taken: Vec<Span> = Vec::new();
    for path in paths {
        for at in memmem::find_iter(text.bytes, path.as_bytes()).take(MOST) {
            let span = Span::new(at, at + path.len());
            if taken.iter().any(|other| other.contains(span.start)) || !ends_path(text.bytes, span.end) {
                continue;
            }
            taken.push(span);
            found.extend(url(text, span, path, tools, speaks));
        }
    }
    found.sort_by_key(|loose| loose.at);
    found
}

/// The URL that a path of the token endpoint ends, if it is Mono's.
fn url(text: &Text<'_>, path: Span, told: &str, tools: &Tools<'_>, speaks: bool) -> Option<Loose> {
    let floor = path.start.saturating_sub(REACH + 200);
    let in_url = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-/:@".contains(byte);
    let before = text.bytes[floor..path.start].iter().rev().take_while(|byte| in_url(byte)).count();
    let head = &text.bytes[path.start - before..path.start];
    let Some(slashes) = memmem::rfind(head, b"://") else {
        let is_bare = speaks && !head.iter().any(u8::is_ascii_alphanumeric);
        return is_bare.then(|| text.loose(Some(Role::TokenUrl), path, told.to_owned()));
    };
    let authority = &head[slashes + 3..];
    let host = authority.split(|byte| matches!(byte, b'/' | b':')).next().unwrap_or_default();
    let host = std::str::from_utf8(host).ok()?;
    let Owner::Mono(environment, _) = hosts::owner(host, tools.rules) else { return None };
    let scheme = head[..slashes].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let start = path.start - before + slashes - scheme;
    let seen = format!("{}{told}", tools.finder().spell(host, environment));
    let loose = text.loose(Some(Role::TokenUrl), Span::new(start, path.end), seen);
    Some(Loose { environment, ..loose })
}
