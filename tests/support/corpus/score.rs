//! The scorecard: what a scan said, held against the labels.

use super::label::two;
use super::{Corpus, Expect, Label};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

/// A finding of a `--format jsonl` report, as far as it is scored.
#[derive(Debug)]
struct Finding {
    file: String,
    start: (usize, usize),
    end: (usize, usize),
    kind: String,
    environment: String,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Share {
    part: usize,
    whole: usize,
}

impl Share {
    fn count(&mut self, yes: bool) {
        self.part += usize::from(yes);
        self.whole += 1;
    }

    /// From 0 to 1; nothing of nothing is all.
    #[expect(clippy::cast_precision_loss, reason = "a corpus has no 2^52 labels")]
    pub(crate) fn ratio(self) -> f64 {
        if self.whole == 0 { 1.0 } else { self.part as f64 / self.whole as f64 }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:>5.1} % ({}/{})", self.ratio() * 100.0, self.part, self.whole))
    }
}

/// One line of the table: credentials by sort of place.
#[derive(Debug, Default)]
struct Row {
    must: Share,
    should: Share,
    environment: Share,
    kind: Share,
}

/// The whole scorecard. Its `Display` prints places and categories, never a value.
#[derive(Debug, Default)]
pub(crate) struct Score {
    /// Credentials found, of those that must be.
    pub(crate) must: Share,
    /// Credentials found, of those that should be.
    pub(crate) should: Share,
    /// Credentials among what was reported.
    pub(crate) precision: Share,
    /// Right environments among the credentials found.
    pub(crate) environment: Share,
    /// Right kinds among the credentials found.
    pub(crate) kind: Share,
    /// Places of production credentials that were called something harmless.
    pub(crate) understated: Vec<String>,
    rows: BTreeMap<String, Row>,
    traps: BTreeMap<String, Share>,
    remarks: Vec<String>,
}

impl Score {
    /// Score a report in JSON lines. Panics if it is none, or has no receipt at its end.
    pub(crate) fn new(corpus: &Corpus, report: &str) -> Self {
        let findings = findings(corpus, report);
        let mut score = Self::default();
        for label in &corpus.labels {
            let hits: Vec<&Finding> = findings.iter().filter(|finding| finding.touches(label)).collect();
            match label.expect {
                Expect::Credential => score.credential(label, &hits),
                Expect::Nothing => {
                    score.traps.entry(label.category.clone()).or_default().count(!hits.is_empty());
                }
                Expect::Anything => {}
            }
        }
        score.false_alarms(corpus, &findings);
        score
    }

    fn credential(&mut self, label: &Label, hits: &[&Finding]) {
        let row = self.rows.entry(label.category.clone()).or_default();
        let place = format!("{}:{}", label.file, label.start.line);
        let (level, shares) = if label.must {
            ("must", [&mut self.must, &mut row.must])
        } else {
            ("should", [&mut self.should, &mut row.should])
        };
        for share in shares {
            share.count(!hits.is_empty());
        }
        let Some(hit) = hits.first() else {
            self.remarks.push(format!("missed      {place} {level} {} {}", label.category, label.kinds[0]));
            return;
        };
        self.precision.count(true);
        // Two findings on one credential count once, and well if one of them is right.
        let right = |accepted: &[String], said: fn(&Finding) -> &str| {
            hits.iter().any(|hit| accepted.iter().any(|word| two(word) == two(said(hit))))
        };
        let environment = right(&label.environments, |finding| &finding.environment);
        let kind = right(&label.kinds, |finding| &finding.kind);
        for (share, yes) in [(&mut self.environment, environment), (&mut row.environment, environment)] {
            share.count(yes);
        }
        for (share, yes) in [(&mut self.kind, kind), (&mut row.kind, kind)] {
            share.count(yes);
        }
        let wrong = |what: &str, said: &str, accepted: &[String]| {
            format!("{what} {place} is {}, was called {said}", accepted.join(" or "))
        };
        if !environment {
            self.remarks.push(wrong("environment", &hit.environment, &label.environments));
        }
        if !kind {
            self.remarks.push(wrong("kind       ", &hit.kind, &label.kinds));
        }
        if label.environments == ["production"] && hits.iter().any(|hit| two(&hit.environment) == "sandbox") {
            self.understated.push(place);
        }
    }

    fn false_alarms(&mut self, corpus: &Corpus, findings: &[Finding]) {
        let mut seen = BTreeSet::new();
        for finding in findings {
            let mut touched: Vec<&Label> =
                corpus.labels.iter().filter(|label| finding.touches(label)).collect();
            if touched.iter().any(|label| label.expect != Expect::Nothing) {
                continue;
            }
            let category = touched.pop().map_or("(unmarked)", |label| label.category.as_str());
            if seen.insert((&finding.file, finding.start)) {
                self.precision.count(false);
                let (line, column) = finding.start;
                self.remarks.push(format!(
                    "false alarm {}:{line}:{column} {category} as {}",
                    finding.file, finding.kind
                ));
            }
        }
    }
}

impl Finding {
    fn touches(&self, label: &Label) -> bool {
        self.file == label.file && label.overlaps(self.start, self.end)
    }
}

