//! What must hold of a whole page.

use super::super::options::{Format, Options};
use super::super::{testing, testing_git};
use super::{SECRETS, STYLE};
use crate::environment::{Environment, Lang};
use crate::finding::Excerpt;
use crate::report::Report;
use base64::Engine as _;
use sha2::Digest as _;

fn told(report: &Report, lang: Lang) -> String {
    testing::told(Format::Html, report, testing::options(lang))
}

/// The page without its style, a tag a line.
fn body(page: &str) -> String {
    let body = page.split_once("<body>").unwrap().1;
    body.replace("><", ">\n<")
}

#[test]
fn a_report_in_english() {
    let options = Options { show_suppressed: true, ..testing::options(Lang::En) };
    insta::assert_snapshot!(body(&testing::told(Format::Html, &testing::report(), options)));
}

#[test]
fn a_history_in_spanish() {
    let page = told(&testing_git::history(), Lang::Es);
    assert!(page.contains("<html lang=\"es\">"));
    insta::assert_snapshot!(body(&page));
}

#[test]
fn what_to_do_first_comes_first() {
    let page = told(&testing::report(), Lang::En);
    let order = [
        "<h1>",
        "INCOMPLETE",
        "Rotate first",
        "id=\"do\"",
        "id=\"found\"",
        "id=\"steps\"",
        "id=\"s1\"",
        "id=\"read\"",
    ];
    let places: Vec<usize> = order.iter().map(|piece| page.find(piece).expect(piece)).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_browser_runs_and_loads_nothing() {
    let page = told(&testing::report(), Lang::En);
    let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(STYLE));
    let policy = format!(
        "content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\""
    );
    assert!(page.contains(&policy), "{page}");
    let style = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next());
    assert_eq!(style, Some(STYLE), "the hash is that of what stands there");
    let places =
        ["<script", "<link", "<img", "<iframe", " src=", " style=", "http://", "url(", "@import", " onload"];
    for loud in places {
        assert!(!page.contains(loud), "{loud}");
    }
}

#[test]
fn no_text_is_markup() {
    let wild = "\"><script>alert(1)</script>&lt;'</title></code>";
    let mut finding = testing::finding(&format!("{wild}.env"), Environment::Production);
    finding.rule = wild.to_owned();
    finding.fingerprint = wild.to_owned();
    finding.excerpt = Excerpt { text: wild.to_owned(), marker_start: 3, marker_len: 900 };
    for evidence in &mut finding.evidence {
        evidence.seen = wild.to_owned();
    }
    let mut report = Report { findings: vec![finding], ..Report::default() };
    report.receipt.notes = vec![wild.to_owned()];
    let page = told(&report, Lang::En);
    assert!(!page.contains("<script"), "{page}");
    assert_eq!(page.matches("</title>").count(), 1);
    let opened = page.matches("<code>").count();
    assert_eq!(page.matches("</code>").count(), opened);
    assert!(page.matches("&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;'").count() > 5, "{page}");
}

#[test]
fn of_too_many_secrets_the_gravest_are_told_and_the_rest_is_counted() {
    let findings = (0..SECRETS + 7).map(|n| {
        let mut finding = testing::finding("a.env", Environment::Sandbox);
        finding.fingerprint = format!("s1:{n:032}");
        finding
    });
    let report = Report { findings: findings.collect(), ..Report::default() };
    let page = told(&report, Lang::En);
    assert!(page.contains("7 more secrets are not on this page"), "the cut is told");
    assert!(page.contains("id=\"s2000\"") && !page.contains("id=\"s2001\""));
}
