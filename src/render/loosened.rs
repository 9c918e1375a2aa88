//! What a change loosens of the settings by which it is scanned, in words.

use super::escape;
use super::words::Words;
use crate::report::{Loosening, Receipt};

/// What programs call it.
pub(super) const RULE: &str = "monoleaks-settings";

/// Which setting is loosened, and to what.
pub(super) fn what(loosening: &Loosening, words: Words<'_>) -> String {
    let key = format!("loosens-{}", loosening.what.as_str().replace('_', "-"));
    words.fill(&key, &[("seen", &escape::visible(&loosening.seen))])
}

/// The same as a sentence for one who sees nothing else of the report.
pub(super) fn message(loosening: &Loosening, receipt: &Receipt, words: Words<'_>) -> String {
    words.fill("loosened-message", &[("what", &what(loosening, words)), ("base", &base(receipt))])
}

/// The revision whose settings counted.
pub(super) fn base(receipt: &Receipt) -> String {
    escape::visible(receipt.policy.as_deref().unwrap_or_default()).into_owned()
}

/// How much is loosened, in a sentence, if anything is.
pub(super) fn told(receipt: &Receipt, words: Words<'_>) -> Option<String> {
    let all = receipt.loosened.len();
    (all > 0).then(|| words.count("loosened", all, &[("base", &base(receipt))]))
}

/// The first few as lines, and how many there are besides.
pub(super) fn lines(receipt: &Receipt, most: usize, words: Words<'_>) -> Vec<String> {
    let all = &receipt.loosened;
    let told = |it: &Loosening| format!("{}:{}: {}", escape::visible(&it.path), it.line, what(it, words));
    let left = all.len().saturating_sub(most);
    let left = (left > 0).then(|| words.count("loosened-more", left, &[]));
    all.iter().take(most).map(told).chain(left).collect()
}
