//! The sum: how many findings, how grave, and how many secrets there are to rotate.

use super::super::words::Words;
use super::super::{escape, order};
use super::page::{BAD, CALM, Page, STRONG, WARNING};
use crate::environment::Environment;
use crate::finding::Finding;
use crate::report::{Receipt, Report};
use std::io;

/// Groups that are told; whoever has more reads the JSON.
const GROUPS: usize = 10;
/// Places of a group that are told.
const PLACES: usize = 5;

/// Write the sum.
pub(super) fn write(report: &Report, words: Words<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let open = report.open().count();
    incomplete(&report.receipt, words, page)?;
    if open == 0 {
        let key = match (report.receipt.files, report.findings.len()) {
            (0, _) => "nothing-read",
            (_, 0) => "nothing-found",
            _ => "nothing-open",
        };
        return page.prose(0, "", STRONG, &words.say(key));
    }
    let style = if report.production(true) > 0 { BAD } else { WARNING };
    page.prose(0, "", style, &format!("{}: {}.", words.count("findings", open, &[]), counts(report, words)))?;
    let groups = order::same_secret(report);
    for group in groups.iter().take(GROUPS) {
        let fill = [("n", group.findings.len().to_string()), ("places", places(&group.findings, words))];
        let fill = fill.each_ref().map(|(name, value)| (*name, value.as_str()));
        page.prose(0, "", CALM, &words.fill("group", &fill))?;
    }
    if groups.len() > GROUPS {
        page.prose(0, "", CALM, &words.count("groups-more", groups.len() - GROUPS, &[]))?;
    }
    Ok(())
}

/// That something is missing, if it is; before everything else, since it bears on everything else.
fn incomplete(receipt: &Receipt, words: Words<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let unread = receipt.skipped.iter().filter(|skipped| !skipped.why.is_policy()).count();
    if unread == 0 {
        return Ok(());
    }
    page.prose(0, "", BAD, &words.count("incomplete", unread, &[]))
}

/// How many open findings each environment has, the gravest first.
fn counts(report: &Report, words: Words<'_>) -> String {
    let count = |environment: &Environment| {
        let n = report.open().filter(|finding| finding.environment == *environment).count();
        let key = match environment {
            Environment::Production => "count-production",
            Environment::Unknown => "count-unknown",
            Environment::Certification => "count-certification",
            Environment::Sandbox => "count-sandbox",
        };
        (n > 0).then(|| words.fill(key, &[("n", &words.number(n as u64))]))
    };
    Environment::ALL.iter().filter_map(count).collect::<Vec<_>>().join(", ")
}

/// Where a secret stands: `path:line`, a few of them.
fn places(group: &[&Finding], words: Words<'_>) -> String {
    let place =
        |finding: &&Finding| format!("{}:{}", escape::visible(&finding.origin.told()), finding.start.line);
    let mut places: Vec<String> = group.iter().take(PLACES).map(place).collect();
    if group.len() > PLACES {
        places.push(words.count("group-more", group.len() - PLACES, &[]));
    }
    places.join(", ")
}
