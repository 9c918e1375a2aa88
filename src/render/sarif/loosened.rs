//! What a change loosens of the settings by which it is scanned, as results of a rule of its own.

use super::super::identity::REPOSITORY_URL;
use super::super::loosened::{self, RULE};
use super::super::words::Words;
use super::limits::MOST_RESULTS;
use super::location::{artifact_at, number, physical};
use super::message::{message, plain, properties, text};
use crate::environment::Lang;
use crate::report::{Loosening, Receipt};
use crate::rule::Rules;
use sarif::sarif::{
    Location, MultiformatMessageString, Region, ReportingConfiguration, ReportingDescriptor, Result,
    ResultLevel,
};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// How grave it is: as grave as what could be hidden behind it, and no leak by itself.
const SCORE: &str = "7.0";

/// The key of its fingerprint: what is loosened in which file, whatever line that is on.
const FINGERPRINT: &str = "monoleaksSetting/v1";

/// The results, whose rule is the one at `index`.
pub(super) fn results(receipt: &Receipt, index: usize, words: Words<'_>) -> Vec<Result> {
    let result = |loosening: &Loosening| {
        let place = physical(artifact_at(Path::new(&loosening.path)), start_of(loosening.line));
        let said = plain(&loosened::message(loosening, receipt, words));
        Result::builder()
            .rule_id(RULE)
            .rule_index(number(index))
            .level(ResultLevel::Error)
            .message(message(format!("{said} {}", words.say("loosened-advice"))))
            .locations(vec![Location::builder().physical_location(place).build()])
            .partial_fingerprints(BTreeMap::from([(FINGERPRINT.to_owned(), fingerprint(loosening))]))
            .properties(properties([("what", loosening.what.as_str().into())]))
            .build()
    };
    receipt.loosened.iter().take(MOST_RESULTS).map(result).collect()
}

/// The first 128 bits of a sum of what is loosened.
fn fingerprint(loosening: &Loosening) -> String {
    let Loosening { path, what, seen, .. } = loosening;
    let sum = Sha256::digest(format!("{FINGERPRINT}\0{path}\0{what}\0{seen}"));
    sum.iter().take(16).fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// The first character of a line: GitHub wants all four numbers, and how long the line is nobody noted.
fn start_of(line: usize) -> Region {
    let line = number(line);
    Region::builder().start_line(line).start_column(1).end_line(line).end_column(2).build()
}

/// The rule, if it has results.
pub(super) fn descriptor(receipt: &Receipt, rules: &Rules, words: Words<'_>) -> Option<ReportingDescriptor> {
    if receipt.loosened.is_empty() {
        return None;
    }
    let other = Lang::ALL.iter().map(|lang| Words::new(rules, *lang)).find(|other| other.lang != words.lang);
    let sections = [Some(words), other].into_iter().flatten();
    let section =
        |words: Words<'_>| format!("{} {}", words.say("loosened-about"), words.say("loosened-advice"));
    let help = MultiformatMessageString::builder()
        .text(section(words))
        .markdown(sections.map(section).collect::<Vec<_>>().join("\n\n"))
        .build();
    let mut bag = properties([("precision", "very-high".into()), ("security-severity", SCORE.into())]);
    bag.tags = Some(vec!["security".to_owned()]);
    Some(
        ReportingDescriptor::builder()
            .id(RULE)
            .name("MonoleaksSettings")
            .short_description(text(words.say("loosened-title")))
            .full_description(text(words.say("loosened-about")))
            .help(help)
            .help_uri(format!("{REPOSITORY_URL}/blob/main/docs/ci.md#what-a-pull-request-cannot-do"))
            .default_configuration(ReportingConfiguration::builder().level("error").build())
            .properties(bag)
            .build(),
    )
}
