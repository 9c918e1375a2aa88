//! Objects that have a file of their own.

use super::object::{Cache, OBJECT_LIMIT, Object, Type};
use super::pack::Unread;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Longest header, `commit 18446744073709551615` and a NUL, with room.
const HEADER: usize = 40;

/// The file of an object in a folder of objects.
pub(super) fn path(objects: &Path, id: &gix_hash::oid) -> PathBuf {
    let hex = id.to_hex().to_string();
    objects.join(&hex[..2]).join(&hex[2..])
}

/// Whether a folder of objects has an object as a file.
pub(super) fn has(objects: &Path, id: &gix_hash::oid) -> bool {
    path(objects, id).symlink_metadata().is_ok()
}

/// Read an object.
pub(super) fn read(objects: &Path, id: &gix_hash::oid, cache: &mut Cache) -> Result<Object, Unread> {
    let path = path(objects, id);
    let Ok(meta) = path.symlink_metadata() else { return Err(Unread::Missing) };
    let folder =
        path.parent().is_some_and(|folder| folder.symlink_metadata().is_ok_and(|meta| meta.is_dir()));
    if !meta.is_file() || !folder {
        return Err(Unread::Corrupt);
    }
    if meta.len() > OBJECT_LIMIT as u64 {
        return Err(Unread::TooLarge);
    }
    let mut packed = Vec::new();
    let limit = OBJECT_LIMIT as u64 + 1;
    let read = fs::File::open(&path).and_then(|file| file.take(limit).read_to_end(&mut packed));
    read.map_err(|_| Unread::Corrupt)?;
    unpack(&packed, cache)
}

/// Inflate `TYPE SIZE\0CONTENT`.
fn unpack(packed: &[u8], cache: &mut Cache) -> Result<Object, Unread> {
    let inflate = &mut cache.inflate.0;
    let mut start = [0; HEADER];
    inflate.reset();
    let (_, _, written) = inflate.prefix(packed, &mut start).map_err(|_| Unread::Corrupt)?;
    let end = start[..written].iter().position(|byte| *byte == 0).ok_or(Unread::Corrupt)?;
    let header = std::str::from_utf8(&start[..end]).map_err(|_| Unread::Corrupt)?;
    let (kind, size) = header.split_once(' ').ok_or(Unread::Corrupt)?;
    let kind = match kind {
        "commit" => Type::Commit,
        "tree" => Type::Tree,
        "blob" => Type::Blob,
        "tag" => Type::Tag,
        _ => return Err(Unread::Corrupt),
    };
    let size: usize = size.parse().map_err(|_| Unread::Corrupt)?;
    if size > OBJECT_LIMIT {
        return Err(Unread::TooLarge);
    }
    let mut data = vec![0; end + 1 + size];
    inflate.reset();
    let (status, _, written) = inflate.once(packed, &mut data).map_err(|_| Unread::Corrupt)?;
    if written != data.len() || status != gix_zlib::Status::StreamEnd {
        return Err(Unread::Corrupt);
    }
    data.drain(..=end);
    Ok(Object { kind, data: Arc::new(data) })
}

/// The ids of all objects in a folder of objects that begin with some hex digits, in order.
pub(super) fn ids(objects: &Path, prefix: &str) -> Vec<gix_hash::ObjectId> {
    let mut ids = Vec::new();
    let names = |folder: &Path| -> Vec<String> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
    };
    let short = &prefix[..prefix.len().min(2)];
    for first in names(objects).into_iter().filter(|name| name.len() == 2 && name.starts_with(short)) {
        for rest in names(&objects.join(&first)) {
            let hex = format!("{first}{rest}");
            if hex.starts_with(prefix) {
                ids.extend(gix_hash::ObjectId::from_hex(hex.as_bytes()));
            }
        }
    }
    ids.sort();
    ids
}
