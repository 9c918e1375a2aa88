//! What each station on the way of a byte costs: `cargo bench --bench stages`, and `-- anchors` behind it for one of them.
//!
//! Whole scans beside other programs are measured by `scripts/bench`.

mod history;
mod texts;

use divan::{Bencher, black_box, counter::BytesCount};
use monoleaks::blob::{Blob, Origin};
use monoleaks::classify::{Classifier, Fingerprints};
use monoleaks::collect::{Item, Source};
use monoleaks::config::Config;
use monoleaks::decode;
use monoleaks::detect::{self, Anchors};
use monoleaks::environment::Confidence;
use monoleaks::report::Scope;
use monoleaks::rule::Rules;
use monoleaks::scan::{Settings, scan};
use monoleaks::span::LineIndex;
use std::path::{Path, PathBuf};
use texts::{TEXTS, text};

fn main() {
    divan::main();
}

/// The rules of the program, as every scan reads them.
#[divan::bench]
fn start_up_rules() -> Rules {
    Rules::embedded().expect("its tests load them")
}

/// What a scan makes of the rules before the first file.
#[divan::bench]
fn start_up_classifier(bencher: Bencher) {
    let rules = start_up_rules();
    bencher.bench_local(|| {
        black_box(Classifier::new(&rules, Fingerprints::new(None)));
    });
}

/// The pass that every byte goes through.
#[divan::bench(args = TEXTS)]
fn anchors(bencher: Bencher, name: &str) {
    let text = text(name);
    bencher.counter(BytesCount::of_slice(&text)).bench_local(|| Anchors::find(black_box(&text)).is_empty());
}

/// Other forms of a text that has anchors.
#[divan::bench(args = TEXTS)]
fn forms(bencher: Bencher, name: &str) {
    let text = text(name);
    bencher.counter(BytesCount::of_slice(&text)).bench_local(|| {
        let view = decode::view(black_box(&text));
        decode::inner(&view).len()
    });
}

/// The carriers, on a text that has anchors.
#[divan::bench(args = TEXTS)]
fn carriers(bencher: Bencher, name: &str) {
    let (text, rules) = (text(name), start_up_rules());
    let classifier = Classifier::new(&rules, Fingerprints::new(None));
    let anchors = Anchors::find(&text);
    bencher.counter(BytesCount::of_slice(&text)).bench_local(|| {
        let text = black_box(&text);
        detect::candidates(text, Some(Path::new(name)), &anchors, &rules, classifier.names(), false)
            .candidates
            .len()
    });
}

/// Whose the candidates are.
#[divan::bench(args = TEXTS)]
fn judgement(bencher: Bencher, name: &str) {
    let (text, rules) = (text(name), start_up_rules());
    let classifier = Classifier::new(&rules, Fingerprints::new(Some("a salt")));
    let anchors = Anchors::find(&text);
    let detected =
        detect::candidates(&text, Some(Path::new(name)), &anchors, &rules, classifier.names(), false);
    let (origin, view) = (Origin::File(PathBuf::from(name)), decode::view(&text));
    let blob = Blob::whole(&origin, &text);
    bencher.counter(BytesCount::of_slice(&text)).bench_local(|| {
        let lines = LineIndex::new(&text, blob.head);
        classifier.judge(&blob, &view, &lines, black_box(&detected)).findings.len()
    });
}

/// A file from its bytes to its findings, as a scan of that file alone.
#[divan::bench(args = TEXTS)]
fn whole_blob(bencher: Bencher, name: &str) {
    let (text, rules) = (text(name), start_up_rules());
    let source = Bytes { origin: Origin::File(PathBuf::from(name)), bytes: &text };
    bencher.counter(BytesCount::of_slice(&text)).bench_local(|| found(black_box(&source), &rules));
}

/// One blob as a source.
#[derive(Debug)]
struct Bytes<'b> {
    origin: Origin,
    bytes: &'b [u8],
}

impl Source for Bytes<'_> {
    fn visit(&self, visit: &(dyn Fn(Item<'_>) + Sync)) {
        visit(Item::Blob(Blob::whole(&self.origin, self.bytes)));
        visit(Item::Done(&self.origin, self.bytes.len() as u64));
    }

    fn has(&self, _path: &Path) -> bool {
        false
    }
}

/// How many findings a source has.
fn found(source: &dyn Source, rules: &Rules) -> usize {
    let settings = Settings {
        watch: None,
        rules,
        config: &Config::default(),
        roots: &[],
        tree: None,
        min_confidence: Confidence::Medium,
        baseline: None,
        decides: None,
        scope: Scope::default(),
        whole: true,
        shard: None,
        today: 20_000,
    };
    scan(source, &settings).findings.len()
}
