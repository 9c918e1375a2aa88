//! The words that rules know, which an excerpt may show at any length.

use super::wordy::reads_like_one;
use crate::rule::Rules;
use crate::rule::words::{Phrase, split_name};
use std::collections::HashSet;

/// Words of names, hosts, paths and headers.
#[derive(Debug)]
pub(super) struct Vocabulary {
    words: HashSet<String>,
    /// Which letters follow each letter in words.
    followers: [u32; 26],
}

/// Letters of a name that may be shown though they are no word: `db`, `cfg`.
const ODD: usize = 4;

/// Longest name that may be shown because it reads like words: a passphrase does, too.
const READABLE: usize = 24;

impl Vocabulary {
    /// All the words of `rules`.
    pub(super) fn new(rules: &Rules) -> Self {
        let (mono, environments, innocent) = (&rules.mono, &rules.environments, &rules.not_secrets);
        let names = rules.credentials.iter().flat_map(|rule| rule.names.iter().chain(&rule.alone));
        let phrases = names
            .chain(innocent.names.values().flatten())
            .chain(rules.others.iter().flat_map(|other| &other.words));
        let mut words: HashSet<String> = phrases.flat_map(Phrase::words).cloned().collect();
        let tables = environments.words.values().chain(environments.name_words.values()).flatten();
        words.extend(tables.chain(&rules.fillers).chain(&innocent.metadata).cloned());
        let headers = rules.credentials.iter().flat_map(|rule| &rule.headers).chain(&mono.headers);
        let paths = mono.paths.iter().chain(&mono.shared_paths).map(|(path, _)| path);
        let texts = headers.chain(paths).chain(&mono.domains).chain(&mono.sdk).chain(&mono.token_paths);
        words.extend(texts.flat_map(|text| split_name(text.as_bytes())));
        words.extend(
            ["authorization", "grant", "post", "participant", "bearer", "basic", "proxy"].map(str::to_owned),
        );
        Self { words, followers: rules.placeholders.followers }
    }

    /// Whether every word of a token is known, so that it can be no secret.
    pub(super) fn knows(&self, token: &[u8]) -> bool {
        let words = split_name(token);
        let number = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        let digits: usize = words.iter().filter(|word| number(word)).map(String::len).sum();
        digits <= ODD
            && !words.is_empty()
            && words.iter().all(|word| self.words.contains(word) || number(word))
    }

    /// Whether a token reads like words, as names in code and prose do.
    pub(super) fn reads(&self, token: &[u8]) -> bool {
        let letter =
            |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'.' | b'-') || *byte >= 0x80;
        if token.len() > READABLE || !token.iter().all(letter) {
            return false;
        }
        let words = split_name(token);
        let is_odd = |word: &&String| !self.words.contains(*word) && !reads_like_one(word, &self.followers);
        let odd: usize = words.iter().filter(is_odd).map(String::len).sum();
        // Of letters of another alphabet nothing is known, and hardly a secret is made of them.
        odd <= ODD && 3 * odd <= token.len()
    }

    /// Whether a word is a scheme before a credential, as `Token` is.
    pub(super) fn is_scheme(word: &[u8]) -> bool {
        ["bearer", "basic", "token", "digest", "apikey", "key"]
            .iter()
            .any(|scheme| word.eq_ignore_ascii_case(scheme.as_bytes()))
    }
}
