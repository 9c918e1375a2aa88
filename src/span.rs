//! Where something stands in a text.

use std::sync::OnceLock;

/// A stretch of bytes, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset one past the last byte.
    pub end: usize,
}

impl Span {
    /// The stretch from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether the byte at `offset` is in it.
    pub fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// How many bytes it holds.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
}

/// A place in a text as people and tools count it. All four numbers count from 1.
///
/// Lines end with LF or CRLF; a lone CR ends none, as in SARIF (2.1.0, section 3.14.28) and git.
/// There is one column for each convention, since the outputs differ: text and JSON count Unicode
/// scalar values, SARIF says `utf16CodeUnits`. A byte that is no valid UTF-8 counts as one of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in Unicode scalar values.
    pub column: usize,
    /// The column, in UTF-16 code units.
    pub column_utf16: usize,
    /// The column, in bytes.
    pub column_byte: usize,
}

impl Position {
    /// Where a text starts that is no part of another.
    pub const FIRST: Self = Self { line: 1, column: 1, column_utf16: 1, column_byte: 1 };

    /// The position behind `text`, which starts here.
    #[must_use]
    pub fn after(self, text: &[u8]) -> Self {
        self.after_lines(text, memchr::memchr_iter(b'\n', text).count())
    }

    /// The position behind `text`, which starts here, and in which so many lines end.
    #[must_use]
    pub fn after_lines(self, text: &[u8], lines: usize) -> Self {
        let Some(last) = memchr::memrchr(b'\n', text).filter(|_| lines > 0) else {
            return self.along(text.len(), count_columns(text));
        };
        let rest = &text[last + 1..];
        Self { line: self.line + lines, ..Self::FIRST }.along(rest.len(), count_columns(rest))
    }

    /// The position so many bytes and columns further on the same line.
    fn along(self, bytes: usize, (scalars, units): Columns) -> Self {
        Self {
            line: self.line,
            column: self.column + scalars,
            column_utf16: self.column_utf16 + units,
            column_byte: self.column_byte + bytes,
        }
    }
}

/// Bytes of a line between two places whose columns are kept: in a file of one line, counting from its
/// start for every finding takes time that grows with the square of its length.
const COUNTED: usize = 4096;

/// Finds lines and positions in a text. Built for texts that hold a hit, never for all.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t [u8],
    starts: Vec<usize>,
    head: Position,
    /// Places in long lines, ascending, with their columns from 0.
    counted: Vec<(usize, Columns)>,
    /// Every line without the blanks around it, when first asked for: near values the same few lines are looked at
    /// again and again, and a line may be a million blanks.
    trimmed: OnceLock<Vec<Span>>,
}

impl<'t> LineIndex<'t> {
    /// Index `text`, which starts at `head`: [`Position::FIRST`] unless it is a part of something larger.
    pub fn new(text: &'t [u8], head: Position) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text).map(|at| at + 1));
        let counted = counted(text, &starts);
        Self { text, starts, head, counted, trimmed: OnceLock::new() }
    }

