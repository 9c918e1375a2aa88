//! Reports that `merge` puts together, which come from other machines.

use super::{check, disk};
use clap::CommandFactory as _;
use monoleaks::cli::{self, Cli};
use monoleaks::render::in_place;
use std::error::Error;

/// What is put beside: a part of a scan, as it is written.
const OTHER: &str = r#"{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"monoleaks","rules":[{"id":"mono-api-key",
"properties":{"security-severity":"9.1","precision":"high"}}]}},"automationDetails":{"id":"monoleaks/"},"language":"es",
"invocations":[{"executionSuccessful":true,"properties":{"shard":"1/2"}}],"results":[{"ruleId":"mono-api-key","ruleIndex":0,
"partialFingerprints":{"monoleaks/v1":"s1:6c7da5ed3677b8b1324676094f0e4e4a"},"locations":[{"physicalLocation":{
"artifactLocation":{"uri":"a.env"},"region":{"startLine":1,"startColumn":14}}}],"properties":{"environment":"sandbox"}}]}]}"#;

/// Put any bytes together with a report of ours, in both orders.
pub(crate) fn run(data: &[u8]) {
    let folder = disk::folder();
    let path = |name: &str| folder.path().join(name).into_os_string();
    disk::write(folder.path(), "a.sarif", data);
    disk::write(folder.path(), "b.sarif", OTHER.as_bytes());
    let merged = [["a.sarif", "b.sarif"], ["b.sarif", "a.sarif"]].map(|files| {
        let words = ["monoleaks", "merge"].map(Into::into).into_iter().chain(files.map(path));
        let matches = Cli::command().try_get_matches_from(words).expect("two files are what it takes");
        let (mut out, mut told) = (Vec::new(), Vec::new());
        match cli::run(&matches, &mut out, &mut told) {
            Ok(code) => Some((out, format!("{code:?}"))),
            Err(error) => {
                refused(&error);
                None
            }
        }
    });
    let [one, other] = merged;
    assert_eq!(one, other, "the order in which reports come makes a difference");
    if let Some((out, _)) = one {
        serde_json::from_slice::<serde_json::Value>(&out).expect("a report is JSON");
    }
}

fn refused(error: &dyn Error) {
    let told = in_place(&error.to_string());
    check::calm(&told);
    assert!(told.len() < 1024, "an error of {} bytes", told.len());
}
