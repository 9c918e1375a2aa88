//! What must hold of JSON and JSONL.

use super::super::options::{Format, Options};
use super::super::{testing, testing_git};
use crate::environment::{Environment, Lang};
use crate::report::Report;
use serde_json::Value;
use std::collections::BTreeSet;

fn document_of(report: &Report) -> Value {
    let text = testing::told(Format::Json, report, testing::options(Lang::En));
    serde_json::from_str(&text).unwrap()
}

fn document() -> Value {
    document_of(&testing::report())
}

#[test]
fn a_finding_says_where_it_is_in_every_unit() {
    let document = document();
    let finding = &document["findings"][0];
    #[rustfmt::skip]
    let cases = [
        ("line", 12), ("column", 18), ("end_line", 12), ("end_column", 38),
        ("column_utf16", 19), ("end_column_utf16", 39), ("column_byte", 21), ("end_column_byte", 41),
        ("byte_start", 400), ("byte_end", 420), ("length", 20),
    ];
    for (key, value) in cases {
        assert_eq!(finding[key], value, "{key}");
    }
}

#[test]
fn scores_have_one_digit() {
    let text = testing::told(Format::Json, &testing::report(), testing::options(Lang::En));
    assert!(text.contains("\"score\": 9.8,"), "no 9.800000190734863");
}

#[test]
fn lines_and_document_say_the_same() {
    let text = testing::told(Format::Jsonl, &testing::report(), testing::options(Lang::En));
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let end = lines.pop().unwrap();
    let document = document();
    assert_eq!(end["type"], "receipt");
    assert_eq!(end["summary"], document["summary"]);
    assert_eq!(end["skipped"], document["receipt"]["skipped"]);
    let things = |name: &'static str| document[name].as_array().unwrap().iter().map(move |it| (name, it));
    let things: Vec<_> = things("findings").chain(things("groups")).collect();
    assert_eq!(lines.len(), things.len());
    for (line, (name, thing)) in lines.iter_mut().zip(things) {
        let kind = line.as_object_mut().unwrap().remove("type").unwrap();
        assert_eq!(format!("{}s", kind.as_str().unwrap()), name);
        assert_eq!(line, thing);
    }
}

#[test]
fn time_is_not_told() {
    let mut report = testing::report();
    let once = testing::told(Format::Json, &report, testing::options(Lang::En));
    report.receipt.elapsed *= 7;
    assert_eq!(testing::told(Format::Json, &report, testing::options(Lang::En)), once);
}

#[test]
fn suppressed_findings_are_always_there() {
    let hidden = testing::options(Lang::En);
    let shown = Options { show_suppressed: true, ..hidden };
    let report = testing::report();
    assert_eq!(testing::told(Format::Json, &report, hidden), testing::told(Format::Json, &report, shown));
}

#[test]
fn a_history_is_told_with_its_commits() {
    let document = document_of(&testing_git::history());
    let finding = &document["findings"][0];
    assert_eq!(
        (&finding["origin"], &finding["object"]),
        (&"object".into(), &format!("0100{:036}", 0).into())
    );
    assert_eq!(finding["past"]["removed"]["date"], "2026-03-02T12:00:00Z");
    assert_eq!(finding["past"]["removed"]["author"], Value::Null, "asked for by nobody");
    assert_eq!(document["findings"][41]["past"]["brought"]["author"], "Ana Gómez <ana@example.co>");
    assert_eq!(document["findings"][42]["origin"], "message");
    assert_eq!(
        (&document["receipt"]["scope"], &document["receipt"]["commits"]),
        (&"history".into(), &1234.into())
    );
}

