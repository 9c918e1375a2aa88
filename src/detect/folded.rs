//! Comparing without regard to case and to which separator stands between words: `Api-Key` and `api.key` are `api_key`.

/// A byte as it is compared: a letter in lower case, `-` and `.` as `_`.
pub(super) fn byte(byte: u8) -> u8 {
    match byte {
        b'-' | b'.' => b'_',
        other => other.to_ascii_lowercase(),
    }
}

/// The bytes that are compared as `folded` is: at most three.
#[cfg(target_arch = "x86_64")]
pub(super) fn unfolded(folded: u8) -> impl Iterator<Item = u8> {
    let others: &[u8] = if folded == b'_' { b"-." } else { &[] };
    let upper = folded.is_ascii_lowercase().then_some(folded.to_ascii_uppercase());
    [folded].into_iter().chain(upper).chain(others.iter().copied())
}

/// Whether `text` starts with `folded`, however it is written.
pub(super) fn starts(text: &[u8], folded: &[u8]) -> bool {
    text.len() >= folded.len() && text.iter().zip(folded).all(|(written, folded)| byte(*written) == *folded)
}

/// Whether `text` ends with `folded`, however it is written.
pub(super) fn ends(text: &[u8], folded: &[u8]) -> bool {
    text.len().checked_sub(folded.len()).is_some_and(|from| starts(&text[from..], folded))
}

/// Fold `text` into `folded`, which is as long.
pub(super) fn fold(text: &[u8], folded: &mut [u8]) {
    for (to, from) in folded.iter_mut().zip(text) {
        *to = byte(*from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_however_they_are_written() {
        for text in ["client_secret", "Client-Secret", "CLIENT.SECRET"] {
            assert!(starts(text.as_bytes(), b"client_s"), "{text}");
            assert!(ends(text.as_bytes(), b"_secret"), "{text}");
        }
        assert!(!starts(b"client/secret", b"client_s"), "another byte");
        assert!(!starts(b"cli", b"client"), "too short");
        assert!(!ends(b"ret", b"secret"), "too short");
    }

    #[cfg(target_arch = "x86_64")]
    #[test]
    fn what_folds_to_a_byte_is_known() {
        for folded in [b'a', b'_', b'0'] {
            let want: Vec<u8> = (0..=255).filter(|written| byte(*written) == folded).collect();
            let mut got: Vec<u8> = unfolded(folded).collect();
            got.sort_unstable();
            assert_eq!(got, want);
        }
    }
}
