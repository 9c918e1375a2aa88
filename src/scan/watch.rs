//! What a scan tells of some lines to whoever asks why: what was looked for there, and what became of each value.

use crate::blob::Blob;
use crate::classify::{Classifier, Turn, Way};
use crate::decode::View;
use crate::detect::{Anchors, Detected, Passed};
use crate::finding::Finding;
use crate::span::{LineIndex, Position, Span};
use std::sync::{Mutex, PoisonError};

/// Lines before and after one that count as near it.
const NEAR: usize = 3;

/// A longer line is not told unless a value in it is one that a rule wants, in bytes.
const LINE: usize = 300;

/// The lines that somebody asks about, and what was told of them.
#[derive(Debug, Default)]
pub struct Watch {
    places: Vec<(String, usize)>,
    trail: Mutex<Trail>,
}

/// What a scan told of the lines that were asked about.
#[derive(Debug, Default)]
pub struct Trail {
    /// Texts that were looked at: files, windows of large ones, and what is encoded in them.
    pub looks: Vec<Look>,
    /// What became of findings on those lines.
    pub ends: Vec<(Finding, End)>,
}

/// One text that was looked at.
#[derive(Debug)]
pub struct Look {
    /// Its origin, as reports tell it.
    pub told: String,
    /// The encodings that were undone, outermost first; of what is encoded in a text there is one at least.
    pub layers: Vec<&'static str>,
    /// Whether it stands in another text, which has a look of its own.
    pub is_inner: bool,
    /// The first and the last line, as reports count.
    pub lines: (usize, usize),
    /// What was met in all of it.
    pub anchors: Met,
    /// Each line that was asked about, if the text has it.
    pub asked: Vec<Line>,
    /// Each value on those lines, by where it starts.
    pub steps: Vec<Step>,
}

/// What was met in a stretch of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// Mono itself.
    pub mono: bool,
    /// Names and words of credentials.
    pub words: bool,
    /// A name that is taken for Mono's.
    pub lookalike: bool,
}

/// A line that was asked about.
#[derive(Debug)]
pub struct Line {
    /// Its number.
    pub number: usize,
    /// The line, masked; nothing if it is long.
    pub text: String,
    /// Whether it is in a stretch that was looked at.
    pub is_looked_at: bool,
    /// What was met on it or near.
    pub near: Met,
}

/// A value that was met.
#[derive(Debug)]
pub struct Step {
    /// Where it starts.
    pub start: Position,
    /// One past where it ends.
    pub end: Position,
    /// Its bytes in the origin.
    pub span: Span,
    /// What became of it.
    pub became: Became,
}

/// What became of a value.
#[derive(Debug)]
pub enum Became {
    /// It is no candidate, and why; with the name that holds it, masked, where one does.
    Passed(Passed, Option<String>),
    /// A rule wanted it, and it was judged.
    Judged(Way),
}

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Its project says that it is another provider's.
    Other,
    /// It is less sure than what is asked for.
    Below,
    /// It is in the report, suppressed or not.
    Told,
}

impl Watch {
    /// Ask about lines of origins, as reports tell both.
    pub fn new(places: Vec<(String, usize)>) -> Self {
        Self { places, trail: Mutex::default() }
    }

    /// What was told.
    pub fn into_trail(self) -> Trail {
        let mut trail = self.trail.into_inner().unwrap_or_else(PoisonError::into_inner);
        trail.looks.sort_by(|one, other| one.order().cmp(&other.order()));
        trail
    }

    /// The lines that are asked about in a blob, if any are.
    pub(super) fn of<'w>(&'w self, blob: &'w Blob<'w>) -> Option<Asked<'w>> {
        let told = blob.origin.told();
        let lines: Vec<usize> =
            self.places.iter().filter(|(asked, _)| *asked == told).map(|(_, line)| *line).collect();
        (!lines.is_empty()).then_some(Asked { watch: self, blob, told, lines })
    }

    /// Tell what became of a finding.
    pub(super) fn end(&self, finding: &Finding, end: End) {
        let told = finding.origin.told();
        if self.places.iter().any(|(asked, line)| *asked == told && *line == finding.start.line) {
            let mut trail = self.trail.lock().unwrap_or_else(PoisonError::into_inner);
            trail.ends.push((finding.clone(), end));
        }
    }
}

/// Lines of one blob that are asked about.
pub(super) struct Asked<'w> {
    watch: &'w Watch,
    blob: &'w Blob<'w>,
    told: String,
    lines: Vec<usize>,
}

