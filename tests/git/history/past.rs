//! What became of a key: the commit that brought it, the one that took it away, and where it still is.

use super::fates::ROWS;
use crate::repo::Repo;
use std::collections::BTreeMap;

/// What the program says of every key.
fn told(repo: &Repo) -> Vec<String> {
    let said = repo.git(&["log", "--all", "--format=%H %s"]);
    let said = String::from_utf8(said).expect("ids and messages");
    let messages: BTreeMap<&str, &str> = said.lines().filter_map(|line| line.split_once(' ')).collect();
    let told = repo.monoleaks(&["scan", "--history", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&told.stdout).expect("a report");
    let commit = |past: &serde_json::Value| {
        past["commit"].as_str().map_or(String::new(), |id| messages[id].to_owned())
    };
    let findings = report["findings"].as_array().expect("findings").iter().map(|finding| {
        let past = &finding["past"];
        let (brought, removed) = (commit(&past["brought"]), commit(&past["removed"]));
        format!(
            "{} {brought:?} {removed:?} {} {}",
            finding["path"].as_str().unwrap_or_default(),
            past["in_head"],
            past["refs"]
        )
    });
    let mut findings: Vec<String> = findings.collect();
    findings.sort();
    findings
}

#[test]
fn a_key_is_told_with_the_commits_that_brought_it_and_took_it_away() {
    let mut wrong = Vec::new();
    for (name, why, make, want) in ROWS {
        let mut want: Vec<String> = want
            .iter()
            .map(|(path, brought, removed, in_head, refs)| {
                let refs = serde_json::to_string(refs).expect("names");
                format!("{path} {brought:?} {removed:?} {in_head} {refs}")
            })
            .collect();
        want.sort();
        for packed in [false, true] {
            let repo = Repo::new();
            make(&repo);
            if packed {
                repo.git(&["gc", "--quiet"]);
            }
            let got = told(&repo);
            if got != want {
                wrong.push(format!(
                    "{name} ({why}):\n  {}\nand not\n  {}",
                    got.join("\n  "),
                    want.join("\n  ")
                ));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
