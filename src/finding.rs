//! A verdict worth reporting: owned, and harmless.

use crate::blob::Origin;
use crate::environment::{Confidence, Environment, Kind, Product};
use crate::evidence::Evidence;
pub use crate::flow::Action;
pub use crate::part::{Part, Role};
pub use crate::past::{CommitRef, Past};
pub use crate::remark::Remark;
use crate::secret::Preview;
use crate::severity::Severity;
use crate::span::{Position, Span};

/// A credential that was found, without the credential.
///
/// It holds a [`Preview`] and a fingerprint, so that no output can print what it was never given.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The id of the rule that wanted the value (`mono-api-key`).
    pub rule: String,
    /// What kind of credential it is.
    pub kind: Kind,
    /// What it opens.
    pub environment: Environment,
    /// What it is for.
    pub product: Product,
    /// How sure that is.
    pub confidence: Confidence,
    /// How bad it is, from the rules' table of kinds and environments.
    pub severity: Severity,
    /// The same as a CVSS-like number from 0.1 to 10.0, as GitHub sorts by.
    pub score: f32,
    /// Why: every mark that spoke, for or against, nearest first.
    pub evidence: Vec<Evidence>,
    /// What else a reader should know.
    pub remarks: Vec<Remark>,
    /// What a client secret is complete with: whoever has all of it gets tokens.
    pub parts: Vec<Part>,
    /// Up to four characters of the value.
    pub preview: Preview,
    /// A stable name of the value that tells nothing about it; see `classify::fingerprint`.
    pub fingerprint: String,
    /// The blob it stands in.
    pub origin: Origin,
    /// Its bytes in the blob.
    pub span: Span,
    /// Where it starts.
    pub start: Position,
    /// One past where it ends.
    pub end: Position,
    /// The encodings it was read through, outermost first (`utf-16le`, `base64`).
    pub layers: Vec<&'static str>,
    /// The line it stands on, masked.
    pub excerpt: Excerpt,
    /// The way from where the value is declared to where it is used, where it was traced.
    pub flow: Vec<Step>,
    /// What its claims say, where it is a JWT.
    pub claims: Option<Claims>,
    /// Who accepted it, if anybody did.
    pub suppressed: Option<Suppression>,
    /// Whether what is staged only keeps it: `HEAD` has it at that path, or at the path that it was renamed from.
    pub already_there: bool,
    /// What the history says of it, where that was scanned.
    pub past: Option<Past>,
}

impl Finding {
    /// Where it stands, and what it is: reports are sorted by it.
    pub fn order(&self) -> impl Ord + '_ {
        (&self.origin, self.span, &self.rule, self.environment)
    }

    /// Whether everybody can read where it stands, by design.
    pub fn is_exposed(&self) -> bool {
        self.remarks.iter().any(|remark| matches!(remark, Remark::Exposed { .. }))
    }
}

/// One line of a file as people may see it.
///
/// Every token of 12 or more characters that is no word of the rules, every URL userinfo and every
/// query value is masked, whoever owns it: a line can hold somebody else's secret too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The masked text, without control characters.
    pub text: String,
    /// Where the value's preview starts in it, in Unicode scalar values from 0.
    pub marker_start: usize,
    /// How many Unicode scalar values the preview has.
    pub marker_len: usize,
}

/// One place on the way of a traced value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What happens there.
    pub action: Action,
    /// Where it starts.
    pub start: Position,
    /// One past where it ends.
    pub end: Position,
}

/// What a JWT says of itself, as far as the rules know the words. It annotates and never acquits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// Seconds since 1970 at which it says to expire.
    pub expires: Option<i64>,
    /// Those of Mono's scopes that it names, as the rule data spells them.
    pub scopes: Vec<String>,
}

/// Why a finding does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// Who says so: `inline`, `path` or `baseline`.
    pub by: &'static str,
    /// The reason that was given, masked like an excerpt.
    pub reason: String,
}