impl Asked<'_> {
    /// What is asked of lines beyond these, if anything is.
    pub(super) fn beyond(mut self, lines: &[(usize, usize)]) -> Option<Self> {
        self.lines.retain(|line| !lines.iter().any(|(first, last)| (first..=last).contains(&line)));
        (!self.lines.is_empty()).then_some(self)
    }

    /// Tell of one text: `view`, whose lines are `own`. In the text as it is, `outer` are the same; what is encoded in it is told
    /// where it stands there.
    pub(super) fn look(
        &self,
        (view, anchors): (&View<'_>, &Anchors),
        (own, outer): (&LineIndex<'_>, Option<&LineIndex<'_>>),
        (detected, ways): (&Detected<'_>, Vec<Way>),
        classifier: &Classifier<'_>,
    ) {
        let place = |span: Span| match outer {
            None => (own.position(span.start), own.position(span.end)),
            Some(outer) => {
                let span = view.span_in_blob(span);
                (outer.position(span.start), outer.position(span.end))
            }
        };
        let passes = detected.passes.iter().flat_map(|passes| &passes.passed);
        let is_wanted = |at: Span| ways.iter().any(|way| way.at.start < at.end && at.start < way.at.end);
        let mut became: Vec<(Span, Became)> = passes
            .filter(|(at, _)| self.is_asked(place(*at).0) && !is_wanted(*at))
            .map(|(at, passed)| {
                let name = match passed {
                    Passed::Held(name) => Some(classifier.mask(&own.text()[name.start..name.end])),
                    _ => None,
                };
                (*at, Became::Passed(passed.clone(), name))
            })
            .collect();
        became.extend(ways.into_iter().map(|way| (way.at, Became::Judged(way))));
        became.sort_by_key(|(at, _)| *at);
        let steps = became.into_iter().filter_map(|(at, became)| {
            let ((start, end), inner) = (place(at), view.span_in_blob(at));
            let span = Span::new(inner.start + self.blob.offset, inner.end + self.blob.offset);
            let is_ours = (self.blob.start..self.blob.claim).contains(&inner.start); // not the window's beside it
            (is_ours && self.is_asked(start)).then_some(Step { start, end, span, became })
        });
        let look = Look {
            told: self.told.clone(),
            layers: view.layers(),
            is_inner: outer.is_some(),
            lines: (own.number_of(0), own.number_of(own.text().len())),
            anchors: met(anchors),
            asked: if outer.is_none() { self.lines(anchors, own, detected, classifier) } else { Vec::new() },
            steps: steps.collect(),
        };
        if !look.is_inner || !look.steps.is_empty() {
            self.watch.trail.lock().unwrap_or_else(PoisonError::into_inner).looks.push(look);
        }
    }

    /// Whether a place is on a line that is asked about.
    fn is_asked(&self, place: Position) -> bool {
        self.lines.contains(&place.line)
    }

    /// The lines that are asked about.
    fn lines(
        &self,
        anchors: &Anchors,
        own: &LineIndex<'_>,
        detected: &Detected<'_>,
        classifier: &Classifier<'_>,
    ) -> Vec<Line> {
        let regions = detected.passes.as_ref().map_or(&[][..], |passes| &passes.regions);
        let first = own.number_of(0);
        let lines = self.lines.iter().filter_map(|number| {
            let index = number.checked_sub(first).filter(|index| *index < own.count())?;
            let span = own.line_span(index);
            let around = Span::new(
                own.line_span(index.saturating_sub(NEAR)).start,
                own.line_span((index + NEAR).min(own.count() - 1)).end,
            );
            let near = met(&Anchors::find(&own.text()[around.start..around.end]));
            let text = if span.len() <= LINE { classifier.mask(own.line(index)) } else { String::new() };
            let is_looked_at = !anchors.is_empty()
                && regions.iter().any(|region| region.start <= span.end && span.start <= region.end);
            Some(Line { number: *number, text, is_looked_at, near })
        });
        lines.collect()
    }
}

/// What anchors say.
fn met(anchors: &Anchors) -> Met {
    Met { mono: anchors.mono, words: anchors.has_words(), lookalike: anchors.lookalike }
}

impl Look {
    /// Texts before what is encoded in them, windows as they follow.
    fn order(&self) -> impl Ord + '_ {
        (&self.told, self.is_inner, self.lines, &self.layers)
    }

    /// Whether a finding is of a value that was met in this text.
    pub fn is_of(&self, step: &Step, finding: &Finding) -> bool {
        let is_found = matches!(&step.became, Became::Judged(way) if matches!(way.turn, Turn::Found));
        let is_here = finding.layers.starts_with(&self.layers) && finding.origin.told() == self.told;
        is_found && is_here && step.span == finding.span
    }
}
