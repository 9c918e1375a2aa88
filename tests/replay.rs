//! What fuzzing found once, and one of each sort that it begins with, goes through the same functions in every test run.
//!
//! No fuzzer is needed for it; CONTRIBUTING.md says how to start one.

#[path = "../fuzz/targets/mod.rs"]
mod targets;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// As long as one input may take, in a build without optimization and beside other tests.
const LONGEST: Duration = Duration::from_secs(20);

#[test]
fn every_input_that_is_kept_holds_what_is_promised() {
    for (name, _) in targets::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/inputs").join(name);
        let entries = fs::read_dir(&folder).expect("every target has inputs");
        let mut files: Vec<_> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
        files.sort();
        assert!(!files.is_empty(), "{name} has no inputs");
        for file in files {
            let data = fs::read(&file).expect("a readable file");
            let started = Instant::now();
            targets::run(name, &data);
            assert!(started.elapsed() < LONGEST, "{} took {:?}", file.display(), started.elapsed());
        }
    }
}

#[test]
fn nothing_and_one_byte_are_inputs_too() {
    for (name, _) in targets::ALL {
        targets::run(name, b"");
        for byte in 0..16 {
            targets::run(name, &[byte]);
        }
    }
}
