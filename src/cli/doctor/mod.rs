//! Which hooks git really runs here, and whether they stop a leak.

mod command;
mod git;
mod hooks;
mod prove;
mod tell;

pub(super) use command::run;
