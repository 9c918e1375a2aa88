//! Opening what is an archive, and reading what is none.

use super::budget::{Budget, limit, told};
use super::kind::Kind;
use super::{tar, zip};
use crate::blob::{Blob, Origin};
use crate::collect::item::Item;
use crate::collect::read::{self, WHOLE};
use crate::receipt::{Skipped, Why};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// How deep archives in archives are opened. A wheel in a zip in a tar.gz is four.
const DEPTH: usize = 6;

/// Largest zip that is opened, in bytes: its list of members stands at its end.
const ZIP: u64 = 512 << 20;

/// Hands over what is in a file.
struct Unpacker<'u> {
    budget: Budget,
    visit: &'u (dyn Fn(Item<'_>) + Sync),
}

/// Hand over a file, or what is in it. `buffer` is kept from file to file, at the size that it has grown to.
pub(in crate::collect) fn stream(
    origin: &Origin,
    stream: &mut dyn Read,
    buffer: &mut Vec<u8>,
    visit: &(dyn Fn(Item<'_>) + Sync),
) -> io::Result<()> {
    let mut counted = Counted { stream, read: 0 };
    let unpacker = Unpacker { budget: Budget::default(), visit };
    unpacker.read(origin, &mut counted, buffer, 0)?;
    visit(Item::Done(origin, counted.read));
    Ok(())
}

/// Hand over a file that is in memory already, or what is in it.
pub(in crate::collect) fn bytes(
    origin: &Origin,
    bytes: &[u8],
    buffer: &mut Vec<u8>,
    visit: &(dyn Fn(Item<'_>) + Sync),
) {
    if bytes.len() < WHOLE && Kind::of(bytes).is_none() {
        visit(Item::Blob(Blob::whole(origin, bytes)));
        visit(Item::Done(origin, bytes.len() as u64));
    } else {
        let mut rest = bytes;
        // Reading from memory does not fail.
        let _ = stream(origin, &mut rest, buffer, visit);
    }
}

/// A stream whose bytes are counted.
struct Counted<'s> {
    stream: &'s mut dyn Read,
    read: u64,
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(into)?;
        self.read += read as u64;
        Ok(read)
    }
}

impl Unpacker<'_> {
    /// Read one file, which may be an archive.
    fn read(
        &self,
        origin: &Origin,
        stream: &mut dyn Read,
        buffer: &mut Vec<u8>,
        depth: usize,
    ) -> io::Result<()> {
        let filled = read::fill(stream, buffer, 0)?;
        let Some(kind) = Kind::of(&buffer[..filled]) else {
            return read::windows(origin, stream, buffer, filled, self.visit);
        };
        if depth == DEPTH {
            self.skip(origin, Why::Unreadable(format!("archives in archives, more than {DEPTH} deep")));
            return Ok(());
        }
        let opened = match kind {
            Kind::Zip => self.zip(origin, stream, &buffer[..filled], depth),
            Kind::Tar => self.tar(origin, &mut buffer[..filled].chain(&mut *stream), depth),
            _ => self.compressed(kind, origin, &mut buffer[..filled].chain(&mut *stream), depth),
        };
        if let Err(error) = opened {
            let why = format!("damaged, or no {} after all: {}", kind.name(), told(&error));
            self.skip(origin, Why::Unreadable(why));
            if filled < WHOLE {
                // What could not be opened may still be read as it is.
                return read::windows(origin, stream, buffer, filled, self.visit);
            }
        }
        Ok(())
    }

    /// The members of a zip, for which all of it must be there.
    fn zip(&self, origin: &Origin, stream: &mut dyn Read, start: &[u8], depth: usize) -> io::Result<()> {
        let mut whole = Vec::new();
        let mut bytes = start;
        if bytes.len() == WHOLE {
            whole.extend_from_slice(bytes);
            stream.take(ZIP - bytes.len() as u64).read_to_end(&mut whole)?;
            if whole.len() as u64 == ZIP {
                return Err(limit("it is larger than 512 MB"));
            }
            bytes = &whole;
        }
        let mut inner = Vec::new();
        zip::members(bytes, &self.budget, &mut |name, content| {
            let member = Origin::member(origin, PathBuf::from(name));
            match content {
                Ok(content) => self.member(&member, content, &mut inner, depth),
                Err(why) => self.skip(&member, why),
            }
        })
    }

    /// The members of a tar.
    fn tar(&self, origin: &Origin, stream: &mut dyn Read, depth: usize) -> io::Result<()> {
        let mut inner = Vec::new();
        tar::members(stream, &self.budget, &mut |name, content| {
            self.member(&Origin::member(origin, name), content, &mut inner, depth);
        })
    }

    /// What a compressed file holds.
    fn compressed(&self, kind: Kind, origin: &Origin, stream: &mut dyn Read, depth: usize) -> io::Result<()> {
        let Some(content) = kind.decompress(stream)? else { return Ok(()) };
        let member = Origin::member(origin, own_name(origin, kind));
        self.read(&member, &mut self.budget.limit(content), &mut Vec::new(), depth + 1)
    }

    /// Read one member; an error is its own, and the next one follows.
    fn member(&self, member: &Origin, content: &mut dyn Read, buffer: &mut Vec<u8>, depth: usize) {
        if let Err(error) = self.read(member, content, buffer, depth + 1) {
            self.skip(member, Why::Unreadable(told(&error)));
        }
    }

    fn skip(&self, origin: &Origin, why: Why) {
        (self.visit)(Item::Skipped(Skipped { path: origin.told(), why }));
    }
}

/// The name of what a compressed file holds: its own, without the ending.
fn own_name(origin: &Origin, kind: Kind) -> PathBuf {
    let path = match origin {
        Origin::Member(member) => Some(member.name.as_path()),
        origin => origin.path(),
    };
    let name =
        path.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut endings = kind.endings().iter();
    let stem = endings.find_map(|(ending, instead)| Some(format!("{}{instead}", name.strip_suffix(ending)?)));
    PathBuf::from(stem.filter(|stem| !stem.is_empty()).unwrap_or_else(|| format!("({})", kind.name())))
}
