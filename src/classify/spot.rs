//! Where a mark stands in its text: asked for every pair of a value and a mark, so found once.

use super::brackets::Brackets;
use super::divides::has_literal;
use super::items::is_called_twice;
use super::mark::Mark;
use crate::span::{LineIndex, Span};
use std::sync::OnceLock;

/// Brackets that hold more bytes are no call with a credential of its own.
const CALL: usize = 400;

/// Where a mark stands.
#[derive(Debug)]
pub(super) struct Spot {
    /// Its line, from 0.
    pub(super) line: usize,
    /// The innermost brackets around it, with the line that they open on.
    own: Option<(Span, usize)>,
    /// Whether those hold a literal that may be a credential.
    has_literal: OnceLock<bool>,
}

impl Spot {
    /// Where `mark` stands.
    pub(super) fn new(mark: &Mark, lines: &LineIndex<'_>, brackets: &Brackets) -> Self {
        let own = brackets.around(mark.span.start).next();
        Self {
            line: lines.line_of(mark.span.start),
            own: own.map(|own| (own, lines.line_of(own.start))),
            has_literal: OnceLock::new(),
        }
    }

    /// Whether the mark stands in a call on another line than the value at `at` that has a credential of its own,
    /// `Client("…", "https://…")`, or that is of the same function as the value's, which is in the brackets `mine`.
    pub(super) fn is_another_call(
        &self,
        at: Span,
        line: usize,
        mine: Option<Span>,
        lines: &LineIndex<'_>,
    ) -> bool {
        let Some((own, opened)) = self.own else { return false };
        let text = lines.text();
        if mine.is_some_and(|mine| is_called_twice(text, own, mine)) {
            return true;
        }
        let literal = || *self.has_literal.get_or_init(|| has_literal(&text[own.start..own.end]));
        own.len() <= CALL && !own.contains(at.start) && opened != line && literal()
    }
}
