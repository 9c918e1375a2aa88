//! Finding words in any case.

/// What words are written with, from the rarest in source and logs to the most frequent; what is not here is rarer still.
const RARE: &[u8] = b"@zqjxkwvybhgfupm.d-clonr_aiste ";

/// Where `word`, which is in lower case, first stands in `text` in any case.
pub(crate) fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    let rank = |byte: &u8| RARE.iter().position(|rare| rare == byte);
    let offset = (0..word.len()).min_by_key(|offset| rank(&word[*offset]))?;
    let rarest = word[offset];
    let stands = |at: &usize| {
        let start = at.checked_sub(offset);
        let there = start.and_then(|start| text.get(start..start + word.len()));
        there.is_some_and(|there| there.eq_ignore_ascii_case(word))
    };
    let mut places = memchr::memchr2_iter(rarest, rarest.to_ascii_uppercase(), text);
    places.find(stands).map(|at| at - offset)
}

/// Every place where one of `words`, which are in lower case, stands in `text` in any case, with where it ends; ascending.
pub(crate) fn all(text: &[u8], words: &[&str]) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    for word in words {
        let mut from = 0;
        while let Some(at) = find(&text[from..], word.as_bytes()) {
            let start = from + at;
            from = start + word.len();
            places.push((start, from));
        }
    }
    places.sort_unstable();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case() {
        let cases = [
            ("create_HMAC(", "hmac", Some(7)),
            ("--Password x", "--password", Some(0)),
            ("a@b", "@", Some(1)),
            ("k", "key", None),
            ("ke", "key", None),
            ("", "key", None),
        ];
        for (text, word, want) in cases {
            assert_eq!(find(text.as_bytes(), word.as_bytes()), want, "{text}");
        }
        assert_eq!(all(b"ab AB x xab", &["x", "ab"]), [(0, 2), (3, 5), (6, 7), (8, 9), (9, 11)]);
    }
}
