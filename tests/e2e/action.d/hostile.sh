# Pull requests that would rather not be seen: each is red.
# shellcheck shell=bash disable=SC2154,SC2034,SC2016,SC2164 # what is set and read by the script that reads this

# hostile NAME: a pull request with a leak, to which the caller adds what hides it.
hostile() {
    new "$1"
    branch
    leak one >pagos.env
}

# red WHAT TEXT: the pull request is red, and the log says so.
red() {
    save
    job "$1" 1 pull_request "$(pull tienda/pagos)"
    gives "$1" findings 1
    gives "$1" exit-code 1
    said "$1: it is told" "$2"
}

allow() { printf '[[allow]]\npaths = ["**"]\nreason = "nothing to see"\n'; }

hostile configuration
allow >.monoleaks.toml
red 'a configuration that allows everything' '::error file=.monoleaks.toml,line=1,title=Weaker scan settings'

hostile never
printf 'fail_on = "never"\nmin_confidence = "high"\n' >.monoleaks.toml
red 'a configuration that never fails' '::error file=.monoleaks.toml,line=2,title=Weaker scan settings'

hostile ignored
printf '*\n' | tee .ignore .rgignore .gitignore >/dev/null
red 'ignore files that name everything' '::error file=pagos.env,line=2,'

hostile commented
leak one | sed '2s/$/ # monoleaks:allow[mono-api-key] a sample/' >pagos.env
red 'a comment that allows the leak' 'the comment is new'

hostile baseline
"$monoleaks" baseline create b.jsonl --reason sample --who ana --allow-production >/dev/null
printf 'baseline = "b.jsonl"\n' >.monoleaks.toml
red 'a baseline that accepts the leak' '::error file=b.jsonl,line=1,title=Weaker scan settings'
input baseline b.jsonl
red 'one that the workflow names' '::error file=b.jsonl,line=1,title=Weaker scan settings'

new loosened
branch
allow >.monoleaks.toml
save
job 'weaker settings without a leak' 1 pull_request "$(pull tienda/pagos)"
gives 'weaker settings without a leak' findings 0
gives 'weaker settings without a leak' exit-code 1
uploads 'weaker settings without a leak' history worktree
check 'they are a result of a rule of their own' grep -q '"ruleId": "monoleaks-settings"' "$record/sarif"
said 'and in the summary' 'WEAKER SETTINGS'

new accepted
leak one >pagos.env
allow >.monoleaks.toml
save
base=$(git rev-parse HEAD)
branch
echo more >>a.txt
rm .monoleaks.toml
save
job 'what the base accepts stays accepted' 0 pull_request "$(pull tienda/pagos)"
gives 'what the base accepts' findings 0

hostile environment
before='for name in FAIL_ON=never EXIT_ZERO=1 MIN_CONFIDENCE=high EXCLUDE=** NO_CONFIG=1; do echo "MONOLEAKS_$name" >>"$GITHUB_ENV"; done'
before="'${before//\'/}'"
red 'variables that another step took from the checkout' '::error file=pagos.env,line=2,'

hostile commands
printf '::error file=x::no\n::add-mask::leaks\n' >>pagos.env
name='a b "q" '\''x'\'' $(touch ran) %0A::warning::no.env'
leak two >"$name"
save
job 'names and lines that are commands' 1 pull_request "$(pull tienda/pagos)"
gives 'names and lines that are commands' findings 2
silent 'no command of the checkout is obeyed' '::add-mask'
said 'a percent is escaped' '%250A%3A%3Awarning%3A%3Ano.env,line=2'
said 'a name in the summary is code' '::warning::no.env:2:14`'
with=
input paths "'$(printf '%s' "$name" | sed "s/'/''/g")'"
input mode full
job 'a path with spaces, quotes and $(…)' 1 pull_request "$(pull tienda/pagos)"
gives 'a path with spaces, quotes and $(…)' findings 1
