//! Tables: a header row names the columns of the rows below it (CSV, TSV, Markdown), and the list of
//! columns of an `INSERT` those of its values.

use super::work::{Catch, Text};
use crate::detect::candidate::{Candidate, Carrier, Tie};
use crate::detect::names::Meaning;
use crate::detect::shape::Shape;
use crate::evidence::Reach;
use crate::rule::Credential;
use crate::rule::words::split_name;
use crate::span::Span;

/// An `INSERT` up to its first row; group 1 is the list of columns.
static INSERT: Shape =
    Shape::new(r"(?is)insert\s+(?:into\s+)?[^\s(]+\s*\(([^)]+)\)\s*values\s*", &["insert"]);

/// A `COPY` up to its first row; group 1 is the list of columns.
static COPY: Shape =
    Shape::new(r"(?i)copy\s+[^\s(]+\s*\(([^)]+)\)\s+from\s+stdin[^\n]*\n", &["from stdin", "from\tstdin"]);

/// Longest list of columns, in bytes.
const LIST: usize = 2000;

/// Longest row of an `INSERT`, in bytes: a statement that is not closed is no row without end.
const ROW: usize = 64 << 10;

/// Columns of one table that are looked at: a line with more separators is no row that people or programs write.
const COLUMNS: usize = 512;

/// Longest name of a column, in bytes.
const NAME: usize = 40;

pub(super) fn candidates<'v>(text: &Text<'_, 'v>, catch: &mut Catch<'v>) {
    if !text.is_mono {
        return; // no row there is Mono's
    }
    let extension = text.path.and_then(|path| path.extension()).and_then(|extension| extension.to_str());
    if let Some("csv" | "tsv" | "psv" | "md" | "txt" | "adoc" | "asciidoc" | "textile" | "org" | "wiki") =
        extension
    {
        table(text, catch);
    }
    for region in text.regions {
        inserts(text, *region, catch);
    }
    copies(text, catch);
}

/// A column that holds credentials.
struct Column<'r> {
    index: usize,
    rule: &'r Credential,
    tie: Tie,
    /// Whether the name is a credential's only in a row that is Mono's: `Clave`.
    in_own_row: bool,
}

/// The credentials among names of columns.
fn columns<'v>(text: &Text<'_, 'v>, header: &[Span]) -> Vec<Column<'v>> {
    let credential = |index, meaning, in_own_row| match meaning {
        Meaning::Credential { rule, tie, .. } => Some(Column { index, rule, tie, in_own_row }),
        _ => None,
    };
    let column = |(index, cell): (usize, &Span)| {
        let name = &text.bytes[cell.start..cell.end];
        let of_mono = || text.names.judge(&[b"mono ", name].concat());
        credential(index, text.names.judge(name), false).or_else(|| credential(index, of_mono(), true))
    };
    header.iter().enumerate().filter_map(column).collect()
}

/// Every line after one that names a credential's column.
fn table<'v>(text: &Text<'_, 'v>, catch: &mut Catch<'v>) {
    let mut header: Option<(u8, usize, Vec<Column<'v>>)> = None;
    let mut at = 0;
    for line in text.bytes.split(|byte| *byte == b'\n') {
        let span = Span::new(at, at + line.len());
        at = span.end + 1;
        if let Some((separator, width, columns)) = &header {
            if *separator == b'|' && line.trim_ascii().is_empty() {
                continue; // AsciiDoc sets one between a table's head and its rows
            }
            let row = cells(text.bytes, span, *separator);
            if row.len() == *width {
                pick(text, &row, columns, catch);
                continue;
            }
        }
        let separators = [b',', b';', b'\t', b'|'].into_iter();
        header = separators.filter(|separator| may_name(line, *separator)).find_map(|separator| {
            let row = cells(text.bytes, span, separator);
            let named = (2..=COLUMNS).contains(&row.len())
                && row.iter().all(|cell| is_name(&text.bytes[cell.start..cell.end]));
            let columns = if named { columns(text, &row) } else { Vec::new() };
            (!columns.is_empty()).then_some((separator, row.len(), columns))
        });
    }
}

/// Whether a line may name columns, by the length of what stands between its separators. Prose does not come far: this is
/// asked of every line of every document.
fn may_name(line: &[u8], separator: u8) -> bool {
    let mut cells = line.split(|byte| *byte == separator);
    cells.next().is_some_and(|first| first.len() < line.len() && first.trim_ascii().len() <= NAME + 2)
        && cells.all(|cell| cell.trim_ascii().len() <= NAME + 2)
}

/// Whether a cell may be the name of a column: short, and no value.
fn is_name(cell: &[u8]) -> bool {
    let digits = cell.iter().filter(|byte| byte.is_ascii_digit()).count();
    cell.len() <= NAME && digits <= 2 && !cell.contains(&b':') && !cell.contains(&b'/')
}

/// Every row of values of every `INSERT`.
fn inserts<'v>(text: &Text<'_, 'v>, region: Span, catch: &mut Catch<'v>) {
    let part = &text.bytes[region.start..region.end];
    for found in INSERT.of(part).iter().flat_map(|insert| insert.captures_iter(part)) {
        let (Some(all), Some(list)) = (found.get(0), found.get(1).filter(|list| list.len() <= LIST)) else {
            continue;
        };
        let list = Span::new(region.start + list.start(), region.start + list.end());
        let columns = columns(text, &cells(text.bytes, list, b','));
        if columns.is_empty() {
            continue;
        }
        let mut at = region.start + all.end();
        while text.bytes.get(at) == Some(&b'(') {
            // A row that does not end is none: it would take what follows for its last cell.
            let Some(end) = end_of_row(&text.bytes[..region.end], at + 1) else { break };
            pick(text, &cells(text.bytes, Span::new(at + 1, end), b','), &columns, catch);
            at = end + 1;
            at += text.bytes[at.min(region.end)..region.end]
                .iter()
                .take_while(|byte| byte.is_ascii_whitespace() || **byte == b',')
                .count();
        }
    }
}

