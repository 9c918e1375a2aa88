//! Schemes of the `Authorization` header, as words of code name them.

use super::lexer::Gap;
use crate::rule::words::split_name;

/// A scheme of the `Authorization` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scheme {
    /// `Bearer`.
    Bearer,
    /// `Basic`.
    Basic,
}

/// The scheme that a word is, or ends with (`auth.bearer`, `oauth2-bearer`, `setBearerAuth(`).
pub(super) fn scheme(word: &[u8], between: Gap) -> Option<Scheme> {
    let words = split_name(word);
    match words.iter().map(String::as_str).collect::<Vec<&str>>().as_slice() {
        [.., "bearer"] | [.., "bearer", "auth"] => Some(Scheme::Bearer),
        [.., "jwt", "authenticator"] | [.., "bearer", "token" | "tokens"] if between == Gap::Call => {
            Some(Scheme::Bearer)
        }
        ["basic"] | [.., "authorization", "basic"] => Some(Scheme::Basic),
        _ => None,
    }
}
