//! What is fuzzed: a function for each target, which panics where a promise is broken.
//!
//! They use what the library makes public, and no fuzzer: `cargo fuzz` calls them with what it invents, and `tests/replay.rs`
//! with what is kept in `fuzz/inputs`.

mod archive;
mod blob;
mod check;
mod decode;
mod disk;
mod git_files;
mod git_objects;
mod growth;
mod large;
mod mend;
mod merge;
mod mono;
mod report;
mod settings;
mod words;

/// What a target does with any bytes.
type Target = fn(&[u8]);

/// Every target and its name.
pub(crate) const ALL: [(&str, Target); 14] = [
    ("blob", blob::run),
    ("decode", decode::run),
    ("zip", archive::zip),
    ("tar", archive::tar),
    ("compressed", archive::compressed),
    ("git_objects", git_objects::run),
    ("git_files", git_files::run),
    ("settings", settings::run),
    ("report", report::run),
    ("mono", mono::run),
    ("words", words::run),
    ("growth", growth::run),
    ("merge", merge::run),
    ("large", large::run),
];

/// Hand `data` to the target called `name`.
pub(crate) fn run(name: &str, data: &[u8]) {
    let (_, target) = ALL.iter().find(|(other, _)| *other == name).expect("a name of the table");
    target(data);
}
