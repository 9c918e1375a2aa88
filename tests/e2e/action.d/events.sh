# Each event, with findings and without.
# shellcheck shell=bash disable=SC2154,SC2034,SC2016,SC2164 # what is set and read by the script that reads this

new pull
branch
leak one >'pagos.env'
save
job 'a pull request with a leak' 1 pull_request "$(pull tienda/pagos)"
gives 'a pull request with a leak' findings 1
gives 'a pull request with a leak' production-findings 1
gives 'a pull request with a leak' exit-code 1
uploads 'a pull request with a leak' history worktree
said 'it annotates the line' '::error file=pagos.env,line=2,'
said 'it writes a summary' '| 1 | CRITICAL | Mono API key'
said 'with what to do' '### What to do'
said 'it says whose settings counted' "The settings of $base counted."
check 'the receipt has a line for each scan' test "$(wc -l <"$record/receipt")" = 2
input lang es
job 'in Spanish' 1 pull_request "$(pull tienda/pagos)"
said 'it annotates in Spanish' 'Llave de API de Mono'
input annotations '"false"'
input summary '"false"'
job 'without annotations and summary' 1 pull_request "$(pull tienda/pagos)"
silent 'it annotates nothing' '::error file='
silent 'it writes no summary' 'Summary - '

new clean
branch
echo more >>a.txt
save
job 'a pull request without a leak' 0 pull_request "$(pull tienda/pagos)"
gives 'a pull request without a leak' findings 0
gives 'a pull request without a leak' exit-code 0
uploads 'a pull request without a leak' history worktree
silent 'it annotates nothing' '::error'
silent 'and warns of nothing' '::warning'
said 'it says what was read' 'No Mono credential found in what was read.'

new gone
branch
leak one >pagos.env
save
git rm -q pagos.env
save
job 'a leak that a later commit of the pull request takes away' 1 pull_request "$(pull tienda/pagos)"
gives 'a leak that is gone' findings 1
said 'its annotation has no line' '::error title=CRITICAL Mono API key'

new fork
branch
leak one >pagos.env
save
job 'a pull request of a fork' 1 pull_request "$(pull otra/pagos)"
gives 'a pull request of a fork' findings 1
uploads 'a pull request of a fork'
said 'it says why' 'Nothing was uploaded to code scanning: the pull request is of a fork'
said 'it annotates all the same' '::error file=pagos.env,line=2,'
git checkout -q -b clean main
job 'one without a leak' 0 pull_request "$(pull otra/pagos)"
uploads 'one without a leak'
actor='dependabot[bot]'
job 'one of Dependabot' 0 pull_request "$(pull tienda/pagos)"
said 'it says why' "Dependabot's token may only read"
actor=

new push
echo more >>a.txt
save
job 'a push without a leak' 0 push "$(pushed "$base")"
gives 'a push without a leak' findings 0
uploads 'a push without a leak' worktree
check 'its commits are in the file that it gives' grep -q monoleaks/history/ "$record/all.sarif"
middle=$(git rev-parse HEAD)
leak one >pagos.env
save
job 'a push with a leak' 1 push "$(pushed "$middle")"
gives 'a push with a leak' findings 1
uploads 'a push with a leak' worktree
after=$(git rev-parse HEAD)
git rm -q pagos.env
save
job 'a push that takes it away' 0 push "$(pushed "$after")"
uploads 'a push that takes it away' worktree
job 'the push of both' 1 push "$(pushed "$middle")"
uploads 'the push of both: the next one would close the alert of the commit' worktree
job 'the first push of a branch' 1 push "$(pushed "$zeros")"
uploads 'the first push of a branch' history worktree
gives 'the first push of a branch' findings 1
job 'a schedule' 1 schedule '{}'
uploads 'a schedule' history worktree
gives 'a schedule' findings 1
job 'a push of what is not there' 1 push "$(pushed 1234567890123456789012345678901234567890)"
gives 'a push of what is not there' exit-code 3
said 'it says what it did not see' 'was not seen. Give actions/checkout fetch-depth: 0'

new standing
leak one >pagos.env
save
before_push=$(git rev-parse HEAD)
echo more >>a.txt
save
job 'a push beside a leak that stands' 0 push "$(pushed "$before_push")"
gives 'a push beside a leak that stands' findings 0
uploads 'a push beside a leak that stands' worktree
check 'its alert stays open' grep -q '"ruleId": "mono-api-key/production"' "$record/sarif"
silent 'nothing of it is told' '::error'
input mode diff
job 'the commits of a push alone' 0 push "$(pushed "$before_push")"
uploads 'the commits of a push alone'
said 'it says why' 'the next push would close their alerts'

new quiet
job 'the first push without a leak' 0 push "$(pushed "$zeros")"
job 'a schedule without a leak' 0 schedule '{}'
gives 'a schedule without a leak' findings 0
job 'started by hand' 0 workflow_dispatch '{}'
branch
leak one >pagos.env
save
group=$(printf '{"merge_group":{"base_sha":"%s","head_sha":"%s"}}' "$base" "$(git rev-parse HEAD)")
job 'a merge queue' 1 merge_group "$group"
uploads 'a merge queue' history worktree
input mode diff
job 'the commits of a pull request' 1 pull_request "$(pull tienda/pagos)"
uploads 'the commits of a pull request' history
job 'the commits of a schedule' 1 schedule '{}'
said 'a schedule brings none' 'a schedule brings no commits'
input base main
job 'the commits since main' 1 schedule '{}'
gives 'the commits since main' findings 1

new many
branch
for number in $(seq 15); do leak "many $number" >"$number.env"; done
save
job 'more leaks than GitHub shows' 1 pull_request "$(pull tienda/pagos)"
gives 'more leaks than GitHub shows' findings 15
check 'no more errors than GitHub shows' test "$(grep -c '::error file=' "$record/log")" = 10
said 'the others are counted' '::notice title=monoleaks::5 more findings have no annotation'
