# Hooks that were there before, and people who manage them otherwise.
# shellcheck shell=bash disable=SC2154,SC2016 # what is written here runs later

round_trip() {
    local what=$1 before
    before=$(state .git/hooks)
    expect "$what: --dry-run" 0 "$monoleaks" hook install --pre-push --dry-run
    check "$what: --dry-run does nothing" test "$(state .git/hooks)" = "$before"
    expect "$what: install" 0 "$monoleaks" hook install --pre-push
    local installed
    installed=$(state .git/hooks)
    expect "$what: install again" 0 "$monoleaks" hook install --pre-push
    said "$what: it says that it is there" 'is there already'
    check "$what: install again does nothing" test "$(state .git/hooks)" = "$installed"
    expect "$what: uninstall --dry-run" 0 "$monoleaks" hook uninstall --dry-run
    check "$what: uninstall --dry-run does nothing" test "$(state .git/hooks)" = "$installed"
    expect "$what: uninstall" 0 "$monoleaks" hook uninstall
    check "$what: all is as it was" test "$(state .git/hooks)" = "$before"
    expect "$what: uninstall again" 0 "$monoleaks" hook uninstall
}

repository "$work/chain"
round_trip 'no hook'
rm -r .git/hooks
expect 'no folder of hooks: install' 0 "$monoleaks" hook install
expect 'no folder of hooks: uninstall' 0 "$monoleaks" hook uninstall
check 'no folder of hooks: nothing is left' test -z "$(ls -A .git/hooks)"

printf '#!/bin/sh\necho "before: $#" >>%q\ncat >>%q\nexit "$(cat %q)"' "$work/ran" "$work/ran" "$work/code" >.git/hooks/pre-commit
cp .git/hooks/pre-commit .git/hooks/pre-push
chmod 751 .git/hooks/pre-commit
chmod 755 .git/hooks/pre-push
round_trip 'a hook'

expect 'chained: install' 0 "$monoleaks" hook install
echo 0 >"$work/code" && echo 2 >two && git add two
passes 'chained' commit
check 'chained: the hook that was there ran' test "$(cat "$work/ran")" = 'before: 0'
echo 7 >"$work/code" && rm "$work/ran" && echo 3 >two && git add two
expect 'chained: its code counts' 1 commit
check 'chained: it ran' test -e "$work/ran"
rm "$work/ran" && leak chained >.env && git add .env
blocked 'chained' commit
expect 'chained: what is stopped is not handed on' 1 test -e "$work/ran"
git rm -qf .env && echo 0 >"$work/code"
chmod -x .git/hooks/pre-commit.before-monoleaks
passes 'chained: a hook that may not be run is passed over, as by git' commit
chmod +x .git/hooks/pre-commit.before-monoleaks
mv .git/hooks/pre-commit.before-monoleaks "$work/kept"
expect 'chained: a kept hook that is gone stops the commit' 1 commit --allow-empty
said 'chained: and says so' 'is gone'
mv "$work/kept" .git/hooks/pre-commit.before-monoleaks

echo '# mine' >>.git/hooks/pre-commit
changed=$(state .git/hooks)
expect 'a changed hook: uninstall refuses' 2 "$monoleaks" hook uninstall
said 'a changed hook: it says why' 'somebody changed it since'
expect 'a changed hook: install refuses' 2 "$monoleaks" hook install
check 'a changed hook: it stays' test "$(state .git/hooks)" = "$changed"
sed -i '$d' .git/hooks/pre-commit
expect 'a hook that is as it was: uninstall' 0 "$monoleaks" hook uninstall

chmod 644 .git/hooks/pre-commit
round_trip 'a hook that may not be run'
rm .git/hooks/pre-commit && ln -s ../../scripts/hook .git/hooks/pre-commit
round_trip 'a hook that is a link'
rm .git/hooks/pre-commit
echo other >.git/hooks/pre-commit.before-monoleaks
expect 'a kept hook of nobody: install refuses' 2 "$monoleaks" hook install
rm .git/hooks/pre-commit.before-monoleaks

