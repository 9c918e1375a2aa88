//! `monoleaks:allow[rule] reason`, in a comment on the line of a finding, or alone on the line before.

use crate::finding::{Finding, Suppression};
use crate::span::LineIndex;

/// What a comment starts with.
const MARK: &[u8] = b"monoleaks:allow";

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
}

impl Comments {
    /// Every comment in a text. `mask` masks its reason as excerpts are masked.
    pub fn find(lines: &LineIndex<'_>, mask: &dyn Fn(&[u8]) -> String) -> Self {
        let text = lines.text();
        let spoken = memchr::memmem::find_iter(text, MARK).filter(|at| !is_quoted(text, *at));
        let all = spoken.map(|at| {
            let span = lines.line_span(lines.line_of(at));
            let (rules, reason) = split(&text[at + MARK.len()..span.end.max(at + MARK.len())]);
            let rules =
                String::from_utf8_lossy(rules).split(',').map(|rule| rule.trim().to_owned()).collect();
            Comment {
                line: lines.position(at).line,
                alone: is_comment_start(&text[span.start.min(at)..at]),
                rules,
                reason: mask(reason).trim().to_owned(),
                used: false,
            }
        });
        Self { all: all.collect() }
    }

    /// Suppress a finding that one of them accepts.
    pub fn apply(&mut self, finding: &mut Finding) {
        let line = finding.start.line;
        let accepts = |comment: &&mut Comment| {
            (comment.line == line || comment.alone && comment.line + 1 == line)
                && !comment.reason.is_empty()
                && comment.rules.iter().any(|rule| *rule == finding.rule || rule == "*")
        };
        if let Some(comment) = self.all.iter_mut().find(accepts) {
            comment.used = true;
            finding.suppressed = Some(Suppression { by: "inline", reason: comment.reason.clone() });
        }
    }

    /// What a reader should know of the comments: those that accept nothing, and why. `path` is told with each.
    pub fn notes(&self, path: &str) -> Vec<String> {
        let idle = self.all.iter().filter(|comment| !comment.used);
        idle.map(|comment| {
            let place = format!("{path}:{}", comment.line);
            if comment.rules.iter().all(String::is_empty) {
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
            let lines = LineIndex::new(text.as_bytes(), 1);
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
}
