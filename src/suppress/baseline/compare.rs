//! What one baseline accepts that another does not.

use super::entry::Entry;
use super::file::Baseline;
use crate::config::day;

impl Baseline {
    /// The entries, with their lines, by which this baseline accepts more than `old` does.
    pub fn loosens<'b>(&'b self, old: &Self) -> Vec<&'b (usize, Entry)> {
        let is_known = |entry: &Entry| old.entries.iter().any(|(_, old)| covers(old, entry));
        self.entries.iter().filter(|(_, entry)| !is_known(entry)).collect()
    }
}

/// Whether one entry accepts all that another does.
fn covers(old: &Entry, new: &Entry) -> bool {
    let until =
        |entry: &Entry| entry.until.as_deref().map_or(i64::MAX, |until| day(until).unwrap_or(i64::MAX));
    old.key() == new.key()
        && old.environment <= new.environment // the gravest come first
        && until(new) <= until(old)
        && (new.rotated.is_none() || old.rotated.is_some()) // which accepts it in every commit
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn what_accepts_more_loosens_and_what_accepts_less_does_not() {
        let line = |environment: &str, more: &str| {
            let entry = format!(
                r#"{{"path":"a.env","kind":"api_key","fingerprint":"s1:6c7da5ed3677b8b1324676094f0e4e4a","rule":"mono-api-key","environment":"{environment}","reason":"made up","who":"Ana"{more}}}"#
            );
            Baseline::parse(Path::new("b.jsonl"), &entry).unwrap()
        };
        let (soon, late) = (r#","until":"2027-01-31""#, r#","until":"2028-01-31""#);
        let rotated = r#","rotated":"2026-01-31""#;
        #[rustfmt::skip]
        let cases = [
            (Baseline::default(),      line("sandbox", ""),      1, "a new entry"),
            (line("sandbox", ""),      Baseline::default(),      0, "one entry less"),
            (line("sandbox", ""),      line("sandbox", ""),      0, "the same"),
            (line("sandbox", ""),      line("production", ""),   1, "something graver"),
            (line("production", ""),   line("sandbox", ""),      0, "something less grave"),
            (line("sandbox", soon),    line("sandbox", late),    1, "a longer time"),
            (line("sandbox", soon),    line("sandbox", ""),      1, "for ever"),
            (line("sandbox", ""),      line("sandbox", soon),    0, "no longer for ever"),
            (line("sandbox", ""),      line("sandbox", rotated), 1, "everywhere in the history"),
        ];
        for (old, new, count, why) in cases {
            assert_eq!(new.loosens(&old).len(), count, "{why}");
        }
    }
}
