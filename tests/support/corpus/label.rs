//! Labels: where each value of the corpus stands, and what should be said of it.

use super::template::{Expect, Mark};
use serde_json::{Value, json};

/// The kinds, environments and products that a marker may name.
const KINDS: [&str; 7] = [
    "api_key",
    "oauth_client_secret",
    "oauth_access_token",
    "oauth_refresh_token",
    "bearer",
    "wallet_password",
    "webhook_secret",
];
const ENVIRONMENTS: [&str; 4] = ["production", "certification", "sandbox", "unknown"];
const PRODUCTS: [&str; 5] = ["banking", "core", "breb", "wallet", "unknown"];

/// One value of the corpus.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    /// Its file, relative to the tree, with forward slashes.
    pub(crate) file: String,
    /// What should be said.
    pub(crate) expect: Expect,
    /// For a credential the sort of place; for anything else why it is none.
    pub(crate) category: String,
    /// Whether missing it is a defect (the evidence is in the line or the request) or a pity (encodings,
    /// split values, evidence far away).
    pub(crate) must: bool,
    /// The true kind, then others that will do.
    pub(crate) kinds: Vec<String>,
    /// The true environment, then others that will do.
    pub(crate) environments: Vec<String>,
    /// What it is for.
    pub(crate) product: String,
    /// The plain value. Never printed; held for the test that no output holds it.
    pub(crate) value: String,
    /// What stands in the file for it.
    pub(crate) written: String,
    /// How the file is encoded.
    pub(crate) encoding: String,
    /// Its first character.
    pub(crate) start: Place,
    /// One past its last.
    pub(crate) end: Place,
}

/// A line and a column in each unit, from 1. A byte order mark is no column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) byte: usize,
    pub(crate) scalar: usize,
    pub(crate) utf16: usize,
}

impl Place {
    fn of(text: &str, offset: usize) -> Self {
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = &before[line_start..];
        Self {
            line: before.matches('\n').count() + 1,
            byte: column.len() + 1,
            scalar: column.chars().count() + 1,
            utf16: column.encode_utf16().count() + 1,
        }
    }
}

impl Label {
    /// The label of a mark in the filled text of `file`. Panics at a word that means nothing.
    pub(crate) fn new(file: &str, encoding: &str, text: &str, mark: &Mark) -> Self {
        let word = |name: &str| mark.words.get(name).map_or("", String::as_str);
        let start = Place::of(text, mark.start);
        let list = |name: &str, known: &[&str]| -> Vec<String> {
            let named = word(name).split('|').filter(|word| !word.is_empty());
            named
                .inspect(|word| assert!(known.contains(word), "{file}:{}: {name}={word}?", start.line))
                .map(str::to_owned)
                .collect()
        };
        let label = Self {
            file: file.to_owned(),
            expect: mark.expect,
            category: if word("category").is_empty() { sort_of_place(file) } else { word("category") }
                .to_owned(),
            must: mark.words.contains_key("must"),
            kinds: list("kind", &KINDS),
            environments: list("env", &ENVIRONMENTS),
            product: list("product", &PRODUCTS).concat(),
            value: mark.value.clone(),
            written: text[mark.start..mark.end].to_owned(),
            encoding: encoding.to_owned(),
            start,
            end: Place::of(text, mark.end),
        };
        if label.expect == Expect::Credential {
            let complete = label.must != mark.words.contains_key("should")
                && ![&label.kinds, &label.environments].into_iter().any(Vec::is_empty)
                && !label.product.is_empty();
            assert!(complete, "{file}:{}: a secret needs kind, env, product and must or should", start.line);
        } else {
            assert!(!word("category").is_empty(), "{file}:{}: why is it no credential?", start.line);
        }
        label
    }

    /// Whether a stretch of the file, in lines and Unicode scalar values, touches this one.
    pub(crate) fn overlaps(&self, start: (usize, usize), end: (usize, usize)) -> bool {
        start < (self.end.line, self.end.scalar) && (self.start.line, self.start.scalar) < end
    }

    /// The label as a line of `labels.jsonl`, the value included.
    ///
    /// `environment` knows production, sandbox and unknown: certification is a sandbox there, and `tier`
    /// tells the two apart.
    pub(crate) fn json(&self, id: usize) -> Value {
        let mut line = json!({
            "id": format!("{}{id:04}", match self.expect {
                Expect::Credential => 'c',
                Expect::Nothing => 't',
                Expect::Anything => 'o',
            }),
            "expect": match self.expect {
                Expect::Credential => "credential",
                Expect::Nothing => "none",
                Expect::Anything => "optional",
            },
            "file": self.file, "category": self.category, "encoding": self.encoding,
            "line": self.start.line, "end_line": self.end.line,
            "start_col": self.start.byte, "end_col": self.end.byte,
            "start_col_cp": self.start.scalar, "end_col_cp": self.end.scalar,
            "start_col_u16": self.start.utf16, "end_col_u16": self.end.utf16,
            "length": self.written.len(), "value": self.value,
        });
        if self.expect == Expect::Credential {
            let level = if self.must { "must" } else { "should" };
            let accepted: Vec<&str> = self.environments.iter().map(|word| two(word)).collect();
            line["must"] = json!(level);
            line["difficulty"] = json!(if self.must { "medium" } else { "hard" });
            line["kind"] = json!(self.kinds[0]);
            line["kind_accept"] = json!(self.kinds);
            line["environment"] = json!(accepted[0]);
            line["environment_accept"] = json!(accepted);
            line["tier"] = json!(self.environments[0]);
            line["product"] = json!(self.product);
        }
        line
    }
}

