//! `monoleaks:allow[rule] reason`, in a comment on the line of a finding, or alone on the line before.

use crate::finding::{Finding, Suppression};
use crate::span::LineIndex;

/// What a comment starts with.
const MARK: &[u8] = b"monoleaks:allow";

/// Bytes of a comment that are read: a reason is a sentence or two.
const LONGEST: usize = 512;

/// Comments on one line that are read: one accepts a finding of every rule, and a line may be as long as the text.
const PER_LINE: usize = 8;

/// The comments of one text.
#[derive(Debug, Default)]
pub struct Comments {
    all: Vec<Comment>,
}

/// One comment.
#[derive(Debug)]
struct Comment {
    /// Its line, as findings count.
    line: usize,
    /// Whether its line holds nothing else, so that it is meant for the next.
    alone: bool,
    /// The rules that it names; `*` is all.
    rules: Vec<String>,
    /// The reason, masked.
    reason: String,
    used: bool,
    /// Whether it would accept something, had it been there before.
    refused: bool,
}

impl Comments {
    /// Every comment in a text. `mask` masks its reason as excerpts are masked.
    pub fn find(lines: &LineIndex<'_>, mask: &dyn Fn(&[u8]) -> String) -> Self {
        let text = lines.text();
        let mut all: Vec<Comment> = Vec::new();
        let mut here = (0, 0);
        for at in memchr::memmem::find_iter(text, MARK).filter(|at| !is_quoted(text, *at)) {
            let line = lines.line_of(at);
            here = if here.0 == line { (line, here.1 + 1) } else { (line, 1) };
            if here.1 > PER_LINE {
                continue;
            }
            let span = lines.line_span(line);
            let (rules, reason) = split(bounded(&text[at + MARK.len()..span.end.max(at + MARK.len())]));
            all.push(Comment {
                line: lines.number_of(at),
                alone: is_comment_start(&text[span.start.min(at)..at]),
                rules: String::from_utf8_lossy(rules).split(',').map(|rule| rule.trim().to_owned()).collect(),
                reason: mask(reason).trim().to_owned(),
                used: false,
                refused: false,
            });
        }
        Self { all }
    }

    /// Suppress a finding that one of them accepts. `stands` says whether the lines from one number to another, both of them
    /// included, may be trusted; that is asked for what opens production, or may.
    pub fn apply(&mut self, finding: &mut Finding, stands: &mut dyn FnMut(usize, usize) -> bool) {
        let line = finding.start.line;
        let from = self.all.partition_point(|comment| comment.line + 1 < line);
        let near = self.all[from..].iter_mut().take_while(|comment| comment.line <= line);
        let accepts = |comment: &&mut Comment| {
            (comment.line == line || comment.alone)
                && !comment.reason.is_empty()
                && comment.rules.iter().any(|rule| *rule == finding.rule || rule == "*")
        };
        for comment in near.into_iter().filter(accepts) {
            if finding.environment.is_grave() && !stands(comment.line, finding.end.line.max(line)) {
                comment.refused = true;
                continue;
            }
            comment.used = true;
            finding.suppressed = Some(Suppression { by: "inline", reason: comment.reason.clone() });
            return;
        }
    }

    /// What a reader should know of the comments: those that accept nothing, and why. `path` is told with each.
    pub fn notes(&self, path: &str) -> Vec<String> {
        let idle = self.all.iter().filter(|comment| !comment.used);
        idle.map(|comment| {
            let place = format!("{path}:{}", comment.line);
            if comment.refused {
                format!(
                    "{place}: the comment is new, or what it stands at is; new comments allow nothing of production or of an unknown environment"
                )
            } else if comment.rules.iter().all(String::is_empty) {
                format!("{place}: the comment names no rule; write monoleaks:allow[RULE] and a reason")
            } else if comment.reason.is_empty() {
                format!(
                    "{place}: the comment has no reason, so it allows nothing; write one after the bracket"
                )
            } else {
                format!("{place}: the comment allows nothing; remove it")
            }
        })
        .collect()
    }
}

