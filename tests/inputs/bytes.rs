//! Any bytes are survivable, and positions in them are true.

use crate::program::{folder, run, run_with_input, write};
use crate::{LEAK, found};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use std::io::Write as _;

/// The size from which a file is read in windows, and how far they overlap (`collect::read`).
const WHOLE: usize = 12 << 20;
const OVERLAP: usize = 256 << 10;

/// The findings of a file with these bytes, as `line:column@byte`.
fn scan(bytes: &[u8]) -> Vec<String> {
    let tree = folder(&[]);
    write(&tree.path().join("a.env"), bytes);
    places(&run(tree.path(), &["scan", "--format", "jsonl"]).stdout)
}

fn places(report: &str) -> Vec<String> {
    let lines = report.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let findings = lines.filter(|line| line["type"] == "finding");
    findings.map(|at| format!("{}:{}@{}", at["line"], at["column"], at["byte_start"])).collect()
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn a_credential_is_found_in_every_encoding_and_its_place_is_true() {
    let crlf = LEAK.replace('\n', "\r\n");
    let marked = format!("\u{FEFF}{LEAK}");
    let cases: [(&str, Vec<u8>, &str); 13] = [
        ("plain", LEAK.into(), "2:14@54"),
        ("no line ending at the end", LEAK.trim_end().into(), "2:14@54"),
        ("CRLF", crlf.clone().into(), "2:14@55"),
        ("a lone CR, which ends no line", LEAK.replace('\n', "\r").into(), "1:55@54"),
        ("UTF-8 with a mark", marked.clone().into(), "2:14@57"),
        ("wide characters before", format!("# ñ 😀\n{LEAK}").into(), "3:14@64"),
        ("UTF-16 LE with a mark", utf16(&marked, u16::to_le_bytes), "2:14@110"),
        ("UTF-16 BE with a mark", utf16(&marked, u16::to_be_bytes), "2:14@110"),
        ("UTF-16 LE", utf16(LEAK, u16::to_le_bytes), "2:14@108"),
        ("UTF-16 BE", utf16(LEAK, u16::to_be_bytes), "2:14@108"),
        ("UTF-16 LE, CRLF", utf16(&crlf, u16::to_le_bytes), "2:14@110"),
        ("Latin-1", [b"# contrase\xF1a\n", LEAK.as_bytes()].concat(), "3:14@67"),
        ("an odd last byte", [utf16(&marked, u16::to_le_bytes), vec![b'x']].concat(), "2:14@110"),
    ];
    for (what, bytes, want) in cases {
        assert_eq!(scan(&bytes), [want], "{what}");
    }
}

#[test]
fn a_credential_in_a_binary_file_is_found() {
    let noise: Vec<u8> = (0..=255).collect();
    for before in [&noise[..], b"\0\0\0\0", b"\x7fELF\x02\x01\x01\0"] {
        let bytes = [before, b"\0", LEAK.replace('\n', "\0").as_bytes(), &noise].concat();
        assert_eq!(scan(&bytes).len(), 1, "after {} bytes", before.len());
    }
}

#[test]
fn columns_are_told_in_three_units() {
    let tree = folder(&[("a.env", &format!("/* ñ 😀 */ {}", LEAK.replace('\n', " ")))]);
    let told = run(tree.path(), &["scan", "--format", "jsonl"]).stdout;
    let finding: Value = serde_json::from_str(told.lines().next().expect("a finding")).expect("JSON");
    let columns = ["column", "column_utf16", "column_byte"].map(|unit| finding[unit].as_u64());
    assert_eq!(columns, [Some(65), Some(66), Some(69)]);
}

#[test]
fn nothing_is_found_in_nothing() {
    for bytes in [&b""[..], b"\n", b"\0", b"\xFF\xFE", b"\xFE\xFF", b"\xEF\xBB\xBF", b"\r", b"\xFF\xFE\0"] {
        assert_eq!(scan(bytes), [""; 0], "{bytes:?}");
    }
}

#[test]
fn a_very_long_line_is_read_to_its_end() {
    let filler = "let a=1;".repeat(300 * 1024 / 8);
    let at = filler.len() + 1;
    let line = format!(
        "{filler} fetch(\"https://api.cuentamono.com/v1/banks\",{{headers:{{Authorization:\"Bearer \
         wUqB6v2ZcYk8RfXn3TdLs0JhMp7Ga4EoIx9Vb5Q\"}}}}); {filler}"
    );
    let key = at + line[at..].find("wUqB").expect("it is there");
    assert_eq!(scan(line.as_bytes()), [format!("1:{}@{key}", key + 1)]);
}

#[test]
fn a_long_line_of_nearly_anything_is_read_in_time() {
    let mono = "mono";
    for piece in
        ["MONO_API_KEY=", "Bearer ", "\"apiKey\":\"", "https://api.cuentamono.com/", "{[(<", "a=b&", mono]
    {
        let tree = folder(&[("a.txt", &piece.repeat(300 * 1024 / piece.len()))]);
        let told = run(tree.path(), &["scan", "--format", "jsonl"]);
        assert_eq!(told.receipt()["files"], 1, "{piece}");
    }
}

#[test]
fn a_file_of_several_windows_is_read_as_one() {
    let filler = "nothing to see here, and nothing there\n";
    // The start, and each place where a window begins, hands over to the next or ends.
    let seams = [0, WHOLE - OVERLAP, WHOLE - OVERLAP / 2, WHOLE];
    let mut text = String::with_capacity(13 << 20);
    let mut want = Vec::new();
    for seam in seams {
        while text.len() + filler.len() + 70 < seam {
            text.push_str(filler);
        }
        // The key itself lies across the seam.
        let padding = seam.saturating_sub(text.len() + 74);
        text.push_str(&"-".repeat(padding));
        text.push('\n');
        let line = memchr::memchr_iter(b'\n', text.as_bytes()).count() + 2;
        text.push_str(LEAK);
        text.push('\n');
        want.push(format!("{line}:14@{}", text.rfind("wUqB").expect("it was just written")));
    }
    let tree = folder(&[("large.txt", &text)]);
    let told = run(tree.path(), &["scan", "--format", "jsonl"]);
    assert_eq!(places(&told.stdout), want);
    assert_eq!(told.receipt()["bytes"], text.len());
    assert_eq!(told.receipt()["files"], 1);
}

#[test]
fn standard_input_is_a_file_without_or_with_a_name() {
    let tree = folder(&[("a.env", LEAK)]);
    let told = |args: &[&str]| {
        run_with_input(tree.path(), &[&["scan", "--format", "jsonl"], args].concat(), LEAK.as_bytes())
            .places()
    };
    assert_eq!(told(&["-"]), ["<stdin>:2 production"]);
    assert_eq!(told(&["-", "--stdin-path", "deploy/prod.env"]), ["deploy/prod.env:2 production"]);
    assert_eq!(told(&["-", "."]), ["a.env:2 production", "<stdin>:2 production"]);
    let unnamed = run_with_input(tree.path(), &["scan", "-", "--format", "sarif"], LEAK.as_bytes());
    assert_eq!(unnamed.code, 1);
    assert_eq!(found(tree.path(), &["."]).len(), 1, "it is not read unless it is asked for");
}

#[test]
fn the_name_of_standard_input_is_evidence() {
    let tree = folder(&[]);
    let key = "MONO_API_KEY=n4HsYb8TzQ1KwVx6RmLf0CgJd3PeUa9IoX5tBk7\n";
    let args = ["scan", "-", "--format", "jsonl", "--stdin-path", ".env.sandbox"];
    assert_eq!(run_with_input(tree.path(), &args, key.as_bytes()).places(), [".env.sandbox:1 sandbox"]);
}

/// All of what was compressed has one place; that must not make one of two credentials in it the other.
#[test]
fn every_credential_of_an_encoded_file_is_found() {
    let text = "MONO_URL=https://api.cuentamono.com\nMONO_API_KEY=Qz7wKd93nVxLr5TbYp2sHf8J\n\
                MONO_CLIENT_SECRET=Vb5QwUqB6v2ZcYk8RfXn3TdLs0JhMp7G\n";
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(text.as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    let forms: [(&str, String); 2] =
        [("base64", STANDARD.encode(text)), ("gzip in base64", STANDARD.encode(gzip))];
    for (what, encoded) in forms {
        let found = scan(format!("PROD_ENV: {encoded}\n").as_bytes());
        assert_eq!(found.len(), 2, "{what}: {found:?}");
    }
}
