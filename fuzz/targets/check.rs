//! What is promised of every scan and every report.

use monoleaks::blob::{Blob, Origin};
use monoleaks::collect::{Item, Source};
use monoleaks::config::Config;
use monoleaks::environment::{Confidence, Lang};
use monoleaks::render::{self, Format, Options};
use monoleaks::report::{Report, Scope, Why};
use monoleaks::rule::Rules;
use monoleaks::scan::{Settings, scan};
use monoleaks::suppress::Baseline;
use std::path::Path;
use std::sync::OnceLock;

/// A made-up secret that is planted in what is scanned.
pub(crate) const SECRET: &str = "vK4tqZ9wLm2XcR7nYb3HsD6fJp8GaTe5UiQoWx1V";

/// How many bytes of a secret in a row are a leak; a preview shows four.
const LEAK: usize = 8;

/// The day that it is, in days since 1970.
pub(crate) const TODAY: i64 = 20_000;

/// One blob as a source.
#[derive(Debug)]
pub(crate) struct Bytes<'b> {
    pub(crate) origin: Origin,
    pub(crate) bytes: &'b [u8],
}

impl Source for Bytes<'_> {
    fn visit(&self, visit: &(dyn Fn(Item<'_>) + Sync)) {
        visit(Item::Blob(Blob::whole(&self.origin, self.bytes)));
        visit(Item::Done(&self.origin, self.bytes.len() as u64));
    }

    fn has(&self, _path: &Path) -> bool {
        false
    }
}

/// The rules of the program, read once.
pub(crate) fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| Rules::embedded().expect("its tests load them"))
}

/// Scan all of a source at the lowest threshold. A mistake of the program in it is one of ours to find.
pub(crate) fn scanned(
    source: &dyn Source,
    rules: &Rules,
    config: &Config,
    baseline: Option<&Baseline>,
) -> Report {
    let settings = Settings {
        watch: None,
        rules,
        config,
        roots: &[],
        tree: None,
        min_confidence: Confidence::Low,
        baseline,
        decides: None,
        scope: Scope::default(),
        whole: true,
        shard: None,
        today: TODAY,
    };
    let report = scan(source, &settings);
    unbroken(&report);
    report
}

/// No mistake of the program cost a blob.
pub(crate) fn unbroken(report: &Report) {
    for skipped in &report.receipt.skipped {
        let ours = matches!(&skipped.why, Why::Unreadable(why) if why.contains("please report it"));
        assert!(!ours, "a panic in {}", skipped.path);
    }
}

/// Scan with the rules of the program and nothing else.
pub(crate) fn plainly_scanned(source: &dyn Source) -> Report {
    scanned(source, rules(), &Config::default(), None)
}

/// Every form of a report.
const FORMS: [Format; 10] = [
    Format::Text,
    Format::Json,
    Format::Jsonl,
    Format::Sarif,
    Format::Github,
    Format::Markdown,
    Format::Gitlab,
    Format::Junit,
    Format::Csv,
    Format::Html,
];

/// Write a report in every form, and look at each. `sarif` is for those who have the time: it tells every rule.
pub(crate) fn harmless(report: &Report, rules: &Rules, sarif: bool) {
    for format in FORMS.into_iter().filter(|format| sarif || *format != Format::Sarif) {
        let lang = if report.findings.len().is_multiple_of(2) { Lang::En } else { Lang::Es };
        let options = Options { lang, verbose: true, color: false, show_suppressed: true, all_lines: true };
        let mut out = Vec::new();
        render::write(format, report, rules, &options, &mut out).expect("a vector takes all");
        let told = String::from_utf8(out).expect("reports are UTF-8");
        calm(&told);
        tight(&told);
        match format {
            Format::Text | Format::Github | Format::Markdown | Format::Junit | Format::Csv | Format::Html => {
            }
            Format::Jsonl => told.lines().for_each(is_json),
            Format::Json | Format::Sarif | Format::Gitlab => is_json(&told),
        }
    }
}

fn is_json(text: &str) {
    serde_json::from_str::<serde_json::Value>(text).expect("reports for programs are JSON");
}

/// No text that reaches people gives orders to a terminal, or reads otherwise than it is.
pub(crate) fn calm(told: &str) {
    let orders = |char: char| {
        char.is_control() && char != '\n'
            || matches!(char, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if let Some(at) = told.find(orders) {
        let before: String =
            told[..at].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
        panic!("a character that gives orders, behind {before:?}");
    }
}

/// No text that reaches people holds a part of the secret that was planted.
pub(crate) fn tight(told: &str) {
    let leak = pieces(LEAK).find(|piece| told.contains(piece));
    assert_eq!(leak, None, "a part of the secret is told");
}

/// Whether `text` holds no part of the secret by itself, so that what is told of one can only be of that which is planted.
pub(crate) fn is_innocent(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    !pieces(LEAK / 2).any(|piece| text.contains(piece))
}

/// Every part of the secret of so many bytes.
fn pieces(length: usize) -> impl Iterator<Item = &'static str> {
    (0..=SECRET.len() - length).map(move |at| &SECRET[at..at + length])
}

/// A number that depends on every byte, for choices that are made of the data.
pub(crate) fn number(data: &[u8]) -> usize {
    data.iter().fold(7, |sum: usize, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte))) >> 3
}

/// `data` with the secret in it somewhere: bare, or as somebody's key.
pub(crate) fn planted(data: &[u8]) -> Vec<u8> {
    let number = number(data);
    let text =
        if number.is_multiple_of(2) { SECRET.to_owned() } else { format!("\nMONO_API_KEY={SECRET}\n") };
    let (before, behind) = data.split_at((number >> 1) % (data.len() + 1));
    [before, text.as_bytes(), behind].concat()
}
