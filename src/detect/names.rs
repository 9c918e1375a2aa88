//! What a name says of the value that it holds.

use super::candidate::Tie;
use crate::environment::Kind;
use crate::rule::words::{Firsts, Phrase, split_name};
use crate::rule::{Credential, Rules};
use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

/// What a name says.
#[derive(Clone, Copy, Debug)]
pub enum Meaning<'r> {
    /// A credential, and whose.
    Credential {
        /// The rule that has the name.
        rule: &'r Credential,
        /// Whether Mono is in it.
        tie: Tie,
        /// How many letters of it the rule knows: the more, the surer.
        weight: usize,
        /// Whether it is one word (`token`), which anything may be called.
        single: bool,
    },
    /// Something that is not secret, by the name of the doubt.
    NotSecret(&'r str),
    /// Nothing: `value`, `default`, `production`.
    Filler,
    /// Something else's name.
    Unrelated,
}

/// The words of the rules, ready to judge names by.
#[derive(Debug)]
pub struct Names<'r> {
    rules: &'r Rules,
    neutral: HashSet<&'r str>,
    owners: HashSet<&'r str>,
    compounds: HashSet<&'r str>,
    own: HashSet<&'r str>,
    metadata: HashSet<&'r str>,
    telling: HashSet<&'r str>,
    /// What names that were judged say: a log repeats the same few words in every line.
    memo: Mutex<HashMap<Vec<u8>, Memo>>,
}

/// A [`Meaning`] by its places in the rules.
#[derive(Clone, Copy, Debug)]
enum Memo {
    Credential(usize, Tie, usize, bool),
    NotSecret(usize),
    Filler,
    Unrelated,
}

/// Names that are remembered, and their longest.
const REMEMBERED: (usize, usize) = (8192, 48);

impl<'r> Names<'r> {
    /// Make them ready.
    pub fn new(rules: &'r Rules) -> Self {
        let set = |words: &'r [String]| words.iter().map(String::as_str).collect::<HashSet<&str>>();
        let environments = &rules.environments;
        let env_words = environments.words.values().chain(environments.name_words.values()).flatten();
        let mut neutral = set(&rules.fillers);
        neutral.extend(env_words.map(String::as_str));
        let owners =
            rules.others.iter().flat_map(|other| &other.words).filter_map(|phrase| match phrase.words() {
                [word] => Some(word),
                _ => None,
            });
        Self {
            memo: Mutex::default(),
            rules,
            neutral,
            owners: owners.map(String::as_str).collect(),
            compounds: set(&rules.mono_compounds),
            own: set(&rules.own_secrets),
            metadata: set(&rules.not_secrets.metadata),
            telling: rules
                .credentials
                .iter()
                .flat_map(|rule| &rule.names)
                .flat_map(Phrase::words)
                .map(String::as_str)
                .collect(),
        }
    }

