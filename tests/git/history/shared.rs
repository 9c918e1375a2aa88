//! Parts of a history are the whole, also where versions of a file are in several of them.

use crate::repo::Repo;
use crate::{LEAK, OTHER};
use std::collections::BTreeSet;

#[test]
fn the_parts_of_a_history_are_the_whole_and_merge_to_its_report() {
    let repo = Repo::new();
    for n in 0..6 {
        repo.committed(&[("a.env", &format!("# {n}\n{LEAK}")), ("b.env", OTHER)]);
    }
    repo.committed(&[
        ("a.env", "none\n"),
        ("copies/c.env", &format!("# 0\n{LEAK}")),
        ("copies/d.env", OTHER),
    ]);
    let scan = |args: &[&str]| repo.monoleaks(&[&["scan", "--history"], args].concat()).stdout;
    let findings = |told: &str| -> BTreeSet<String> {
        told.lines().filter(|line| line.starts_with("{\"type\":\"finding\"")).map(str::to_owned).collect()
    };
    let whole = findings(&scan(&["--format", "jsonl"]));
    assert_eq!(whole.len(), 4, "a secret at a path is told once, however many versions have it");
    let parts = ["1/3", "2/3", "3/3"];
    let mut all = BTreeSet::new();
    for part in parts {
        all.extend(findings(&scan(&["--format", "jsonl", "--shard", part])));
    }
    assert_eq!(all, whole);

    let results = |text: &str| {
        let log: serde_json::Value = serde_json::from_str(text).expect("SARIF is JSON");
        let results = log["runs"][0]["results"].as_array().expect("results").iter().map(|result| {
            let place = &result["locations"][0]["physicalLocation"];
            let properties = &result["properties"];
            format!("{place} {} {}", properties["versions"], properties["object"])
        });
        results.collect::<Vec<String>>()
    };
    let names = parts.map(|part| {
        let name = format!("{}.sarif", part.replace('/', "-"));
        let file = repo.here.join(&name);
        std::fs::write(file, scan(&["--format", "sarif", "--shard", part])).expect("there is room");
        name
    });
    let merge: Vec<&str> = ["merge"].into_iter().chain(names.iter().map(String::as_str)).collect();
    assert_eq!(results(&repo.monoleaks(&merge).stdout), results(&scan(&["--format", "sarif"])));
}
