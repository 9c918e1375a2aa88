//! A summary in Markdown: for the summary of a job, a comment, an issue.
//!
//! GitHub takes 1 MiB of summary from a step, and drops all of it where there is more.

mod secret;
mod sheet;

use super::advice::{self, Advice};
use super::gfm::{code, plain, prose};
use super::options::Options;
use super::order;
use super::words::Words;
use super::{loosened, read, story, sum};
use crate::report::{Receipt, Report, Scope};
use crate::rule::Rules;
use sheet::Sheet;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Bytes of a summary: GitHub's limit, less what somebody may put before and after it.
const MOST_BYTES: usize = 900_000;
/// Bytes of it that are kept for the receipt, which stands last.
const RECEIPT_BYTES: usize = 60_000;
/// Up to here the table may reach, so that there is room for what to do.
const TABLE_BYTES: usize = 400_000;
/// Paths that were not read, and notes, that are told; the JSON report has them all.
const LINES: usize = 50;

/// Write a report: the sum, the table, what to do, why, and the receipt.
pub(super) fn write(report: &Report, rules: &Rules, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(rules, options.lang);
    let mut sheet = Sheet::new(MOST_BYTES - RECEIPT_BYTES);
    sheet.add(&head(report, words));
    let secrets = order::secrets(report, options);
    if !secrets.is_empty() {
        table(&secrets, words, &mut sheet);
        to_do(&advice::of(&secrets, words), words, &mut sheet);
        why(&secrets, words, &mut sheet);
    }
    sheet.grow(RECEIPT_BYTES);
    receipt(report, words, &mut sheet);
    out.write_all(sheet.text().as_bytes())
}

/// The sum, and that nothing is done by deleting a line.
fn head(report: &Report, words: Words<'_>) -> String {
    let mut text = String::from("## monoleaks\n");
    for sum in sum::incomplete(&report.receipt, words).into_iter().chain([sum::told(report, words)]) {
        let _ = write!(text, "\n**{sum}**\n"); // writing to a String cannot fail
    }
    text.push_str(&loosened(&report.receipt, words));
    if report.open().next().is_some() {
        let advice = match report.receipt.scope {
            Scope::History => words.say("history-advice"),
            Scope::Worktree | Scope::Staged => words.say("page-rotate"),
        };
        let _ = write!(text, "\n{advice}\n");
    }
    text
}

/// What the change loosens of the settings by which it is scanned.
fn loosened(receipt: &Receipt, words: Words<'_>) -> String {
    let Some(told) = loosened::told(receipt, words) else { return String::new() };
    let mut text = format!("\n**{}**\n\n", plain(&told));
    for loosening in receipt.loosened.iter().take(LINES) {
        let place = code(&format!("{}:{}", loosening.path, loosening.line));
        let _ = writeln!(text, "- {place}: {}", plain(&loosened::what(loosening, words)));
    }
    if receipt.loosened.len() > LINES {
        let _ = writeln!(text, "- {}", words.count("loosened-more", receipt.loosened.len() - LINES, &[]));
    }
    let _ = write!(text, "\n{}\n", words.say("loosened-advice"));
    text
}

