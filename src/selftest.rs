//! The rules' own proofs, through the whole pipeline: every example is found as it says, no counterexample is.

use crate::blob::{Blob, Origin};
use crate::collect::{Item, Source};
use crate::config::Config;
use crate::environment::Confidence;
use crate::finding::Finding;
use crate::report::Scope;
use crate::rule::{Credential, Rules};
use crate::scan::{Settings, scan};
use std::path::PathBuf;

/// How many proofs were run, and what each that failed says.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Examples and counterexamples.
    pub proofs: usize,
    /// One sentence for each that failed; none holds a value.
    pub failures: Vec<String>,
}

/// Run the proofs of every credential.
pub fn run(rules: &Rules) -> Outcome {
    let mut outcome = Outcome::default();
    for rule in &rules.credentials {
        if rule.examples.is_empty() {
            outcome.failures.push(format!("{}: has no example; write an [[example]]", rule.file));
        }
        for (at, example) in rule.examples.iter().enumerate() {
            outcome.proofs += 1;
            let findings = find(&example.text, &example.path, rules);
            let wrong = match findings.as_slice() {
                [] => Some("found nothing".to_owned()),
                [one] if one.kind != rule.kind => {
                    Some(format!("found {} instead of {}", one.kind, rule.kind))
                }
                [one] if one.environment != example.environment => {
                    Some(format!("said {} instead of {}", one.environment, example.environment))
                }
                [_] => None,
                several => Some(format!("found {} credentials instead of one", several.len())),
            };
            outcome.failures.extend(wrong.map(|wrong| failure(rule, "example", at, &wrong)));
        }
        for (at, counterexample) in rule.counterexamples.iter().enumerate() {
            outcome.proofs += 1;
            if let Some(found) = find(&counterexample.text, &counterexample.path, rules).first() {
                let wrong = format!("found {}, though {}", found.kind, counterexample.why);
                outcome.failures.push(failure(rule, "counterexample", at, &wrong));
            }
        }
    }
    outcome
}

/// A sentence about a proof that failed.
fn failure(rule: &Credential, what: &str, at: usize, wrong: &str) -> String {
    format!("{}: {what} {}: {wrong}", rule.file, at + 1)
}

/// What the default threshold finds in one text.
fn find(text: &str, path: &str, rules: &Rules) -> Vec<Finding> {
    let config = Config::default();
    let settings = Settings {
        rules,
        config: &config,
        roots: &[],
        tree: None,
        min_confidence: Confidence::Medium,
        baseline: None,
        decides: None,
        scope: Scope::Worktree,
        whole: false,
        shard: None,
        today: 0,
        watch: None,
    };
    scan(&Text { text, origin: Origin::File(PathBuf::from(path)) }, &settings).findings
}

/// One text as a source.
struct Text<'t> {
    text: &'t str,
    origin: Origin,
}

impl Source for Text<'_> {
    fn visit(&self, visit: &(dyn Fn(Item<'_>) + Sync)) {
        visit(Item::Blob(Blob::whole(&self.origin, self.text.as_bytes())));
        visit(Item::Done(&self.origin, self.text.len() as u64));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_proof_of_the_embedded_rules_holds() {
        let outcome = run(&Rules::embedded().unwrap());
        assert!(outcome.failures.is_empty(), "{}", outcome.failures.join("\n"));
        assert!(outcome.proofs >= 25, "only {} proofs", outcome.proofs);
    }
}
