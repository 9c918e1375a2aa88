//! Values of the shapes that credentials, and what is mistaken for them, have in the wild.

use super::random::Random;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

const HEX: &str = "0123456789abcdef";
const BASE62: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE64URL: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/// Make a value of `shape`.
///
/// A shape is an atom (`hex:32`, `base62:40`, `uuid`, `jwt(iss=https://mono.la)`) or a text with atoms
/// in braces (`sandbox_{base62:32}`). Panics at a shape that it does not know.
pub(crate) fn value(shape: &str, random: &mut Random) -> String {
    let Some((before, rest)) = shape.split_once('{') else {
        return atom(shape, random);
    };
    let mut made = before.to_owned();
    for piece in rest.split('{') {
        let (inner, after) = piece.split_once('}').unwrap_or_else(|| panic!("no `}}` in shape `{shape}`"));
        made.push_str(&atom(inner, random));
        made.push_str(after);
    }
    made
}

fn atom(shape: &str, random: &mut Random) -> String {
    if let Some(claims) = shape.strip_prefix("jwt(").and_then(|rest| rest.strip_suffix(')')) {
        return jwt(claims, random);
    }
    let (name, size) = shape.split_once(':').unwrap_or((shape, "0"));
    let size: usize = size.parse().unwrap_or_else(|_| panic!("`{size}` is no size, in shape `{shape}`"));
    match name {
        "hex" => letters(HEX, size, random),
        "upperhex" => letters(&HEX.to_uppercase(), size, random),
        "digits" => letters("0123456789", size, random),
        "lower" => letters(&BASE62[36..], size, random),
        "upper" => letters(&BASE62[10..36], size, random),
        "base36" => letters(&[&BASE62[..10], &BASE62[36..]].concat(), size, random),
        "base32" => letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", size, random),
        "base62" => letters(BASE62, size, random),
        "base64url" => letters(BASE64URL, size, random),
        // `size` counts the bytes before encoding, so that 16, 20 and 32 end in padding.
        "base64" => STANDARD.encode((0..size).map(|_| random.byte()).collect::<Vec<u8>>()),
        "uuid" => uuid(random),
        "password" => password("#!@*+-_.", random),
        "wildpassword" => password("$%&^~=?/", random),
        // What `Phoenix.Token.sign` makes: "HS256" in base64, an Erlang term, a signature.
        "phoenix" => value("SFMyNTY.g2gDbQAAACQ{base64url:48}.{base64url:43}", random),
        _ => panic!("no shape is called `{name}`"),
    }
}

fn letters(alphabet: &str, size: usize, random: &mut Random) -> String {
    (0..size).map(|_| random.letter(alphabet)).collect()
}

/// A UUID of version 4.
fn uuid(random: &mut Random) -> String {
    let variant = random.letter("89ab");
    value(&format!("{{hex:8}}-{{hex:4}}-4{{hex:3}}-{variant}{{hex:3}}-{{hex:12}}"), random)
}

/// A password as a person makes one up: something like a word, marks, a number, another word.
fn password(marks: &str, random: &mut Random) -> String {
    let mut word = |syllables: usize| -> String {
        let letters = ["bcdfglmnprstvz", "aeiou"].into_iter().cycle();
        letters.take(syllables * 2).map(|letters| random.letter(letters)).collect()
    };
    let (mut first, last) = (word(3), word(2));
    first[..1].make_ascii_uppercase();
    let (one, two) = (random.letter(marks), random.letter(marks));
    format!("{first}{one}{}{two}{last}", letters("0123456789", 4, random))
}

/// A signed token with the given claims, `name=value` separated by `;`.
///
/// `alg` and `kid` go to the head. A `+` stands for a space, since a marker's attributes hold none.
/// Numbers stay numbers. Every token has a random `jti`, since two real ones are never alike.
fn jwt(claims: &str, random: &mut Random) -> String {
    let (mut alg, mut kid, mut body) = ("RS256", String::new(), Vec::new());
    for (name, value) in claims.split(';').filter_map(|claim| claim.split_once('=')) {
        match name {
            "alg" => alg = value,
            "kid" => kid = format!(r#","kid":"{value}""#),
            _ if value.parse::<u64>().is_ok() => body.push(format!(r#""{name}":{value}"#)),
            _ => body.push(format!(r#""{name}":"{}""#, value.replace('+', " "))),
        }
    }
    body.push(format!(r#""jti":"{}""#, uuid(random)));
    let head = format!(r#"{{"alg":"{alg}","typ":"JWT"{kid}}}"#);
    let signature = if alg.starts_with("RS") { 342 } else { 43 };
    format!(
        "{}.{}.{}",
        URL_SAFE_NO_PAD.encode(head),
        URL_SAFE_NO_PAD.encode(format!("{{{}}}", body.join(","))),
        letters(BASE64URL, signature, random)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_shape_has_its_length_and_its_letters() {
        #[rustfmt::skip]
        let cases = [
            // shape                   length  starts        why
            ("hex:64",                    64,  "",           "an atom alone"),
            ("sandbox_{base62:32}",       40,  "sandbox_",   "a prefix and an atom"),
            ("{digits:3}-{upper:2}-x",     8,  "",           "several atoms and a text after them"),
            ("uuid",                      36,  "",           "hyphens count"),
            ("base64:32",                 44,  "",           "bytes before encoding, one sign of padding"),
            ("phoenix",                  111,  "SFMyNTY.",   "an atom made of a shape"),
            ("password",                  16,  "",           "three syllables, marks, digits, two syllables"),
        ];
        for (shape, length, start, why) in cases {
            let made = value(shape, &mut Random::new(7, shape));
            assert_eq!(made.len(), length, "{why}: {shape}");
            assert!(made.starts_with(start), "{why}: {shape}");
        }
    }

    #[test]
    fn a_token_says_what_its_shape_claims() {
        let token = value(
            "jwt(alg=HS256;iss=https://breb-participant.mono.la;scope=a+b;exp=99)",
            &mut Random::new(7, ""),
        );
        let parts: Vec<&str> = token.split('.').collect();
        let read = |part: &str| String::from_utf8(URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
        assert_eq!(read(parts[0]), r#"{"alg":"HS256","typ":"JWT"}"#);
        let body = read(parts[1]);
        assert!(
            body.starts_with(r#"{"iss":"https://breb-participant.mono.la","scope":"a b","exp":99,"jti":""#)
        );
        assert_eq!(parts[2].len(), 43, "a SHA-256 signature without padding");
    }
}
