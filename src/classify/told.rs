//! Whose a value is by the words beside it: those of its sentence and its row, the title above it, the variable that a command sets,
//! the import of what it is given to. They are asked where no name ties the value.

use super::mark::What;
use super::near::Surroundings;
use super::seen::Seen;
use super::titles::is_headed;
use super::tools::Tools;
use crate::detect::{Candidate, Names, Tie};
use crate::evidence::Reach;
use crate::rule::words::split_name;
use crate::span::Span;
use memchr::memmem;

/// Longest stretch of words that is looked at, in bytes.
const STRETCH: usize = 80;

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
    let others = || is_told_of_mono(seen, near);
    let behind = &text[candidate.at.end..text.len().min(candidate.at.end + LINE)];
    let behind = &behind[..memchr::memchr(b'\n', behind).unwrap_or(behind.len())];
    let Some(name) = candidate.name.filter(|name| name.end <= line.end) else {
        let before = &text[line.start..line.end];
        return candidate.name.is_none()
            && (is_held(before, names) || (is_other_row(before, names) && others_rows(seen, near)));
    };
    let said = name.start >= line.start && {
        let before = &text[line.start..name.start];
        // `option('knock-key', { describe: 'llave', …`: a name in quotes only describes.
        let quote = before.last().copied().filter(|byte| matches!(byte, b'"' | b'\''));
        let described = quote.is_some() && text.get(name.end).copied() == quote;
        is_between(&text[name.end..line.end], &text[name.start..name.end], names, &others)
            || (!code && is_before(before, names, &others))
            || (described && is_held(before, names))
            || (is_kept_for(behind, names) && others())
    };
    said || is_imported(text, name, names)
        || (!code && !mono(Reach::Object) && is_headed(candidate, seen, near, names))
}

/// Whether a mark of Mono stands in another row of a table.
fn others_rows(seen: &[Seen<'_>], near: &Surroundings<'_>) -> bool {
    let mut marks = seen.iter().filter(|seen| matches!(seen.mark.what, What::Mono(..)));
    marks.any(|seen| near.lines.trimmed(near.lines.line_of(seen.mark.span.start)).starts_with(b"|"))
}

/// Whether the first cell of a row is a name of somebody else's: `| Knock | …`.
fn is_other_row(before: &[u8], names: &Names<'_>) -> bool {
    let cell =
        before.trim_ascii_start().strip_prefix(b"|").and_then(|row| row.split(|byte| *byte == b'|').next());
    cell.map(<[u8]>::trim_ascii).is_some_and(|cell| {
        cell.len() <= STRETCH && is_title(cell, names) && names.mono_in(&split_name(cell)).is_none()
    })
}

/// Whether what follows a value says of whom it is kept: `… WHERE slug = 'knock'`.
fn is_kept_for(behind: &[u8], names: &Names<'_>) -> bool {
    let clause = memmem::find(behind, b" WHERE ").or_else(|| memmem::find(behind, b" where "));
    let Some(clause) = clause.map(|at| &behind[at..]) else { return false };
    let whom = split_name(clause.split(|byte| *byte == b'\'').nth(1).unwrap_or_default());
    names.is_foreign(&whom) && names.mono_in(&whom).is_none()
}

/// Whether a mark of Mono stands in a line that speaks of a credential itself, or beside one that does so of Mono's: then each line is
/// its own company's.
fn is_told_of_mono(seen: &[Seen<'_>], near: &Surroundings<'_>) -> bool {
    let mut marks = seen.iter().filter(|seen| matches!(seen.mark.what, What::Mono(..)));
    marks.any(|seen| {
        let own = near.lines.line_of(seen.mark.span.start);
        (own.saturating_sub(1)..near.lines.count().min(own + 2)).any(|at| {
            let line = near.lines.line(at);
            let line = line[..line.len().min(LINE)].to_ascii_lowercase();
            let words = ["key", "token", "secret", "llave", "clave"];
            (at == own || memmem::find(&line, b"mono").is_some())
                && words.iter().any(|word| memmem::find(&line, word.as_bytes()).is_some())
        })
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
    let of = name.rsplit(|byte| *byte == b' ').next().is_some_and(is_preposition);
    let mut words = between.trim_ascii_start().split(|byte| *byte == b' ').peekable();
    let of = words.next_if(|word| is_preposition(word)).is_some() || of;
    let mut title = || words.next().unwrap_or_default();
    names.has_owner(&all)
        || between.split(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_').any(variable)
        || (of && is_title(title(), names) && others())
}

/// Whether what stands before a name in its sentence says whose it is: `- Sentry API key: …`.
fn is_before(before: &[u8], names: &Names<'_>, others: &impl Fn() -> bool) -> bool {
    let listed = before[before.len().saturating_sub(STRETCH)..].trim_ascii_start();
    let said = untagged(listed);
    let mark = |byte: &u8| matches!(byte, b'-' | b'*' | b'+' | b':' | b'_' | b',' | b' ');
    let start = said.iter().position(|byte| !mark(byte)).unwrap_or(said.len());
    let end = said.iter().rposition(|byte| !mark(byte)).map_or(start, |last| last + 1);
    let words = &said[start..end];
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b' ' || *byte >= 0x80;
    let all = split_name(words);
    if all.is_empty() || !words.iter().all(plain) || names.mono_in(&all).is_some() {
        return false;
    }
    let is_item = matches!(listed.first(), Some(b'-' | b'*' | b'+' | b':' | b'<'));
    let titles = || words.split(|byte| *byte == b' ').all(|word| is_title(word, names));
    let mut rest = words.split(|byte| *byte == b' ').skip_while(|word| !is_preposition(word)).skip(1);
    names.has_owner(&all)
        || (is_item && titles() && others())
        || (rest.next().is_some_and(|word| is_title(word, names)) && others())
}

/// A text without its tags: `<li><b>Knock</b>, `.
fn untagged(text: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let is_said = |byte: &u8| {
        inside = *byte == b'<' || (inside && *byte != b'>');
        !inside && *byte != b'>'
    };
    text.iter().copied().filter(is_said).collect()
}

/// Whether a word says whose something is by the next: `de`, `for`.
fn is_preposition(word: &[u8]) -> bool {
    matches!(word, b"de" | b"del" | b"of" | b"for" | b"para")
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
            ("* **Quindex** ", "token", ": `", true, "emphasis"),
            ("<li><b>Quindex</b>, ", "api key", ": <code>", true, "tags"),
            ("and for Quindex the ", "api key is", " ", true, "a preposition before it"),
            ("La ", "clave de API", " para Quindex es: ", true, "a preposition behind it"),
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
}
