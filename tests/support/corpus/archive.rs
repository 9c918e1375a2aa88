//! Folders of templates that are packed: `copia.zip!/app/.env` becomes the member `app/.env` of `copia.zip`.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use zip::write::{SimpleFileOptions, ZipWriter};

/// What a folder's name ends in when it is packed; the same sign stands before a member in a report.
const SIGN: &str = "!/";

/// Files by path, those of archives packed into one file each, the innermost archive first.
pub(crate) fn pack(mut files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    while let Some(archive) = innermost(&files) {
        let inside = format!("{archive}{SIGN}");
        let mut members = Vec::new();
        files.retain(|path, bytes| {
            let member = path.strip_prefix(&inside);
            members.extend(member.map(|member| (member.to_owned(), std::mem::take(bytes))));
            member.is_none()
        });
        files.insert(archive.clone(), packed(&archive, &members));
    }
    files
}

/// How a report calls the file of the template at `path`: no slash after the sign, and the tar that a `.tar.gz`
/// holds is a member of its own.
pub(crate) fn name(path: &str) -> String {
    path.split(SIGN)
        .map(|part| match part.strip_suffix(".tar.gz") {
            Some(_) if path.contains(&format!("{part}{SIGN}")) => {
                let tar = part.strip_suffix(".gz").unwrap_or(part);
                format!("{part}!{}", tar.rsplit('/').next().unwrap_or(tar))
            }
            _ => part.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("!")
}

/// The path of an archive that no other archive stands in.
fn innermost(files: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    let inside = |path: &String| path.rfind(SIGN).map(|at| path[..at].to_owned());
    files.keys().filter_map(inside).max_by_key(|archive| archive.matches(SIGN).count())
}

fn packed(archive: &str, members: &[(String, Vec<u8>)]) -> Vec<u8> {
    match archive.rsplit('.').next() {
        Some("gz") if archive.contains(".tar.") => gzipped(&tarred(members)),
        Some("gz") => {
            assert_eq!(members.len(), 1, "{archive} holds one file");
            gzipped(&members[0].1)
        }
        Some("tar") => tarred(members),
        _ => zipped(members),
    }
}

fn zipped(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in members {
        archive.start_file(path, SimpleFileOptions::default()).expect("a name that zip takes");
        archive.write_all(bytes).expect("memory takes all");
    }
    archive.finish().expect("memory takes all").into_inner()
}

fn tarred(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (path, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        archive.append_data(&mut header, path, bytes.as_slice()).expect("memory takes all");
    }
    archive.into_inner().expect("memory takes all")
}

/// Gzip without a name or a clock, so that the same text gives the same bytes.
pub(crate) fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_within_archives_are_packed_from_the_inside() {
        let files = ["a.zip!/b.tar.gz!/.env", "a.zip!/c.txt", "d.log.gz!/d.log", "e.txt"];
        let packed = pack(files.map(|path| (path.to_owned(), b"x".to_vec())).into());
        assert_eq!(packed.keys().collect::<Vec<_>>(), ["a.zip", "d.log.gz", "e.txt"]);
        assert!(packed["a.zip"].starts_with(b"PK") && packed["d.log.gz"].starts_with(b"\x1f\x8b"));
    }

    #[test]
    fn members_are_named_as_reports_name_them() {
        #[rustfmt::skip]
        let cases = [
            // template                   name                               why
            ("a/b.env",                   "a/b.env",                      ), // no archive
            ("x/a.zip!/app/.env",         "x/a.zip!app/.env",             ), // one level
            ("x/a.tar.gz!/.env",          "x/a.tar.gz!a.tar!.env",        ), // gzip holds a tar, the tar a file
            ("a.zip!/b/c.tar.gz!/.env",   "a.zip!b/c.tar.gz!c.tar!.env",  ), // within each other
        ];
        for (path, expected) in cases {
            assert_eq!(name(path), expected);
        }
    }
}
