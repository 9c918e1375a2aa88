//! What a repository's configuration has git run, or read.

use super::{FOUND, Trap, leaky, pipe, planted};
use crate::repo::{Repo, write};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

pub(super) const TABLE: &[Trap] = &[
    (
        "core.fsmonitor",
        "git runs it to learn what changed",
        |repo| set(repo, &["core.fsmonitor"]),
        FOUND,
        FOUND,
    ),
    (
        "core.hooksPath",
        "hooks from a folder of the repository's choice",
        |repo| {
            leaky(repo);
            hooks(repo, &repo.beside("hooks"));
            repo.git(&["config", "core.hooksPath", &repo.beside("hooks").to_string_lossy()]);
        },
        FOUND,
        FOUND,
    ),
    (
        "hooks",
        "those of the repository itself",
        |repo| {
            leaky(repo);
            hooks(repo, &repo.top.join(".git/hooks"));
        },
        FOUND,
        FOUND,
    ),
    (
        "programs of the user",
        "what git runs to show, ask and sign",
        |repo| {
            set(
                repo,
                &[
                    "core.pager",
                    "pager.diff",
                    "pager.log",
                    "core.editor",
                    "sequence.editor",
                    "core.askPass",
                    "gpg.program",
                    "credential.helper",
                    "core.alternateRefsCommand",
                    "uploadpack.packObjectsHook",
                    "interactive.diffFilter",
                    "trailer.sign.command",
                ],
            );
        },
        FOUND,
        FOUND,
    ),
    (
        "programs of the network",
        "what git runs to fetch",
        |repo| {
            set(repo, &["core.sshCommand", "core.gitProxy", "remote.origin.uploadpack"]);
            repo.git(&["config", "remote.origin.url", &format!("ext::{}", planted(repo))]);
            repo.git(&["config", "protocol.ext.allow", "always"]);
        },
        FOUND,
        FOUND,
    ),
    (
        "programs of attributes",
        "filters, drivers and converters that .gitattributes asks for",
        |repo| {
            set(
                repo,
                &[
                    "diff.external",
                    "diff.x.command",
                    "diff.x.textconv",
                    "filter.x.clean",
                    "filter.x.smudge",
                    "filter.x.process",
                    "merge.x.driver",
                ],
            );
            repo.git(&["config", "filter.x.required", "true"]);
            repo.write(".gitattributes", "* diff=x filter=x merge=x\n");
            write(&repo.top.join(".git/info/attributes"), b"* diff=x filter=x merge=x\n");
        },
        FOUND,
        FOUND,
    ),
    (
        "include",
        "other configuration, from a pipe and from outside",
        |repo| {
            leaky(repo);
            pipe(repo, "../pipe");
            write(&repo.beside("more"), b"[extensions]\n\tobjectFormat = sha256\n");
            let text = "[include]\n\tpath = ../../more\n\tpath = ../../pipe\n\
                        [includeIf \"gitdir:**\"]\n\tpath = ../../more\n\tpath = ../../pipe\n";
            append(repo, text);
        },
        FOUND,
        FOUND,
    ),
    (
        "files of the user",
        "attributes and excludes that are pipes",
        |repo| {
            leaky(repo);
            pipe(repo, "../pipe");
            for name in
                ["core.attributesFile", "core.excludesFile", "commit.template", "blame.ignoreRevsFile"]
            {
                repo.git(&["config", name, &repo.beside("pipe").to_string_lossy()]);
            }
        },
        FOUND,
        FOUND,
    ),
    (
        "core.worktree",
        "the work tree is said to be outside",
        |repo| {
            leaky(repo);
            let place = super::outside(repo);
            repo.git(&["config", "core.worktree", &place.to_string_lossy()]);
        },
        FOUND,
        FOUND,
    ),
    (
        "a configuration of another time",
        "sections without an end, and quotes",
        |repo| {
            leaky(repo);
            append(repo, "[a \"b\n[core\n\thooksPath\\\n = \"x\n[\"]\n= = =\n[]\n\\");
        },
        FOUND,
        FOUND,
    ),
    (
        "pipes that programs read",
        ".gitignore, .gitattributes, .gitmodules, .mailmap and info/exclude",
        |repo| {
            leaky(repo);
            for path in [".gitignore", ".gitattributes", ".gitmodules", ".mailmap", ".git/info/exclude"] {
                pipe(repo, path);
            }
        },
        FOUND,
        FOUND,
    ),
];

/// Settings that each name a program.
fn set(repo: &Repo, names: &[&str]) {
    leaky(repo);
    let program = planted(repo);
    let lines = names.iter().map(|name| {
        let (section, key) = name.rsplit_once('.').expect("a section and a key");
        match section.split_once('.') {
            Some((section, inner)) => format!("[{section} \"{inner}\"]\n\t{key} = {program}\n"),
            None => format!("[{section}]\n\t{key} = {program}\n"),
        }
    });
    append(repo, &lines.collect::<Vec<_>>().concat());
}

/// More configuration. Git itself does not get to see it any more.
fn append(repo: &Repo, text: &str) {
    let path = repo.top.join(".git/config");
    let config = fs::read_to_string(&path).expect("it is there");
    write(&path, (config + text).as_bytes());
}

/// Every hook that git could run.
fn hooks(repo: &Repo, folder: &std::path::Path) {
    let program = fs::read(planted(repo)).expect("it is there");
    for name in
        ["pre-commit", "post-index-change", "post-checkout", "reference-transaction", "fsmonitor-watchman"]
    {
        write(&folder.join(name), &program);
        fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o755)).expect("it is ours");
    }
}
