//! Blocks side by side: where one is named for Mono, the value in another is the other's.

use super::heads::Head;
use super::mark::What;
use super::near::Surroundings;
use super::seen::Seen;
use crate::detect::{Candidate, Carrier, Names};
use crate::rule::words::split_name;

/// Lines on either side of a block's name in which its siblings are looked for.
const REACH: usize = 60;

/// Longest line that names a block, in bytes.
const LINE: usize = 120;

/// Whether one of `heads` names a block of somebody else's that has no mark of Mono in it, beside one that is named for Mono:
/// `knock:` and `mono:`, each with lines of its own below.
pub(super) fn is_beside_mono(
    candidate: &Candidate<'_>,
    heads: &[Head],
    seen: &[Seen<'_>],
    near: &Surroundings<'_>,
    names: &Names<'_>,
) -> bool {
    let named = candidate.carrier == Carrier::Named;
    heads.iter().filter(|head| named && !head.assigned).take(3).any(|head| {
        names.is_foreign(&head.words) && names.mono_in(&head.words).is_none() && {
            let line = near.lines.line_of(head.span.start);
            let end = end(near, line);
            let is_inside = |seen: &Seen<'_>| {
                let at = near.lines.line_of(seen.mark.span.start);
                line <= at && at < end && matches!(seen.mark.what, What::Mono(..))
            };
            end > line + 1 && !seen.iter().any(is_inside) && has_sibling_of_mono(near, line, end, names)
        }
    })
}

/// The first line that is no deeper than the one that names a block.
fn end(near: &Surroundings<'_>, line: usize) -> usize {
    let last = near.lines.count().min(line + REACH);
    let indent = near.lines.indent(line);
    let deeper = |at: &usize| near.lines.trimmed(*at).is_empty() || near.lines.indent(*at) > indent;
    (line + 1..last).find(|at| !deeper(at)).unwrap_or(last)
}

/// Whether a block on the same level, and of the same parent, is named for Mono.
fn has_sibling_of_mono(near: &Surroundings<'_>, line: usize, end: usize, names: &Names<'_>) -> bool {
    let indent = near.lines.indent(line);
    let within = |at: &usize| near.lines.trimmed(*at).is_empty() || near.lines.indent(*at) >= indent;
    let is_named =
        |at: usize| near.lines.indent(at) == indent && is_block_of_mono(near.lines.trimmed(at), names);
    let mut above = (line.saturating_sub(REACH)..line).rev().take_while(within);
    let mut below = (end..near.lines.count().min(end + REACH)).take_while(within);
    above.any(is_named) || below.any(is_named)
}

/// Whether a line opens a block that is named for Mono: `mono:`, `mono {`, `provider "mono" {`.
fn is_block_of_mono(line: &[u8], names: &Names<'_>) -> bool {
    let opens = matches!(line.last(), Some(b':' | b'{' | b'[' | b'('));
    opens && line.len() <= LINE && names.mono_in(&split_name(line)).is_some()
}
