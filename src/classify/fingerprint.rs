//! Stable names of values that say nothing about them.
//!
//! A plain hash of a guessable value lets anybody test guesses. So a value of at least [`STRONG`] estimated
//! bits is hashed with SHA-256, and a weaker one with argon2id and a salt. Two findings of one value have one fingerprint,
//! whatever rule, file or environment they are of; the prefix (`s1`, `a1`) names the way.

use super::wordy::wordy_letters;
use crate::rule::Rules;
use crate::secret::Secret;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

/// Estimated bits from which guessing a value through a fast hash is out of reach.
const STRONG: f64 = 80.0;

/// Weak values that are fingerprinted in one run; each costs about 20 ms and 19 MiB.
const WEAK_LIMIT: usize = 200;

/// What the hashes are of, so that they are of no use elsewhere.
const DOMAIN: &[u8] = b"monoleaks fingerprint v1\0";

/// The salt of projects that have none of their own.
const SALT: &[u8] = b"monoleaks default salt";

/// Makes fingerprints, each distinct weak value once.
#[derive(Debug)]
pub struct Fingerprints {
    salt: Vec<u8>,
    weak: Mutex<HashMap<[u8; 32], String>>,
}

impl Fingerprints {
    /// With a project's `salt`, or the constant one.
    pub fn new(salt: Option<&str>) -> Self {
        let salt = salt.filter(|salt| salt.len() >= 8).map_or(SALT, str::as_bytes).to_vec();
        Self { salt, weak: Mutex::default() }
    }

    /// The fingerprint of a value.
    pub(super) fn of(&self, secret: Secret<'_>, rules: &Rules) -> String {
        let value = secret.expose();
        let digest: [u8; 32] = Sha256::new().chain_update(DOMAIN).chain_update(value).finalize().into();
        if estimated_bits(value, rules) >= STRONG {
            return format!("s1:{}", hex(&digest[..16]));
        }
        // One at a time: 19 MiB for each thread would break the promise on memory.
        let mut weak = self.weak.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = weak.get(&digest) {
            return known.clone();
        }
        let made = if weak.len() < WEAK_LIMIT { slow(value, &self.salt) } else { None };
        let made =
            made.map_or_else(|| "none:too-many-weak-values".to_owned(), |hash| format!("a1:{}", hex(&hash)));
        weak.insert(digest, made.clone());
        made
    }
}

/// argon2id with the least cost that OWASP recommends: 19 MiB, two passes.
fn slow(value: &[u8], salt: &[u8]) -> Option<[u8; 16]> {
    let params = argon2::Params::new(19 * 1024, 2, 1, Some(16)).ok()?;
    let argon = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    let mut hash = [0; 16];
    argon.hash_password_into(value, salt, &mut hash).ok()?;
    Some(hash)
}

/// How many bits guessing a value takes at least, as far as its looks say.
///
/// Letters in words count twelve bits a word (a list of 4,096 words); every other character as if drawn from
/// the classes that occur (digits, hexadecimal, letters of one case or both, marks).
fn estimated_bits(value: &[u8], rules: &Rules) -> f64 {
    let (wordy, words) = wordy_letters(value, rules);
    let has = |class: fn(&u8) -> bool| value.iter().any(class);
    let hexadecimal = value.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-'));
    let mut alphabet = 0_u32;
    alphabet += if has(u8::is_ascii_digit) { 10 } else { 0 };
    alphabet += if hexadecimal { 6 } else { 0 };
    alphabet += if !hexadecimal && has(u8::is_ascii_lowercase) { 26 } else { 0 };
    alphabet += if has(u8::is_ascii_uppercase) { 26 } else { 0 };
    alphabet += if has(u8::is_ascii_punctuation) && !hexadecimal { 4 } else { 0 };
    let free = value.len().saturating_sub(wordy);
    12.0 * words as f64 + free as f64 * f64::from(alphabet.max(2)).log2()
}

/// Bytes in hexadecimal.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machine_made_values_are_strong_and_made_up_ones_weak() {
        let rules = Rules::embedded().unwrap();
        let cases = [
            ("7c1e94d0b8a35f62e4d7093ab1c8f526", true, "128 bits of hexadecimal"),
            ("hV3kQ9tZr7XwB2nL", true, "sixteen of base62"),
            ("b4f1c7d2-9e35-4a68-8d07-5c2b6e9f1a34", true, "a UUID"),
            ("Frailejon+Quindio.4821", false, "two words and a number"),
            ("Kd7wQ2xZ", false, "eight characters"),
            ("12345678901234567", false, "digits only"),
        ];
        for (value, strong, why) in cases {
            let bits = estimated_bits(value.as_bytes(), &rules);
            assert_eq!(bits >= STRONG, strong, "{why}: {bits} bits");
        }
    }

    #[test]
    fn a_fingerprint_is_the_values_and_the_salts_alone() {
        let rules = Rules::embedded().unwrap();
        let (one, two) = (Fingerprints::new(None), Fingerprints::new(Some("salt of a project")));
        let of = |prints: &Fingerprints, value: &[u8]| prints.of(Secret::new(value), &rules);
        let strong = b"hV3kQ9tZr7XwB2nLs8DcJ4yMf6PgT1Ae";
        let weak = b"Frailejon+Quindio.4821";
        assert_eq!(of(&one, strong), of(&two, strong), "a strong value needs no salt");
        assert_ne!(of(&one, weak), of(&two, weak), "a weak one does");
        assert_eq!(of(&one, weak), of(&one, weak), "twice the same");
        assert!(
            of(&one, strong).starts_with("s1:") && of(&one, weak).starts_with("a1:"),
            "the prefix names the way"
        );
    }
}
