//! The states of a repository, by what is special about them.

mod changes;
mod indexes;
mod names;
mod objects;
mod places;
mod progress;

use crate::repo::Repo;

/// A name, why it is there, and what makes it of an empty repository.
pub(crate) type State = (&'static str, &'static str, fn(&mut Repo));

/// All states.
pub(crate) const TABLES: [&[State]; 6] =
    [changes::TABLE, names::TABLE, progress::TABLE, indexes::TABLE, places::TABLE, objects::TABLE];
