//! Histories, by what is special about them.

use super::grown::grow;
use crate::LEAK;
use crate::repo::{Repo, write};
use std::fs;
use std::os::unix::fs::symlink;

/// A name, why it is there, and what makes it of an empty repository.
pub(super) type State = (&'static str, &'static str, fn(&mut Repo));

pub(super) const TABLE: &[State] = &[
    ("empty", "no commit at all", |_| {}),
    ("one commit", "everything is new", three),
    ("edits", "one version after the other", |repo| {
        for at in 0..9 {
            repo.committed(&[("a.txt", &format!("version {at}")), ("b/c.txt", &format!("{}", at / 3))]);
        }
    }),
    ("branches and a merge", "what comes from both sides", |repo| {
        sides(repo);
        repo.git(&["merge", "--quiet", "--no-edit", "side"]);
    }),
    ("a merge that brings something", "neither side has it", |repo| {
        sides(repo);
        repo.git(&["merge", "--quiet", "--no-commit", "--no-ff", "side"]);
        repo.stage("brought/by/merge", "only here");
        repo.stage("side.txt", "changed by the merge");
        repo.commit();
    }),
    ("a merge of four", "an octopus", |repo| {
        three(repo);
        for branch in ["b1", "b2", "b3"] {
            repo.git(&["checkout", "--quiet", "-b", branch, "main"]);
            repo.committed(&[(branch, branch)]);
        }
        repo.git(&["checkout", "--quiet", "main"]);
        repo.committed(&[("main.txt", "main")]);
        repo.git(&["merge", "--quiet", "--no-edit", "b1", "b2", "b3"]);
    }),
    ("two roots", "a branch without a common beginning", |repo| {
        three(repo);
        repo.git(&["checkout", "--quiet", "--orphan", "pages"]);
        repo.committed(&[("index.html", "pages")]);
        repo.git(&["checkout", "--quiet", "main"]);
        repo.git(&["merge", "--quiet", "--no-edit", "--allow-unrelated-histories", "-X", "ours", "pages"]);
    }),
    ("tags", "plain ones, with messages, of tags, of a tree, of a blob", |repo| {
        three(repo);
        repo.git(&["tag", "plain"]);
        repo.git(&["tag", "--annotate", "--message", LEAK, "spoken"]);
        repo.git(&["tag", "--annotate", "--message", "again", "twice", "spoken"]);
        let blob = repo.object("blob", b"tagged");
        repo.git(&["tag", "--annotate", "--message", "a blob", "blob", &blob]);
        repo.git(&["tag", "plain-blob", &repo.object("blob", b"plainly tagged")]);
        repo.stage("x/y/z", "in a tree only");
        let tree = repo.line(&["write-tree"]);
        repo.git(&["tag", "--annotate", "--message", "a tree", "tree", &tree]);
        repo.git(&["reset", "--quiet", "--hard"]);
    }),
    ("notes", "they are commits, too", |repo| {
        three(repo);
        repo.git(&["notes", "add", "--message", LEAK]);
        repo.git(&["notes", "--ref", "review", "add", "--message", "a review", "HEAD"]);
    }),
    ("stash", "what was put away, with what was untracked", |repo| {
        three(repo);
        repo.write("untracked", "put away");
        repo.stage("a.txt", "staged and put away");
        repo.write("a.txt", "changed and put away");
        repo.git(&["stash", "push", "--quiet", "--include-untracked"]);
    }),
    ("submodule", "a commit of another repository is no object here", |repo| {
        three(repo);
        let entry = format!("160000,{},sub", repo.line(&["rev-parse", "HEAD"]).replace('a', "b"));
        repo.git(&["update-index", "--add", "--cacheinfo", &entry]);
        repo.commit();
        repo.git(&["rm", "--quiet", "--cached", "sub"]);
        repo.stage("sub", "a file now");
        repo.commit();
    }),
    ("renames, links and modes", "the same objects in other places", |repo| {
        three(repo);
        repo.git(&["mv", "a.txt", "z.txt"]);
        repo.commit();
        symlink("z.txt", repo.top.join("link")).expect("nothing is there");
        repo.committed(&[]);
        repo.git(&["update-index", "--chmod=+x", "z.txt"]);
        repo.commit();
        fs::remove_file(repo.top.join("link")).expect("it is there");
        repo.committed(&[("link/inner", "a folder now")]);
    }),
    ("one blob everywhere", "at many paths in many commits", |repo| {
        for at in 0..20 {
            repo.committed(&[(&format!("{}/{at}.env", at % 3), LEAK), ("n", &format!("{at}"))]);
        }
    }),
    ("nothing in it", "commits without a change, and without files", |repo| {
        repo.commit();
        repo.commit();
        repo.committed(&[("empty", "")]);
        repo.git(&["rm", "--quiet", "empty"]);
        repo.commit();
    }),
    ("gone and back", "a version that was there before", |repo| {
        for text in ["one", "two", "one", "three", "two"] {
            repo.committed(&[("a.txt", text)]);
        }
    }),
    ("names that are no text", "files and branches", |repo| {
        three(repo);
        for name in [&b"\xff"[..], b"\xfe", b"a\nb\tc\"d", "año/ñ".as_bytes()] {
            repo.entry(name, "100644", name);
        }
        repo.commit();
        for (name, text) in [(&b"refs/heads/\xfe"[..], "one"), (b"refs/heads/\xff", "two")] {
            let blob = repo.object("blob", text.as_bytes());
            let tree = format!("100644 blob {blob}\tonly-there\n");
            let tree = repo.git_with(&repo.top, &["mktree"], tree.as_bytes());
            let tree = String::from_utf8(tree).expect("an id");
            let commit = repo.line(&["commit-tree", "-m", text, tree.trim()]);
            let line = [format!("{commit} ").as_bytes(), name, b"\n"].concat();
            let path = repo.top.join(".git/packed-refs");
            let refs = fs::read(&path).unwrap_or_else(|_| b"# pack-refs with: sorted \n".to_vec());
            write(&path, &[refs, line].concat());
        }
    }),
    ("detached", "commits that only HEAD has", |repo| {
        three(repo);
        repo.git(&["checkout", "--quiet", "--detach"]);
        repo.committed(&[("detached", "only here")]);
    }),
    ("linked work trees", "each has a HEAD", |repo| {
        three(repo);
        let place = repo.beside("linked");
        repo.git(&["worktree", "add", "--quiet", "--detach", &place.to_string_lossy()]);
        let main = (repo.top.clone(), repo.here.clone());
        (repo.top, repo.here) = (place.clone(), place);
        repo.committed(&[("linked", "only there")]);
        (repo.top, repo.here) = main;
    }),
    ("a bare repository", "without a work tree", |repo| {
        sides(repo);
        let place = repo.beside("bare.git");
        repo.git(&["clone", "--quiet", "--bare", ".", &place.to_string_lossy()]);
        repo.here = place;
    }),
    ("a mirror", "refs of all sorts", |repo| {
        sides(repo);
        for name in ["refs/remotes/origin/x", "refs/pull/1/head", "refs/bisect/bad", "refs/x"] {
            let id = repo.object("commit", &commit_of(repo, name));
            repo.git(&["update-ref", name, &id]);
        }
    }),
    ("refs that were moved", "the file goes before what is packed", |repo| {
        three(repo);
        repo.git(&["pack-refs", "--all"]);
        let before = repo.line(&["rev-parse", "HEAD"]);
        repo.committed(&[("a.txt", "forgotten")]);
        repo.git(&["reset", "--quiet", "--hard", &before]);
        repo.committed(&[("a.txt", "kept")]);
    }),
    ("replaced", "git replace: both are reached", |repo| {
        three(repo);
        let other = repo.object("blob", b"shown instead");
        repo.git(&["replace", &repo.line(&["rev-parse", "HEAD:a.txt"]), &other]);
    }),
    ("signed, in another encoding", "headers that go over lines", |repo| {
        let tree = repo.line(&["write-tree"]);
        let who = "Ana <ana@example.com> 1700000000 -0500";
        let text = format!(
            "tree {tree}\nauthor {who}\ncommitter {who}\nencoding latin1\n\
             gpgsig -----BEGIN PGP SIGNATURE-----\n \n made up\n -----END PGP SIGNATURE-----\n\nma\u{f1}ana\n\nmore\n"
        );
        let id = repo.object("commit", text.as_bytes());
        repo.git(&["update-ref", "refs/heads/main", &id]);
    }),
    ("clocks that are wrong", "children before their parents, and before 1970", |repo| {
        for date in ["1700000000", "1600000000", "1500000000", "1800000000", "1", "1700000001"] {
            repo.variables = vec![("GIT_COMMITTER_DATE", format!("@{date} +0000").into())];
            repo.committed(&[("a.txt", date)]);
            repo.git(&["branch", &format!("at-{date}")]);
            repo.git(&["checkout", "--quiet", "-b", &format!("from-{date}")]);
        }
    }),
    ("13 MB", "more than is scanned in one piece, in a pack and beside it", |repo| {
        let line = |at: u32| format!("{at:015}\n").into_bytes();
        let mut text: Vec<u8> = (0..13 << 16).flat_map(line).collect();
        repo.stage("large", &text);
        repo.commit();
        repo.git(&["gc", "--quiet"]);
        text.extend(b"more\n");
        repo.stage("large", &text);
        repo.commit();
    }),
    ("sha256", "longer ids", |repo| {
        *repo = Repo::init(&["--object-format=sha256"]);
        sides(repo);
        repo.git(&["tag", "--annotate", "--message", "spoken", "spoken"]);
        repo.git(&["gc", "--quiet"]);
        repo.committed(&[("a.txt", "beside the pack")]);
    }),
    ("grown", "three hundred commits on branches that meet and part", |repo| grow(repo, 1, 300)),
    ("grown and packed", "with deltas", |repo| {
        grow(repo, 2, 300);
        repo.git(&["gc", "--quiet", "--aggressive", "--prune=now"]);
    }),
    ("grown in several packs", "some objects in two of them, and beside", |repo| {
        grow(repo, 3, 150);
        repo.git(&["repack", "-q", "-d"]);
        repo.git(&["checkout", "--quiet", "--orphan", "more"]);
        repo.committed(&[("more", "more")]);
        repo.git(&["repack", "-q", "-a"]);
        repo.git(&["-c", "core.compression=0", "repack", "-q", "-a", "-f", "-k"]);
        let blob = repo.git(&["cat-file", "blob", "HEAD:more"]);
        let id = repo.line(&["rev-parse", "HEAD:more"]);
        fs::create_dir_all(repo.top.join(format!(".git/objects/{}", &id[..2]))).expect("there is room");
        assert_eq!(repo.object("blob", &blob), id);
    }),
    ("grown, deltas to named bases", "as git sends them", |repo| {
        grow(repo, 4, 200);
        repo.git(&["-c", "repack.useDeltaBaseOffset=false", "repack", "-q", "-a", "-d", "-f", "--depth=200"]);
    }),
];

/// A commit of three files.
pub(super) fn three(repo: &mut Repo) {
    repo.committed(&[("a.txt", "one"), ("b/c.txt", "two"), ("b/d/e.txt", "three")]);
}

/// Two branches that part.
fn sides(repo: &mut Repo) {
    three(repo);
    repo.git(&["checkout", "--quiet", "-b", "side"]);
    repo.committed(&[("side.txt", "one"), ("b/c.txt", "changed there")]);
    repo.committed(&[("side.txt", "two")]);
    repo.git(&["checkout", "--quiet", "main"]);
    repo.committed(&[("main.txt", "one"), ("b/d/e.txt", "changed here")]);
}

/// A commit with one file, named as it.
fn commit_of(repo: &Repo, name: &str) -> Vec<u8> {
    let blob = repo.object("blob", name.as_bytes());
    let tree = repo.git_with(&repo.top, &["mktree"], format!("100644 blob {blob}\tfile\n").as_bytes());
    let tree = String::from_utf8(tree).expect("an id");
    let who = "Ana <ana@example.com> 1700000000 -0500";
    format!("tree {}\nauthor {who}\ncommitter {who}\n\n{name}\n", tree.trim()).into_bytes()
}
