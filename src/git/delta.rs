//! Deltas: an object told as copies from another one, and new bytes between them.

/// Make an object of its base and a delta. `None` if the delta is broken, or the object larger than `limit` bytes.
pub(super) fn apply(base: &[u8], delta: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut rest = delta;
    let base_size = size(&mut rest)?;
    let result_size = usize::try_from(size(&mut rest)?).ok().filter(|size| *size <= limit)?;
    if base_size != base.len() as u64 {
        return None;
    }
    let mut out = Vec::with_capacity(result_size);
    while let Some((command, tail)) = rest.split_first() {
        rest = tail;
        let piece = if command & 0x80 == 0 {
            // Zero is reserved.
            let (piece, tail) = rest.split_at_checked(usize::from(*command)).filter(|_| *command != 0)?;
            rest = tail;
            piece
        } else {
            let start = number(*command, 4, &mut rest)?;
            let length = match number(command >> 4, 3, &mut rest)? {
                0 => 0x1_0000,
                length => length,
            };
            base.get(start..start.checked_add(length)?)?
        };
        if out.len() + piece.len() > result_size {
            return None;
        }
        out.extend_from_slice(piece);
    }
    (out.len() == result_size).then_some(out)
}

/// A number of up to `bytes` bytes, little end first, of which the low bits of `present` say which are written.
fn number(present: u8, bytes: u8, rest: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for at in 0..bytes {
        if present & (1 << at) != 0 {
            let (byte, tail) = rest.split_first()?;
            number |= usize::from(*byte) << (8 * at);
            *rest = tail;
        }
    }
    Some(number)
}

/// A size, seven bits a byte, little end first.
fn size(rest: &mut &[u8]) -> Option<u64> {
    let mut size = 0;
    for shift in (0..63).step_by(7) {
        let (byte, tail) = rest.split_first()?;
        *rest = tail;
        size |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(size);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delta_copies_and_adds() {
        let cases = [
            (&b"\x06\x05\x91\x02\x02\x03xyz"[..], Some(&b"cdxyz"[..]), "a copy and an insert"),
            (b"\x06\x06\x90\x06", Some(b"abcdef"), "a copy from the start"),
            (b"\x07\x06\x90\x06", None, "of another base"),
            (b"\x06\x05\x90\x06", None, "more than was promised"),
            (b"\x06\x07\x90\x06", None, "less than was promised"),
            (b"\x06\x06\x91\x01\x06", None, "past the end of the base"),
            (b"\x06\x01\x00", None, "the reserved command"),
        ];
        for (delta, want, why) in cases {
            assert_eq!(apply(b"abcdef", delta, 100).as_deref(), want, "{why}");
        }
        assert_eq!(
            apply(b"abcdef", b"\x06\xff\xff\xff\xff\x7f", 100),
            None,
            "a size over the limit is not allocated"
        );
    }
}