    /// Judge the bytes of a name.
    pub fn judge(&self, name: &[u8]) -> Meaning<'r> {
        if name.iter().all(u8::is_ascii_digit) {
            return if name.is_empty() { Meaning::Unrelated } else { Meaning::Filler };
        }
        let memo = || self.memo.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = memo().get(name).copied() {
            return self.recall(known);
        }
        let meaning = self.judge_words(&split_name(name));
        if name.len() <= REMEMBERED.1
            && let Some(new) = self.remember(meaning)
        {
            let mut memo = memo();
            if memo.len() < REMEMBERED.0 {
                memo.insert(name.to_vec(), new);
            }
        }
        meaning
    }

    /// A meaning as places in the rules.
    fn remember(&self, meaning: Meaning<'r>) -> Option<Memo> {
        Some(match meaning {
            Meaning::Credential { rule, tie, weight, single } => {
                let at = self.rules.credentials.iter().position(|known| known.id == rule.id)?;
                Memo::Credential(at, tie, weight, single)
            }
            Meaning::NotSecret(doubt) => {
                Memo::NotSecret(self.rules.not_secrets.names.keys().position(|known| known == doubt)?)
            }
            Meaning::Filler => Memo::Filler,
            Meaning::Unrelated => Memo::Unrelated,
        })
    }

    /// The meaning at places in the rules.
    fn recall(&self, memo: Memo) -> Meaning<'r> {
        match memo {
            Memo::Credential(at, tie, weight, single) => {
                Meaning::Credential { rule: &self.rules.credentials[at], tie, weight, single }
            }
            Memo::NotSecret(at) => self
                .rules
                .not_secrets
                .names
                .keys()
                .nth(at)
                .map_or(Meaning::Unrelated, |doubt| Meaning::NotSecret(doubt)),
            Memo::Filler => Meaning::Filler,
            Memo::Unrelated => Meaning::Unrelated,
        }
    }

    /// Judge a name's words.
    pub fn judge_words(&self, words: &[String]) -> Meaning<'r> {
        if words.is_empty() || words.len() > 16 {
            return Meaning::Unrelated;
        }
        let mono = self.mono_in(words);
        let firsts = Firsts::of(words);
        let innocent = self.not_secret(words, firsts);
        let credential = self.credential(words, firsts, mono);
        match (credential, innocent) {
            (Some((rule, tie, span, weight)), innocent)
                if innocent.is_none_or(|(_, end, other)| (end, other) < (span.1, weight)) =>
            {
                Meaning::Credential { rule, tie, weight, single: span.1 - span.0 == 1 && weight < 9 }
            }
            (_, Some((doubt, ..))) => Meaning::NotSecret(doubt),
            _ if words.iter().all(|word| self.is_neutral(word)) => Meaning::Filler,
            _ => Meaning::Unrelated,
        }
    }

    /// The kind of credential that words name, and how many letters of them say so.
    pub fn kind_of(&self, words: &[String]) -> Option<(Kind, usize)> {
        match self.judge_words(words) {
            Meaning::Credential { rule, weight, .. } => Some((rule.kind, weight)),
            _ => None,
        }
    }

    /// Whether the words name Mono: its own words, or `mono` that no neighbour makes another word.
    pub fn mono_in(&self, words: &[String]) -> Option<MonoWord> {
        let firsts = Firsts::of(words);
        let own = |phrase: &Phrase| phrase.may_be_in(firsts) && phrase.last_in(words).is_some();
        if self.rules.mono.words.iter().any(own) {
            return Some(MonoWord::Own);
        }
        let plain = words.iter().any(|word| word == "mono") && !self.has_compound(words);
        plain.then_some(MonoWord::Plain)
    }

    /// Whether a word makes a `mono` beside it another: `font`, `repo`.
    pub fn has_compound(&self, words: &[String]) -> bool {
        words.iter().any(|word| self.compounds.contains(word.as_str()))
    }

    /// Whether a word is another company's, or two together are: `SendGrid`.
    pub fn has_owner(&self, words: &[String]) -> bool {
        words.iter().any(|word| self.owners.contains(word.as_str()))
            || words.windows(2).any(|pair| pair[0] != "mono" && self.owners.contains(pair.concat().as_str()))
    }

    /// Whether a text has a domain of Mono's in it.
    pub fn has_host(&self, text: &[u8]) -> bool {
        self.rules.mono.domains.iter().any(|domain| memchr::memmem::find(text, domain.as_bytes()).is_some())
    }

    /// Whether a word is of what holds a secret of the program's own: `jwt: { secret: … }`.
    pub fn has_own(&self, words: &[String]) -> bool {
        words.iter().any(|word| self.own.contains(word.as_str()))
    }

    /// Whether a word says whose something is: none of credentials, of one or many (`keys`), environments, fillers.
    pub fn is_foreign(&self, words: &[String]) -> bool {
        let telling = |word: &str| self.telling.contains(word);
        let one = |word: &str| word.strip_suffix('s').is_some_and(telling);
        words.iter().any(|word| !self.is_neutral(word) && !telling(word) && !one(word))
    }

    /// The heaviest credential that the words name: rule, tie, stretch of words, weight.
    fn credential(
        &self,
        words: &[String],
        firsts: Firsts,
        mono: Option<MonoWord>,
    ) -> Option<(&'r Credential, Tie, (usize, usize), usize)> {
        let mut best: Option<(&'r Credential, Tie, (usize, usize), usize)> = None;
        for rule in &self.rules.credentials {
            let phrases = if mono.is_some() { &rule.names } else { &rule.alone };
            for phrase in phrases.iter().filter(|phrase| phrase.may_be_in(firsts)) {
                let Some(span) = phrase.last_in(words) else { continue };
                let weight = phrase.weight();
                if best.as_ref().is_some_and(|(.., known)| *known >= weight) {
                    continue;
                }
                if let Some(tie) = self.tie(rule, words, span, mono) {
                    best = Some((rule, tie, span, weight));
                }
            }
        }
        best
    }

    /// How the words around a phrase tie it, or that they make it something else.
    fn tie(
        &self,
        rule: &Credential,
        words: &[String],
        span: (usize, usize),
        mono: Option<MonoWord>,
    ) -> Option<Tie> {
        let after = &words[span.1..];
        if after.iter().any(|word| self.metadata.contains(word.as_str())) {
            return None;
        }
        let foreign = |word: &String| !self.is_neutral(word);
        match mono {
            None if words[..span.0].iter().any(foreign) || after.iter().any(foreign) => None,
            None => Some(Tie::Nobody),
            Some(_) if self.has_owner(words) => None,
            Some(MonoWord::Own) => Some(Tie::Named),
            Some(MonoWord::Plain) => {
                Some(if Self::ambiguous(rule, words) { Tie::Ambiguous } else { Tie::Named })
            }
        }
    }

    /// Whether a name is `MONO_TOKEN` or one of its like, but for words that say nothing.
    fn ambiguous(rule: &Credential, words: &[String]) -> bool {
        let exposure =
            ["next", "public", "vite", "react", "app", "expo", "nuxt", "process", "env", "os", "environ"];
        let said = |word: &&String| *word != "mono" && !exposure.contains(&word.as_str());
        let bare: Vec<String> = words.iter().filter(said).cloned().collect();
        rule.ambiguous.iter().any(|phrase| phrase.last_in(&bare) == Some((0, bare.len())))
    }

    /// What the words name that is not secret: the doubt, the word after it, its weight.
    fn not_secret(&self, words: &[String], firsts: Firsts) -> Option<(&'r str, usize, usize)> {
        let all = self.rules.not_secrets.names.iter();
        all.flat_map(|(doubt, phrases)| phrases.iter().map(move |phrase| (doubt.as_str(), phrase)))
            .filter(|(_, phrase)| phrase.may_be_in(firsts))
            .filter_map(|(doubt, phrase)| {
                let (_, end) = phrase.last_in(words)?;
                let last = words[end..].iter().all(|word| self.is_neutral(word));
                let telling = matches!(doubt, "idempotency_key" | "breb_key");
                (last || telling).then(|| (doubt, if telling { words.len() } else { end }, phrase.weight()))
            })
            .max_by_key(|(_, end, weight)| (*end, *weight))
    }

    /// Whether a word says nothing: a filler, an environment, a number.
    pub fn is_neutral(&self, word: &str) -> bool {
        self.neutral.contains(word)
            || word.bytes().all(|byte| byte.is_ascii_digit())
            || (word.len() <= 3
                && word.starts_with('v')
                && word[1..].bytes().all(|byte| byte.is_ascii_digit()))
    }
}

/// How Mono is in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonoWord {
    /// As a word that is its own: `cuentamono`, `breb`.
    Own,
    /// As `mono`.
    Plain,
}
