//! One accepted finding: a line of a baseline.

use crate::config::day;
use crate::environment::{Environment, Kind};
use crate::receipt::Scope;
use crate::rule::file::explain_message;
use serde::{Deserialize, Serialize};

/// One accepted finding. It holds no secret, no preview and no line number: it stays true when lines move.
///
/// The order of the fields is that of the keys in a line, so that lines sorted as text stand by path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The path, with `/` between its parts, from the top of the repository; see `Places`.
    pub path: String,
    /// What kind of credential it is.
    pub kind: Kind,
    /// The fingerprint of the value.
    pub fingerprint: String,
    /// The rule that found it. Told, not matched: a rule may be renamed.
    pub rule: String,
    /// What it opened when it was accepted. What opens something graver is not accepted by it.
    pub environment: Environment,
    /// Why it is accepted.
    pub reason: String,
    /// Who accepts it.
    pub who: String,
    /// The last day on which it counts, as `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub until: Option<String>,
    /// The day on which the value was rotated, as `YYYY-MM-DD`: the history that holds it is settled.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rotated: Option<String>,
    /// `history`, where only the history had it: a scan of files says nothing of its use.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub scope: Option<OfHistory>,
}

/// The one word of [`Entry::scope`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum OfHistory {
    /// Only the history has it.
    #[serde(rename = "history")]
    History,
}

/// What an entry is worth on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It accepts, without an end.
    Valid,
    /// It accepts for so many days after this one.
    Expires(i64),
    /// It accepts nothing any more.
    Expired,
    /// Its value is of no use to anybody any more.
    Rotated,
}

impl Entry {
    /// What makes two entries accept the same.
    pub fn key(&self) -> (&str, Kind, &str) {
        (&self.path, self.kind, &self.fingerprint)
    }

    /// What it is worth on a day (days since 1970). A date of rotation that is still to come is none.
    pub fn state(&self, today: i64) -> State {
        let of = |date: &Option<String>| date.as_deref().and_then(day);
        match (of(&self.until), of(&self.rotated)) {
            (Some(until), _) if until < today => State::Expired,
            (_, Some(rotated)) if rotated <= today => State::Rotated,
            (Some(until), _) => State::Expires(until - today),
            (None, _) => State::Valid,
        }
    }

    /// Whether a scan of such a scope, if it reads everything, shows that nothing is accepted by it.
    pub(super) fn is_judged_by(&self, scope: Scope) -> bool {
        let of_history = self.scope.is_some()
            || self.rotated.is_some()
            || NAMELESS.iter().any(|start| self.path.starts_with(start));
        match scope {
            Scope::Worktree => !of_history,
            Scope::History => of_history,
            Scope::Staged => false,
        }
    }

    /// Its line, without the end.
    pub fn line(&self) -> String {
        // Words and texts only: there is nothing in it that JSON could not hold.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The entry of a line, or what is wrong with it and what to write instead.
    pub(super) fn parse(line: &str) -> Result<Self, String> {
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark)) {
            return Err(
                "a merge was not finished; keep the entries of both sides, and remove this line".to_owned()
            );
        }
        let entry: Self = serde_json::from_str(line).map_err(|error| wrong(&error))?;
        for (key, text) in [("path", &entry.path), ("rule", &entry.rule)] {
            if text.is_empty() {
                return Err(format!("`{key}` is empty; {WRITTEN}"));
            }
        }
        if !is_fingerprint(&entry.fingerprint) {
            return Err(
                "`fingerprint` is none; copy it from a report, as s1: or a1: and 32 digits".to_owned()
            );
        }
        for (key, text, what) in [
            ("reason", &entry.reason, "why the finding is accepted"),
            ("who", &entry.who, "who accepts the finding"),
        ] {
            if text.trim().is_empty() {
                return Err(format!("`{key}` is empty; write {what}"));
            }
        }
        for (key, date) in [("until", &entry.until), ("rotated", &entry.rotated)] {
            if date.as_deref().is_some_and(|date| !is_date(date)) {
                return Err(format!("`{key}` is no date; write it as 2027-01-31"));
            }
        }
        Ok(entry)
    }
}

/// What only a history has has no path, and is told so.
const NAMELESS: [&str; 2] = ["<message ", "<blob "];

/// What to do about a line that nobody can mend by hand.
const WRITTEN: &str = "remove the line, and let `monoleaks baseline update` write it";

