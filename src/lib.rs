//! monoleaks finds leaked credentials of the Mono API (Colombia) by position and evidence.

pub mod blob;
pub mod classify;
pub mod cli;
pub mod collect;
pub mod config;
pub mod decode;
pub mod detect;
pub mod environment;
pub mod evidence;
pub mod finding;
pub mod receipt;
pub mod render;
pub mod report;
pub mod rule;
pub mod scan;
pub mod secret;
pub mod selftest;
pub mod severity;
pub mod span;
pub mod suppress;
