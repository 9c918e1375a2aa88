//! `monoleaks why-not`, and `monoleaks explain` of a finding: the way that a value took, as the scan itself tells it.

mod args;
mod place;
mod run;
mod sentence;
mod tell;
mod words;

pub(super) use args::WhyNotArgs;
pub(super) use run::{explain, run};
