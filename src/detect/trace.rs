//! From a use back to the literal: `const key = "…"` at the top, `` `Bearer ${key}` `` thirty lines below.

use crate::span::Span;
use regex::bytes::{Regex, RegexBuilder};
use std::collections::HashMap;
use std::sync::OnceLock;

/// A header or scheme, and the rest of what is sent with it.
const SENT: &str = r"(?i)(?:bearer\w*|x-api-key|with_?token)([^\r\n]{1,100})";

/// A function that makes an HMAC, and what it is given: the key of a signature is among it.
const SIGNED: &str = r"(?i)(?:hmac\w*(?:(?:\.|::)\w+)*|crypto\.mac|secretkeyspec)\s*\(([^\r\n]{1,120})";

/// A client's secret where it is sent: the name of the parameter, and what it is given.
const AUTHENTICATED: &str = r#"(?i)client_?secret["']?\]?\s{0,4}(?:=>|[,:=])\s{0,4}([^\r\n]{1,60})"#;

/// Identifiers, with what they are members of.
const IDENTIFIER: &str = r"[A-Za-z_][A-Za-z0-9_]*(?:(?:\.|->|::)[A-Za-z_][A-Za-z0-9_]*)*";

/// How many identifiers after a scheme may be what is sent: `"Bearer %s" % (self.token)`.
const SENT_NEAR: usize = 3;

/// Shortest value that is none of the names that people give, in bytes.
const LITERAL: usize = 20;

/// How many of what an HMAC is given may be its key: `:crypto.mac(:hmac, :sha256, @key, …)`.
const SIGNED_NEAR: usize = 5;

/// Names that are sent as credentials, and where.
#[derive(Debug, Default)]
pub(super) struct Uses {
    sent: HashMap<Vec<u8>, Span>,
    signing: HashMap<Vec<u8>, Span>,
    authenticating: HashMap<Vec<u8>, Span>,
    /// What HMACs are made of: the function's name and its arguments.
    signed: Vec<(Span, Span)>,
}

impl Uses {
    /// Every name that is sent, or signs, somewhere in `text`.
    pub(super) fn find(text: &[u8]) -> Self {
        let Some([sent, signed, authenticated, identifier]) = shapes() else { return Self::default() };
        Self {
            sent: names(text, (sent, SENT_NEAR), identifier),
            signing: names(text, (signed, SIGNED_NEAR), identifier),
            authenticating: names(text, (authenticated, 1), identifier),
            signed: calls(text, signed),
        }
    }

    /// Where a name is sent, whatever it is a member of.
    pub(super) fn of(&self, name: &[u8]) -> Option<Span> {
        self.sent.get(last(name)).copied()
    }

    /// Where a name is the secret that a client authenticates with.
    pub(super) fn authenticating(&self, name: &[u8]) -> Option<Span> {
        self.authenticating.get(last(name)).copied()
    }

    /// The function that makes an HMAC with the quoted literal at `token`: `createHmac('sha256', '…')`.
    pub(super) fn signed_with(&self, text: &[u8], token: Span) -> Option<Span> {
        let quote = token.start.checked_sub(1).map(|at| text[at]);
        let quoted = matches!(quote, Some(b'"' | b'\'' | b'`')) && text.get(token.end).copied() == quote;
        let next = self.signed.partition_point(|(call, _)| call.start < token.start);
        let (call, arguments) = self.signed.get(next.checked_sub(1)?)?;
        (quoted && arguments.contains(token.start)).then_some(*call)
    }

    /// Whether no name is sent.
    pub(super) fn is_empty(&self) -> bool {
        self.sent.is_empty()
    }

    /// Where a name is the key of a signature.
    pub(super) fn signing(&self, name: &[u8]) -> Option<Span> {
        self.signing.get(last(name)).copied()
    }
}

/// Names that are sent in a part of a text, and where.
pub(super) fn sent_in(text: &[u8], part: Span) -> HashMap<Vec<u8>, Span> {
    let Some([sent, _, _, identifier]) = shapes() else { return HashMap::new() };
    let moved = |span: Span| Span::new(span.start + part.start, span.end + part.start);
    names(&text[part.start..part.end], (sent, SENT_NEAR), identifier)
        .into_iter()
        .map(|(name, span)| (name, moved(span)))
        .collect()
}

/// The first `near` identifiers that stand in what `shape` captures.
fn names(text: &[u8], (shape, near): (&Regex, usize), identifier: &Regex) -> HashMap<Vec<u8>, Span> {
    let mut uses = HashMap::new();
    for found in shape.captures_iter(text) {
        let Some(rest) = found.get(1) else { continue };
        if is_literal(rest.as_bytes()) {
            continue; // what is sent stands there itself
        }
        for name in identifier.find_iter(rest.as_bytes()).take(near) {
            let span = Span::new(rest.start() + name.start(), rest.start() + name.end());
            let glue = |byte: &&u8| !matches!(byte, b'"' | b'\'' | b'`' | b' ' | b'\\');
            if let Some(b':' | b'=') = text[span.end..].iter().take(4).find(glue) {
                continue; // a key: what it holds is sent, not it
            }
            // `key.getBytes()`: what a method is called on, not the method.
            let called = text.get(span.end) == Some(&b'(');
            let owner = name
                .as_bytes()
                .iter()
                .rposition(|byte| matches!(byte, b'.' | b':' | b'>'))
                .filter(|_| called);
            let whole = owner.map_or(name.as_bytes(), |end| &name.as_bytes()[..end]);
            uses.entry(last(whole).to_vec()).or_insert(span);
        }
    }
    uses
}

