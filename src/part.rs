//! What makes a client secret complete.

use crate::blob::Origin;
use crate::environment::words;
use crate::span::Position;
use serde::{Deserialize, Serialize};

words! {
    /// What a part is to the client secret.
    Role {
        /// The client id: an identifier, but a pair with the secret.
        ClientId = "client_id",
        /// Where tokens are asked for.
        TokenUrl = "token_url",
    }
}

/// A part of what whoever asks for tokens has to know, beside the client secret.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// Up to four characters of a client id, then `…`; a URL as the rule data spells it.
    pub seen: String,
    /// The blob that it stands in, which may be another than the secret's.
    pub origin: Origin,
    /// Where it starts.
    pub start: Position,
    /// One past where it ends.
    pub end: Position,
}
