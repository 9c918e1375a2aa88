//! Where else the secret of a result stands.

use super::super::words::Words;
use super::limits::MOST_PLACES;
use super::location::{artifact, number, physical, region};
use super::message::{message, plain};
use crate::finding::Finding;
use crate::report::{Place, Report, place};
use sarif::sarif::Location;
use std::collections::HashMap;

/// The places of each open secret that has several, by its fingerprint.
pub(super) struct Secrets<'r>(HashMap<&'r str, Vec<Place<'r>>>);

impl<'r> Secrets<'r> {
    /// Those of a report.
    pub(super) fn of(report: &'r Report) -> Self {
        let several = report.groups().into_iter().filter_map(|group| {
            let places = group.places();
            (places.len() > 1).then(|| (group.fingerprint(), places))
        });
        Self(several.collect())
    }

    /// A sentence that links to the other places, if there are any and somebody has to clean them.
    pub(super) fn elsewhere(
        &self,
        finding: &Finding,
        related: &mut Vec<Location>,
        words: Words<'_>,
    ) -> Option<String> {
        let places = self.0.get(finding.fingerprint.as_str()).filter(|_| finding.suppressed.is_none())?;
        let here = place(finding);
        // One more than is told is enough to know which of them is this one.
        let others = places.iter().take(MOST_PLACES + 1).filter_map(Place::told);
        let others: Vec<&Finding> = others.filter(|other| place(other) != here).take(MOST_PLACES).collect();
        let mut told: Vec<String> = Vec::new();
        for other in &others {
            let id = number(related.len() + 1);
            let at = plain(&format!("{}:{}", other.origin.told(), other.start.line));
            told.push(format!("[{at}]({id})"));
            let there = physical(artifact(&other.origin), region(other.start, other.end));
            let text = message(words.say("sarif-same-place"));
            related.push(Location::builder().id(id).physical_location(there).message(text).build());
        }
        let mut told = told.join(", ");
        let more = places.len().saturating_sub(1 + others.len());
        if more > 0 {
            told = format!("{told} {}", words.count("group-more", more, &[]));
        }
        Some(words.fill("sarif-same", &[("places", &told)]))
    }
}
