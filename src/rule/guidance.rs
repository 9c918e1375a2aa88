//! What to do about a leak, and the words that reports are written in.

use crate::environment::{Environment, Kind, Product};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One language: `rules/guidance/<lang>.toml` (words) and `steps-<lang>.toml` (steps).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guidance {
    /// Words and sentences of the reports, by key; `{}`-style places are filled by name.
    #[serde(default)]
    pub messages: BTreeMap<String, String>,
    /// Every step there is, in the order in which they are done.
    #[serde(default, rename = "step")]
    pub steps: Vec<Step>,
}

/// One thing to do, and for which leaks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What to do: an imperative sentence or two.
    pub text: String,
    /// Who says so.
    pub source: Source,
    /// The kinds that it concerns; all, where the list is empty.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// The environments that it concerns; all, where the list is empty.
    #[serde(default)]
    pub environments: Vec<Environment>,
    /// The products that it concerns; all, where the list is empty.
    #[serde(default)]
    pub products: Vec<Product>,
}

/// Who says that a step is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Mono's documentation.
    Mono,
    /// General advice, not Mono's text.
    Advice,
}

impl Guidance {
    /// The steps for one kind of leak, in order.
    pub fn steps(
        &self,
        kind: Kind,
        product: Product,
        environment: Environment,
    ) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(move |step| {
            concerns(&step.kinds, &kind)
                && concerns(&step.products, &product)
                && concerns(&step.environments, &environment)
        })
    }

    /// A message by its key, with each `{name}` in it replaced.
    ///
    /// A key that the language lacks is told as itself; a test says that no language lacks one.
    pub fn message(&self, key: &str, fill: &[(&str, &str)]) -> String {
        let mut text = self.messages.get(key).map_or(key, String::as_str).to_owned();
        for (name, value) in fill {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }
}

/// Whether a filter lets a value pass: an empty one lets all.
fn concerns<T: PartialEq>(filter: &[T], value: &T) -> bool {
    filter.is_empty() || filter.contains(value)
}
