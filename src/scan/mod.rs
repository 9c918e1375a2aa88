//! The pipeline on one page: every blob of a source, in the order in which a credential travels it.

mod before;
mod blob;
mod company;
mod complete;
mod forms;
mod gathered;
mod past;
mod pieces;
mod place;
mod scanned;
mod settings;
mod survey;
mod watch;

pub use settings::Settings;
pub use survey::survey;
pub use watch::{Became, End, Line, Look, Met, Step, Trail, Watch};

use crate::blob::{Blob, Origin};
use crate::classify::{Classifier, Fingerprints};
use crate::collect::{Item, Source};
use crate::report::{Report, Skipped, Why};
use before::Before;
use blob::Looking;
use gathered::{Gathered, Part};
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Scan everything that `source` has.
pub fn scan(source: &dyn Source, settings: &Settings<'_>) -> Report {
    let classifier = Classifier::new(settings.rules, Fingerprints::new(settings.config.salt.as_deref()));
    let before = settings.decides.filter(|_| !settings.config.new_comments).map(Before);
    let looking = Looking { classifier: &classifier, watch: settings.watch, before, is_piece: false };
    let gathered = Mutex::new(Gathered::default());
    let is_aside = |origin: &Origin| settings.shard.is_some_and(|shard| !shard.has(origin));
    let visit = |item: Item<'_>| {
        // What costs time is done before the lock is taken.
        let part = match item {
            Item::Blob(blob) if is_aside(blob.origin) => match blob::overheard(&blob, &classifier) {
                Ok((speaks, parts)) => {
                    Part::Overheard(place::place(blob.origin).map(PathBuf::from), speaks, parts)
                }
                Err(skipped) => Part::Told(Item::Skipped(skipped)),
            },
            Item::Done(origin, _) if is_aside(origin) => Part::Aside,
            Item::Blob(blob) => match blob::guarded(&blob, looking) {
                Ok(Some(part)) => Part::Scanned(place::place(blob.origin).map(PathBuf::from), part),
                Ok(None) => return,
                Err(skipped) => Part::Told(Item::Skipped(skipped)),
            },
            other => Part::Told(other),
        };
        gathered.lock().unwrap_or_else(PoisonError::into_inner).add(part);
    };
    // A library that a broken repository brings down has not read it: that is told, and ends with 3.
    let all_was_met = panic::catch_unwind(AssertUnwindSafe(|| source.visit(&visit))).is_ok();
    let mut gathered = gathered.into_inner().unwrap_or_else(PoisonError::into_inner);
    if !all_was_met {
        let why = Why::Unreadable("an error of monoleaks stopped the reading; please report it".to_owned());
        gathered.add(Part::Told(Item::Skipped(Skipped { path: "(the rest)".to_owned(), why })));
    }
    let scan = |blob: &Blob<'_>| blob::guarded(blob, Looking { watch: None, ..looking });
    // What stood before and elsewhere adds to findings that are told in any case.
    let _ = panic::catch_unwind(AssertUnwindSafe(|| gathered.look_before(source, &scan)));
    let _ = panic::catch_unwind(AssertUnwindSafe(|| gathered.look_elsewhere(source, &scan)));
    let _ = panic::catch_unwind(AssertUnwindSafe(|| gathered.look_around(source, settings, &scan)));
    let mut report = gathered.report(source, settings, &|reason| classifier.mask(reason));
    if let Some(timeline) = source.timeline() {
        past::tell(&mut report, timeline, &|text| classifier.mask(text));
    }
    report
}
