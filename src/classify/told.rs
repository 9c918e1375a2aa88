//! Whose a value is by the words beside it: those of its sentence, the heading above it, the variable that a command sets, the import of
//! what it is given to. They are asked where no name ties the value.

use super::mark::What;
use super::near::Surroundings;
use super::seen::Seen;
use super::tools::Tools;
use crate::detect::{Candidate, Names, Tie};
use crate::evidence::Reach;
use crate::rule::words::split_name;
use crate::span::Span;
use memchr::memmem;

/// Longest stretch of words that is looked at, in bytes.
const STRETCH: usize = 80;

/// Words of a heading at most, and lines above a value in which one is looked for.
const HEADING: (usize, usize) = (4, 40);

/// Bytes of a line that are looked at.
const LINE: usize = 400;

/// Bytes above a value, and places there, in which the import of what it is given to is looked for.
const IMPORTS: (usize, usize) = (64 << 10, 8);

/// Whether the words beside a value say that it is somebody else's; `code` where a line is no sentence.
pub(super) fn is_told_otherwise(
    tools: &Tools<'_>,
    candidate: &Candidate<'_>,
    seen: &[Seen<'_>],
    near: &Surroundings<'_>,
    code: bool,
) -> bool {
    let mono =
        |reach| seen.iter().any(|seen| seen.reach <= reach && matches!(seen.mark.what, What::Mono(..)));
    if candidate.tie != Tie::Nobody || mono(Reach::Statement) {
        return false;
    }
    let names = &tools.names;
    let text = near.lines.text();
    let line = near.lines.line_span(near.lines.line_of(candidate.at.start));
    let line = Span::new(line.start.max(candidate.at.start.saturating_sub(LINE)), candidate.at.start);
    let Some(name) = candidate.name.filter(|name| name.end <= line.end) else {
        return candidate.name.is_none() && is_held(&text[line.start..line.end], names);
    };
    let others = || is_told_of_mono(seen, near);
    let said = name.start >= line.start
        && (is_between(&text[name.end..line.end], &text[name.start..name.end], names, &others)
            || (!code && is_before(&text[line.start..name.start], names, &others)));
    said || is_imported(text, name, names)
        || (!code && !mono(Reach::Object) && is_headed(candidate, seen, near, names))
}

/// Whether a mark of Mono stands in a line that speaks of a credential itself: then each line is its own company's.
fn is_told_of_mono(seen: &[Seen<'_>], near: &Surroundings<'_>) -> bool {
    let mut marks = seen.iter().filter(|seen| matches!(seen.mark.what, What::Mono(..)));
    marks.any(|seen| {
        let line = near.lines.line(near.lines.line_of(seen.mark.span.start));
        let line = line[..line.len().min(LINE)].to_ascii_lowercase();
        let words = ["key", "token", "secret", "llave", "clave"];
        words.iter().any(|word| memmem::find(&line, word.as_bytes()).is_some())
    })
}

/// Whether a value that no name holds stands behind one of somebody else's: `<string name="clerk_webhook_secret">`.
fn is_held(line: &[u8], names: &Names<'_>) -> bool {
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    line.split(|byte| !word(byte)).any(|name| {
        let words = split_name(name);
        words.len() > 1
            && names.mono_in(&words).is_none()
            && names.is_foreign(&words[..1])
            && names.kind_of(&words[1..]).is_some()
    })
}

/// Whether what stands between a name and its value says whose it is: `el token de Sentry es …`, `secret set SNYK_TOKEN --body …`.
fn is_between(between: &[u8], name: &[u8], names: &Names<'_>, others: &impl Fn() -> bool) -> bool {
    let all = if between.len() > STRETCH { Vec::new() } else { split_name(between) };
    if all.is_empty() || names.mono_in(&all).is_some() {
        return false;
    }
    let variable = |word: &[u8]| {
        let capital = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_';
        word.contains(&b'_') && word.iter().all(capital) && names.is_foreign(&split_name(word))
    };
    let of = [" de", " del", " of", " for", " para"].iter().any(|word| name.ends_with(word.as_bytes()));
    let title = || between.trim_ascii_start().split(|byte| *byte == b' ').next().unwrap_or_default();
    names.has_owner(&all)
        || between.split(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_').any(variable)
        || (of && is_title(title(), names) && others())
}

/// Whether what stands before a name in its sentence says whose it is: `- Sentry API key: …`.
fn is_before(before: &[u8], names: &Names<'_>, others: &impl Fn() -> bool) -> bool {
    let listed = before[before.len().saturating_sub(STRETCH)..].trim_ascii_start();
    let bullet = |byte: &&u8| matches!(**byte, b'-' | b'*' | b'+' | b' ');
    let words = listed[listed.iter().take_while(bullet).count()..].trim_ascii_end();
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b' ' || *byte >= 0x80;
    let all = split_name(words);
    if all.is_empty() || !words.iter().all(plain) || names.mono_in(&all).is_some() {
        return false;
    }
    let is_item = matches!(listed.first(), Some(b'-' | b'*' | b'+'));
    let titles = || words.split(|byte| *byte == b' ').all(|word| is_title(word, names));
    names.has_owner(&all) || (is_item && titles() && others())
}

/// Whether a word is a name that says whose something is: with a capital, and none of those that say nothing.
fn is_title(word: &[u8], names: &Names<'_>) -> bool {
    word.first().is_some_and(u8::is_ascii_uppercase) && names.is_foreign(&split_name(word))
}

/// Whether what is called with a value comes from another company's library: `from twilio.rest import Client`.
fn is_imported(text: &[u8], name: Span, names: &Names<'_>) -> bool {
    if text.get(name.end) != Some(&b'(') || name.is_empty() {
        return false;
    }
    let head = &text[name.start.saturating_sub(IMPORTS.0)..name.start];
    memmem::find_iter(head, &text[name.start..name.end]).take(IMPORTS.1).any(|at| {
        let start = memchr::memrchr(b'\n', &head[..at]).map_or(0, |end| end + 1);
        let end = memchr::memchr(b'\n', &head[at..]).map_or(head.len(), |end| at + end);
        let line = &head[start..end.min(start + LINE)];
        let imports = ["import ", "require(", "use "];
        let words = split_name(line);
        imports.iter().any(|word| memmem::find(line, word.as_bytes()).is_some())
            && names.has_owner(&words)
            && names.mono_in(&words).is_none()
    })
}

/// Whether the heading above a value is somebody else's: `# Twilio`, `##### TWILIO #####`. A company is known by its name in a comment
/// right above; who is not known is somebody else where the nearest mark of Mono has a heading of its own.
fn is_headed(
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
    names.has_owner(&words) || names.has_own(&words) || (ruled && names.is_foreign(&words) && mono_has_one())
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
    if inner.is_empty() || inner.len() > STRETCH || !inner.iter().all(plain) {
        return None;
    }
    let marks = |part: &[u8]| part.iter().filter(|byte| **byte != b' ').count();
    let ruled = marks(&line[..head]) > 2 && marks(&line[line.len() - tail..]) > 2;
    let words = split_name(inner);
    (words.len() <= HEADING.0).then_some((words, ruled))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rules;

    #[test]
    fn a_sentence_says_whose_its_value_is() {
        let rules = Rules::embedded().unwrap();
        let names = Names::new(&rules);
        let listed = || true;
        let cases = [
            ("- Sentry ", "API key", ": `", true, "a company before the name"),
            (
                "- Quindex ",
                "API key",
                ": `",
                true,
                "a name before it, in a list that has Mono in another item",
            ),
            ("- Sandbox ", "API key", ": `", false, "an environment"),
            ("- Mono ", "API key", ": `", false, "Mono"),
            ("x = sentry(", "token", ": '", false, "no sentence"),
            ("el ", "token de", " Auth0 es ", true, "a company behind it"),
            ("el ", "token de", " Quindex es ", true, "a name behind it"),
            ("el ", "token de", " acceso es ", false, "no name"),
            ("gh ", "secret set", " SNYK_TOKEN --body \"", true, "a variable of somebody else's"),
            ("gh ", "secret set", " MONO_KEY --body \"", false, "Mono's"),
            ("gh ", "secret set", " API_KEY --body \"", false, "anybody's"),
        ];
        for (before, name, between, want, why) in cases {
            let got = is_between(between.as_bytes(), name.as_bytes(), &names, &listed)
                || is_before(before.as_bytes(), &names, &listed);
            assert_eq!(got, want, "{why}: {before}{name}{between}");
        }
    }

    #[test]
    fn a_title_is_a_comment_of_few_words() {
        let cases = [
            ("##### TWILIO #####", Some("twilio true")),
            ("# --- Wompi ---", Some("wompi true")),
            ("# Twilio", Some("twilio false")),
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
