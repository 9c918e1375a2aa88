//! The members of a tar.

use super::budget::{Budget, limit};
use crate::git::path_of;
use std::io::{self, Read};
use std::path::PathBuf;
use tar::EntryType;

/// Longest name that is read. The library would take one of gigabytes.
const NAME: u64 = 64 << 10;

/// Hand over every file in a tar: its name and its content.
pub(super) fn members(
    stream: &mut dyn Read,
    budget: &Budget,
    take: &mut dyn FnMut(PathBuf, &mut dyn Read),
) -> io::Result<()> {
    let mut archive = tar::Archive::new(stream);
    let mut name: Option<Vec<u8>> = None;
    // Raw, so that names behind their headers are read by us, with a limit.
    for entry in archive.entries()?.raw(true) {
        let mut entry = entry?;
        if !budget.member() {
            return Err(limit("it has more than 200,000 members; the rest was not read"));
        }
        match entry.header().entry_type() {
            EntryType::GNULongName => {
                let mut long = Vec::new();
                entry.by_ref().take(NAME).read_to_end(&mut long)?;
                name = Some(long.split(|byte| *byte == 0).next().unwrap_or_default().to_vec());
            }
            EntryType::XHeader => {
                let mut text = Vec::new();
                entry.by_ref().take(NAME).read_to_end(&mut text)?;
                name = pax_path(&text).or(name);
            }
            EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse => {
                let own = entry.path_bytes().into_owned();
                take(path_of(&name.take().unwrap_or(own)), &mut entry);
            }
            _ => name = None,
        }
    }
    Ok(())
}

/// The path in an extended header: lines of `LENGTH KEY=VALUE`.
fn pax_path(text: &[u8]) -> Option<Vec<u8>> {
    let mut lines = text.split(|byte| *byte == b'\n');
    lines.find_map(|line| {
        let space = line.iter().position(|byte| *byte == b' ')?;
        line[space + 1..].strip_prefix(b"path=").map(<[u8]>::to_vec)
    })
}
