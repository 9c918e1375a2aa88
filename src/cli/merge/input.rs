//! Reading one report, and taking it only where it is one of ours.

use crate::cli::error::CliError;
use serde_json::Value;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// Largest report that is read, in bytes; one of `scan` has some 20 MB at most.
const MOST: u64 = 256 << 20;

/// The runs of a report.
pub(super) fn runs(path: &Path) -> Result<Vec<Value>, CliError> {
    let refused = |what| CliError::NoReport { path: path.to_owned(), what };
    let read = |source| CliError::Input { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes)).map_err(read)?;
    if bytes.len() as u64 > MOST {
        return Err(refused("it is larger than 256 MB"));
    }
    // What the library says of a mistake may quote what stands there.
    let mut log: Value = serde_json::from_slice(&bytes).map_err(|_| refused("it is no JSON"))?;
    if log["version"] != "2.1.0" {
        return Err(refused("it is no SARIF 2.1.0"));
    }
    let Value::Array(mut runs) = log["runs"].take() else { return Err(refused("it has no runs")) };
    for run in &mut runs {
        if run["tool"]["driver"]["name"] != env!("CARGO_PKG_NAME") {
            return Err(refused("another tool wrote it, and such reports may hold what they found"));
        }
        let is_whole = run["results"].is_array()
            && run["tool"]["driver"]["rules"].is_array()
            && run["automationDetails"]["id"].is_string()
            && run["invocations"].as_array().is_some_and(|all| !all.is_empty());
        if !is_whole {
            return Err(refused("a run lacks its results, rules, invocations or automationDetails.id"));
        }
        without_source(run);
    }
    Ok(runs)
}

/// Take away pieces of source, which no report of ours has.
fn without_source(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members
                .retain(|name, _| !matches!(name.as_str(), "snippet" | "contextRegion" | "artifactContent"));
            members.values_mut().for_each(without_source);
        }
        Value::Array(values) => values.iter_mut().for_each(without_source),
        _ => {}
    }
}
