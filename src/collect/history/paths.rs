//! Every path of a history, each folder and name once.

use crate::git::path_of;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The number of the top of the tree.
pub(super) const TOP: u32 = 0;

/// Paths by number. A path is a name in a folder, which is a path.
#[derive(Debug)]
pub(super) struct Paths {
    nodes: Vec<(u32, Box<[u8]>)>,
    /// How many bytes each path has.
    lengths: Vec<u32>,
    known: HashMap<(u32, Box<[u8]>), u32>,
}

impl Paths {
    pub(super) fn new() -> Self {
        Self { nodes: vec![(TOP, Box::default())], lengths: vec![0], known: HashMap::new() }
    }

    /// The number of a name in a folder.
    pub(super) fn number(&mut self, folder: u32, name: &[u8]) -> u32 {
        let key = (folder, Box::from(name));
        if let Some(number) = self.known.get(&key) {
            return *number;
        }
        let number = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push((folder, Box::from(name)));
        let length = u32::try_from(name.len()).unwrap_or(u32::MAX);
        self.lengths.push(self.lengths[folder as usize].saturating_add(length).saturating_add(1));
        self.known.insert(key, number);
        number
    }

    /// How many bytes a path has, and one more.
    pub(super) fn length(&self, number: u32) -> usize {
        self.lengths[number as usize] as usize
    }

    /// The place of each path in an order that does not depend on numbers: by name, folder by folder. Paths themselves are not
    /// made for it: deep ones would fill the memory.
    pub(super) fn places(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (1..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).collect();
        order.sort_unstable_by_key(|number| {
            let (folder, name) = &self.nodes[*number as usize];
            (*folder, std::cmp::Reverse(name))
        });
        let mut places = vec![0; self.nodes.len()];
        let mut rest = vec![TOP];
        let mut next = 0;
        while let Some(number) = rest.pop() {
            places[number as usize] = next;
            next += 1;
            let start = order.partition_point(|inner| self.nodes[*inner as usize].0 < number);
            let inner = order[start..].iter().take_while(|inner| self.nodes[**inner as usize].0 == number);
            rest.extend(inner);
        }
        places
    }

    /// The number of a path, if it is known.
    pub(super) fn find(&self, path: &Path) -> Option<u32> {
        let bytes = path.as_os_str().as_encoded_bytes();
        let mut at = TOP;
        for name in bytes.split(|byte| *byte == b'/').filter(|name| !name.is_empty()) {
            at = *self.known.get(&(at, Box::from(name)))?;
        }
        Some(at)
    }

    /// The bytes of a path, with `/` between its parts.
    pub(super) fn bytes(&self, number: u32) -> Vec<u8> {
        let mut parts = Vec::new();
        let mut at = number;
        while at != TOP {
            let (folder, name) = &self.nodes[at as usize];
            parts.push(&name[..]);
            at = *folder;
        }
        parts.reverse();
        parts.join(&b'/')
    }

    /// A path.
    pub(super) fn path(&self, number: u32) -> PathBuf {
        path_of(&self.bytes(number))
    }

    /// Take over all paths of another table; the numbers that they have here.
    pub(super) fn take(&mut self, other: &Self) -> Vec<u32> {
        let mut numbers = vec![TOP];
        for (folder, name) in &other.nodes[1..] {
            // A folder stands before what is in it.
            let folder = numbers[*folder as usize];
            numbers.push(self.number(folder, name));
        }
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_keep_their_bytes_when_tables_are_joined() {
        let mut one = Paths::new();
        let folder = one.number(TOP, b"src");
        one.number(folder, b"a.rs");
        let mut two = Paths::new();
        let top = two.number(TOP, b"b.rs");
        let folder = two.number(TOP, b"src");
        let inner = two.number(folder, b"b.rs");
        let numbers = one.take(&two);
        assert_eq!(one.bytes(numbers[top as usize]), b"b.rs");
        assert_eq!(one.bytes(numbers[inner as usize]), b"src/b.rs");
        assert_eq!(one.find(Path::new("src/b.rs")), Some(numbers[inner as usize]));
        assert_eq!(one.find(Path::new("src/c.rs")), None);
        let places = one.places();
        let mut paths: Vec<u32> = (0..5).collect();
        paths.sort_by_key(|number| places[*number as usize]);
        let paths: Vec<_> = paths.into_iter().map(|number| one.bytes(number)).collect();
        assert_eq!(paths, [&b""[..], b"b.rs", b"src", b"src/a.rs", b"src/b.rs"]);
        assert_eq!(one.length(numbers[inner as usize]), "src/b.rs".len() + 1);
    }
}
