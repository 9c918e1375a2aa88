//! A rule's own pattern, with a group `secret`: for users, since Mono documents no format.

use super::work::{Catch, Text};
use crate::detect::candidate::{Candidate, Carrier, Tie};
use crate::span::Span;

pub(super) fn candidates<'v>(text: &Text<'_, 'v>, catch: &mut Catch<'v>) {
    for rule in &text.rules.credentials {
        let Some(pattern) = &rule.pattern else { continue };
        for region in text.regions {
            for found in pattern.captures_iter(&text.bytes[region.start..region.end]) {
                let Some(secret) = found.name("secret") else { continue };
                let at = Span::new(region.start + secret.start(), region.start + secret.end());
                let mut candidate = Candidate::new(rule, text.bytes, at, Carrier::Pattern);
                candidate.tie = Tie::Named;
                catch.candidates.push(candidate);
            }
        }
    }
}
