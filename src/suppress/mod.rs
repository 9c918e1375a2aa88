//! Findings that somebody accepted, with a reason. They stay in the report.

mod baseline;
mod inline;
mod paths;

pub use baseline::{
    Accepted, Baseline, BaselineError, Entry, OfHistory, Places, State, is_date, is_fingerprint,
};
pub use inline::Comments;
pub use paths::Paths;
