//! What a search passed over, kept only where somebody asks why a value was not found.

use crate::span::Span;

/// Where a search looked, and what it passed over.
#[derive(Debug, Default)]
pub struct Passes {
    /// The stretches of the text that were looked at, ascending and apart.
    pub regions: Vec<Span>,
    /// What was passed over, each with where it stands in the text.
    pub passed: Vec<(Span, Passed)>,
}

/// Why a run of token characters is no candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passed {
    /// It has no digits and letters of one case, or is a path.
    Plain,
    /// It is longer than any credential.
    Long,
    /// Its name is that of something that is not secret: the name of the doubt.
    NotSecret(String),
    /// A name in the text holds it that is no credential's, and nothing else names it.
    Held(Span),
    /// Nothing holds it, and nothing beside it names it.
    Nowhere,
    /// Its name is that of a password, and it has not the shape of one.
    Password,
    /// It stands after `Basic`, and is no pair in base64.
    NoPair,
}
