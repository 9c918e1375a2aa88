//! What a function is called with: the client of an API is made with its credential, `new MonoClient("…")`.

use super::candidate::Tie;
use super::names::{MonoWord, Names};
use crate::rule::words::split_name;
use crate::span::Span;

/// Words that end the name of what makes a client.
const CLIENTS: [&str; 20] = [
    "client",
    "cliente",
    "banking",
    "sdk",
    "api",
    "gateway",
    "provider",
    "proveedor",
    "service",
    "servicio",
    "connector",
    "conector",
    "adapter",
    "config",
    "credentials",
    "credenciales",
    "auth",
    "authenticator",
    "autenticacion",
    "interceptor",
];

/// Words behind them that make one: `Client.new`, `MonoClient::with_key`.
const MAKING: [&str; 12] = [
    "new",
    "create",
    "build",
    "builder",
    "init",
    "make",
    "of",
    "from",
    "with",
    "connect",
    "configure",
    "key",
];

/// Longest name of a function, and spaces before its first argument, in bytes.
const REACH: (usize, usize) = (80, 60);

/// The client that the literal at `token` is an argument of, and how its name ties it; the first where the name does not.
pub(super) fn client(text: &[u8], token: Span, names: &Names<'_>) -> Option<(Span, Tie)> {
    let callee = function_of(text, token)?;
    let first = self::callee(text, token).is_some();
    let words = split_name(&text[callee.start..callee.end]);
    let made = words.iter().rposition(|word| !MAKING.contains(&word.as_str()))?;
    let (last, words) = (&words[made], &words[..=made]);
    let client = CLIENTS.contains(&last.as_str());
    let tie = match names.mono_in(words) {
        Some(MonoWord::Own) if client => Tie::Named,
        // Other companies' clients have the name as well.
        Some(MonoWord::Plain) if client || last == "mono" => Tie::Ambiguous,
        None if client && first && !names.has_owner(words) && words.iter().all(|word| word != "mono") => {
            Tie::Nobody
        }
        _ => return None,
    };
    Some((callee, tie))
}

/// The literal before the one at `token`, if it names one of Mono's hosts that the other is for: `("https://api.cuentamono.com", "…")`,
/// `{"api.cuentamono.com": "…"}`, two arguments of a constructor, `if (host === "api.cuentamono.com") return "…"`.
pub(super) fn host_before(text: &[u8], token: Span, names: &Names<'_>) -> Option<Span> {
    let quote = quote(text, token)?;
    let floor = quote.saturating_sub(REACH.0);
    let glue = text[floor..quote].iter().rposition(|byte| matches!(byte, b'"' | b'\'' | b'`'))? + floor;
    let between = text[glue + 1..quote].trim_ascii();
    let pair = matches!(between, b"," | b":" | b"=>" | b"->" | b"to" | b"=") || is_condition(between);
    let constructor = between.starts_with(b"/>") && between.ends_with(b"<constructor-arg value=");
    let start = text[glue.saturating_sub(REACH.0)..glue].iter().rposition(|byte| *byte == text[glue])?;
    let host = Span::new(glue.saturating_sub(REACH.0) + start + 1, glue);
    ((pair || constructor) && names.has_host(&text[host.start..host.end])).then_some(host)
}

/// Whether what stands between a host and a value makes the one the condition of the other: `) return`, `in url: return`, ` then `.
fn is_condition(between: &[u8]) -> bool {
    let plain = |byte: &u8| {
        byte.is_ascii_alphanumeric()
            || byte.is_ascii_whitespace()
            || matches!(byte, b'_' | b'.' | b')' | b':' | b'{' | b'?')
    };
    let given = [&b"return"[..], b"then", b"->", b"=>", b"), do:"]
        .iter()
        .find_map(|word| between.strip_suffix(*word));
    given.is_some_and(|head| head.len() < REACH.1 && head.iter().all(plain))
}

/// Whether the literal at `token` is the user of a `basic("…", "…")`, whose secret is the second.
pub(super) fn is_user_of_basic(text: &[u8], token: Span) -> bool {
    let words = callee(text, token).map(|callee| split_name(&text[callee.start..callee.end]));
    let basic = words.is_some_and(|words| words.iter().rev().take(2).any(|word| word == "basic"));
    let next = text[token.end..].iter().skip(1).find(|byte| !byte.is_ascii_whitespace());
    basic && next == Some(&b',')
}

/// The function that a quoted literal is the first argument of.
fn callee(text: &[u8], token: Span) -> Option<Span> {
    let quote = quote(text, token)?;
    let floor = quote.saturating_sub(REACH.1);
    let open = text[floor..quote].iter().rposition(|byte| !byte.is_ascii_whitespace())? + floor;
    if text[open] == b'(' { name_before(text, open) } else { None }
}

