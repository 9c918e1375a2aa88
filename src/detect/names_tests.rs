//! What names say, in a table.

use super::candidate::Tie;
use super::names::{Meaning, Names};
use crate::environment::Kind;
use crate::rule::Rules;

#[test]
fn names_say_what_they_hold_and_whose() {
    use Kind::{ApiKey, OauthAccessToken, OauthClientSecret, WalletPassword, WebhookSecret};
    use Tie::{Ambiguous, Named, Nobody};

    let rules = Rules::embedded().unwrap();
    let names = Names::new(&rules);
    #[rustfmt::skip]
    let cases = [
        ("MONO_API_KEY",                  Some((ApiKey, Named)),            "the documented name"),
        ("NEXT_PUBLIC_MONO_API_KEY",      Some((ApiKey, Named)),            "exposed"),
        ("monoApiKey",                    Some((ApiKey, Named)),            "camel case"),
        ("mono.api-key",                  Some((ApiKey, Named)),            "property"),
        ("MONO_API_TOKEN_CARDS_SBX",      Some((ApiKey, Named)),            "words after it"),
        ("MONO_API_TOKEN",                Some((ApiKey, Ambiguous)),        "monobank's as often"),
        ("MONO_TOKEN",                    Some((ApiKey, Ambiguous)),        "monobank's as often"),
        ("CUENTAMONO_TOKEN",              Some((ApiKey, Named)),            "nobody else's"),
        ("CLAVE_MONO",                    Some((ApiKey, Named)),            "Spanish, mono last"),
        ("BREB_CLIENT_SECRET",            Some((OauthClientSecret, Named)), "its rail"),
        ("MONO_ACCESS_TOKEN",             Some((OauthAccessToken, Named)),  "the longer phrase wins"),
        ("MONO_WEBHOOK_SECRET",           Some((WebhookSecret, Ambiguous)), "everybody's"),
        ("CONTRASENA_BILLETERA_MONO",     Some((WalletPassword, Named)),    "Spanish"),
        ("api_key",                       Some((ApiKey, Nobody)),           "nobody's"),
        ("SANDBOX_API_KEY",               Some((ApiKey, Nobody)),           "an environment owns nothing"),
        ("STRIPE_API_KEY",                None,                             "somebody's"),
        ("database_password",             None,                             "something's"),
        ("MONO_API_KEY_URL",              None,                             "about a key"),
        ("mono_token_expired",            None,                             "about a token"),
        ("MONOREPO_TOKEN",                None,                             "a monorepo"),
        ("mono-repo-token",               None,                             "a monorepo, hyphenated"),
        ("fontMonoKey",                   None,                             "a font"),
        ("HACOMONO_CLIENT_SECRET",        None,                             "hacomono"),
        ("MONO_CLIENT_ID",                None,                             "an identifier"),
        ("x-idempotency-key",             None,                             "a nonce"),
        ("LLAVE_BREB",                    None,                             "a phone number or alias"),
        ("PublicKeyToken",                None,                             "public"),
    ];
    for (name, want, why) in cases {
        let got = match names.judge(name.as_bytes()) {
            Meaning::Credential { rule, tie, .. } => Some((rule.kind, tie)),
            _ => None,
        };
        assert_eq!(got, want, "{why}: {name}");
    }
}