/// As much of a comment as is read; no word is cut, since the rest of a secret would be shown as a short word.
fn bounded(rest: &[u8]) -> &[u8] {
    if rest.len() <= LONGEST {
        return rest;
    }
    let end = rest[..LONGEST].iter().rposition(u8::is_ascii_whitespace).unwrap_or_default();
    &rest[..end]
}

/// Whether a text speaks of such comments, as documentation does: `` `monoleaks:allow[…]` ``.
fn is_quoted(text: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| text[before]);
    let after = text.get(at + MARK.len());
    before == Some(b'`') || after.is_some_and(|after| matches!(after, b'"' | b'\'' | b'`'))
}

/// Whether what stands before a comment's text on its line is only what starts comments.
fn is_comment_start(before: &[u8]) -> bool {
    let before = before.trim_ascii();
    before.eq_ignore_ascii_case(b"rem") || !before.iter().any(u8::is_ascii_alphanumeric)
}

/// The rules in brackets, and the reason up to the end of the comment.
fn split(rest: &[u8]) -> (&[u8], &[u8]) {
    let (rules, reason) = match (rest.first(), rest.iter().position(|byte| *byte == b']')) {
        (Some(b'['), Some(end)) => (&rest[1..end], &rest[end + 1..]),
        _ => (&rest[..0], rest),
    };
    let end = ["*/", "-->", "#}", "%>", "*}"]
        .iter()
        .filter_map(|end| memchr::memmem::find(reason, end.as_bytes()))
        .min();
    let reason = &reason[..end.unwrap_or(reason.len())];
    let start = reason.iter().position(u8::is_ascii_alphanumeric).unwrap_or(reason.len());
    (rules, &reason[start..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Position;

    #[test]
    fn a_comment_is_known_from_text_that_speaks_of_it() {
        let cases = [
            ("  # monoleaks:allow[r] why", Some(true), "alone on its line"),
            ("REM monoleaks:allow[r] why", Some(true), "alone, in a batch file"),
            ("<!-- monoleaks:allow[r] why -->", Some(true), "alone, in markup"),
            ("KEY=a # monoleaks:allow[r] why", Some(false), "behind something"),
            ("write `monoleaks:allow[r] why`", None, "documentation"),
            ("MARK = \"monoleaks:allow\"", None, "a string of a program"),
        ];
        for (text, alone, why) in cases {
            let lines = LineIndex::new(text.as_bytes(), Position::FIRST);
            let comments = Comments::find(&lines, &|reason| String::from_utf8_lossy(reason).into_owned());
            assert_eq!(comments.all.first().map(|comment| comment.alone), alone, "{why}: {text}");
        }
    }

    #[test]
    fn rules_and_reason_are_read_from_every_sort_of_comment() {
        let cases = [
            ("[mono-api-key] sample of the docs", "mono-api-key", "sample of the docs", "plain"),
            ("[mono-api-key]: revoked */ x", "mono-api-key", "revoked ", "a block comment"),
            ("[a, b] – both -->", "a, b", "both ", "two rules"),
            ("[mono-api-key]", "mono-api-key", "", "no reason"),
            (" because", "", "because", "no rule"),
        ];
        for (rest, rules, reason, why) in cases {
            let (got_rules, got_reason) = split(rest.as_bytes());
            assert_eq!((got_rules, got_reason), (rules.as_bytes(), reason.as_bytes()), "{why}: {rest}");
        }
    }

    #[test]
    fn a_line_without_end_holds_so_many_comments_and_no_more() {
        let text = [MARK, b"[r] a reason "].concat().repeat(1000);
        let lines = LineIndex::new(&text, Position::FIRST);
        let comments = Comments::find(&lines, &|reason| String::from_utf8_lossy(reason).into_owned());
        assert_eq!(comments.all.len(), PER_LINE);
        assert!(comments.all.iter().all(|comment| (1..LONGEST).contains(&comment.reason.len())));
    }
}
