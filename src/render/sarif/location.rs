//! Where something is: URIs and regions.

use crate::blob::Origin;
use crate::span::Position;
use sarif::sarif::{ArtifactLocation, PhysicalLocation, Region};
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Component, Path, Prefix};

/// The name of the scanned folder in URIs, as GitHub and others know it.
pub(super) const ROOT: &str = "%SRCROOT%";

/// The file of a blob, also of one that is there no more: GitHub wants a path for every result, and takes any.
///
/// What is in an archive stands behind it: `backup.zip!config/.env`. What has no path is called as in the other reports:
/// `<stdin>`, `<blob 0123456789ab>`, `<message 0123456789ab>`. Encoded that is a relative URI, which uploads need; it
/// names no file, which a word like `messages/…` could; and it stays the same from run to run, so that alerts do.
pub(super) fn artifact(origin: &Origin) -> ArtifactLocation {
    match (origin, origin.path()) {
        (Origin::Member(_), _) | (_, None) => artifact_at(Path::new(&origin.told())),
        (_, Some(path)) => artifact_at(path),
    }
}

/// The file at `path`: below the root, where it is relative and does not climb out.
pub(super) fn artifact_at(path: &Path) -> ArtifactLocation {
    let mut location = ArtifactLocation::builder().uri(uri(path)).build();
    if path.is_relative() && !path.components().any(|part| part == Component::ParentDir) {
        location.uri_base_id = Some(ROOT.to_owned());
    }
    location
}

/// A region of a file.
pub(super) fn physical(artifact: ArtifactLocation, region: Region) -> PhysicalLocation {
    PhysicalLocation::builder().artifact_location(artifact).region(region).build()
}

/// From `start` up to, not including, `end`, in UTF-16 code units, as the run's `columnKind` says.
pub(super) fn region(start: Position, end: Position) -> Region {
    Region::builder()
        .start_line(number(start.line))
        .start_column(number(start.column_utf16))
        .end_line(number(end.line))
        .end_column(number(end.column_utf16))
        .build()
}

/// A whole line.
pub(super) fn line(line: usize) -> Region {
    Region::builder().start_line(number(line)).build()
}

/// A count as SARIF has it.
pub(super) fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A path as a URI reference (RFC 3986): `/` between the parts, all else encoded, bytes that are no UTF-8 too.
///
/// A colon is encoded, since `a:b` would read as the scheme `a`. An absolute path is a `file` URI.
fn uri(path: &Path) -> String {
    let mut uri = String::new();
    let mut parts = path.components().peekable();
    if path.is_absolute() {
        uri.push_str("file://");
    }
    while let Some(part) = parts.next() {
        match part {
            Component::Prefix(prefix) => match prefix.kind() {
                Prefix::Disk(letter) | Prefix::VerbatimDisk(letter) => {
                    let _ = write!(uri, "/{}:", char::from(letter)); // writing to a String cannot fail
                }
                _ => encode(prefix.as_os_str(), &mut uri),
            },
            Component::RootDir => uri.push('/'),
            Component::CurDir => continue,
            Component::ParentDir => uri.push_str(".."),
            Component::Normal(name) => encode(name, &mut uri),
        }
        if matches!(part, Component::Normal(_) | Component::ParentDir) && parts.peek().is_some() {
            uri.push('/');
        }
    }
    if uri.is_empty() { ".".to_owned() } else { uri }
}

/// Append `name`, percent-encoding every byte outside RFC 3986's unreserved ones.
fn encode(name: &OsStr, uri: &mut String) {
    for byte in name.as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(byte) {
            uri.push(char::from(*byte));
        } else {
            let _ = write!(uri, "%{byte:02X}"); // writing to a String cannot fail
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_relative_uri() {
        #[rustfmt::skip]
        let cases = [
            // path              uri                          why
            ("src/a.ts",         "src/a.ts",                  "what is safe stays"),
            ("./src//a.ts",      "src/a.ts",                  "no empty or idle part"),
            ("a b/c#d?e%f.env",  "a%20b/c%23d%3Fe%25f.env",   "what has a meaning in a URI is encoded"),
            ("[id]/page.tsx",    "%5Bid%5D/page.tsx",         "brackets too"),
            ("c:d",              "c%3Ad",                     "no scheme by accident"),
            ("año/ñ.env",        "a%C3%B1o/%C3%B1.env",       "UTF-8 bytes"),
            ("a\u{202e}\n",      "a%E2%80%AE%0A",             "nothing reaches a terminal"),
            ("<stdin>",          "%3Cstdin%3E",               "a nameless pipe"),
            ("",                 ".",                         "never empty"),
        ];
        for (path, uri, why) in cases {
            let location = artifact_at(Path::new(path));
            assert_eq!(location.uri.as_deref(), Some(uri), "{why}");
            assert_eq!(location.uri_base_id.as_deref(), Some(ROOT), "{why}");
        }
    }

    #[test]
    fn a_path_out_of_the_tree_has_no_base() {
        #[rustfmt::skip]
        let cases = [
            ("../a.env", "../a.env", "a climbing path is relative to no root"),
            #[cfg(unix)]
            ("/tmp/x y/a.env", "file:///tmp/x%20y/a.env", "an absolute path is a file URI"),
            #[cfg(windows)]
            (r"C:\x y\a.env", "file:///C:/x%20y/a.env", "an absolute path is a file URI"),
        ];
        for (path, uri, why) in cases {
            let location = artifact_at(Path::new(path));
            assert_eq!(location.uri.as_deref(), Some(uri), "{why}");
            assert_eq!(location.uri_base_id, None, "{why}");
        }
    }

    #[test]
    fn what_has_no_path_is_called_as_in_other_reports() {
        let message = Origin::Message(crate::git::Id::from_bytes_or_panic(&[0xab; 20]));
        let location = artifact(&message);
        assert_eq!(location.uri.as_deref(), Some("%3Cmessage%20abababababab%3E"));
        assert_eq!(location.uri_base_id.as_deref(), Some(ROOT));
        assert_eq!(artifact(&Origin::Stdin(None)).uri.as_deref(), Some("%3Cstdin%3E"));
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_text_are_kept() {
        use std::os::unix::ffi::OsStrExt as _;
        let origin = Origin::File(OsStr::from_bytes(b"a\xFF.env").into());
        assert_eq!(artifact(&origin).uri.as_deref(), Some("a%FF.env"));
    }
}
