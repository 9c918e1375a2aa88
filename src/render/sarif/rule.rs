//! Rules as SARIF has them: one for each credential, environment and confidence that has results.
//!
//! GitHub takes `security-severity` and `precision` from the rule and not from the result, so a key
//! of production and one of the sandbox need two rules.

use super::super::gfm::{plain, prose};
use super::super::identity::{help_url, sort};
use super::super::words::Words;
use super::limits::MOST_CHARACTERS;
use super::message::{properties, text};
use crate::environment::{Lang, Product};
use crate::finding::Finding;
use crate::rule::Rules;
use crate::rule::guidance::Source;
use crate::rule::model::Credential;
use sarif::sarif::{MultiformatMessageString, PropertyBag, ReportingConfiguration, ReportingDescriptor};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The rules that have results, by id; their order is that of the file.
pub(super) type Table<'r> = BTreeMap<String, Results<'r>>;

/// What a rule has to know of its results.
pub(super) struct Results<'r> {
    gravest: &'r Finding,
    products: BTreeSet<Product>,
}

/// The rules that `findings` are results of. The gravest come first.
pub(super) fn table<'r>(findings: impl IntoIterator<Item = &'r Finding>) -> Table<'r> {
    let mut table = Table::new();
    for finding in findings {
        let fresh = || Results { gravest: finding, products: BTreeSet::new() };
        table.entry(sort(finding)).or_insert_with(fresh).products.insert(finding.product);
    }
    table
}

/// What SARIF is told about a rule.
pub(super) fn descriptor(
    id: &str,
    results: &Results<'_>,
    rules: &Rules,
    words: Words<'_>,
) -> ReportingDescriptor {
    let finding = results.gravest;
    let credential = words.rule(&finding.rule);
    let title = words.title(finding);
    let environment = words.of("environment", finding.environment.as_str());
    let short =
        [("environment", words.of("name", finding.environment.as_str())), ("title", title.to_owned())];
    let summary = credential.and_then(|rule| rule.summary.get(&words.lang)).map_or(title, String::as_str);
    let full = [
        ("environment", environment),
        ("sure", words.of("sure", finding.confidence.as_str())),
        ("summary", summary.to_owned()),
    ];
    ReportingDescriptor::builder()
        .id(id)
        .name(pascal(id))
        .short_description(text(cut(&filled(words, "sarif-rule-short", &short))))
        .full_description(text(cut(&filled(words, "sarif-rule-full", &full))))
        .help(help(results, rules, words))
        .help_uri(help_url())
        .default_configuration(ReportingConfiguration::builder().level(finding.severity.level()).build())
        .properties(tags(finding, credential))
        .build()
}

/// A message with places filled by owned texts.
fn filled(words: Words<'_>, key: &str, fill: &[(&str, String)]) -> String {
    let fill: Vec<_> = fill.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words.fill(key, &fill)
}

/// How GitHub sorts and filters: by tags, precision and a CVSS-like number (a string, as it wants it).
fn tags(finding: &Finding, credential: Option<&Credential>) -> PropertyBag {
    let mut tags = vec!["security".to_owned(), "secret".to_owned()];
    tags.extend(credential.iter().flat_map(|rule| &rule.cwe).map(|cwe| format!("external/cwe/cwe-{cwe}")));
    let mut bag = properties([
        ("precision", finding.confidence.as_str().into()),
        ("security-severity", format!("{:.1}", finding.score).into()),
    ]);
    bag.tags = Some(tags);
    bag
}

/// What it is, how sure that is, and what to do. The plain text is in one language; Markdown, which GitHub prefers, in all, that
/// one first.
fn help(results: &Results<'_>, rules: &Rules, words: Words<'_>) -> MultiformatMessageString {
    let mut langs = Lang::ALL.to_vec();
    langs.sort_by_key(|lang| *lang != words.lang);
    let sections: Vec<String> = langs
        .iter()
        .map(|lang| {
            let words = Words::new(rules, *lang);
            let [title, about @ ..] = about(results.gravest, words);
            let about = about.map(|text| prose(&text)).join("\n\n");
            let steps = steps(results, words);
            format!("## {}\n\n{about}\n\n### {}\n\n{steps}", plain(&title), words.say("sarif-help-title"))
        })
        .collect();
    let about = about(results.gravest, words).join("\n");
    MultiformatMessageString::builder()
        .text(format!("{about}\n{}\n{}", words.say("sarif-help-title"), steps(results, words)))
        .markdown(sections.join("\n"))
        .build()
}

