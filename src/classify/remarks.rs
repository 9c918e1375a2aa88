//! What a reader should know beside the verdict: what contradicts the path, and what is public by design.

use super::context::is_code;
use super::public::Public;
use crate::blob::slashed;
use crate::environment::Environment;
use crate::evidence::{Evidence, Reach, Says};
use crate::finding::Remark;
use crate::remark::Exposure;
use crate::rule::Rules;
use crate::rule::words::split_name;
use crate::span::Span;
use std::path::{Path, PathBuf};

/// Parts of a path that are looked at, from the file outwards: what is above may be anybody's home.
const PARTS: usize = 6;

/// Bytes between a name and its value in which the variable may stand that the value is a default of.
const DEFAULT: usize = 200;

/// Where a value stands.
pub(super) struct Stand<'a> {
    pub(super) rules: &'a Rules,
    pub(super) public: &'a Public,
    pub(super) path: Option<&'a Path>,
    /// Whether it is a member of an archive.
    pub(super) is_member: bool,
    /// The text, the bytes of the value in it, and those of its name.
    pub(super) text: &'a [u8],
    pub(super) at: Span,
    pub(super) name: Option<Span>,
}

/// The remarks on a value whose environment is decided, by `evidence`.
pub(super) fn remarks(stand: &Stand<'_>, environment: Environment, evidence: &[Evidence]) -> Vec<Remark> {
    let rules = stand.rules;
    let variable = variable(stand).map(|seen| Remark::Exposed { by: Exposure::Variable, seen });
    let path = stand.path.map(|path| {
        let parts: Vec<_> = path.components().rev().take(PARTS).collect();
        parts.into_iter().rev().collect::<PathBuf>()
    });
    let place = path.as_deref().and_then(|path| {
        // In an archive the whole of it counts, which no home is above.
        let inner = if stand.is_member { stand.path.unwrap_or(path) } else { path };
        let (by, seen) = stand.public.at(Path::new(&slashed(inner)))?;
        Some(Remark::Exposed { by: *by, seen: seen.clone() })
    });
    let mismatch = path.as_deref().and_then(|path| mismatch(path, environment, evidence, rules));
    mismatch.into_iter().chain(variable).chain(place).collect()
}

/// Whether the path says that it is not where the evidence says that it is.
fn mismatch(path: &Path, environment: Environment, evidence: &[Evidence], rules: &Rules) -> Option<Remark> {
    let says = |one: &Evidence| one.says == Says::Environment(environment) && one.reach != Reach::Path;
    if environment == Environment::Unknown || !evidence.iter().any(says) {
        return None;
    }
    let (said, seen) = path.components().rev().enumerate().find_map(|(number, part)| {
        let words = split_name(part.as_os_str().as_encoded_bytes());
        said(&words, number == 0 && !is_code(Some(path)), rules)
    })?;
    let contradicts = match said {
        Said::Environment(said) => said != environment,
        Said::NotProduction => environment == Environment::Production,
    };
    contradicts.then_some(Remark::Mismatch { evidence: environment, seen })
}

/// What a part of a path says of what runs there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Environment(Environment),
    NotProduction,
}

/// What the words of a part of a path say, and the word that says so; words that contradict each other say nothing.
fn said(words: &[String], is_settings: bool, rules: &Rules) -> Option<(Said, String)> {
    let known = &rules.environments;
    let of_words = known.words.iter().map(|(environment, words)| (Said::Environment(*environment), words));
    let elsewhere = [Some(&known.elsewhere), is_settings.then_some(&known.elsewhere_in_settings)];
    let elsewhere = elsewhere.into_iter().flatten().map(|words| (Said::NotProduction, words));
    let mut all = of_words.chain(elsewhere).filter_map(|(said, known)| {
        let word = words.iter().find(|word| known.contains(word))?;
        Some((said, word.clone()))
    });
    let first = all.next()?;
    all.all(|(said, _)| said == first.0).then_some(first)
}

/// How the name begins of a variable that a build writes into what everybody downloads: the value's own, or that of the variable
/// whose default it is (`process.env.VITE_MONO_KEY || "…"`).
fn variable(stand: &Stand<'_>) -> Option<String> {
    let name = stand.name?;
    let before = stand.text[..name.start].iter().rev().take(DEFAULT);
    let start = name.start - before.take_while(|byte| is_name(**byte)).count();
    let end = if name.end <= stand.at.start && stand.at.start - name.end <= DEFAULT {
        stand.at.start
    } else {
        name.end
    };
    let mut names = stand.text[start..end].split(|byte| !is_name(*byte));
    let begins =
        |name: &[u8]| stand.rules.exposures.variables.iter().find(|known| name.starts_with(known.as_bytes()));
    names.find_map(begins).cloned()
}

