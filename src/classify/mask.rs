//! What of a line nobody may see: everything that is not plainly innocent, whoever owns it.
//!
//! Mono documents no format, and a line can hold other companies' secrets, so nothing is masked for how it looks alone:
//! a stretch is shown if its words are known or read like words, and hidden if not.

use super::words::Vocabulary;
use crate::span::Span;

/// Tokens of at least so many characters are masked unless rules know their words.
const LONG: usize = 12;

/// So are tokens of so many that mix letters and digits, as passwords do.
const SHORT: usize = 6;

/// So many characters in a row may be shown of what is no word: fewer tell next to nothing.
const STRANGE: usize = 4;

/// A stretch of a line with its secrets masked; `value` is one that stands beside it, and may be repeated in it.
pub(super) fn mask(bytes: &[u8], value: &[u8], vocabulary: &Vocabulary) -> String {
    let mut hidden = userinfo(bytes);
    if !value.is_empty() {
        hidden.extend(memchr::memmem::find_iter(bytes, value).map(|at| Span::new(at, at + value.len())));
    }
    tokens(bytes, vocabulary, &mut hidden);
    super::named::values(bytes, vocabulary, &mut hidden);
    strange(bytes, vocabulary, &mut hidden);
    hidden.retain(|span| !span.is_empty());
    hidden.sort();
    let mut out = String::new();
    let mut at: Option<usize> = None; // where what was hidden last ends
    for span in hidden {
        let gap = &bytes[at.unwrap_or_default().min(span.start)..span.start];
        if at.is_none() || (at < Some(span.start) && tells(gap, vocabulary)) {
            show(gap, &mut out);
            out.push('…');
        }
        at = at.max(Some(span.end));
    }
    show(&bytes[at.unwrap_or_default()..], &mut out);
    out
}

/// Whether what stands between two hidden stretches is more than marks and letters of one secret.
fn tells(gap: &[u8], vocabulary: &Vocabulary) -> bool {
    let apart = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'`');
    let words = || gap.split(|byte| !byte.is_ascii_alphabetic() && *byte != b'_' && *byte < 0x80);
    gap.iter().any(apart)
        || gap.len() > LONG
        || words().any(|word| word.len() > STRANGE && vocabulary.reads(word))
}

/// Bytes as people may see them, without what a terminal would obey.
fn show(bytes: &[u8], out: &mut String) {
    let shown = String::from_utf8_lossy(bytes);
    out.extend(shown.chars().map(|char| match char {
        '\t' => ' ',
        char if char.is_control() => char::REPLACEMENT_CHARACTER,
        char => char,
    }));
}

/// Every `user:password` before the host of a URL; the password alone, where there is a user.
fn userinfo(bytes: &[u8]) -> Vec<Span> {
    let authorities = memchr::memmem::find_iter(bytes, b"://").filter_map(|at| {
        let start = at + b"://".len();
        let is_end = |byte: &u8| {
            byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'' | b'`' | b'<' | b'>')
        };
        let length = bytes[start..].iter().position(is_end).unwrap_or(bytes.len() - start);
        let authority = &bytes[start..start + length];
        let end = memchr::memrchr(b'@', authority)?;
        let user = memchr::memchr(b':', &authority[..end]).map_or(0, |colon| colon + 1);
        Some(Span::new(start + user, start + end))
    });
    authorities.collect()
}

/// Whether a byte belongs to a token that may be a secret; marks of passwords too.
fn in_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || byte >= 0x80
        || matches!(
            byte,
            b'_' | b'-' | b'.' | b'+' | b'/' | b'%' | b'~' | b'#' | b'!' | b'?' | b'*' | b'^' | b'='
        )
}

/// Long tokens, mixed ones, and the values of a query. A token is looked at name by name, so that `name=value`
/// keeps its name.
fn tokens(bytes: &[u8], vocabulary: &Vocabulary, hidden: &mut Vec<Span>) {
    let mut at = 0;
    while at < bytes.len() {
        let length = token_length(&bytes[at..]);
        let mut is_query = at > 0 && bytes[at - 1] == b'&';
        let mut from = at;
        for (index, part) in bytes[at..at + length].split(|byte| *byte == b'=').enumerate() {
            let is_secret = part.len() >= LONG || (is_query && index > 0) || is_mixed(part);
            if is_secret && !vocabulary.knows(part) {
                hidden.push(Span::new(from, from + part.len()));
            }
            is_query |= part.contains(&b'?');
            from += part.len() + 1;
        }
        at += length.max(1);
    }
}

/// How long the token is that `bytes` start with. Characters that are written as `&#47;`, `\\/` or `\\u002f` are
/// in it; quotes are not, however they are written.
fn token_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while at < bytes.len() {
        at += match &bytes[at..] {
            [byte, ..] if in_token(*byte) => 1,
            [b'\\', b'/', ..] => 2,
            [b'\\', b'u', rest @ ..] if rest.len() >= 4 && !matches!(&rest[..4], b"0022" | b"0027") => 6,
            [b'&', b'#', rest @ ..] => match rest.iter().take(6).position(|byte| *byte == b';') {
                Some(end) if !matches!(&rest[..end], b"34" | b"39" | b"x22" | b"x27") => end + 3,
                _ => break,
            },
            _ => break,
        };
    }
    at
}

