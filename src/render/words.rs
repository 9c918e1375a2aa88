//! The words of one language, with numbers written as that language writes them.

use super::escape;
use crate::environment::Lang;
use crate::finding::Finding;
use crate::report::Why;
use crate::rule::Rules;
use crate::rule::guidance::Guidance;
use crate::rule::model::Credential;
use std::time::Duration;

/// Everything that a report says, in one language.
#[derive(Clone, Copy)]
pub(super) struct Words<'r> {
    /// The language.
    pub(super) lang: Lang,
    /// Its messages and steps.
    pub(super) guidance: &'r Guidance,
    credentials: &'r [Credential],
}

impl<'r> Words<'r> {
    /// The words of `lang`.
    pub(super) fn new(rules: &'r Rules, lang: Lang) -> Self {
        Self { lang, guidance: rules.guidance_in(lang), credentials: &rules.credentials }
    }

    /// A message.
    pub(super) fn say(self, key: &str) -> String {
        self.guidance.message(key, &[])
    }

    /// A message with its places filled. What comes from outside goes last, so that nothing in it is filled.
    pub(super) fn fill(self, key: &str, fill: &[(&str, &str)]) -> String {
        self.guidance.message(key, fill)
    }

    /// A message about `n` things: `KEY-one` or `KEY-many`, with its `{n}` and the other places filled.
    pub(super) fn count(self, key: &str, n: usize, fill: &[(&str, &str)]) -> String {
        let form = if n == 1 { "one" } else { "many" };
        let number = self.number(n as u64);
        let fill: Vec<_> = [("n", number.as_str())].into_iter().chain(fill.iter().copied()).collect();
        self.guidance.message(&format!("{key}-{form}"), &fill)
    }

    /// The message `FAMILY-WORD` for a word of ours, if the language has it.
    pub(super) fn known(self, family: &str, word: &str) -> Option<String> {
        let key = format!("{family}-{}", word.replace(['_', ' '], "-"));
        self.guidance.messages.get(&key).cloned()
    }

    /// The message `FAMILY-WORD` for a word of ours; the word itself where the language lacks it.
    pub(super) fn of(self, family: &str, word: &str) -> String {
        self.known(family, word).unwrap_or_else(|| word.replace(['_', '-'], " "))
    }

    /// What the finding's rule calls the credential; the rule's id where no rule says.
    pub(super) fn title(self, finding: &'r Finding) -> &'r str {
        let title = self.rule(&finding.rule).and_then(|rule| rule.title.get(&self.lang));
        title.map_or(&finding.rule, String::as_str)
    }

    /// The rule with an id.
    pub(super) fn rule(self, id: &str) -> Option<&'r Credential> {
        self.credentials.iter().find(|rule| rule.id == id)
    }

    /// What may be seen of the value, and how long it is.
    pub(super) fn preview(self, finding: &Finding) -> String {
        let preview = escape::in_place(&finding.preview.text);
        match finding.preview.length {
            Some(length) => {
                self.fill("preview-length", &[("length", &length.to_string()), ("preview", &preview)])
            }
            None => preview,
        }
    }

    /// Why something was not read.
    pub(super) fn why(self, why: &Why) -> String {
        match why {
            Why::NotAFile => self.say("why-not-a-file"),
            Why::LinkOut => self.say("why-link-out"),
            Why::LinkBroken => self.say("why-link-broken"),
            Why::Submodule => self.say("why-submodule"),
            Why::IntentToAdd => self.say("why-intent-to-add"),
            Why::Encrypted => self.say("why-encrypted"),
            Why::Missing => self.say("why-missing"),
            Why::Unreadable(what) => self.fill("why-unreadable", &[("what", &escape::visible(what))]),
        }
    }

