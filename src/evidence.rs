//! What was seen near a value, and what it says about it.

use crate::environment::{Environment, Product};
use crate::span::Span;
use serde::Serialize;

/// A located mark with a meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Which clue saw it: `host`, `name`, `path`, `claim`, `section`, …
    pub clue: &'static str,
    /// What it says.
    pub says: Says,
    /// Where it stands in the view, where it stands anywhere.
    pub span: Option<Span>,
    /// The 1-based line of `span`, in the file.
    pub line: Option<usize>,
    /// The mark itself, as the rule data spells it: never bytes of the scanned file.
    pub seen: String,
    /// How near it stands.
    pub reach: Reach,
}

/// What a mark says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// It is Mono's.
    Mono,
    /// It is somebody else's: the name of a provider of `rules/providers`, or `another service`.
    Other(String),
    /// It opens this environment.
    Environment(Environment),
    /// It is for this product.
    Product(Product),
}

/// How near a mark stands to the value, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// In the value itself: a prefix, a claim of a JWT.
    Itself,
    /// In its name.
    Name,
    /// In the same statement.
    Statement,
    /// In the same request, object or section.
    Object,
    /// Elsewhere in the file.
    File,
    /// In the path of the file.
    Path,
    /// Elsewhere in the project.
    Project,
}

impl Reach {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Itself => "itself",
            Self::Name => "name",
            Self::Statement => "statement",
            Self::Object => "object",
            Self::File => "file",
            Self::Path => "path",
            Self::Project => "project",
        }
    }
}
