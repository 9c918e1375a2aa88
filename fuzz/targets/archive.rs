//! Archives and compressed files, as the walk opens them.

use super::{check, disk, mend};

/// Any bytes that begin as a zip does.
pub(crate) fn zip(data: &[u8]) {
    let mut bytes = data.to_vec();
    begin(&mut bytes, b"PK\x03\x04");
    look("archivo.zip", &bytes);
}

/// Any bytes that begin as a tar does.
pub(crate) fn tar(data: &[u8]) {
    let mut bytes = data.to_vec();
    if let Some(magic) = bytes.get_mut(257..262) {
        magic.copy_from_slice(b"ustar");
    }
    mend::tar(&mut bytes);
    look("archivo.tar", &bytes);
}

/// Any bytes that begin as a compressed file does: the first says as which.
pub(crate) fn compressed(data: &[u8]) {
    let Some((first, data)) = data.split_first() else { return };
    let (name, magic): (&str, &[u8]) = match first % 4 {
        0 => ("a.log.gz", b"\x1F\x8B\x08\x00"),
        1 => ("a.tbz2", b"BZh91AY&SY"),
        2 => ("a.txt.xz", b"\xFD7zXZ\0"),
        _ => ("a.tar.zst", b"\x28\xB5\x2F\xFD"),
    };
    let mut bytes = data.to_vec();
    begin(&mut bytes, magic);
    mend::xz(&mut bytes);
    look(name, &bytes);
}

/// Have `bytes` begin with `magic`.
fn begin(bytes: &mut [u8], magic: &[u8]) {
    if let Some(start) = bytes.get_mut(..magic.len()) {
        start.copy_from_slice(magic);
    }
}

fn look(name: &str, bytes: &[u8]) {
    let folder = disk::folder();
    disk::write(folder.path(), name, bytes);
    let report = check::plainly_scanned(&disk::walk(folder.path().join(name)));
    check::harmless(&report, check::rules(), bytes.len().is_multiple_of(16));
}
