//! Titles above values: headings and comments that say whose what follows is.

use super::mark::What;
use super::near::Surroundings;
use super::seen::Seen;
use crate::detect::{Candidate, Names};
use crate::rule::words::split_name;

/// Longest title, in bytes.
const LONGEST: usize = 80;

/// Words of a heading at most, and lines above a value in which one is looked for.
const HEADING: (usize, usize) = (4, 40);

/// Whether the heading above a value is somebody else's: `# Twilio`, `##### TWILIO #####`. A company is known by its name in a comment
/// right above; who is not known is somebody else where the nearest mark of Mono has a heading of its own.
pub(super) fn is_headed(
    candidate: &Candidate<'_>,
    seen: &[Seen<'_>],
    near: &Surroundings<'_>,
    names: &Names<'_>,
) -> bool {
    let Some((words, ruled)) = heading(near, near.lines.line_of(candidate.at.start)) else { return false };
    if names.mono_in(&words).is_some() {
        return false;
    }
    let mono_has_one = || {
        let mark = seen.iter().find(|seen| matches!(seen.mark.what, What::Mono(..)));
        let own = mark.and_then(|seen| heading(near, near.lines.line_of(seen.mark.span.start)));
        own.is_some_and(|(words, _)| names.mono_in(&words).is_some())
    };
    let is_title = ruled || words.len() == 1;
    names.has_owner(&words)
        || names.has_own(&words)
        || (is_title && names.is_foreign(&words) && mono_has_one())
}

/// The words of the heading that a line is under, and whether it is one with rules around it.
fn heading(near: &Surroundings<'_>, line: usize) -> Option<(Vec<String>, bool)> {
    let mut directly = true;
    for at in (line.saturating_sub(HEADING.1)..line).rev() {
        let text = near.lines.trimmed(at);
        directly &= !text.is_empty();
        if let Some((words, ruled)) = title(text).filter(|(_, ruled)| *ruled || directly) {
            return Some((words, ruled));
        }
    }
    None
}

/// The words of a comment that is a title, and whether it has rules around it.
fn title(line: &[u8]) -> Option<(Vec<String>, bool)> {
    if !["#", "//", ";", "--", "<!--", "/*"].iter().any(|mark| line.starts_with(mark.as_bytes())) {
        return None;
    }
    let rule = |byte: &&u8| b"#/;-=*<!> ".contains(*byte);
    let head = line.iter().take_while(rule).count();
    let tail = line[head..].iter().rev().take_while(rule).count();
    let inner = &line[head..line.len() - tail];
    let plain =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'.') || *byte >= 0x80;
    if inner.is_empty() || inner.len() > LONGEST || !inner.iter().all(plain) {
        return None;
    }
    let marks = |part: &[u8]| part.iter().filter(|byte| **byte != b' ').count();
    // `## Knock`: a heading of Markdown.
    let is_markdown = (2..=6).contains(&marks(&line[..head])) && line[..head].ends_with(b"# ") && tail == 0;
    let ruled = is_markdown || marks(&line[..head]) > 2 && marks(&line[line.len() - tail..]) > 2;
    let words = split_name(inner);
    (words.len() <= HEADING.0).then_some((words, ruled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_a_comment_of_few_words() {
        let cases = [
            ("##### TWILIO #####", Some("twilio true")),
            ("# --- Wompi ---", Some("wompi true")),
            ("# Twilio", Some("twilio false")),
            ("## Twilio", Some("twilio true")),
            ("# TOKEN=x", None),
            ("# one two three four five", None),
            ("twilio", None),
        ];
        for (line, want) in cases {
            let got = title(line.as_bytes()).map(|(words, ruled)| format!("{} {ruled}", words.join(" ")));
            assert_eq!(got.as_deref(), want, "{line}");
        }
    }
}
