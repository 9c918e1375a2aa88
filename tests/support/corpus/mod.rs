//! A labelled corpus: what Mono's integrators write, with made-up credentials in it.
//!
//! `tests/corpus/templates` holds the texts and no value; [`generate`] fills them in, the same for the
//! same seed, and says where everything is. To add a case, add a template (syntax: [`template`]).

mod archive;
mod encoding;
mod label;
mod random;
mod score;
mod shape;
mod template;

pub(crate) use label::Label;
pub(crate) use score::Score;
pub(crate) use template::Expect;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The seed that is used when nobody asks for another.
pub(crate) const SEED: u64 = 20_250_718;

/// A corpus on disk.
#[derive(Debug)]
pub(crate) struct Corpus {
    /// The folder to scan.
    pub(crate) root: PathBuf,
    /// What stands in it, by file and place.
    pub(crate) labels: Vec<Label>,
    /// What is in the archives, by the name that reports give it.
    members: BTreeMap<String, Vec<u8>>,
}

impl Corpus {
    /// Labels of a tree that nobody writes: for tests of the score.
    #[cfg(test)]
    pub(crate) fn new(root: &str, labels: Vec<Label>) -> Self {
        Self { root: root.into(), labels, members: BTreeMap::new() }
    }

    /// The credentials among the labels.
    pub(crate) fn credentials(&self) -> impl Iterator<Item = &Label> {
        self.labels.iter().filter(|label| label.expect == Expect::Credential)
    }

    /// The text of a label's file, as the label counts it.
    pub(crate) fn text_of(&self, label: &Label) -> String {
        let bytes = match self.members.get(&label.file) {
            Some(member) => member.clone(),
            None => fs::read(self.root.join(&label.file)).expect("it was written"),
        };
        encoding::text(&bytes, &label.encoding)
    }

    /// The labels as JSON lines, values included: for people and other scorers, never for an output.
    pub(crate) fn labels_jsonl(&self) -> String {
        self.labels.iter().enumerate().fold(String::new(), |mut lines, (id, label)| {
            writeln!(lines, "{}", label.json(id)).expect("a string takes all");
            lines
        })
    }
}

/// Fill in every template and write the tree to `root`, which is emptied first.
pub(crate) fn generate(root: &Path, seed: u64) -> Corpus {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/templates");
    if root.exists() {
        fs::remove_dir_all(root).expect("the corpus' folder is ours");
    }
    let (mut labels, mut written, mut members) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    for path in files(&templates) {
        let file =
            path.strip_prefix(&templates).expect("a file below it").to_string_lossy().replace('\\', "/");
        let template = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
        let filled = template::fill(&file, &template.replace("\r\n", "\n"), seed);
        let word = |name: &str, default| filled.file.get(name).map_or(default, String::as_str);
        let encoding = word("encoding", "utf-8");
        let bytes = encoding::bytes(&filled.text, encoding, word("eol", "lf"));
        let name = archive::name(&file);
        labels.extend(filled.marks.iter().map(|mark| Label::new(&name, encoding, &filled.text, mark)));
        if name != file {
            members.insert(name, bytes.clone());
        }
        written.insert(file, bytes);
    }
    for (file, bytes) in archive::pack(written) {
        write(&root.join(&file), &bytes);
    }
    Corpus { root: root.to_owned(), labels, members }
}

fn write(path: &Path, bytes: &[u8]) {
    let folder = path.parent().expect("a file has a folder");
    fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes)).expect("the target folder is writable");
}

/// Every file below `folder`, by path.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the templates are there") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}
