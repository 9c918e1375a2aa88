//! `Basic` credentials: a client's id and secret in one token.

use super::work::Text;
use crate::detect::candidate::{Candidate, Carrier};
use crate::environment::Kind;
use crate::evidence::Reach;
use crate::span::Span;
use base64::Engine as _;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

/// Base64 with or without padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The secret of `id:secret` in base64, if it has `least` bytes.
pub(super) fn basic<'v>(text: &Text<'_, 'v>, at: Span, least: usize) -> Option<Candidate<'v>> {
    let pair = BASE64.decode(&text.bytes[at.start..at.end]).ok()?;
    let colon = memchr::memchr(b':', &pair)?;
    let secret = pair[colon + 1..].to_vec();
    let graphic = secret.iter().all(u8::is_ascii_graphic);
    if secret.len() < least || !graphic {
        return None;
    }
    let rule = text.rules.of_kind(Kind::OauthClientSecret);
    let mut candidate = Candidate::new(rule, text.bytes, at, Carrier::Basic).decoded(secret, "base64");
    candidate.needs = Reach::Object;
    Some(candidate)
}