/// The function that a quoted literal is an argument of, whichever.
pub(super) fn function_of(text: &[u8], token: Span) -> Option<Span> {
    let quote = quote(text, token)?;
    let floor = quote.saturating_sub(2 * REACH.1);
    let mut depth = 0_usize;
    let open = (floor..quote).rev().find(|at| match text[*at] {
        b')' => {
            depth += 1;
            false
        }
        b'(' if depth == 0 => true,
        b'(' => {
            depth -= 1;
            false
        }
        _ => false,
    })?;
    name_before(text, open)
}

/// The quote before a literal that ends with the same.
fn quote(text: &[u8], token: Span) -> Option<usize> {
    let quote = token.start.checked_sub(1).filter(|at| matches!(text[*at], b'"' | b'\'' | b'`'))?;
    (text.get(token.end) == Some(&text[quote])).then_some(quote)
}

/// The name directly before an opening parenthesis.
fn name_before(text: &[u8], open: usize) -> Option<Span> {
    let part =
        |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(**byte, b'_' | b'.' | b':' | b'$' | b'>');
    let floor = open.saturating_sub(REACH.0);
    let length = text[floor..open].iter().rev().take_while(part).count();
    (length > 0).then(|| Span::new(open - length, open))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rules;

    #[test]
    fn a_host_may_be_the_name_of_a_value() {
        let rules = Rules::embedded().unwrap();
        let names = Names::new(&rules);
        let cases = [
            (r#"("https://api.cuentamono.com", "Q7x")"#, true, "a tuple"),
            (r#"{'api.cuentamono.com': 'Q7x'}"#, true, "a map"),
            (
                "<constructor-arg value=\"https://api.cuentamono.com\"/>\n  <constructor-arg value=\"Q7x\"/>",
                true,
                "Spring",
            ),
            ("if \"api.cuentamono.com\" in url:\n        return \"Q7x\"", true, "a condition of Python"),
            ("case \"api.cuentamono.com\":\n\t\treturn \"Q7x\"", true, "a case of Go"),
            ("if (host === 'api.cuentamono.com') return 'Q7x'", true, "a condition of JavaScript"),
            ("when 'api.cuentamono.com' then 'Q7x'", true, "a case of Ruby"),
            ("def llave(\"api.cuentamono.com\"), do: \"Q7x\"", true, "a clause of Elixir"),
            (
                "if 'api.cuentamono.com' in url: pass\nelif other(url): f = 1\nreturn 'Q7x'",
                false,
                "another statement",
            ),
            (r#"("https://api.stripe.com", "Q7x")"#, false, "another's"),
            (r#"get("https://api.cuentamono.com") + "Q7x""#, false, "no pair"),
        ];
        for (text, want, why) in cases {
            let at = text.find("Q7x").expect("the value of the case");
            let got = host_before(text.as_bytes(), Span::new(at, at + 3), &names);
            assert_eq!(got.is_some(), want, "{why}: {text}");
        }
    }

    #[test]
    fn a_client_is_made_with_its_credential() {
        let rules = Rules::embedded().unwrap();
        let names = Names::new(&rules);
        #[rustfmt::skip]
        let cases = [
            ("new MonoClient('Q7x', { env })",         Some(Tie::Ambiguous), "JavaScript"),
            ("MonoBanking(\n    \"Q7x\",\n)",          Some(Tie::Named),     "its SDK, over lines"),
            ("Mono::Client.new(\"Q7x\")",              Some(Tie::Ambiguous), "Ruby"),
            ("cuentamono.NewClient(\"Q7x\")",          Some(Tie::Named),     "Go"),
            ("CuentaMonoClient::with_key(\"Q7x\")",    Some(Tie::Named),     "Rust"),
            ("Client(\"Q7x\", base_url=BASE)",         Some(Tie::Nobody),    "somebody's"),
            (".baseUrl(BASE).client(auth(\"Q7x\"))",   Some(Tie::Nobody),    "what signs a client's requests"),
            ("new StripeClient('Q7x')",                None,                 "another company's"),
            ("client.get('Q7x')",                      None,                 "a method of one"),
            ("Mono.just(\"Q7x\")",                     None,                 "a type of Reactor"),
            ("new MonoClient(env, 'Q7x')",             Some(Tie::Ambiguous), "the second argument"),
            ("new Client(env, 'Q7x')",                 None,                 "the second of somebody's"),
            ("new MonoClient(Q7x)",                    None,                 "no literal"),
        ];
        for (text, want, why) in cases {
            let at = text.find("Q7x").expect("the value of the case");
            let got = client(text.as_bytes(), Span::new(at, at + 3), &names).map(|(_, tie)| tie);
            assert_eq!(got, want, "{why}: {text}");
        }
    }
}
