# What git commits, in every way that people commit.
# shellcheck shell=bash disable=SC2154,SC2094 # `leak` only writes

every_way() {
    local where=$1
    expect "$where: install" 0 "$monoleaks" hook install
    expect "$where: doctor" 0 "$monoleaks" doctor

    leak staged >.env && git add .env
    blocked "$where: commit" commit
    git rm -q --cached .env
    commit --allow-empty -q --no-verify
    echo two >two && git add two
    passes "$where: commit without it, while it lies in the folder" commit
    rm .env

    leak all >>one
    blocked "$where: commit -a" commit -a
    git checkout -q one && echo more >>one
    passes "$where: commit -a without it" commit -a

    leak other >other && git add other && echo three >>two
    passes "$where: commit -- path, while another file is staged with it" commit -- two
    echo harmless >other && git add other && leak other >other
    blocked "$where: commit -- path with it, while it is staged without" commit -- other
    git rm -qf other

    { leak hunk && seq 1 40 && echo last; } >numbers
    passes "$where: commit -p of the other hunk" bash -c "printf 'n\ny\n' | git commit -p -m message"
    blocked "$where: commit -p of its hunk" bash -c "printf 'y\n' | git commit -p -m message"
    git checkout -q -f HEAD numbers

    leak amended >.env && git add .env
    blocked "$where: commit --amend" commit --amend
    git rm -qf .env && echo four >four && git add four
    passes "$where: commit --amend without it" commit --amend

    passes "$where: an empty commit" commit --allow-empty
    git rm -q four
    passes "$where: a commit of deletions only" commit
    said "$where: a commit of deletions only says so" 'Only deletions are staged'

    leak skipped >.env && git add .env
    passes "$where: --no-verify" commit --no-verify
    echo '# a comment' >>.env && git add .env
    passes "$where: what HEAD has already does not stop the next commit" commit
    said "$where: but is told" 'Mono API key'
    git rm -q .env && commit -q

    merges "$where"
}

merges() {
    local where=$1 branch
    branch=$(git branch --show-current)
    git switch -q -c "topic-$branch"
    echo topic >topic && sed -i 's/^20$/twenty/' numbers && git add . && commit -q
    git switch -q "$branch"
    echo here >here && git add here && commit -q
    passes "$where: a merge" git merge --no-edit "topic-$branch"

    git switch -q -c "conflict-$branch" HEAD~1
    sed -i 's/^20$/zwanzig/' numbers && git add . && commit -q
    git merge --no-edit "topic-$branch" >/dev/null 2>&1 || true
    leak merged >numbers && git add numbers
    blocked "$where: a merge that brings it in" commit
    seq 1 40 >numbers && git add numbers
    passes "$where: a merge without it" commit
    git switch -q "$branch"
}

repository "$work/plain"
every_way plain

repository "$work/with a space, o'brien and \"quotes\""
every_way 'odd path'

repository "$work/main-tree"
git worktree add -q ../linked
cd ../linked || exit
every_way 'linked work tree'

git init -q "$work/first" && cd "$work/first" || exit
expect 'first commit: install' 0 "$monoleaks" hook install
leak first >.env && git add .env
blocked 'first commit' commit
mkdir below && echo 1 >below/one && git add below && git rm -qf .env && cd below || exit
passes 'first commit without it, from a folder below' commit

# Names that are hard to pass on.
cd "$work/plain" || exit
name=$'-- line\nend "quoted" \xf1'
leak name >"$name" && git add -- "./$name"
blocked 'an odd name' commit
git rm -qf -- "./$name"
