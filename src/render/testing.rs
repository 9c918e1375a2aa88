//! What the tests of the renderers share: rules with a few steps, and a report with one of everything.

use super::options::{Format, Options};
use super::testing_git;
use crate::blob::Origin;
use crate::environment::{Confidence, Environment, Kind, Lang, Product};
use crate::evidence::{Evidence, Reach, Says};
use crate::finding::{Action, Claims, Excerpt, Finding, Step, Suppression};
use crate::report::{Receipt, Report, Scope, Skipped, Why};
use crate::rule::Rules;
use crate::rule::guidance::Guidance;
use crate::secret::Secret;
use crate::severity::Severity;
use crate::span::{Position, Span};
use std::time::Duration;

/// A few steps; the real ones stand in `rules/guidance` and change more often than these tests should.
const STEPS: [&str; 2] = [
    r#"
[[step]]
text = "Generate a new key in the Dashboard under Settings, API keys, with the same scopes, and write it into your secrets manager."
source = "mono"
kinds = ["api_key"]

[[step]]
text = "Deploy it, then revoke the old one."
source = "mono"
kinds = ["api_key"]
products = ["banking", "core"]

[[step]]
text = "Ask Mono for a new client secret: tech-support@mono.la."
source = "mono"
kinds = ["oauth_client_secret"]

[[step]]
text = "Read the access logs for calls that are not yours."
source = "advice"
"#,
    r#"
[[step]]
text = "Genere una llave nueva en el Dashboard, en Settings, API keys, con los mismos permisos, y guárdela en su gestor de secretos."
source = "mono"
kinds = ["api_key"]

[[step]]
text = "Despliéguela y luego revoque la anterior."
source = "mono"
kinds = ["api_key"]
products = ["banking", "core"]

[[step]]
text = "Solicite a Mono un nuevo secreto de cliente: tech-support@mono.la."
source = "mono"
kinds = ["oauth_client_secret"]

[[step]]
text = "Revise los registros de acceso en busca de llamadas que no sean suyas."
source = "advice"
"#,
];

/// The options of a plain report.
pub(super) fn options(lang: Lang) -> Options {
    Options { lang, verbose: false, color: false, show_suppressed: false, all_lines: false }
}

/// A report in some form.
pub(super) fn told(format: Format, report: &Report, options: Options) -> String {
    let mut out = Vec::new();
    super::write(format, report, &rules(), &options, &mut out).expect("a Vec takes all bytes");
    String::from_utf8(out).expect("reports are UTF-8")
}

/// The program's own rules, with steps that stay.
pub(super) fn rules() -> Rules {
    let mut rules = Rules::embedded().expect("the rules of the program are right");
    for (lang, steps) in Lang::ALL.iter().zip(STEPS) {
        let steps: Guidance = toml::from_str(&format!("[messages]\n{steps}")).expect("the steps are TOML");
        rules.guidance.get_mut(lang).expect("every language is there").steps = steps.steps;
    }
    rules
}

/// One of everything: traced and sure; elsewhere and unknown; sandbox; suppressed.
pub(super) fn report() -> Report {
    let mut unknown = finding("config/config de producción.env", Environment::Unknown);
    unknown.confidence = Confidence::Medium;
    unknown.evidence = vec![evidence("name", Says::Mono, None, "mono api key", Reach::Name)];
    (unknown.flow, unknown.claims, unknown.layers) = (Vec::new(), None, vec!["utf-16le", "base64"]);
    unknown.product = Product::Unknown;

    let mut sandbox = finding("tests/pagos_test.py", Environment::Sandbox);
    (sandbox.rule, sandbox.kind) = ("mono-client-secret".to_owned(), Kind::OauthClientSecret);
    (sandbox.severity, sandbox.score, sandbox.product) = (Severity::Low, 3.1, Product::Breb);
    sandbox.preview = Secret::new(b"q7Rk2mW9").preview_of_password();
    sandbox.fingerprint = "a1:77777777777777777777777777777777".to_owned();
    sandbox.evidence = (1..=8)
        .map(|line| evidence("host", Says::Mono, Some(line), "breb-participant.sandbox.mono.la", Reach::File))
        .chain([evidence("host", Says::Other("Stripe".to_owned()), Some(90), "api.stripe.com", Reach::File)])
        .collect();
    (sandbox.flow, sandbox.claims) = (Vec::new(), None);

    let mut accepted = finding("vendor/ejemplo.js", Environment::Certification);
    accepted.severity = Severity::Medium;
    accepted.score = 5.0;
    accepted.suppressed = Some(Suppression { by: "inline", reason: "rotated [2026-01]".to_owned() });

    let production = finding("src/pagos/cliente.ts", Environment::Production);
    Report { findings: vec![production, unknown, sandbox, accepted], receipt: receipt(), ..Report::default() }
}

