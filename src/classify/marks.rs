//! Every mark of a provider or an environment in a text, found in one pass when a candidate asks for it.

use super::alias::aliases;
use super::hosts::{self, Owner};
use super::mark::{Mark, What};
use super::spots::{
    HOST, ends_path, host_around, host_of_header, host_of_url, is_email, is_set_to_mono, is_typed_id,
    url_around, whole_word,
};
use crate::environment::{Environment, Product};
use crate::rule::Rules;
use crate::rule::words::{Phrase, split_name};
use crate::span::Span;
use aho_corasick::{AhoCorasick, MatchKind};
use base64::Engine as _;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

/// Base64, with or without padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What is seen of a host of a private network.
pub(super) const PRIVATE: &str = "*.local";

/// What a literal is a mark of.
#[derive(Clone, Debug)]
enum Class {
    Domain,
    Url,
    EncodedUrl,
    HostHeader,
    /// The port of HTTPS, behind a host: `server s1 api.example.co:443`.
    Port,
    Path(Product),
    SharedPath(Product),
    Word(&'static str),
    Header,
    Id,
    Owner,
    Other(String, bool),
    Key,
}

/// Finds marks.
#[derive(Debug)]
pub(super) struct Finder<'r> {
    rules: &'r Rules,
    literals: Vec<(String, Class)>,
    search: Option<AhoCorasick>,
}

impl<'r> Finder<'r> {
    /// Make the one search for all the literals of the rules.
    pub(super) fn new(rules: &'r Rules) -> Self {
        let mut literals = Vec::new();
        let mono = &rules.mono;
        let mut add = |text: &str, class: Class| literals.push((text.to_owned(), class));
        let plain = [
            (&mono.domains, Class::Domain),
            (&mono.sdk, Class::Word("sdk")),
            (&mono.owner_keys, Class::Owner),
            (&mono.headers, Class::Header),
            (&mono.distinctive_ids, Class::Id),
        ];
        for (texts, class) in &plain {
            for text in *texts {
                add(text, class.clone());
            }
        }
        for slashes in ["://", r":\/\/"] {
            add(slashes, Class::Url);
        }
        add(":443", Class::Port);
        for head in ["aHR0cHM6Ly", "aHR0cDovL"] {
            add(head, Class::EncodedUrl); // `https://` and `http://` in base64, as in a Kubernetes Secret
        }
        for name in [
            "host",
            ":authority",
            "authority",
            "httpsconnection",
            "httpconnection",
            "connected to",
            "hostname",
            "upstream",
            "server_name",
            "upstream_addr",
            "domain",
            "peer",
            "machine",
        ] {
            add(name, Class::HostHeader);
        }
        for (path, product) in &mono.paths {
            add(path, Class::Path(*product));
        }
        for (path, product) in &mono.shared_paths {
            add(path, Class::SharedPath(*product));
        }
        for word in mono.words.iter().flat_map(spellings) {
            add(&word, Class::Word("word"));
        }
        for other in &rules.others {
            for mark in other.marks.iter().chain(&other.headers) {
                add(mark, Class::Other(other.name.clone(), other.namesake));
            }
        }
        for key in rules.environments.keys.iter().flat_map(|key| spellings(&Phrase::new(key))) {
            add(&key, Class::Key);
        }
        let search = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(literals.iter().map(|(text, _)| text))
            .ok();
        Self { rules, literals, search }
    }

    /// All marks in `text`, by where they start.
    pub(super) fn find(&self, text: &[u8]) -> Vec<Mark> {
        let mut marks = Vec::new();
        for hit in self.search.iter().flat_map(|search| search.find_iter(text)) {
            let span = Span::new(hit.start(), hit.end());
            if let Some((literal, class)) = self.literals.get(hit.pattern().as_usize()) {
                marks.extend(self.mark(text, span, literal, class));
            }
        }
        marks.extend(aliases(text, &marks));
        marks.sort_by_key(|mark: &Mark| (mark.span, mark.clue));
        marks.dedup_by(|one, two| one.span == two.span && one.what == two.what);
        marks
    }

