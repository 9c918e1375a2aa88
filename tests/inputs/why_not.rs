//! What `why-not` and `explain` say of a place: the last sentence is the answer, and no line of it holds a secret.

use crate::program::{folder, run, write};
use crate::{LEAK, UNKNOWN};
use std::collections::BTreeMap;

/// Values of the table, none of which may be told.
const VALUES: [&str; 5] = [
    "wUqB6v2ZcYk8RfXn3TdLs0JhMp7Ga4EoIx9Vb5Q",
    "n4HsYb8TzQ1KwVx6RmLf0CgJd3PeUa9IoX5tBk7",
    "Kp3Vn8Zt1Qx6Lw9Rb4Yc7Md2Hs5Gf0Ja",
    "Andes#Cumbia.5178",
    "d1VxQjZ2Mlpj",
];

/// What is asked about in each text, what the last line says, and what else is told on the way.
const TABLE: [(&str, &str, &str, &[&str], &str); 17] = [
    (
        "a.env:2",
        LEAK,
        "reported as Mono API key, production, with high confidence.",
        &[
            "Met in the file: Mono itself, words and names",
            "Evidence: host api.cuentamono.com",
            "wUqB… (39 bytes)",
        ],
        "a key and its host",
    ),
    (
        "a.env:2:3",
        LEAK,
        "not reported: no value that could be a credential stands there.",
        &["The line is looked at."],
        "the column of the name",
    ),
    ("a.env:2:20", LEAK, "reported as Mono API key, production, with high confidence.", &[], "the value's"),
    (
        "b.env:1",
        "MONO_API_KEY=your_mono_api_key_here_1234\n",
        "not reported: the value is no credential (placeholder).",
        &["mono-api-key (Mono API key) wants it", "Doubt about the value: placeholder."],
        "a placeholder",
    ),
    (
        "c.yml:2",
        "stripe:\n  api_key: sk_live_Kp3Vn8Zt1Qx6Lw9Rb4Yc7Md2Hs5Gf0Ja\n",
        "not reported: nothing ties it to Mono, or something nearer ties it to another provider.",
        &["not Mono but"],
        "another provider's",
    ),
    (
        "d.py:1",
        "checksum = \"Kp3Vn8Zt1Qx6Lw9Rb4Yc7Md2Hs5Gf0Ja\"\n",
        "not reported: nothing in the file speaks of Mono or of a credential.",
        &["nothing that speaks of Mono"],
        "no anchor",
    ),
    (
        "e.py:1",
        "headers = {\"Authorization\": \"Bearer Kp3Vn8Zt1Qx6Lw9Rb4Yc7Md2Hs5Gf0Ja\"}\n",
        "not reported: its confidence is low, and medium is asked for; --min-confidence changes that.",
        &["a value after Bearer", "Evidence: none", "Confidence: low; asked for: medium or more."],
        "below the threshold",
    ),
    (
        "f.env:1",
        "MONO_API_KEY=n4HsYb8TzQ1KwVx6RmLf0CgJd3PeUa9IoX5tBk7 # monoleaks:allow[mono-api-key] made up\n",
        "not reported: somebody accepted it.",
        &["Suppressed by a comment: made up"],
        "a comment",
    ),
    (
        "allowed/f.env:1",
        UNKNOWN,
        "not reported: somebody accepted it.",
        &["Suppressed by a path rule: made up"],
        "a path rule",
    ),
    (
        "g.js:2",
        "// https://api.cuentamono.com\nconst greeting = \"Kp3Vn8Zt1Qx6Lw9Rb4Yc7Md2Hs5Gf0Ja\";\n",
        "not reported: nothing names it as a credential.",
        &["under the name \"greeting\": …", "That name is none of a credential's"],
        "another name",
    ),
    (
        "h.sh:2",
        "# https://api.cuentamono.com\ncurl -H 'X-Idempotency-Key: Kp3Vn8Zt1Qx6Lw9Rb4Yc7Md2Hs5Gf0Ja'\n",
        "not reported: its name says that it is no secret (idempotency key).",
        &["What stands before it says"],
        "a nonce",
    ),
    (
        "i.md:1",
        "See https://api.cuentamono.com for more\n",
        "not reported: it has not the shape of a credential.",
        &["looks like a word or a path"],
        "prose",
    ),
    (
        "j.md:1",
        "Mono: cuentamono.com\n",
        "not reported: no value that could be a credential stands there.",
        &[],
        "a word that is too short for one",
    ),
    (
        "k.env:2",
        "MONO_TOKEN_URL=https://auth.cuentamono.com\nMONO_WALLET_PASSWORD=Andes#Cumbia.5178\n",
        "reported as Mono Wallet password, production, with high confidence.",
        &["MONO_WALLET_PASSWORD"],
        "a password, of which nothing is shown",
    ),
    (
        "l.yml:3",
        "# https://api.cuentamono.com\ndata:\n  .env: TU9OT19BUElfS0VZPXdVcUI2djJaY1lrOFJmWG4zVGRMczBKaE1wN0dhNEVvSXg5VmI1UQo=\n",
        "reported as Mono API key, environment unknown, with medium confidence.",
        &["base64."],
        "what is encoded",
    ),
    (
        "m.txt:1",
        "\n",
        "not reported: nothing in the file speaks of Mono or of a credential.",
        &[],
        "an empty line",
    ),
    (
        "ignored.env:1",
        UNKNOWN,
        "not reported: that scan does not read the file as a text; .gitignore, an option or an error leaves it out, or \
         it is an archive, whose members are named as archive.zip!inner/file.",
        &[],
        "a file that git ignores",
    ),
];

