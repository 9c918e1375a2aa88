//! Putting runs together: those of one category become one.

use super::outcome::{Key, Outcome};
use crate::environment::Lang;
use crate::render::{MOST_RESULTS, SARIF_SCHEMA};
use crate::rule::Rules;
use crate::rule::guidance::Guidance;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A report that was put together.
pub(super) struct Merged {
    /// The report.
    pub(super) log: Value,
    /// Its results, also those that it has no room for.
    pub(super) outcomes: Vec<Outcome>,
    /// Whether all that was asked for was read, by every part.
    pub(super) is_complete: bool,
}

/// Precision in the words of SARIF's readers.
const PRECISIONS: [&str; 4] = ["very-high", "high", "medium", "low"];

/// Put runs together. The order in which they come makes no difference.
pub(super) fn combine(runs: Vec<Value>, rules: &Rules) -> Merged {
    let mut categories: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for run in runs {
        let id = run["automationDetails"]["id"].as_str().unwrap_or_default().to_owned();
        categories.entry(id).or_default().push(run);
    }
    let mut merged = Merged { log: Value::Null, outcomes: Vec::new(), is_complete: true };
    let mut all = Vec::new();
    for mut runs in categories.into_values() {
        runs.sort_by_cached_key(Value::to_string);
        runs.dedup();
        all.push(category(runs, rules, &mut merged));
    }
    merged.log = json!({ "$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": all });
    merged
}

/// The runs of one category as one.
fn category(mut runs: Vec<Value>, rules: &Rules, merged: &mut Merged) -> Value {
    let descriptors = descriptors(&runs);
    let outcomes = outcomes(&mut runs, &descriptors);
    let kept = &outcomes[..outcomes.len().min(MOST_RESULTS)];
    let guidance = guidance(&runs, rules);
    let mut invocations: Vec<Value> = Vec::new();
    for run in &mut runs {
        if let Value::Array(own) = run["invocations"].take() {
            invocations.extend(own);
        }
    }
    invocations.dedup();
    let mut notes = Vec::new();
    if let Some(missing) = missing(&invocations) {
        notes.push(notification("error", &guidance.message("merge-missing", &[("parts", &missing)])));
    }
    let left = outcomes.len() - kept.len();
    if left > 0 {
        let (most, left) = (MOST_RESULTS.to_string(), left.to_string());
        notes.push(notification(
            "warning",
            &guidance.message("merge-cut", &[("kept", &most), ("left", &left)]),
        ));
    }
    if !notes.is_empty() {
        let is_complete = notes.iter().all(|note| note["level"] != "error");
        invocations.push(json!({ "executionSuccessful": is_complete, "toolExecutionNotifications": notes }));
    }
    merged.is_complete &= invocations.iter().all(|one| one["executionSuccessful"] == true);

    let used: BTreeSet<&str> = kept.iter().filter_map(|outcome| outcome.result["ruleId"].as_str()).collect();
    let used: Vec<&str> = used.into_iter().collect();
    let results: Vec<Value> = kept.iter().map(|outcome| numbered(outcome, &used)).collect();
    let mut run = runs.swap_remove(0);
    run["tool"]["driver"]["rules"] = used.iter().filter_map(|id| descriptors.get(*id)).cloned().collect();
    run["results"] = results.into();
    run["invocations"] = invocations.into();
    merged.outcomes.extend(outcomes);
    run
}

/// A result with the number of its rule in the new list.
fn numbered(outcome: &Outcome, rules: &[&str]) -> Value {
    let mut result = outcome.result.clone();
    let at = result["ruleId"].as_str().and_then(|id| rules.iter().position(|rule| *rule == id));
    result["ruleIndex"] = at.into();
    result
}

/// The rules of all runs. Where two tell one differently, the one that tells more is taken: its steps are for more products.
fn descriptors(runs: &[Value]) -> BTreeMap<String, Value> {
    let mut all: BTreeMap<String, Value> = BTreeMap::new();
    let rules = runs.iter().filter_map(|run| run["tool"]["driver"]["rules"].as_array()).flatten();
    for rule in rules {
        let Some(id) = rule["id"].as_str() else { continue };
        let text = |rule: &Value| (rule.to_string().len(), rule.to_string());
        match all.get(id) {
            Some(known) if text(known) >= text(rule) => {}
            _ => drop(all.insert(id.to_owned(), rule.clone())),
        }
    }
    all
}

/// The results of all runs, each finding once.
fn outcomes(runs: &mut [Value], descriptors: &BTreeMap<String, Value>) -> Vec<Outcome> {
    let mut all: BTreeMap<Key, Vec<Outcome>> = BTreeMap::new();
    for run in runs {
        let shard = run["invocations"][0]["properties"]["shard"].as_str().unwrap_or_default().to_owned();
        let Value::Array(results) = run["results"].take() else { continue };
        for result in results {
            let rule = result["ruleId"].as_str().and_then(|id| descriptors.get(id)).unwrap_or(&Value::Null);
            let properties = &rule["properties"];
            let score = properties["security-severity"].as_str().and_then(|score| score.parse().ok());
            let precision = PRECISIONS.iter().position(|word| properties["precision"] == *word);
            let precision = precision.unwrap_or(PRECISIONS.len());
            let score = score.unwrap_or_default();
            let outcome = Outcome { result, score, precision, shard: shard.clone() };
            all.entry(outcome.key()).or_default().push(outcome);
        }
    }
    let mut outcomes: Vec<Outcome> = all.into_values().filter_map(one).collect();
    outcomes.sort_by(Outcome::order);
    outcomes
}

/// Tellings of one finding as one. Versions of a file that different parts have add up.
fn one(mut tellings: Vec<Outcome>) -> Option<Outcome> {
    let mut versions: BTreeMap<&str, u64> = BTreeMap::new();
    for telling in &tellings {
        let most = versions.entry(&telling.shard).or_default();
        *most = telling.versions().max(*most);
    }
    let versions: u64 = versions.values().sum();
    tellings.sort_by(Outcome::better);
    let mut best = tellings.into_iter().next()?;
    if versions > 0 {
        best.result["properties"]["versions"] = versions.into();
    }
    Some(best)
}

/// The parts that are not there: `2/4, 4/4`; `None` where none is missing.
fn missing(invocations: &[Value]) -> Option<String> {
    let shards = invocations.iter().filter_map(|one| one["properties"]["shard"].as_str());
    let shards: BTreeSet<&str> = shards.collect();
    let totals: BTreeSet<&str> = shards.iter().filter_map(|shard| shard.split('/').nth(1)).collect();
    let mut missing = Vec::new();
    for total in totals {
        let count: u32 = total.parse().unwrap_or_default();
        let parts = (1..=count.min(10_000)).map(|number| format!("{number}/{total}"));
        missing.extend(parts.filter(|part| !shards.contains(part.as_str())));
    }
    (!missing.is_empty()).then(|| missing.join(", "))
}

/// The words in the language of the reports.
fn guidance<'r>(runs: &[Value], rules: &'r Rules) -> &'r Guidance {
    let tag = runs.first().and_then(|run| run["language"].as_str()).unwrap_or_default();
    let lang = Lang::ALL.iter().find(|lang| tag.starts_with(lang.as_str()));
    rules.guidance_in(lang.copied().unwrap_or(Lang::En))
}

fn notification(level: &str, text: &str) -> Value {
    json!({ "level": level, "message": { "text": text } })
}
