//! Hosts: whose they are, and what Mono's say by their labels.

use crate::environment::{Environment, Product};
use crate::rule::Rules;
use crate::rule::model::Mono;

/// Whose a host is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Mono's; the environment and product that its labels name.
    Mono(Option<Environment>, Option<Product>),
    /// Somebody else's, by name; whether what is named `mono` is as likely theirs.
    Other(String, bool),
    /// Somebody's own network: what is sent there is not sent to Mono.
    Private,
    /// Nobody's that matters: this machine, documentation, schemas.
    Nobody,
}

/// Whose `host` is.
pub(super) fn owner(host: &str, rules: &Rules) -> Owner {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    if let Some(domain) = rules.mono.domains.iter().find(|domain| is_in(&host, domain)) {
        let (environment, product) = labels(&host, domain, &rules.mono);
        return Owner::Mono(environment, product);
    }
    let known = rules.others.iter().find(|other| other.domains.iter().any(|domain| is_in(&host, domain)));
    if let Some(other) = known {
        return Owner::Other(other.name.clone(), other.namesake);
    }
    let first = host.split('.').next().unwrap_or_default();
    let numeric = host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let silent = rules.neutral_labels.iter().any(|label| label == first)
        || rules.neutral_hosts.iter().any(|domain| is_in(&host, domain));
    if silent || numeric || !host.contains('.') {
        return Owner::Nobody;
    }
    match host.rsplit('.').next() {
        Some("localhost") => return Owner::Nobody,
        Some("local" | "internal" | "interno" | "interna" | "lan") => return Owner::Private,
        _ => {}
    }
    Owner::Other("another service".to_owned(), false)
}

/// Whether `host` is `domain` or below it.
fn is_in(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// What the labels of one of Mono's hosts say (`docs/mono.md`, section 2).
///
/// Documentation, dashboards and the bare domain say nothing of which key is leaked; any other host
/// without a label for it is production's.
fn labels(host: &str, domain: &str, mono: &Mono) -> (Option<Environment>, Option<Product>) {
    let head = host.strip_suffix(domain).unwrap_or_default().trim_end_matches('.');
    let parts: Vec<&str> = head.split(['.', '-']).filter(|part| !part.is_empty()).collect();
    let has = |labels: &[String]| labels.iter().any(|label| parts.contains(&label.as_str()));
    let product = mono.product_labels.iter().find(|(_, labels)| has(labels)).map(|(product, _)| *product);
    let whole: Vec<&str> = head.split('.').collect();
    let silent = parts.is_empty() || mono.silent_labels.iter().any(|label| whole.contains(&label.as_str()));
    if silent || domain.ends_with("readme.io") || domain == "breb.app" {
        return (None, product);
    }
    let named = mono.labels.iter().find(|(_, labels)| has(labels)).map(|(environment, _)| *environment);
    (Some(named.unwrap_or(Environment::Production)), product)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_say_what_their_labels_say() {
        use Environment::{Certification, Production, Sandbox};
        let rules = Rules::embedded().unwrap();
        let mono = |environment| Owner::Mono(environment, None);
        let breb = |environment| Owner::Mono(environment, Some(Product::Breb));
        let other = |name: &str| Owner::Other(name.to_owned(), name != "another service");
        #[rustfmt::skip]
        let cases = [
            ("api.cuentamono.com",                mono(Some(Production)),    "production"),
            ("API.CuentaMono.com",                mono(Some(Production)),    "hosts have no case"),
            ("api.sandbox.cuentamono.com",        mono(Some(Sandbox)),       "sandbox"),
            ("sandbox.api.cuentamono.com",        mono(Some(Sandbox)),       "the folk spelling"),
            ("api.cert.monoban.co",               mono(Some(Certification)), "certification"),
            ("cert.api.monoban.co",               mono(Some(Certification)), "the SDK's"),
            ("breb-participant.sandbox.mono.la",  breb(Some(Sandbox)),       "Bre-B's sandbox"),
            ("breb-participant.mono.la",          breb(Some(Production)),    "presumed production"),
            ("example-sandbox.mono.la",           mono(Some(Sandbox)),       "a hyphenated label"),
            ("cuentamono.com",                    mono(None),                "the bare domain"),
            ("docs.mono.la",                      mono(None),                "documentation"),
            ("mi.sandbox.cuentamono.com",         mono(None),                "a dashboard"),
            ("api.monobank.ua",                   other("monobank"),         "a lookalike"),
            ("api.withmono.com",                  other("Mono (Nigeria)"),   "a lookalike"),
            ("monoban.com",                       other("another service"),  "not monoban.co"),
            ("cuentamono.com.evil.net",           other("another service"),  "not below Mono's domain"),
            ("notcuentamono.com",                 other("another service"),  "not at a label"),
            ("localhost",                         Owner::Nobody,             "this machine"),
            ("db.interna.local",                  Owner::Private,            "a private network"),
            ("ledger.svc.cluster.local",          Owner::Private,            "a cluster"),
            ("127.0.0.1",                         Owner::Nobody,             "this machine"),
            ("www.w3.org",                        Owner::Nobody,             "a schema"),
        ];
        for (host, want, why) in cases {
            assert_eq!(owner(host, &rules), want, "{why}: {host}");
        }
    }
}
