//! Texts and properties as SARIF wraps them.

use super::super::escape;
use sarif::sarif::{Message, MultiformatMessageString, PropertyBag};
use serde_json::Value;
use std::collections::BTreeMap;

/// A message of plain text.
pub(super) fn message(text: String) -> Message {
    Message::builder().text(text).build()
}

/// A text of a rule.
pub(super) fn text(text: String) -> MultiformatMessageString {
    MultiformatMessageString::builder().text(text).build()
}

/// Properties of ours.
pub(super) fn properties<const N: usize>(pairs: [(&str, Value); N]) -> PropertyBag {
    let pairs = pairs.map(|(key, value)| (key.to_owned(), value));
    PropertyBag::builder().additional_properties(BTreeMap::from(pairs)).build()
}

/// Text in which nothing reads as a link (SARIF 2.1.0, section 3.11.6).
pub(super) fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for char in escape::visible(text).chars() {
        if matches!(char, '[' | ']' | '\\') {
            safe.push('\\');
        }
        safe.push(char);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_reads_as_a_link() {
        #[rustfmt::skip]
        let cases = [
            ("host api.cuentamono.com", "host api.cuentamono.com", "what is plain stays"),
            ("[x](http://evil)",        r"\[x\](http://evil)",     "brackets are escaped"),
            (r"a\[b",                   r"a\\\[b",                 "so is what escapes"),
            ("a\u{202e}b",              r"a\\u{202e}b",            "what is invisible is spelled out first"),
        ];
        for (text, safe, why) in cases {
            assert_eq!(plain(text), safe, "{why}");
        }
    }
}
