//! A salt in a configuration that has none.

/// What a reader of the configuration should know of it.
const COMMENT: &str =
    "# Fingerprints of values that could be guessed are made with it. Keep it: another makes others.";

/// The text of a configuration with a salt in it, and all else as it was.
///
/// It stands before the first key or table, since keys after a table would be the table's, and behind the comment that
/// heads the file, if an empty line ends that.
pub fn with_salt(text: &str, salt: &str) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (mut at, mut length) = (text.len() - text.trim_start_matches('\u{FEFF}').len(), 0);
    for line in text.split_inclusive('\n') {
        let plain = line.trim_start_matches('\u{FEFF}').trim();
        if !plain.is_empty() && !plain.starts_with('#') {
            break;
        }
        length += line.len();
        if plain.is_empty() {
            at = length;
        }
    }
    let (before, after) = text.split_at(at);
    // What heads a file without an empty line behind it heads what follows.
    let before_end = if before.is_empty() || before.ends_with(['\n', '\u{FEFF}']) { "" } else { end };
    let gap = if after.trim_start().starts_with(['[', '#']) { end } else { "" };
    format!("{before}{before_end}{COMMENT}{end}salt = \"{salt}\"{end}{gap}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_salt_is_added_and_the_rest_stays() {
        let salt = format!("{COMMENT}\nsalt = \"s4lt\"\n");
        #[rustfmt::skip]
        let cases = [
            ("",                            salt.clone(),                             "a new file"),
            ("fail_on = \"any\"\n",         format!("{salt}fail_on = \"any\"\n"),     "before the first key"),
            ("[[allow]]\npaths = []\n",     format!("{salt}\n[[allow]]\npaths = []\n"), "before a table, of which it is no key"),
            ("# Head.\n\n[[allow]]\n",      format!("# Head.\n\n{salt}\n[[allow]]\n"), "behind what heads the file"),
            ("# Of it.\n[[allow]]\n",       format!("{salt}\n# Of it.\n[[allow]]\n"), "not between a table and its comment"),
            ("\u{FEFF}a = 1",               format!("\u{FEFF}{salt}a = 1"),           "a BOM stays first"),
            ("# Head.\r\n\r\na = 1\r\n",    format!("# Head.\r\n\r\n{}a = 1\r\n", salt.replace('\n', "\r\n")), "CRLF"),
            ("a = [\n  # [b]\n]\n",         format!("{salt}a = [\n  # [b]\n]\n"),     "never within a value"),
            ("# Head.",                     format!("{salt}\n# Head."),               "a comment only"),
        ];
        for (text, want, why) in cases {
            assert_eq!(with_salt(text, "s4lt"), want, "{why}");
        }
    }
}
