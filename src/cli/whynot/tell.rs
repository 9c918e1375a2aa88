//! The way of every value on a line, in words.

use super::sentence::{self, Reached};
use super::words::Words;
use crate::classify::{Turn, Way};
use crate::detect::Passed;
use crate::finding::Finding;
use crate::render::in_place;
use crate::scan::{Became, End, Line, Look, Step, Trail};
use std::cmp::Reverse;
use std::io::{self, Write};

/// What somebody asks about.
pub(super) struct Question<'q> {
    /// The path as reports tell it.
    pub(super) told: &'q str,
    /// The line.
    pub(super) line: usize,
    /// The column, in characters from 1: only the value there.
    pub(super) column: Option<usize>,
}

/// A value that was met.
struct Met<'t> {
    /// The text that it stands in.
    look: &'t Look,
    step: &'t Step,
    /// What became of its finding, if it is one.
    end: Option<&'t (Finding, End)>,
    reached: Reached,
    sentence: String,
}

/// Tell all that is known of a place.
pub(super) fn write(
    question: &Question<'_>,
    trail: &Trail,
    words: Words<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let column = question.column.map_or_else(String::new, |column| format!(":{column}"));
    writeln!(out, "{}:{}{column}", in_place(question.told), question.line)?;
    let looks: Vec<&Look> = trail.looks.iter().filter(|look| look.told == question.told).collect();
    let met = met(question, &looks, trail, words);
    let line = looks
        .iter()
        .find_map(|look| Some((*look, look.asked.iter().find(|line| line.number == question.line)?)));
    if let Some((look, line)) = line {
        surroundings(look, line, &met, words, out)?;
    }
    for one in &met {
        value(one, words, out)?;
        if met.len() > 1 {
            writeln!(out, "    → {}", one.sentence)?;
        }
    }
    let furthest = met.iter().rev().max_by_key(|one| one.reached); // the first of those that came as far
    let sentence = furthest.map_or_else(|| words.say(nothing(line), &[]), |one| one.sentence.clone());
    writeln!(out, "{sentence}")
}

/// The sentence of a place where no value is.
fn nothing(line: Option<(&Look, &Line)>) -> &'static str {
    match line {
        None => "whynot-not-read",
        Some((look, _)) if !look.anchors.mono && !look.anchors.words => "whynot-not-anchored",
        Some((_, line)) if !line.is_looked_at => "whynot-not-near",
        Some(_) => "whynot-not-there",
    }
}

