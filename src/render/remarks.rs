//! Remarks in words.

use super::escape;
use super::words::Words;
use crate::finding::{Finding, Remark};
use crate::remark::Exposure;

/// The remarks on a finding, a sentence or two each.
pub(super) fn told(finding: &Finding, words: Words<'_>) -> Vec<String> {
    finding.remarks.iter().map(|remark| sentence(remark, words)).collect()
}

/// One remark.
pub(super) fn sentence(remark: &Remark, words: Words<'_>) -> String {
    let seen = escape::visible(remark.seen());
    match remark {
        Remark::Mismatch { evidence, .. } => {
            let environment = words.of("name", evidence.as_str());
            words.fill("remark-mismatch", &[("environment", &environment), ("seen", &seen)])
        }
        Remark::Exposed { by, .. } => {
            let key = match by {
                Exposure::Variable => "remark-exposed-variable",
                Exposure::SourceMap => "remark-exposed-source-map",
                Exposure::Mobile => "remark-exposed-mobile",
                Exposure::Bundle => "remark-exposed-bundle",
                Exposure::Served => "remark-exposed-served",
            };
            words.fill(key, &[("seen", &seen)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{finding, options, report, rules, told as report_in};
    use super::super::{Format, Options, story};
    use super::*;
    use crate::environment::{Environment, Lang};
    use crate::finding::{Part, Role};
    use clap::ValueEnum as _;

    /// A finding with each remark that there is, and with parts.
    fn remarked() -> Finding {
        let mut remarked = finding("web/.env.sandbox", Environment::Production);
        let mismatch = Remark::Mismatch { evidence: Environment::Production, seen: "sandbox".to_owned() };
        let exposed = |by: &Exposure| Remark::Exposed { by: *by, seen: format!("**/{by}") };
        remarked.remarks = [mismatch].into_iter().chain(Exposure::ALL.iter().map(exposed)).collect();
        let (origin, start) = (crate::blob::Origin::File("docker-compose.yml".into()), remarked.start);
        let part = |role: &Role, seen: &str| Part {
            role: *role,
            seen: seen.to_owned(),
            origin: origin.clone(),
            start,
            end: start,
        };
        remarked.parts = Role::ALL.iter().map(|role| part(role, "pago…")).collect();
        remarked
    }

    #[test]
    fn every_remark_is_said_in_every_language_and_every_report() {
        let rules = rules();
        for lang in Lang::ALL {
            let said = story::remarked(&remarked(), Words::new(&rules, *lang));
            assert_eq!(said.len(), 2 + Exposure::ALL.len());
            assert!(
                said.iter().all(|text| !text.starts_with("remark-")
                    && !text.contains("part-")
                    && !text.contains('{')),
                "{said:?}"
            );
            let report = crate::report::Report { findings: vec![remarked()], ..report() };
            for format in Format::value_variants().iter().copied() {
                let whole = report_in(format, &report, Options { verbose: true, ..options(*lang) });
                // Text is wrapped, so that the first words of each have to do.
                let first = |text: &str| text.split(' ').take(4).collect::<Vec<_>>().join(" ");
                // In JSON parts are members with their places, and no sentence.
                let is_json = matches!(format, Format::Json | Format::Jsonl);
                assert!(!is_json || whole.contains("\"token_url\""), "{format:?}");
                let sentences = &said[..said.len() - usize::from(is_json)];
                let lacks: Vec<&String> =
                    sentences.iter().filter(|text| !whole.contains(&first(text))).collect();
                assert!(lacks.is_empty(), "{format:?}: {lacks:?}");
            }
        }
    }
}