    /// The text that was indexed.
    pub fn text(&self) -> &'t [u8] {
        self.text
    }

    /// How many lines there are; an empty text has one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The index (from 0) of the line that holds the byte at `offset`.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The stretch of line `index` (from 0) without its line ending; empty past the last line.
    pub fn line_span(&self, index: usize) -> Span {
        let Some(&start) = self.starts.get(index) else {
            return Span::new(self.text.len(), self.text.len());
        };
        let mut end = self.starts.get(index + 1).map_or(self.text.len(), |next| next - 1);
        if end > start && self.text[end - 1] == b'\r' {
            end -= 1;
        }
        Span::new(start, end)
    }

    /// The bytes of line `index` (from 0).
    pub fn line(&self, index: usize) -> &'t [u8] {
        let span = self.line_span(index);
        &self.text[span.start..span.end]
    }

    /// The stretch of line `index` (from 0) without the blanks around it.
    pub fn trimmed_span(&self, index: usize) -> Span {
        let all = self.trimmed.get_or_init(|| {
            let trim = |index| {
                let line = self.line_span(index);
                let text = &self.text[line.start..line.end];
                let start = line.start + (text.len() - text.trim_ascii_start().len());
                Span::new(start, start + text.trim_ascii().len())
            };
            (0..self.count()).map(trim).collect()
        });
        all.get(index).copied().unwrap_or(Span::new(self.text.len(), self.text.len()))
    }

    /// The bytes of line `index` (from 0) without the blanks around them.
    pub fn trimmed(&self, index: usize) -> &'t [u8] {
        let span = self.trimmed_span(index);
        &self.text[span.start..span.end]
    }

    /// How many blanks line `index` (from 0) starts with; the sign of a line that a patch adds or removes is one.
    pub fn indent(&self, index: usize) -> usize {
        let line = self.line(index);
        match line {
            [b'+' | b'-', b' ', b' ', ..] => 1 + line[1..].iter().take_while(|byte| **byte == b' ').count(),
            _ => self.trimmed_span(index).start - self.line_span(index).start,
        }
    }

    /// The number of the line that holds the byte at `offset`.
    pub fn number_of(&self, offset: usize) -> usize {
        self.line_of(offset) + self.head.line
    }

    /// The position of the byte at `offset`, which may be one past the last.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.line_of(offset);
        let start = self.starts[line];
        let kept = self.counted.partition_point(|(at, _)| *at <= offset).checked_sub(1);
        let kept = kept.map(|kept| self.counted[kept]).filter(|(at, _)| *at > start);
        let (from, (scalars, units)) = kept.unwrap_or((shown_from(self.text, start).min(offset), (0, 0)));
        let columns = sum((scalars, units), count_columns(&self.text[from..offset]));
        let head =
            if line == 0 { self.head } else { Position { line: self.head.line + line, ..Position::FIRST } };
        head.along(offset - start, columns)
    }
}

/// Unicode scalar values, and UTF-16 code units.
type Columns = (usize, usize);

/// Places in every long line, [`COUNTED`] bytes apart, with the columns before them.
fn counted(text: &[u8], starts: &[usize]) -> Vec<(usize, Columns)> {
    let mut counted = Vec::new();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    for (&start, end) in starts.iter().zip(ends) {
        let (mut from, mut columns) = (shown_from(text, start), (0, 0));
        while end.saturating_sub(from) > COUNTED {
            let at = char_start(text, from + COUNTED);
            columns = sum(columns, count_columns(&text[from..at]));
            counted.push((at, columns));
            from = at;
        }
    }
    counted
}

/// Where the first column of the line that starts at `start` is: a BOM is no character that an editor shows.
fn shown_from(text: &[u8], start: usize) -> usize {
    if start == 0 && text.starts_with(b"\xEF\xBB\xBF") { 3 } else { start }
}

/// `at`, or the start of the character that it is in: at most three bytes before.
fn char_start(text: &[u8], at: usize) -> usize {
    let starts = |at: &usize| text[*at] & 0xC0 != 0x80;
    (at.saturating_sub(3)..=at).rev().find(starts).unwrap_or(at)
}

/// Columns and more columns.
fn sum(one: Columns, two: Columns) -> Columns {
    (one.0 + two.0, one.1 + two.1)
}

/// How many columns `bytes` take, each invalid byte being one.
fn count_columns(bytes: &[u8]) -> Columns {
    if bytes.is_ascii() {
        return (bytes.len(), bytes.len());
    }
    let (mut scalars, mut units) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        for char in chunk.valid().chars() {
            scalars += 1;
            units += char.len_utf16();
        }
        scalars += chunk.invalid().len();
        units += chunk.invalid().len();
    }
    (scalars, units)
}

#[cfg(test)]
#[path = "span_tests.rs"]
mod tests;
