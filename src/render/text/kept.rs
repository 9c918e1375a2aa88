//! What a commit only keeps: told after the rest, and shorter, since it does not stop the commit.

use super::super::escape;
use super::super::order::Told;
use super::super::words::Words;
use super::color;
use super::page::{FAINT, PLAIN, Page, STRONG};
use std::io;

/// Places that are told of each.
const PLACES: usize = 10;

/// Write the secrets that are only kept, if there are any.
pub(super) fn write(secrets: &[Told<'_>], words: Words<'_>, page: &mut Page<'_>) -> io::Result<()> {
    if secrets.is_empty() {
        return Ok(());
    }
    page.prose(0, "", STRONG, &words.count("kept", secrets.len(), &[]))?;
    for secret in secrets {
        let finding = secret.finding;
        let severity = words.of("severity", finding.severity.as_str());
        let environment = words.of("environment", finding.environment.as_str());
        let mut title = format!(" {}", escape::visible(words.title(finding)));
        if finding.preview.length.is_some() {
            title = format!("{title} {}", words.preview(finding)); // of a password nothing is to be seen
        }
        title.push_str(" · ");
        let heading = [
            (color::of_severity(finding.severity), severity.as_str()),
            (PLAIN, title.as_str()),
            (color::of_environment(finding.environment), environment.as_str()),
        ];
        page.line(2, &heading)?;
        let places = secret.group.places();
        for finding in places.iter().take(PLACES).filter_map(crate::report::Place::told) {
            let told = finding.origin.told();
            let at = format!(":{}:{}", finding.start.line, finding.start.column);
            page.line(4, &[(PLAIN, &escape::visible(&told)), (PLAIN, &at)])?;
        }
        if places.len() > PLACES {
            page.prose(4, "", FAINT, &words.count("group-more", places.len() - PLACES, &[]))?;
        }
    }
    page.gap()
}
