//! A part of what is to be scanned, for scans that several machines share.

use crate::blob::{Origin, slashed};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

/// Most parts that there may be: more machines than anybody has.
const MOST: u32 = 10_000;

/// One of so many parts: `2/5`. Each blob is in exactly one of them, on every machine the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which one, from 1.
    number: u32,
    /// How many there are.
    of: u32,
}

impl Shard {
    /// Whether a blob is in it: by its path as it is told, of what is in an archive by that of the archive, and by its id where it
    /// has no path.
    ///
    /// Of a history by its path too: all versions of a file have to be in one part, since when a secret came and went there is
    /// said by all of them. A blob that stood at several paths is judged by the part of the first, at all of them.
    pub fn has(self, origin: &Origin) -> bool {
        let name = match origin.outermost() {
            Origin::Object(None, id) | Origin::Message(id) => id.as_bytes().to_vec(),
            other => other.path().map(slashed).unwrap_or_default().into_bytes(),
        };
        let hash = Sha256::digest(&name);
        let hash = hash.iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte));
        hash % u64::from(self.of) == u64::from(self.number - 1)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no part; write the first of four as 1/4, {MOST} parts at most");
        let (number, of) = text.split_once('/').ok_or_else(wrong)?;
        let number = number.parse().map_err(|_| wrong())?;
        let of = of.parse().map_err(|_| wrong())?;
        if (1..=of).contains(&number) && of <= MOST { Ok(Self { number, of }) } else { Err(wrong()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::git::Id;

    #[test]
    fn a_part_is_written_as_one_of_so_many() {
        #[rustfmt::skip]
        let cases = [
            ("1/1",         true,  "all of it"),
            ("4/4",         true,  "the last one"),
            ("10000/10000", true,  "as many as there may be"),
            ("0/4",         false, "they count from 1"),
            ("5/4",         false, "beyond the last"),
            ("1/10001",     false, "too many"),
            ("1/0",         false, "none"),
            ("1",           false, "of how many?"),
            ("a/4",         false, "no number"),
            ("-1/4",        false, "less than none"),
            ("1/4/2",       false, "parts of parts"),
        ];
        for (text, is_one, why) in cases {
            let shard = text.parse::<Shard>();
            assert_eq!(shard.is_ok(), is_one, "{why}");
            assert!(shard.map_or(true, |shard| shard.to_string() == text), "{why}");
        }
    }

    #[test]
    fn every_blob_is_in_one_part_and_all_parts_have_some() {
        let shards: Vec<Shard> = (1..=5).map(|number| Shard { number, of: 5 }).collect();
        let mut counts = [0; 5];
        for n in 0..1000_u32 {
            let path = format!("src/{n}.ts");
            let mut id = [0; 20];
            id[..4].copy_from_slice(&n.to_be_bytes());
            let id = Id::from_bytes_or_panic(&id);
            for origin in [Origin::File(path.into()), Origin::Object(None, id)] {
                let has: Vec<usize> = (0..5).filter(|at| shards[*at].has(&origin)).collect();
                assert_eq!(has.len(), 1, "{origin:?}");
                counts[has[0]] += 1;
            }
        }
        assert!(counts.iter().all(|count| (300..500).contains(count)), "{counts:?}");
    }

    #[test]
    fn a_part_stays_the_same_from_version_to_version_and_machine_to_machine() {
        let shard = |origin: &Origin| {
            let has = |number: &u32| Shard { number: *number, of: 7 }.has(origin);
            (1..=7).find(has).unwrap_or_default()
        };
        let zip = Origin::File("a/b.zip".into());
        let id = Id::from_bytes_or_panic(&[0xab; 20]);
        #[rustfmt::skip]
        let cases = [
            (Origin::File("src/pagos.ts".into()),   "a file"),
            (Origin::File("./src/pagos.ts".into()), "the same, spelt otherwise"),
            (Origin::Index("src/pagos.ts".into()),  "the same, staged"),
        ];
        for (origin, why) in cases {
            assert_eq!(shard(&origin), shard(&Origin::File("src/pagos.ts".into())), "{why}");
        }
        assert_eq!(
            shard(&Origin::member(&zip, "x/.env".into())),
            shard(&zip),
            "a member is where its archive is"
        );
        let (version, other) = (id, Id::from_bytes_or_panic(&[0xcd; 20]));
        let blob = |id| Origin::Object(Some("src/pagos.ts".into()), id);
        assert_eq!(shard(&blob(version)), shard(&blob(other)), "versions of a file are together");
        assert_eq!(shard(&Origin::File("src/pagos.ts".into())), 2, "pinned");
        assert_eq!(shard(&Origin::Message(id)), 5, "pinned");
    }
}
