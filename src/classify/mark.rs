//! A mark: something in a text that means somebody, or an environment.

use crate::environment::{Environment, Product};
use crate::span::Span;

/// A mark in a text.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Where.
    pub(super) span: Span,
    /// What kind of mark it is, for evidence.
    pub(super) clue: &'static str,
    /// What it means.
    pub(super) what: What,
    /// How rule data spells it.
    pub(super) seen: String,
}

/// What a mark means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Mono's, and what that says of environment and product.
    Mono(Option<Environment>, Option<Product>),
    /// A path that many services have; Mono's only where its host is.
    Path(Product),
    /// Somebody else's; whether their names are taken for Mono's.
    Other(String, bool),
    /// `environment: sandbox` and its like.
    Environment(Environment),
}
