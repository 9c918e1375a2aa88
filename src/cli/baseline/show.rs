//! `monoleaks baseline show`: each entry with what it is worth today.

use crate::classify::{Classifier, Fingerprints};
use crate::cli::error::CliError;
use crate::cli::rules;
use crate::cli::scan::today;
use crate::render::in_place;
use crate::suppress::{Baseline, Entry, State};
use std::io::{self, Write};
use std::process::ExitCode;

/// Tell every entry, then how many there are of each sort.
pub(super) fn run(baseline: &Baseline, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let rules = rules::load(None)?;
    let classifier = Classifier::new(&rules, Fingerprints::new(None));
    // A reason may quote what it is about.
    let mask = |text: &str| in_place(&classifier.mask(text.as_bytes()));
    write(baseline, today(), &mask, out).map_err(CliError::Stdout)?;
    Ok(ExitCode::SUCCESS)
}

/// Two lines an entry: what it accepts, and who says so.
fn write(
    baseline: &Baseline,
    today: i64,
    mask: &dyn Fn(&str) -> String,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut entries: Vec<&Entry> = baseline.entries.iter().map(|(_, entry)| entry).collect();
    entries.sort();
    entries.dedup();
    let (mut valid, mut ending, mut expired, mut rotated) = (0, 0, 0, 0);
    for entry in &entries {
        let state = entry.state(today);
        match state {
            State::Valid => valid += 1,
            State::Expires(_) => ending += 1,
            State::Expired => expired += 1,
            State::Rotated => rotated += 1,
        }
        let of_history = if entry.scope.is_some() { " (history)" } else { "" };
        let (path, kind) = (in_place(&entry.path), entry.kind);
        writeln!(out, "{:<20} {:<13} {kind:<19} {path}{of_history}", told(entry, state), entry.environment)?;
        let (who, reason) = (mask(&entry.who), mask(&entry.reason));
        writeln!(out, "{:20} {}  {who}: {reason}", "", entry.fingerprint)?;
    }
    if !entries.is_empty() {
        writeln!(out)?;
    }
    let many = if entries.len() == 1 { "entry" } else { "entries" };
    let count = entries.len();
    writeln!(out, "{count} {many}: {valid} valid, {ending} with an end, {expired} expired, {rotated} rotated")
}

/// The state of an entry in words.
fn told(entry: &Entry, state: State) -> String {
    let date = |date: &Option<String>| date.clone().unwrap_or_default();
    match state {
        State::Valid => "valid".to_owned(),
        State::Expires(0) => "expires today".to_owned(),
        State::Expires(1) => "expires in 1 day".to_owned(),
        State::Expires(days) => format!("expires in {days} days"),
        State::Expired => format!("expired {}", date(&entry.until)),
        State::Rotated => format!("rotated {}", date(&entry.rotated)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_entry_is_told_with_its_state() {
        let line = |path: &str, more: &str| {
            format!(
                r#"{{"path":"{path}","kind":"api_key","fingerprint":"s1:6c7da5ed3677b8b1324676094f0e4e4a","rule":"mono-api-key","environment":"sandbox","reason":"made up","who":"Ana"{more}}}"#
            )
        };
        let text = [
            line("a.env", ""),
            line("b.env", r#","until":"1970-01-11""#),
            line("c.env", r#","until":"1970-01-10""#),
            line("d.env", r#","until":"1970-01-01""#),
            line("e\\u001b.env", r#","rotated":"1970-01-02","scope":"history""#),
            line("a.env", ""),
        ];
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(&file, text.join("\n")).unwrap();
        let baseline = Baseline::read(Path::new(file.path())).unwrap();
        let mut out = Vec::new();
        write(&baseline, 9, &str::to_owned, &mut out).unwrap();
        let by = "                     s1:6c7da5ed3677b8b1324676094f0e4e4a  Ana: made up\n";
        let want = [
            "valid                sandbox       api_key             a.env\n",
            "expires in 1 day     sandbox       api_key             b.env\n",
            "expires today        sandbox       api_key             c.env\n",
            "expired 1970-01-01   sandbox       api_key             d.env\n",
            "rotated 1970-01-02   sandbox       api_key             e\u{FFFD}.env (history)\n",
            "\n5 entries: 1 valid, 2 with an end, 1 expired, 1 rotated\n",
        ];
        let want: String = want
            .iter()
            .enumerate()
            .map(|(at, line)| if at < 5 { format!("{line}{by}") } else { (*line).to_owned() })
            .collect();
        assert_eq!(String::from_utf8(out).unwrap(), want);
    }
}
