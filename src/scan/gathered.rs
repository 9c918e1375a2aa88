//! All that a visit handed over, and the report that it makes.

use super::place::{Scan, place};
use super::scanned::Scanned;
use super::settings::Settings;
use super::watch::End;
use super::{company, complete};
use crate::blob::Origin;
use crate::classify::{Loose, Projects, Speaks, Standing};
use crate::collect::{Item, Source};
use crate::finding::Finding;
use crate::report::{Receipt, Report};
use crate::suppress::{Accepted, Paths};
use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What a visit hands over.
pub(super) enum Part<'a> {
    Scanned(Option<PathBuf>, Scanned),
    /// What a blob of another shard says of its project.
    Overheard(Option<PathBuf>, Speaks, Vec<Loose>),
    /// A file of another shard has been read to its end.
    Aside,
    Told(Item<'a>),
}

/// All that was handed over, in no order.
#[derive(Default)]
pub(super) struct Gathered {
    findings: Vec<(Finding, Standing)>,
    /// What was found in earlier versions of files with findings, by the path of now.
    before: Vec<(PathBuf, Finding, Standing)>,
    speaks: Vec<(PathBuf, Speaks)>,
    /// What client secrets may be complete with.
    parts: Vec<Loose>,
    /// What there is to say of the comments of a file.
    remarks: Vec<(Option<PathBuf>, String)>,
    receipt: Receipt,
}

impl Gathered {
    pub(super) fn add(&mut self, part: Part<'_>) {
        match part {
            Part::Scanned(path, scanned) => {
                self.findings.extend(scanned.judged.findings);
                self.parts.extend(scanned.parts);
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
            Part::Overheard(path, speaks, parts) => {
                self.parts.extend(parts);
                self.speaks.extend(path.filter(|_| speaks != Speaks::default()).map(|path| (path, speaks)));
            }
            Part::Aside => self.receipt.overheard += 1,
            Part::Told(Item::Done(_, bytes)) => {
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
    pub(super) fn look_before(&mut self, source: &dyn Source, scan: Scan<'_>) {
        let paths: BTreeSet<&Path> =
            self.findings.iter().filter_map(|(finding, _)| place(&finding.origin)).collect();
        let paths: Vec<&Path> = paths.into_iter().collect();
        let before = Mutex::new(Vec::new());
        source.before(&paths, &|path, blob| {
            // An error of ours there leaves what was found a new finding.
            if let Ok(Some(scanned)) = scan(&blob) {
                let findings = scanned.judged.findings.into_iter();
                let findings = findings.map(|(finding, standing)| (path.to_owned(), finding, standing));
                before.lock().unwrap_or_else(PoisonError::into_inner).extend(findings);
            }
        });
        self.before = before.into_inner().unwrap_or_else(PoisonError::into_inner);
    }

    /// Look at the other places of blobs in which something was found: what a path says counts for each.
    pub(super) fn look_elsewhere(&mut self, source: &dyn Source, scan: Scan<'_>) {
        let Some(timeline) = source.timeline() else { return };
        let found: BTreeSet<&Origin> =
            self.findings.iter().map(|(finding, _)| finding.origin.outermost()).collect();
        let found: Vec<&Origin> = found.into_iter().collect();
        let more = Mutex::new(Vec::new());
        timeline.elsewhere(&found, &|blob| {
            // An error of ours there was told where the blob was first.
            if let Ok(Some(scanned)) = scan(&blob) {
                let path = place(blob.origin).map(Path::to_owned);
                more.lock().unwrap_or_else(PoisonError::into_inner).push((path, scanned));
            }
        });
        for (path, scanned) in more.into_inner().unwrap_or_else(PoisonError::into_inner) {
            self.add(Part::Scanned(path, scanned));
        }
    }

    /// Look at what else the projects say of what is undecided.
    pub(super) fn look_around(&mut self, source: &dyn Source, settings: &Settings<'_>, scan: Scan<'_>) {
        let before = self.before.iter().map(|(_, finding, standing)| (finding, *standing));
        let findings = self.findings.iter().map(|(finding, standing)| (finding, *standing));
        let asked = company::ask(findings.chain(before), (&self.speaks, &self.parts), source, settings, scan);
        self.speaks.extend(asked.speaks);
        self.parts.extend(asked.parts);
        (self.receipt.consulted, self.receipt.not_consulted) = (asked.files, asked.left);
    }

    /// Settle what projects say, suppress, and sort. `mask` masks a reason as excerpts are masked.
    pub(super) fn report(
        mut self,
        source: &dyn Source,
        settings: &Settings<'_>,
        mask: &dyn Fn(&[u8]) -> String,
    ) -> Report {
        let has = |path: &Path| source.has(path);
        let mut projects = Projects::below(settings.roots, &has);
        for (path, speaks) in &self.speaks {
            projects.add(path, *speaks);
        }
        complete::all(&mut self.findings, self.parts, &mut projects, settings.rules);
        let receipt = Receipt { scope: settings.scope, shard: settings.shard, ..self.receipt };
        let mut report = Report { receipt, ..Report::default() };
        let mut paths = Paths::new(settings.config, settings.today, settings.roots, settings.tree);
        if settings.shard.is_some() {
            paths.see_a_part();
        }
        let mut accepted = settings
            .baseline
            .map(|baseline| Accepted::new(baseline, settings.today, settings.roots, settings.tree, mask));
        let mut settle = |finding: &mut Finding, standing: Standing| {
            let speaks = place(&finding.origin).map(|path| projects.of(path)).unwrap_or_default();
            let mono = speaks.mono || settings.config.provider_is_mono;
            standing.settle(finding, mono, speaks.lookalike)
        };
        let mut known = HashSet::new();
        for (path, mut finding, standing) in self.before {
            if settle(&mut finding, standing) && finding.confidence <= settings.min_confidence {
                known.insert((path, finding.fingerprint));
            }
        }
        let end = |finding: &Finding, end| settings.watch.iter().for_each(|watch| watch.end(finding, end));
        for (mut finding, standing) in self.findings {
            if !settle(&mut finding, standing) {
                end(&finding, End::Other);
                *report.receipt.doubted.entry("other_provider".to_owned()).or_default() += 1;
            } else if finding.confidence > settings.min_confidence {
                end(&finding, End::Below);
                report.receipt.below += 1;
                if let Some(accepted) = &mut accepted {
                    accepted.see(&finding);
                }
            } else {
                paths.apply(&mut finding);
                if let Some(accepted) = &mut accepted {
                    accepted.apply(&mut finding);
                }
                let path = place(&finding.origin).map(Path::to_owned);
                finding.already_there =
                    path.is_some_and(|path| known.contains(&(path, finding.fingerprint.clone())));
                end(&finding, End::Told);
                report.findings.push(finding);
            }
        }
        report.findings.sort_by(|one, two| one.order().cmp(&two.order()));
        report.receipt.skipped.sort();
        let told = |path: &Option<PathBuf>| path.as_ref().is_none_or(|path| !paths.accept_all(path));
        let remarks = self.remarks.into_iter().filter(|(path, _)| told(path)).map(|(_, note)| note);
        report.receipt.notes.extend(remarks);
        report.receipt.notes.extend(paths.notes());
        if let Some(accepted) = accepted {
            let leftover = accepted.finish(
                settings.scope,
                settings.whole && settings.shard.is_none() && report.receipt.complete(),
            );
            report.receipt.notes.extend(leftover.notes);
            report.idle = leftover.idle;
        }
        report.receipt.notes.sort();
        report.receipt.min_confidence = Some(settings.min_confidence);
        report
    }
}
