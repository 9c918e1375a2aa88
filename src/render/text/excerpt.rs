//! The masked source line with a mark under the value, cut to what a terminal holds.

use super::super::escape;
use crate::finding::Excerpt;

/// Columns that a source line may have; with the line number it stays below 100.
const WIDTH: usize = 80;
/// Columns of it that may stand before the value, so that most of the value's right side is seen.
const BEFORE: usize = 40;

/// A source line and the mark under it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// The line.
    pub(super) text: String,
    /// Spaces, then a `^` for each column of the preview; empty where nothing is to be marked.
    pub(super) mark: String,
}

/// Cut an excerpt around its preview. Indentation goes first, since it says nothing.
pub(super) fn show(excerpt: &Excerpt) -> Shown {
    let text: Vec<char> = escape::in_place(&excerpt.text).chars().collect();
    let marker = excerpt.marker_start.min(text.len());
    let marker_end = (marker + excerpt.marker_len).min(text.len());
    let indent = text[..marker].iter().take_while(|char| **char == ' ').count();

    let mut start = marker;
    let mut before = 0;
    while start > indent && before + columns(text[start - 1]) <= BEFORE {
        start -= 1;
        before += columns(text[start]);
    }
    let mut end = start;
    let mut used = 0;
    while end < text.len() && used + columns(text[end]) <= WIDTH {
        used += columns(text[end]);
        end += 1;
    }
    let (lead, tail) = (if start > indent { "…" } else { "" }, if end < text.len() { "…" } else { "" });
    let middle: String = text[start..end].iter().collect();
    let carets = text[marker..marker_end.clamp(marker, end.max(marker))].iter().copied().map(columns).sum();
    let mark = if carets == 0 {
        String::new()
    } else {
        format!("{}{}", " ".repeat(before + lead.chars().count()), "^".repeat(carets))
    };
    Shown { text: format!("{lead}{}{tail}", middle.trim_end()), mark }
}

/// Columns that a terminal gives a character: none for combining marks, two for East Asian and emoji.
///
/// A rough table; where it errs the mark is off by a column, and the position above it is not.
fn columns(char: char) -> usize {
    match char {
        '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{115e}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str) -> Excerpt {
        let marker_start = text.chars().position(|char| char == 'q').unwrap_or(text.len());
        Excerpt { text: text.to_owned(), marker_start, marker_len: 5 }
    }

    #[test]
    fn the_mark_stands_under_the_preview() {
        #[rustfmt::skip]
        let cases = [
            // text                  shown                mark                  why
            ("k = \"q7Rk…\"",        "k = \"q7Rk…\"",     "     ^^^^^",         "in a short line"),
            ("    k: q7Rk…",         "k: q7Rk…",          "   ^^^^^",           "indentation is dropped"),
            ("q7Rk…",                "q7Rk…",             "^^^^^",              "at the start"),
            ("密 = q7Rk…",           "密 = q7Rk…",        "     ^^^^^",         "after a wide character"),
            ("e\u{301} q7Rk…",       "e\u{301} q7Rk…",    "  ^^^^^",            "after a combining mark"),
            ("\tk q7Rk…",            "k q7Rk…",           "  ^^^^^",            "a tab is a space"),
            ("nothing",              "nothing",           "",                   "nothing to mark"),
            ("",                     "",                  "",                   "nothing at all"),
        ];
        for (text, shown, mark, why) in cases {
            let got = show(&excerpt(text));
            assert_eq!((got.text.as_str(), got.mark.as_str()), (shown, mark), "{why}: {text}");
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_preview() {
        let got = show(&excerpt(&format!("{} q7Rk… {}", "a".repeat(5000), "b".repeat(5000))));
        assert!(got.text.chars().count() <= WIDTH + 2 && got.text.contains("q7Rk…"), "{got:?}");
        let marked: String =
            got.text.chars().zip(got.mark.chars()).filter(|(_, mark)| *mark == '^').map(|(c, _)| c).collect();
        assert_eq!(marked, "q7Rk…");
    }

    #[test]
    fn a_marker_past_the_end_marks_nothing() {
        let wild = Excerpt { text: "k".to_owned(), marker_start: 900, marker_len: usize::MAX / 2 };
        assert_eq!(show(&wild), Shown { text: "k".to_owned(), mark: String::new() });
    }
}
