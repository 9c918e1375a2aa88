//! A password under its name. People make passwords up, with any characters in them, so the name is
//! looked for first, and what follows it is the value.

use super::work::{Catch, Text};
use crate::detect::candidate::{Candidate, Carrier, Tie};
use crate::detect::lexer::SMALL;
use crate::detect::names::Meaning;
use crate::detect::shape::Shape;
use crate::evidence::Reach;
use crate::span::Span;

/// A name with a word for a password in it, in English or Spanish; the bytes of `ñ` are not looked at.
static NAME: Shape = Shape::new(
    r"(?i)[\w.\-]*(?:passw|passphrase|pass\b|_pass|pwd|contrase|clave)[\w.\-\x80-\xff]*",
    &["pass", "pwd", "contrase", "clave"],
);

/// What may stand between the name and the value: quotes, an operator, a call or a default, and at most
/// the word of a member that holds the value.
static GLUE: Shape = Shape::new(
    r#"^\\?["'`\])]{0,3}(?:,?\s{0,8}\\?["']?(?:value|default)\\?["']?)?[ \t]{0,8}(?:=>|:=|:-|\|\||\?\?|=|:|,|>|->|or )[ \t]{0,8}"#,
    &[],
);

/// Words between a name and its value where people tell each other: `contraseña de la billetera: …`, `password for the wallet is …`.
static TOLD: Shape = Shape::new(
    r#"^((?:[ \t]{1,3}[a-zA-Z\x80-\xff]{1,16}){0,7}?)(?:[ \t]{1,3}\([^()\r\n]{1,40}\))?(?:[ \t]{0,3}(?:=>|:|=)|[ \t]{1,3}(?:es|is|era|was)(?::|\b))[ \t*_]{1,6}"#,
    &[],
);

/// Shortest password looked at, in bytes.
const SHORTEST: usize = 8;

/// Longest password looked at.
const MAX: usize = 128;

/// Bytes behind a name that are looked at: more than all of the above together. A line may have no end and a name every few bytes.
const REACH: usize = 512;

pub(super) fn candidates<'v>(text: &Text<'_, 'v>, catch: &mut Catch<'v>) {
    for region in text.regions {
        let part = &text.bytes[region.start..region.end];
        for found in NAME.of(part).iter().flat_map(|name| name.find_iter(part)) {
            let word = Span::new(region.start + found.start(), region.start + found.end());
            let reach = region.end.min(word.end + REACH);
            let end =
                memchr::memchr2(b'\n', b'\r', &text.bytes[word.end..reach]).map_or(reach, |at| word.end + at);
            let line = Span::new(word.end, end);
            let glue = GLUE.compiled().and_then(|glue| glue.find(&text.bytes[line.start..line.end]));
            let held = match glue {
                Some(glued) => assigned(text, word, glued.as_bytes(), line),
                None => in_prose(text, word, line),
            };
            let Some((at, word, Meaning::Credential { rule, tie, single, .. })) = held else { continue };
            if !rule.password {
                continue;
            }
            let mut candidate = Candidate::new(rule, text.bytes, at, Carrier::Named);
            candidate.name = Some(word);
            candidate.tie = tie;
            candidate.single = single;
            if tie == Tie::Nobody && single {
                candidate.needs = Reach::Object; // `password` alone is everybody's
            }
            catch.candidates.push(candidate);
        }
    }
}

/// A value, its name, and what the name says.
type Held<'v> = (Span, Span, Meaning<'v>);

/// What is assigned to the name `word`.
fn assigned<'v>(text: &Text<'_, 'v>, word: Span, glue: &[u8], line: Span) -> Option<Held<'v>> {
    let meaning = text.names.judge(&text.bytes[word.start..word.end]);
    let start = line.start + glue.len();
    // `string password, X509KeyStorageFlags flags`: an argument that is no literal is no value.
    let literal = matches!(text.bytes.get(start), Some(b'"' | b'\'' | b'`' | b'\\'));
    let at = value(text.bytes, start, line.end).filter(|_| literal || !glue.contains(&b','))?;
    Some((at, word, meaning))
}