/// A finding with evidence, a flow and claims.
pub(super) fn finding(path: &str, environment: Environment) -> Finding {
    Finding {
        rule: "mono-api-key".to_owned(),
        kind: Kind::ApiKey,
        environment,
        product: Product::Banking,
        confidence: Confidence::High,
        severity: Severity::Critical,
        score: 9.8,
        evidence: vec![
            evidence("host", Says::Mono, Some(14), "api.cuentamono.com", Reach::Statement),
            evidence(
                "host",
                Says::Environment(environment),
                Some(14),
                "api.cuentamono.com",
                Reach::Statement,
            ),
            evidence(
                "path",
                Says::Product(Product::Banking),
                Some(14),
                "/v1/bank_transfers",
                Reach::Statement,
            ),
        ],
        remarks: Vec::new(),
        parts: Vec::new(),
        preview: Secret::new(b"q7Rk2mW9xT4bN8vL1sZ6").preview(),
        fingerprint: "s1:0123456789abcdef0123456789abcdef".to_owned(),
        origin: Origin::File(path.into()),
        span: Span::new(400, 420),
        start: position(12, 18),
        end: position(12, 38),
        layers: Vec::new(),
        excerpt: Excerpt {
            text: "    const llave = \"q7Rk…\"; // 🔑".to_owned(),
            marker_start: 19,
            marker_len: 5,
        },
        flow: vec![
            Step { action: Action::Declared, start: position(12, 7), end: position(12, 12) },
            Step { action: Action::Used, start: position(40, 30), end: position(40, 35) },
        ],
        claims: Some(Claims {
            expires: Some(1_795_478_399),
            scopes: vec!["outgoing_transfers".to_owned(), "collections:readonly".to_owned()],
        }),
        suppressed: None,
        already_there: false,
        past: None,
    }
}

/// A position behind one character of four bytes and two UTF-16 units.
fn position(line: usize, column: usize) -> Position {
    Position { line, column, column_utf16: column + 1, column_byte: column + 3 }
}

/// A piece of evidence.
fn evidence(clue: &'static str, says: Says, line: Option<usize>, seen: &str, reach: Reach) -> Evidence {
    Evidence { clue, says, span: None, line, seen: seen.to_owned(), reach }
}

/// A receipt with something of everything.
fn receipt() -> Receipt {
    let skipped = |path: &str, why| Skipped { path: path.to_owned(), why };
    Receipt {
        policy: None,
        loosened: Vec::new(),
        scope: Scope::Worktree,
        shard: None,
        overheard: 0,
        files: 12_345,
        commits: 0,
        bytes: 67_890_123,
        skipped: vec![
            skipped("a/pipe", Why::NotAFile),
            skipped("b/link [1]", Why::LinkOut),
            skipped("c/\u{202e}denied", Why::Unreadable("permission denied".to_owned())),
        ],
        ignored: 1,
        excluded: 3,
        doubted: [("placeholder", 1200), ("typed_id", 2), ("new doubt", 1)]
            .map(|(doubt, n)| (doubt.to_owned(), n))
            .into(),
        below: 4,
        min_confidence: Some(Confidence::Medium),
        consulted: 0,
        not_consulted: 0,
        notes: vec!["config.toml: the rule for vendor/** is not used".to_owned()],
        elapsed: Duration::from_millis(1234),
    }
}

/// Writes samples to `target/samples`, for validators that are no crates: the SARIF multitool, JSON schemas.
#[test]
#[ignore = "writes files; for people and for scripts that validate them"]
fn samples() -> std::io::Result<()> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/samples");
    std::fs::create_dir_all(&folder)?;
    for lang in Lang::ALL {
        let open = options(*lang);
        let all = Options { show_suppressed: true, ..open };
        for (name, format, options) in [
            ("report.sarif", Format::Sarif, open),
            ("suppressed.sarif", Format::Sarif, all),
            ("report.json", Format::Json, open),
            ("report.jsonl", Format::Jsonl, open),
            ("report.md", Format::Markdown, all),
            ("report.github", Format::Github, all),
            ("report.gitlab.json", Format::Gitlab, open),
            ("report.junit.xml", Format::Junit, all),
            ("report.csv", Format::Csv, open),
            ("report.html", Format::Html, all),
            ("report.txt", Format::Text, Options { color: true, ..all }),
        ] {
            std::fs::write(folder.join(format!("{lang}-{name}")), told(format, &report(), options))?;
        }
        for (name, report) in [("staged", testing_git::staged()), ("history", testing_git::history())] {
            for (ending, format) in [
                ("sarif", Format::Sarif),
                ("json", Format::Json),
                ("txt", Format::Text),
                ("html", Format::Html),
            ] {
                std::fs::write(folder.join(format!("{lang}-{name}.{ending}")), told(format, &report, open))?;
            }
        }
        let empty = told(Format::Sarif, &Report::default(), open);
        std::fs::write(folder.join(format!("{lang}-empty.sarif")), empty)?;
    }
    Ok(())
}
