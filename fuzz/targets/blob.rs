//! The scan of one blob: its path on the first line, then its bytes.

use super::check::{self, Bytes};
use monoleaks::blob::Origin;
use monoleaks::report::Report;
use std::path::PathBuf;

/// Longest path.
const PATH: usize = 100;

/// Scan any bytes under any path, as they are and with a secret in them.
pub(crate) fn run(data: &[u8]) {
    let end = data.iter().take(PATH).position(|byte| *byte == b'\n');
    let (path, text) = end.map_or((&b"a.txt"[..], data), |end| (&data[..end], &data[end + 1..]));
    let path = PathBuf::from(String::from_utf8_lossy(path).into_owned());
    if !check::is_innocent(data) {
        look(path, text);
        return;
    }
    let bytes = if check::number(text).is_multiple_of(3) { text.to_vec() } else { check::planted(text) };
    let report = look(path, &bytes);
    check::harmless(&report, check::rules(), bytes.len().is_multiple_of(16));
}

/// Scan bytes, and look at where findings are said to be.
fn look(path: PathBuf, bytes: &[u8]) -> Report {
    let report = check::plainly_scanned(&Bytes { origin: Origin::File(path), bytes });
    for finding in &report.findings {
        let span = finding.span;
        assert!(span.start <= span.end && span.end <= bytes.len(), "{span:?} of {} bytes", bytes.len());
        let (start, end) = (finding.start, finding.end);
        assert!(start.line >= 1 && start.column >= 1 && start.line <= end.line, "{start:?} to {end:?}");
        assert!(start.line < end.line || start.column_byte <= end.column_byte, "{start:?} to {end:?}");
    }
    report
}
