//! JWTs, read offline. A Mono host in `iss` or `aud` is evidence; `exp` and `scope` annotate; `alg` proves
//! nothing; no claim acquits.

use super::hosts::{self, Owner};
use crate::environment::Environment;
use crate::finding::Claims;
use crate::rule::Rules;
use base64::Engine as _;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use serde_json::Value;

/// Largest token whose claims are read.
const MAX: usize = 16 << 10;

/// Base64url, with or without padding.
const BASE64URL: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What a JWT says.
#[derive(Clone, Debug)]
pub(super) struct Jwt {
    /// Whether a Mono host is in its claims.
    pub(super) mono: bool,
    /// The environment of that host.
    pub(super) environment: Option<Environment>,
    /// Whether it names an issuer or an audience, and none of them is Mono's.
    pub(super) foreign: bool,
    /// What annotates the finding.
    pub(super) claims: Claims,
}

/// The head and the claims of a JWT, as JSON.
pub(super) fn parts(value: &[u8]) -> Option<(Value, Value)> {
    if value.len() > MAX || !value.starts_with(b"eyJ") {
        return None;
    }
    let mut parts = value.split(|byte| *byte == b'.');
    let mut json = || serde_json::from_slice::<Value>(&BASE64URL.decode(parts.next()?).ok()?).ok();
    let (head, claims) = (json()?, json()?);
    (head.is_object() && claims.is_object()).then_some((head, claims))
}

/// Read the claims of a JWT.
pub(super) fn read(value: &[u8], rules: &Rules) -> Option<Jwt> {
    let (_, claims) = parts(value)?;
    let named: Vec<&str> =
        ["iss", "aud"].iter().filter_map(|key| claims.get(key)).flat_map(strings).collect();
    let mono = named.iter().find_map(|text| match hosts::owner(host_of(text), rules) {
        Owner::Mono(environment, _) => Some(environment),
        _ => None,
    });
    let scope: Vec<&str> = ["scope", "scp", "scopes"]
        .iter()
        .filter_map(|key| claims.get(key))
        .flat_map(strings)
        .flat_map(str::split_whitespace)
        .collect();
    let scopes = rules.mono.scopes.iter().filter(|known| scope.contains(&known.as_str())).cloned().collect();
    let expires = claims.get("exp").and_then(Value::as_i64);
    Some(Jwt {
        mono: mono.is_some(),
        environment: mono.flatten(),
        foreign: mono.is_none() && !named.is_empty(),
        claims: Claims { expires, scopes },
    })
}

/// The strings of a claim that is one or a list of them.
fn strings(claim: &Value) -> Vec<&str> {
    match claim {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The host of a URL, or the text itself.
fn host_of(text: &str) -> &str {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    rest.split(['/', ':', '?']).next().unwrap_or(rest)
}
