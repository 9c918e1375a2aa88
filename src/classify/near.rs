//! What is near: the same statement, the same request or object, the file.
//!
//! Nearness follows structure first (the innermost brackets that hold a mark), then lines, with blank
//! lines and section headers as walls. Counted in bytes alone it picks the wrong company.

use super::brackets::Brackets;
use super::divides::{self, before, is_complete, is_data, is_request, is_spoken_for, is_wall, opens_request};
use super::items::{divides_items, is_apart};
use super::mark::{Mark, What};
use super::marks::PRIVATE;
use super::seen::Seen;
use super::spot::Spot;
use super::uses::Words;
use crate::evidence::Reach;
use crate::span::{LineIndex, Span};
use std::sync::OnceLock;

/// Brackets in code that hold more lines than this are a block's, not an object's.
const CODE_LINES: usize = 25;

/// Brackets in data that hold more lines than this are a file's, not an object's.
const DATA_LINES: usize = 200;

/// The same in bytes: an entry of a HAR file is some 20 kB.
const OBJECT_BYTES: usize = 48 << 10;

/// An object in which a mark is as near as in the same statement.
const TIGHT: usize = 1500;

/// Lines of a paragraph that are looked at on either side.
const PARAGRAPH: usize = 60;

/// In a line longer than this, only what is so near is of the same statement.
const STATEMENT: usize = 400;

/// In a long line, what is so near may still be of the same object; more than any distance in it.
pub(super) const LINE: usize = 4096;

/// Marks looked at on either side of a value.
const MARKS: usize = 96;

/// How a mark stands to a value.
#[expect(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
struct How {
    /// In the same object.
    inside: bool,
    /// In another call.
    another: bool,
    /// The paragraph turned.
    turned: bool,
    /// In another element or item.
    is_apart: bool,
}

/// A text with its lines, brackets and marks.
#[derive(Debug)]
pub(super) struct Surroundings<'t> {
    pub(super) lines: &'t LineIndex<'t>,
    pub(super) brackets: Brackets,
    marks: Vec<Mark>,
    /// Where each mark stands.
    spots: Vec<Spot>,
    /// For each line, how many begin an item of a list or close an element before it.
    items: Vec<u32>,
    /// For each line, how many walls stand before it: asked for every pair of a value and a mark.
    walls: Vec<u32>,
    /// For each line, whether it sends a credential of its own; asked as often.
    spoken_for: Vec<bool>,
    /// For each line, how many requests a log opens before it.
    requests: Vec<u32>,
    /// For each line, how many before it send a credential.
    sends: Vec<u32>,
    /// Whether the text is JSON or the like.
    is_data: bool,
    words: OnceLock<Words<'t>>,
}

impl<'t> Surroundings<'t> {
    /// The surroundings that all values in a text share.
    pub(super) fn new(lines: &'t LineIndex<'t>, brackets: Brackets, marks: Vec<Mark>) -> Self {
        let walls = before(lines, is_wall);
        let items = before(lines, divides_items);
        let spots = marks.iter().map(|mark| Spot::new(mark, lines, &brackets)).collect();
        let requests = before(lines, opens_request);
        let sends = before(lines, divides::sends);
        let spoken_for = (0..lines.count()).map(|line| is_spoken_for(lines.line(line))).collect();
        let is_data = is_data(lines.text());
        Self {
            lines,
            brackets,
            marks,
            spots,
            items,
            walls,
            spoken_for,
            requests,
            sends,
            is_data,
            words: OnceLock::new(),
        }
    }

