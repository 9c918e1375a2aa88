//! What the rule files say, after everything in them has been checked.

use crate::environment::{Environment, Kind, Lang, Product};
use crate::remark::Exposure;
use crate::severity::Severity;
use serde::Deserialize;
use std::collections::BTreeMap;

use super::guidance::Guidance;
use super::words::Phrase;

/// Everything that the program knows about credentials. One value, made by the loader.
#[derive(Debug)]
pub struct Rules {
    /// What to look for, one of each kind at least.
    pub credentials: Vec<Credential>,
    /// Mono itself.
    pub mono: Mono,
    /// The others.
    pub others: Vec<Other>,
    /// Hosts that say nothing about anybody: documentation, schemas, this machine.
    pub neutral_hosts: Vec<String>,
    /// First labels of hosts that say nothing: `docs`, `www`.
    pub neutral_labels: Vec<String>,
    /// Words after or before `mono` that make it another word: `repo`, `font`.
    pub mono_compounds: Vec<String>,
    /// Words of what holds a secret of the program's own: `jwt`, `session`.
    pub own_secrets: Vec<String>,
    /// What tells the environments apart.
    pub environments: Environments,
    /// What shows that a value is none.
    pub placeholders: Placeholders,
    /// What looks like a credential and is something else.
    pub not_secrets: NotSecrets,
    /// Words that say nothing in a name: `value`, `default`, `const`.
    pub fillers: Vec<String>,
    /// The one table of severities.
    pub severity: BTreeMap<Kind, BTreeMap<Environment, (Severity, f32)>>,
    /// What is public by design.
    pub exposures: Exposures,
    /// What to do, in each language.
    pub guidance: BTreeMap<Lang, Guidance>,
}

/// One rule: a kind of credential, the names it goes by, and the proofs that it works.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// Lower-case words joined by hyphens; stable.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// A name for people, in each language.
    pub title: BTreeMap<Lang, String>,
    /// One sentence on what it is and does, in each language.
    pub summary: BTreeMap<Lang, String>,
    /// Numbers of the weaknesses (CWE) that leaking it is.
    #[serde(default)]
    pub cwe: Vec<u32>,
    /// Whether people make the value up (a password) or a machine does.
    #[serde(default)]
    pub password: bool,
    /// Fewest bytes that a value has.
    pub min_length: usize,
    /// Names that are tied to Mono by a `mono` in them.
    #[serde(default)]
    pub names: Vec<Phrase>,
    /// Names that even with `mono` are as often somebody else's (`MONO_TOKEN`).
    #[serde(default)]
    pub ambiguous: Vec<Phrase>,
    /// Names that count alone where a mark of Mono stands near (`token`, `key`).
    #[serde(default)]
    pub alone: Vec<Phrase>,
    /// HTTP headers that carry it.
    #[serde(default)]
    pub headers: Vec<String>,
    /// Prefixes that make a value this kind wherever it stands near Mono (`whsec_`).
    #[serde(default)]
    pub prefixes: Vec<String>,
    /// A user's own pattern, with a group `secret`.
    #[serde(default, deserialize_with = "super::file::pattern")]
    pub pattern: Option<regex::bytes::Regex>,
    /// Texts in which it must be found.
    #[serde(default, rename = "example")]
    pub examples: Vec<Example>,
    /// Texts in which it must not.
    #[serde(default, rename = "counterexample")]
    pub counterexamples: Vec<Counterexample>,
    /// The file that says so.
    #[serde(skip)]
    pub file: String,
}

/// A text that holds exactly one credential of the rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The text.
    pub text: String,
    /// The path it is scanned under.
    pub path: String,
    /// The environment it must be given.
    pub environment: Environment,
}

/// A text in which nothing of the rule may be found at the default threshold.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counterexample {
    /// The text.
    pub text: String,
    /// The path it is scanned under.
    pub path: String,
    /// Why not.
    pub why: String,
}

/// Mono's own marks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mono {
    /// Domains, without a leading dot: `cuentamono.com`.
    pub domains: Vec<String>,
    /// Host labels that decide an environment; whole or as a hyphenated part.
    pub labels: BTreeMap<Environment, Vec<String>>,
    /// Host labels that make a host silent about the environment: `docs`, `mi`.
    pub silent_labels: Vec<String>,
    /// Host labels that name a product.
    pub product_labels: BTreeMap<Product, Vec<String>>,
    /// URL paths that only Mono has, with their product.
    pub paths: Vec<(String, Product)>,
    /// URL paths that name a product where the host is Mono's already.
    pub shared_paths: Vec<(String, Product)>,
    /// The token endpoint's paths.
    pub token_paths: Vec<String>,
    /// Words that are Mono's in any name or text: `cuentamono`, `breb`.
    pub words: Vec<Phrase>,
    /// Identifiers of the official SDK: `mono_banking`, `MonoBanking`.
    pub sdk: Vec<String>,
    /// Keys whose value names a company: `provider`, `banco`. Set to `mono`, they are marks.
    pub owner_keys: Vec<String>,
    /// Headers that only Mono sends.
    pub headers: Vec<String>,
    /// Prefixes of typed ids that only Mono has.
    pub distinctive_ids: Vec<String>,
    /// Prefixes of all its typed ids.
    pub ids: Vec<String>,
    /// OAuth scopes.
    pub scopes: Vec<String>,
}