/// A row for each secret.
fn table(secrets: &[order::Told<'_>], words: Words<'_>, sheet: &mut Sheet) {
    let heads = [
        words.say("page-severity"),
        words.say("page-credential"),
        words.say("page-place"),
        words.say("page-environment"),
        words.say("page-confidence"),
    ];
    sheet.add(&format!("\n| # | {} |\n|--:|---|---|---|---|---|\n", heads.join(" | ")));
    let rows = (1..).zip(secrets).map(|(number, secret)| secret::row(number, secret, words));
    let left = left(rows, |row| sheet.add_below(row, TABLE_BYTES));
    if left > 0 {
        sheet.add(&format!("\n{}\n", words.count("page-rows-left", left, &[])));
    }
}

/// What to do, for each sort of secret.
fn to_do(advice: &[Advice<'_>], words: Words<'_>, sheet: &mut Sheet) {
    if advice.is_empty() {
        return;
    }
    sheet.add(&format!("\n### {}\n", words.say("sarif-help-title")));
    let left = left(advice.iter().map(|advice| steps(advice, words)), |steps| sheet.add(steps));
    if left > 0 {
        sheet.add(&format!("\n{}\n", words.count("page-steps-left", left, &[])));
    }
}

/// The steps for some secrets.
fn steps(advice: &Advice<'_>, words: Words<'_>) -> String {
    let finding = advice.finding;
    let numbers: Vec<String> = advice.shown().iter().map(usize::to_string).collect();
    let numbers = [Some(numbers.join(", ")), advice.more(words)];
    let numbers = numbers.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let environment = words.of("name", finding.environment.as_str());
    let mut text = format!("\n#### {} · {environment} ({numbers})\n\n", plain(words.title(finding)));
    for (number, step) in (1..).zip(&advice.steps) {
        let _ = writeln!(text, "{number}. {} *({})*", prose(&step.text), story::source(step, words));
    }
    text
}

/// Why each is one.
fn why(secrets: &[order::Told<'_>], words: Words<'_>, sheet: &mut Sheet) {
    sheet.add(&format!("\n### {}\n", words.say("page-why")));
    let told = (1..).zip(secrets).map(|(number, secret)| secret::why(number, secret, words));
    let left = left(told, |why| sheet.add(why));
    if left > 0 {
        sheet.grow(RECEIPT_BYTES / 10); // what is cut is told, however full the page is
        sheet.add(&format!("\n{}\n", words.count("page-why-left", left, &[])));
    }
}

/// How many pieces are left from the first one on that `add` refuses.
fn left(mut pieces: impl Iterator<Item = String>, mut add: impl FnMut(&str) -> bool) -> usize {
    match pieces.find(|piece| !add(piece)) {
        Some(_) => 1 + pieces.count(),
        None => 0,
    }
}

/// What was read, and what was not.
fn receipt(report: &Report, words: Words<'_>, sheet: &mut Sheet) {
    let receipt = &report.receipt;
    let mut lines = vec![format!("\n### {}\n", words.say("page-read"))];
    lines.push(format!("- {}", read::told(receipt, words)));
    lines.extend(read::left_out(report, words).iter().map(|line| format!("- {}", plain(line))));
    let skipped = read::skipped(receipt);
    if !skipped.is_empty() {
        lines.push(format!("\n{}\n", words.count("receipt-skipped", skipped.len(), &[])));
    }
    let told = |path: &str, why: &str| format!("- {}: {}", code(path), plain(why));
    lines.extend(skipped.iter().take(LINES).map(|skipped| told(&skipped.path, &words.why(&skipped.why))));
    if skipped.len() > LINES {
        lines.push(format!("- {}", words.count("receipt-more", skipped.len() - LINES, &[])));
    }
    let notes: Vec<String> = read::notes(receipt, words).collect();
    if !notes.is_empty() {
        lines.push(String::new());
    }
    lines.extend(notes.iter().take(LINES).map(|note| format!("- {}", plain(note))));
    if notes.len() > LINES {
        lines.push(format!("- {}", words.count("receipt-more", notes.len() - LINES, &[])));
    }
    for line in lines {
        sheet.add(&format!("{line}\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::options::Format;
    use super::super::{testing, testing_git};
    use super::*;
    use crate::environment::{Environment, Lang};

    fn told(report: &Report, lang: Lang) -> String {
        testing::told(Format::Markdown, report, testing::options(lang))
    }

    #[test]
    fn a_report_in_english() {
        let options = Options { show_suppressed: true, ..testing::options(Lang::En) };
        insta::assert_snapshot!(testing::told(Format::Markdown, &testing::report(), options));
    }

    #[test]
    fn a_history_in_spanish() {
        insta::assert_snapshot!(told(&testing_git::history(), Lang::Es));
    }

    #[test]
    fn nothing_found_is_one_sentence_and_the_receipt() {
        insta::assert_snapshot!(told(&Report::default(), Lang::En));
    }

    #[test]
    fn a_summary_fits_and_what_was_cut_is_counted() {
        let path = |n: usize| format!("{n:05}/{}.env", "muy-largo/".repeat(20));
        let findings = (0..26_000).map(|n| {
            let mut finding = testing::finding(&path(n), Environment::Production);
            finding.fingerprint = format!("s1:{n:032}");
            finding
        });
        let mut report = Report { findings: findings.collect(), ..Report::default() };
        report.receipt = testing::report().receipt;
        let told = told(&report, Lang::En);
        assert!(told.len() <= MOST_BYTES, "{}", told.len());
        assert!(told.len() > MOST_BYTES / 2, "the room is used: {}", told.len());
        let rows = told.lines().filter(|line| line.contains("| CRITICAL |")).count();
        let whys = told.lines().filter(|line| line.starts_with("- Fingerprint")).count();
        let number = |n: usize| Words::new(&testing::rules(), Lang::En).number(n as u64);
        assert!(told.contains(&format!("{} more secrets have no row", number(26_000 - rows))), "{rows} rows");
        assert!(
            told.contains(&format!("{} more secrets are not explained", number(26_000 - whys))),
            "{whys}"
        );
        assert!(told.contains("What to do") && told.contains("permission denied"), "steps and receipt stay");
    }

    #[test]
    fn a_row_is_a_row_whatever_a_file_is_called() {
        let wild = "a|b`c``d|\r\n| x | <b>@ana</b>\u{202e}.env";
        let report =
            Report { findings: vec![testing::finding(wild, Environment::Production)], ..Report::default() };
        let told = told(&report, Lang::En);
        let row = told.lines().find(|line| line.starts_with("| 1 |")).unwrap_or_default();
        let bars = row.replace("\\|", "").matches('|').count();
        assert_eq!(bars, 7, "{row}");
        assert!(row.contains("```a\\|b`c``d\\|\\r\\n\\| x \\| <b>@ana</b>\\u{202e}.env:12:18```"), "{row}");
    }
}
