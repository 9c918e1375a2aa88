//! What programs call a finding.

use crate::environment::Confidence;
use crate::finding::Finding;

/// Where the project lives, and with it what reports link to.
pub(super) const REPOSITORY_URL: &str = "https://github.com/monoleaks/monoleaks";

/// The page with what Mono says of rotation.
pub(super) fn help_url() -> String {
    format!("{REPOSITORY_URL}/blob/main/docs/mono.md#6-rotation")
}

/// What sort of finding it is: its rule, its environment, and how sure it is where that is not sure. The surest has the short
/// name: `mono-api-key/production`, `mono-api-key/production/medium`.
pub(super) fn sort(finding: &Finding) -> String {
    let id = format!("{}/{}", finding.rule, finding.environment);
    match finding.confidence {
        Confidence::High => id,
        Confidence::Medium | Confidence::Low => format!("{id}/{}", finding.confidence),
    }
}
