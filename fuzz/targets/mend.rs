//! Checksums that a fuzzer cannot guess are put right, so that it comes to what stands behind them.

/// Set the checksum of every header of a tar.
pub(crate) fn tar(bytes: &mut [u8]) {
    let mut at = 0;
    while let Some(header) = bytes.get_mut(at..at + 512) {
        if header.iter().all(|byte| *byte == 0) {
            at += 512;
            continue;
        }
        header[148..156].fill(b' ');
        let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
        header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        let digits = String::from_utf8_lossy(&header[124..136]).trim_matches(['\0', ' ']).to_owned();
        let size = usize::from_str_radix(&digits, 8).unwrap_or(0);
        at = at.saturating_add(512).saturating_add(size.next_multiple_of(512));
    }
}

/// Set the checksums of the header of an xz stream and of that of its first block.
pub(crate) fn xz(bytes: &mut [u8]) {
    if !bytes.starts_with(b"\xFD7zXZ\0") {
        return;
    }
    set_crc(bytes, 6, 8);
    if let Some(size) = bytes.get(12).filter(|size| **size != 0) {
        set_crc(bytes, 12, 12 + usize::from(*size) * 4);
    }
}

/// Write the checksum of what stands from `from` to `to` behind it.
fn set_crc(bytes: &mut [u8], from: usize, to: usize) {
    if bytes.len() >= to + 4 {
        let sum = crc32(&bytes[from..to]);
        bytes[to..to + 4].copy_from_slice(&sum.to_le_bytes());
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}
