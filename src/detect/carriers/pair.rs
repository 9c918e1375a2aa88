//! `id:secret`: before a host, after `-u`, in what is about to be base64, in a tuple.
//!
//! Such a pair is Mono's only where Mono's host stands in the same request.

use super::work::{Catch, Text};
use crate::detect::candidate::{Candidate, Carrier};
use crate::detect::shape::Shape;
use crate::environment::Kind;
use crate::evidence::Reach;
use crate::span::Span;

/// The shapes of pairs, and the fewest bytes of a secret in each, which is group 1. What is shorter than a rule wants is told as such.
static SHAPES: [(usize, Shape); 7] = [
    (8, Shape::new(r#"--user[= ]["']?[^\s"']{3,}["']?\s+--password[= ]["']?([^\s"'$]+)"#, &["--password"])),
    (
        16,
        Shape::new(
            r#"(?i)oauth2?(?:::client\.new|_?session|_?client)\w*\s*\(\s*["'][^"'\s]{3,}["']\s*,\s*["']([^"'\s]+)["']"#,
            &["oauth"],
        ),
    ),
    (8, Shape::new(r"(?i)\bmachine\s+\S{4,}\s+login\s+\S+\s+password\s+(\S+)", &["machine"])),
    (8, Shape::new(r#"\b(?:https?|mono|wss?)://[^\s/:@"'`<>]*:([^\s/@"'`<>]+)@"#, &["@"])),
    (
        8,
        Shape::new(
            r#"(?:\s-u|\s--user|\s-a|\s--auth|\s-Credential)[ =]+["']?[^\s"':$]{3,}:([^\s"'$]+)"#,
            &["-u ", "-u=", "-a ", "-a=", "--user ", "--user=", "--auth ", "--auth=", "-credential "],
        ),
    ),
    (
        16,
        Shape::new(
            r#"(?i)(?:buffer\.from|btoa|b64\w*|base64[\w.:>\\-]*|encode\w*|basic\w*|getBytes)\s*\(\s*(?:\[\]byte\()?\s*[bf]?["'`][^"'`:\s]{3,}:([^"'`\s]+)["'`]"#,
            &["buffer.from", "btoa", "b64", "base64", "encode", "basic", "getbytes"],
        ),
    ),
    (
        16,
        Shape::new(
            r#"(?i)\b(?:basic_?auth\w*|set_?basic_?auth\w*|httpbasicauth|auth|basic|username_password)\s*[=(:]\s*[(\[{]?\s*["'][^"'\s]{3,}["']\s*,\s*["']([^"'\s]+)["']"#,
            &["auth", "basic", "username_password"],
        ),
    ),
];

/// Longest part of a pair, in bytes.
const LONGEST: usize = 256;

pub(super) fn candidates<'v>(text: &Text<'_, 'v>, catch: &mut Catch<'v>) {
    if !text.is_mono {
        return; // no pair there is Mono's
    }
    for region in text.regions {
        let part = &text.bytes[region.start..region.end];
        for (least, shape) in &SHAPES {
            for found in shape.of(part).iter().flat_map(|shape| shape.captures_iter(part)) {
                let Some(secret) = found.get(1).filter(|it| (*least..=LONGEST).contains(&it.len())) else {
                    continue;
                };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_compiles() {
        assert!(SHAPES.iter().all(|(_, shape)| shape.compiled().is_some()));
    }
}
