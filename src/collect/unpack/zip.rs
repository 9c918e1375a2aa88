//! The members of a zip.

use super::budget::{Budget, limit, told};
use crate::receipt::Why;
use std::io::{self, Cursor, Read};

/// Takes a member: its name, and its content or why there is none.
pub(super) type Take<'t> = &'t mut dyn FnMut(&str, Result<&mut dyn Read, Why>);

/// Hand over every file in a zip: its name, and its content or why there is none.
///
/// An error is one of the archive as a whole.
pub(super) fn members(bytes: &[u8], budget: &Budget, take: Take<'_>) -> io::Result<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(io::Error::other)?;
    for at in 0..archive.len() {
        if !budget.member() {
            return Err(limit("it has more than 200,000 members; the rest was not read"));
        }
        let (name, is_file, encrypted) = match archive.by_index_raw(at) {
            Ok(member) => (
                String::from_utf8_lossy(member.name_raw()).into_owned(),
                member.is_file(),
                member.encrypted(),
            ),
            Err(error) => {
                take(&format!("({at})"), Err(Why::Unreadable(told(&error.into()))));
                continue;
            }
        };
        if encrypted {
            take(&name, Err(Why::Encrypted));
        } else if is_file {
            match archive.by_index(at) {
                Ok(member) => take(&name, Ok(&mut budget.limit(member))),
                Err(error) => take(&name, Err(Why::Unreadable(told(&error.into())))),
            }
        }
    }
    Ok(())
}
