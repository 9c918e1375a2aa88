//! What is read as a client id or a token URL, and what is not.

use super::fingerprint::Fingerprints;
use super::parts::{Loose, parts};
use super::tools::Tools;
use crate::blob::{Blob, Origin};
use crate::decode;
use crate::part::Role;
use crate::rule::Rules;
use crate::span::{LineIndex, Position};

/// What is found in a text at a path.
fn found(path: &str, text: &str) -> Vec<Loose> {
    let rules = Rules::embedded().unwrap();
    let tools = Tools::new(&rules, Fingerprints::new(None));
    let origin = Origin::File(path.into());
    let view = decode::view(text.as_bytes());
    let lines = LineIndex::new(&view.text, Position::FIRST);
    let blob = Blob::whole(&origin, text.as_bytes());
    parts(&tools, &blob, &view, &lines, text.contains("breb"))
}

#[test]
fn client_ids_are_read_where_they_are_written_out() {
    #[rustfmt::skip]
    let cases = [
        (".env", "MONO_CLIENT_ID=pagos-7Q2", Some("pagos-7Q2"), "an assignment"),
        (".env", "export MONO_BREB_CLIENT_ID='pagos-7Q2'", Some("pagos-7Q2"), "quoted"),
        (".env", "MONO_CLIENT_ID_SANDBOX=pagos-7Q2", Some("pagos-7Q2"), "an environment behind it"),
        ("a.json", r#"{"clientId": "pagos-7Q2", "x": 1}"#, Some("pagos-7Q2"), "a member"),
        ("a.yml", "mono:\n  client-id: pagos-7Q2 # de pagos\n", Some("pagos-7Q2"), "YAML"),
        ("a.yml", "- name: MONO_CLIENT_ID\n  value: pagos-7Q2\n", Some("pagos-7Q2"), "a sibling"),
        ("a.json", r#"{"key": "client_id", "value": "pagos-7Q2"}"#, Some("pagos-7Q2"), "of Postman"),
        ("a.xml", r#"<string name="mono_client_id">pagos-7Q2</string>"#, Some("pagos-7Q2"), "a resource"),
        ("a.http", "grant_type=x&client_id=pagos-7Q2&client_secret=y", Some("pagos-7Q2"), "a form"),
        ("a.js", "body: `client_id=pagos-7Q2&client_secret=${s}`", Some("pagos-7Q2"), "a form in code"),
        ("a.py", "dict(client_id='pagos-7Q2')", Some("pagos-7Q2"), "an argument"),
        ("a.rb", ":client_id => \"pagos-7Q2\"", Some("pagos-7Q2"), "a hash"),
        ("a.js", "client_id: process.env.MONO_CLIENT_ID,", None, "a reference"),
        ("a.js", "client_id: clientId,", None, "a variable"),
        ("a.py", "client_id=settings.MONO_CLIENT_ID)", None, "another"),
        ("a.yml", "client_id: ${MONO_CLIENT_ID}", None, "a template"),
        ("a.yml", "client_id: {{ mono }}", None, "another"),
        (".env", "MONO_CLIENT_ID=your_client_id", None, "a placeholder"),
        (".env", "MONO_CLIENT_ID=<id>", None, "another"),
        (".env", "MONO_CLIENT_ID=\nPORT=8080\n", None, "nothing"),
        ("a.ts", "clientId: string;", None, "a type"),
        ("a.json", r#"{"client_id_issued_at": "1700000000"}"#, None, "another name"),
        ("a.json", r#"{"clientIdentifier": "pagos-7Q2"}"#, None, "another word"),
    ];
    for (path, text, want, why) in cases {
        let found = found(path, text);
        let ids: Vec<_> = found.iter().filter(|loose| loose.is_id()).collect();
        let got: Vec<&str> = ids.iter().map(|id| std::str::from_utf8(&id.value).unwrap()).collect();
        assert_eq!(got, want.into_iter().collect::<Vec<_>>(), "{why}: {text}");
        if let Some(id) = ids.first() {
            let at = id.at;
            assert_eq!(&text.as_bytes()[at.start..at.end], id.value, "{why}: its place");
            assert!(!format!("{id:?}").contains("pagos"), "{why}: nothing of a short one is shown");
        }
    }
}

#[test]
fn token_urls_are_mono_s() {
    #[rustfmt::skip]
    let cases = [
        ("https://breb-participant.sandbox.mono.la/api/v1/oauth/token", Some("breb-participant.sandbox.mono.la/api/v1/oauth/token"), "whole"),
        ("https://acme-7Q2.mono.la/oauth/token", Some("*.mono.la/oauth/token"), "a label that no rule knows is not told"),
        ("fetch(`${breb}/api/v1/oauth/token`)", Some("/api/v1/oauth/token"), "a path, in a text that speaks of Mono"),
        ("fetch(`${base}/api/v1/oauth/token`)", None, "a path of anybody"),
        ("https://auth.example.com/oauth/token // breb", None, "another's host"),
        ("https://breb-participant.mono.la/oauth/tokens", None, "another path"),
    ];
    for (text, want, why) in cases {
        let found = found("a.ts", text);
        let urls: Vec<&str> = found
            .iter()
            .filter(|loose| loose.role == Some(Role::TokenUrl))
            .map(|loose| loose.part.seen.as_str())
            .collect();
        assert_eq!(urls, want.into_iter().collect::<Vec<_>>(), "{why}: {text}");
    }
}

#[test]
fn a_text_that_is_one_long_name_costs_no_more_than_its_length() {
    let text = "client_idx".repeat(300_000);
    let started = std::time::Instant::now();
    assert!(found("a.txt", &text).is_empty());
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
