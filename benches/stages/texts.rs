//! Texts to look at, the same in every run: of what files are made of, and of what costs most.

use std::fmt::Write as _;

/// What each text is called, which is the path that it is scanned under.
pub(crate) const TEXTS: [&str; 6] =
    ["source.c", "produccion.env", "quiet.log", "bearer.log", "minified.js", "encoded.json"];

/// About so many bytes, but for a file of settings.
const SIZE: usize = 256 << 10;

/// The text of a name.
pub(crate) fn text(name: &str) -> Vec<u8> {
    let mut chance = Chance(20_251_124);
    let piece: fn(&mut Chance) -> String = match name {
        "source.c" => |chance| {
            format!("\tif ({} < {}) {{\n\t\treturn -EINVAL;\n\t}}\n", chance.word(), chance.next() % 4096)
        },
        "produccion.env" => return settings(&mut chance).into_bytes(),
        "quiet.log" => |chance| {
            format!(
                "{} INFO [http-{}] orders - {} was accepted\n",
                clock(chance),
                chance.next() % 64,
                chance.word()
            )
        },
        "bearer.log" => |chance| {
            let (clock, token) = (clock(chance), chance.token(40));
            format!(
                "{clock} DEBUG >> GET https://api.example.com/{}\n{clock} DEBUG >> Authorization: Bearer {token}\n",
                chance.word()
            )
        },
        "minified.js" => {
            |chance| format!("function {}(e,t){{return t?e.{}:null}};", chance.word(), chance.word())
        }
        "encoded.json" => |chance| {
            format!("{{\"name\":\"{}\",\"data\":\"{}\\u0041==\"}},", chance.word(), chance.token(400))
        },
        _ => unreachable!("a name of the table"),
    };
    let mut text = String::new();
    while text.len() < SIZE {
        text += &piece(&mut chance);
    }
    text.into_bytes()
}

/// A file of settings with a key of Mono among others.
fn settings(chance: &mut Chance) -> String {
    let mut text = String::from("# production\nMONO_BASE_URL=https://api.cuentamono.com\n");
    for number in 0..40 {
        let name = chance.word().to_uppercase();
        writeln!(text, "{name}_{number}={}", chance.next() % 1000).expect("a string takes all");
    }
    writeln!(text, "MONO_API_KEY={}\nSTRIPE_API_KEY={}", chance.token(40), chance.token(40))
        .expect("a string takes all");
    text
}

fn clock(chance: &mut Chance) -> String {
    format!("2026-11-24T16:{:02}:{:02}.{:03}", chance.next() % 60, chance.next() % 60, chance.next() % 1000)
}

/// Numbers without rhyme: a generator that is short, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A name as programs have them.
    fn word(&mut self) -> String {
        const WORDS: [&str; 12] = [
            "account", "buffer", "cursor", "device", "frame", "handler", "index", "payment", "queue",
            "record", "signal", "window",
        ];
        let mut pick = || WORDS[usize::try_from(self.next() % 12).expect("below twelve")];
        format!("{}_{}", pick(), pick())
    }

    /// A value as machines make them.
    fn token(&mut self, length: usize) -> String {
        const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        (0..length)
            .map(|_| char::from(LETTERS[usize::try_from(self.next() % 62).expect("below 62")]))
            .collect()
    }
}
