//! Which hooks git really runs here, and whether they stop a leak.

mod command;
mod files;
mod git;
mod hooks;
mod managers;
mod prove;
mod tell;

pub(super) use command::run;