/// Whether a text is a fingerprint that names one value. `none:…` names none.
pub fn is_fingerprint(text: &str) -> bool {
    let digits = text.strip_prefix("s1:").or_else(|| text.strip_prefix("a1:"));
    digits.is_some_and(|digits| {
        digits.len() == 32 && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// Whether a text is a date as `2027-01-31`.
pub fn is_date(text: &str) -> bool {
    text.len() == 10 && !text.contains('+') && day(text).is_some()
}

/// What serde says of a line, without values of it, and what to write instead.
fn wrong(error: &serde_json::Error) -> String {
    let told = error.to_string();
    // The place that it tells is that within the line.
    let message =
        explain_message(told.rsplit_once(" at line ").map_or(told.as_str(), |(message, _)| message));
    if !error.is_data() {
        return format!("no JSON object ({message}, column {}); {WRITTEN}", error.column());
    }
    let advice = match message.strip_prefix("missing field ") {
        Some("`reason`") => "; write why the finding is accepted",
        Some("`who`") => "; write who accepts the finding",
        Some(_) => return format!("{message}; {WRITTEN}"),
        None => "",
    };
    message + advice
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"path":"a/b.env","kind":"api_key","fingerprint":"s1:6c7da5ed3677b8b1324676094f0e4e4a","rule":"mono-api-key","environment":"sandbox","reason":"made up","who":"Ana"}"#;

    #[test]
    fn an_entry_is_written_as_it_was_read() {
        let more = r#","until":"2027-01-31","rotated":"2026-11-24","scope":"history"}"#;
        for line in [LINE.to_owned(), LINE.replace('}', more)] {
            assert_eq!(Entry::parse(&line).unwrap().line(), line);
        }
    }

    #[test]
    fn a_broken_line_is_told_with_what_to_write_and_without_its_values() {
        #[rustfmt::skip]
        let cases = [
            ("<<<<<<< HEAD",                         "a merge was not finished; keep the entries of both sides, and remove this line"),
            ("Kd7wQ2xZpL9rT4vB",                     "no JSON object (expected value, column 1); remove the line, and let `monoleaks baseline update` write it"),
            (&LINE[..40],                            "no JSON object (EOF while parsing a string, column 40); remove the line, and let `monoleaks baseline update` write it"),
            (&LINE.replace("\"who\"", "\"woh\""),    "unknown field `woh`; did you mean `who`?"),
            (&LINE.replace("\"who\"", "\"Kd7wQ2xZpL9rT4vB\""), "unknown field `…`; did you mean `who`?"),
            (&LINE.replace("sandbox", "sandbx"),     "unknown variant `sandbx`; did you mean `sandbox`?"),
            (&LINE.replace(r#","who":"Ana""#, ""),   "missing field `who`; write who accepts the finding"),
            (&LINE.replace(r#""path":"a/b.env","#, ""), "missing field `path`; remove the line, and let `monoleaks baseline update` write it"),
            (&LINE.replace("made up", " "),          "`reason` is empty; write why the finding is accepted"),
            (&LINE.replace("s1:6c", "s1:"),          "`fingerprint` is none; copy it from a report, as s1: or a1: and 32 digits"),
            (&LINE.replace('}', r#","until":"soon"}"#), "`until` is no date; write it as 2027-01-31"),
            (&LINE.replace('}', r#","until":"2027-1-3"}"#), "`until` is no date; write it as 2027-01-31"),
            (&LINE.replace("\"made up\"", "[1]"),    "invalid type: sequence, expected a string"),
        ];
        for (line, want) in cases {
            let got = Entry::parse(line).unwrap_err();
            assert!(got.starts_with(want), "{line}\n  {got}");
            assert!(!got.contains("Kd7w"), "{got}");
        }
    }

    #[test]
    fn a_state_is_that_of_a_day() {
        let today = day("2026-11-24").unwrap();
        let cases = [
            (None, None, State::Valid, "no end"),
            (Some("2026-11-24"), None, State::Expires(0), "the last day counts"),
            (Some("2026-12-01"), None, State::Expires(7), "a week"),
            (Some("2026-11-23"), None, State::Expired, "yesterday"),
            (None, Some("2026-11-24"), State::Rotated, "today"),
            (None, Some("2026-11-25"), State::Valid, "what is to be rotated is not yet"),
            (Some("2026-11-23"), Some("2026-11-01"), State::Expired, "what is past its date accepts nothing"),
        ];
        for (until, rotated, want, why) in cases {
            let mut entry = Entry::parse(LINE).unwrap();
            entry.until = until.map(str::to_owned);
            entry.rotated = rotated.map(str::to_owned);
            assert_eq!(entry.state(today), want, "{why}");
        }
    }
}
