//! What a client secret is complete with, in words.

use super::escape;
use super::words::Words;
use crate::finding::{Finding, Part, Role};

/// One sentence about all parts, each around what `place` makes of its place; nothing where there are none.
pub(super) fn told(
    finding: &Finding,
    words: Words<'_>,
    place: &mut dyn FnMut(&Part, &str) -> String,
) -> Option<String> {
    let parts: Vec<String> = finding
        .parts
        .iter()
        .map(|part| {
            let at = at(part, finding);
            let key = match part.role {
                Role::ClientId => "part-client-id",
                Role::TokenUrl => "part-token-url",
            };
            let (seen, at) = (escape::visible(&part.seen), place(part, &at));
            words.fill(key, &[("at", &at), ("seen", &seen)])
        })
        .collect();
    (!parts.is_empty()).then(|| words.fill("parts", &[("parts", &parts.join(", "))]))
}

/// Where a part stands: `path:line:column`, which in the secret's own file is enough without the path.
fn at(part: &Part, finding: &Finding) -> String {
    let place = format!("{}:{}", part.start.line, part.start.column);
    if part.origin == finding.origin {
        return place;
    }
    format!("{}:{place}", escape::visible(&part.origin.told()))
}
