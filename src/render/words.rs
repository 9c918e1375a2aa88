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
            Why::Unreadable(what) => self.fill("why-unreadable", &[("what", &escape::visible(what))]),
        }
    }

    /// A whole number in groups of three digits.
    pub(super) fn number(self, n: u64) -> String {
        let digits = n.to_string();
        let mark = self.say("mark-thousands");
        let mut told = String::with_capacity(digits.len() + digits.len() / 3);
        for (index, digit) in digits.char_indices() {
            if index > 0 && (digits.len() - index) % 3 == 0 {
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
