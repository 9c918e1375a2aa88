//! A finding in JSON: flat, every key always there, nothing where there is nothing to say.

use super::super::remarks;
use super::super::words::Words;
use super::past::{self, Past};
use crate::evidence::{self, Says};
use crate::finding;
use crate::rule::guidance::Source;
use serde::Serialize;

/// A finding. Lines and columns count from 1, ends are exclusive, bytes count from 0.
#[derive(Serialize)]
pub(super) struct Finding<'r> {
    rule: &'r str,
    title: &'r str,
    kind: &'static str,
    environment: &'static str,
    product: &'static str,
    confidence: &'static str,
    severity: &'static str,
    score: f32,
    path: String,
    origin: &'static str,
    object: Option<String>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    column_utf16: usize,
    end_column_utf16: usize,
    column_byte: usize,
    end_column_byte: usize,
    byte_start: usize,
    byte_end: usize,
    preview: &'r str,
    length: Option<usize>,
    fingerprint: &'r str,
    layers: &'r [&'static str],
    excerpt: Excerpt<'r>,
    evidence: Vec<Evidence<'r>>,
    remarks: Vec<Remark<'r>>,
    parts: Vec<Part<'r>>,
    flow: Vec<Flow>,
    claims: Option<Claims<'r>>,
    suppressed: Option<Suppressed<'r>>,
    already_there: bool,
    past: Option<Past<'r>>,
    steps: Vec<Step<'r>>,
}

/// The masked source line.
#[derive(Serialize)]
struct Excerpt<'r> {
    text: &'r str,
    marker_start: usize,
    marker_len: usize,
}

/// One piece of evidence: in SARIF too.
#[derive(Serialize)]
pub(in super::super) struct Evidence<'r> {
    clue: &'static str,
    says: &'static str,
    value: Option<&'r str>,
    seen: &'r str,
    reach: &'static str,
    line: Option<usize>,
}

/// A remark: in SARIF too.
#[derive(Serialize)]
pub(in super::super) struct Remark<'r> {
    #[serde(rename = "remark")]
    sort: &'static str,
    why: Option<&'static str>,
    seen: &'r str,
    text: String,
}

/// What a client secret is complete with: in SARIF too.
#[derive(Serialize)]
pub(in super::super) struct Part<'r> {
    role: &'static str,
    seen: &'r str,
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// One place on the way of a traced value.
#[derive(Serialize)]
struct Flow {
    action: &'static str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// What a JWT says of itself.
#[derive(Serialize)]
struct Claims<'r> {
    expires: Option<i64>,
    scopes: &'r [String],
}

/// Who accepted it.
#[derive(Serialize)]
struct Suppressed<'r> {
    by: &'static str,
    reason: &'r str,
}

/// One thing to do.
#[derive(Serialize)]
struct Step<'r> {
    text: &'r str,
    source: &'static str,
}

impl<'r> Finding<'r> {
    /// A finding, told in the language of `words`.
    pub(super) fn new(finding: &'r finding::Finding, words: Words<'r>) -> Self {
        let (start, end) = (finding.start, finding.end);
        Self {
            rule: &finding.rule,
            title: words.title(finding),
            kind: finding.kind.as_str(),
            environment: finding.environment.as_str(),
            product: finding.product.as_str(),
            confidence: finding.confidence.as_str(),
            severity: finding.severity.as_str(),
            score: finding.score,
            path: finding.origin.told(),
            origin: past::origin(&finding.origin),
            object: past::object(&finding.origin),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            column_utf16: start.column_utf16,
            end_column_utf16: end.column_utf16,
            column_byte: start.column_byte,
            end_column_byte: end.column_byte,
            byte_start: finding.span.start,
            byte_end: finding.span.end,
            preview: &finding.preview.text,
            length: finding.preview.length,
            fingerprint: &finding.fingerprint,
            layers: &finding.layers,
            excerpt: Excerpt::new(&finding.excerpt),
            evidence: finding.evidence.iter().map(Evidence::new).collect(),
            remarks: finding.remarks.iter().map(|remark| Remark::new(remark, words)).collect(),
            parts: finding.parts.iter().map(Part::new).collect(),
            flow: finding.flow.iter().map(Flow::new).collect(),
            claims: finding.claims.as_ref().map(Claims::new),
            suppressed: finding.suppressed.as_ref().map(Suppressed::new),
            already_there: finding.already_there,
            past: finding.past.as_ref().map(Past::new),
            steps: steps(finding, words),
        }
    }
}

/// What to do about a finding, in order.
fn steps<'r>(finding: &finding::Finding, words: Words<'r>) -> Vec<Step<'r>> {
    let step = |step: &'r crate::rule::guidance::Step| Step {
        text: &step.text,
        source: match step.source {
            Source::Mono => "mono",
            Source::Advice => "advice",
        },
    };
    words.guidance.steps(finding.kind, finding.product, finding.environment).map(step).collect()
}

impl<'r> Excerpt<'r> {
    fn new(excerpt: &'r finding::Excerpt) -> Self {
        let finding::Excerpt { text, marker_start, marker_len } = excerpt;
        Self { text, marker_start: *marker_start, marker_len: *marker_len }
    }
}

impl<'r> Evidence<'r> {
    /// A piece of evidence.
    pub(in super::super) fn new(evidence: &'r evidence::Evidence) -> Self {
        let (says, value) = match &evidence.says {
            Says::Mono => ("mono", None),
            Says::Other(name) => ("other", Some(name.as_str())),
            Says::Environment(environment) => ("environment", Some(environment.as_str())),
            Says::Product(product) => ("product", Some(product.as_str())),
        };
        Self {
            clue: evidence.clue,
            says,
            value,
            seen: &evidence.seen,
            reach: evidence.reach.as_str(),
            line: evidence.line,
        }
    }
}

impl<'r> Remark<'r> {
    /// A remark, told in the language of `words`.
    pub(in super::super) fn new(remark: &'r finding::Remark, words: Words<'_>) -> Self {
        let why = match remark {
            finding::Remark::Mismatch { .. } => None,
            finding::Remark::Exposed { by, .. } => Some(by.as_str()),
        };
        Self { sort: remark.as_str(), why, seen: remark.seen(), text: remarks::sentence(remark, words) }
    }
}

impl<'r> Part<'r> {
    /// A part; its columns are in Unicode scalar values.
    pub(in super::super) fn new(part: &'r finding::Part) -> Self {
        Self {
            role: part.role.as_str(),
            seen: &part.seen,
            path: part.origin.told(),
            line: part.start.line,
            column: part.start.column,
            end_line: part.end.line,
            end_column: part.end.column,
        }
    }
}

impl Flow {
    fn new(step: &finding::Step) -> Self {
        Self {
            action: step.action.as_str(),
            line: step.start.line,
            column: step.start.column,
            end_line: step.end.line,
            end_column: step.end.column,
        }
    }
}

impl<'r> Claims<'r> {
    fn new(claims: &'r finding::Claims) -> Self {
        Self { expires: claims.expires, scopes: &claims.scopes }
    }
}

impl<'r> Suppressed<'r> {
    fn new(suppression: &'r finding::Suppression) -> Self {
        Self { by: suppression.by, reason: &suppression.reason }
    }
}
