//! How bad something is, in colours.

use super::page::{BAD, CALM, WARNING};
use crate::environment::Environment;
use crate::severity::Severity;
use anstyle::Style;

/// The colour of a severity.
pub(super) fn of_severity(severity: Severity) -> Style {
    match severity {
        Severity::Critical | Severity::High => BAD,
        Severity::Medium => WARNING,
        Severity::Low => CALM,
    }
}

/// The colour of an environment: unknown is as bad as production.
pub(super) fn of_environment(environment: Environment) -> Style {
    match environment {
        Environment::Production | Environment::Unknown => BAD,
        Environment::Certification => WARNING,
        Environment::Sandbox => CALM,
    }
}