    /// The mark that a literal is, if its surroundings agree.
    fn mark(&self, text: &[u8], span: Span, literal: &str, class: &Class) -> Option<Mark> {
        let whole = whole_word(text, span);
        let new = |clue, what| Some(Mark { span, clue, what, seen: literal.to_owned() });
        match class {
            Class::Domain | Class::Url if self.is_in_query(text, span.start) => None,
            Class::Domain => self.host(text, host_around(text, span), true),
            Class::Url => self.host(text, host_of_url(text, span.end), false),
            Class::EncodedUrl => self.encoded_host(text, span),
            Class::HostHeader => self.host(text, host_of_header(text, span)?, false),
            Class::Port => self.host(text, host_around(text, Span::new(span.start, span.start)), false),
            Class::Path(product) if ends_path(text, span.end) => {
                new("path", What::Mono(None, Some(*product)))
            }
            Class::SharedPath(product) => new("path", What::Path(*product)),
            Class::Word(clue) if whole => new(clue, What::Mono(None, None)),
            Class::Header if whole => new("header", What::Mono(None, None)),
            Class::Id if is_typed_id(text, span) => new("id", What::Mono(None, None)),
            Class::Other(name, lookalike) if whole => new("word", What::Other(name.clone(), *lookalike)),
            Class::Owner if whole && is_set_to_mono(text, span.end) => Some(Mark {
                span,
                clue: "key",
                what: What::Mono(None, None),
                seen: format!("{literal}=mono"),
            }),
            Class::Key if whole => {
                let naming = ["name", "nombre", "label", "title"].contains(&literal);
                let environment = self.environment_after(text, span, naming)?;
                let seen = format!("{literal}={environment}");
                Some(Mark { span, clue: "key", what: What::Environment(environment), seen })
            }
            _ => None,
        }
    }

    /// Whether what stands at `at` is in the query of a URL that leads to a known company, and not there:
    /// `https://api.stripe.com/?next=https://…`.
    fn is_in_query(&self, text: &[u8], at: usize) -> bool {
        let Some(slashes) = url_around(text, at) else { return false };
        let host = host_of_url(text, slashes);
        let host = std::str::from_utf8(&text[host.start..host.end]).unwrap_or_default();
        match hosts::owner(host, self.rules) {
            Owner::Mono(..) => true,
            Owner::Other(name, _) => name != "another service",
            Owner::Private | Owner::Nobody => false,
        }
    }

    /// The mark that a host is. `sure` if it ends in Mono's domain, else its owner is looked up.
    fn host(&self, text: &[u8], span: Span, sure: bool) -> Option<Mark> {
        let host = std::str::from_utf8(&text[span.start..span.end]).ok()?;
        match hosts::owner(host, self.rules) {
            Owner::Mono(environment, product) => {
                let email = sure && is_email(text, span);
                let environment = environment.filter(|_| !email);
                let seen = self.spell(host, environment);
                Some(Mark { span, clue: "host", what: What::Mono(environment, product), seen })
            }
            Owner::Other(name, namesake) if !sure => {
                let seen = name.clone();
                Some(Mark { span, clue: "host", what: What::Other(name, namesake), seen })
            }
            Owner::Private if !sure => {
                let what = What::Other("another service".to_owned(), false);
                Some(Mark { span, clue: "host", what, seen: PRIVATE.to_owned() })
            }
            Owner::Other(..) | Owner::Private | Owner::Nobody => None,
        }
    }

    /// The mark that the host of a URL in base64 is.
    fn encoded_host(&self, text: &[u8], span: Span) -> Option<Mark> {
        let word = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(**byte, b'+' | b'/');
        let inside = span.start.checked_sub(1).and_then(|at| text.get(at)).is_some_and(|byte| word(&byte));
        if inside {
            return None; // a part of something longer, as the claims of a JWT
        }
        let length = text[span.start..].iter().take(4 * HOST).take_while(word).count();
        let decoded = BASE64.decode(&text[span.start..span.start + length]).ok()?;
        let mark =
            self.host(&decoded, host_of_url(&decoded, memchr::memmem::find(&decoded, b"://")? + 3), false)?;
        Some(Mark { span: Span::new(span.start, span.start + length), ..mark })
    }

