//! What to do, told once for all the secrets that it concerns.

use super::order::Told;
use super::story;
use super::words::Words;
use crate::finding::Finding;
use crate::rule::guidance::Step;
use std::ptr;

/// The same steps for one or several secrets.
pub(super) struct Advice<'r> {
    /// The first of them, which says what sort of thing they are.
    pub(super) finding: &'r Finding,
    /// Their numbers in the report, from 1.
    pub(super) numbers: Vec<usize>,
    /// What to do, in order.
    pub(super) steps: Vec<&'r Step>,
}

/// Numbers of secrets that are told; who has more looks at the table.
const NUMBERS: usize = 20;

impl Advice<'_> {
    /// The first numbers.
    pub(super) fn shown(&self) -> &[usize] {
        &self.numbers[..self.numbers.len().min(NUMBERS)]
    }

    /// How many there are besides: `and 7 more`.
    pub(super) fn more(&self, words: Words<'_>) -> Option<String> {
        let more = self.numbers.len() - self.shown().len();
        (more > 0).then(|| words.count("group-more", more, &[]))
    }
}

/// The steps for secrets in order, those of the gravest first. What somebody accepted needs none.
pub(super) fn of<'r>(secrets: &[Told<'r>], words: Words<'r>) -> Vec<Advice<'r>> {
    let mut all: Vec<Advice<'r>> = Vec::new();
    for (number, secret) in (1..).zip(secrets) {
        let finding = secret.finding;
        if finding.suppressed.is_some() {
            continue;
        }
        let steps = story::steps(finding, words);
        let same = |advice: &&mut Advice<'_>| {
            let alike =
                (advice.finding.kind, advice.finding.environment) == (finding.kind, finding.environment);
            alike
                && advice.steps.len() == steps.len()
                && advice.steps.iter().zip(&steps).all(|(one, other)| ptr::eq(*one, *other))
        };
        match all.iter_mut().find(same) {
            Some(advice) => advice.numbers.push(number),
            None => all.push(Advice { finding, numbers: vec![number], steps }),
        }
    }
    all
}
