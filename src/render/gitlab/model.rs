//! The form of the report, as far as we fill it.

use serde::Serialize;

/// The whole report.
#[derive(Serialize)]
pub(super) struct Document {
    pub(super) version: &'static str,
    pub(super) scan: Scan,
    pub(super) vulnerabilities: Vec<Vulnerability>,
}

/// The run.
#[derive(Serialize)]
pub(super) struct Scan {
    pub(super) analyzer: Tool,
    pub(super) scanner: Tool,
    pub(super) r#type: &'static str,
    pub(super) start_time: &'static str,
    pub(super) end_time: &'static str,
    pub(super) status: &'static str,
    pub(super) messages: Vec<Message>,
}

/// The program.
#[derive(Serialize)]
pub(super) struct Tool {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) url: &'static str,
    pub(super) version: &'static str,
    pub(super) vendor: Vendor,
}

/// Who makes it.
#[derive(Serialize)]
pub(super) struct Vendor {
    pub(super) name: &'static str,
}

/// Something that a reader should know of the run.
#[derive(Serialize)]
pub(super) struct Message {
    pub(super) level: &'static str,
    pub(super) value: String,
}

/// One finding.
#[derive(Serialize)]
pub(super) struct Vulnerability {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) severity: &'static str,
    pub(super) solution: String,
    pub(super) identifiers: Vec<Identifier>,
    pub(super) links: Vec<Link>,
    pub(super) location: Location,
    pub(super) raw_source_code_extract: String,
}

/// What it is called; GitLab knows it again by the first.
#[derive(Serialize)]
pub(super) struct Identifier {
    pub(super) r#type: &'static str,
    pub(super) name: String,
    pub(super) value: String,
    pub(super) url: String,
}

/// Where to read more.
#[derive(Serialize)]
pub(super) struct Link {
    pub(super) url: String,
}

/// Where it stands.
#[derive(Serialize)]
pub(super) struct Location {
    pub(super) file: String,
    pub(super) start_line: usize,
    pub(super) end_line: usize,
    pub(super) commit: Commit,
}

/// The commit that brought it there.
#[derive(Serialize)]
pub(super) struct Commit {
    pub(super) sha: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) author: Option<String>,
}
