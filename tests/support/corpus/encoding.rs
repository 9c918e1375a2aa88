//! How a text is written down: character encodings and line endings of files, escapes within them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The bytes of a file, by the first line of its template (`⟦file encoding=utf-16le-bom eol=crlf⟧`).
///
/// Lines and columns are those of the text, so nothing here moves a label.
pub(crate) fn bytes(text: &str, encoding: &str, eol: &str) -> Vec<u8> {
    let text = match eol {
        "lf" => text.to_owned(),
        "crlf" => text.replace('\n', "\r\n"),
        _ => panic!("no line ending is called `{eol}`"),
    };
    let utf16 = |mark: &str, order: fn(u16) -> [u8; 2]| {
        format!("{mark}{text}").encode_utf16().flat_map(order).collect()
    };
    match encoding {
        "utf-8" => text.into_bytes(),
        "utf-8-bom" => format!("\u{feff}{text}").into_bytes(),
        "utf-16le" => utf16("", u16::to_le_bytes),
        "utf-16le-bom" => utf16("\u{feff}", u16::to_le_bytes),
        "utf-16be" => utf16("", u16::to_be_bytes),
        "utf-16be-bom" => utf16("\u{feff}", u16::to_be_bytes),
        // What Windows tools in Spanish still write; each letter is a byte that is no UTF-8.
        "latin-1" => text.chars().map(|char| u8::try_from(char).expect("a template in Latin 1")).collect(),
        _ => panic!("no encoding is called `{encoding}`"),
    }
}

/// The text of a file that [`bytes`] wrote, without its byte order mark.
pub(crate) fn text(bytes: &[u8], encoding: &str) -> String {
    let utf16 = |order: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]])).collect();
        String::from_utf16(&units).expect("whole characters")
    };
    let text = match encoding {
        "utf-16le" | "utf-16le-bom" => utf16(u16::from_le_bytes),
        "utf-16be" | "utf-16be-bom" => utf16(u16::from_be_bytes),
        "latin-1" => bytes.iter().copied().map(char::from).collect(),
        _ => String::from_utf8(bytes.to_owned()).expect("UTF-8"),
    };
    text.trim_start_matches('\u{feff}').to_owned()
}

/// A text within a file, written so that another text can hold it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Escaped {
    /// What stands in the file.
    pub(crate) text: String,
    /// For each byte of the plain text, and for its end: where it starts in `text`.
    starts: Vec<usize>,
    /// Likewise one past where the byte before ends; differs where two bytes share a letter.
    ends: Vec<usize>,
}

impl Escaped {
    /// Where the plain text's bytes from `start` up to `end` stand.
    pub(crate) fn range(&self, start: usize, end: usize) -> (usize, usize) {
        (self.starts[start], self.ends[end])
    }
}

/// Escape `plain` in the way called `name`.
pub(crate) fn escape(name: &str, plain: &str) -> Escaped {
    match name {
        "base64" => base64(plain),
        "base64mail" => wrapped(&base64(plain), 76),
        "gzip64" => whole(STANDARD.encode(super::archive::gzipped(plain.as_bytes())), plain.len()),
        "hex" => by_letter(plain, |char| hexadecimal(char, "")),
        "hexescape" => by_letter(plain, |char| hexadecimal(char, "\\x")),
        "quotedprintable" => wrapped_softly(plain),
        "percent" => by_letter(plain, |char| match char {
            'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '.' | '_' | '~' => char.to_string(),
            _ => char.to_string().bytes().fold(String::new(), |text, byte| format!("{text}%{byte:02X}")),
        }),
        "json" => by_letter(plain, |char| match char {
            '"' | '\\' => format!("\\{char}"),
            '\n' => "\\n".to_owned(),
            _ => char.to_string(),
        }),
        "unicode" => by_letter(plain, |char| match char {
            'A'..='Z' | 'a'..='z' | '0'..='9' | ' ' => char.to_string(),
            _ => format!("\\u{:04x}", u32::from(char)),
        }),
        "html" => by_letter(plain, |char| match char {
            'A'..='Z' | 'a'..='z' | '0'..='9' | ' ' | '-' | '_' | '.' | ':' => char.to_string(),
            '"' => "&quot;".to_owned(),
            _ => format!("&#{};", u32::from(char)),
        }),
        _ => panic!("no escape is called `{name}`"),
    }
}

fn by_letter(plain: &str, mut write: impl FnMut(char) -> String) -> Escaped {
    let (mut text, mut starts) = (String::new(), Vec::new());
    for char in plain.chars() {
        starts.extend(std::iter::repeat_n(text.len(), char.len_utf8()));
        text.push_str(&write(char));
    }
    starts.push(text.len());
    Escaped { text, ends: starts.clone(), starts }
}