#[test]
fn the_last_sentence_is_the_answer_and_no_secret_is_told() {
    let config = "[[allow]]\npaths = [\"allowed/**\"]\nreason = \"made up\"\n";
    for (place, text, sentence, told, why) in TABLE {
        let file = place.split(':').next().unwrap_or_default();
        let tree = folder(&[(file, text), (".monoleaks.toml", config), (".gitignore", "ignored.env\n")]);
        std::fs::create_dir(tree.path().join(".git")).expect("there is room");
        let answer = run(tree.path(), &["why-not", place]);
        assert_eq!(answer.code, 0, "{why}: {}", answer.stderr);
        assert_eq!(answer.stdout.lines().last(), Some(sentence), "{why}: {}", answer.stdout);
        for part in told {
            assert!(answer.stdout.contains(part), "{why}: no {part} in\n{}", answer.stdout);
        }
        let spanish = run(tree.path(), &["why-not", place, "--lang", "es"]);
        let last = spanish.stdout.lines().last().unwrap_or_default();
        assert!(last.starts_with("se informa") || last.starts_with("no se informa"), "{why}: {last}");
        for value in VALUES {
            // Four characters of a value are shown, and of those of a password none.
            let head = if value.contains('#') { 3 } else { 6 };
            let leaks = [&answer.stdout, &spanish.stdout].iter().any(|out| out.contains(&value[..head]));
            assert!(!leaks, "{why}: {}", answer.stdout);
        }
    }
}

#[test]
fn a_scan_finds_what_why_not_says_that_it_finds() {
    for (place, text, sentence, _, why) in TABLE {
        let file = place.split(':').next().unwrap_or_default();
        let tree = folder(&[(file, text)]);
        let found = crate::found(tree.path(), &["."]);
        let line = place.split(':').nth(1).unwrap_or_default();
        let is_found = found.iter().any(|place| place.starts_with(&format!("{file}:{line} ")));
        // What is accepted is found all the same; without git, so is what git ignores.
        let is_told = sentence.starts_with("reported") || sentence.contains("accepted");
        let is_ignored = place.starts_with("ignored");
        let is_column = place.split(':').count() == 3;
        assert!(is_column || is_found == (is_told || is_ignored), "{why}: {found:?}");
    }
}

#[test]
fn the_project_is_asked_though_only_one_line_is_told() {
    let bearer = "headers = {\"Authorization\": \"Bearer Kp3Vn8Zt1Qx6Lw9Rb4Yc7Md2Hs5Gf0Ja\"}\n";
    let tree = folder(&[("package.json", "{}"), ("src/a.py", bearer), ("b.env", LEAK)]);
    let answer = run(tree.path(), &["why-not", "src/a.py:1"]);
    assert!(answer.stdout.contains("Evidence: project mark: Mono"), "{}", answer.stdout);
    assert!(answer.stdout.contains("\nreported as "), "{}", answer.stdout);
    // A scan of that file alone does not know the project.
    let alone = run(tree.path(), &["why-not", "src/a.py:1", "src/a.py"]);
    assert!(alone.stdout.contains("\nnot reported: its confidence is low"), "{}", alone.stdout);
}

