//! What to do about a leak is said for every kind of leak, in both languages alike.

use monoleaks::environment::{Environment, Kind, Lang, Product};
use monoleaks::rule::Rules;
use std::collections::BTreeSet;

fn rules() -> Rules {
    Rules::embedded().expect("the rules in the binary are tested")
}

#[test]
fn every_leak_has_steps_in_every_language() {
    let rules = rules();
    for lang in Lang::ALL {
        let guidance = rules.guidance_in(*lang);
        for kind in Kind::ALL {
            for environment in Environment::ALL {
                for product in Product::ALL {
                    let steps = guidance.steps(*kind, *product, *environment).count();
                    assert!(steps >= 3, "{lang:?}: {kind} of {environment}, {product} has {steps} steps");
                }
            }
        }
    }
}

#[test]
fn the_languages_say_the_same() {
    let rules = rules();
    let [english, spanish] = [Lang::En, Lang::Es].map(|lang| rules.guidance_in(lang));
    assert_eq!(english.steps.len(), spanish.steps.len());
    for (number, (one, other)) in english.steps.iter().zip(&spanish.steps).enumerate() {
        let filters = |step: &monoleaks::rule::guidance::Step| {
            format!("{:?} {:?} {:?} {:?}", step.source, step.kinds, step.environments, step.products)
        };
        assert_eq!(filters(one), filters(other), "step {}: {}", number + 1, one.text);
        assert_ne!(one.text, other.text, "step {} is not translated", number + 1);
    }
    let keys = |guidance: &monoleaks::rule::guidance::Guidance| {
        guidance.messages.keys().cloned().collect::<BTreeSet<String>>()
    };
    let (one, other) = (keys(english), keys(spanish));
    let lonely: Vec<&String> = one.symmetric_difference(&other).collect();
    assert!(lonely.is_empty(), "messages in one language only: {lonely:?}");
}

#[test]
fn messages_fill_in_the_same_gaps() {
    let rules = rules();
    let gaps = |text: &str| {
        let parts = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
        parts.map(|(gap, _)| gap.to_owned()).collect::<BTreeSet<String>>()
    };
    let spanish = rules.guidance_in(Lang::Es);
    for (key, text) in &rules.guidance_in(Lang::En).messages {
        assert_eq!(gaps(text), gaps(&spanish.messages[key]), "{key}");
    }
}

#[test]
fn every_doubt_has_a_name_in_every_language() {
    let rules = rules();
    // A tree in which each doubt occurs: the corpus and the proofs of the rules, as they lie in this repository.
    let told = crate::program::run(
        crate::house(),
        &["scan", "--no-config", "--format", "jsonl", "rules", "tests", "src"],
    );
    let receipt = told.receipt();
    let doubted = receipt["doubted"].as_object().expect("doubts by name");
    assert!(doubted.len() > 5, "{doubted:?}");
    for lang in Lang::ALL {
        let messages = &rules.guidance_in(*lang).messages;
        let nameless: Vec<&String> = doubted
            .keys()
            .filter(|doubt| !messages.contains_key(&format!("doubt-{}", doubt.replace('_', "-"))))
            .collect();
        assert!(nameless.is_empty(), "{lang:?}: {nameless:?}");
    }
}

#[test]
fn rules_have_names_of_their_own() {
    let rules = rules();
    let ids: BTreeSet<&str> = rules.credentials.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids.len(), rules.credentials.len());
    for rule in &rules.credentials {
        assert!(rule.id.starts_with("mono-"), "{}", rule.id);
        for lang in Lang::ALL {
            assert!(
                rule.title.contains_key(lang) && rule.summary.contains_key(lang),
                "{}: {lang:?}",
                rule.id
            );
        }
    }
    let kinds: BTreeSet<String> = rules.credentials.iter().map(|rule| rule.kind.to_string()).collect();
    assert_eq!(kinds.len(), Kind::ALL.len(), "each kind has a rule");
}
