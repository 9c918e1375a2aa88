//! Workflow commands: one line each, in which no text from outside ends anything.

use super::super::escape;
use std::fmt::Write as _;

/// A level, which is also the command.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// What must be done.
    Error,
    /// What should be.
    Warning,
    /// What is to be known.
    Notice,
}

impl Level {
    /// Every level, the gravest first.
    pub(super) const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Notice];

    fn command(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

/// An annotation.
pub(super) struct Annotation {
    /// Its level.
    pub(super) level: Level,
    /// File and place, as properties; empty where no file can be shown.
    pub(super) place: Vec<(&'static str, String)>,
    /// Its heading.
    pub(super) title: String,
    /// Its lines, without control characters.
    pub(super) lines: Vec<String>,
}

/// An annotation as a command, on one line.
pub(super) fn command(annotation: &Annotation) -> String {
    let mut command = format!("::{} ", annotation.level.command());
    for (name, value) in &annotation.place {
        let _ = write!(command, "{name}={},", property(value)); // writing to a String cannot fail
    }
    let _ = write!(command, "title={}::{}", property(&annotation.title), data(&annotation.lines.join("\n")));
    command
}

/// The text of a command: what would end its line is encoded, and line feeds of ours stay lines.
fn data(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(|line| escape::visible(line).replace('%', "%25")).collect();
    lines.join("%0A")
}

/// The value of a property, in which `:` and `,` end something, too. A path stays as the file is called.
fn property(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '%' => safe.push_str("%25"),
            '\r' => safe.push_str("%0D"),
            '\n' => safe.push_str("%0A"),
            ':' => safe.push_str("%3A"),
            ',' => safe.push_str("%2C"),
            char => safe.push_str(&escape::visible(char.encode_utf8(&mut [0; 4]))),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_command_or_a_property() {
        #[rustfmt::skip]
        let cases = [
            // text              as data               as a property            why
            ("a b/ñ.env",        "a b/ñ.env",          "a b/ñ.env",             "what is plain stays"),
            ("100%0A::error::x", "100%250A::error::x", "100%250A%3A%3Aerror%3A%3Ax", "what is encoded is not decoded twice"),
            ("a\r\nb",           "a\\r%0Ab",           "a%0D%0Ab",              "line breaks"),
            ("a,line=1",         "a,line=1",           "a%2Cline=1",            "a comma begins the next property"),
            ("a\u{202e}\x1b[2J", "a\\u{202e}\\u{1b}[2J", "a\\u{202e}\\u{1b}[2J", "nothing is turned around or cleared"),
        ];
        for (text, as_data, as_property, why) in cases {
            assert_eq!((data(text).as_str(), property(text).as_str()), (as_data, as_property), "{why}");
        }
    }
}
