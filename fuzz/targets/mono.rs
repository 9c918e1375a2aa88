//! Texts of which something around them speaks of Mono, so that all that looks for credentials looks at all of it.

use super::check::{self, Bytes};
use monoleaks::blob::Origin;
use monoleaks::config::Config;
use monoleaks::environment::Confidence;
use monoleaks::render::in_place;
use monoleaks::report::{Report, Scope};
use monoleaks::scan::{Settings, Watch, scan};
use std::path::PathBuf;
use std::str::from_utf8;

/// Names of files for which something is done that is not done for others.
const NAMES: [&str; 48] = [
    ".env",
    ".env.sandbox",
    "a.py",
    "a.js",
    "a.ts",
    "a.tsx",
    "a.go",
    "a.rs",
    "a.java",
    "a.kt",
    "a.cs",
    "a.rb",
    "a.php",
    "a.ex",
    "a.swift",
    "a.dart",
    "a.sh",
    "a.ps1",
    "a.json",
    "a.jsonl",
    "a.har",
    "mono.postman_collection.json",
    "a.ipynb",
    "a.yaml",
    "docker-compose.yml",
    "k8s/secret.yaml",
    ".github/workflows/a.yml",
    "a.toml",
    "a.ini",
    "a.properties",
    "a.xml",
    "Info.plist",
    "a.html",
    "a.vue",
    "a.tf",
    "a.tfstate",
    "a.http",
    "a.bru",
    "a.sql",
    "a.csv",
    "a.log",
    "a.md",
    "a.eml",
    "a.patch",
    "dist/a.js.map",
    "Dockerfile",
    "Jenkinsfile",
    "a",
];

/// What stands before and behind.
const AROUND: [(&str, &str); 16] = [
    ("MONO_BASE_URL=https://api.cuentamono.com\n", ""),
    ("MONO_BASE_URL=https://api.sandbox.cuentamono.com\nMONO_API_KEY=", "\n"),
    ("{\"mono\": {\"url\": \"https://api.cuentamono.com\", \"api_key\": \"", "\"}}\n"),
    (
        "{\"request\": {\"url\": \"https://api.cuentamono.com/v1\", \"headers\": [{\"name\": \"Authorization\", \"value\": \"",
        "\"}]}}",
    ),
    ("# llave de cuentamono (producción)\nclave = '", "'\n"),
    ("fetch('https://api.cuentamono.com', { headers: { Authorization: `Bearer ", "` } })\n"),
    ("curl https://api.cuentamono.com -H 'Authorization: Bearer ", "'\n"),
    (
        "mono:\n  client_id: \"app\"\n  client_secret: |\n    ",
        "\n  token_url: https://api.cuentamono.com/oauth/token\n",
    ),
    ("INSERT INTO mono (id, api_key) VALUES (1, '", "');\n"),
    ("<mono><url>https://api.cuentamono.com</url><api_key>", "</api_key></mono>"),
    ("POST /v1 HTTP/1.1\r\nHost: api.cuentamono.com\r\nAuthorization: Bearer ", "\r\n\r\n"),
    (
        "def headers(token):\n    return {'Authorization': f'Bearer {token}'}\nget('https://api.cuentamono.com', headers('",
        "'))\n",
    ),
    ("apiVersion: v1\nkind: Secret\ndata:\n  MONO_API_KEY: ", "\n"),
    ("id,mono_api_key,url\n1,", ",https://api.cuentamono.com\n"),
    ("https://mono:", "@api.cuentamono.com/v1\n"),
    ("", "\nhttps://api.cuentamono.com MONO_API_KEY client_secret\n"),
];

/// The name of a file.
pub(crate) fn name(byte: u8) -> PathBuf {
    NAMES[usize::from(byte) % NAMES.len()].into()
}

/// The first byte says what the file is called, the second what stands around the others.
pub(crate) fn run(data: &[u8]) {
    let [first, second, data @ ..] = data else { return };
    let (before, behind) = AROUND[usize::from(*second) % AROUND.len()];
    let planted = check::is_innocent(data) && second & 0x80 != 0;
    let inner = if planted { check::planted(data) } else { data.to_vec() };
    let text = [before.as_bytes(), &inner, behind.as_bytes()].concat();
    let report = look(name(*first), &text);
    if check::is_innocent(data) {
        harmless(&report, &text);
    }
}

/// Nothing that is kept of a finding holds a part of the secret; reports, which cost most of the time, are written of one in four.
pub(crate) fn harmless(report: &Report, text: &[u8]) {
    check::tight(&findings(report));
    let number = check::number(text);
    if number.is_multiple_of(4) {
        check::harmless(report, check::rules(), number.is_multiple_of(32));
    }
}

/// Scan a text: as it is, asked about, and as a part of a shared scan. All say the same of it.
pub(crate) fn look(path: PathBuf, text: &[u8]) -> Report {
    let told = path.display().to_string();
    let source = Bytes { origin: Origin::File(path), bytes: text };
    let report = check::plainly_scanned(&source);
    for finding in &report.findings {
        let span = finding.span;
        assert!(span.start < span.end && span.end <= text.len(), "{span:?} of {}", text.len());
        if let (Ok(text), []) = (from_utf8(text), finding.layers.as_slice()) {
            assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{span:?}");
        }
        let (start, end) = (finding.start, finding.end);
        assert!(start.line >= 1 && start.column >= 1 && start.line <= end.line, "{start:?} to {end:?}");
        let excerpt = &finding.excerpt;
        assert!(excerpt.marker_start + excerpt.marker_len <= excerpt.text.chars().count(), "{excerpt:?}");
    }
    match check::number(text) % 4 {
        0 => asked(&source, &told, &report),
        1 => parted(&source, &report),
        2 => assert_eq!(
            findings(&with(&source, None, None)),
            findings(&report),
            "a second look says otherwise"
        ),
        _ => {}
    }
    report
}

/// Who asks about lines is told of the same findings, and nothing that is told of a line is a secret.
fn asked(source: &Bytes<'_>, told: &str, report: &Report) {
    let lines = source.bytes.split(|byte| *byte == b'\n').count().min(200);
    let watch = Watch::new((1..=lines).map(|line| (told.to_owned(), line)).collect());
    let asked = with(source, Some(&watch), None);
    assert_eq!(findings(&asked), findings(report), "who asks is told something else");
    for line in watch.into_trail().looks.iter().flat_map(|look| &look.asked) {
        check::calm(&in_place(&line.text)); // as `why-not` writes it
    }
}

/// One part of a shared scan has all that the scan of the whole has.
fn parted(source: &Bytes<'_>, report: &Report) {
    let parts = ["1/2", "2/2"].map(|shard| findings(&with(source, None, Some(shard))));
    assert!(parts.contains(&findings(report)), "a part says something else");
}

/// All that is found, to be compared.
fn findings(report: &Report) -> String {
    format!("{:?}", report.findings)
}

fn with(source: &Bytes<'_>, watch: Option<&Watch>, shard: Option<&str>) -> Report {
    let settings = Settings {
        watch,
        rules: check::rules(),
        config: &Config::default(),
        roots: &[],
        tree: None,
        min_confidence: Confidence::Low,
        baseline: None,
        decides: None,
        scope: Scope::default(),
        whole: true,
        shard: shard.map(|shard| shard.parse().expect("one of two")),
        today: check::TODAY,
    };
    let report = scan(source, &settings);
    check::unbroken(&report);
    report
}
