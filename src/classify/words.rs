//! The words that rules know, which an excerpt may show at any length.

use crate::rule::Rules;
use crate::rule::words::{Phrase, split_name};
use std::collections::HashSet;

/// Words of names, hosts, paths and headers.
#[derive(Debug)]
pub(super) struct Vocabulary {
    words: HashSet<String>,
}

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
        words.extend(["authorization", "grant", "post", "participant", "bearer", "basic"].map(str::to_owned));
        Self { words }
    }

    /// Whether every word of a token is known, so that it can be no secret.
    pub(super) fn knows(&self, token: &[u8]) -> bool {
        let words = split_name(token);
        let number = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        !words.is_empty() && words.iter().all(|word| self.words.contains(word) || number(word))
    }
}
