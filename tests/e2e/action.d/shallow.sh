# Clones that do not have all: what was not seen is told.
# shellcheck shell=bash disable=SC2154,SC2034,SC2016,SC2164 # what is set and read by the script that reads this

# shallow: the repository that one is in, as actions/checkout leaves it by default: one commit.
shallow() {
    local from=$PWD
    head=$(git rev-parse HEAD)
    git clone -q --depth 1 "file://$from" "$from.shallow"
    cd "$from.shallow"
    git remote set-url origin https://github.com/tienda/pagos
}

new depth
allow >.monoleaks.toml
save
base=$(git rev-parse HEAD)
branch
echo more >>a.txt
save
save
shallow
job 'two commits, none of them there' 1 pull_request "$(pull tienda/pagos 2)"
gives 'two commits, none of them there' exit-code 3
gives 'two commits, none of them there' findings 0
said 'it says what it did not see' '::warning title=monoleaks::The clone does not have the commits from'
said 'it says whose settings did not count' 'The clone does not have the base'
uploads 'what was seen' worktree
said 'the summary says it, too' '[!WARNING]'
input incomplete warn
job 'who says warn' 0 pull_request "$(pull tienda/pagos 2)"
gives 'who says warn' exit-code 0
said 'is warned' '::warning title=monoleaks::The clone does not have the commits from'

new single
allow >.monoleaks.toml
save
base=$(git rev-parse HEAD)
branch
echo more >>a.txt
save
save
shallow
# What is checked out is the merge, which this event does not name.
git commit -q --allow-empty --amend -m merge
event() { pull tienda/pagos "$1" | sed "s/\"head\":{\"sha\":\"[0-9a-f]*/\"head\":{\"sha\":\"$head/"; }
job 'a commit that the files show whole' 0 pull_request "$(event 1)"
said 'it says so' 'its message was not'
job 'two that they do not' 1 pull_request "$(event 2)"
gives 'two that they do not' exit-code 3
leak one >pagos.env
save
job 'a leak in it' 1 pull_request "$(event 1)"
gives 'a leak in it' exit-code 1
gives 'a leak in it' findings 1
input mode full
job 'the files alone' 1 pull_request "$(event 2)"
uploads 'the files alone' worktree

new pushed
save
shallow
git commit -q --allow-empty --amend -m other
job 'a push of one commit' 0 push "$(pushed "$base" '{"id":"'"$head"'"}')"
uploads 'a push of one commit' worktree
job 'a push of two' 1 push "$(pushed "$base" '{"id":"'"$head"'"},{"id":"'"$base"'"}')"
gives 'a push of two' exit-code 3
job 'a schedule' 1 schedule '{}'
gives 'a schedule' exit-code 3
said 'the history is cut' '<history before commit'