fn hexadecimal(char: char, before: &str) -> String {
    char.to_string().bytes().fold(String::new(), |text, byte| format!("{text}{before}{byte:02x}"))
}

/// As mail is written: `=` and what is no ASCII by number, and no line over 76 signs.
fn wrapped_softly(plain: &str) -> Escaped {
    let mut column = 0;
    by_letter(plain, |char| {
        let written = match char {
            '\n' => {
                column = 0;
                return "\n".to_owned();
            }
            ' '..='<' | '>'..='~' => char.to_string(),
            _ => char.to_string().bytes().fold(String::new(), |text, byte| format!("{text}={byte:02X}")),
        };
        column += written.len();
        if column <= 75 {
            return written;
        }
        column = written.len();
        format!("=\n{written}")
    })
}

/// Cut into lines of `width`.
fn wrapped(escaped: &Escaped, width: usize) -> Escaped {
    let lines: Vec<&str> =
        escaped.text.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).expect("ASCII")).collect();
    // What starts a line starts behind its line end; what ends a line ends before it.
    let starts = escaped.starts.iter().map(|at| at + at / width).collect();
    let ends = escaped.ends.iter().map(|at| at + at.saturating_sub(1) / width).collect();
    Escaped { text: lines.join("\n"), starts, ends }
}

/// A text in which no part has a place of its own: each is the whole.
fn whole(text: String, plain: usize) -> Escaped {
    Escaped { starts: vec![0; plain + 1], ends: vec![text.len(); plain + 1], text }
}

/// Six bits a letter: a byte starts within one letter and ends within another.
fn base64(plain: &str) -> Escaped {
    let places = 0..=plain.len();
    Escaped {
        text: STANDARD.encode(plain),
        starts: places.clone().map(|byte| byte * 8 / 6).collect(),
        ends: places.map(|byte| (byte * 8).div_ceil(6)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_written_as_their_first_line_says() {
        #[rustfmt::skip]
        let cases: [(&str, &str, &str, &[u8]); 7] = [
            // text  encoding         eol     bytes                              why
            ("ñ\n",  "utf-8",         "lf",   b"\xC3\xB1\n"),                 // as it stands
            ("ñ\n",  "utf-8-bom",     "crlf", b"\xEF\xBB\xBF\xC3\xB1\r\n"),   // Windows' Notepad
            ("ñ\n",  "utf-16le-bom",  "crlf", b"\xFF\xFE\xF1\0\r\0\n\0"),     // PowerShell's `>`
            ("ñ\n",  "utf-16le",      "lf",   b"\xF1\0\n\0"),                 // no BOM
            ("ñ\n",  "utf-16be-bom",  "lf",   b"\xFE\xFF\0\xF1\0\n"),         // Java's "UTF-16"
            ("ñ\n",  "utf-16be",      "lf",   b"\0\xF1\0\n"),                 // no BOM
            ("ñ\n",  "latin-1",       "lf",   b"\xF1\n"),                     // no UTF-8 at all
        ];
        for (text, encoding, eol, expected) in cases {
            assert_eq!(bytes(text, encoding, eol), expected, "{encoding} {eol}");
            assert_eq!(super::text(expected, encoding).trim_end(), "ñ", "{encoding} read back");
        }
    }

    #[test]
    fn a_part_of_a_text_is_found_in_its_escaped_form() {
        #[rustfmt::skip]
        let cases = [
            // escape     plain     part     written       why
            ("percent",   "a=b+c",  (2, 5),  "b%2Bc",      "a sign within the part grows"),
            ("percent",   "ñ+x",    (2, 4),  "%2Bx",       "two bytes before the part, six signs"),
            ("json",      "{\"k\"", (2, 3),  "k",          "the quote before it has two signs"),
            ("unicode",   "a+b",    (0, 3),  "a\\u002bb",  "as JSON libraries write what HTML dislikes"),
            ("html",      "\"a/b",  (1, 4),  "a&#47;b",    "an attribute"),
            ("base64",    "id:key", (3, 6),  "a2V5",       "three bytes are four letters"),
            ("hex",       "a=k",    (2, 3),  "6b",         "two signs a byte"),
            ("hexescape", "a=k",    (2, 3),  "\\x6b",      "four signs a byte"),
            ("quotedprintable", "ñ=k", (2, 4), "=3Dk",     "the sign of the escape itself"),
            ("base64",    "i:key",  (2, 5),  "prZXk",      "a letter that is half the part's is the part's"),
        ];
        for (name, plain, (start, end), expected, why) in cases {
            let escaped = escape(name, plain);
            let (from, to) = escaped.range(start, end);
            assert_eq!(&escaped.text[from..to], expected, "{why}: {name}");
        }
    }
}
