//! Whether letters read like words of a language, which letters drawn at random do not.

use crate::rule::Rules;
use crate::rule::words::split_name;

/// How many letters of a value are in chunks that read like words, and how many chunks do.
pub(super) fn wordy_letters(value: &[u8], rules: &Rules) -> (usize, usize) {
    let words = split_name(value);
    let mut chunks = words.iter().flat_map(|word| word.split(|char: char| char.is_ascii_digit()));
    let wordy: Vec<usize> = chunks
        .by_ref()
        .filter(|chunk| reads_like_a_word(chunk, &rules.placeholders.followers) || is_rule_word(chunk, rules))
        .map(str::len)
        .collect();
    (wordy.iter().sum(), wordy.len())
}

/// Whether a chunk is a word of the rules' names (`webhook` is no word of a dictionary).
fn is_rule_word(chunk: &str, rules: &Rules) -> bool {
    let mut phrases = rules.credentials.iter().flat_map(|rule| &rule.names);
    chunk.len() >= 3 && phrases.any(|phrase| phrase.words().iter().any(|word| word == chunk))
}

/// Whether lower-case letters follow each other as in English or Spanish: with a vowel, and with
/// next to no pair that the languages avoid.
fn reads_like_a_word(chunk: &str, followers: &[u32; 26]) -> bool {
    let letters = chunk.as_bytes();
    let vowels =
        letters.iter().filter(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')).count();
    if letters.len() < 3 || vowels * 6 < letters.len() || !letters.iter().all(u8::is_ascii_lowercase) {
        return false;
    }
    let rare = letters
        .windows(2)
        .filter(|pair| followers[usize::from(pair[0] - b'a')] & (1 << (pair[1] - b'a')) == 0)
        .count();
    rare * 6 <= letters.len() && (rare == 0 || letters.len() > 5)
}

/// The same with no rare pair at all: of letters at random few do.
pub(super) fn reads_like_one(word: &str, followers: &[u32; 26]) -> bool {
    let known = |pair: &[u8]| followers[usize::from(pair[0] - b'a')] & (1 << (pair[1] - b'a')) != 0;
    reads_like_a_word(word, followers) && word.as_bytes().windows(2).all(known)
}
