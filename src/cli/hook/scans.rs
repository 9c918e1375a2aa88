//! `monoleaks hook run`: which scan each hook is.

use super::input::{self, Told};
use crate::cli::args::{HookRun, NOT_IN_HOOKS, ScanArgs};
use crate::cli::asked::{self, Asked};
use crate::cli::error::CliError;
use crate::cli::locale::locale;
use crate::cli::{rules, scan};
use crate::collect::{Range, Tips};
use crate::git::{Cache, Objects, Refs, Repository, Revisions};
use crate::receipt::Scope;
use clap::ArgMatches;
use clap::parser::ValueSource;
use std::env;
use std::io::{self, IsTerminal as _, Write};
use std::process::ExitCode;

/// Memory for objects on the way to a commit.
const CACHE: usize = 8 << 20;

/// Scan what git is about to do.
pub(super) fn run(
    hook: &HookRun,
    matches: &ArgMatches,
    out: &mut dyn Write,
    told: &mut dyn Write,
) -> Result<ExitCode, CliError> {
    let matches = matches.subcommand().map_or(matches, |(_, matches)| matches);
    let typed = |id: &&&str| matches.value_source(id) == Some(ValueSource::CommandLine);
    if let Some(id) = NOT_IN_HOOKS.iter().find(typed) {
        return Err(CliError::NotInHooks(id.replace('_', "-")));
    }
    let (asked, args) = match hook {
        HookRun::PreCommit(args) => (pre_commit(args)?, args),
        HookRun::PrePush(args) => (pre_push(args)?, args),
        HookRun::PreReceive(args) => (pre_receive(args)?, args),
    };
    let code = scan::run_asked(&asked, args, matches, out, told)?;
    if code != ExitCode::SUCCESS && !args.quiet {
        let rules = rules::load(args.rules.as_deref())?;
        let words = rules.guidance_in(args.lang.unwrap_or_else(locale));
        let key = stopped(code == ExitCode::from(3), asked.scope, hook);
        writeln!(told, "\n{}", words.message(key, &[])).map_err(CliError::Stdout)?;
    }
    Ok(code)
}

/// The message that says what was stopped, and what to do.
fn stopped(is_unread: bool, scope: Scope, hook: &HookRun) -> &'static str {
    match (scope, hook) {
        _ if is_unread => "hook-unread",
        (Scope::Staged, _) => "hook-commit",
        (_, HookRun::PreReceive(_)) => "hook-receive",
        (_, HookRun::PreCommit(_) | HookRun::PrePush(_)) => "hook-push",
    }
}

/// What is staged; or what is pushed, where a framework says that this is before a push.
fn pre_commit(args: &ScanArgs) -> Result<Asked, CliError> {
    match Framework::of(&|name| env::var(name).ok()) {
        Some(framework) => {
            let repository = asked::repository(&asked::here())?;
            history(args, framework.tips(&repository)?)
        }
        None => Asked::of(&ScanArgs { staged: true, ..args.clone() }),
    }
}

/// What pre-commit and prek say where they run hooks for a range of commits.
#[derive(Debug, PartialEq, Eq)]
struct Framework {
    /// Where the range starts; not where a whole branch is new to the remote.
    from: Option<String>,
    /// Where it ends.
    to: String,
    /// What is pushed to, if this is a push.
    remote: Option<String>,
}

impl Framework {
    /// Read the variables that `get` knows. `None` where a commit is made.
    fn of(get: &dyn Fn(&str) -> Option<String>) -> Option<Self> {
        let get = |name: &str| get(name).filter(|value| !value.is_empty());
        let remote = get("PRE_COMMIT_REMOTE_NAME");
        match (get("PRE_COMMIT_FROM_REF"), get("PRE_COMMIT_TO_REF")) {
            (Some(from), Some(to)) => Some(Self { from: Some(from), to, remote }),
            // The first push of all: they pass every file there is, and no range.
            _ if remote.is_some() => Some(Self { from: None, to: get("PRE_COMMIT_LOCAL_BRANCH")?, remote }),
            _ => None,
        }
    }

