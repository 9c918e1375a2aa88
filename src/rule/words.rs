//! Names as words, whatever their casing: `MONO_API_KEY`, `monoApiKey`, `mono-api-key`, `mono.api.key`.

use std::fmt;

/// Words of a name or of a rule, lower case, in order: `api key`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(from = "String")]
pub struct Phrase {
    words: Vec<String>,
    /// What it starts with.
    first: Firsts,
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl Phrase {
    /// The words of `text`, which separates them by spaces.
    pub fn new(text: &str) -> Self {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let start = words.first().map_or("", String::as_str);
        let mut first = Firsts::of_word(start.as_bytes());
        if start.len() < 2 {
            first.pairs = u64::MAX; // `x` of `x api key` starts `xapikey` as well
        }
        Self { words, first }
    }

    /// Its words.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// How many letters it has.
    pub fn weight(&self) -> usize {
        self.words.iter().map(String::len).sum()
    }

    /// Whether it can stand in a name whose words start with these letters: most phrases cannot, and asking costs
    /// next to nothing.
    pub fn may_be_in(&self, firsts: Firsts) -> bool {
        self.first.pairs & firsts.pairs != 0 || self.first.singles & firsts.singles != 0
    }

    /// Where it stands last in `name`, as a stretch of word indexes; words written together
    /// (`apikey`) match as well as words apart (`api_key`).
    pub fn last_in(&self, name: &[String]) -> Option<(usize, usize)> {
        let first = self.words.first()?.as_bytes().first();
        let starts = (0..name.len()).rev().filter(|start| name[*start].as_bytes().first() == first);
        starts.into_iter().find_map(|start| self.at(name, start).map(|end| (start, end)))
    }

    /// Whether it starts at word `start` of `name`; the index one past its last word.
    fn at(&self, name: &[String], start: usize) -> Option<usize> {
        let mut end = start;
        let wanted = self.words.iter();
        let mut rest = ""; // what is left of a word of `name` that several wanted words share
        for word in wanted {
            if rest.is_empty() {
                rest = name.get(end)?;
                end += 1;
            }
            if let Some(after) = rest.strip_prefix(word.as_str()) {
                rest = after;
            } else if let Some(after) = word.strip_prefix(rest) {
                // One wanted word (`breb`) is written as several (`Bre-B`).
                let mut left = after;
                while !left.is_empty() {
                    left = left.strip_prefix(name.get(end)?.as_str())?;
                    end += 1;
                }
                rest = "";
            } else {
                return None;
            }
        }
        rest.is_empty().then_some(end)
    }
}

/// The first two letters of each of a name's words, as bits of which one may stand for several pairs: what shares
/// one is looked at in vain, and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Firsts {
    pairs: u64,
    /// Of words of one letter.
    singles: u64,
}

impl Firsts {
    /// Those of these words.
    pub fn of(words: &[String]) -> Self {
        words.iter().fold(Self { pairs: 0, singles: 0 }, |all, word| {
            let Self { pairs, singles } = Self::of_word(word.as_bytes());
            // A longer word stands for no word of one letter, and one of one letter for every pair.
            if word.len() > 1 {
                Self { pairs: all.pairs | pairs, ..all }
            } else {
                Self { singles: all.singles | singles, ..all }
            }
        })
    }

    /// Both bits of one word.
    fn of_word(word: &[u8]) -> Self {
        let first = word.first().copied().unwrap_or_default();
        let second = word.get(1).copied().unwrap_or_default();
        Self { pairs: 1 << (first.wrapping_mul(7).wrapping_add(second) % 64), singles: 1 << (first % 64) }
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words.join(" "))
    }
}

