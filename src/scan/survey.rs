//! Of whom the files of a project speak, before anything in them is judged.

use super::blob::spoken;
use crate::blob::Blob;
use crate::collect::{Item, Source};
use crate::config::Spoken;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, PoisonError};

/// Look through everything that `source` has, and tell the first file by path for each. What cannot be read says nothing.
pub fn survey(source: &dyn Source) -> Spoken {
    let survey = Mutex::new(Spoken::default());
    let look = |blob: &Blob<'_>| {
        let speaks = panic::catch_unwind(AssertUnwindSafe(|| spoken(blob))).unwrap_or_default();
        if speaks.mono || speaks.lookalike {
            let told = blob.origin.told();
            let mut survey = survey.lock().unwrap_or_else(PoisonError::into_inner);
            let Spoken { mono, lookalike } = &mut *survey;
            for (first, _) in
                [(mono, speaks.mono), (lookalike, speaks.lookalike)].into_iter().filter(|(_, is)| *is)
            {
                if first.as_ref().is_none_or(|first| told < *first) {
                    *first = Some(told.clone());
                }
            }
        }
    };
    source.visit(&|item| {
        if let Item::Blob(blob) = item {
            look(&blob);
        }
    });
    survey.into_inner().unwrap_or_else(PoisonError::into_inner)
}
