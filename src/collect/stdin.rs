//! Standard input.

use super::item::Item;
use super::source::Source;
use super::unpack;
use crate::blob::Origin;
use crate::receipt::{Skipped, Why};
use std::io;
use std::path::PathBuf;

/// Standard input, under a name.
#[derive(Debug)]
pub struct Stdin {
    /// The path that its bytes would have in a tree.
    pub path: Option<PathBuf>,
}

impl Source for Stdin {
    fn visit(&self, visit: &(dyn Fn(Item<'_>) + Sync)) {
        let origin = Origin::Stdin(self.path.clone());
        if let Err(error) = unpack::stream(&origin, &mut io::stdin().lock(), &mut Vec::new(), visit) {
            visit(Item::Skipped(Skipped { path: origin.told(), why: Why::Unreadable(error.to_string()) }));
        }
    }
}
