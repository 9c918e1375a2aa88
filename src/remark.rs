//! What a reader should know of a finding beside its verdict. A remark changes no verdict.

use crate::environment::{Environment, words};
use serde::{Deserialize, Serialize};

words! {
    /// Why everybody can read what stands somewhere; of several the first is told.
    Exposure {
        /// A build writes variables of that name into what everybody downloads.
        Variable = "variable",
        /// A source map is served beside the code that it explains.
        SourceMap = "source_map",
        /// Whoever has the app can unpack it.
        Mobile = "mobile",
        /// It is what a browser is given.
        Bundle = "bundle",
        /// It lies in a folder that is served as it is.
        Served = "served",
    }
}

/// A remark on a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// What the file or one of its folders is called contradicts the evidence, which counts.
    Mismatch {
        /// What the evidence says.
        evidence: Environment,
        /// The word of the path, as the rule data spells it.
        seen: String,
    },
    /// It stands where everybody can read it, by design.
    Exposed {
        /// Why.
        by: Exposure,
        /// The beginning of the name or the glob, as the rule data spells it.
        seen: String,
    },
}

impl Remark {
    /// The word for its sort in reports.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Mismatch { .. } => "mismatch",
            Self::Exposed { .. } => "exposed",
        }
    }

    /// What it rests on, as the rule data spells it.
    pub fn seen(&self) -> &str {
        match self {
            Self::Mismatch { seen, .. } | Self::Exposed { seen, .. } => seen,
        }
    }
}
