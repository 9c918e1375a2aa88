//! From candidates to findings: whose, which environment, which product, how sure, or what doubt.
//!
//! The secret is judged here for the last time: what leaves is a [`Finding`](crate::finding::Finding), which holds none.

mod alias;
mod brackets;
mod complete;
mod context;
mod divides;
mod environment;
mod excerpt;
mod fingerprint;
mod heads;
mod hosts;
mod items;
mod jwt;
mod mark;
mod marks;
mod mask;
mod named;
mod near;
mod parts;
#[cfg(test)]
mod parts_tests;
mod product;
mod project;
mod provider;
mod public;
mod remarks;
mod seen;
mod siblings;
mod spot;
mod spots;
mod ties;
mod titles;
mod told;
mod tools;
mod uses;
mod value;
mod verdict;
mod way;
mod words;
mod wordy;

pub use complete::complete;
pub use fingerprint::Fingerprints;
pub use parts::Loose;
pub use project::{Projects, Speaks};
pub use verdict::{Judged, Standing};
pub use way::{Turn, Way};

use crate::blob::Blob;
use crate::decode::View;
use crate::detect::{Candidate, Detected, Names};
use crate::rule::Rules;
use crate::span::LineIndex;
use near::Surroundings;
use std::path::Path;
use tools::Tools;

/// Judges candidates. Made once a run; what is costly in it is made when a candidate first asks for it.
#[derive(Debug)]
pub struct Classifier<'r>(Tools<'r>);

impl<'r> Classifier<'r> {
    /// A classifier by these rules.
    pub fn new(rules: &'r Rules, fingerprints: Fingerprints) -> Self {
        Self(Tools::new(rules, fingerprints))
    }

    /// The rules that it judges by.
    pub fn rules(&self) -> &'r Rules {
        self.0.rules
    }

    /// The rules' names, which detection needs as well.
    pub fn names(&self) -> &Names<'r> {
        &self.0.names
    }

    /// Mask a stretch of a line as excerpts are masked, for people to see.
    pub fn mask(&self, bytes: &[u8]) -> String {
        mask::mask(bytes, b"", self.0.vocabulary())
    }

    /// Judge everything that was detected in a view of a blob, at the path that it is told under.
    pub fn judge(
        &self,
        blob: &Blob<'_>,
        view: &View<'_>,
        lines: &LineIndex<'_>,
        detected: &Detected<'_>,
    ) -> Judged {
        let mut judged = Judged::default();
        let tell = |judged: &mut Judged, candidate: &Candidate<'_>, turn| {
            if detected.passes.is_some() {
                judged.ways.push(self.way(candidate, lines, turn));
            }
        };
        let mut surroundings: Option<Surroundings<'_>> = None;
        let path: Option<&Path> = blob.origin.path();
        for candidate in &detected.candidates {
            let at = view.to_blob(candidate.at.start);
            if at < blob.start || at >= blob.claim {
                continue; // the window before or after this one has it
            }
            if let Some(doubt) = value::doubt(candidate, self.rules()) {
                *judged.doubted.entry(doubt).or_default() += 1;
                tell(&mut judged, candidate, Turn::Doubted(doubt));
                continue;
            }
            let surroundings = surroundings.get_or_insert_with(|| {
                let marks = self.0.finder().find(lines.text());
                Surroundings::new(lines, brackets::Brackets::of(lines.text()), marks)
            });
            match verdict::verdict(&self.0, candidate, surroundings, blob, view, path) {
                Ok(found) => {
                    judged.findings.push(found);
                    tell(&mut judged, candidate, Turn::Found);
                }
                Err(against) => {
                    *judged.doubted.entry("other_provider").or_default() += 1;
                    tell(&mut judged, candidate, Turn::Other(against));
                }
            }
        }
        judged
    }

    /// What client secrets may be complete with, in a view of a blob that `speaks` of Mono or not.
    pub fn parts(&self, blob: &Blob<'_>, view: &View<'_>, lines: &LineIndex<'_>, speaks: bool) -> Vec<Loose> {
        parts::parts(&self.0, blob, view, lines, speaks)
    }

    /// Whether [`parts`](Self::parts) may find any: a look that costs little.
    pub fn may_have_parts(text: &[u8]) -> bool {
        parts::may_have(text)
    }

    /// The way of a candidate, for whoever asks.
    fn way(&self, candidate: &Candidate<'_>, lines: &LineIndex<'_>, turn: Turn) -> Way {
        let preview = candidate.preview();
        let name = candidate.name.map(|name| self.mask(&lines.text()[name.start..name.end]));
        Way {
            at: candidate.at,
            carrier: candidate.carrier,
            rule: candidate.rule.id.clone(),
            name,
            excerpt: excerpt::excerpt(lines, candidate.at, &preview, self.0.vocabulary()).text,
            preview,
            turn,
        }
    }
}