# The program is moved: the one on PATH, or nothing passes.
mkdir "$work/bin" "$work/o'brien \$(false)"
cp "$monoleaks" "$work/o'brien \$(false)/monoleaks"
expect 'an odd path of the program: install' 0 "$work/o'brien \$(false)/monoleaks" hook install
leak moved >.env && git add .env
blocked 'an odd path of the program' commit
mv "$work/o'brien \$(false)/monoleaks" "$work/bin/"
expect 'the program is gone' 1 commit
said 'the program is gone: how to skip' 'git commit --no-verify'
expect 'the program is gone: doctor' 1 "$monoleaks" doctor
PATH=$work/bin:$PATH blocked 'the program is on PATH' commit
git rm -qf .env
expect 'moved: install puts the new path in' 0 "$monoleaks" hook install
expect 'moved: uninstall' 0 "$monoleaks" hook uninstall

# core.hooksPath
mkdir .githooks && git config core.hooksPath .githooks
expect 'hooksPath in the work tree: install' 0 "$monoleaks" hook install
check 'hooksPath in the work tree: it is there' test -x .githooks/pre-commit
leak path >.env && git add .env
blocked 'hooksPath in the work tree' commit
expect 'hooksPath in the work tree: uninstall' 0 "$monoleaks" hook uninstall
git config --unset core.hooksPath
mkdir "$work/global"
git config --global core.hooksPath "$work/global"
expect 'hooksPath for all: install refuses' 2 "$monoleaks" hook install
said 'hooksPath for all: what to add' 'monoleaks hook run pre-commit || exit $?'
check 'hooksPath for all: nothing is written' test -z "$(ls -A "$work/global")"
expect 'hooksPath for all: doctor' 1 "$monoleaks" doctor
printf '#!/bin/sh\n"%s" hook run pre-commit || exit $?\n' "$monoleaks" >"$work/global/pre-commit"
chmod +x "$work/global/pre-commit"
expect 'hooksPath for all, followed: doctor' 0 "$monoleaks" doctor
blocked 'hooksPath for all, followed' commit
git config --global core.hooksPath /dev/null
expect 'hooks that are switched off: install refuses' 2 "$monoleaks" hook install
said 'hooks that are switched off: it says so' 'no hook runs here'
expect 'hooks that are switched off: doctor' 1 "$monoleaks" doctor
git config --global --unset core.hooksPath

# Managers
managed() {
    local before
    before=$(state .)
    expect "$1: install refuses" 2 "$monoleaks" hook install --pre-push
    said "$1: what to add" "$2"
    check "$1: nothing is written" test "$(state .)" = "$before"
    expect "$1: doctor" 1 "$monoleaks" doctor
    said "$1: doctor says what to add" "$2"
}
mkdir -p .husky/_ && printf '#!/bin/sh\n. "$(dirname "$0")/h"\n' | tee .husky/_/pre-commit >.husky/_/pre-push
chmod +x .husky/_/* && git config core.hooksPath .husky/_
managed husky 'Add this line to .husky/pre-commit'
git config --unset core.hooksPath
printf '#!/bin/sh\ncall_lefthook run "pre-commit" "$@"\n' >.git/hooks/pre-commit && chmod +x .git/hooks/pre-commit
managed lefthook 'Add this to lefthook.yml'
printf '#!/bin/sh\n# File generated by pre-commit: https://pre-commit.com\n' >.git/hooks/pre-commit
managed pre-commit 'Add this to .pre-commit-config.yaml'

git init -q --bare "$work/bare.git" && cd "$work/bare.git" || exit
expect 'a bare repository: install refuses' 2 "$monoleaks" hook install
cd "$work" || exit
expect 'no repository' 2 "$monoleaks" hook install
