# What the doctor says, and proves.
# shellcheck shell=bash disable=SC2154

doctor() {
    local before
    before=$(state .)
    expect "doctor: $1" "$2" "$monoleaks" doctor
    check "doctor: $1: it only reads" test "$(state .)" = "$before"
}
prove() {
    local before
    before=$(state .)
    expect "doctor --prove: $1" "$2" "$monoleaks" doctor --prove
    said "doctor --prove: $1: it says so" "$3"
    check "doctor --prove: $1: the repository stays" test "$(state .)" = "$before"
}

repository "$work/patient"
doctor 'no hook' 1
prove 'no hook' 1 'Not blocked'
"$monoleaks" hook install >/dev/null
doctor 'our hook' 0
prove 'our hook' 0 'Blocked: monoleaks'
GIT_DIR=.git GIT_INDEX_FILE=nowhere prove 'with variables of git' 0 'Blocked: monoleaks'
echo 'fail_on = "never"' >.monoleaks.toml
prove 'a project that fails on nothing' 1 'Not blocked: git committed'
rm .monoleaks.toml
chmod -x .git/hooks/pre-commit
doctor 'a hook that may not be run' 1
said 'doctor: a hook that may not be run: what to do' 'chmod +x'
prove 'a hook that may not be run' 1 'Not blocked'
printf '#!/bin/sh\nexit 0 # monoleaks\n' >.git/hooks/pre-commit && chmod +x .git/hooks/pre-commit
doctor 'a hook that only names it' 0
prove 'a hook that only names it' 1 'Not blocked: git committed'
printf '#!/bin/sh\nexit 1\n' >.git/hooks/pre-commit
prove 'a hook that stops everything' 1 'Not proved'
git worktree add -q "$work/second"
rm .git/hooks/pre-commit && "$monoleaks" hook install >/dev/null
cd "$work/second" || exit
doctor 'a linked work tree' 0
prove 'a linked work tree' 0 'Blocked: monoleaks'
git clone -q --depth 1 "file://$work/patient" "$work/shallow" && cd "$work/shallow" || exit
doctor 'a shallow clone' 1
said 'doctor: a shallow clone is told' 'git fetch --unshallow'
git config --global include.path "$work/none"
doctor 'an include' 1
said 'doctor: an include is told' 'is not read'
git config --global --unset include.path