/// Somebody else whose credentials look like Mono's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Other {
    /// What to call them.
    pub name: String,
    /// Their domains.
    #[serde(default)]
    pub domains: Vec<String>,
    /// Their headers.
    #[serde(default)]
    pub headers: Vec<String>,
    /// Words of theirs in names: `monzo`, `stripe`.
    #[serde(default)]
    pub words: Vec<Phrase>,
    /// Identifiers of their SDKs and files that mark a project as theirs.
    #[serde(default)]
    pub marks: Vec<String>,
    /// Whether what is named `mono` is as likely theirs.
    #[serde(default)]
    pub namesake: bool,
    /// Prefixes of values that are theirs and never Mono's.
    #[serde(default)]
    pub prefixes: Vec<String>,
    /// Prefixes of values that are usually theirs, and may be Mono's where Mono stands in the statement.
    #[serde(default)]
    pub usual_prefixes: Vec<String>,
}

/// What tells the environments apart.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Environments {
    /// Words in names, sections, values of `environment=` and file names.
    pub words: BTreeMap<Environment, Vec<String>>,
    /// Words that count in names and values only, since a file name with them says nothing (`test`).
    pub name_words: BTreeMap<Environment, Vec<String>>,
    /// Words that values begin with; a hint, never a requirement.
    pub value_words: BTreeMap<Environment, Vec<String>>,
    /// Keys whose value is an environment: `environment`, `entorno`.
    pub keys: Vec<String>,
    /// Words of paths that say: not production, and no more (`staging`).
    #[serde(default)]
    pub elsewhere: Vec<String>,
    /// The same, in the names of files that are no code (`.env.test`); else they say something else.
    #[serde(default)]
    pub elsewhere_in_settings: Vec<String>,
}

/// What is public by design.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exposures {
    /// How the names of variables begin that builds write into what everybody downloads.
    pub variables: Vec<String>,
    /// Globs of paths, by why everybody can read what stands there.
    pub paths: BTreeMap<Exposure, Vec<String>>,
}

/// What shows that a value is none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placeholders {
    /// Marks of templates and omissions: `<`, `{{`, `****`, `...`.
    pub marks: Vec<String>,
    /// Words that are only in made-up values: `your`, `changeme`, `ejemplo`.
    pub words: Vec<String>,
    /// Words of made-up passwords (`password`, `qwerty`).
    pub passwords: Vec<String>,
    /// Values that Mono's documentation shows.
    pub samples: Vec<String>,
    /// For each letter, the letters that often follow it in English and Spanish words.
    #[serde(deserialize_with = "super::file::followers")]
    pub followers: [u32; 26],
}

/// What looks like a credential and is something else.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotSecrets {
    /// Names of what is not secret, by the name of the doubt.
    pub names: BTreeMap<String, Vec<Phrase>>,
    /// Prefixes of references to a secret that is kept elsewhere: `op://`, `vault:`.
    pub references: Vec<String>,
    /// Prefixes of encrypted values: `{cipher}`, `ENC[`.
    pub encrypted: Vec<String>,
    /// What stands before data that is written out: `base64,` of a data URL.
    pub data: Vec<String>,
    /// Words after a credential's name that make it something about the credential: `url`, `header`.
    pub metadata: Vec<String>,
}

impl Rules {
    /// The rule for a kind.
    ///
    /// # Panics
    ///
    /// Never: the loader refuses rules that lack a kind.
    pub fn of_kind(&self, kind: Kind) -> &Credential {
        self.credentials
            .iter()
            .find(|credential| credential.kind == kind)
            .unwrap_or_else(|| unreachable!("the loader saw a rule for every kind"))
    }

    /// How bad a leak of this kind and environment is.
    pub fn severity_of(&self, kind: Kind, environment: Environment) -> (Severity, f32) {
        self.severity
            .get(&kind)
            .and_then(|row| row.get(&environment))
            .copied()
            .unwrap_or((Severity::Critical, 9.8)) // the loader saw every cell; if not, assume the worst
    }

    /// What to say and do in a language.
    ///
    /// # Panics
    ///
    /// Never: the loader refuses rules that lack a language.
    pub fn guidance_in(&self, lang: Lang) -> &Guidance {
        self.guidance.get(&lang).unwrap_or_else(|| unreachable!("the loader saw every language"))
    }
}