/// What a sentence says that the name is which starts with `word`. Words are no passwords: it has a digit.
fn in_prose<'v>(text: &Text<'_, 'v>, word: Span, line: Span) -> Option<Held<'v>> {
    let rest = &text.bytes[line.start..line.end];
    let found = TOLD.compiled()?.captures(rest)?;
    let mut phrase = text.bytes[word.start..word.end].to_vec();
    let between = found.get(1)?;
    let words = between.as_bytes().split(u8::is_ascii_whitespace);
    for other in words.filter(|other| !SMALL.iter().any(|small| small.as_bytes() == *other)) {
        phrase.push(b' ');
        phrase.extend_from_slice(other);
    }
    let at = value(text.bytes, line.start + found.get(0)?.end(), line.end)?;
    // Marks of emphasis are none of it where they stand before it as well; nor is the end of the sentence.
    let emphasis = &text.bytes[line.start..at.start];
    let emphasis = emphasis.iter().rev().take_while(|byte| matches!(byte, b'*' | b'_')).count();
    let bytes = text.bytes[at.start..at.end].strip_suffix(b".").unwrap_or(&text.bytes[at.start..at.end]);
    let marks = bytes.iter().rev().take(emphasis).take_while(|byte| matches!(byte, b'*' | b'_')).count();
    let at = Span::new(at.start, at.start + bytes.len() - marks);
    let made = text.bytes[at.start..at.end].iter().any(u8::is_ascii_digit) && at.len() >= SHORTEST;
    let name = Span::new(word.start, line.start + between.end());
    made.then(|| (at, name, text.names.judge(phrase.trim_ascii())))
}

/// The quoted or bare value that starts at `at`; none with a space in it.
fn value(text: &[u8], at: usize, end: usize) -> Option<Span> {
    // `"\"…\""`: a literal in a literal.
    let at = at + usize::from(text.get(at) == Some(&b'"') && text.get(at + 1) == Some(&b'\\'));
    let escape = usize::from(text.get(at) == Some(&b'\\'));
    let quote = text.get(at + escape).copied().filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
    let start = if quote.is_some() { at + escape + 1 } else { at };
    let closes = |byte: u8| match quote {
        Some(quote) => byte == quote,
        None => {
            byte.is_ascii_whitespace()
                || matches!(byte, b'&' | b',' | b';' | b'<' | b'"' | b'\'' | b')' | b'}')
        }
    };
    let length = text[start..end].iter().position(|byte| closes(*byte)).unwrap_or(end - start);
    let length = length - usize::from(escape == 1 && text[start..start + length].ends_with(b"\\"));
    let called = quote.is_none() && text[start..start + length].contains(&b'('); // `getpass('Contraseña: ')`
    let graphic =
        !called && text[start..start + length].iter().all(|byte| byte.is_ascii_graphic() || *byte >= 0x80);
    (graphic && (SHORTEST..=MAX).contains(&length)).then(|| Span::new(start, start + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_ends_with_its_quote_or_at_a_space() {
        let compiled = |shape: &'static Shape| shape.compiled().expect("every shape compiles");
        let (name, glue, _) = (compiled(&NAME), compiled(&GLUE), compiled(&TOLD));
        let cases = [
            ("MONO_WALLET_PASSWORD=Andes#Cumbia.51", "Andes#Cumbia.51", "dotenv"),
            ("wallet_password = VYvq?e2G-pyV", "VYvq?e2G-pyV", "INI"),
            (r#""WalletPassword": "a b""#, "", "a space is prose"),
            (r#""walletPassword": "Ab3$efgh1","#, "Ab3$efgh1", "JSON"),
            (r#"\"walletPassword\": \"Ab3$efgh1\","#, "Ab3$efgh1", "JSON in JSON"),
            (r#""MONO_WALLET_PASSWORD", "\"Ab3$efgh1\"""#, "Ab3$efgh1", "Gradle"),
            ("grant_type=password&password=Ab3$efgh1&x=1", "Ab3$efgh1", "a form"),
            (r#"os.getenv("MONO_WALLET_PASSWORD", "Ab3$efgh1")"#, "Ab3$efgh1", "a default"),
            ("<walletPassword>Ab3$efgh1</walletPassword>", "Ab3$efgh1", "XML"),
        ];
        for (text, want, why) in cases {
            let bytes = text.as_bytes();
            let got = name.find_iter(bytes).find_map(|found| {
                let glued = glue.find(&bytes[found.end()..])?;
                value(bytes, found.end() + glued.end(), bytes.len())
            });
            assert_eq!(got.map_or("", |span| &text[span.start..span.end]), want, "{why}: {text}");
        }
    }
}
