//! Doubts about a value: what shows that it is no credential, each with a name.

use super::wordy::wordy_letters;
use crate::detect::{Candidate, Carrier};
use crate::rule::Rules;
use crate::rule::words::split_name;

/// A share of letters in words of a language from which a value is words.
const WORDY: f64 = 0.6;

/// The longest value that is no JWT.
const OPAQUE: usize = 300;

/// The name of the doubt about a candidate's value, if there is one.
///
/// A doubt rests on structure: repetition, sequence, words of a language, marks of templates. Lists hold only
/// what documentation shows.
pub(super) fn doubt(candidate: &Candidate<'_>, rules: &Rules) -> Option<&'static str> {
    let value = candidate.secret().expose();
    let marks =
        |list: &[String]| list.iter().any(|mark| memchr::memmem::find(value, mark.as_bytes()).is_some());
    let starts = |list: &[String]| list.iter().any(|prefix| value.starts_with(prefix.as_bytes()));
    let password = candidate.rule.password;
    if value.len() < candidate.rule.min_length {
        return Some("short");
    }
    let sealed = rules.not_secrets.encrypted.iter().any(|mark| {
        candidate.lead().ends_with(mark.as_bytes())
            || memchr::memmem::find(candidate.lead(), mark.as_bytes()).is_some()
    });
    if starts(&rules.not_secrets.encrypted) || sealed {
        return Some("encrypted");
    }
    if rules
        .not_secrets
        .data
        .iter()
        .any(|mark| memchr::memmem::find(candidate.lead(), mark.as_bytes()).is_some())
    {
        return Some("encoded_data");
    }
    if value.len() > OPAQUE && !is_token(value) {
        return Some("encrypted"); // a sealed secret, an image, a certificate: no key is so long
    }
    if starts(&rules.not_secrets.references) || is_reference(value, password) {
        return Some("reference");
    }
    if rules.placeholders.samples.iter().any(|sample| is_sample(value, sample.as_bytes())) {
        return Some("documentation_sample");
    }
    if marks(&rules.placeholders.marks) || is_monotonous(value) || is_sequence(value) || has_run(value) {
        return Some("placeholder");
    }
    if candidate.carrier != Carrier::Bearer && is_typed_id(value, rules) {
        return Some("typed_id");
    }
    if value.strip_prefix(b"0x").is_some_and(|rest| rest.iter().all(u8::is_ascii_hexdigit)) {
        return Some("hash"); // a number, an address or a key of a chain
    }
    if !password && is_address(value) {
        return Some("address");
    }
    if is_token(value) {
        return None;
    }

    let expression = || (candidate.is_bare() && is_expression(value, rules)).then_some("code");
    words_doubt(value, password, rules).or_else(expression)
}

/// Whether a value refers to where the secret is kept: `$KEY`, `%KEY%`, `config.mono.key`, `@Key@`.
fn is_reference(value: &[u8], password: bool) -> bool {
    let first = value.first().copied().unwrap_or_default();
    let last = value.last().copied().unwrap_or_default();
    let framed = matches!((first, last), (b'%', b'%') | (b'@', b'@') | (b'#', b'#') | (b'_', b'_'));
    let variable = first == b'$'
        && value.get(1).is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'{' | b'('));
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let name = value.iter().skip(1).all(plain);
    (framed && value.len() > 2) || (variable && (!password || name))
}

/// Whether a value is, or begins like, one that the documentation shows.
fn is_sample(value: &[u8], sample: &[u8]) -> bool {
    memchr::memmem::find(value, sample).is_some()
}

/// Whether a value repeats itself, or has too few different characters to be drawn at random.
///
/// Of a long one its beginning is looked at: every period is tried, which takes the square of the length.
fn is_monotonous(value: &[u8]) -> bool {
    let value = &value[..value.len().min(OPAQUE)];
    let mut seen = [false; 256];
    for byte in value {
        seen[usize::from(*byte)] = true;
    }
    let different = seen.iter().filter(|seen| **seen).count();
    let period = |step: &usize| {
        let pairs = value.len() - step;
        let equal = (*step..value.len()).filter(|at| value[*at] == value[at - step]).count();
        equal * 20 >= pairs * 19
    };
    different < 5 || (1..=value.len() / 3).any(|step| period(&step))
}

/// Whether one character stands eight times in a row: by chance in no key that anybody has seen, often at the end of a made-up one.
fn has_run(value: &[u8]) -> bool {
    value.len() <= OPAQUE && value.windows(8).any(|run| run.iter().all(|byte| *byte == run[0]))
}