    /// The words of the text, when first asked for.
    pub(super) fn words(&self) -> &Words<'t> {
        self.words.get_or_init(|| Words::of(self.lines.text()))
    }

    /// Whether a log opens a request on one of these lines.
    fn opens_between(&self, first: usize, last: usize) -> bool {
        self.requests.get(last + 1) > self.requests.get(first)
    }

    /// Whether a line divides what is above from what is below.
    fn is_wall(&self, line: usize) -> bool {
        self.walls.get(line + 1) > self.walls.get(line)
    }

    /// The marks around `at`, nearest first.
    pub(super) fn around(&self, at: Span) -> Vec<Seen<'_>> {
        let middle = self.marks.partition_point(|mark| mark.span.start < at.start);
        let window = middle.saturating_sub(MARKS)..(middle + MARKS).min(self.marks.len());
        let line = self.lines.line_of(at.start);
        let marks: Vec<(&Mark, &Spot)> = self.marks[window.clone()]
            .iter()
            .zip(&self.spots[window])
            .filter(|(mark, _)| mark.span.end <= at.start || mark.span.start >= at.end)
            .filter(|(mark, spot)| {
                mark.seen != PRIVATE || self.is_sent_with((at, line), (mark.span, spot.line))
            })
            .collect();
        let scope = self.scope(at, &marks);
        let paragraph = self.paragraph(line);
        let turned = self.is_turned(paragraph, &marks);
        let mine = self.brackets.around(at.start).next();
        let mut seen: Vec<(bool, Seen<'_>)> = marks
            .into_iter()
            .map(|(mark, spot)| {
                let inside = scope.is_some_and(|scope| scope.contains(mark.span.start));
                let another = !self.is_data && spot.is_another_call(at, line, mine, self.lines);
                let inside = inside && !another;
                let is_apart = self.is_apart(line, spot.line);
                let how = How { inside, another, turned, is_apart };
                let (reach, distance) = self.reach((at, line), (mark.span, spot.line), &how, paragraph);
                // In data the object is the structure: another entry of a HAR file is not this one's, however near it stands.
                let elsewhere = self.is_data && scope.is_some() && !inside;
                let reach = if elsewhere { reach.max(Reach::File) } else { reach };
                let small = scope.is_some_and(|scope| inside && scope.len() <= TIGHT);
                let short = self.lines.line_span(line).len() <= 2 * STATEMENT; // and no file in one line
                let tight = reach == Reach::Statement && short || small;
                let apart = !inside && reach == Reach::File && is_apart;
                (!inside, Seen { mark, reach, distance, tight, apart })
            })
            .collect();
        seen.sort_by_key(|(outside, seen)| {
            (seen.reach, *outside, seen.distance, seen.mark.span.start > at.start)
        });
        seen.into_iter().map(|(_, seen)| seen).collect()
    }

    /// Whether what stands on two lines is in two elements or items of a list, where any begins or ends between them.
    fn is_apart(&self, line: usize, other: usize) -> bool {
        let (first, last) = (line.min(other), line.max(other));
        self.items.get(last + 1) > self.items.get(first + 1) && is_apart(self.lines, line, other)
    }

    /// How near `mark` is to `at`, each with its line.
    fn reach(
        &self,
        (at, line): (Span, usize),
        (mark, other): (Span, usize),
        how: &How,
        paragraph: (usize, usize),
    ) -> (Reach, usize) {
        let bytes = if mark.start > at.start {
            mark.start - at.end.min(mark.start)
        } else {
            at.start - mark.end.min(at.start)
        };
        if line == other {
            let long = self.lines.line_span(line).len() > 2 * STATEMENT;
            let (from, to) = if mark.start > at.start { (at.end, mark.start) } else { (mark.end, at.start) };
            let near = bytes <= LINE && (!long || bytes <= STATEMENT);
            let near = near && !self.lines.text()[from.min(to)..to].contains(&b';');
            let reach = if near {
                Reach::Statement
            } else if how.inside || bytes <= LINE {
                Reach::Object
            } else {
                Reach::File
            };
            return (reach, bytes);
        }
        // A request begins with where it goes: of two as near, the one above is the value's. Where a paragraph turned, the one below.
        let lines = self.walled(line.min(other), line.max(other));
        let spoken_for = how.another || self.is_spoken_for(other);
        let far = if (other > line) == how.turned { 2 * lines } else { 4 * lines };
        let distance = LINE + far + if spoken_for { LINE } else { 0 };
        if other > line && self.opens_between(paragraph.0, line) && self.opens_between(line + 1, other) {
            return (Reach::File, distance); // the value is in a request, and the mark in a later one
        }
        let near = paragraph.0 <= other && other <= paragraph.1 && !spoken_for && !how.is_apart;
        let together = || near && !(self.is_record(line) && self.is_record(other));
        (if how.inside || together() { Reach::Object } else { Reach::File }, distance)
    }

    /// Whether a host of a private network is where a value is sent: on the same line, in the request made there, or in data in the same
    /// small object. Elsewhere it is one of many that a program knows.
    fn is_sent_with(&self, (at, line): (Span, usize), (host, other): (Span, usize)) -> bool {
        let object = || self.brackets.around(at.start).find(|scope| scope.contains(host.start));
        let request = other < line && line - other <= 4 && {
            let text = self.lines.trimmed(other);
            !(other + 1..line).any(|line| self.is_wall(line))
                && (opens_request(text) || text.starts_with(b"curl "))
        };
        line == other || request || (self.is_data && object().is_some_and(|scope| scope.len() <= TIGHT))
    }

    /// Whether a line sends a credential of its own, so that its host is no neighbour's.
    fn is_spoken_for(&self, line: usize) -> bool {
        self.spoken_for.get(line).copied().unwrap_or_default()
    }

    /// The innermost brackets around `at` that hold a provider's mark, if they are an object's.
    fn scope(&self, at: Span, marks: &[(&Mark, &Spot)]) -> Option<Span> {
        let provider = |(mark, _): &&(&Mark, &Spot)| matches!(mark.what, What::Mono(..) | What::Other(..));
        self.brackets
            .around(at.start)
            .take_while(|scope| {
                let lines = self.lines.line_of(scope.end) - self.lines.line_of(scope.start);
                let most = if self.is_data() { DATA_LINES } else { CODE_LINES };
                scope.len() <= OBJECT_BYTES && lines <= most
            })
            .find(|scope| marks.iter().filter(provider).any(|(mark, _)| scope.contains(mark.span.start)))
    }

    /// Whether credentials stand before the hosts that they are sent to in a paragraph that has several of both:
    /// `header('Bearer …'); get(url)`, twice.
    fn is_turned(&self, paragraph: (usize, usize), marks: &[(&Mark, &Spot)]) -> bool {
        let hosts = marks.iter().filter(|(mark, _)| mark.clue == "host").map(|(_, spot)| spot.line);
        let mut hosts = hosts.filter(|line| (paragraph.0..=paragraph.1).contains(line));
        let Some(first) = hosts.next() else { return false };
        let count = |line: usize| self.sends.get(line).copied().unwrap_or_default();
        let sent_before = count(first).saturating_sub(count(paragraph.0));
        let sent = count(paragraph.1 + 1).saturating_sub(count(paragraph.0));
        let alone = count(first + 1) == count(first); // no credential on the line of the host itself
        sent_before == 1 && sent > 1 && alone && hosts.any(|line| line > first)
    }

    /// Whether a line is a record of its own, a JSON document or a dated line of a log: what stands in another is
    /// another's.
    fn is_record(&self, line: usize) -> bool {
        let text = self.lines.trimmed(line);
        let dated = text.len() > 5 && text[0] == b'[' && text[1..5].iter().all(u8::is_ascii_digit);
        dated
            || is_complete(text)
            || (text.len() > 2 && text.first() == Some(&b'{') && text.last() == Some(&b'}'))
    }

    /// Whether the text is XML or the like, where names are of elements and never of variables.
    pub(super) fn is_markup(&self) -> bool {
        self.lines.text().trim_ascii_start().starts_with(b"<")
    }

    /// Whether the text is JSON or the like, where brackets are objects and never blocks of code.
    pub(super) fn is_data(&self) -> bool {
        self.is_data
    }

    /// Lines between two lines, a wall counting for ten.
    fn walled(&self, from: usize, to: usize) -> usize {
        let between = |line: usize| self.walls.get(line).copied().unwrap_or_default();
        let walls = between(to).saturating_sub(between(from + 1)) as usize;
        to - from + 10 * walls
    }

    /// The first and last line of the paragraph of `line`. A paragraph of a request's body has the
    /// request's head in it, as HTTP sets a blank line between them.
    fn paragraph(&self, line: usize) -> (usize, usize) {
        let mut first = line;
        while first > 0 && line - first < PARAGRAPH && !self.is_wall(first - 1) {
            first -= 1;
        }
        let mut last = line;
        while last + 1 < self.lines.count() && last - line < PARAGRAPH && !self.is_wall(last + 1) {
            last += 1;
        }
        if first > 1 && self.lines.trimmed(first - 1).is_empty() {
            let mut head = first - 1;
            while head > 0 && first - head < PARAGRAPH && !self.is_wall(head - 1) {
                head -= 1;
            }
            if (head..first).any(|line| is_request(self.lines.trimmed(line)))
                && !is_request(self.lines.trimmed(first))
            {
                first = head;
            }
        }
        (first, last)
    }
}
