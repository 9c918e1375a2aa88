//! No report holds a secret, ours or anybody's, whole or in part, plain or encoded.

#[path = "support/corpus/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the scorecard needs the rest")]
mod corpus;
#[path = "support/program.rs"]
mod program;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use corpus::{Corpus, Expect, SEED, generate};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// How many bytes of a secret in a row are a leak; a preview shows four.
const LEAK: usize = 8;

/// Every form of a report, as loud as it gets.
const REPORTS: [&[&str]; 16] = [
    &["--format", "text", "--verbose"],
    &["--format", "text", "--verbose", "--lang", "es", "--color", "always"],
    &["--format", "json"],
    &["--format", "jsonl", "--lang", "es"],
    &["--format", "sarif"],
    &["--format", "sarif", "--lang", "es"],
    &["--format", "github"],
    &["--format", "markdown"],
    &["--format", "markdown", "--lang", "es"],
    &["--format", "gitlab"],
    &["--format", "gitlab", "--lang", "es"],
    &["--format", "junit"],
    &["--format", "csv"],
    &["--format", "csv", "--lang", "es"],
    &["--format", "html"],
    &["--format", "html", "--lang", "es"],
];

#[test]
fn no_report_holds_a_part_of_a_secret_in_any_encoding() {
    let corpus = generate(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus/redaction"), SEED);
    let pieces = pieces(&corpus);
    assert!(pieces.len() > 10_000, "{}", pieces.len());
    for format in program::formats() {
        assert!(REPORTS.iter().any(|report| report[1] == format), "{format} is not looked at");
    }
    let mut leaks = BTreeSet::new();
    for report in REPORTS {
        let all = ["scan", ".", "--no-config", "--no-ignore", "--min-confidence", "low", "--show-suppressed"];
        let told = program::run(&corpus.root, &[&all, report].concat());
        assert!(told.stdout.len() > 10_000, "{report:?} says little");
        for window in told.stdout.as_bytes().windows(LEAK).chain(told.stderr.as_bytes().windows(LEAK)) {
            leaks.extend(pieces.get(window).map(|of| format!("{} holds a part of {of}", report.join(" "))));
        }
    }
    assert!(leaks.is_empty(), "{}", leaks.into_iter().collect::<Vec<_>>().join("\n"));
}

/// What is told while findings are accepted, and the file that stays in the project.
#[test]
fn no_baseline_holds_a_part_of_a_secret_in_any_encoding() {
    let corpus = generate(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus/baseline"), SEED);
    let pieces = pieces(&corpus);
    let folder = program::folder(&[]);
    let file = folder.path().join("b.jsonl").to_string_lossy().into_owned();
    let all = [".", "--no-config", "--no-ignore", "--min-confidence", "low"];
    let who = ["--reason", "made up", "--who", "Ana"];
    let refused = program::run(&corpus.root, &[&["baseline", "create", &file], &all[..], &who].concat());
    let grave = [&["baseline", "create", &file, "--allow-production"], &all[..], &who].concat();
    let created = program::run(&corpus.root, &grave);
    let updated = program::run(&corpus.root, &[&["baseline", "update", &file], &all[..]].concat());
    let shown = program::run(&corpus.root, &["baseline", "show", &file]);
    let codes = [&refused, &created, &updated, &shown].map(|told| told.code);
    assert_eq!(codes, [2, 0, 0, 0], "{}{}", created.stderr, updated.stderr);
    let text = std::fs::read_to_string(&file).expect("it was written");
    let report = program::run(&corpus.root, &[&["scan", "--format", "jsonl"], &all[..]].concat());
    let findings =
        report.stdout.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let keys: BTreeSet<String> = findings
        .filter(|line| line["type"] == "finding")
        .map(|finding| ["path", "kind", "fingerprint"].map(|key| finding[key].to_string()).join(" "))
        .collect();
    assert_eq!(text.lines().count(), keys.len(), "an entry for each value of a kind at a path");
    assert!(keys.len() > 300, "{} entries", keys.len());
    let mut told: Vec<(&str, &str)> = vec![("the baseline", &text)];
    for (what, run) in [("refused", &refused), ("create", &created), ("update", &updated), ("show", &shown)] {
        told.extend([(what, run.stdout.as_str()), (what, run.stderr.as_str())]);
    }
    let mut leaks = BTreeSet::new();
    for (what, text) in told {
        let windows = text.as_bytes().windows(LEAK);
        leaks.extend(
            windows.filter_map(|window| Some(format!("{what} holds a part of {}", pieces.get(window)?))),
        );
    }
    assert!(leaks.is_empty(), "{}", leaks.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Of so many labels one is asked about: each is a run of the program.
const ASKED: usize = 12;

/// What `why-not` tells of lines with credentials, with somebody else's secrets, and with what only looks like one.
#[test]
fn no_answer_holds_a_part_of_a_secret_in_any_encoding() {
    let corpus = generate(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus/why-not"), SEED);
    let pieces = pieces(&corpus);
    let mut leaks = BTreeSet::new();
    let mut answers = 0;
    for label in corpus.labels.iter().step_by(ASKED).filter(|label| !label.file.contains('!')) {
        let place = format!("{}:{}", label.file, label.start.line);
        let told =
            program::run(&corpus.root, &["why-not", &place, &label.file, "--no-config", "--no-ignore"]);
        answers += usize::from(told.code == 0 && told.stdout.contains("reported"));
        leaks.extend(told.stdout.as_bytes().windows(LEAK).filter_map(|window| {
            pieces.get(window).map(|of| format!("the answer about {place} holds a part of {of}"))
        }));
    }
    assert!(answers > 50, "{answers} answers");
    assert!(leaks.is_empty(), "{}", leaks.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Every part of every secret in every encoding, with where it stands.
fn pieces(corpus: &Corpus) -> HashMap<Vec<u8>, String> {
    let mut pieces = HashMap::new();
    for label in &corpus.labels {
        // What is somebody else's is not to be told either: it may stand on a line that is shown.
        if label.expect != Expect::Credential && !label.category.starts_with("foreign_") {
            continue;
        }
        for text in [&label.value, &label.written] {
            // The head of a JWT is the same for everybody, and stands in the documentation.
            let is_jwt = text.starts_with("eyJ");
            let body = text.split_once('.').filter(|_| is_jwt).map_or(text.as_str(), |(_, body)| body);
            for (form, bytes) in forms(body.as_bytes()) {
                let place = || format!("{}:{} ({form})", label.file, label.start.line);
                // What is written over several lines holds blanks, which tell nothing.
                let telling =
                    bytes.windows(LEAK).filter(|piece| !piece.contains(&b' ') && !piece.contains(&b'\n'));
                pieces.extend(telling.map(|piece| (piece.to_vec(), place())));
            }
        }
    }
    pieces
}

/// A secret as it may be written.
fn forms(secret: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut forms = vec![
        ("plain", secret.to_vec()),
        ("backwards", secret.iter().rev().copied().collect()),
        ("percent", secret.iter().flat_map(|byte| format!("%{byte:02X}").into_bytes()).collect()),
        ("hex", secret.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect()),
        ("HEX", secret.iter().flat_map(|byte| format!("{byte:02X}").into_bytes()).collect()),
        ("utf-16le", secret.iter().flat_map(|byte| [*byte, 0]).collect()),
        ("utf-16be", secret.iter().flat_map(|byte| [0, *byte]).collect()),
    ];
    for shift in 0..3 {
        // Where it starts among three bytes decides how it is written; four characters at either end depend on others.
        let shifted = [&vec![b' '; shift], secret].concat();
        for (form, engine) in [("base64", STANDARD), ("base64url", URL_SAFE)] {
            let text = engine.encode(&shifted).into_bytes();
            forms.push((form, text.get(4..text.len().saturating_sub(4)).unwrap_or_default().to_vec()));
        }
    }
    forms
}

/// Lines that hold a secret of Mono's and somebody else's, and the parts that nobody may see.
#[test]
fn a_line_that_is_shown_hides_every_secret_in_it() {
    let key = "wUqB6v2ZcYk8RfXn3TdLs0JhMp7Ga4EoIx9Vb5Q";
    #[rustfmt::skip]
    let cases: [(&str, &[&str]); 16] = [
        ("MONO_API_KEY=$KEY STRIPE_KEY=sk_live_Hb7Qw2Zk9Xr4Tn6Ym1Lp", &["sk_live_Hb7", "Hb7Qw2Zk"]),
        ("MONO_API_KEY=$KEY # postgres://ana:Kx7wqZ3p@db.example.com/pagos", &["Kx7wqZ3p"]),
        ("MONO_API_KEY=$KEY # http://proxy:3Q9nEo@10.0.0.7:3128", &["3Q9nEo"]),
        ("MONO_API_KEY=$KEY # http://ana:pa$$w0rd(1)@10.0.0.7:3128", &["w0rd", "pa$$"]),
        ("MONO_API_KEY=$KEY # https://example.com/cb?code=Zk9Xr4T&state=Ym1Lp7", &["Zk9Xr4T", "Ym1Lp7"]),
        ("MONO_API_KEY=$KEY # copy: $KEY", &[key]),
        ("MONO_API_KEY=\"$KEY\" or \"$KEY\"", &[key]),
        ("x = os.getenv(\"MONO_WALLET_PASSWORD\", \"VBdiLGmI8z\") or \"VBdiLGmI8z\"", &["VBdiLG", "mI8z"]),
        ("MONO_WALLET_PASSWORD=VBdiLGmI8z # VBdiLGmI8z", &["VBdiLG", "mI8z"]),
        ("MONO_API_KEY=$KEY # antes VHaUzj9$%TdxeO6V@!yQvLLdS", &["VHaUz", "TdxeO", "yQvLL"]),
        ("MONO_API_KEY=$KEY # PIN: 761089771", &["76108", "9771"]),
        ("MONO_API_KEY=$KEY; db_token = \"pelicano\"", &["pelic"]),
        ("mysql -u ana --password pelicano # MONO_API_KEY=$KEY", &["pelic"]),
        ("MONO_API_KEY=$KEY # <U?6-Eez!4wX]C5z>", &["6-Eez", "4wX]C"]),
        ("MONO_API_KEY=$KEY # Cookie: session=wrpmcgzxu; path=/", &["wrpmc"]),
        ("MONO_API_KEY=$KEY # monoleaks:allow[other] clave Kx7$q(Zt rotada", &["Kx7$q", "q(Zt"]),
    ];
    let mut seen = Vec::new();
    for (line, secrets) in cases {
        let tree = program::folder(&[("a.txt", &format!("{}\n", line.replace("$KEY", key)))]);
        for report in REPORTS {
            let told = program::run(tree.path(), &[&["scan", "."], report].concat());
            assert_eq!(told.code, 1, "{line}");
            for secret in secrets.iter().chain(&[&key[..8]]).filter(|secret| told.stdout.contains(**secret)) {
                seen.push(format!("{secret} of {line}"));
            }
        }
    }
    seen.dedup();
    assert!(seen.is_empty(), "shown:\n{}", seen.join("\n"));
}

#[test]
fn no_error_holds_a_part_of_what_was_read() {
    let secret = "wUqB6v2ZcYk8RfXn3TdLs0JhMp7Ga4EoIx9Vb5Q";
    let cases = [
        (".monoleaks.toml", format!("salt = {secret}\n"), ["scan", "."]),
        (".monoleaks.toml", format!("MONO_API_KEY = \"{secret}\"\n"), ["scan", "."]),
        (".monoleaks.toml", format!("{secret} = 1\n"), ["scan", "."]),
        (".monoleaks.toml", format!("fail_on = \"{secret}\"\n"), ["scan", "."]),
        (".monoleaks.toml", format!("provider = \"{secret}\"\n"), ["scan", "."]),
        (".monoleaks.toml", format!("allow = \"{secret}\"\n"), ["scan", "."]),
        (
            ".monoleaks.toml",
            format!("allow = [{{ paths = [], reason = \"r\", until = \"{secret}\" }}]\n"),
            ["scan", "."],
        ),
        ("b.jsonl", format!("MONO_API_KEY={secret}\n"), ["--baseline", "b.jsonl"]),
        ("b.jsonl", format!("{{\"{secret}\":1}}\n"), ["--baseline", "b.jsonl"]),
        ("b.jsonl", format!("{{\"kind\":\"{secret}\"}}\n"), ["--baseline", "b.jsonl"]),
        ("b.jsonl", format!("\"{secret}\"\n"), ["--baseline", "b.jsonl"]),
        ("credentials/a.toml", format!("id = \"a\"\nkind = \"{secret}\"\n"), ["rules", "test"]),
        ("credentials/a.toml", format!("MONO_API_KEY = \"{secret}\"\n"), ["rules", "test"]),
    ];
    for (path, text, args) in cases {
        let tree = program::folder(&[(path, &text)]);
        let args: Vec<&str> = args.into_iter().chain((args[0] == "rules").then_some(".")).collect();
        let told = program::run(tree.path(), &args);
        assert_eq!(told.code, 2, "{text}");
        assert!(!told.stderr.contains(&secret[..8]), "{text}: {}", told.stderr);
    }
}

/// Libraries say what they read when they do not understand it; nothing of that may be told.
#[test]
fn nothing_that_is_damaged_is_quoted() {
    let secret = "wUqB6v2ZcYk8RfXn3TdLs0JhMp7Ga4EoIx9Vb5Q";
    let mut tar = vec![0_u8; 1024];
    tar[..5].copy_from_slice(b"a.env");
    tar[124..136].copy_from_slice(&secret.as_bytes()[..12]); // where its size should be
    tar[257..265].copy_from_slice(b"ustar\x0000");
    tar[148..156].copy_from_slice(b"        ");
    let sum: u32 = tar.iter().map(|byte| u32::from(*byte)).sum();
    tar[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let mut text = format!("MONO_API_KEY={secret}\n").into_bytes();
    text.resize(257, b'x');
    text.extend(b"ustar\x0000");
    text.resize(1024, b'y');
    let head = format!("ref: {secret}\n").into_bytes();
    let format = format!("[extensions]\nobjectformat = {secret}\n").into_bytes();
    let index = [b"DIRC\0\0\0\x02\0\0\0\x01", secret.as_bytes()].concat();
    let files: [(&str, &[u8], &[&str], i32); 5] = [
        ("a.tar", &tar, &["scan", "."], 3),
        ("a.txt", &text, &["scan", "."], 1),
        (".git/HEAD", &head, &["scan", "--history"], 3),
        (".git/config", &format, &["scan", "--staged"], 2),
        (".git/index", &index, &["scan", "--staged"], 3),
    ];
    for (path, bytes, args, code) in files {
        let tree = program::folder(&[
            (".git/refs/none", ""),
            (".git/objects/none", ""),
            (".git/HEAD", "ref: refs/heads/main\n"),
        ]);
        std::fs::remove_file(tree.path().join(".git/refs/none")).unwrap();
        std::fs::write(tree.path().join(path), bytes).unwrap();
        let told = program::run(tree.path(), &[args, &["--verbose"]].concat());
        assert_eq!(told.code, code, "{path}: {}{}", told.stdout, told.stderr);
        let all = [told.stdout, told.stderr].concat();
        assert!(!all.contains(&secret[..8]), "{path}: {all}");
    }
}