/// Whether most steps from one character to the next go up or down by one, runs of one counting as one:
/// `0123456789`, `abcdef`, `00112233`.
fn is_sequence(value: &[u8]) -> bool {
    let mut runs: Vec<u8> = value.iter().copied().filter(u8::is_ascii_alphanumeric).collect();
    runs.dedup();
    let steps = runs.windows(2);
    let total = steps.len();
    let up = steps
        .filter(|pair| {
            let distance = pair[0].abs_diff(pair[1]);
            distance == 1 || matches!((pair[0], pair[1]), (b'9', b'0' | b'a' | b'A'))
        })
        .count();
    total >= 5 && up * 10 >= total * 6
}

/// Whether a value is one of Mono's typed ids (`docs/mono.md`, section 4).
fn is_typed_id(value: &[u8], rules: &Rules) -> bool {
    let id = |prefix: &&String| {
        value.strip_prefix(prefix.as_bytes()).is_some_and(|body| {
            (16..=22).contains(&body.len())
                && body.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        })
    };
    rules.mono.ids.iter().find(id).is_some()
}

/// Whether a value is a URL, a host, a path or an e-mail address.
fn is_address(value: &[u8]) -> bool {
    if memchr::memmem::find(value, b"://").is_some()
        || matches!(value.first(), Some(b'/' | b'.' | b'@')) && !has_digit_mix(value)
    {
        return true;
    }
    let top: &[u8] = value.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    let labels = value.split(|byte| *byte == b'.').count();
    let host = labels > 1
        && value.len() < 80
        && (2..=6).contains(&top.len())
        && top.iter().all(u8::is_ascii_lowercase);
    let domain = value.contains(&b'/') && memchr::memmem::find(value, b".com/").is_some();
    host || domain || (value.contains(&b'@') && labels > 1)
}

/// Whether an unquoted value is an expression of code: names with dots between, some of them words.
fn is_expression(value: &[u8], rules: &Rules) -> bool {
    let part = |part: &[u8]| {
        part.first().is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_')
            && part.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
    };
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    let (wordy, _) = wordy_letters(value, rules);
    let dotted = value.contains(&b'.');
    dotted
        && digits * 8 <= value.len()
        && wordy * 3 >= value.len()
        && value.split(|byte| *byte == b'.').all(part)
}

/// Whether digits stand among letters throughout, as in base64.
fn has_digit_mix(value: &[u8]) -> bool {
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    digits * 12 >= value.len() && value.iter().any(u8::is_ascii_uppercase)
}

/// Whether a value is a JWT with a readable head.
fn is_token(value: &[u8]) -> bool {
    super::jwt::parts(value).is_some()
}

/// Whether a value is made of words of a language.
fn words_doubt(value: &[u8], password: bool, rules: &Rules) -> Option<&'static str> {
    let letters = value.iter().filter(|byte| byte.is_ascii_alphanumeric() || **byte >= 0x80).count();
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    let (wordy, words) = wordy_letters(value, rules);
    let share = wordy as f64 / letters.max(1) as f64;
    let named = split_name(value)
        .iter()
        .flat_map(|word| word.split(|char: char| char.is_ascii_digit()))
        .any(|word| rules.placeholders.words.iter().any(|known| known == word));
    if named && share >= 0.4 {
        return Some("placeholder");
    }
    if password {
        let plain: String = String::from_utf8_lossy(value).to_lowercase().chars().map(unmasked).collect();
        if rules.placeholders.passwords.iter().any(|word| plain.contains(word.as_str())) {
            return Some("placeholder");
        }
        let classes =
            [u8::is_ascii_lowercase, u8::is_ascii_uppercase, u8::is_ascii_digit, u8::is_ascii_punctuation];
        let used = classes.iter().filter(|class| value.iter().any(class)).count();
        return (used < 2 || (digits == 0 && share >= 0.75 && used < 4)).then_some("words");
    }
    // `test-token-1234567890`: counted digits are no more random than words.
    let counted: Vec<u8> = value.iter().copied().filter(u8::is_ascii_digit).collect();
    let counts = counted.len() >= 4
        && counted.windows(2).all(|pair| pair[1] == pair[0] + 1 || (pair[0], pair[1]) == (b'9', b'0'));
    let (letters, digits) = if counts { (letters - digits, 0) } else { (letters, digits) };
    let share = wordy as f64 / letters.max(1) as f64;
    let long = words > 1 || wordy >= 10;
    (long && share >= WORDY && digits * 4 <= letters).then_some("words")
}