    /// A host of Mono's in words of the rules only: the labels that no rule knows are left out.
    pub(super) fn spell(&self, host: &str, environment: Option<Environment>) -> String {
        let mono = &self.rules.mono;
        let host = host.to_ascii_lowercase();
        let Some(domain) = mono.domains.iter().find(|domain| host.ends_with(domain.as_str())) else {
            return environment.map_or_else(String::new, |environment| environment.to_string());
        };
        let words =
            mono.labels.values().chain(mono.product_labels.values()).flatten().chain(&mono.silent_labels);
        let known: Vec<&str> =
            words.map(String::as_str).chain(["api", "breb-participant", "gateway", "auth"]).collect();
        let head = host.strip_suffix(domain.as_str()).unwrap_or_default().trim_end_matches('.');
        let labels = head.split('.').filter(|label| !label.is_empty());
        let told = labels.map(|label| if known.contains(&label) { label } else { "*" });
        told.chain([domain.as_str()]).collect::<Vec<_>>().join(".")
    }

    /// The environment that the key at `key` is set to: `": "sandbox"`. A name is set to the word and no more.
    fn environment_after(&self, text: &[u8], key: Span, naming: bool) -> Option<Environment> {
        let at = key.end;
        let glue = text[at..].iter().take(12).take_while(|byte| !byte.is_ascii_alphanumeric()).count();
        let between = &text[at..at + glue];
        let assigned = between.iter().any(|byte| matches!(byte, b':' | b'=' | b'>' | b','));
        let start = at + glue;
        let letter = |byte: &&u8| byte.is_ascii_alphabetic() || **byte >= 0x80;
        let end = start + text[start..].iter().take(24).take_while(letter).count();
        let whole = text
            .get(end)
            .is_none_or(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_' | b' ' | b'.'));
        if !assigned || between.contains(&b'\n') || (naming && !whole) {
            return None;
        }
        if text[..key.start].ends_with(b"NODE_") {
            return None; // a mode of building, which sandboxes have as well
        }
        let words = split_name(&text[start..end]);
        // The SDK calls certification `dev` (docs/mono.md, section 3); elsewhere `dev` says nothing.
        let lead = &text[key.start.saturating_sub(160)..key.start];
        let sdk =
            self.rules.mono.sdk.iter().any(|name| memchr::memmem::find(lead, name.as_bytes()).is_some());
        if sdk && words == ["dev"] {
            return Some(Environment::Certification);
        }
        environment_of(&words, self.rules, true)
    }
}

/// The environment that words name: those of rules, the names' own words only where `names` says so.
///
/// Words that contradict each other name none.
pub(super) fn environment_of(words: &[String], rules: &Rules, names: bool) -> Option<Environment> {
    // `pre-prod`, `non-prod` are none of Mono's.
    let denied = words.iter().any(|word| matches!(word.as_str(), "pre" | "non" | "no" | "not"));
    let tables = [Some(&rules.environments.words), names.then_some(&rules.environments.name_words)];
    let mut named: Vec<Environment> = tables
        .into_iter()
        .flatten()
        .flat_map(|table| table.iter())
        .filter(|(_, known)| words.iter().any(|word| known.contains(word)))
        .map(|(environment, _)| *environment)
        .filter(|environment| !(denied && *environment == Environment::Production))
        .collect();
    named.dedup();
    match named.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The ways to write the words of a phrase in one token.
fn spellings(phrase: &Phrase) -> Vec<String> {
    match phrase.words() {
        [word] => vec![word.clone()],
        words => ["", "_", "-", "."].iter().map(|separator| words.join(separator)).collect(),
    }
}
