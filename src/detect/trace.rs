//! From a use back to the literal: `const key = "…"` at the top, `` `Bearer ${key}` `` thirty lines below.

use crate::span::Span;
use regex::bytes::{Regex, RegexBuilder};
use std::collections::HashMap;
use std::sync::OnceLock;

/// A header or scheme, and the rest of what is sent with it.
const SENT: &str = r"(?i)(?:bearer\w*|x-api-key)([^\r\n]{1,100})";

/// Identifiers, with what they are members of.
const IDENTIFIER: &str = r"[A-Za-z_][A-Za-z0-9_]*(?:(?:\.|->|::)[A-Za-z_][A-Za-z0-9_]*)*";

/// How many identifiers after a scheme may be what is sent: `"Bearer %s" % (self.token)`.
const NEAR: usize = 3;

/// Names that are sent as credentials, and where.
#[derive(Debug, Default)]
pub(super) struct Uses(HashMap<Vec<u8>, Span>);

impl Uses {
    /// Every name that is sent somewhere in `text`.
    pub(super) fn find(text: &[u8]) -> Self {
        let mut uses = HashMap::new();
        let Some((sent, identifier)) = shapes() else { return Self(uses) };
        for found in sent.captures_iter(text) {
            let Some(rest) = found.get(1) else { continue };
            for name in identifier.find_iter(rest.as_bytes()).take(NEAR) {
                let span = Span::new(rest.start() + name.start(), rest.start() + name.end());
                let glue = |byte: &&u8| !matches!(byte, b'"' | b'\'' | b'`' | b' ' | b'\\');
                if let Some(b':' | b'=') = text[span.end..].iter().take(4).find(glue) {
                    continue; // a key: what it holds is sent, not it
                }
                uses.entry(last(name.as_bytes()).to_vec()).or_insert(span);
            }
        }
        Self(uses)
    }

    /// Where a name is sent, whatever it is a member of.
    pub(super) fn of(&self, name: &[u8]) -> Option<Span> {
        self.0.get(last(name)).copied()
    }
}

/// The last part of a name: `token` of `self.token`, `@token` and `$this->token`.
fn last(name: &[u8]) -> &[u8] {
    name.rsplit(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_').next().unwrap_or(name)
}

/// The compiled shapes; `None` never, as a test shows.
fn shapes() -> Option<(&'static Regex, &'static Regex)> {
    static COMPILED: OnceLock<Option<(Regex, Regex)>> = OnceLock::new();
    let compile = |shape| RegexBuilder::new(shape).unicode(false).build().ok();
    COMPILED
        .get_or_init(|| Some((compile(SENT)?, compile(IDENTIFIER)?)))
        .as_ref()
        .map(|(sent, name)| (sent, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_known_in_every_language() {
        let cases = [
            ("headers: { Authorization: `Bearer ${key}` }", "key", "JavaScript"),
            (r#"headers = {"Authorization": f"Bearer {key}"}"#, "key", "Python"),
            (r#""Bearer {}".format(self.key)"#, "key", "Python, format"),
            (r#"{"Authorization", "Bearer #{@key}"}"#, "key", "Elixir"),
            (r#"'Bearer ' . $this->key"#, "key", "PHP"),
            (r#"fmt.Sprintf("Bearer %s", c.key)"#, "key", "Go"),
            (".auth.bearer(key)", "key", "Scala"),
            (".bearer_auth(&key)", "key", "Rust"),
            ("MonoBanking(bearer_token=key)", "key", "the SDK"),
            ("-Authentication Bearer -Token $key", "key", "PowerShell"),
            (r#""X-API-KEY" => key"#, "key", "the other header"),
        ];
        for (text, name, why) in cases {
            assert!(Uses::find(text.as_bytes()).of(name.as_bytes()).is_some(), "{why}: {text}");
        }
    }
}