/// Whether a byte may stand in the name of a variable.
fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRODUCTION: Environment = Environment::Production;
    const SANDBOX: Environment = Environment::Sandbox;

    /// The remarks on a value of the text, under a name and at a path, as words.
    fn told(path: &str, text: &str, environment: Environment, reach: Reach) -> Vec<String> {
        let rules = Rules::embedded().unwrap();
        let at = text.find("q7Rk2mW9xT4bN8vL1sZ6").unwrap();
        let name = text.split(['=', ' ', ':']).next().unwrap();
        let stand = Stand {
            rules: &rules,
            public: &Public::of(&rules),
            path: Some(Path::new(path)),
            is_member: path.contains(".apk/"),
            text: text.as_bytes(),
            at: Span::new(at, at + 20),
            name: Some(Span::new(0, name.len())),
        };
        let says = Says::Environment(environment);
        let evidence = Evidence { clue: "host", says, span: None, line: None, seen: String::new(), reach };
        let word = |remark: &Remark| match remark {
            Remark::Mismatch { seen, .. } => seen.clone(),
            Remark::Exposed { by, .. } => by.to_string(),
        };
        remarks(&stand, environment, &[evidence]).iter().map(word).collect()
    }

    #[test]
    fn a_path_that_contradicts_the_evidence_is_told() {
        #[rustfmt::skip]
        let cases = [
            (".env.sandbox",               PRODUCTION, Some("sandbox"), "the file"),
            ("config/staging.yml",         PRODUCTION, Some("staging"), "no word of Mono's, but not production"),
            ("config/staging.yml",         SANDBOX,    None,            "it may well be the sandbox"),
            ("deploy/prod/pagos.yaml",     SANDBOX,    Some("prod"),    "a folder"),
            ("deploy/prod/.env.sandbox",   SANDBOX,    None,            "what is nearer to the value"),
            ("deploy/prod/.env.sandbox",   PRODUCTION, Some("sandbox"), "the same"),
            (".env.production",            PRODUCTION, None,            "they agree"),
            (".env.test",                  PRODUCTION, Some("test"),    "settings"),
            ("src/api.test.ts",            PRODUCTION, None,            "a test is a test, not a place"),
            ("test/pagos.yml",             PRODUCTION, None,            "a folder of tests"),
            ("prod-y-sandbox.env",         PRODUCTION, None,            "it says both"),
            ("prod/sandbox.env",           Environment::Unknown, None,  "nothing says otherwise"),
        ];
        for (path, environment, want, why) in cases {
            let got = told(path, "KEY=q7Rk2mW9xT4bN8vL1sZ6", environment, Reach::Statement);
            assert_eq!(got, want.map(str::to_owned).into_iter().collect::<Vec<_>>(), "{why}: {path}");
        }
        let by_path = told("prod/.env.dev", "KEY=q7Rk2mW9xT4bN8vL1sZ6", PRODUCTION, Reach::Path);
        assert!(by_path.is_empty(), "a path that decides does not contradict itself: {by_path:?}");
    }

    #[test]
    fn what_is_public_by_design_is_told() {
        #[rustfmt::skip]
        let cases = [
            (".env",                            "NEXT_PUBLIC_MONO_KEY=", "variable",   "Next.js"),
            (".env",                            "PUBLIC_MONO_KEY=",      "variable",   "SvelteKit, at the beginning"),
            (".env",                            "MONO_PUBLIC_KEY=",      "",           "not at the beginning"),
            (".env",                            "vite_mono_key=",        "",           "another case is another name"),
            ("a.ts",                            "k = import.meta.env.VITE_K || ", "variable", "a default of one"),
            ("web/dist/assets/a.js",            "k=", "bundle",     "a bundle"),
            ("dist/a.py",                       "k=", "",           "what no browser is given"),
            ("js/pagos.MIN.js",                 "k=", "bundle",     "in any case"),
            ("dist/a.js.map",                   "k=", "source_map", "a source map, wherever it lies"),
            ("app/src/main/res/values-es/strings.xml", "k=", "mobile", "resources"),
            ("ios/Pagos/Info.plist",            "k=", "mobile",     "of an iPhone"),
            ("build/a.apk/assets/www/js/lib/pagos/config/a.json", "k=", "mobile", "however deep"),
            ("web/public/config.json",          "k=", "served",     "a folder that is served"),
            ("web/public/index.php",            "k=", "",           "it is run, not served"),
            ("src/public.ts",                   "k=", "",           "a name is no folder"),
        ];
        for (path, name, want, why) in cases {
            let got = told(path, &format!("{name}q7Rk2mW9xT4bN8vL1sZ6"), PRODUCTION, Reach::Statement);
            assert_eq!(got.join(" "), want, "{why}: {path}");
        }
    }
}
