//! The pipeline on one page: every blob of a source, in the order in which a credential travels it.

use crate::blob::Blob;
use crate::classify::{Classifier, Fingerprints, Judged, Projects, Speaks, Standing};
use crate::collect::{Item, Source};
use crate::config::Config;
use crate::decode;
use crate::detect::{self, Anchors};
use crate::environment::Confidence;
use crate::finding::Finding;
use crate::report::{Receipt, Report, Skipped, Why};
use crate::rule::Rules;
use crate::span::LineIndex;
use crate::suppress::{Comments, Paths};
use std::cell::RefCell;
use std::collections::HashSet;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What a scan goes by.
#[derive(Debug)]
pub struct Settings<'s> {
    /// The rules.
    pub rules: &'s Rules,
    /// What the project says.
    pub config: &'s Config,
    /// The folders that are scanned, for telling projects apart.
    pub roots: &'s [PathBuf],
    /// The top of the work tree, where what is scanned is a repository and not files: its paths count from there.
    pub tree: Option<&'s Path>,
    /// How sure a finding must be.
    pub min_confidence: Confidence,
    /// Today, in days since 1970, for allowances that end.
    pub today: i64,
}

/// Scan everything that `source` has.
pub fn scan(source: &dyn Source, settings: &Settings<'_>) -> Report {
    let classifier = Classifier::new(settings.rules, Fingerprints::new(settings.config.salt.as_deref()));
    let gathered = Mutex::new(Gathered::default());
    source.visit(&|item| {
        // What costs time is done before the lock is taken.
        let part = match item {
            Item::Blob(blob) => match guarded(&blob, &classifier) {
                Ok(Some(part)) => Part::Scanned(blob.origin.path().map(PathBuf::from), part),
                Ok(None) => return,
                Err(skipped) => Part::Told(Item::Skipped(skipped)),
            },
            other => Part::Told(other),
        };
        gathered.lock().unwrap_or_else(PoisonError::into_inner).add(part);
    });
    let mut gathered = gathered.into_inner().unwrap_or_else(PoisonError::into_inner);
    gathered.look_before(source, &classifier);
    gathered.report(source, settings)
}

/// Scan one blob; a mistake of ours in it costs that blob, not the scan, and is told.
fn guarded(blob: &Blob<'_>, classifier: &Classifier<'_>) -> Result<Option<Scanned>, Skipped> {
    panic::catch_unwind(AssertUnwindSafe(|| scan_blob(blob, classifier))).map_err(|_| Skipped {
        path: blob.origin.told(),
        why: Why::Unreadable("an error of monoleaks; please report it".to_owned()),
    })
}

/// What a blob gave, if there was anything to look at.
#[derive(Debug)]
struct Scanned {
    judged: Judged,
    innocent: Vec<(String, usize)>,
    speaks: Speaks,
    notes: Vec<String>,
}

/// Scan one blob.
fn scan_blob(blob: &Blob<'_>, classifier: &Classifier<'_>) -> Option<Scanned> {
    thread_local! { static SCRATCH: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) } }
    let view = decode::view(blob.bytes);
    let anchors = SCRATCH.with_borrow_mut(|scratch| Anchors::find(&view.text, scratch));
    // What stands in an image or a library by chance says nothing of the project.
    let binary =
        view.layer.is_none() && memchr::memchr(0, &blob.bytes[..blob.bytes.len().min(8192)]).is_some();
    let speaks = Speaks { mono: anchors.mono && !binary, lookalike: anchors.lookalike && !binary };
    if anchors.is_empty() && !anchors.lookalike {
        return None;
    }
    let detected =
        detect::candidates(&view.text, blob.origin.path(), &anchors, classifier.rules(), classifier.names());
    let lines = LineIndex::new(&view.text, blob.first_line);
    let mut judged = classifier.judge(blob, &view, &lines, &detected);
    let mut comments = Comments::find(&lines, &|reason| classifier.mask(reason));
    for (finding, _) in &mut judged.findings {
        comments.apply(finding);
    }
    let innocent = detected.innocent.into_iter().collect();
    Some(Scanned { judged, innocent, speaks, notes: comments.notes(&blob.origin.told()) })
}

/// What a visit hands over.
enum Part<'a> {
    Scanned(Option<PathBuf>, Scanned),
    Told(Item<'a>),
}