/// What an alert has to say before the steps: what it is and what it opens, how sure that is, and that neither the line nor the
/// alert is what has to go.
fn about(finding: &Finding, words: Words<'_>) -> [String; 4] {
    let title = words.title(finding);
    let credential = words.rule(&finding.rule);
    let summary = credential.and_then(|rule| rule.summary.get(&words.lang)).map_or(title, String::as_str);
    [
        format!("{title} · {}", words.of("environment", finding.environment.as_str())),
        summary.to_owned(),
        words.of("sure", finding.confidence.as_str()),
        words.say("sarif-revoke"),
    ]
}

/// The steps for every product that the results are for, numbered; one that is not for all says for which.
fn steps(results: &Results<'_>, words: Words<'_>) -> String {
    let Results { gravest, products } = results;
    let mut text = String::new();
    let mut number = 0;
    for step in &words.guidance.steps {
        let concerned = |product: &&Product| {
            let mut steps = words.guidance.steps(gravest.kind, **product, gravest.environment);
            steps.any(|other| std::ptr::eq(other, step))
        };
        let concerned: Vec<&Product> = products.iter().filter(concerned).collect();
        if concerned.is_empty() {
            continue;
        }
        number += 1;
        let source = match step.source {
            Source::Mono => words.say("source-mono"),
            Source::Advice => words.say("source-advice"),
        };
        let said = if concerned.len() == products.len() {
            step.text.clone()
        } else {
            let names: Vec<String> =
                concerned.iter().map(|product| words.of("product", product.as_str())).collect();
            words.fill("sarif-products", &[("products", &names.join(", ")), ("text", &step.text)])
        };
        let _ = writeln!(text, "{number}. {said} ({source})"); // writing to a String cannot fail
    }
    text
}

/// `mono-api-key/production` as `MonoApiKeyProduction`.
fn pascal(id: &str) -> String {
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect::<String>())
    };
    id.split(|char: char| !char.is_alphanumeric()).filter_map(capital).collect()
}

/// At most as many characters as GitHub takes.
fn cut(text: &str) -> String {
    text.chars().take(MOST_CHARACTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::testing;
    use super::*;
    use crate::environment::{Confidence, Environment};

    #[test]
    fn an_id_says_what_github_reads_from_the_rule() {
        let mut finding = testing::finding("a", Environment::Unknown);
        assert_eq!(sort(&finding), "mono-api-key/unknown");
        finding.confidence = Confidence::Low;
        assert_eq!(sort(&finding), "mono-api-key/unknown/low");
        assert_eq!(pascal(&sort(&finding)), "MonoApiKeyUnknownLow");
    }

    #[test]
    fn help_is_in_both_languages_and_says_who_says_so() {
        let rules = testing::rules();
        let banking = testing::finding("a", Environment::Production);
        let table = table([&banking]);
        let help = help(&table["mono-api-key/production"], &rules, Words::new(&rules, Lang::Es));
        let markdown = help.markdown.unwrap();
        let (first, second) = (markdown.find("### Qué hacer"), markdown.find("### What to do"));
        assert!(first.is_some() && first < second, "the chosen language first: {markdown}");
        assert!(markdown.contains("(general advice, not Mono's text)"), "{markdown}");
        assert!(!help.text.contains("What to do") && help.text.contains("1. Genere"), "{}", help.text);
        // What an alert is read for, in both languages and before any step.
        for (told, before) in [
            ("## Llave de API de Mono · producción: mueve dinero real", first),
            ("Confianza alta: ", first),
            ("cerrar esta alerta", first),
            ("## Mono API key · production: moves real money", second),
            ("High confidence: ", second),
            ("closing this alert", second),
        ] {
            let at = markdown.find(told);
            assert!(at.is_some() && at < before, "{told}: {markdown}");
        }
    }

    #[test]
    fn a_step_that_is_not_for_all_results_says_for_which() {
        let rules = testing::rules();
        let words = Words::new(&rules, Lang::En);
        let banking = testing::finding("a", Environment::Production);
        let mut unknown = banking.clone();
        unknown.product = Product::Unknown;
        let alone = table([&banking]);
        let told = steps(&alone["mono-api-key/production"], words);
        assert!(told.contains("2. Deploy it"), "{told}");
        let both = table([&unknown, &banking]);
        let told = steps(&both["mono-api-key/production"], words);
        assert!(told.contains("2. Banking: Deploy it"), "{told}");
    }
}
