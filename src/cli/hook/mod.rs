//! Hooks of git: what they run, and putting them in place.

mod command;
mod input;
mod install;
mod manager;
mod place;
mod scans;
mod script;
mod settings;
mod swap;
#[cfg(test)]
mod testing;

pub(super) use command::run;
pub(super) use manager::{Manager, advice};
#[cfg(test)]
pub(super) use place::Origin;
pub(super) use place::Place;
pub(super) use script::{Hook, read as our_script};
pub(super) use settings::GitConfig;
pub(super) use swap::read as read_hook;