/// Whether a token looks like a short password: letters and digits, and not as a version or an address has them.
fn is_mixed(part: &[u8]) -> bool {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || is_glue(*byte);
    let (letters, digits) = part.iter().fold((0, 0), |(letters, digits), byte| {
        (letters + usize::from(byte.is_ascii_alphabetic()), digits + usize::from(byte.is_ascii_digit()))
    });
    part.len() >= SHORT && part.iter().all(plain) && letters > 1 && digits > 0
}

/// Whether a mark between two letters makes them one word: people put them into passwords, code hardly does.
fn is_glue(byte: u8) -> bool {
    matches!(byte, b'#' | b'!' | b'*' | b'^' | b'~' | b'+' | b'$' | b'%')
}

/// What is no word, and stands together without blanks and without words between: `Kx7$q(Zt`, `4f-9a-2c`.
fn strange(bytes: &[u8], vocabulary: &Vocabulary, hidden: &mut Vec<Span>) {
    let mut cluster = Cluster::default();
    let mut at = 0;
    while at < bytes.len() {
        let length = word_length(&bytes[at..]);
        let span = Span::new(at, at + length.max(1));
        let sort = if length == 0 {
            Sort::of_mark(bytes[at])
        } else {
            Sort::of_word(&bytes[at..at + length], vocabulary)
        };
        cluster.take(span, sort, hidden);
        at = span.end;
    }
    cluster.end(hidden);
}

/// How long the word is that `bytes` start with, with the marks that glue its parts.
fn word_length(bytes: &[u8]) -> usize {
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80;
    let mut at = bytes.iter().take_while(|byte| letter(byte)).count();
    while at > 0 && at + 1 < bytes.len() && is_glue(bytes[at]) && letter(&bytes[at + 1]) {
        at += 1 + bytes[at + 1..].iter().take_while(|byte| letter(byte)).count();
    }
    at
}

/// What a piece of a line is to what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// Nothing goes on past it.
    Blank,
    /// A word: nothing goes on past it, unless a mark of passwords stands between.
    Plain,
    /// A mark of code and prose.
    Silent,
    /// A mark of passwords.
    Mark,
    /// Digits that are strange only beside what is.
    Number,
    /// No word.
    Strange,
}

impl Sort {
    fn of_mark(byte: u8) -> Self {
        match byte {
            byte if byte.is_ascii_whitespace() => Self::Blank,
            b'@' | b'&' | b'?' | b'\\' => Self::Mark,
            byte if is_glue(byte) => Self::Mark,
            _ => Self::Silent,
        }
    }

    fn of_word(word: &[u8], vocabulary: &Vocabulary) -> Self {
        let digits = word.iter().all(u8::is_ascii_digit);
        match () {
            () if digits && word.len() <= STRANGE => Self::Number,
            () if !digits && (vocabulary.knows(word) || vocabulary.reads(word)) => Self::Plain,
            () => Self::Strange,
        }
    }
}

/// Strange pieces that stand together, with whatever is between them.
#[derive(Default)]
struct Cluster {
    span: Option<Span>,
    strange: bool,
    /// Whether the last piece is a mark of passwords.
    marked: bool,
}

impl Cluster {
    /// Look at the next piece of a line.
    fn take(&mut self, piece: Span, sort: Sort, hidden: &mut Vec<Span>) {
        match sort {
            Sort::Blank => self.end(hidden),
            Sort::Plain if !(self.strange && self.marked) => self.end(hidden),
            Sort::Silent => {}
            Sort::Plain | Sort::Mark | Sort::Number | Sort::Strange => {
                self.span = Some(Span::new(self.span.map_or(piece.start, |span| span.start), piece.end));
                self.strange |= sort == Sort::Strange;
            }
        }
        self.marked = sort == Sort::Mark;
    }

    /// Hide what stands together, if it is more than may be shown.
    fn end(&mut self, hidden: &mut Vec<Span>) {
        let Self { span, strange, .. } = std::mem::take(self);
        hidden.extend(span.filter(|span| strange && span.len() > STRANGE));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rules;

    #[test]
    fn what_is_no_word_is_hidden_and_what_is_one_is_shown() {
        let vocabulary = Vocabulary::new(&Rules::embedded().unwrap());
        #[rustfmt::skip]
        let cases = [
            ("const client = new Client(url, {headers: h})", "const client = new Client(url, {headers: h})", "code"),
            ("fetch('https://api.cuentamono.com/v1')", "fetch('https://api.cuentamono.com/v1')", "a host"),
            ("2026-11-24 07:22:33 [info] 10.0.0.7:8080", "2026-11-24 07:22:33 [info] 10.0.0.7:8080", "dates, addresses"),
            ("# antes Kx7$q(Zt después", "# antes … después", "marks within a secret"),
            ("(81061627084)", "(…)", "digits"),
            ("\"a\", \"-f%y$1Wn\"", "\"a\", \"-…\"", "a password without a name"),
            ("VHaUzj9$%TdxeO6V@!yQvLLdS", "…", "pieces, each of which is short"),
            ("<U?6-Eez!4wX]C5z>", "<…>", "brackets within a secret"),
            ("Andes#Cumbia", "…", "words that a mark glues"),
            ("x = y", "x = y", "too short to tell"),
            ("qzvkxwjm", "…", "letters that no language has"),
            ("ключ: producción", "ключ: producción", "letters of any language"),
        ];
        for (text, want, why) in cases {
            assert_eq!(mask(text.as_bytes(), b"", &vocabulary), want, "{why}: {text}");
        }
    }
}
