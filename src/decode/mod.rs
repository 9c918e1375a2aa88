//! Readable texts of a blob: the text itself, and what is written in it in another way.

mod escape;
mod hex;
mod packed;
mod utf16;
mod view;

pub use view::View;

use std::borrow::Cow;

/// The text that a blob is: as it is, or decoded where it is UTF-16.
pub fn view(bytes: &[u8]) -> View<'_> {
    match utf16::detect(bytes) {
        Some(encoding) => utf16::decode(bytes, encoding),
        None => View { text: Cow::Borrowed(bytes), layer: None, runs: Vec::new(), solid: None, under: None },
    }
}

/// The texts that stand in a text in another form: without its escapes, and what its base64 and its hexadecimal digits hold.
pub fn inner<'v>(view: &'v View<'v>) -> Vec<View<'v>> {
    escape::views(view).chain(packed::views(view)).chain(hex::views(view)).collect()
}
