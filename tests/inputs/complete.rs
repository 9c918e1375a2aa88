//! A client secret and what it is complete with, in its file and elsewhere in its project.

use crate::program::{folder, run};

const SECRET: &str = "q7Rk2mW9xT4bN8vL1sZ6Yc3JhF5pGd0AeUo";
const ONE: &str = "pagos-K4n8Zt1Xw6Rb";
const TWO: &str = "cobros-V9s3Lq7Mh2Jd";

/// A pair.
const NEAR: &str = "MONO_CLIENT_ID=ONE_\nMONO_CLIENT_SECRET=SECRET_\n";

/// Files, the parts that are named, and why.
type Row<'r> = (&'r [(&'r str, &'r str)], &'r [&'r str], &'r str);

/// The parts of the one finding, each as `role path:line`.
fn parts(files: &[(&str, &str)]) -> Vec<String> {
    let filled: Vec<(&str, String)> = files
        .iter()
        .map(|(path, text)| {
            (
                *path,
                text.replace("SECRET_", SECRET)
                    .replace("ONE_", ONE)
                    .replace("TWO_", TWO)
                    .replace("FAR_", &"# nada\n".repeat(20)),
            )
        })
        .collect();
    let tree = folder(&filled.iter().map(|(path, text)| (*path, text.as_str())).collect::<Vec<_>>());
    let told = run(tree.path(), &["scan", "--format", "jsonl"]);
    for value in [SECRET, ONE, TWO] {
        assert!(!told.stdout.contains(&value[..8]), "{value}: {}", told.stdout);
    }
    let lines =
        told.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let findings: Vec<_> = lines.filter(|line| line["type"] == "finding").collect();
    assert_eq!(findings.len(), 1, "{}", told.stdout);
    let parts = findings[0]["parts"].as_array().expect("a list");
    let text = |part: &serde_json::Value, key: &str| part[key].as_str().unwrap_or_default().to_owned();
    parts
        .iter()
        .map(|part| format!("{} {}:{}", text(part, "role"), text(part, "path"), part["line"]))
        .collect()
}

#[test]
fn what_belongs_to_a_client_secret_is_named() {
    #[rustfmt::skip]
    let cases: [Row<'_>; 13] = [
        (&[(".env", NEAR)], &["client_id .env:1"], "the same file"),
        (&[(".env", "COBROS_MONO_CLIENT_ID=TWO_\nMONO_CLIENT_SECRET=SECRET_\nX=1\nMONO_CLIENT_ID=ONE_\n")], &["client_id .env:4"], "the same name goes before what is nearer"),
        (&[(".env", NEAR), ("b.yml", "MONO_CLIENT_ID: TWO_\n")], &["client_id .env:1"], "the same file goes before others"),
        (&[(".env", "MONO_CLIENT_SECRET=SECRET_\n"), ("package.json", "{}"), ("docker-compose.yml", "- MONO_CLIENT_ID=ONE_\n"), ("src/a.ts", "fetch('https://breb-participant.mono.la/api/v1/oauth/token')\n")],
            &["client_id docker-compose.yml:1", "token_url src/a.ts:1"], "three files"),
        (&[(".env", "MONO_BREB_CLIENT_SECRET=SECRET_\n"), ("a.yml", "MONO_CLIENT_ID: ONE_\n")], &["client_id a.yml:1"], "a name that says less of the same"),
        (&[(".env", "MONO_CLIENT_SECRET=SECRET_\n"), ("a.yml", "MONO_CLIENT_ID: ONE_\n"), ("b.yml", "MONO_CLIENT_ID: TWO_\n"), ("c.yml", "MONO_CLIENT_ID: ONE_\n")],
            &["client_id a.yml:1", "client_id b.yml:1"], "each of two once: nobody knows which"),
        (&[(".env", "MONO_CLIENT_SECRET=SECRET_\n"), ("a.yml", "GOOGLE_CLIENT_ID: ONE_\n"), ("b.yml", "client_id: TWO_\n")], &[], "another's, and anybody's"),
        (&[("a.yml", "mono:\n  client_secret: SECRET_\ngoogle_client_id: ONE_\n")], &[], "another's, near"),
        (&[("a.yml", "mono:\n  client_id: ONE_\n  client_secret: SECRET_\n")], &["client_id a.yml:2"], "a neighbour without a name"),
        (&[("a.yml", "client_id: ONE_\nFAR_mono_client_secret: SECRET_\n")], &[], "too far for one"),
        (&[("a/package.json", "{}"), ("a/.env", "MONO_CLIENT_SECRET=SECRET_\n"), ("b/package.json", "{}"), ("b/.env", "MONO_CLIENT_ID=ONE_\n")], &[], "another project"),
        (&[(".env.production", "MONO_CLIENT_SECRET=SECRET_\n"), (".env.sandbox", "MONO_CLIENT_ID=ONE_\n")], &[], "another environment"),
        (&[(".env", "URL=https://breb-participant.mono.la/api/v1/oauth/token\nMONO_CLIENT_SECRET=SECRET_\n")], &[], "an address alone is no more than the evidence tells"),
    ];
    for (files, want, why) in cases {
        assert_eq!(parts(files), want, "{why}");
    }
}
