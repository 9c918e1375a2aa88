//! One result: what makes it the same as another, and which of two comes first.

use crate::environment::Environment;
use serde_json::Value;
use std::cmp::{Ordering, Reverse};

/// A result, and what its rule says of it.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    /// The result.
    pub(super) result: Value,
    /// Its rule's `security-severity`.
    pub(super) score: f64,
    /// Its rule's place in the order of precision; the surest first.
    pub(super) precision: usize,
    /// The part of a shared scan that it is of; empty where there are none.
    pub(super) shard: String,
}

/// What two tellings of one finding share: the secret, its place, and whether somebody accepted it. In a history the place is the
/// path, whose versions are one result; elsewhere the line and column count, too.
pub(super) type Key = (String, String, bool, Option<(i64, i64)>);

impl Outcome {
    /// What it shares with other tellings of it.
    pub(super) fn key(&self) -> Key {
        let place = (!self.is_of_history()).then(|| self.start());
        (self.fingerprint(), self.uri().to_owned(), self.is_accepted(), place)
    }

    /// Whether a history was read: then it says how many versions have it.
    fn is_of_history(&self) -> bool {
        self.result["properties"]["versions"].is_number()
    }

    /// Whether somebody accepted it.
    pub(super) fn is_accepted(&self) -> bool {
        self.result["suppressions"].as_array().is_some_and(|all| !all.is_empty())
    }

    /// Whether a run fails for it: nobody accepted it, and a commit does not only keep it.
    pub(super) fn fails(&self) -> bool {
        !self.is_accepted() && self.result["baselineState"] != "unchanged"
    }

    /// What it opens; what no word of ours says is unknown.
    pub(super) fn environment(&self) -> Environment {
        let word = self.result["properties"]["environment"].as_str().unwrap_or_default();
        let known = Environment::ALL.iter().find(|environment| environment.as_str() == word);
        known.copied().unwrap_or(Environment::Unknown)
    }

    /// How many versions of a file have it.
    pub(super) fn versions(&self) -> u64 {
        self.result["properties"]["versions"].as_u64().unwrap_or_default()
    }

    /// Of a secret, `monoleaksSecret/…`; of a setting that a change loosens, `monoleaksSetting/…`.
    fn fingerprint(&self) -> String {
        let all = self.result["partialFingerprints"].as_object();
        let ours = all.and_then(|all| all.iter().find(|(name, _)| name.starts_with("monoleaksSe")));
        ours.and_then(|(_, value)| value.as_str()).unwrap_or_default().to_owned()
    }

    fn place(&self) -> &Value {
        &self.result["locations"][0]["physicalLocation"]
    }

    fn uri(&self) -> &str {
        self.place()["artifactLocation"]["uri"].as_str().unwrap_or_default()
    }

    fn start(&self) -> (i64, i64) {
        let number = |name: &str| self.place()["region"][name].as_i64().unwrap_or_default();
        (number("startLine"), number("startColumn"))
    }

    /// The graver first, as every report has it: of one severity what everybody can read by design.
    fn graver(&self, other: &Self) -> Ordering {
        // GitHub's bands, which the table of severities keeps.
        let severity =
            |outcome: &Self| [9.0, 6.99, 3.99].iter().filter(|least| outcome.score <= **least).count();
        let is_hidden = |outcome: &Self| {
            let remarks = outcome.result["properties"]["remarks"].as_array();
            !remarks.is_some_and(|all| all.iter().any(|one| one["remark"] == "exposed"))
        };
        (severity(self), is_hidden(self))
            .cmp(&(severity(other), is_hidden(other)))
            .then_with(|| other.score.total_cmp(&self.score))
    }

    /// The gravest and surest first; of those alike in the order of their places, whatever order they were read in.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let rest = |outcome: &Self| (outcome.precision, outcome.environment());
        let place = |outcome: &Self| {
            let parts: Vec<String> = outcome.uri().split('/').map(str::to_owned).collect();
            (parts, outcome.start(), outcome.result["ruleId"].to_string(), outcome.fingerprint())
        };
        self.graver(other)
            .then_with(|| rest(self).cmp(&rest(other)))
            .then_with(|| place(self).cmp(&place(other)))
            .then_with(|| self.latest().cmp(&other.latest()))
            .then_with(|| self.result.to_string().cmp(&other.result.to_string()))
    }

    /// Which of two tellings is kept: the graver; of a history one that `HEAD` has, else the one that came last.
    pub(super) fn better(&self, other: &Self) -> Ordering {
        let graver = self.graver(other).then(self.precision.cmp(&other.precision));
        graver.then_with(|| self.latest().cmp(&other.latest())).then_with(|| self.order(other))
    }

    fn latest(&self) -> (bool, Reverse<String>) {
        let properties = &self.result["properties"];
        let date = properties["brought"]["date"].as_str().unwrap_or_default();
        (properties["inHead"] != true, Reverse(date.to_owned()))
    }
}