#[test]
fn a_secret_is_told_once_with_its_places() {
    let document = document_of(&testing_git::history());
    let groups = document["groups"].as_array().unwrap();
    assert_eq!(document["summary"]["secrets"], groups.len());
    let group = &groups[0];
    assert_eq!((&group["findings"], &group["environment"]), (&42.into(), &"production".into()));
    let paths: Vec<_> = group["places"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["path"].as_str().unwrap(), &it["findings"]))
        .collect();
    let message = format!("<message {:012}>", 5_0000_0000_i64);
    assert_eq!(
        paths,
        [("config/prod.env", &40.into()), ("src/pagos/cliente.ts", &1.into()), (&message, &1.into())],
    );
    assert_eq!(
        (&group["in_head"], &group["last_seen"]),
        (&true.into(), &Value::Null),
        "it still is somewhere"
    );
    assert_eq!(group["first_seen"]["date"], "2025-12-01T12:00:00Z");
    assert_eq!(group["places"][0]["last_seen"]["date"], "2026-03-02T12:00:00Z", "it is gone there");
    let staged = document_of(&testing_git::staged());
    assert_eq!(staged["summary"]["already_there"], 2);
    let there: Vec<_> = staged["groups"].as_array().unwrap().iter().map(|it| &it["already_there"]).collect();
    assert_eq!(
        there,
        [&Value::from(false), &Value::from(true)],
        "one that is new somewhere is not there already"
    );
    assert_eq!(staged["groups"][0]["in_head"], Value::Null, "no history was read");
}

/// The schema names every key that is written and no other.
#[test]
fn the_schema_is_the_format() {
    let schema: Value = serde_json::from_str(include_str!("../../../docs/report.schema.json")).unwrap();
    let keys = |value: &Value| -> BTreeSet<String> { value.as_object().unwrap().keys().cloned().collect() };
    let document = document();
    let finding = &document["findings"][0];
    let history = document_of(&testing_git::history());
    let group = &history["groups"][0];
    let past = &history["findings"][0]["past"];
    let cases = [
        (&document, &schema, "the document"),
        (past, &schema["$defs"]["past"], "a past"),
        (&past["brought"], &schema["$defs"]["commit"], "a commit"),
        (group, &schema["$defs"]["group"], "a group"),
        (&group["places"][0], &schema["$defs"]["group_place"], "a place of a group"),
        (&document["summary"], &schema["$defs"]["summary"], "the summary"),
        (finding, &schema["$defs"]["finding"], "a finding"),
        (&finding["excerpt"], &schema["$defs"]["excerpt"], "an excerpt"),
        (&finding["evidence"][0], &schema["$defs"]["evidence"], "evidence"),
        (&finding["flow"][0], &schema["$defs"]["flow"], "a step of the flow"),
        (&finding["claims"], &schema["$defs"]["claims"], "claims"),
        (&finding["steps"][0], &schema["$defs"]["step"], "a step"),
        (&document["findings"][3]["suppressed"], &schema["$defs"]["suppressed"], "a suppression"),
        (&document["receipt"], &schema["$defs"]["receipt"], "the receipt"),
        (&document["receipt"]["skipped"][0], &schema["$defs"]["skipped"], "a skipped path"),
    ];
    for (value, schema, what) in cases {
        assert_eq!(keys(value), keys(&schema["properties"]), "{what}");
        let required: BTreeSet<String> =
            schema["required"].as_array().unwrap().iter().map(|key| key.as_str().unwrap().into()).collect();
        assert_eq!(keys(value), required, "{what}: every key is always there");
    }
}

/// Takes all bytes, and remembers the most that it was handed at once.
struct Largest(usize);

impl std::io::Write for Largest {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 = self.0.max(bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn no_report_is_in_memory_as_a_whole() {
    let findings =
        (0..2000).map(|n| testing::finding(&format!("{n}.env"), Environment::Production)).collect();
    let report = Report { findings, ..Report::default() };
    for format in [Format::Json, Format::Jsonl, Format::Sarif] {
        let mut out = Largest(0);
        crate::render::write(format, &report, &testing::rules(), &testing::options(Lang::En), &mut out)
            .unwrap();
        assert!(out.0 < 64 << 10, "{format:?}: {} bytes at once", out.0);
    }
}