/// Whether what is sent is a value and no name: `Bearer 9f2c…`.
fn is_literal(rest: &[u8]) -> bool {
    let rest = rest.strip_prefix(b" ").unwrap_or(rest);
    let token = |byte: &&u8| {
        byte.is_ascii_alphanumeric() || matches!(**byte, b'_' | b'-' | b'.' | b'+' | b'/' | b'~')
    };
    let length = rest.iter().take_while(token).count();
    let called = rest.get(length) == Some(&b'(');
    length >= LITERAL && !called && rest[..length].iter().filter(|byte| byte.is_ascii_digit()).count() > 1
}

/// Every function that makes an HMAC, and what it is called with, up to its closing parenthesis.
fn calls(text: &[u8], shape: &Regex) -> Vec<(Span, Span)> {
    let found = shape.captures_iter(text).filter_map(|found| Some((found.get(0)?, found.get(1)?)));
    found
        .map(|(all, rest)| {
            let mut depth = 1_usize;
            let closes = |byte: &u8| {
                depth = match byte {
                    b'(' => depth + 1,
                    b')' => depth.saturating_sub(1),
                    _ => depth,
                };
                depth == 0
            };
            let end = rest.as_bytes().iter().position(closes).unwrap_or(rest.len());
            (Span::new(all.start(), rest.start()), Span::new(rest.start(), rest.start() + end))
        })
        .collect()
}

/// The last part of a name: `token` of `self.token`, `@token` and `$this->token`.
fn last(name: &[u8]) -> &[u8] {
    let mut parts = name.rsplit(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_');
    parts.find(|part| !part.is_empty()).unwrap_or(name)
}

/// The compiled shapes; `None` never, as a test shows.
fn shapes() -> Option<&'static [Regex; 4]> {
    static COMPILED: OnceLock<Option<[Regex; 4]>> = OnceLock::new();
    let compile = |shape| RegexBuilder::new(shape).unicode(false).build().ok();
    COMPILED
        .get_or_init(|| {
            Some([compile(SENT)?, compile(SIGNED)?, compile(AUTHENTICATED)?, compile(IDENTIFIER)?])
        })
        .as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_signs_is_known_in_every_language() {
        let cases = [
            ("hmac.new(SECRETO, raw, hashlib.sha256)", "SECRETO", "Python"),
            ("crypto.createHmac('sha256', clave).update(body)", "clave", "JavaScript"),
            ("hash_hmac('sha256', $cuerpo, $clave)", "clave", "PHP"),
            ("OpenSSL::HMAC.hexdigest('SHA256', CLAVE, body)", "CLAVE", "Ruby"),
            ("hmac.New(sha256.New, []byte(clave))", "clave", "Go"),
            (":crypto.mac(:hmac, :sha256, @clave, body)", "clave", "Elixir"),
            ("new SecretKeySpec(CLAVE.getBytes(UTF_8), \"HmacSHA256\")", "CLAVE", "Java"),
            ("new HMACSHA256(Encoding.UTF8.GetBytes(clave))", "clave", "C#"),
        ];
        for (text, name, why) in cases {
            assert!(Uses::find(text.as_bytes()).signing(name.as_bytes()).is_some(), "{why}: {text}");
        }
    }

    #[test]
    fn a_literal_signs_where_an_hmac_is_made_with_it() {
        let cases = [
            ("crypto.createHmac('sha256', 'Q7x').update(body)", true, "JavaScript"),
            ("hmac.New(sha256.New, []byte(\"Q7x\"))", true, "Go"),
            ("hash_hmac('sha256', $cuerpo, 'Q7x')", true, "PHP"),
            ("crypto.createHmac('sha256', clave).update('Q7x')", false, "what is signed"),
            ("crypto.createHmac('sha256', Q7x)", false, "no literal"),
            ("const x = 'Q7x'", false, "no HMAC"),
        ];
        for (text, want, why) in cases {
            let at = text.find("Q7x").expect("the value of the case");
            let got = Uses::find(text.as_bytes()).signed_with(text.as_bytes(), Span::new(at, at + 3));
            assert_eq!(got.is_some(), want, "{why}: {text}");
        }
    }

    #[test]
    fn what_stands_behind_a_value_is_not_sent() {
        let text = b"<code>Authorization: Bearer 2fd7e1776998291b56a60c59</code></p> rid=0";
        let uses = Uses::find(text);
        for name in ["code", "p", "rid"] {
            assert!(uses.of(name.as_bytes()).is_none(), "{name}");
        }
    }

    #[test]
    fn what_is_sent_is_known_in_every_language() {
        let cases = [
            ("headers: { Authorization: `Bearer ${key}` }", "key", "JavaScript"),
            (r#"headers = {"Authorization": f"Bearer {key}"}"#, "key", "Python"),
            (r#""Bearer {}".format(self.key)"#, "key", "Python, format"),
            (r#"{"Authorization", "Bearer #{@key}"}"#, "key", "Elixir"),
            (r#""Bearer " + key_of_the_second_client_2"#, "key_of_the_second_client_2", "a long name"),
            (r#"'Bearer ' . $this->key"#, "key", "PHP"),
            (r#"fmt.Sprintf("Bearer %s", c.key)"#, "key", "Go"),
            (".auth.bearer(key)", "key", "Scala"),
            (".bearer_auth(&key)", "key", "Rust"),
            ("MonoBanking(bearer_token=key)", "key", "the SDK"),
            ("-Authentication Bearer -Token $key", "key", "PowerShell"),
            ("Http::withToken($this->key)", "key", "Laravel"),
            (r#""X-API-KEY" => key"#, "key", "the other header"),
        ];
        for (text, name, why) in cases {
            assert!(Uses::find(text.as_bytes()).of(name.as_bytes()).is_some(), "{why}: {text}");
        }
    }
}