/// All that was handed over, in no order.
#[derive(Default)]
struct Gathered {
    findings: Vec<(Finding, Standing)>,
    /// What was found in earlier versions of files with findings, by the path of now.
    before: Vec<(PathBuf, Finding, Standing)>,
    speaks: Vec<(PathBuf, Speaks)>,
    /// What there is to say of the comments of a file.
    remarks: Vec<(Option<PathBuf>, String)>,
    receipt: Receipt,
}

impl Gathered {
    fn add(&mut self, part: Part<'_>) {
        match part {
            Part::Scanned(path, scanned) => {
                self.findings.extend(scanned.judged.findings);
                for (doubt, count) in scanned.judged.doubted {
                    *self.receipt.doubted.entry(doubt.to_owned()).or_default() += count;
                }
                for (doubt, count) in scanned.innocent {
                    *self.receipt.doubted.entry(doubt).or_default() += count;
                }
                self.remarks.extend(scanned.notes.into_iter().map(|note| (path.clone(), note)));
                if let Some(path) = path.filter(|_| scanned.speaks != Speaks::default()) {
                    self.speaks.push((path, scanned.speaks));
                }
            }
            Part::Told(Item::Done(bytes)) => {
                self.receipt.files += 1;
                self.receipt.bytes += bytes;
            }
            Part::Told(Item::Commits(count)) => self.receipt.commits += count,
            Part::Told(Item::Skipped(skipped)) => self.receipt.skipped.push(skipped),
            Part::Told(Item::Ignored) => self.receipt.ignored += 1,
            Part::Told(Item::Excluded) => self.receipt.excluded += 1,
            Part::Told(Item::Note(note)) => self.receipt.notes.push(note),
            Part::Told(Item::Blob(_)) => {}
        }
    }

    /// Look at what stood before where something was found.
    fn look_before(&mut self, source: &dyn Source, classifier: &Classifier<'_>) {
        let paths: HashSet<&Path> =
            self.findings.iter().filter_map(|(finding, _)| finding.origin.path()).collect();
        let mut paths: Vec<&Path> = paths.into_iter().collect();
        paths.sort();
        let mut before = Vec::new();
        source.before(&paths, &mut |path, blob| {
            // An error of ours there leaves what was found a new finding.
            if let Ok(Some(scanned)) = guarded(&blob, classifier) {
                let findings = scanned.judged.findings.into_iter();
                before.extend(findings.map(|(finding, standing)| (path.to_owned(), finding, standing)));
            }
        });
        self.before = before;
    }

    /// Settle what projects say, suppress, and sort.
    fn report(self, source: &dyn Source, settings: &Settings<'_>) -> Report {
        let has = |path: &Path| source.has(path);
        let mut projects = Projects::below(settings.roots, &has);
        for (path, speaks) in &self.speaks {
            projects.add(path, *speaks);
        }
        let mut report = Report { findings: Vec::new(), receipt: self.receipt };
        let mut paths = Paths::new(settings.config, settings.today, settings.roots, settings.tree);
        let mut settle = |finding: &mut Finding, standing: Standing| {
            let speaks = finding.origin.path().map(|path| projects.of(path)).unwrap_or_default();
            let mono = speaks.mono || settings.config.provider_is_mono;
            standing.settle(finding, mono, speaks.lookalike)
        };
        let mut known = HashSet::new();
        for (path, mut finding, standing) in self.before {
            if settle(&mut finding, standing) && finding.confidence <= settings.min_confidence {
                known.insert((path, finding.fingerprint));
            }
        }
        for (mut finding, standing) in self.findings {
            if !settle(&mut finding, standing) {
                *report.receipt.doubted.entry("other_provider".to_owned()).or_default() += 1;
            } else if finding.confidence > settings.min_confidence {
                report.receipt.below += 1;
            } else {
                paths.apply(&mut finding);
                let path = finding.origin.path().map(Path::to_owned);
                finding.already_there =
                    path.is_some_and(|path| known.contains(&(path, finding.fingerprint.clone())));
                report.findings.push(finding);
            }
        }
        report.findings.sort_by(|one, two| one.order().cmp(&two.order()));
        report.receipt.skipped.sort();
        let told = |path: &Option<PathBuf>| path.as_ref().is_none_or(|path| !paths.accept_all(path));
        let remarks = self.remarks.into_iter().filter(|(path, _)| told(path)).map(|(_, note)| note);
        report.receipt.notes.extend(remarks);
        report.receipt.notes.extend(paths.notes());
        report.receipt.notes.sort();
        report.receipt.min_confidence = Some(settings.min_confidence);
        report
    }
}
