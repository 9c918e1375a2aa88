//! What a source hands over, put together again.

use monoleaks::blob::{Blob, Origin};
use monoleaks::collect::{Item, Source};
use monoleaks::receipt::Skipped;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// All that a source handed over.
#[derive(Debug, Default)]
pub(crate) struct Handed {
    /// The bytes of each origin.
    pub(crate) blobs: BTreeMap<Origin, Vec<u8>>,
    /// Origins that came more than once.
    pub(crate) twice: Vec<Origin>,
    /// What was not read.
    pub(crate) skipped: Vec<Skipped>,
    /// What is to be known.
    pub(crate) notes: Vec<String>,
    /// How far each origin that comes in windows is claimed.
    claimed: BTreeMap<Origin, usize>,
}

impl Handed {
    /// Visit a source.
    pub(crate) fn by(source: &dyn Source) -> Self {
        let handed = Mutex::new(Self::default());
        source.visit(&|item| handed.lock().expect("nobody panicked").take(item));
        handed.into_inner().expect("nobody panicked")
    }

    fn take(&mut self, item: Item<'_>) {
        match item {
            Item::Blob(blob) => self.blob(&blob),
            Item::Skipped(skipped) => self.skipped.push(skipped),
            Item::Note(note) => self.notes.push(note),
            Item::Done(..) | Item::Commits(_) | Item::Ignored | Item::Excluded => {}
        }
    }

    /// Take a blob, or the next window of one.
    fn blob(&mut self, blob: &Blob<'_>) {
        let claimed = self.claimed.entry(blob.origin.clone()).or_default();
        if blob.offset == 0 && *claimed > 0 {
            return self.twice.push(blob.origin.clone());
        }
        assert_eq!(blob.offset + blob.start, *claimed, "{:?}: a byte that nobody looks at", blob.origin);
        *claimed = (blob.offset + blob.claim.min(blob.bytes.len())).max(1);
        let bytes = self.blobs.entry(blob.origin.clone()).or_default();
        bytes.truncate(blob.offset);
        assert_eq!(bytes.len(), blob.offset, "{:?}: windows overlap", blob.origin);
        bytes.extend_from_slice(blob.bytes);
    }

    /// What is missing because of how things are, and not by policy.
    pub(crate) fn incomplete(&self) -> Vec<&Skipped> {
        self.skipped.iter().filter(|skipped| !skipped.why.is_policy()).collect()
    }
}