/// An environment, certification read as sandbox: neither moves money.
pub(crate) fn two(environment: &str) -> &str {
    if environment == "certification" { "sandbox" } else { environment }
}

/// The sort of place that a file is, for the table of the scorecard.
fn sort_of_place(file: &str) -> &'static str {
    let name = file.rsplit('/').next().unwrap_or(file).to_lowercase();
    let extension = name.rsplit('.').next().unwrap_or("");
    match extension {
        _ if file.contains('!') => "archive",
        _ if name.contains(".env") || name.ends_with("env") => "dotenv",
        _ if ["postman", "insomnia", "openapi"].iter().any(|word| name.contains(word)) => "collection",
        "bru" | "http" => "collection",
        _ if file.contains("/cassettes/") => "capture",
        "har" => "capture",
        "ipynb" => "notebook",
        "eml" => "mail",
        "patch" | "diff" => "patch",
        "sql" => "database",
        _ if ["dockerfile", "makefile", "jenkinsfile"].contains(&name.as_str()) => "infrastructure",
        "ts" | "tsx" | "js" | "map" | "vue" => "javascript",
        "py" => "python",
        "ex" | "exs" | "livemd" | "erl" => "elixir",
        "rb" | "php" | "go" | "rs" | "cs" | "vb" | "c" => "code (backend)",
        "java" | "kt" | "kts" | "scala" | "groovy" | "clj" => "code (jvm)",
        "swift" | "dart" | "m" | "plist" | "xcconfig" => "code (client)",
        "bas" | "gs" | "lua" | "pl" | "r" => "code (scripts)",
        "sh" | "fish" | "ps1" | "bat" | "bash_history" => "shell",
        "yml" | "yaml" | "tf" | "tfvars" | "tfstate" | "hcl" | "service" | "conf" => "infrastructure",
        "json" | "toml" | "ini" | "properties" | "xml" | "config" | "reg" | "jmx" | "netrc" | "gitconfig" => {
            "config"
        }
        "log" | "out" | "ndjson" | "jsonl" => "log",
        "md" | "html" | "csv" | "rst" | "txt" => "document",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::super::template::fill;
    use super::*;

    #[test]
    fn places_count_in_every_unit() {
        #[rustfmt::skip]
        let cases = [
            // text before    line byte scalar utf16  why
            ("",              [1,  1,   1,     1],    "the first character"),
            ("a = ",          [1,  5,   5,     5],    "a column is one more than what stands before"),
            ("x\ny\n",        [3,  1,   1,     1],    "after two line ends"),
            ("// año: ",      [1,  10,  9,     9],    "ñ is two bytes and one character"),
            ("x\n🏦 ",        [2,  6,   3,     4],    "a bank is four bytes, one character, two UTF-16 units"),
        ];
        for (before, [line, byte, scalar, utf16], why) in cases {
            let template = format!("{before}⟦trap category=uuid shape=uuid⟧");
            let filled = fill("t", &template, 7);
            let label = Label::new("t", "utf-8", &filled.text, &filled.marks[0]);
            assert_eq!(label.start, Place { line, byte, scalar, utf16 }, "{why}");
            assert_eq!(label.end.utf16, utf16 + 36, "{why}");
        }
    }

    #[test]
    fn a_stretch_touches_a_label_or_only_its_edge() {
        let filled = fill("t", "k: ⟦trap category=uuid shape=hex:8⟧", 7);
        let label = Label::new("t", "utf-8", &filled.text, &filled.marks[0]);
        #[rustfmt::skip]
        let cases = [
            // start   end      touches why
            ((1, 4),  (1, 12),  true,   "the same stretch"),
            ((1, 1),  (1, 5),   true,   "its first character"),
            ((1, 1),  (1, 4),   false,  "ends where it starts"),
            ((1, 12), (1, 20),  false,  "starts where it ends"),
            ((1, 11), (3, 1),   true,   "goes on over lines"),
            ((2, 1),  (2, 9),   false,  "another line"),
        ];
        for (start, end, touches, why) in cases {
            assert_eq!(label.overlaps(start, end), touches, "{why}");
        }
    }
}
