//! Texts and properties as SARIF wraps them.

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
