//! What the first bytes of a file say that it is.

use std::io::{self, BufReader, Read};

/// A form of archive or compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Members of their own, at the end of which a list stands: zip, jar, apk, whl, nupkg, docx, xlsx.
    Zip,
    /// Members one after the other.
    Tar,
    /// One file, compressed.
    Gzip,
    /// One file, compressed.
    Bzip2,
    /// One file, compressed.
    Xz,
    /// One file, compressed.
    Zstd,
}

/// Largest window that a compressed file may ask for, in bytes; `zstd` and `xz` themselves stop at 128 MB and 64 MB unless told.
const WINDOW: u32 = 128 << 20;

impl Kind {
    /// What a file is that starts with `bytes`.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [b'P', b'K', 3, 4, ..] => Some(Self::Zip),
            [0x1F, 0x8B, 8, flags, ..] if flags & 0xE0 == 0 => Some(Self::Gzip),
            [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..] => Some(Self::Bzip2),
            [0xFD, b'7', b'z', b'X', b'Z', 0, ..] => Some(Self::Xz),
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Some(Self::Zstd),
            _ if is_tar(bytes) => Some(Self::Tar),
            _ => None,
        }
    }

    /// The name of the form, as a layer of a finding.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Zip => "zip",
            Self::Tar => "tar",
            Self::Gzip => "gzip",
            Self::Bzip2 => "bzip2",
            Self::Xz => "xz",
            Self::Zstd => "zstd",
        }
    }

    /// The endings that a compressed file has beside its own name, and what they stand for.
    pub(super) fn endings(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Gzip => &[(".tgz", ".tar"), (".gz", "")],
            Self::Bzip2 => &[(".tbz2", ".tar"), (".bz2", "")],
            Self::Xz => &[(".txz", ".tar"), (".xz", "")],
            Self::Zstd => &[(".tzst", ".tar"), (".zst", "")],
            Self::Zip | Self::Tar => &[],
        }
    }

    /// What is in a compressed file; `None` for an archive.
    pub(super) fn decompress<'r>(self, packed: impl Read + 'r) -> io::Result<Option<Box<dyn Read + 'r>>> {
        Ok(Some(match self {
            Self::Gzip => Box::new(flate2::read::MultiGzDecoder::new(packed)),
            Self::Bzip2 => Box::new(bzip2::read::MultiBzDecoder::new(packed)),
            Self::Xz => Box::new(lzma_rust2::XzReader::new_mem_limit(packed, true, WINDOW >> 10)),
            Self::Zstd => {
                let decoder = ruzstd::decoding::StreamingDecoder::new_with_max_window_size(
                    BufReader::new(packed),
                    u64::from(WINDOW),
                );
                Box::new(decoder.map_err(io::Error::other)?)
            }
            Self::Zip | Self::Tar => return Ok(None),
        }))
    }
}

/// Whether bytes begin with the header of a tar's member, whose sum it holds itself: a text may have `ustar` where a tar does.
fn is_tar(bytes: &[u8]) -> bool {
    let Some(header) = bytes.get(..512).filter(|header| &header[257..262] == b"ustar") else { return false };
    let stated = std::str::from_utf8(&header[148..156]).unwrap_or_default();
    let stated = u32::from_str_radix(stated.trim_matches(['\0', ' ']), 8);
    // The sum counts its own place as spaces.
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    let own: u32 = header[148..156].iter().map(|byte| u32::from(*byte)).sum();
    stated == Ok(sum - own + 8 * u32::from(b' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_known_by_their_first_bytes() {
        let mut text = vec![b'a'; 512];
        text[257..262].copy_from_slice(b"ustar");
        let mut tar = text.clone();
        tar[148..156].copy_from_slice(b"        ");
        let sum: u32 = tar.iter().map(|byte| u32::from(*byte)).sum();
        tar[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        let cases: [(&[u8], Option<Kind>, &str); 7] = [
            (&text, None, "a text with a word where a tar has it"),
            (b"PK\x03\x04\x14", Some(Kind::Zip), "a zip"),
            (b"PK, said the text", None, "a text that starts like one"),
            (b"\x1f\x8b\x08\x00", Some(Kind::Gzip), "a gzip"),
            (b"BZh9 is a prefix", None, "a text that starts like a bzip2"),
            (&tar, Some(Kind::Tar), "a tar"),
            (b"\x28\xb5\x2f\xfd\x00", Some(Kind::Zstd), "a zstd"),
        ];
        for (bytes, want, why) in cases {
            assert_eq!(Kind::of(bytes), want, "{why}");
        }
    }
}
