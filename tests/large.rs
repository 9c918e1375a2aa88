//! Files that are read in several windows: what is found there, and that every position is true.

#[path = "support/program.rs"]
mod program;

use serde_json::Value;
use std::path::Path;

/// Bytes of each file: several windows.
const SIZE: usize = 9 << 20;

/// Where a credential stands: line, column, and column in bytes; all from 1.
type Place = (u64, u64, u64);

/// Values that look made by a machine, from a seed.
struct Values(u64);

impl Values {
    fn next(&mut self, length: usize) -> String {
        const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        let letter = |_| {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            char::from(LETTERS[usize::try_from(self.0 >> 33).expect("31 bits") % LETTERS.len()])
        };
        (0..length).map(letter).collect()
    }
}

/// A log of others' requests, every one with a credential, and a few of Mono's; with `end` between the records.
fn records(end: &str) -> (String, Vec<Place>) {
    let mut values = Values(7);
    let (mut text, mut places) = (String::new(), Vec::new());
    let (mut line, mut column, mut byte) = (1, 1, 1);
    for number in 1.. {
        let mono = number % 4001 == 0;
        let host = if mono { "api.cuentamono.com" } else { "api.stripe.com" };
        let head = format!(
            r#"{{"n":{number},"método":"POST 😀","url":"https://{host}/v1","authorization":"Bearer "#
        );
        if mono {
            places.push((line, column + chars(&head), byte + head.len() as u64));
        }
        let record = format!("{head}{}\"}}{end}", values.next(43));
        if end.ends_with('\n') {
            (line, column, byte) = (line + 1, 1, 1);
        } else {
            (column, byte) = (column + chars(&record), byte + record.len() as u64);
        }
        text.push_str(&record);
        if text.len() > SIZE {
            break;
        }
    }
    (text, places)
}

fn chars(text: &str) -> u64 {
    text.chars().count() as u64
}

/// Where the program finds something in a folder, with what it is given: a path or standard input.
fn found(folder: &Path, path: &str, input: &str) -> Vec<Place> {
    let arguments = ["scan", path, "--no-config", "--exit-zero", "--format", "json"];
    let run = if path == "-" {
        program::run_with_input(folder, &arguments, input.as_bytes())
    } else {
        program::run(folder, &arguments)
    };
    let report: Value = serde_json::from_str(&run.stdout).expect("a report");
    let number = |finding: &Value, key: &str| finding[key].as_u64().expect("a number");
    let findings = report["findings"].as_array().expect("findings").iter();
    findings.map(|one| (number(one, "line"), number(one, "column"), number(one, "column_byte"))).collect()
}

/// What is found in a text, as a file and as a stream, is what is there.
fn holds(text: &str, places: &[Place]) {
    let folder = program::folder(&[("requests.log", text)]);
    assert!(places.len() > 4, "{}", places.len());
    assert_eq!(found(folder.path(), "requests.log", ""), places);
    assert_eq!(found(folder.path(), "-", text), places);
}

#[test]
fn in_a_log_every_request_of_monos_is_found_at_its_place() {
    let (text, places) = records("\n");
    holds(&text, &places);
}

#[test]
fn in_a_line_without_end_columns_are_true() {
    let (text, places) = records(",");
    holds(&text, &places);
}
