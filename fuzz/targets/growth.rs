//! What is written again and again costs as much each time: eight times the text, not sixty-four times the work.

use super::check::{self, Bytes};
use super::mono;
use monoleaks::blob::Origin;
use std::fs;
use std::time::Duration;

/// How long the two texts are, in bytes.
const LENGTHS: (usize, usize) = (8 << 10, 64 << 10);

/// The longest text that is repeated.
const PIECE: usize = 600;

/// How much more work the longer text may be: twice what its length says.
const FACTOR: u32 = 16;

/// What is not measured: less work than this says nothing of how it grows.
const NOISE: Duration = Duration::from_millis(400);

/// The first byte says what the file is called; the second byte is the length of the text before the one that is repeated.
pub(crate) fn run(data: &[u8]) {
    let [first, second, data @ ..] = data else { return };
    let (head, piece) = data.split_at(usize::from(*second).min(data.len()));
    let piece = &piece[..piece.len().min(PIECE)];
    if piece.is_empty() {
        return;
    }
    let (_, short) = worked(*first, head, piece, LENGTHS.0);
    let (_, long) = worked(*first, head, piece, LENGTHS.1);
    if let (Some(short), Some(long)) = (short, long) {
        assert!(
            long < short * FACTOR + NOISE,
            "{} bytes took {short:?}, {} took {long:?}",
            LENGTHS.0,
            LENGTHS.1
        );
    }
}

/// Scan the head and the piece behind it as often as it takes, and tell how long this thread worked.
fn worked(name: u8, head: &[u8], piece: &[u8], length: usize) -> (usize, Option<Duration>) {
    let mut text = b"MONO_BASE_URL=https://api.cuentamono.com\n".to_vec();
    text.extend(head);
    while text.len() < length {
        text.extend(piece);
    }
    let before = used();
    let report = check::plainly_scanned(&Bytes { origin: Origin::File(mono::name(name)), bytes: &text });
    let took = used().zip(before).map(|(now, before)| now.saturating_sub(before));
    (report.findings.len(), took)
}

/// How long this thread has worked so far, whatever else the machine does; `None` where the system does not tell.
fn used() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
