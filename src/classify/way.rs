//! The way that one candidate took through judging, kept only where somebody asks.

use crate::detect::Carrier;
use crate::evidence::Evidence;
use crate::secret::Preview;
use crate::span::Span;

/// A candidate and how it was judged, without its value.
#[derive(Clone, Debug)]
pub struct Way {
    /// Its bytes in the view.
    pub at: Span,
    /// Where it travels.
    pub carrier: Carrier,
    /// The id of the rule that wants it.
    pub rule: String,
    /// Its name, masked as excerpts are.
    pub name: Option<String>,
    /// Up to four characters of the value.
    pub preview: Preview,
    /// Its line, masked.
    pub excerpt: String,
    /// How it was judged.
    pub turn: Turn,
}

/// How a candidate was judged.
#[derive(Clone, Debug)]
pub enum Turn {
    /// There is a doubt about its value: the name of the doubt.
    Doubted(&'static str),
    /// It is another provider's, and why.
    Other(Vec<Evidence>),
    /// It is a finding, unless its project, the threshold or somebody who accepted it says otherwise.
    Found,
}