/// Every row of every `COPY … FROM stdin`, as `pg_dump` writes a table: cells between tabs, down to a line `\.`.
///
/// A table that is not closed ends where the next one begins: else each would go down to the end of the text, and a file of nothing
/// but beginnings would cost its length squared.
fn copies<'v>(text: &Text<'_, 'v>, catch: &mut Catch<'v>) {
    let mut tables = Vec::new();
    for region in text.regions {
        let part = &text.bytes[region.start..region.end];
        for found in COPY.of(part).iter().flat_map(|copy| copy.captures_iter(part)) {
            let (Some(all), Some(list)) = (found.get(0), found.get(1)) else { continue };
            let all = Span::new(region.start + all.start(), region.start + all.end());
            tables.push((all, Span::new(region.start + list.start(), region.start + list.end())));
        }
    }
    let ends = tables.iter().skip(1).map(|(next, _)| next.start).chain([text.bytes.len()]);
    for ((head, list), last) in tables.iter().zip(ends).filter(|((_, list), _)| list.len() <= LIST) {
        let columns = columns(text, &cells(text.bytes, *list, b','));
        let mut at = head.end;
        while !columns.is_empty() && at < last {
            let end = memchr::memchr(b'\n', &text.bytes[at..last]).map_or(last, |end| at + end);
            if text.bytes[at..end].starts_with(b"\\.") {
                break;
            }
            pick(text, &cells(text.bytes, Span::new(at, end), b'\t'), &columns, catch);
            at = end + 1;
        }
    }
}

/// The closing parenthesis of a row that starts at `at`, past those in quotes.
fn end_of_row(text: &[u8], at: usize) -> Option<usize> {
    let mut quoted = false;
    let row = &text[at.min(text.len())..text.len().min(at + ROW)];
    let end = row.iter().position(|byte| {
        quoted ^= *byte == b'\'';
        *byte == b')' && !quoted
    });
    end.map(|end| at + end)
}

/// Take the credentials' cells of a row. A row that names Mono in another cell is Mono's.
fn pick<'v>(text: &Text<'_, 'v>, row: &[Span], columns: &[Column<'v>], catch: &mut Catch<'v>) {
    let mono = row.iter().any(|cell| {
        let words = split_name(&text.bytes[cell.start..cell.end.min(cell.start + 64)]);
        words.len() < 5 && text.names.mono_in(&words).is_some()
    });
    for column in columns.iter().filter(|column| mono || !column.in_own_row) {
        // What goes over several lines is no value, and must not hide one that is named in it.
        let fits = |cell: &&Span| {
            cell.len() >= column.rule.min_length && !text.bytes[cell.start..cell.end].contains(&b'\n')
        };
        let Some(cell) = row.get(column.index).filter(fits) else { continue };
        let mut candidate = Candidate::new(column.rule, text.bytes, *cell, Carrier::Column);
        candidate.tie = if mono { Tie::Named } else { column.tie };
        candidate.needs = Reach::Statement; // a row is tied by what stands in it, not by another row
        catch.candidates.push(candidate);
    }
}

/// The cells of a line, without their quotes and spaces; a separator in quotes separates nothing.
fn cells(text: &[u8], line: Span, separator: u8) -> Vec<Span> {
    let mut cells = Vec::new();
    let (mut start, mut quote) = (line.start, None);
    for at in line.start..=line.end {
        let byte = if at < line.end { text[at] } else { separator };
        match (quote, byte) {
            (Some(open), byte) if byte == open && at < line.end => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, byte) if byte == separator => {
                if cells.len() > COLUMNS {
                    break;
                }
                cells.push(trim(text, Span::new(start, at)));
                start = at + 1;
            }
            _ => {}
        }
    }
    cells
}

/// A cell without what surrounds its value.
fn trim(text: &[u8], mut cell: Span) -> Span {
    // SQL Server: `N'…'`.
    if text[cell.start..cell.end].trim_ascii_start().starts_with(b"N'") {
        cell.start += text[cell.start..cell.end].iter().take_while(|byte| **byte != b'\'').count();
    }
    let around = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'`' | b'\\');
    while cell.start < cell.end && around(text[cell.start]) {
        cell.start += 1;
    }
    while cell.end > cell.start && around(text[cell.end - 1]) {
        cell.end -= 1;
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_what_is_quoted_together() {
        assert!(INSERT.compiled().is_some() && COPY.compiled().is_some());
        let line = br#"norte, "a,b" ,'c'"#;
        let got: Vec<&[u8]> = cells(line, Span::new(0, line.len()), b',')
            .iter()
            .map(|cell| &line[cell.start..cell.end])
            .collect();
        assert_eq!(got, [&b"norte"[..], b"a,b", b"c"]);
    }

    #[test]
    fn a_row_ends_or_is_none() {
        let cases = [("'a', 'b)') x", Some(9)), ("'a', 'b", None), ("", None), ("a)", Some(1))];
        for (text, want) in cases {
            assert_eq!(end_of_row(text.as_bytes(), 0), want, "{text}");
        }
        assert_eq!(end_of_row(&vec![b'x'; 2 * ROW], 0), None);
    }
}
