//! What people write for the program: its configuration, baselines, rules.

use super::check::{self, Bytes};
use super::disk;
use monoleaks::blob::Origin;
use monoleaks::config::Config;
use monoleaks::render::in_place;
use monoleaks::rule::Rules;
use monoleaks::suppress::Baseline;
use std::error::Error;
use std::path::Path;

/// What is scanned with what was read.
const TEXT: &[u8] = b"# monoleaks:allow made up\nMONO_BASE_URL=https://api.cuentamono.com\n\
    MONO_API_KEY=Qz7wKd93nVxLr5TbYp2sHc8mFj4u\nclient_secret: \"n4Jx8Zr2Wq6Tb9Lm3Vc7Kp5Ys\"\n";

/// Files of rules.
const RULES: [&str; 9] = [
    "credentials/a.toml",
    "providers/mono.toml",
    "providers/generic.toml",
    "providers/a.toml",
    "environments.toml",
    "placeholders.toml",
    "not-secrets.toml",
    "severity.toml",
    "guidance/es.toml",
];

/// The first byte says what the others are.
pub(crate) fn run(data: &[u8]) {
    let Some((first, data)) = data.split_first() else { return };
    let folder = disk::folder();
    let folder = folder.path();
    match first % 11 {
        0 => config(folder, data),
        1 => baseline(folder, data),
        place => rules(folder, RULES[usize::from(place) - 2], data),
    }
}

fn config(folder: &Path, data: &[u8]) {
    disk::write(folder, ".monoleaks.toml", data);
    match Config::read(&folder.join(".monoleaks.toml"), folder) {
        Ok(config) => scan(check::rules(), &config, None),
        Err(error) => refused(&error),
    }
}

fn baseline(folder: &Path, data: &[u8]) {
    disk::write(folder, "b.jsonl", data);
    let file = folder.join("b.jsonl");
    match Baseline::read(&file) {
        Err(error) => refused(&error),
        Ok(baseline) => {
            scan(check::rules(), &Config::default(), Some(&baseline));
            let text = Baseline::text(baseline.entries.iter().map(|(_, entry)| entry));
            disk::write(folder, "b.jsonl", text.as_bytes());
            let again = Baseline::read(&file).expect("what it writes it can read");
            assert_eq!(Baseline::text(again.entries.iter().map(|(_, entry)| entry)), text);
        }
    }
}

fn rules(folder: &Path, place: &str, data: &[u8]) {
    disk::write(folder, place, data);
    match Rules::with(folder) {
        Ok(rules) => scan(&rules, &Config::default(), None),
        Err(error) => refused(&error),
    }
}

fn scan(rules: &Rules, config: &Config, baseline: Option<&Baseline>) {
    let source = Bytes { origin: Origin::File("config/.env".into()), bytes: TEXT };
    check::harmless(&check::scanned(&source, rules, config, baseline), rules, false);
}

/// What is told of what was refused, as `main` tells it.
fn refused(error: &dyn Error) {
    let mut story = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        story = format!("{story}: {inner}");
        cause = inner.source();
    }
    let told = in_place(&story);
    check::calm(&told);
    assert!(told.len() < 4096, "an error of {} bytes: {told}", told.len());
}
