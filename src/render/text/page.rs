//! A page of plain text: indented, wrapped, and coloured where that is wanted.

use anstyle::{AnsiColor, Style};
use std::io::{self, Write};

/// Columns that prose is wrapped at: narrow enough for half a screen, wide enough for a path.
const WIDTH: usize = 88;

/// What is bad.
pub(super) const BAD: Style = AnsiColor::Red.on_default().bold();
/// What may be bad.
pub(super) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// What is not bad.
pub(super) const CALM: Style = AnsiColor::Cyan.on_default();
/// What the eye should find.
pub(super) const STRONG: Style = Style::new().bold();
/// What the eye may pass over.
pub(super) const FAINT: Style = Style::new().dimmed();
/// What looks like the rest.
pub(super) const PLAIN: Style = Style::new();

/// Where text is written to.
pub(super) struct Page<'o> {
    out: &'o mut dyn Write,
    color: bool,
}

impl<'o> Page<'o> {
    /// A page on `out`, with or without colours.
    pub(super) fn new(out: &'o mut dyn Write, color: bool) -> Self {
        Self { out, color }
    }

    /// An empty line.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// One line, never wrapped: pieces, each in its style, after `indent` spaces.
    pub(super) fn line(&mut self, indent: usize, pieces: &[(Style, &str)]) -> io::Result<()> {
        write!(self.out, "{:indent$}", "")?;
        for (style, text) in pieces {
            if self.color && *style != PLAIN && !text.is_empty() {
                write!(self.out, "{style}{text}{style:#}")?;
            } else {
                write!(self.out, "{text}")?;
            }
        }
        writeln!(self.out)
    }

    /// Prose after a `lead`, wrapped, with its further lines under its first word. Nothing is no line.
    pub(super) fn prose(&mut self, indent: usize, lead: &str, style: Style, text: &str) -> io::Result<()> {
        if lead.is_empty() && text.trim_ascii().is_empty() {
            return Ok(());
        }
        let hang = indent + lead.chars().count();
        for (index, line) in wrap(text, WIDTH.saturating_sub(hang)).iter().enumerate() {
            if index == 0 {
                self.line(indent, &[(FAINT, lead), (style, line)])?;
            } else {
                self.line(hang, &[(style, line)])?;
            }
        }
        Ok(())
    }
}

/// Break `text` between words into lines of at most `width` characters; a longer word has its own line.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace() {
        let wide = word.chars().count();
        match lines.last_mut() {
            Some(line) if used == 0 || used + 1 + wide <= width => {
                if used > 0 {
                    line.push(' ');
                    used += 1;
                }
                line.push_str(word);
                used += wide;
            }
            _ => {
                lines.push(word.to_owned());
                used = wide;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_breaks_between_words() {
        #[rustfmt::skip]
        let cases = [
            // text            lines                         why
            ("",               vec![""],                     "nothing is one empty line"),
            ("uno dos",        vec!["uno dos"],              "what fits stays"),
            ("uno dos tres",   vec!["uno dos", "tres"],      "what does not fit goes down"),
            ("año ñandú",      vec!["año", "ñandú"],         "characters count, not bytes"),
            ("a larguísimo b", vec!["a", "larguísimo", "b"], "a word is never cut: it may be a path"),
        ];
        for (text, lines, why) in cases {
            assert_eq!(wrap(text, 8), lines, "{why}");
        }
    }
}
