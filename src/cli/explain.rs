//! `monoleaks explain RULE`: what a rule finds, how bad that is, and every step to take.

use super::args::ExplainArgs;
use super::error::CliError;
use super::locale::locale;
use super::rules;
use crate::environment::{Environment, Lang, Product};
use crate::rule::guidance::{Source, Step};
use crate::rule::{Credential, Rules};
use std::io::{self, Write};
use std::process::ExitCode;

/// Explain one rule.
pub(super) fn run(args: &ExplainArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    if let Some(path) = args.scan.paths.first() {
        return Err(CliError::RuleInPath(path.clone()));
    }
    let all = rules::load(args.scan.rules.as_deref())?;
    let lang = args.scan.lang.unwrap_or_else(locale);
    let (id, environment) =
        args.what.split_once('/').map_or((args.what.as_str(), None), |(id, rest)| (id, Some(rest)));
    let rule = all.credentials.iter().find(|rule| rule.id == id);
    let environment = environment
        .map(|word| Environment::ALL.iter().find(|known| word.split('/').next() == Some(known.as_str())));
    let (Some(rule), None | Some(Some(_))) = (rule, environment) else {
        let known: Vec<&str> = all.credentials.iter().map(|rule| rule.id.as_str()).collect();
        return Err(CliError::NoSuchRule { rule: args.what.clone(), known: known.join(", ") });
    };
    let asked = environment.flatten().map_or(Environment::ALL, std::slice::from_ref);
    write(rule, asked, &all, lang, out).map_err(CliError::Stdout)?;
    Ok(ExitCode::SUCCESS)
}

fn write(
    rule: &Credential,
    asked: &[Environment],
    all: &Rules,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let guidance = all.guidance_in(lang);
    let say = |key: &str| guidance.message(key, &[]);
    let text = |map: &std::collections::BTreeMap<Lang, String>| map.get(&lang).cloned().unwrap_or_default();
    writeln!(out, "{}: {}\n{}\n", rule.id, text(&rule.title), text(&rule.summary))?;
    for environment in asked {
        let (severity, score) = all.severity_of(rule.kind, *environment);
        let severity = say(&format!("severity-{severity}"));
        writeln!(out, "{} – {severity} ({score:.1})", say(&format!("environment-{environment}")))?;
        let mut told: Vec<&Step> = Vec::new();
        for product in Product::ALL {
            for step in guidance.steps(rule.kind, *product, *environment) {
                if !told.iter().any(|known| std::ptr::eq(*known, step)) {
                    told.push(step);
                }
            }
        }
        // The order of the file is the order in which steps are done.
        let ordered =
            guidance.steps.iter().filter(|step| told.iter().any(|known| std::ptr::eq(*known, *step)));
        for (number, step) in ordered.enumerate() {
            let source = match step.source {
                Source::Mono => say("source-mono"),
                Source::Advice => say("source-advice"),
            };
            let products: Vec<String> =
                step.products.iter().map(|product| say(&format!("product-{product}"))).collect();
            let only =
                if products.is_empty() { String::new() } else { format!("[{}] ", products.join(", ")) };
            writeln!(out, "  {:2}. {only}{} [{source}]", number + 1, step.text)?;
        }
        writeln!(out)?;
    }
    Ok(())
}
