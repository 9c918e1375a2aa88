//! Findings that somebody accepted, with a reason. They stay in the report.

mod inline;
mod paths;

pub use inline::Comments;
pub use paths::Paths;
