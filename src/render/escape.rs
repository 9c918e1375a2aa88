//! Characters that would change how a report looks or reads: controls, bidi and invisible marks.
//!
//! A file name may hold any of them, and a terminal obeys them (<https://trojansource.codes>).

use serde::Serialize;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

/// `text` with every unsafe character spelled out: `\n`, `\u{202e}`.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        if is_unsafe(char) {
            shown.extend(char.escape_default());
        } else {
            shown.push(char);
        }
    }
    Cow::Owned(shown)
}

/// `text` with every unsafe character replaced by one that is safe, so that columns stay true.
pub fn in_place(text: &str) -> String {
    let safe = |char| match char {
        '\t' => ' ',
        char if is_unsafe(char) => char::REPLACEMENT_CHARACTER,
        char => char,
    };
    text.chars().map(safe).collect()
}

/// A JSON text that means the same, with every unsafe character in its strings as `\uXXXX`.
///
/// Line feeds stay: outside of strings they are layout, and inside `serde_json` has escaped them.
pub(super) fn json(text: &str) -> Cow<'_, str> {
    let is_unsafe = |char| char != '\n' && is_unsafe(char);
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        if is_unsafe(char) {
            for unit in char.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}"); // writing to a String cannot fail
            }
        } else {
            safe.push(char);
        }
    }
    Cow::Owned(safe)
}

/// Passes JSON on as [`json`] spells it, while it is made: a report of many findings is never in memory as a whole.
pub(super) struct Json<'w>(io::BufWriter<&'w mut dyn Write>);

impl<'w> Json<'w> {
    /// To `out`.
    pub(super) fn to(out: &'w mut dyn Write) -> Self {
        Self(io::BufWriter::new(out))
    }

    /// Write a value on a line of its own.
    pub(super) fn line(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut *self, value)?;
        self.0.write_all(b"\n")
    }

    /// Write a value on many lines, indented.
    pub(super) fn pretty(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *self, value)?;
        self.0.write_all(b"\n")
    }

    /// Hand over what is left. What is not asked for is handed over too, without a word of what went wrong.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Write for Json<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // serde_json hands over stretches of strings, which cut no character.
        let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        self.0.write_all(json(text).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Whether a character is a control, a line separator, a bidi control, or has no looks at all.
fn is_unsafe(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_control(); // nearly all of a report
    }
    char.is_control()
        || matches!(char,
            '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}'   // zero-width space to right-to-left mark
            | '\u{2028}'..='\u{202e}'   // separators and bidi embeddings
            | '\u{2060}'..='\u{206f}'   // invisible operators and bidi isolates
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' // the last two are in no XML
            | '\u{e0000}'..='\u{e007f}' // tags
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_spelled_out() {
        #[rustfmt::skip]
        let cases = [
            // text              visible              in place      why
            ("año/ключ.env",     "año/ключ.env",      "año/ключ.env", "letters of any language stay"),
            ("a\x1b[2Jb",        "a\\u{1b}[2Jb",      "a\u{fffd}[2Jb", "an escape sequence clears nothing"),
            ("a\u{9b}31mb",      "a\\u{9b}31mb",      "a\u{fffd}31mb", "nor does its one-character form"),
            ("a\r\nb",           "a\\r\\nb",          "a\u{fffd}\u{fffd}b", "a name is one line"),
            ("a\tb",             "a\\tb",             "a b",        "a tab has no sure width"),
            ("gnp\u{202e}.exe",  "gnp\\u{202e}.exe",  "gnp\u{fffd}.exe", "nothing is turned around"),
            ("a\u{200b}b",       "a\\u{200b}b",       "a\u{fffd}b", "nothing hides"),
            ("a\u{e0041}b",      "a\\u{e0041}b",      "a\u{fffd}b", "not even a tag"),
        ];
        for (text, shown, placed, why) in cases {
            assert_eq!(visible(text), shown, "{why}");
            assert_eq!(in_place(text), placed, "{why}");
            assert_eq!(in_place(text).chars().count(), text.chars().count(), "{why}");
        }
    }

    #[test]
    fn escaped_json_means_the_same() {
        let wild = "a\u{202e}b\u{9b}c\u{e0041}d\u{7f}\n\t\x1b";
        let plain = serde_json::to_string(wild).unwrap();
        let safe = json(&plain);
        assert!(!safe.contains(is_unsafe), "{safe}");
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), wild);
        let mut out = Vec::new();
        let mut writer = Json::to(&mut out);
        writer.line(&wild).unwrap();
        writer.pretty(&[wild]).unwrap();
        writer.end().unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            format!("{safe}\n[\n  {safe}\n]\n"),
            "made piece by piece"
        );
    }
}
