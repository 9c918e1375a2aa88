//! Words, sizes, dates and fingerprints as people type them.

use crate::environment::{Confidence, Lang};
use crate::suppress::{is_date, is_fingerprint};
use clap::builder::{PossibleValuesParser, TypedValueParser as _};

/// A parser for the words of one of our enums.
macro_rules! words_parser {
    ($name:ident, $type:ty) => {
        pub(super) fn $name() -> impl clap::builder::TypedValueParser<Value = $type> {
            PossibleValuesParser::new(<$type>::ALL.iter().map(|word| word.as_str())).map(|text| {
                let known = <$type>::ALL.iter().copied().find(|word| word.as_str() == text);
                known.unwrap_or(<$type>::ALL[0]) // the parser before let only known words through
            })
        }
    };
}
words_parser!(confidence, Confidence);
words_parser!(lang, Lang);

/// A size: `5000`, `512K`, `5M`, `2G`.
pub(super) fn size(text: &str) -> Result<u64, String> {
    if !text.starts_with(|char: char| char.is_ascii_digit()) {
        return Err(format!("`{text}` is no size; write a number, as 5M"));
    }
    let (digits, unit) = text.split_at(text.trim_end_matches(|char: char| char.is_ascii_alphabetic()).len());
    let unit: u64 = match unit.to_ascii_uppercase().as_str() {
        "" | "B" => 1,
        "K" | "KB" => 1 << 10,
        "M" | "MB" => 1 << 20,
        "G" | "GB" => 1 << 30,
        _ => return Err(format!("`{unit}` is no unit; write K, M or G")),
    };
    let number: u64 = digits.parse().map_err(|_| format!("`{text}` is no size; write a number, as 5M"))?;
    number.checked_mul(unit).ok_or_else(|| format!("`{text}` is too large"))
}

/// A date: `2027-01-31`.
pub(super) fn date(text: &str) -> Result<String, String> {
    if is_date(text) {
        Ok(text.to_owned())
    } else {
        Err("that is no date; write it as 2027-01-31".to_owned())
    }
}

/// A fingerprint of one value: `s1:` or `a1:` and 32 digits.
pub(super) fn fingerprint(text: &str) -> Result<String, String> {
    if is_fingerprint(text) {
        return Ok(text.to_owned());
    }
    Err("that is no fingerprint; copy one from `baseline show` or a report, as s1: or a1: and 32 digits"
        .to_owned())
}

/// A text that says something.
pub(super) fn words(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() { Err("that says nothing".to_owned()) } else { Ok(text.to_owned()) }
}
