//! What one configuration loosens that another says.

use super::file::{Allow, Config, FailOn};
use crate::environment::Confidence;
use crate::loosening::Loosens;

impl Config {
    /// What this configuration loosens that `old` says: the setting, the line from 1, and what it says now. Both must speak of
    /// the same project.
    pub fn loosens(&self, old: &Self) -> Vec<(Loosens, usize, String)> {
        let mut found = Vec::new();
        let mut tell = |what: Loosens, seen: &str| {
            let line = self.lines.get(what.as_str()).copied().unwrap_or(1);
            found.push((what, line, seen.to_owned()));
        };
        if old.provider_is_mono && !self.provider_is_mono {
            tell(Loosens::Provider, "");
        }
        let sure = |config: &Self| config.min_confidence.unwrap_or(Confidence::Medium);
        if sure(self) < sure(old) {
            tell(Loosens::MinConfidence, sure(self).as_str()); // the surest come first
        }
        let fails = |config: &Self| config.fail_on.unwrap_or_default();
        if rank(fails(self)) < rank(fails(old)) {
            tell(Loosens::FailOn, fails(self).as_str());
        }
        if self.new_comments && !old.new_comments {
            tell(Loosens::NewComments, "true");
        }
        let is_known =
            |allow: &Allow| self.base == old.base && old.allow.iter().any(|old| covers(old, allow));
        let wider = self.allow.iter().filter(|allow| !is_known(allow));
        found.extend(wider.map(|allow| (Loosens::Allow, allow.line, allow.told.clone())));
        found
    }
}

/// How much fails.
fn rank(fail_on: FailOn) -> u8 {
    match fail_on {
        FailOn::Never => 0,
        FailOn::Production => 1,
        FailOn::Any => 2,
    }
}

/// Whether one allowance accepts all that another does.
fn covers(old: &Allow, new: &Allow) -> bool {
    let rules = old.rules.is_empty()
        || !new.rules.is_empty() && new.rules.iter().all(|rule| old.rules.contains(rule));
    let until = match (old.until, new.until) {
        (None, _) => true,
        (Some(old), Some(new)) => new <= old,
        (Some(_), None) => false,
    };
    rules && until && new.globs.iter().all(|glob| old.globs.contains(glob))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn config(text: &str) -> Config {
        Config::parse(Path::new("c.toml"), Path::new(""), text).unwrap()
    }

    #[test]
    fn what_accepts_more_loosens_and_what_accepts_less_does_not() {
        let allow = |paths: &str, more: &str| format!("[[allow]]\npaths = [{paths}]\nreason = \"r\"\n{more}");
        let (one, two) = (allow("\"a\"", ""), allow("\"a\", \"b\"", ""));
        let ruled = allow("\"a\"", "rules = [\"mono-api-key\"]");
        let (soon, late) =
            (allow("\"a\"", "until = \"2027-01-31\""), allow("\"a\"", "until = \"2028-01-31\""));
        #[rustfmt::skip]
        let cases = [
            // before                       now                          what                  line  why
            ("",                            "",                          None,                       "nothing changes"),
            ("",                            "provider = \"mono\"",       None,                       "more is found"),
            ("provider = \"mono\"",         "",                          Some((Loosens::Provider, 1)), "less is found"),
            ("",                            "# why\nmin_confidence = \"high\"", Some((Loosens::MinConfidence, 2)), "over the default"),
            ("min_confidence = \"high\"",   "min_confidence = \"low\"",  None,                       "more is told"),
            ("fail_on = \"any\"",           "fail_on = \"production\"",  Some((Loosens::FailOn, 1)), "less fails"),
            ("fail_on = \"never\"",         "fail_on = \"production\"",  None,                       "more fails"),
            ("",                            "fail_on = \"never\"",       Some((Loosens::FailOn, 1)), "nothing fails"),
            ("",                            "new_comments = true",       Some((Loosens::NewComments, 1)), "comments count"),
            ("new_comments = true",         "new_comments = true",       None,                       "they did before"),
            ("",                            &one,                        Some((Loosens::Allow, 1)),  "new"),
            (&one,                          &one,                        None,                       "as before"),
            (&two,                          &one,                        None,                       "fewer paths"),
            (&one,                          &two,                        Some((Loosens::Allow, 1)),  "more paths"),
            (&one,                          &ruled,                      None,                       "fewer rules"),
            (&ruled,                        &one,                        Some((Loosens::Allow, 1)),  "all rules"),
            (&late,                         &soon,                       None,                       "a shorter time"),
            (&soon,                         &late,                       Some((Loosens::Allow, 1)),  "a longer time"),
            (&soon,                         &one,                        Some((Loosens::Allow, 1)),  "for ever"),
        ];
        for (before, now, want, why) in cases {
            let found = config(now).loosens(&config(before));
            let found: Vec<_> = found.iter().map(|(what, line, _)| (*what, *line)).collect();
            assert_eq!(found, want.into_iter().collect::<Vec<_>>(), "{why}");
        }
    }

    #[test]
    fn the_line_is_that_of_the_table() {
        let text = "salt = \"abcdefgh\"\n[[allow]]\npaths = [\"a\"]\nreason = \"r\"\n\n[[allow]]\npaths = [\"b\"]\nreason = \"r\"\n";
        let old = config(&text[..text.find("\n\n").unwrap()]);
        assert_eq!(config(text).loosens(&old), [(Loosens::Allow, 6, "b".to_owned())]);
    }
}
