//! Chance that repeats itself: the same seed and path give the same values on any machine.

/// A `SplitMix64` generator (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
///
/// Not for cryptography: whoever has the seed has every value, which is what a corpus wants.
#[derive(Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// A generator for the file at `path`.
    ///
    /// Each file has a generator of its own, so that a new template changes no value elsewhere.
    pub(crate) fn new(seed: u64, path: &str) -> Self {
        let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(path.bytes().fold(0xcbf2_9ce4_8422_2325 ^ seed, fnv))
    }

    /// The next 64 bits.
    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// A number from 0 up to, not including, `limit`.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.word() % limit
    }

    /// One byte.
    pub(crate) fn byte(&mut self) -> u8 {
        self.word().to_le_bytes()[0]
    }

    /// One of the characters of an ASCII alphabet.
    pub(crate) fn letter(&mut self, alphabet: &str) -> char {
        char::from(*self.pick(alphabet.as_bytes()))
    }

    /// One of several things.
    pub(crate) fn pick<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        let index = self.below(things.len() as u64);
        &things[usize::try_from(index).expect("an index below a length is a usize")]
    }
}

#[test]
fn the_same_seed_and_path_repeat_and_others_differ() {
    let draw = |seed, path| Random::new(seed, path).word();
    assert_eq!(draw(1, "a/.env"), draw(1, "a/.env"), "a corpus that changes by itself proves nothing");
    assert_ne!(draw(1, "a/.env"), draw(2, "a/.env"), "another seed is another corpus");
    assert_ne!(draw(1, "a/.env"), draw(1, "b/.env"), "two files share no value");
}