    /// A whole number in groups of three digits.
    pub(super) fn number(self, n: u64) -> String {
        let digits = n.to_string();
        let mark = self.say("mark-thousands");
        let mut told = String::with_capacity(digits.len() + digits.len() / 3);
        for (index, digit) in digits.char_indices() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                told.push_str(&mark);
            }
            told.push(digit);
        }
        told
    }

    /// An amount of bytes in decimal units, with one digit after the mark.
    pub(super) fn bytes(self, n: u64) -> String {
        const UNITS: [(&str, u64); 4] =
            [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)];
        match UNITS.iter().find(|(_, size)| n >= *size) {
            Some((unit, size)) => {
                let (whole, tenth) = (n / size, n % size * 10 / size);
                format!("{}{}{tenth} {unit}", self.number(whole), self.say("mark-decimal"))
            }
            None => self.count("bytes", usize::try_from(n).unwrap_or_default(), &[]),
        }
    }

    /// A stretch of time in seconds, with two digits after the mark.
    pub(super) fn seconds(self, time: Duration) -> String {
        let (whole, hundredths) = (time.as_secs(), time.subsec_millis() / 10);
        format!("{}{}{hundredths:02}", self.number(whole), self.say("mark-decimal"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;
    use crate::environment::{Confidence, Environment, Product};
    use crate::evidence::Reach;
    use crate::loosening::Loosens;
    use crate::severity::Severity;
    use regex::Regex;
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::Path;

    /// Clues whose words stand in both languages; others are told by their own name.
    const CLUES: [&str; 15] = [
        "host", "path", "name", "word", "header", "sdk", "id", "section", "key", "prefix", "claim", "file",
        "form", "project", "trace",
    ];

    fn messages(lang: Lang) -> BTreeMap<String, String> {
        testing::rules().guidance_in(lang).messages.clone()
    }

    /// The names of the places in a message.
    fn places(message: &str) -> BTreeSet<String> {
        let place = Regex::new(r"\{([a-z]*)\}").unwrap();
        place.captures_iter(message).map(|found| found[1].to_owned()).collect()
    }

    /// The keys that the sources of the renderers name: literals like `say("KEY"`, and matched ones.
    fn keys_in(folder: &Path, keys: &mut BTreeSet<String>) {
        let call = Regex::new(r#"(?:say|fill|count|filled)\(\s*(?:words, )?"([a-z-]+)""#).unwrap();
        let arm = Regex::new(r#"=> "([a-z]+-[a-z-]+)""#).unwrap();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                keys_in(&path, keys);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for found in call.captures_iter(code).chain(arm.captures_iter(code)) {
                if found[0].starts_with("count") {
                    keys.extend(["one", "many"].map(|form| format!("{}-{form}", &found[1])));
                } else {
                    keys.insert(found[1].to_owned());
                }
            }
        }
    }

    /// The keys that are made of a family and a word of ours.
    fn families() -> impl Iterator<Item = String> {
        const REACHES: [Reach; 7] = [
            Reach::Itself,
            Reach::Name,
            Reach::Statement,
            Reach::Object,
            Reach::File,
            Reach::Path,
            Reach::Project,
        ];
        let environments =
            Environment::ALL.iter().flat_map(|it| ["environment", "name"].map(|f| (f, it.as_str())));
        let confidences =
            Confidence::ALL.iter().flat_map(|it| ["confidence", "sure"].map(|f| (f, it.as_str())));
        let products = Product::ALL.iter().map(|it| ("product", it.as_str()));
        let severities = Severity::ALL.iter().map(|it| ("severity", it.as_str()));
        let reaches = REACHES.iter().map(|it| ("reach", it.as_str()));
        let clues = CLUES.iter().map(|it| ("clue", *it));
        let suppressed = ["inline", "path", "baseline"].map(|it| ("suppressed", it));
        let loosens = Loosens::ALL.iter().map(|it| ("loosens", it.as_str()));
        let all = environments.chain(confidences).chain(products).chain(severities).chain(loosens);
        all.chain(reaches)
            .chain(clues)
            .chain(suppressed)
            .map(|(family, word)| format!("{family}-{}", word.replace('_', "-")))
    }

    #[test]
    fn the_languages_say_the_same() {
        let (english, spanish) = (messages(Lang::En), messages(Lang::Es));
        let keys = |messages: &BTreeMap<String, String>| messages.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&english), keys(&spanish));
        for (key, message) in &english {
            assert_eq!(places(message), places(&spanish[key]), "{key}");
            assert!(!message.is_empty() && !spanish[key].is_empty(), "{key}");
        }
    }

    #[test]
    fn what_the_code_says_is_in_the_languages_and_nothing_else() {
        let mut said: BTreeSet<String> = families().collect();
        keys_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render"), &mut said);
        let known: BTreeSet<String> = messages(Lang::En).into_keys().collect();
        let missing: Vec<_> = said.difference(&known).collect();
        assert!(missing.is_empty(), "no message for {missing:?}");
        // Doubts have many names; what hooks say, and the way of a value, is said by the command line.
        let elsewhere =
            |key: &&String| ["doubt-", "hook-", "merge-", "whynot-"].iter().any(|head| key.starts_with(head));
        let unused: Vec<_> = known.difference(&said).filter(|key| !elsewhere(key)).collect();
        assert!(unused.is_empty(), "nothing says {unused:?}");
    }

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        let rules = testing::rules();
        let (english, spanish) = (Words::new(&rules, Lang::En), Words::new(&rules, Lang::Es));
        #[rustfmt::skip]
        let cases = [
            (english.number(0),                     "0",         "nothing"),
            (english.number(999),                   "999",       "three digits"),
            (english.number(1000),                  "1,000",     "four digits"),
            (spanish.number(1_234_567),             "1.234.567", "seven digits"),
            (english.bytes(1),                      "1 byte",    "one byte"),
            (english.bytes(999),                    "999 bytes", "the last without a unit"),
            (english.bytes(1000),                   "1.0 kB",    "the first with one"),
            (spanish.bytes(67_890_123),             "67,8 MB",   "cut, not rounded"),
            (spanish.bytes(u64::MAX),               "18.446.744,0 TB", "the largest"),
            (spanish.seconds(Duration::from_millis(1_234)), "1,23", "hundredths"),
            (english.seconds(Duration::from_millis(49)),    "0.04", "two digits always"),
        ];
        for (told, expected, why) in cases {
            assert_eq!(told, expected, "{why}");
        }
    }
}
