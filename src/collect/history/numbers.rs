//! A small number for every object that is there.

use crate::git::{Id, Objects, Place};
use std::sync::Arc;

/// No object, or none that is there.
pub(super) const NONE: u32 = u32::MAX;

/// The numbers of objects: those in packs first, as the packs hold them, then those with a file of their own. An object that is
/// in several places has the number of one of them.
#[derive(Debug)]
pub(super) struct Numbers {
    objects: Arc<Objects>,
    /// How many objects are in packs.
    packed: u32,
    pub(super) loose: Vec<Id>,
}

impl Numbers {
    pub(super) fn new(objects: &Arc<Objects>) -> Self {
        Self { objects: Arc::clone(objects), packed: objects.packed(), loose: objects.loose_ids() }
    }

    /// How many numbers there are.
    pub(super) fn len(&self) -> usize {
        self.packed as usize + self.loose.len()
    }

    /// The number of an object; [`NONE`] if it is not there.
    pub(super) fn of(&self, id: &gix_hash::oid) -> u32 {
        match self.objects.packed_place(id) {
            Some(Place::Packed(pack, position)) => self.objects.packs[pack].first + position,
            _ => match self.loose.binary_search_by(|known| known.as_ref().cmp(id)) {
                Ok(at) => self.loose_number(at),
                Err(_) => NONE,
            },
        }
    }

    /// The number of a loose object by its position in the list.
    pub(super) fn loose_number(&self, at: usize) -> u32 {
        u32::try_from(self.packed as usize + at).unwrap_or(NONE)
    }

    /// The id of the object with a number.
    pub(super) fn id(&self, number: u32) -> Option<Id> {
        if number >= self.packed {
            return self.loose.get((number - self.packed) as usize).copied();
        }
        let after = self.objects.packs.partition_point(|pack| pack.first <= number);
        // Packs without objects share their first number with the next one.
        let packs = self.objects.packs[..after].iter().rev();
        packs
            .map(|pack| (pack, number - pack.first))
            .find(|(pack, at)| *at < pack.len())
            .map(|(pack, at)| pack.id(at))
    }
}
