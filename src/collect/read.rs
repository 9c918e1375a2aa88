//! Reading one stream into blobs: whole where it fits, in overlapping windows where it does not.

use super::item::Item;
use crate::blob::{Blob, Origin};
use crate::span::Position;
use std::io::{self, ErrorKind, Read};
use std::sync::OnceLock;

/// A stream of fewer bytes is scanned whole. More than nearly any file that people write; one for each thread stays in the
/// third-level cache, and far under the promised 64 MB.
pub(super) const WHOLE: usize = 4 << 20;

/// How far windows of a longer stream overlap: longer than any statement, request or object that
/// evidence is looked for in (a HAR entry is some 20 kB).
const OVERLAP: usize = 256 << 10;

/// The size that a buffer starts with; it stays in the second-level cache.
const START: usize = 256 << 10;

/// Hand over a stream to its end, of which `filled` bytes are in the buffer already.
pub(super) fn windows(
    origin: &Origin,
    stream: &mut dyn Read,
    buffer: &mut Vec<u8>,
    mut filled: usize,
    visit: &(dyn Fn(Item<'_>) + Sync),
) -> io::Result<()> {
    if filled < WHOLE {
        visit(Item::Blob(Blob::whole(origin, &buffer[..filled])));
        return Ok(());
    }
    let (mut offset, mut claimed, mut head) = (0, 0, Position::FIRST);
    loop {
        // A window gives way to the next in the middle of what they share, so that whatever stands
        // there is seen with its surroundings by one of them.
        let last = filled < WHOLE;
        let claim = if last { usize::MAX } else { WHOLE - OVERLAP / 2 };
        let start = claimed - offset;
        let lines = OnceLock::new();
        let window =
            Blob { origin, bytes: &buffer[..filled], head, offset, start, claim, lines: Some(&lines) };
        visit(Item::Blob(window));
        if last {
            return Ok(());
        }
        let keep = cut(buffer);
        claimed = offset + claim;
        let count = |bytes: &[u8]| memchr::memchr_iter(b'\n', bytes).count();
        let lines =
            lines.get().map_or_else(|| count(&buffer[..keep]), |all| all - count(&buffer[keep..filled]));
        head = head.after_lines(&buffer[..keep], lines);
        offset += keep;
        buffer.copy_within(keep..filled, 0);
        filled = fill(stream, buffer, filled - keep)?;
    }
}

/// Where the next window starts in a full buffer: at an even offset, since a unit of UTF-16 has two bytes, and not within a character
/// of UTF-8, which would count as several columns.
fn cut(buffer: &[u8]) -> usize {
    let starts = |at: &usize| buffer.get(*at).is_some_and(|byte| byte & 0xC0 != 0x80);
    (0..8).map(|back| WHOLE - OVERLAP - 2 * back).find(starts).unwrap_or(WHOLE - OVERLAP)
}

/// Read into `buffer` from `filled` on, until the stream ends or [`WHOLE`] bytes are there; how many are.
pub(super) fn fill(stream: &mut dyn Read, buffer: &mut Vec<u8>, mut filled: usize) -> io::Result<usize> {
    if buffer.len() < START {
        buffer.resize(START, 0);
    }
    while filled < WHOLE {
        if filled == buffer.len() {
            buffer.resize((buffer.len() * 2).min(WHOLE), 0);
        }
        match stream.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn a_long_stream_comes_in_windows_that_leave_no_byte_out_and_claim_none_twice() {
        let mut text = Vec::new();
        while text.len() < 2 * WHOLE + 1000 {
            text.extend_from_slice(format!("line {}\n", text.len()).as_bytes());
        }
        let claimed = Mutex::new(0);
        let origin = Origin::Stdin(None);
        let (stream, buffer) = (&mut text.as_slice(), &mut Vec::new());
        let filled = fill(stream, buffer, 0).unwrap();
        windows(&origin, stream, buffer, filled, &|item| {
            if let Item::Blob(blob) = item {
                let mut next = claimed.lock().unwrap();
                assert_eq!(blob.offset + blob.start, *next, "goes on where the last window stopped claiming");
                *next = blob.offset + blob.claim.min(blob.bytes.len());
                assert_eq!(blob.bytes, &text[blob.offset..blob.offset + blob.bytes.len()]);
                let lines = text[..blob.offset].iter().filter(|byte| **byte == b'\n').count();
                assert_eq!(blob.head.line, lines + 1, "counts lines from the start of the stream");
            }
        })
        .unwrap();
        assert_eq!(*claimed.lock().unwrap(), text.len());
    }
}
