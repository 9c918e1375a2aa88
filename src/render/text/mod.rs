//! Text for a terminal: for somebody who is tired and has to act now.
//!
//! The worst finding first, then the sum, then the receipt, so that what was not read stands last,
//! where the eye is.

mod color;
mod excerpt;
mod finding;
mod kept;
mod loosened;
mod page;
mod places;
mod receipt;
mod summary;

use super::options::Options;
use super::order;
use super::words::Words;
use crate::report::Report;
use crate::rule::Rules;
use page::Page;
use std::io::{self, Write};

/// Write a report.
pub(super) fn write(report: &Report, rules: &Rules, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(rules, options.lang);
    let mut page = Page::new(out, options.color);
    let secrets = order::secrets(report, options);
    let (whole, kept) = secrets.split_at(secrets.partition_point(|secret| !secret.is_kept));
    for secret in whole {
        finding::write(secret, words, options.verbose, &mut page)?;
        page.gap()?;
    }
    kept::write(kept, words, &mut page)?;
    loosened::write(&report.receipt, words, &mut page)?;
    summary::write(report, words, options.all_lines, &mut page)?;
    page.gap()?;
    receipt::write(report, words, options.verbose, &mut page)
}

#[cfg(test)]
mod tests {
    use super::super::options::{Format, Options};
    use super::super::{testing, testing_git};
    use crate::environment::Lang;
    use crate::report::Report;

    fn told(report: &Report, options: Options) -> String {
        testing::told(Format::Text, report, options)
    }

    #[test]
    fn a_report_in_english() {
        insta::assert_snapshot!(told(&testing::report(), testing::options(Lang::En)));
    }

    #[test]
    fn a_report_in_spanish() {
        insta::assert_snapshot!(told(&testing::report(), testing::options(Lang::Es)));
    }

    #[test]
    fn a_report_with_everything_told() {
        let options = Options { verbose: true, show_suppressed: true, ..testing::options(Lang::En) };
        insta::assert_snapshot!(told(&testing::report(), options));
    }

    #[test]
    fn what_is_staged() {
        insta::assert_snapshot!(told(&testing_git::staged(), testing::options(Lang::En)));
    }

    #[test]
    fn what_is_staged_in_spanish() {
        insta::assert_snapshot!(told(&testing_git::staged(), testing::options(Lang::Es)));
    }

    #[test]
    fn a_history_in_english() {
        insta::assert_snapshot!(told(&testing_git::history(), testing::options(Lang::En)));
    }

    #[test]
    fn a_history_in_spanish() {
        insta::assert_snapshot!(told(&testing_git::history(), testing::options(Lang::Es)));
    }

    #[test]
    fn a_history_with_everything_told() {
        let options = Options { verbose: true, ..testing::options(Lang::En) };
        insta::assert_snapshot!(told(&testing_git::history(), options));
    }

    #[test]
    fn a_secret_is_told_once_however_many_versions_have_it() {
        let text = told(&testing_git::history(), testing::options(Lang::En));
        assert_eq!(
            text.matches("\nCRITICAL ").count() + usize::from(text.starts_with("CRITICAL ")),
            2,
            "{text}"
        );
        assert_eq!(text.matches("config/prod.env").count(), 1, "{text}");
        assert!(text.contains(&format!("In {} versions", testing_git::VERSIONS)), "{text}");
    }

    #[test]
    fn nobody_is_told_that_a_commit_passes_which_does_not() {
        let report = testing_git::staged();
        let options = testing::options(Lang::En);
        assert!(told(&report, options).contains("does not block this commit"));
        let text = told(&report, Options { all_lines: true, ..options });
        assert!(!text.contains("block") && text.contains("HEAD has it already"), "{text}");
    }

    #[test]
    fn nothing_staged_is_not_called_unknown() {
        let options = testing::options(Lang::En);
        let mut report = testing_git::staged();
        (report.findings, report.receipt.files) = (Vec::new(), 0);
        assert!(told(&report, options).starts_with("There was nothing to read"));
        report.receipt.skipped = testing::report().receipt.skipped;
        let text = told(&report, options);
        assert!(
            text.contains("Nothing was read, so nothing is known."),
            "what failed to be read was there: {text}"
        );
    }

    #[test]
    fn the_same_report_is_the_same_bytes() {
        let options = testing::options(Lang::En);
        assert_eq!(told(&testing::report(), options), told(&testing::report(), options));
    }

    #[test]
    fn nothing_found_is_never_called_clean() {
        let options = testing::options(Lang::En);
        let mut report = Report::default();
        assert!(told(&report, options).starts_with("Nothing was read"), "not even that is known");
        report.receipt.files = 2;
        assert!(told(&report, options).starts_with("No Mono credential found in what was read.\n"));
        report.receipt.skipped = testing::report().receipt.skipped;
        assert!(told(&report, options).starts_with("INCOMPLETE: 1 thing"), "what is missing comes first");
    }

    #[test]
    fn colours_are_put_on_and_nothing_else() {
        let plain = told(&testing::report(), testing::options(Lang::Es));
        let options = Options { color: true, ..testing::options(Lang::Es) };
        let coloured = told(&testing::report(), options);
        assert!(!plain.contains('\x1b') && coloured.contains('\x1b'));
        let stripped = anstream::adapter::strip_str(&coloured).to_string();
        assert_eq!(stripped, plain);
    }

    #[test]
    fn only_paths_and_words_are_wider_than_a_page() {
        let mut report = testing::report();
        report.findings[0].excerpt.text.push_str(&"x ".repeat(500));
        let text = told(&report, Options { verbose: true, ..testing::options(Lang::Es) });
        for line in text.lines().filter(|line| line.trim().contains(' ')) {
            assert!(line.chars().count() <= 100, "{line}");
        }
    }
}
