//! `id:secret`: before a host, after `-u`, in what is about to be base64, in a tuple.
//!
//! Such a pair is Mono's only where Mono's host stands in the same request.

use super::work::{Catch, Text};
use crate::detect::candidate::{Candidate, Carrier};
use crate::environment::Kind;
use crate::evidence::Reach;
use crate::span::Span;
use regex::bytes::{Regex, RegexBuilder};
use std::sync::OnceLock;

/// The shapes of pairs; group 1 is the secret.
const SHAPES: [&str; 7] = [
    r#"--user[= ]["']?[^\s"']{3,128}["']?\s+--password[= ]["']?([^\s"'$]{8,256})"#,
    r#"(?i)oauth2?(?:::client\.new|_?session|_?client)\w*\s*\(\s*["'][^"'\s]{3,128}["']\s*,\s*["']([^"'\s]{16,256})["']"#,
    r"(?i)\bmachine\s+\S{4,255}\s+login\s+\S{1,128}\s+password\s+(\S{8,256})",
    r#"\b(?:https?|mono|wss?)://[^\s/:@"'`<>]{0,128}:([^\s/@"'`<>]{8,256})@"#,
    r#"(?:\s-u|\s--user|\s-a|\s--auth|\s-Credential)[ =]+["']?[^\s"':$]{3,128}:([^\s"'$]{8,256})"#,
    r#"(?i)(?:buffer\.from|btoa|b64\w*|base64[\w.:>\\-]*|encode\w*|basic\w*|getBytes)\s*\(\s*(?:\[\]byte\()?\s*[bf]?["'`][^"'`:\s]{3,128}:([^"'`\s]{16,256})["'`]"#,
    r#"(?i)\b(?:basic_?auth\w*|set_?basic_?auth\w*|httpbasicauth|auth|basic|username_password)\s*[=(:]\s*[(\[{]?\s*["'][^"'\s]{3,128}["']\s*,\s*["']([^"'\s]{16,256})["']"#,
];

pub(super) fn candidates<'v>(text: &Text<'_, 'v>, catch: &mut Catch<'v>) {
    for region in text.regions {
        for shape in shapes() {
            for found in shape.captures_iter(&text.bytes[region.start..region.end]) {
                let Some(secret) = found.get(1) else { continue };
                let at = Span::new(region.start + secret.start(), region.start + secret.end());
                // A URL with a password and no user has a key in it.
                let alone = text.bytes[region.start..at.start].ends_with(b"://:");
                let rule = text.rules.of_kind(if alone { Kind::ApiKey } else { Kind::OauthClientSecret });
                let mut candidate = Candidate::new(rule, text.bytes, at, Carrier::UserInfo);
                candidate.needs = Reach::Object;
                catch.candidates.push(candidate);
            }
        }
    }
}

/// The compiled shapes.
fn shapes() -> &'static [Regex] {
    static COMPILED: OnceLock<Vec<Regex>> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let compile = |shape: &&str| RegexBuilder::new(shape).unicode(false).build().ok();
        SHAPES.iter().filter_map(compile).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_compiles() {
        assert_eq!(shapes().len(), SHAPES.len());
    }
}
