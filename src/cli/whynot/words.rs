//! The words of one language for the way of a value.

use crate::detect::Carrier;
use crate::environment::{Confidence, Lang};
use crate::evidence::Evidence;
use crate::finding::{Action, Finding, Step};
use crate::render;
use crate::rule::Rules;
use crate::scan::Met;
use crate::secret::Preview;

/// The words, and the rules whose words they are.
#[derive(Clone, Copy)]
pub(super) struct Words<'r> {
    rules: &'r Rules,
    lang: Lang,
    /// How sure a finding must be.
    least: Confidence,
}

impl<'r> Words<'r> {
    /// The words of `lang`, for a scan that tells findings from `least` on.
    pub(super) fn new(rules: &'r Rules, lang: Lang, least: Option<Confidence>) -> Self {
        Self { rules, lang, least: least.unwrap_or(Confidence::Medium) }
    }

    /// A message with its places filled. What comes from outside goes last.
    pub(super) fn say(self, key: &str, fill: &[(&str, &str)]) -> String {
        self.rules.guidance_in(self.lang).message(key, fill)
    }

    /// The message `FAMILY-WORD`; the word itself where the language lacks it.
    pub(super) fn of(self, family: &str, word: &str) -> String {
        let key = format!("{family}-{}", word.replace(['_', ' '], "-"));
        let known = self.rules.guidance_in(self.lang).messages.get(&key);
        known.cloned().unwrap_or_else(|| word.replace('_', " "))
    }

    /// What a rule calls its credential.
    pub(super) fn title(self, id: &str) -> String {
        let rule = self.rules.credentials.iter().find(|rule| rule.id == id);
        rule.and_then(|rule| rule.title.get(&self.lang)).map_or(id, String::as_str).to_owned()
    }

    /// What may be seen of a value.
    pub(super) fn preview(self, preview: &Preview) -> String {
        let text = render::in_place(&preview.text);
        match preview.length {
            Some(length) => {
                self.say("preview-length", &[("length", &length.to_string()), ("preview", &text)])
            }
            None => text,
        }
    }

    /// Evidence, one mark a line.
    pub(super) fn evidence(self, evidence: &[Evidence]) -> Vec<String> {
        render::evidence(evidence, self.rules, self.lang)
    }

    /// What else a reader should know of a finding, one remark a line.
    pub(super) fn remarks(self, finding: &Finding) -> Vec<String> {
        render::remarks(finding, self.rules, self.lang)
    }

    /// What was met, in words; nothing if nothing was.
    pub(super) fn met(self, met: Met) -> Option<String> {
        let all = [
            (met.mono, "whynot-met-mono"),
            (met.words, "whynot-met-words"),
            (met.lookalike, "whynot-met-lookalike"),
        ];
        let told: Vec<String> =
            all.into_iter().filter(|(is_met, _)| *is_met).map(|(_, key)| self.say(key, &[])).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }

    /// How sure it is, and how sure it must be.
    pub(super) fn confidence(self, finding: &Finding) -> [(&'static str, String); 2] {
        [
            ("confidence", self.of("confidence", finding.confidence.as_str())),
            ("threshold", self.of("confidence", self.least.as_str())),
        ]
    }

    /// The way of a traced value.
    pub(super) fn flow(self, finding: &Finding) -> String {
        let step = |step: &Step| {
            let key = match step.action {
                Action::Declared => "flow-declared",
                Action::Used => "flow-used",
            };
            let (line, column) = (step.start.line.to_string(), step.start.column.to_string());
            self.say(key, &[("line", &line), ("column", &column)])
        };
        let steps: Vec<String> = finding.flow.iter().map(step).collect();
        self.say("flow", &[("steps", &steps.join(", "))])
    }

    /// Where a value travels.
    pub(super) fn carrier(self, carrier: Carrier) -> String {
        self.say(
            match carrier {
                Carrier::Bearer => "whynot-carrier-bearer",
                Carrier::Basic => "whynot-carrier-basic",
                Carrier::UserInfo => "whynot-carrier-pair",
                Carrier::Named => "whynot-carrier-name",
                Carrier::Column => "whynot-carrier-column",
                Carrier::Traced => "whynot-carrier-trace",
                Carrier::Pattern => "whynot-carrier-pattern",
                Carrier::Token => "whynot-carrier-jwt",
            },
            &[],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_said_and_every_word_that_is_said_is_there() {
        let rules = Rules::embedded().unwrap();
        let code = [include_str!("words.rs"), include_str!("tell.rs"), include_str!("sentence.rs")].concat();
        let said = |key: &str| code.contains(&format!("\"{key}\""));
        let all = &rules.guidance_in(Lang::En).messages;
        let unsaid: Vec<&String> =
            all.keys().filter(|key| key.starts_with("whynot-") && !said(key)).collect();
        assert!(unsaid.is_empty(), "nothing says {unsaid:?}");
        for part in code.split('"').filter(|part| part.starts_with("whynot-") && part.len() > 7) {
            assert!(all.contains_key(part), "no message for {part}");
        }
    }
}