/// The values that are asked about. The same bytes may have been met as they are and in what they encode, and a value within
/// another: the one that came furthest is told.
fn met<'t>(question: &Question<'_>, looks: &[&'t Look], trail: &'t Trail, words: Words<'_>) -> Vec<Met<'t>> {
    let is_at = |step: &Step| {
        let starts = question.column.is_none_or(|column| step.start.column <= column);
        let goes_on = step.end.line > question.line;
        let ends = question.column.is_none_or(|column| goes_on || column < step.end.column);
        step.start.line == question.line && starts && ends
    };
    let all = looks.iter().flat_map(|look| look.steps.iter().map(move |step| (*look, step)));
    let mut all: Vec<Met<'t>> = all
        .filter(|(_, step)| is_at(step))
        .map(|(look, step)| {
            let end = trail.ends.iter().find(|(finding, _)| look.is_of(step, finding));
            let (reached, sentence) = sentence::of(step, end, words);
            Met { look, step, end, reached, sentence }
        })
        .collect();
    all.sort_by_key(|one| (Reverse(one.reached), one.look.layers.len(), one.step.span));
    let mut met: Vec<Met<'t>> = Vec::new();
    for one in all {
        let span = one.step.span;
        let is_known = |known: &Met<'_>| known.step.span.start < span.end && span.start < known.step.span.end;
        // Beside a value that a rule wants, its own name and other words are no answer.
        let is_word =
            one.reached == Reached::Shapeless && met.iter().any(|known| known.reached >= Reached::Wanted);
        if !is_word && !met.iter().any(is_known) {
            met.push(one);
        }
    }
    met.sort_by_key(|one| one.step.span);
    met
}

/// The line, what was met in the file and near the line, and whether it was looked at.
fn surroundings(
    look: &Look,
    line: &Line,
    met: &[Met<'_>],
    words: Words<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let excerpt = met.iter().find_map(|one| match &one.step.became {
        Became::Judged(way) if !one.look.is_inner => Some(way.excerpt.as_str()),
        _ => None,
    });
    let text = excerpt.unwrap_or(&line.text);
    if !text.trim().is_empty() {
        writeln!(out, "  | {}", in_place(text))?;
    }
    let all = words.met(look.anchors);
    match &all {
        Some(met) => writeln!(out, "  {}", words.say("whynot-anchors", &[("met", met)]))?,
        None => writeln!(out, "  {}", words.say("whynot-anchors-none", &[]))?,
    }
    if all.is_some() {
        match words.met(line.near) {
            Some(met) => writeln!(out, "  {}", words.say("whynot-near", &[("met", &met)]))?,
            None => writeln!(out, "  {}", words.say("whynot-near-none", &[]))?,
        }
        let looked = if line.is_looked_at { "whynot-looked" } else { "whynot-unlooked" };
        writeln!(out, "  {}", words.say(looked, &[]))?;
    }
    Ok(())
}

/// One value: where it stands, what holds it, and what became of it.
fn value(one: &Met<'_>, words: Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (look, step) = (one.look, one.step);
    let column = step.start.column.to_string();
    let (name, preview) = match &step.became {
        // What no rule wants may be anybody's password: nothing of it is shown.
        Became::Passed(_, name) => (name.as_ref(), "…".to_owned()),
        Became::Judged(way) => (way.name.as_ref(), words.preview(&way.preview)),
    };
    let fill = [("column", column.as_str()), ("preview", &preview)];
    match name {
        Some(name) => {
            let name = in_place(name);
            let fill = [fill[0], fill[1], ("name", name.as_str())];
            writeln!(out, "  {}", words.say("whynot-value-named", &fill))?;
        }
        None => writeln!(out, "  {}", words.say("whynot-value", &fill))?,
    }
    if !look.layers.is_empty() {
        writeln!(out, "    {}", words.say("layers", &[("layers", &look.layers.join(", "))]))?;
    }
    match &step.became {
        Became::Passed(passed, _) => writeln!(out, "    {}", passed_over(passed, words)),
        Became::Judged(way) => judged(way, one.end, words, out),
    }
}

/// Why a value is no candidate.
fn passed_over(passed: &Passed, words: Words<'_>) -> String {
    match passed {
        Passed::Plain => words.say("whynot-passed-plain", &[]),
        Passed::Long => words.say("whynot-passed-long", &[]),
        Passed::NotSecret(doubt) => {
            words.say("whynot-passed-not-secret", &[("doubt", &words.of("doubt", doubt))])
        }
        Passed::Held(_) => words.say("whynot-passed-held", &[]),
        Passed::Nowhere => words.say("whynot-passed-nowhere", &[]),
        Passed::Password => words.say("whynot-passed-password", &[]),
        Passed::NoPair => words.say("whynot-passed-no-pair", &[]),
    }
}

/// How a rule's candidate was judged.
fn judged(way: &Way, end: Option<&(Finding, End)>, words: Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (title, carrier) = (words.title(&way.rule), words.carrier(way.carrier));
    let fill = [("rule", way.rule.as_str()), ("carrier", &carrier), ("title", &title)];
    writeln!(out, "    {}", words.say("whynot-wanted", &fill))?;
    let evidence = match (&way.turn, end) {
        (Turn::Doubted(doubt), _) => {
            let doubt = words.of("doubt", doubt);
            return writeln!(out, "    {}", words.say("whynot-doubt", &[("doubt", &doubt)]));
        }
        (Turn::Other(evidence), _) => evidence,
        (Turn::Found, Some((finding, _))) => &finding.evidence,
        (Turn::Found, None) => return Ok(()),
    };
    writeln!(out, "    {}", words.say("whynot-no-doubt", &[]))?;
    let marks = words.evidence(evidence);
    if marks.is_empty() {
        writeln!(out, "    {}", words.say("whynot-no-evidence", &[]))?;
    }
    for mark in marks {
        writeln!(out, "    {}", words.say("whynot-evidence", &[("mark", &mark)]))?;
    }
    let Some((finding, end)) = end else { return Ok(()) };
    if !finding.flow.is_empty() {
        writeln!(out, "    {}", words.flow(finding))?;
    }
    for remark in words.remarks(finding) {
        writeln!(out, "    {remark}")?;
    }
    if *end == End::Other {
        return writeln!(out, "    {}", words.say("whynot-project", &[]));
    }
    let sure = words.confidence(finding);
    let sure = sure.each_ref().map(|(at, text)| (*at, text.as_str()));
    writeln!(out, "    {}", words.say("whynot-sure", &sure))?;
    match &finding.suppressed {
        Some(by) => {
            let reason = in_place(&by.reason);
            let key = format!("suppressed-{}", by.by);
            writeln!(out, "    {}", words.say(&key, &[("reason", &reason)]))
        }
        None => Ok(()),
    }
}