/// The letter that a mark or digit stands for in made-up passwords (`P@ssw0rd`).
fn unmasked(char: char) -> char {
    match char {
        '@' | '4' => 'a',
        '0' => 'o',
        '3' => 'e',
        '1' | '!' => 'i',
        '$' | '5' => 's',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::Kind;
    use crate::span::Span;

    #[test]
    fn doubts_have_names_and_random_values_have_none() {
        let rules = Rules::embedded().unwrap();
        #[rustfmt::skip]
        let cases = [
            ("hV3kQ9tZr7XwB2nLs8DcJ4yMf6PgT1Ae",             None, "base62"),
            ("7c1e94d0b8a35f62e4d7093ab1c8f526",             None, "hexadecimal"),
            ("b4f1c7d2-9e35-4a68-8d07-5c2b6e9f1a34",         None, "a UUID in a credential's position is one"),
            ("sandbox_Tq8vN3xKc6ZbW1mRj5YpH9sL",             None, "a prefix of words"),
            ("kx7mqzwp2vbt9ncr4hjd",                         None, "lower case and digits"),
            ("SFMyNTY.g2gDbQAAABDB8oByjSNwF7.MwnjZcXzQaSx",  None, "a Phoenix token"),
            ("aGp+x/9dQ2kL0vTzN4mRc6YpW1sJfE8bUi3oXq7hKt8=", None, "base64"),
            ("qwzkxvjhpmtrbndlgfcs",                         None, "letters that no language has"),
            ("${MONO_API_KEY:default}",                      Some("reference"), "a variable with a default"),
            ("{{ vault_mono_api_key }}",                     Some("placeholder"), "a template"),
            ("<your_core_api_key>",                          Some("placeholder"), "a template"),
            ("aaaaaaaaaaaaaaaaaaaaaaaa",                     Some("placeholder"), "one letter"),
            ("abababababababababababab",                     Some("placeholder"), "two letters"),
            ("00112233445566778899aabbccddeeff",             Some("placeholder"), "a sequence of pairs"),
            ("1234567890123456789012345678",                 Some("placeholder"), "a sequence"),
            ("not-a-real-secret-0000000000",                 Some("placeholder"), "eight zeros in a row"),
            ("your_client_secret_here",                      Some("placeholder"), "words that say so"),
            ("clave-falsa-para-pruebas",                     Some("placeholder"), "Spanish words that say so"),
            ("webhook-signing-secret-description",           Some("words"), "words"),
            ("OAuthClientSecretFieldLabel",                  Some("words"), "words in camel case"),
            ("Secreto-del-cliente-OAuth-de-Mono",            Some("words"), "Spanish words"),
            ("header.payload.signature",                     Some("words"), "words"),
            ("acc_5tgliBmzjZ6mpQPRbQjfKj",                   Some("documentation_sample"), "in the documentation"),
            ("bbtacc_hV3kQ9tZr7XwB2nLs8DcJ4",                Some("typed_id"), "an account's id"),
            ("$MONO_CLIENT_SECRET_VALUE",                    Some("reference"), "a variable"),
            ("%MONO_CLIENT_SECRET%",                         Some("reference"), "a variable of Windows"),
            ("op://Pagos/mono/api_key",                      Some("reference"), "a vault"),
            ("{cipher}a2b860466a73fd5a6386eb833f45ad59",     Some("encrypted"), "Spring's encryption"),
            ("https://api.cuentamono.com/v1",                Some("address"), "a URL"),
            ("mi.cuentamono.com/configuracion/llaves",       Some("address"), "a URL without a scheme"),
            ("soporte-integraciones@tienda.co",              Some("address"), "an e-mail address"),
        ];
        for (value, want, why) in cases {
            let at = Span::new(0, value.len());
            let candidate = Candidate::new(rules.of_kind(Kind::ApiKey), value.as_bytes(), at, Carrier::Named);
            assert_eq!(doubt(&candidate, &rules), want, "{why}: {value}");
        }
    }

    #[test]
    fn passwords_may_have_words_in_them() {
        let rules = Rules::embedded().unwrap();
        let cases = [
            ("Andes#Cumbia.5178", None, "words, marks and digits"),
            ("VYvqfnBB5p?e2G-pyV", None, "made by a machine"),
            ("Bogota@Tayrona:11345", None, "no address"),
            ("mínimo-doce-caracteres-con-números", Some("words"), "prose"),
            ("changeme123", Some("placeholder"), "a word that says so"),
            ("P@ssw0rd", Some("placeholder"), "the word itself, masked"),
            ("aaaaaaaaaaaaaaaa", Some("placeholder"), "one letter"),
            ("$WALLET_PASSWORD", Some("reference"), "a variable"),
            ("corto", Some("short"), "too short"),
        ];
        for (value, want, why) in cases {
            let at = Span::new(0, value.len());
            let candidate =
                Candidate::new(rules.of_kind(Kind::WalletPassword), value.as_bytes(), at, Carrier::Named);
            assert_eq!(doubt(&candidate, &rules), want, "{why}: {value}");
        }
    }
}
