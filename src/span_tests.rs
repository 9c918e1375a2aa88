//! Promises of positions and lines.

use super::*;

#[test]
fn positions_count_from_one_in_every_unit() {
    #[rustfmt::skip]
    let cases: [(&[u8], usize, [usize; 4], &str); 12] = [
        // text                offset  line scalar utf16 byte   why
        (b"key",                0,     [1, 1, 1, 1],   "the first byte"),
        (b"key",                3,     [1, 4, 4, 4],   "one past the last byte"),
        (b"a\nkey",             2,     [2, 1, 1, 1],   "the byte after a newline"),
        (b"a\r\nkey",           3,     [2, 1, 1, 1],   "CRLF is one line ending"),
        (b"a\rkey",             2,     [1, 3, 3, 3],   "a lone CR ends no line"),
        ("₦ key".as_bytes(),    4,     [1, 3, 3, 5],   "three bytes are one column"),
        ("😀key".as_bytes(),    4,     [1, 2, 3, 5],   "two UTF-16 units are one scalar"),
        (b"\xFF\xFEkey",        2,     [1, 3, 3, 3],   "bytes that are no UTF-8 count singly"),
        (b"\xEF\xBB\xBFkey",    3,     [1, 1, 1, 4],   "a BOM is no column"),
        (b"\xEF\xBB\xBFk\nkey", 5,     [2, 1, 1, 1],   "a BOM concerns the first line only"),
        (b"",                   0,     [1, 1, 1, 1],   "an empty text has a first line"),
        (b"key",                99,    [1, 4, 4, 4],   "an offset past the end is the end"),
    ];
    for (text, offset, [line, column, column_utf16, column_byte], why) in cases {
        let got = LineIndex::new(text, Position::FIRST).position(offset);
        assert_eq!(got, Position { line, column, column_utf16, column_byte }, "{why}");
    }
}

#[test]
fn lines_come_without_their_ending() {
    let lines = LineIndex::new(b"a\r\nb\n\nc", Position::FIRST);
    let all: Vec<&[u8]> = (0..lines.count()).map(|i| lines.line(i)).collect();
    assert_eq!(all, [b"a".as_slice(), b"b", b"", b"c"]);
    assert!(lines.line(99).is_empty(), "past the last line there is nothing");
}

#[test]
fn a_part_counts_on_from_where_it_starts() {
    let text = "uno\ndós 😀 tres\ncuatro".as_bytes();
    let whole = LineIndex::new(text, Position::FIRST);
    let starts = |at: &usize| text[*at] & 0xC0 != 0x80;
    for cut in (0..=text.len()).filter(|cut| *cut == text.len() || starts(cut)) {
        let head = Position::FIRST.after(&text[..cut]);
        assert_eq!(head, whole.position(cut), "cut at {cut}");
        let part = LineIndex::new(&text[cut..], head);
        for offset in (cut..text.len()).filter(starts) {
            assert_eq!(part.position(offset - cut), whole.position(offset), "cut at {cut}, {offset}");
        }
    }
}

#[test]
fn what_is_kept_of_a_long_line_changes_no_position() {
    let pieces: [&[u8]; 6] = ["ñ".as_bytes(), "😀".as_bytes(), b"\x80", b"\xF0\x9F", b"abc", b"\n"];
    let mut text = b"\xEF\xBB\xBF".to_vec();
    let mut state = 1_usize;
    while text.len() < 8 * COUNTED {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let piece = (state >> 33) % 6;
        let ends = piece == 5 && !state.is_multiple_of(997); // few lines end, so that they are long
        text.extend_from_slice(pieces[if ends { 4 } else { piece }]);
    }
    let lines = LineIndex::new(&text, Position::FIRST);
    assert!(!lines.counted.is_empty());
    for offset in (3..text.len()).filter(|at| text[*at] & 0xC0 != 0x80).step_by(61) {
        let start = shown_from(&text, lines.starts[lines.line_of(offset)]);
        let (scalars, units) = count_columns(&text[start..offset]);
        let got = lines.position(offset);
        assert_eq!((got.column, got.column_utf16), (scalars + 1, units + 1), "at {offset}");
    }
}
