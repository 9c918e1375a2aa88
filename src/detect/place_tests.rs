//! What holds a value, in every language.

use super::names::{Meaning, Names};
use super::place::{Place, place};
use crate::environment::Kind;
use crate::rule::Rules;

/// What holds the one value in `text`, in words.
fn held(text: &str, names: &Names<'_>) -> String {
    let at = text.find("Q7x").expect("the value of the case");
    match place(text.as_bytes(), at, names) {
        Place::Scheme(scheme, _) => format!("{scheme:?}"),
        Place::Named(Meaning::Credential { rule, .. }, _) => rule.kind.to_string(),
        Place::Named(..) => "?".to_owned(),
        Place::NotSecret(doubt) => format!("not: {doubt}"),
        Place::Other(span) => format!("other: {}", &text[span.start..span.end]),
        Place::Nowhere => "nowhere".to_owned(),
    }
}

#[test]
fn every_language_holds_its_values_in_a_name() {
    let rules = Rules::embedded().unwrap();
    let names = Names::new(&rules);
    let key = Kind::ApiKey.as_str();
    let secret = Kind::OauthClientSecret.as_str();
    #[rustfmt::skip]
    let cases = [
        (r#"MONO_API_KEY=Q7x"#,                                        key, "dotenv"),
        (r#"const k = process.env.MONO_API_KEY || "Q7x""#,             key, "JavaScript default"),
        (r#"x = os.environ.get("MONO_API_KEY", "Q7x")"#,               key, "Python default"),
        (r#"api_key: System.get_env("MONO_ACCESS_KEY") || "Q7x""#,     key, "Elixir default"),
        (r#"MONO_KEY = ENV.fetch('MONO_LA_API_KEY', 'Q7x')"#,          key, "Ruby default"),
        (r#"mono.api-key=${MONO_API_KEY:Q7x}"#,                        key, "Spring default"),
        (r#": "${CUENTAMONO_TOKEN:=Q7x}""#,                            key, "shell default"),
        (r#"buildConfigField("String", "MONO_API_KEY", "\"Q7x\"")"#,   key, "Gradle"),
        (r#"define('MONO_API_KEY', 'Q7x');"#,                          key, "PHP"),
        ("dice::\n\n    MONO_API_KEY=Q7x",                              key, "a literal block"),
        (r#"public string ApiKey { get; set; } = "Q7x";"#,            key, "C#"),
        (r#"public string Ficha { get; init; } = "Q7x";"#,             "other: Ficha", "C#, another name"),
        (r#"{:url=>"x", :api_key=>"Q7x"}"#,                            key, "Ruby's inspect"),
        ("java -Dmono.client.secret=Q7x -Xmx1g",                        secret, "a property of Java's"),
        ("05  WS-MONO-API-KEY  PIC X(32)\n    VALUE 'Q7x'.",           key, "COBOL"),
        ("CONSTANTS gc_llave TYPE string VALUE 'Q7x'.",                 key, "ABAP"),
        (r#"MONO_LLAVE = Rails.env.production? ? "a1" : "Q7x""#,        key, "the other of a choice"),
        (r#"s:7:\"api_key\";s:40:\"Q7x\";"#, key, "serialized by PHP"),
        ("Token being used for api.cuentamono.com: Q7x", key, "for a host"),
        ("http --auth-type=bearer --auth=Q7x",                          "Bearer", "HTTPie in full"),
        (r#"# antes: MONO_API_KEY = "Q7x""#,                           key, "a comment"),
        (r#"val apiKey: String = "Q7x""#,                              key, "Kotlin"),
        (r#"apiKey string = "Q7x""#,                                   key, "Go"),
        (r#"<add key="MonoApiKey" value="Q7x"/>"#,                     key, "XML attributes"),
        (r#"<td class="e">MONO_API_KEY</td><td class="v">Q7x</td>"#,   key, "a table"),
        ("<key>MonoApiKey</key>\n<string>Q7x</string>",                key, "property list"),
        ("- name: MONO_API_KEY\n  value: Q7x",                         key, "Kubernetes"),
        ("\"key\": \"apiKey\",\n\"value\": \"Q7x\"",                   key, "Postman"),
        (r#"$token = ConvertTo-SecureString 'Q7x' -AsPlainText"#,      key, "PowerShell"),
        ("aws ssm put-parameter --name /prod/mono/api_key --value Q7x", key, "a path of a store"),
        ("https://api.cuentamono.com/oauth/token,Q7x", "other: https", "a path of a URL"),
        ("te paso la api key de mono producción: Q7x",                 key, "prose"),
        ("API key de Mono (sandbox): Q7x",                             key, "prose with an aside"),
        ("Token being used: Q7x",                                      key, "a log"),
        (r#"client.setApiKey("Q7x")"#,                                 key, "a setter"),
        (r#"-H 'X-API-KEY: Q7x'"#,                                     key, "a header"),
        ("grant_type=x&client_secret=Q7x",                             secret, "a form"),
        (r#"%{"client_secret" => "Q7x"}"#,                             secret, "Elixir inspect"),
        (r#"api_key = SecretStr("Q7x")"#,                              key, "a type is no name"),
        (r#"{"authorization", "Bearer Q7x"}"#,                         "Bearer", "a tuple"),
        (r#"{"authorization", "Bearer " <> "Q7x"}"#,                   "Bearer", "a concatenation"),
        (r#"auth: {:bearer, "Q7x"}"#,                                  "Bearer", "Req"),
        (r#"New AuthenticationHeaderValue("Bearer", "Q7x")"#,          "Bearer", "VB"),
        (r#"[req setValue:@"Bearer Q7x" forHTTPHeaderField:@"Z"]"#,    "Bearer", "Objective-C"),
        (r#"private let bearer: String = "Q7x""#,                      "Bearer", "Swift"),
        (r#"http -A bearer -a Q7x"#,                                   "Bearer", "HTTPie"),
        (r#"curl --oauth2-bearer Q7x"#,                                "Bearer", "curl"),
        (r#"Authorization: Basic Q7x"#,                                "Basic", "Basic"),
        (r#"-H 'X-Idempotency-Key: Q7x'"#,                             "not: idempotency_key", "a nonce"),
        (r#"{"api_key": k, "etag": "Q7x"}"#,                           "not: hash", "the nearest name"),
        (r#"{"key": "page", "value": "Q7x"}"#,                         "other: value", "a sibling's name"),
        (r#"const greeting = "Q7x""#,                                  "other: greeting", "another name"),
        ("api_key: nil\nfoo \"Q7x\"",                                  "nowhere", "another statement"),
    ];
    for (text, want, why) in cases {
        assert_eq!(held(text, &names), want, "{why}: {text}");
    }
}
