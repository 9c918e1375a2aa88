//! Which findings a baseline accepts, and which of its entries are of use.

use super::entry::{Entry, State};
use super::file::Baseline;
use super::places::Places;
use crate::blob::{Origin, slashed};
use crate::finding::{Finding, Suppression};
use crate::receipt::Scope;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// Masks a reason as excerpts are masked.
type Mask<'m> = &'m dyn Fn(&[u8]) -> String;

/// The entries of a baseline during a run.
pub struct Accepted<'b> {
    baseline: &'b Baseline,
    by_fingerprint: HashMap<&'b str, Vec<usize>>,
    places: Places,
    mask: Mask<'b>,
    /// Today, in days since 1970.
    today: i64,
    /// Whether the folders that are scanned hold all that entries speak of.
    pub(super) all_is_below: bool,
    used: Vec<bool>,
    notes: BTreeSet<String>,
}

/// What is left to say of a baseline at the end of a run.
#[derive(Debug)]
pub struct Leftover {
    /// What a reader should know, sorted.
    pub notes: Vec<String>,
    /// The lines of entries that accept nothing, from 1, in order; `None` where not all was read that they may speak of.
    pub idle: Option<Vec<usize>>,
}

impl<'b> Accepted<'b> {
    /// The entries of `baseline` on the day `today` (days since 1970), for a scan of `roots`, or of the repository whose work tree
    /// is at `tree`. `mask` masks a reason as excerpts are masked.
    pub fn new(
        baseline: &'b Baseline,
        today: i64,
        roots: &[PathBuf],
        tree: Option<&Path>,
        mask: Mask<'b>,
    ) -> Self {
        let mut by_fingerprint: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, (_, entry)) in baseline.entries.iter().enumerate() {
            by_fingerprint.entry(&entry.fingerprint).or_default().push(at);
        }
        let places = Places::new(&baseline.file, roots, tree);
        let all_is_below = tree.is_some() || places.are_all_in(roots);
        let used = vec![false; baseline.entries.len()];
        Self { baseline, by_fingerprint, places, mask, today, all_is_below, used, notes: BTreeSet::new() }
    }

    /// Suppress a finding that one of them accepts.
    pub fn apply(&mut self, finding: &mut Finding) {
        if finding.suppressed.is_none()
            && let Some(reason) = self.meet(finding)
        {
            let reason = (self.mask)(reason.as_bytes()).trim().to_owned();
            finding.suppressed = Some(Suppression { by: "baseline", reason });
        }
    }

    /// Notice a finding that is not told, so that the entry for it does not count as idle.
    pub fn see(&mut self, finding: &Finding) {
        self.meet(finding);
    }

    /// The reason of the first entry that accepts a finding. All that speak of it are of use.
    fn meet(&mut self, finding: &Finding) -> Option<&'b str> {
        let baseline = self.baseline;
        let at = self.by_fingerprint.get(finding.fingerprint.as_str())?;
        let path = self.places.of(&finding.origin);
        let mut reason = None;
        let mut graver = None;
        for at in at {
            let (number, entry) = &baseline.entries[*at];
            match meeting(entry, finding, &path, self.today) {
                Meeting::Not => continue,
                Meeting::Accepts => reason = reason.or(Some(entry.reason.as_str())),
                Meeting::Expired => {}
                Meeting::Graver => graver = graver.or(Some((*number, entry.environment))),
            }
            self.used[*at] = true;
        }
        if let (Some((number, accepted)), None) = (graver, reason) {
            let now = finding.environment;
            self.notes.insert(format!(
                "{}: accepted as {accepted}, found as {now} in `{path}`, which is graver; rotate it, or decide again with \
                 monoleaks baseline update",
                self.place(number)
            ));
        }
        reason
    }

    /// What a reader should know of the entries: those past their date, those whose value opens more now, and those of no use,
    /// which only a scan of all that they speak of can tell. `whole` says whether all that was in the scope was read.
    pub fn finish(self, scope: Scope, whole: bool) -> Leftover {
        let mut notes: Vec<String> = self.notes.iter().cloned().collect();
        let mut idle = Vec::new();
        let whole = whole && self.all_is_below && scope != Scope::Staged; // which reads what has changed
        for ((number, entry), used) in self.baseline.entries.iter().zip(&self.used) {
            let is_idle = !used && whole && entry.is_judged_by(scope);
            let (place, path) = (self.place(*number), &entry.path);
            if entry.state(self.today) == State::Expired {
                notes.push(format!(
                    "{place}: the entry for `{path}` is past its date; rotate, or renew it with monoleaks baseline update"
                ));
            } else if is_idle {
                notes.push(format!(
                    "{place}: the entry for `{path}` accepts nothing in what was read; monoleaks baseline update takes it out"
                ));
            }
            idle.extend(is_idle.then_some(*number));
        }
        Leftover { notes, idle: whole.then_some(idle) }
    }

    /// A line of the file, as it is told.
    fn place(&self, number: usize) -> String {
        let name = self.baseline.file.file_name().map_or_else(String::new, |name| slashed(Path::new(name)));
        format!("{name}:{number}")
    }
}

/// What an entry says of a finding of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meeting {
    /// It does not speak of it.
    Not,
    /// It accepts it.
    Accepts,
    /// It did, until a day that is past.
    Expired,
    /// It was accepted for something less grave.
    Graver,
}

/// What `entry` says of a finding of its value at `path`.
fn meeting(entry: &Entry, finding: &Finding, path: &str, today: i64) -> Meeting {
    let state = entry.state(today);
    let of_history = matches!(finding.origin.outermost(), Origin::Object(..) | Origin::Message(_));
    if of_history && state == State::Rotated {
        return Meeting::Accepts; // what opens nothing any more need not be found again in every commit
    }
    if entry.path != path || entry.kind != finding.kind {
        Meeting::Not
    } else if state == State::Expired {
        Meeting::Expired
    } else if finding.environment < entry.environment {
        Meeting::Graver // the gravest come first
    } else {
        Meeting::Accepts
    }
}