    /// The commits that are meant.
    fn tips(&self, repository: &Repository) -> Result<Tips, CliError> {
        let (objects, refs) = (Objects::open(repository)?, Refs::read(repository));
        let revisions = Revisions { objects: &objects, refs: &refs };
        let mut cache = Cache::new(CACHE);
        let mut tips = Tips { include: vec![revisions.commit(&self.to, &mut cache)?], exclude: Vec::new() };
        if let Some(from) = &self.from {
            tips.exclude.push(revisions.commit(from, &mut cache)?);
        }
        if let Some(remote) = &self.remote {
            exclude(&refs, &format!("refs/remotes/{remote}/"), &mut tips);
        }
        Ok(tips)
    }
}

/// What is pushed and the remote does not have, as far as this repository knows.
fn pre_push(args: &ScanArgs) -> Result<Asked, CliError> {
    let mut tips = told(Told::PrePush)?;
    if let Some(remote) = args.paths.first() {
        let refs = Refs::read(&asked::repository(&asked::here())?);
        exclude(&refs, &format!("refs/remotes/{}/", remote.display()), &mut tips);
    }
    history(args, tips)
}

/// What is received and no ref has yet.
fn pre_receive(args: &ScanArgs) -> Result<Asked, CliError> {
    let mut tips = told(Told::PreReceive)?;
    exclude(&Refs::read(&asked::repository(&asked::here())?), "", &mut tips);
    history(args, tips)
}

/// What git tells on standard input.
fn told(hook: Told) -> Result<Tips, CliError> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Err(CliError::NoInput(hook.name()));
    }
    hook.tips(&input::read(&mut stdin.lock())?)
}

/// Leave out what the refs reach whose names start so.
fn exclude(refs: &Refs, start: &str, tips: &mut Tips) {
    tips.exclude
        .extend(refs.all().into_iter().filter(|known| known.name.starts_with(start)).map(|known| known.id));
}

fn history(args: &ScanArgs, tips: Tips) -> Result<Asked, CliError> {
    Asked::history(args, Range::Tips(tips))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Variables, what they say, and why.
    type Row<'r> = (&'r [(&'r str, &'r str)], Option<Framework>, &'r str);

    #[test]
    fn a_framework_tells_what_is_pushed() {
        let of = |variables: &[(&str, &str)]| {
            Framework::of(&|name| {
                variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            })
        };
        let want = |from: Option<&str>, to: &str, remote: Option<&str>| {
            let owned = |text: &str| text.to_owned();
            Some(Framework { from: from.map(owned), to: owned(to), remote: remote.map(owned) })
        };
        let (from, to) = (("PRE_COMMIT_FROM_REF", "a"), ("PRE_COMMIT_TO_REF", "b"));
        let (remote, branch) = (("PRE_COMMIT_REMOTE_NAME", "origin"), ("PRE_COMMIT_LOCAL_BRANCH", "main"));
        let cases: [Row<'_>; 6] = [
            (&[], None, "a commit"),
            (&[from, to], want(Some("a"), "b", None), "a range, as in CI"),
            (&[from, to, remote, branch], want(Some("a"), "b", Some("origin")), "a push"),
            (&[remote, branch], want(None, "main", Some("origin")), "the first push of all"),
            (&[from], None, "half a range is none"),
            (&[("PRE_COMMIT_FROM_REF", ""), to], None, "an empty variable is not set"),
        ];
        for (variables, want, why) in cases {
            assert_eq!(of(variables), want, "{why}");
        }
    }

    #[test]
    fn what_is_stopped_is_said_in_every_language() {
        let rules = rules::load(None).unwrap();
        for lang in crate::environment::Lang::ALL {
            for (is_unread, scope) in [(true, Scope::Staged), (false, Scope::Staged), (false, Scope::History)]
            {
                for hook in [HookRun::PreCommit, HookRun::PrePush, HookRun::PreReceive] {
                    let key = stopped(is_unread, scope, &hook(Box::default()));
                    assert_ne!(rules.guidance_in(*lang).message(key, &[]), key);
                }
            }
        }
    }
}
