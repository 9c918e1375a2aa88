//! Readable texts of a blob.

mod utf16;
mod view;

pub use view::View;

use std::borrow::Cow;

/// The text that a blob is: as it is, or decoded where it is UTF-16.
pub fn view(bytes: &[u8]) -> View<'_> {
    match utf16::detect(bytes) {
        Some(encoding) => utf16::decode(bytes, encoding),
        None => View { text: Cow::Borrowed(bytes), layer: None, runs: Vec::new() },
    }
}
