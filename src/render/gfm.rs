//! Text in Markdown that stays text: <https://github.github.com/gfm/>.

use super::escape;
use std::fmt::Write as _;

/// Characters of a text from outside that are told: longer than any path that people make, and short enough that a hostile one
/// pushes nothing else out of the page.
const MOST: usize = 300;

/// A text from outside as code, in which nothing is markup, a link, a mention or an emoji.
///
/// A row of backticks ends with as many backticks, so it is fenced with more than the text has anywhere.
pub(super) fn code(text: &str) -> String {
    let text = short(&escape::visible(text));
    let (mut most, mut row) = (0, 0);
    for char in text.chars() {
        row = if char == '`' { row + 1 } else { 0 };
        most = most.max(row);
    }
    let fence = "`".repeat(most + 1);
    let bare = text.trim_matches(' ');
    // A blank at either end is taken away again; code of nothing but blanks is kept as it is.
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    match bare {
        "" => format!("{fence}\u{a0}{fence}"),
        _ => format!("{fence}{pad}{text}{pad}{fence}"),
    }
}

/// A piece of a row of a table: a bar would end its cell, in code too.
pub(super) fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// A text of which nothing is markup.
pub(super) fn plain(text: &str) -> String {
    let text = short(&escape::visible(text));
    let mut safe = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let is_bare = |next: &char| *next == ' ' || next.is_ascii_digit();
        match char {
            // Of a sentence, or before a column.
            ':' if chars.peek().is_none_or(is_bare) => safe.push(':'),
            // Addresses, mentions and emoji are made of these without any markup.
            '@' | ':' | '&' | '<' | '>' | '#' => {
                let _ = write!(safe, "&#{};", u32::from(char)); // writing to a String cannot fail
            }
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '!' | '$' => {
                safe.push('\\');
                safe.push(char);
            }
            char => safe.push(char),
        }
    }
    safe.replace("www.", "www&#46;")
}

/// Advice in our own words, which may hold code and addresses, but no HTML.
pub(super) fn prose(text: &str) -> String {
    escape::visible(text).replace('<', "&lt;")
}

/// The end of a text that is too long, since that of a path says most.
fn short(text: &str) -> String {
    let length = text.chars().count();
    if length <= MOST {
        return text.to_owned();
    }
    std::iter::once('…').chain(text.chars().skip(length - MOST)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        #[rustfmt::skip]
        let cases = [
            // text               code                      plain                      why
            ("src/a.ts:12",       "`src/a.ts:12`",          "src/a.ts:12",              "what is plain stays"),
            ("a`b",               "``a`b``",                "a\\`b",                    "a backtick"),
            ("`a``",              "``` `a`` ```",           "\\`a\\`\\`",               "backticks at both ends"),
            (" a ",               "`  a  `",                " a ",                      "blanks at both ends"),
            ("",                  "`\u{a0}`",               "",                         "nothing at all"),
            ("<img src=x>",       "`<img src=x>`",          "&#60;img src=x&#62;",      "HTML"),
            ("[a](http://b)",     "`[a](http://b)`",        "\\[a\\](http&#58;//b)",    "a link"),
            ("@ana #1 www.b.co",  "`@ana #1 www.b.co`",     "&#64;ana &#35;1 www&#46;b.co", "what links by itself"),
            ("a\r\nb\u{202e}",    "`a\\r\\nb\\u{202e}`",    "a\\\\r\\\\nb\\\\u\\{202e\\}", "breaks, and what turns text around"),
            ("a|b",               "`a|b`",                  "a\\|b",                    "a bar"),
        ];
        for (text, as_code, as_plain, why) in cases {
            assert_eq!((code(text).as_str(), plain(text).as_str()), (as_code, as_plain), "{why}");
        }
        assert_eq!(cell(&code("a|b")), "`a\\|b`");
    }

    #[test]
    fn of_a_long_text_the_end_is_told() {
        let told = code(&format!("{}/.env", "a/".repeat(5000)));
        assert!(told.starts_with("`…") && told.ends_with("/.env`"), "{told}");
        assert_eq!(told.chars().count(), MOST + 3);
    }
}
