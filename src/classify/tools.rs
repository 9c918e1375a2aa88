//! What judging takes, made once a run, the costly parts when a candidate first asks for them.

use super::fingerprint::Fingerprints;
use super::marks::Finder;
use super::public::Public;
use super::words::Vocabulary;
use crate::detect::Names;
use crate::rule::Rules;
use std::sync::OnceLock;

/// Rules, and what is made of them.
#[derive(Debug)]
pub(super) struct Tools<'r> {
    /// The rules.
    pub(super) rules: &'r Rules,
    /// Their names.
    pub(super) names: Names<'r>,
    /// What names values.
    pub(super) fingerprints: Fingerprints,
    finder: OnceLock<Finder<'r>>,
    vocabulary: OnceLock<Vocabulary>,
    public: OnceLock<Public>,
}

impl<'r> Tools<'r> {
    /// The tools for these rules.
    pub(super) fn new(rules: &'r Rules, fingerprints: Fingerprints) -> Self {
        Self {
            rules,
            names: Names::new(rules),
            fingerprints,
            finder: OnceLock::new(),
            vocabulary: OnceLock::new(),
            public: OnceLock::new(),
        }
    }

    /// What finds marks.
    pub(super) fn finder(&self) -> &Finder<'r> {
        self.finder.get_or_init(|| Finder::new(self.rules))
    }

    /// The words that excerpts may show.
    pub(super) fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| Vocabulary::new(self.rules))
    }
    /// What is public by design.
    pub(super) fn public(&self) -> &Public {
        self.public.get_or_init(|| Public::of(self.rules))
    }
}
