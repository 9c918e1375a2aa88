//! Promises of what is traced from a use back to the literal.

use super::trace::Uses;
use crate::span::Span;

#[test]
fn what_signs_is_known_in_every_language() {
    let cases = [
        ("hmac.new(SECRETO, raw, hashlib.sha256)", "SECRETO", "Python"),
        ("crypto.createHmac('sha256', clave).update(body)", "clave", "JavaScript"),
        ("hash_hmac('sha256', $cuerpo, $clave)", "clave", "PHP"),
        ("OpenSSL::HMAC.hexdigest('SHA256', CLAVE, body)", "CLAVE", "Ruby"),
        ("hmac.New(sha256.New, []byte(clave))", "clave", "Go"),
        (":crypto.mac(:hmac, :sha256, @clave, body)", "clave", "Elixir"),
        ("new SecretKeySpec(CLAVE.getBytes(UTF_8), \"HmacSHA256\")", "CLAVE", "Java"),
        ("new HMACSHA256(Encoding.UTF8.GetBytes(clave))", "clave", "C#"),
    ];
    for (text, name, why) in cases {
        assert!(
            Uses::new(text.as_bytes(), &[Span::new(0, text.len())]).signing(name.as_bytes()).is_some(),
            "{why}: {text}"
        );
    }
}

#[test]
fn a_literal_signs_where_an_hmac_is_made_with_it() {
    let cases = [
        ("crypto.createHmac('sha256', 'Q7x').update(body)", true, "JavaScript"),
        ("hmac.New(sha256.New, []byte(\"Q7x\"))", true, "Go"),
        ("hash_hmac('sha256', $cuerpo, 'Q7x')", true, "PHP"),
        ("crypto.createHmac('sha256', clave).update('Q7x')", false, "what is signed"),
        ("crypto.createHmac('sha256', Q7x)", false, "no literal"),
        ("const x = 'Q7x'", false, "no HMAC"),
    ];
    for (text, want, why) in cases {
        let at = text.find("Q7x").expect("the value of the case");
        let got = Uses::new(text.as_bytes(), &[Span::new(0, text.len())]).signed_with(Span::new(at, at + 3));
        assert_eq!(got.is_some(), want, "{why}: {text}");
    }
}

#[test]
fn a_name_with_several_values_is_sent_below_each() {
    let text = b"T1=a\ncurl -H \"Bearer $T1\"\nT1=b\ncurl -H \"Bearer $T1\"\n";
    let words = [Span::new(0, text.len())];
    let uses = Uses::new(text, &words);
    let line = |declared| {
        let used = uses.of(b"T1", declared).expect("it is sent twice");
        text[..used.start].iter().filter(|byte| **byte == b'\n').count()
    };
    assert_eq!((line(2), line(30), line(text.len())), (1, 3, 1));
}

#[test]
fn what_stands_behind_a_value_is_not_sent() {
    let text = b"<code>Authorization: Bearer 2fd7e1776998291b56a60c59</code></p> rid=0";
    let words = [Span::new(0, text.len())];
    let uses = Uses::new(text, &words);
    for name in ["code", "p", "rid"] {
        assert!(uses.of(name.as_bytes(), 0).is_none(), "{name}");
    }
}

#[test]
fn what_is_sent_is_known_in_every_language() {
    let cases = [
        ("headers: { Authorization: `Bearer ${key}` }", "key", "JavaScript"),
        (r#"headers = {"Authorization": f"Bearer {key}"}"#, "key", "Python"),
        (r#""Bearer {}".format(self.key)"#, "key", "Python, format"),
        (r#"{"Authorization", "Bearer #{@key}"}"#, "key", "Elixir"),
        (r#""Bearer " + key_of_the_second_client_2"#, "key_of_the_second_client_2", "a long name"),
        (r#"'Bearer ' . $this->key"#, "key", "PHP"),
        (r#"fmt.Sprintf("Bearer %s", c.key)"#, "key", "Go"),
        (".auth.bearer(key)", "key", "Scala"),
        (".bearer_auth(&key)", "key", "Rust"),
        ("MonoBanking(bearer_token=key)", "key", "the SDK"),
        ("-Authentication Bearer -Token $key", "key", "PowerShell"),
        ("Http::withToken($this->key)", "key", "Laravel"),
        (r#""X-API-KEY" => key"#, "key", "the other header"),
    ];
    for (text, name, why) in cases {
        assert!(
            Uses::new(text.as_bytes(), &[Span::new(0, text.len())]).of(name.as_bytes(), 0).is_some(),
            "{why}: {text}"
        );
    }
}
