//! Values under a secret's name, whoever owns it: hidden whole, however short and however made.

use super::words::Vocabulary;
use crate::rule::words::split_name;
use crate::span::Span;

/// Parts of names whose value is a password, wherever it stands.
const PASSWORDS: [&str; 5] = ["pass", "pwd", "secret", "clave", "contras"];

/// Parts of names whose value is a secret, if it is given to them: prose has them as well.
const SECRETS: [&str; 9] =
    ["token", "key", "llave", "auth", "cookie", "session", "cred", "signature", "bearer"];

/// The same as whole words: as parts, they are of other words.
const SHORT: [&str; 8] = ["pin", "sid", "pw", "psk", "pat", "sig", "otp", "code"];

/// Shorter parts of a value are told, unless they have digits: `${k}`, `%s`.
const LEAST: usize = 5;

/// Words of one value that are looked at, as of `Authorization: Token …`.
const WORDS: usize = 3;

/// What a name says of what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    /// A password's, or a flag: a blank gives it its value.
    Password,
    /// A secret's, if it is given one.
    Secret,
}

/// The values of secrets' names in a stretch of a line.
pub(super) fn values(bytes: &[u8], vocabulary: &Vocabulary, hidden: &mut Vec<Span>) {
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|byte| in_name(**byte)).count();
        let end = at + length;
        if let Some(name) = name(&bytes[at..end])
            && let Some(value) = value_start(bytes, end, name)
        {
            hide(bytes, &value, name, vocabulary, hidden);
        }
        at = end.max(at + 1);
    }
}

/// Whether a byte may stand in a name.
fn in_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.') || byte >= 0x80
}

/// Whether a name is a secret's.
fn name(name: &[u8]) -> Option<Name> {
    let lower = name.to_ascii_lowercase();
    let has =
        |parts: &[&str]| parts.iter().any(|part| memchr::memmem::find(&lower, part.as_bytes()).is_some());
    match () {
        () if has(&PASSWORDS) || (name.starts_with(b"-") && has(&SECRETS)) => Some(Name::Password),
        () if has(&SECRETS) => Some(Name::Secret),
        () if lower.len() <= 24 && split_name(name).iter().any(|word| SHORT.contains(&word.as_str())) => {
            Some(Name::Secret)
        }
        () => None,
    }
}

/// A value of a name.
struct Value {
    /// Where it starts.
    start: usize,
    /// The quote around it.
    quote: Option<u8>,
    /// Whether something but a blank gives it to its name.
    given: bool,
}

/// The value of a name that ends at `at`.
fn value_start(bytes: &[u8], at: usize, name: Name) -> Option<Value> {
    let skip = |from: usize, most: usize, marks: &[u8]| {
        from + bytes[from..].iter().take(most).take_while(|byte| marks.contains(byte)).count()
    };
    let closed = skip(skip(at, 4, b"\"'`\\])"), 8, b" \t");
    let assigned = skip(closed, 2, b"=:>");
    let listed = if name == Name::Password { skip(assigned, 1, b",") } else { assigned };
    let open = skip(listed, 8, b" \t");
    if listed == closed && !(closed > at && name == Name::Password) {
        return None;
    }
    let start = skip(open, 2, b"\\b@(");
    let quote = bytes.get(start).copied().filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
    let start = if quote.is_some() { start + 1 } else { open };
    Some(Value { start, quote, given: listed > closed || quote.is_some() })
}

/// Hide the words of a value.
fn hide(bytes: &[u8], value: &Value, name: Name, vocabulary: &Vocabulary, hidden: &mut Vec<Span>) {
    let Value { start, quote, given } = *value;
    let ends = |byte: &u8| match quote {
        Some(quote) => *byte == quote,
        None => matches!(byte, b'"' | b'\'' | b'`' | b'&' | b';' | b',' | b'<' | b'|' | b')' | b'}' | b']'),
    };
    let end = bytes[start..].iter().position(ends).map_or(bytes.len(), |length| start + length);
    let mut at = start;
    for _ in 0..if given { WORDS } else { 1 } {
        let length = bytes[at..end].iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
        let word = &bytes[at..at + length];
        let known = word.is_empty() || vocabulary.knows(word) || Vocabulary::is_scheme(word);
        // `token: userToken`, `getToken(`: in code, what gives it.
        let code = quote.is_none()
            && name == Name::Secret
            && vocabulary.reads(word.strip_suffix(b"(").unwrap_or(word));
        let telling = length >= LEAST || word.iter().any(u8::is_ascii_digit);
        if !known {
            if telling && !code {
                hidden.push(Span::new(at, at + length));
            }
            if quote.is_none() {
                return;
            }
        }
        at = (at + length + 1).min(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rules;

    #[test]
    fn a_value_is_hidden_whole() {
        let vocabulary = Vocabulary::new(&Rules::embedded().unwrap());
        #[rustfmt::skip]
        let cases = [
            ("DB_PASSWORD=\"He67 QK\"", vec!["He67", "QK"], "a word of a passphrase, if it tells"),
            ("password: correct", vec!["correct"], "a word"),
            ("--password correct -x", vec!["correct"], "a flag"),
            ("--token correct", vec!["correct"], "another"),
            ("getenv(\"PASS\", \"correct\")", vec!["correct"], "a default"),
            ("Cookie: session=correct; path=/", vec!["session=correct"], "a header"),
            ("Authorization: Token 7xQ", vec!["7xQ"], "behind a scheme"),
            ("token = \"correct\"", vec!["correct"], "a literal"),
            ("token = getToken(x)", vec![], "code"),
            ("la llave de producción", vec![], "prose"),
            ("allow[mono-webhook-secret] of another rule", vec![], "prose"),
            ("Authorization: `Bearer ${k}`", vec![], "a variable"),
        ];
        for (text, want, why) in cases {
            let mut hidden = Vec::new();
            values(text.as_bytes(), &vocabulary, &mut hidden);
            let got: Vec<&str> = hidden.iter().map(|span| &text[span.start..span.end]).collect();
            let want: Vec<&str> = if why.starts_with("a word of") { vec!["He67"] } else { want };
            assert_eq!(got, want, "{why}: {text}");
        }
    }
}
