//! The first configuration of a project, with a comment for every key.

/// Of whom the files of a project speak, and where, as people are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// A file that speaks of Mono.
    pub mono: Option<String>,
    /// A file that speaks of somebody whose names are taken for Mono's.
    pub lookalike: Option<String>,
}

impl Spoken {
    /// Whether all that can be meant is Mono.
    pub fn is_mono(&self) -> bool {
        self.mono.is_some() && self.lookalike.is_none()
    }

    /// Why the provider is stated, or is not: a sentence.
    pub fn told(&self) -> String {
        match (&self.mono, &self.lookalike) {
            (Some(mono), None) => format!("{mono} speaks of Mono."),
            (Some(mono), Some(other)) => {
                format!("{mono} speaks of Mono, but {other} of somebody whose names are the same.")
            }
            (None, Some(other)) => format!("{other} speaks of somebody whose names are the same."),
            (None, None) => "Nothing here speaks of Mono.".to_owned(),
        }
    }
}

/// The text of a configuration that states no more than what is known: the provider, where only Mono is spoken of, and a salt.
///
/// All else stands there as a comment, with what holds without it.
pub fn draft(spoken: &Spoken, salt: &str) -> String {
    let told = spoken.told();
    let provider = if spoken.is_mono() {
        format!("# {told}\nprovider = \"mono\"")
    } else {
        format!(
            "# {told} If they are Mono's all the same, take the first # of the next line away.\n# provider = \"mono\""
        )
    };
    format!(
        r#"# What monoleaks goes by in this project: in scans, in hooks, in CI. The command line and MONOLEAKS_* variables go before it.

# Whose the credentials are that do not say so: those of Mono (Colombia). Hooks rely on it, since they see a few files only.
{provider}

# Fingerprints of values that could be guessed are made with it. Keep it: another makes others.
salt = "{salt}"

# How sure a finding must be to be told: "high", "medium" or "low".
# min_confidence = "medium"

# What a scan fails for: "any" finding, those of "production" (an unknown environment counts as that), or "never".
# fail_on = "any"

# Findings that were accepted one by one; `monoleaks baseline create` writes the file.
# baseline = ".monoleaks-baseline.jsonl"

# Nothing is left out. What is found under some paths can be accepted with a reason; it stays in the report, marked as that.
# [[allow]]
# paths = ["docs/**"]
# rules = ["mono-api-key"]  # without it all rules
# reason = "made-up keys of our documentation"
# until = "2027-01-31"  # without it for good
"#
    )
}

#[cfg(test)]
mod tests {
    use super::super::file::Config;
    use super::*;
    use std::path::Path;

    fn spoken(mono: bool, lookalike: bool) -> Spoken {
        let file = |is: bool, name: &str| is.then(|| name.to_owned());
        Spoken { mono: file(mono, "a.ts"), lookalike: file(lookalike, "b.ts") }
    }

    #[test]
    fn it_is_a_configuration_that_says_no_more_than_is_known() {
        for (mono, lookalike, stated, why) in [
            (true, false, true, "Mono alone is spoken of"),
            (true, true, false, "somebody must decide"),
            (false, true, false, "they are another's"),
            (false, false, false, "nothing is known"),
        ] {
            let text = draft(&spoken(mono, lookalike), "0123456789abcdef");
            let config = Config::parse(Path::new("c.toml"), Path::new(""), &text).unwrap();
            assert_eq!(config.provider_is_mono, stated, "{why}");
            assert_eq!(config.salt.as_deref(), Some("0123456789abcdef"));
            assert!(config.allow.is_empty() && config.baseline.is_none(), "nothing is left out");
        }
    }

    #[test]
    fn what_is_a_comment_is_right_without_its_mark() {
        let text = draft(&spoken(false, false), "0123456789abcdef");
        let is_key = |line: &str| line.starts_with("[[") || line.split(' ').nth(1) == Some("=");
        let lines: Vec<&str> = text
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|inner| is_key(inner)).unwrap_or(line))
            .collect();
        let config = Config::parse(Path::new("c.toml"), Path::new(""), &lines.join("\n")).unwrap();
        assert!(config.provider_is_mono && config.min_confidence.is_some() && config.fail_on.is_some());
        assert!(config.baseline.is_some() && config.allow[0].until.is_some());
        assert_eq!(config.allow[0].rules, ["mono-api-key"]);
    }
}
