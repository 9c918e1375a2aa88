//! What the rest of the index says of a value of which the staged files do not say whose it is.

use crate::repo::Repo;

/// A key that its name ties to Mono, if nobody else in the project is called so.
const NAMED: &str = "MONO_API_KEY=wUqB6v2ZcYk8RfXn3TdLs0JhMp7Ga4EoIx9Vb5Q\n";
/// A key that is as often monobank's, so that something must speak of Mono.
const AMBIGUOUS: &str = "MONO_API_TOKEN=wUqB6v2ZcYk8RfXn3TdLs0JhMp7Ga4EoIx9Vb5Q\n";
/// A file that speaks of Mono.
const MONO: &str = "export const URL = \"https://api.sandbox.cuentamono.com/v1\";\n";
/// A manifest of those who talk to monobank.
const MONOBANK: &str = "{ \"dependencies\": { \"monobank-api\": \"^1.0.0\" } }\n";

/// What `HEAD` has, what is staged at `deploy/.env`, whether it is found, and why.
type Row = (&'static [(&'static str, &'static str)], &'static str, bool, &'static str);

const ROWS: &[Row] = &[
    (&[("a.txt", "")], NAMED, true, "nobody says otherwise"),
    (&[("package.json", MONOBANK)], NAMED, false, "a manifest says whose it is"),
    (&[("package.json", MONOBANK), ("src/mono/client.ts", MONO)], NAMED, true, "both: the name counts"),
    (&[("a.txt", "")], AMBIGUOUS, false, "nothing speaks of Mono"),
    (&[("src/mono/client.ts", MONO)], AMBIGUOUS, true, "a path with mono in it is looked at"),
    (&[("README.md", "Habla con api.cuentamono.com.\n")], AMBIGUOUS, true, "a read-me"),
    (&[(".env.example", "MONO_BASE_URL=https://api.cuentamono.com\n")], AMBIGUOUS, true, "an example"),
    (&[("src/cuentamono/logo.png", "")], AMBIGUOUS, true, "a path alone"),
    (&[("src/a.ts", MONO)], AMBIGUOUS, false, "no file that is looked at: a hook reads a few only"),
    (
        &[("README.md", "Habla con monobank.ua y con mono.la.\n")],
        AMBIGUOUS,
        true,
        "both are spoken of: it may be ours",
    ),
    (
        &[("deploy/package.json", "{}\n"), ("README.md", "Habla con api.cuentamono.com.\n")],
        AMBIGUOUS,
        false,
        "another project of the same repository",
    ),
    (&[(".monoleaks.toml", "provider = \"mono\"\n")], AMBIGUOUS, true, "the project says so itself"),
];

#[test]
fn the_rest_of_the_index_says_whose_it_is() {
    for (head, staged, found, why) in ROWS {
        let repo = Repo::new();
        repo.committed(head);
        repo.stage("deploy/.env", staged);
        for args in [&["scan", "--staged"][..], &["hook", "run", "pre-commit"]] {
            let told = repo.monoleaks(args);
            assert_eq!(told.code, i32::from(*found), "{why}: {args:?}\n{}{}", told.stdout, told.stderr);
            // A sandbox address elsewhere says nothing of this key.
            assert!(!told.stdout.contains("sandbox:"), "{why}:\n{}", told.stdout);
            assert_eq!(told.stdout.contains("environment unknown"), *found, "{why}:\n{}", told.stdout);
        }
    }
}

#[test]
fn only_what_is_undecided_has_other_files_looked_at() {
    let repo = Repo::new();
    repo.committed(&[("README.md", "Habla con api.cuentamono.com.\n"), ("package.json", "{}\n")]);
    let decided = format!("MONO_BASE_URL=https://api.cuentamono.com\n{NAMED}");
    for (staged, looked, why) in
        [("PORT=80\n", 0, "nothing is found"), (&decided, 0, "it is decided"), (AMBIGUOUS, 2, "it is not")]
    {
        repo.stage(".env", staged);
        let told = repo.monoleaks(&["scan", "--staged", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&told.stdout).expect("JSON");
        // What is staged was read already, and is looked at again with the rest: .env is a name that tells.
        let extra = usize::from(looked > 0);
        assert_eq!(json["receipt"]["consulted"], looked + extra, "{why}");
        assert_eq!(json["receipt"]["files"], 1, "{why}");
    }
    let told = repo.monoleaks(&["scan", "--staged", "-v"]);
    assert!(told.stdout.contains("Looked at 3 more files of the project"), "{}", told.stdout);
    let told = repo.monoleaks(&["scan", "--staged"]);
    assert!(!told.stdout.contains("Looked at"), "{}", told.stdout);
}

#[test]
fn what_is_not_in_the_index_says_nothing() {
    let repo = Repo::new();
    repo.committed(&[("a.txt", "")]);
    repo.write("README.md", "Habla con api.cuentamono.com.\n");
    repo.stage(".env", AMBIGUOUS);
    assert_eq!(repo.monoleaks(&["scan", "--staged"]).code, 0);
}

#[test]
fn there_is_a_limit_and_it_is_told() {
    let repo = Repo::new();
    let names: Vec<String> = (0..40).map(|n| format!("service-{n:02}/readme.md")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "nada\n")).collect();
    repo.committed(&files);
    repo.write("big/readme.md", vec![b'a'; 1 << 20]);
    repo.git(&["add", "big"]);
    repo.commit();
    repo.stage("a.env", AMBIGUOUS);
    let told = repo.monoleaks(&["scan", "--staged", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&told.stdout).expect("JSON");
    let receipt = &json["receipt"];
    assert_eq!((receipt["consulted"].as_u64(), receipt["not_consulted"].as_u64()), (Some(32), Some(8)));
    assert_eq!((told.code, receipt["complete"].as_bool()), (0, Some(true)), "it is no scan of them");
}

#[test]
fn a_staged_client_secret_names_its_client_id_in_the_index() {
    let repo = Repo::new();
    repo.committed(&[
        ("docker-compose.yml", "environment:\n  - MONO_CLIENT_ID=pagos-K4n8Zt1Xw6Rb\n"),
        ("src/mono/token.ts", "fetch('https://breb-participant.mono.la/api/v1/oauth/token')\n"),
    ]);
    repo.stage(".env", "MONO_CLIENT_SECRET=q7Rk2mW9xT4bN8vL1sZ6Yc3JhF5pGd0AeUo\n");
    let told = repo.monoleaks(&["scan", "--staged"]);
    assert_eq!(told.code, 1);
    let text = told.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("client id pago… (docker-compose.yml:2:20)"), "{text}");
    assert!(text.contains("(src/mono/token.ts:1:8)"), "{text}");
    assert!(text.contains("environment unknown"), "the address of another file decides nothing: {text}");
}
