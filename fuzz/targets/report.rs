//! Reports of which every text from outside is anything at all.

use super::check::{self, Bytes};
use monoleaks::blob::Origin;
use monoleaks::finding::{Claims, CommitRef, Finding, Past, Suppression};
use monoleaks::git::Id;
use monoleaks::report::{Report, Skipped, Why};
use std::sync::OnceLock;

/// Bytes that texts are made of, one after the other.
struct Texts<'d>(&'d [u8]);

impl Texts<'_> {
    fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first
    }

    /// The next text: its length is a byte.
    fn text(&mut self) -> String {
        let length = usize::from(self.byte()).min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }

    fn date(&mut self) -> i64 {
        let mut bytes = [0; 8];
        bytes.fill_with(|| self.byte());
        i64::from_be_bytes(bytes)
    }

    fn commit(&mut self) -> CommitRef {
        let id = Id::from_bytes_or_panic(&[self.byte(); 20]);
        let date = self.date();
        CommitRef { id, date, author: Some(self.text()) }
    }
}

/// Render findings with any texts in them.
pub(crate) fn run(data: &[u8]) {
    let mut texts = Texts(data);
    let findings = findings().iter().cloned().map(|finding| wild(finding, &mut texts)).collect();
    let mut report = Report { findings, ..Report::default() };
    report.receipt.notes = vec![texts.text()];
    report.receipt.skipped = vec![Skipped { path: texts.text(), why: Why::Unreadable(texts.text()) }];
    check::harmless(&report, check::rules(), data.len().is_multiple_of(8));
}

/// Two findings that a scan found.
fn findings() -> &'static [Finding] {
    static FINDINGS: OnceLock<Vec<Finding>> = OnceLock::new();
    FINDINGS.get_or_init(|| {
        let text = b"url = 'https://api.cuentamono.com'\nmono_api_key = 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u'\n\
            key = 'n4Jx8Zr2Wq6Tb9Lm3Vc7Kp5Ys'\nheaders = {'Authorization': f'Bearer {key}'}\n";
        let report = check::plainly_scanned(&Bytes { origin: Origin::File("a.py".into()), bytes: text });
        assert!(report.findings.len() >= 2, "{}", report.findings.len());
        report.findings
    })
}

fn wild(mut finding: Finding, texts: &mut Texts<'_>) -> Finding {
    let id = Id::from_bytes_or_panic(&[texts.byte(); 20]);
    let path = texts.text();
    finding.origin = match texts.byte() % 5 {
        0 => Origin::File(path.into()),
        1 => Origin::Index(path.into()),
        2 => Origin::Object(Some(path.into()), id),
        3 => Origin::Message(id),
        _ => Origin::member(&Origin::File(path.into()), texts.text().into()),
    };
    finding.rule = texts.text();
    finding.preview.text = texts.text();
    finding.excerpt.text = texts.text().replace(char::is_control, " ");
    let shown = finding.excerpt.text.chars().count();
    finding.excerpt.marker_start = usize::from(texts.byte()).min(shown);
    finding.excerpt.marker_len = usize::from(texts.byte()).min(shown - finding.excerpt.marker_start);
    for evidence in &mut finding.evidence {
        evidence.seen = texts.text();
    }
    if texts.byte().is_multiple_of(2) {
        finding.claims = Some(Claims { expires: Some(texts.date()), scopes: vec![texts.text()] });
        finding.suppressed = Some(Suppression { by: "inline", reason: texts.text() });
    }
    if texts.byte().is_multiple_of(2) {
        let (brought, removed) = (Some(texts.commit()), Some(texts.commit()));
        let refs = vec![texts.text(), format!("refs/heads/{}", texts.text())];
        finding.past = Some(Past { brought, removed, in_head: false, ref_count: refs.len(), refs });
    }
    finding
}