/// The words of a name as code, configuration or a header spells it.
///
/// A word ends at anything that is no letter or digit, between `aB`, and between `AB` and `Bc`
/// (`APIKey` is `api`, `key`). Digits stay with the letters before them (`oauth2`, `v1`). Letters
/// with accents lose them, so that `contraseña` and `contrasena` are one word.
pub fn split_name(name: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(name);
    let chars: Vec<char> = text.chars().map(plain).collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (at, &char) in chars.iter().enumerate() {
        if !char.is_ascii_alphanumeric() {
            push(&mut words, &mut word);
            continue;
        }
        if at > 0 && breaks_before(chars[at - 1], char, chars.get(at + 1).copied()) {
            push(&mut words, &mut word);
        }
        word.push(char.to_ascii_lowercase());
    }
    push(&mut words, &mut word);
    words
}

/// Whether a word ends between two neighbours of a name.
fn breaks_before(before: char, char: char, after: Option<char>) -> bool {
    let hump = before.is_ascii_lowercase() || before.is_ascii_digit();
    let acronym = before.is_ascii_uppercase() && after.is_some_and(|after| after.is_ascii_lowercase());
    char.is_ascii_uppercase() && (hump || acronym)
}

/// Finish a word.
fn push(words: &mut Vec<String>, word: &mut String) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// A letter without its accent.
pub fn plain(char: char) -> char {
    match char {
        'á' | 'à' | 'â' => 'a',
        'é' | 'è' | 'ê' => 'e',
        'í' => 'i',
        'ó' | 'ô' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        'Á' => 'A',
        'É' => 'E',
        'Í' => 'I',
        'Ó' => 'O',
        'Ú' | 'Ü' => 'U',
        'Ñ' => 'N',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_be_in_a_name_is_not() {
        let names = ["XApiKey", "xapikey", "bre-b-key", "BREB", "b_reb", "mono", "m", "clientSecret", "k9"];
        for phrase in ["x api key", "breb", "b", "api key", "client secret", "k"].map(Phrase::new) {
            for name in names {
                let words = split_name(name.as_bytes());
                let found = (0..words.len()).rev().any(|start| phrase.at(&words, start).is_some());
                assert!(!found || phrase.may_be_in(Firsts::of(&words)), "{phrase} in {name}");
                assert_eq!(phrase.last_in(&words).is_some(), found, "{phrase} in {name}");
            }
        }
    }

    #[test]
    fn a_name_is_the_same_words_in_every_casing() {
        let cases = [
            ("MONO_API_KEY", "mono api key", "environment variable"),
            ("monoApiKey", "mono api key", "camel case"),
            ("MonoAPIKey", "mono api key", "an acronym ends before a word"),
            ("mono-api-key", "mono api key", "kebab case"),
            ("mono.api.key", "mono api key", "property"),
            ("Mono:ApiKey", "mono api key", ".NET section"),
            ("X-API-Key", "x api key", "header"),
            ("CONTRASEÑA_BILLETERA", "contrasena billetera", "accents are spelling"),
            ("oauth2Token", "oauth2 token", "digits stay with their word"),
            ("HACOMONO_KEY", "hacomono key", "mono is not a word of hacomono"),
            ("apikey", "apikey", "what is written together stays so"),
            ("", "", "nothing"),
        ];
        for (name, words, why) in cases {
            assert_eq!(split_name(name.as_bytes()).join(" "), words, "{why}: {name}");
        }
    }

    #[test]
    fn a_phrase_matches_words_apart_and_together() {
        let cases = [
            ("api key", "MONO_API_KEY", Some((1, 3)), "apart"),
            ("api key", "mono_apikey", Some((1, 2)), "together"),
            ("api key", "APIKEY_MONO", Some((0, 1)), "anywhere"),
            ("breb", "Bre-B", Some((0, 2)), "one word written as two"),
            ("api key", "api_keys", None, "a plural is another word"),
            ("key", "monkey", None, "not the end of another word"),
            ("api key", "mono_api", None, "half of it"),
            ("key", "key_of_key", Some((2, 3)), "the last one counts"),
        ];
        for (phrase, name, place, why) in cases {
            let got = Phrase::new(phrase).last_in(&split_name(name.as_bytes()));
            assert_eq!(got, place, "{why}: {phrase} in {name}");
        }
    }
}