/// The findings of a report, with paths relative to the tree.
fn findings(corpus: &Corpus, report: &str) -> Vec<Finding> {
    let lines: Vec<Value> =
        report.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let last = lines.last().expect("a report has a receipt");
    assert_eq!(last["type"], "receipt", "the last line is the receipt");
    let root = corpus.root.to_string_lossy().replace('\\', "/");
    let text = |line: &Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
    let number = |line: &Value, key: &str| {
        let number = line[key].as_u64().unwrap_or_else(|| panic!("a finding without `{key}`"));
        usize::try_from(number).expect("a place in a file")
    };
    lines
        .iter()
        .filter(|line| line["type"] == "finding")
        .map(|line| Finding {
            file: text(line, "path").replace('\\', "/").replace(&root, "").trim_start_matches('/').to_owned(),
            start: (number(line, "line"), number(line, "column")),
            end: (number(line, "end_line"), number(line, "end_column")),
            kind: text(line, "kind"),
            environment: text(line, "environment"),
        })
        .collect()
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = format!(
            "{:<24}{:>20}{:>20}{:>20}{:>20}\n",
            "credentials in", "must", "should", "environment", "kind"
        );
        for (category, row) in &self.rows {
            let Row { must, should, environment, kind } = row;
            writeln!(table, "{category:<24}{must:>20}{should:>20}{environment:>20}{kind:>20}")?;
        }
        let Self { must, should, environment, kind, .. } = self;
        writeln!(table, "{:<24}{must:>20}{should:>20}{environment:>20}{kind:>20}", "all")?;
        writeln!(table, "\n{:<24}{:>20}", "traps", "reported")?;
        for (category, share) in &self.traps {
            writeln!(table, "{category:<24}{share:>20}")?;
        }
        writeln!(table, "\nprecision {}\n", self.precision)?;
        for remark in &self.remarks {
            writeln!(table, "{remark}")?;
        }
        f.write_str(&table)
    }
}

#[cfg(test)]
mod tests {
    use super::super::template::fill;
    use super::*;

    const TEMPLATE: &str = "⟦secret kind=api_key|bearer env=production product=core must shape=hex:8⟧\n\
        ⟦secret kind=bearer env=certification product=core should shape=hex:8⟧\n\
        ⟦trap category=uuid shape=hex:8⟧\n⟦maybe category=url⟧12345678⟦/⟧\n";

    /// A report in which each row is a line from 1, a kind and an environment.
    fn score(rows: &[(usize, &str, &str)]) -> Score {
        let filled = fill("a/b", TEMPLATE, 7);
        let label = |mark| Label::new("a/b", "utf-8", &filled.text, mark);
        let corpus = Corpus::new("/tree", filled.marks.iter().map(label).collect());
        let report = rows.iter().fold(String::new(), |report, (line, kind, environment)| {
            let place =
                format!(r#""path":"/tree/a/b","line":{line},"column":1,"end_line":{line},"end_column":9"#);
            format!(
                r#"{report}{{"type":"finding",{place},"kind":"{kind}","environment":"{environment}"}}{}"#,
                "\n"
            )
        });
        Score::new(&corpus, &format!(r#"{report}{{"type":"receipt"}}"#))
    }

    #[test]
    fn each_answer_counts_where_it_belongs() {
        let (api_key, bearer) = ("api_key", "bearer");
        #[rustfmt::skip]
        let cases = [
            // what was said                                                    must should precision env kind  why
            (vec![],                                                            [0, 0,  100, 100, 100], "nothing said, nothing wrong"),
            (vec![(1, api_key, "production"), (2, bearer, "certification")],    [100, 100, 100, 100, 100], "all right"),
            (vec![(1, bearer, "production"), (2, bearer, "sandbox")],           [100, 100, 100, 100, 100], "what else is accepted"),
            (vec![(1, api_key, "production"), (1, bearer, "production")],       [100, 0, 100, 100, 100], "one credential twice is one"),
            (vec![(1, api_key, "production"), (3, api_key, "production")],      [100, 0, 50, 100, 100], "a trap"),
            (vec![(3, api_key, "unknown"), (3, bearer, "unknown")],             [0, 0, 0, 100, 100], "one trap twice is one"),
            (vec![(4, api_key, "unknown")],                                     [0, 0, 100, 100, 100], "what may be said or not"),
            (vec![(9, api_key, "unknown")],                                     [0, 0, 0, 100, 100], "where nothing is marked"),
            (vec![(1, "webhook_secret", "unknown")],                            [100, 0, 100, 0, 0], "found, and called wrong"),
        ];
        for (rows, expected, why) in cases {
            let Score { must, should, precision, environment, kind, .. } = score(&rows);
            let got = [must, should, precision, environment, kind].map(|share| share.ratio() * 100.0);
            assert_eq!(
                got.map(|percent| percent.to_string()),
                expected.map(|percent: i32| percent.to_string()),
                "{why}"
            );
        }
    }

    #[test]
    fn production_called_harmless_is_told_by_its_place() {
        assert_eq!(score(&[(1, "api_key", "certification")]).understated, ["a/b:1"]);
        assert!(
            score(&[(1, "api_key", "unknown")]).understated.is_empty(),
            "unknown is rated like production"
        );
    }

    #[test]
    fn no_value_is_printed() {
        let said = score(&[(1, "webhook_secret", "sandbox"), (3, "api_key", "unknown")]).to_string();
        let filled = fill("a/b", TEMPLATE, 7);
        assert!(filled.marks.iter().all(|mark| !said.contains(&mark.value)), "{said}");
        assert!(said.contains("missed      a/b:2 should"), "{said}");
    }
}
