# Before a push, and on the server that receives it.
# shellcheck shell=bash disable=SC2154

git init -q --bare "$work/remote.git"
repository "$work/pushes"
git remote add origin "$work/remote.git"
printf '#!/bin/sh\necho "$@" >%q\ncat >%q' "$work/args" "$work/input" >.git/hooks/pre-push
chmod +x .git/hooks/pre-push
expect 'push: install' 0 "$monoleaks" hook install --pre-push

passes 'push: a first branch' git push origin main
check 'push: the hook that was there gets what git says' test "$(cat "$work/args")" = "origin $work/remote.git"
check 'push: and what it writes' test "$(cat "$work/input")" = \
    "refs/heads/main $(git rev-parse main) refs/heads/main $(printf '0%.0s' {1..40})"
check 'push: to the byte' test "$(tail -c 1 "$work/input" | od -An -c | tr -d ' ')" = '\n'

leak intermediate >.env && git add .env && commit -q --no-verify
git rm -q .env && commit -q
rm "$work/input"
blocked 'push: a commit that the next one undoes' git push origin main
expect 'push: what is stopped is not handed on' 1 test -e "$work/input"
check 'push: the remote stays' test "$(git rev-parse origin/main)" = "$(git -C "$work/remote.git" rev-parse main)"
blocked 'push: under another name, to a remote by its address' git push "$work/remote.git" main:refs/heads/other
blocked 'push: a tag of it' bash -c 'git tag -f -a -m tag v1 HEAD~1 && git push origin v1'
git reset -q --hard origin/main && git tag -d v1 >/dev/null
echo clean >clean && git add clean && commit -q
passes 'push: made anew' git push origin main
passes 'push: a new branch of what is there' git push origin main:refs/heads/again
passes 'push: several, one of them deleted' git push origin main:refs/heads/more :refs/heads/again
passes 'push: a deletion' git push origin :refs/heads/more
passes 'push: nothing' git push origin main
git commit -q --amend -m other
passes 'push: --force' git push --force origin main
leak forced >.env && git add .env && git commit -q --amend --no-verify -m more
blocked 'push: --force with it' git push --force origin main
passes 'push: --no-verify' git push --no-verify --force origin main
echo junk >"$work/junk"
expect 'push: a line that git would not write' 2 bash -c "'$monoleaks' hook run pre-push origin url <'$work/junk'"

# A server: nothing of a refused push stays.
git init -q --bare "$work/server.git"
printf '#!/bin/sh\nexec %q hook run pre-receive\n' "$monoleaks" >"$work/server.git/hooks/pre-receive"
chmod +x "$work/server.git/hooks/pre-receive"
repository "$work/client"
git remote add origin "$work/server.git"
passes 'server: a first push' git push origin main
leak received >.env && git add .env && commit -q
git rm -q .env && commit -q
blocked 'server: a commit that the next one undoes' git push origin main
said 'server: the person who pushes reads it' 'remote: CRITICAL'
check 'server: the branch stays' test "$(git rev-parse HEAD~2)" = "$(git -C "$work/server.git" rev-parse main)"
expect 'server: the objects are gone' 1 git -C "$work/server.git" cat-file -e "$(git rev-parse HEAD~1)"
blocked 'server: with a clean branch' git push origin HEAD~2:refs/heads/clean main
blocked 'server: a tag' bash -c 'git tag -a -m tag v1 HEAD~1 && git push origin v1'
blocked 'server: an annotation' bash -c 'git tag -a -F <(git show HEAD~1:.env) v2 HEAD~2 && git push origin v2'
blocked 'server: a blob by itself' bash -c 'git tag blob HEAD~1:.env && git push origin refs/tags/blob'
passes 'server: a new branch of what is there' git push origin HEAD~2:refs/heads/again
passes 'server: a deletion' git push origin :refs/heads/again
echo 'fail_on = "never"' >.monoleaks.toml && git add . && commit -q
blocked 'server: a configuration that is pushed' git push origin main
cp .monoleaks.toml "$work/server.git/"
passes 'server: a configuration of its own' git push origin main:refs/heads/allowed
rm "$work/server.git/.monoleaks.toml" && git push -q origin :refs/heads/allowed
git reset -q --hard HEAD~3
for number in $(seq 1 120); do echo "$number" >"file-$number"; done
git add . && commit -q
passes 'server: a push that stays a pack' git -c transfer.unpackLimit=1 push origin main
git -C "$work/server.git" gc -q
leak packed >.env && git add .env && commit -q
git -C "$work/server.git" config receive.unpackLimit 1
blocked 'server: a pack in quarantine' git push origin main