#[test]
fn a_project_a_baseline_and_a_trace_are_told() {
    let tree =
        folder(&[("package.json", "{}"), ("a.env", UNKNOWN), ("b.md", "https://api.monobank.ua/personal\n")]);
    let answer = run(tree.path(), &["why-not", "a.env:1"]);
    let sentence = "\nnot reported: its project says that it is of another provider.\n";
    assert!(answer.stdout.ends_with(sentence), "{}", answer.stdout);

    let tree = folder(&[("a.env", LEAK)]);
    let who = ["--reason", "made up", "--who", "Ana", "--allow-production"];
    assert_eq!(run(tree.path(), &[&["baseline", "create", "b.jsonl"], &who[..]].concat()).code, 0);
    let answer = run(tree.path(), &["why-not", "a.env:2", "--baseline", "b.jsonl"]);
    assert!(answer.stdout.contains("Suppressed by the baseline: made up\nnot reported"), "{}", answer.stdout);

    let traced = "const BASE = \"https://api.cuentamono.com\";\nconst llave = \"Kp3Vn8Zt1Qx6Lw9Rb4Yc7Md2Hs5Gf0Ja\";\n\
                  fetch(BASE, { headers: { Authorization: `Bearer ${llave}` } });\n";
    let tree = folder(&[("a.js", traced)]);
    let answer = run(tree.path(), &["why-not", "a.js:2"]);
    assert!(answer.stdout.contains("Traced: declared at 2:16, used at 3:"), "{}", answer.stdout);
}

#[test]
fn a_place_that_is_none_ends_with_2() {
    let tree = folder(&[("a.env", LEAK)]);
    #[rustfmt::skip]
    let cases = [
        ("a.env:9",       "a.env: it has no line 9",                "a line too far"),
        ("b.env:1",       "b.env: there is no such file or folder", "no file"),
        ("a.env",         "`a.env` is no place",                    "no line"),
        ("a.env!in/x:1",  "a.env!in/x: there is no such file",      "no archive"),
        ("a.env:x",       "`a.env:x` is no place",                  "no number"),
    ];
    for (place, error, why) in cases {
        let told = run(tree.path(), &["why-not", place]);
        assert_eq!((told.code, told.stdout.as_str()), (2, ""), "{why}");
        assert!(told.stderr.contains(error), "{why}: {}", told.stderr);
    }
    let told = run(tree.path(), &["why-not", "a.env:1", "--staged"]);
    assert!(told.code == 2 && told.stderr.contains("--staged"), "{}", told.stderr);
}

#[test]
fn a_member_of_an_archive_is_a_place() {
    let tree = folder(&[]);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, LEAK.as_bytes()).expect("a vector takes all");
    write(&tree.path().join("a.env.gz"), &packed.finish().expect("a vector takes all"));
    let answer = run(tree.path(), &["why-not", "a.env.gz!a.env:2"]);
    assert!(
        answer.stdout.ends_with("reported as Mono API key, production, with high confidence.\n"),
        "{answer:?}"
    );
}

#[test]
fn a_finding_is_explained_by_its_fingerprint() {
    let tree = folder(&[("a.env", LEAK), ("in/b.env", LEAK), ("c.env", UNKNOWN)]);
    let told = run(tree.path(), &["scan", "--format", "jsonl"]).stdout;
    let findings = told.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let places: BTreeMap<String, String> = findings
        .filter(|line| line["type"] == "finding")
        .map(|line| (line["path"].to_string(), line["fingerprint"].as_str().expect("a text").to_owned()))
        .collect();
    let wanted = &places["\"a.env\""];
    let told = run(tree.path(), &["explain", wanted]);
    assert_eq!(told.code, 0, "{}", told.stderr);
    for part in
        [wanted.as_str(), "\na.env:2:14\n", "\nin/b.env:2:14\n", "\nreported as Mono API key, production"]
    {
        assert!(told.stdout.contains(part), "no {part} in\n{}", told.stdout);
    }
    assert!(!told.stdout.contains("c.env") && !told.stdout.contains(&VALUES[0][..6]), "{}", told.stdout);
    let told = run(tree.path(), &["explain", wanted, "c.env"]);
    assert_eq!((told.code, told.stdout.as_str()), (2, ""), "it is not there");
    assert!(told.stderr.contains("no finding has the fingerprint"), "{}", told.stderr);
}
