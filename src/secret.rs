//! The bytes of a credential, in a type that cannot be printed.

use std::fmt;

/// The bytes of a credential.
///
/// Borrowed, never stored: it has no `Display`, no `Serialize`, no `==`, its `Debug` says a length,
/// and it ends with the view it points into. What a report needs is made from it by
/// `classify`: a [`Preview`] and a fingerprint. `expose` is for the rooms that
/// judge a value; a test names the files that may call it.
#[derive(Clone, Copy)]
pub struct Secret<'v>(&'v [u8]);

impl<'v> Secret<'v> {
    /// Take `bytes` for a credential.
    pub fn new(bytes: &'v [u8]) -> Self {
        Self(bytes)
    }

    /// The bytes themselves, for judging, never for telling.
    pub(crate) fn expose(self) -> &'v [u8] {
        self.0
    }

    /// How many bytes it has.
    pub fn len(self) -> usize {
        self.0.len()
    }

    /// Whether it has none.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// What a person may see of it: the first four characters and how many there are.
    ///
    /// Of a value under 16 characters, nothing but its length: four would be too much of it.
    pub fn preview(self) -> Preview {
        let shown = if self.0.len() < 16 { &[][..] } else { &self.0[..4] };
        let mut text: String = shown.iter().copied().filter(u8::is_ascii_graphic).map(char::from).collect();
        text.push('…');
        Preview { text, length: Some(self.0.len()) }
    }

    /// What a person may see of a password: nothing, not even its length.
    pub fn preview_of_password(self) -> Preview {
        Preview { text: "…".to_owned(), length: None }
    }
}

impl fmt::Debug for Secret<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({} bytes)", self.0.len())
    }
}

/// At most four characters of a credential, and its length in bytes unless that is a secret too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Preview {
    /// The characters that may be shown, then `…`.
    pub text: String,
    /// Bytes in the whole value.
    pub length: Option<usize>,
}

impl fmt::Display for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length {
            Some(length) => write!(f, "{} ({length})", self.text),
            None => f.write_str(&self.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_shows_four_characters_at_most() {
        let cases: [(&[u8], &str, &str); 4] = [
            (b"q7Rk2mW9xT4bN8vL1sZ6", "q7Rk… (20)", "four of twenty"),
            (b"q7Rk2mW9", "… (8)", "none of a short one"),
            (b"\x1b[31mq7Rk2mW9xT4b", "[31… (17)", "no control character reaches a terminal"),
            ("ñandú-Yopal-Guaviare".as_bytes(), "an… (22)", "no byte of a cut character"),
        ];
        for (bytes, shown, why) in cases {
            assert_eq!(Secret::new(bytes).preview().to_string(), shown, "{why}");
        }
    }

    #[test]
    fn debug_says_nothing_but_a_length() {
        assert_eq!(format!("{:?}", Secret::new(b"q7Rk2mW9xT4bN8vL")), "Secret(16 bytes)");
    }
}
