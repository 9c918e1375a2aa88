//! Evidence in words: what was seen, where, and what it says.

use super::escape;
use super::words::Words;
use crate::evidence::{Evidence, Reach, Says};

/// One thing that was seen, with all that it says: a host can tell the provider and the environment.
pub(super) struct Mark<'f> {
    /// The first evidence that rests on it.
    pub(super) evidence: &'f Evidence,
    says: Vec<&'f Says>,
}

/// The marks that evidence rests on, in its order.
pub(super) fn marks(evidence: &[Evidence]) -> Vec<Mark<'_>> {
    let mut marks: Vec<Mark<'_>> = Vec::new();
    for piece in evidence {
        match marks.iter_mut().find(|mark| is_same(mark.evidence, piece)) {
            Some(mark) if mark.says.contains(&&piece.says) => {}
            Some(mark) => mark.says.push(&piece.says),
            None => marks.push(Mark { evidence: piece, says: vec![&piece.says] }),
        }
    }
    marks
}

/// Whether two pieces of evidence rest on one mark.
fn is_same(a: &Evidence, b: &Evidence) -> bool {
    (a.clue, &a.seen, a.line, a.reach) == (b.clue, &b.seen, b.line, b.reach)
}

impl Mark<'_> {
    /// What was seen: `host api.cuentamono.com`.
    pub(super) fn what(&self, words: Words<'_>) -> String {
        let clue = self.evidence.clue;
        let seen = escape::visible(&self.evidence.seen);
        let told = words.known("clue", clue).map_or_else(
            || words.fill("clue-other", &[("clue", clue), ("seen", &seen)]),
            |message| message.replace("{seen}", &seen),
        );
        told.trim_end().to_owned() // a clue may have nothing to show
    }

    /// The whole mark, around `what` (a link, in SARIF): where it stands, how near, and what it says.
    pub(super) fn around(&self, what: &str, words: Words<'_>) -> String {
        let says = self.says.iter().map(|says| told(says, words)).collect::<Vec<_>>().join(", ");
        let line = self.evidence.line.map(|line| line.to_string());
        let reach = words.of("reach", self.evidence.reach.as_str());
        let (says, what) = (("says", says.as_str()), ("what", what));
        match (line, is_plain(self.evidence)) {
            (Some(line), true) => words.fill("seen-line", &[("line", &line), says, what]),
            (Some(line), false) => {
                words.fill("seen-line-reach", &[("line", &line), ("reach", &reach), says, what])
            }
            (None, true) => words.fill("seen-bare", &[says, what]),
            (None, false) => words.fill("seen-reach", &[("reach", &reach), says, what]),
        }
    }
}

/// Whether the clue tells already how near the mark stands: a name is in the name.
fn is_plain(evidence: &Evidence) -> bool {
    matches!(
        (evidence.clue, evidence.reach),
        ("name", Reach::Name)
            | ("prefix" | "claim", Reach::Itself)
            | ("file", Reach::Path)
            | ("project", Reach::Project)
    )
}

/// What a mark says, in words.
fn told(says: &Says, words: Words<'_>) -> String {
    match says {
        Says::Mono => words.say("says-mono"),
        Says::Other(name) if name == "another service" => words.say("says-other-service"),
        Says::Other(name) => words.fill("says-other", &[("name", &escape::visible(name))]),
        Says::Environment(environment) => words.of("name", environment.as_str()),
        Says::Product(product) => words.of("product", product.as_str()),
    }
}
