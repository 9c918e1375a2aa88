//! The scorecard: the program against a corpus whose every value is known.
//!
//! `MONOLEAKS_CORPUS_SEED=7 cargo test --test corpus` fills the same templates with other values;
//! `MONOLEAKS_CORPUS_OUT=DIR` leaves the tree and its `labels.jsonl` in DIR, to look at or to score otherwise.
#![expect(clippy::print_stdout, reason = "a scorecard is there to be read")]
#![expect(clippy::disallowed_methods, reason = "the program under test is a process")]

mod support;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use support::corpus::{Corpus, Expect, Label, SEED, Score, generate};

/// Share of the credentials whose evidence is in the line or the request.
const LEAST_RECALL_MUST: f64 = 0.98;
/// Share of the others: encoded, split, evidence far away.
const LEAST_RECALL_SHOULD: f64 = 0.90;
/// Share of credentials among what is reported.
const LEAST_PRECISION: f64 = 0.98;
/// Share of right environments among credentials found; certification passes for sandbox.
const LEAST_ENVIRONMENT: f64 = 0.97;
/// Share of right kinds among credentials found.
const LEAST_KIND: f64 = 0.97;

/// Formats that are searched for secrets.
const FORMATS: [&str; 10] =
    ["text", "json", "jsonl", "sarif", "github", "markdown", "gitlab", "junit", "csv", "html"];
/// How many bytes of a secret in a row are a leak. Previews show up to four.
const LEAK: usize = 12;

#[test]
fn the_scorecard_holds() {
    let corpus = corpus("scorecard");
    let output = scan(&corpus.root, "jsonl");
    let report = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    let score = Score::new(&corpus, &report);
    println!("{score}");
    #[rustfmt::skip]
    let floors = [
        ("recall of must",   score.must,        LEAST_RECALL_MUST),
        ("recall of should", score.should,      LEAST_RECALL_SHOULD),
        ("precision",        score.precision,   LEAST_PRECISION),
        ("environment",      score.environment, LEAST_ENVIRONMENT),
        ("kind",             score.kind,        LEAST_KIND),
    ];
    let below: Vec<String> = floors
        .into_iter()
        .filter(|(_, share, floor)| share.ratio() < *floor)
        .map(|(name, share, floor)| format!("{name}: {share} is below {:.0} %", floor * 100.0))
        .collect();
    assert!(below.is_empty(), "{}", below.join("\n"));
    assert!(score.understated.is_empty(), "production called harmless at {}", score.understated.join(", "));
}

#[test]
fn no_output_holds_a_secret() {
    let corpus = corpus("leaks");
    let pieces = pieces(&corpus);
    for format in FORMATS {
        let output = scan(&corpus.root, format);
        for (stream, bytes) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
            // A program that says nothing proves nothing.
            assert!(stream == "stderr" || !bytes.is_empty(), "{format} wrote nothing");
            for piece in bytes.windows(LEAK) {
                if let Some(label) = pieces.get(piece) {
                    panic!("{format} wrote a part of {}:{} to {stream}", label.file, label.start.line);
                }
            }
        }
    }
}

#[test]
fn the_corpus_is_large_and_labelled() {
    let corpus = corpus("census");
    let traps = corpus.labels.iter().filter(|label| label.expect == Expect::Nothing).count();
    let credentials = corpus.credentials().count();
    assert!(credentials >= 400, "{credentials} credentials");
    assert!(traps >= 1000, "{traps} traps");
    for label in &corpus.labels {
        let text = corpus.text_of(label);
        let first = text.lines().nth(label.start.line - 1).expect("the label's line");
        let rest: String = first.chars().skip(label.start.scalar - 1).collect();
        let written = label.written.lines().next().unwrap_or_default();
        assert!(rest.starts_with(written), "{}:{} is elsewhere", label.file, label.start.line);
    }
}

/// Leaves a corpus where `MONOLEAKS_CORPUS_OUT` says; without it, nothing is asked and nothing done.
#[test]
fn a_corpus_is_left_where_it_is_asked_for() {
    let Some(out) = std::env::var_os("MONOLEAKS_CORPUS_OUT") else { return };
    let out = Path::new(&out);
    // Generating empties the folder, which is no way to treat one that somebody named.
    let tree = out.join("tree");
    assert!(!tree.exists(), "{} is there already", tree.display());
    let corpus = generate(&tree, seed());
    fs::write(out.join("labels.jsonl"), corpus.labels_jsonl()).expect("a folder that can be written to");
    let (credentials, labels) = (corpus.credentials().count(), corpus.labels.len());
    println!("{labels} labels, {credentials} of them credentials, in {}", out.display());
}

/// A corpus of a test's own, since tests run at the same time.
fn corpus(name: &str) -> Corpus {
    generate(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus").join(name), seed())
}

fn seed() -> u64 {
    let asked = std::env::var("MONOLEAKS_CORPUS_SEED");
    asked.map_or(SEED, |seed| seed.parse().expect("MONOLEAKS_CORPUS_SEED is a whole number"))
}

/// Scan as a stranger would: no variable and no configuration of ours in sight.
fn scan(root: &Path, format: &str) -> Output {
    let ours = |name: &OsString| name.to_string_lossy().starts_with("MONOLEAKS_");
    let mut program = Command::new(env!("CARGO_BIN_EXE_monoleaks"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| ours(name)) {
        program.env_remove(name);
    }
    program
        .current_dir(root)
        .args(["scan", "--no-ignore", "--no-config", "--format", format])
        .arg(root)
        .output()
        .expect("the program was built for this test")
}

/// Every run of [`LEAK`] bytes of every secret, plain and as written, with the label it belongs to.
fn pieces(corpus: &Corpus) -> BTreeMap<Vec<u8>, &Label> {
    let mut pieces = BTreeMap::new();
    // What is somebody else's is not to be told either: it may stand on a line that is shown.
    let secret =
        |label: &&Label| label.expect == Expect::Credential || label.category.starts_with("foreign_");
    for label in corpus.labels.iter().filter(secret) {
        for text in [&label.value, &label.written] {
            // The head of a JWT is the same for everybody, and stands in the documentation.
            let body = text
                .split_once('.')
                .filter(|_| text.starts_with("eyJ"))
                .map_or(text.as_str(), |(_, body)| body);
            // What is written over several lines holds blanks, which tell nothing.
            let telling = body.as_bytes().windows(LEAK).filter(|piece| !piece.contains(&b' '));
            pieces.extend(telling.map(|piece| (piece.to_vec(), label)));
        }
    }
    pieces
}
