# pre-commit and prek, with this repository as they would fetch it.
# shellcheck shell=bash disable=SC2154

root=$(cd "$here/../.." && pwd)
source=$work/source
git clone -q "$root" "$source"
# What is not committed yet counts too, or a change could not be tested before it is.
(cd "$root" && git ls-files -z --cached --others --exclude-standard) | (cd "$root" && xargs -0 cp --parents -d -t "$source" 2>/dev/null) || true
git -C "$source" add --all
git -C "$source" commit -q --allow-empty -m 'as it is'
rev=$(git -C "$source" rev-parse HEAD)
export PRE_COMMIT_HOME=$work/pre-commit PREK_HOME=$work/prek
# They build in clones of their own: what is built already is built from the same sources.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target}
export PATH=$work/program:$PATH # for monoleaks-system

for tool in pre-commit prek; do
    expect "$tool: the manifest" 0 "$tool" validate-manifest "$source/.pre-commit-hooks.yaml"

    repository "$work/try-$tool"
    leak try >.env && git add .env
    expect "$tool try-repo: a staged key" 1 "$tool" try-repo "$source" monoleaks
    said "$tool try-repo: monoleaks says why" 'Mono API key'
    git rm -q --cached .env
    echo 2 >two && git add two
    expect "$tool try-repo: its removal" 0 "$tool" try-repo "$source" monoleaks-system
    said "$tool try-repo: it ran" 'Passed'
    git add .env && git commit -q --no-verify -m leak
    expect "$tool try-repo: --all-files" 1 "$tool" try-repo "$source" monoleaks-system --all-files
    said "$tool try-repo: --all-files finds what is committed" '.env:2:14'

    repository "$work/with-$tool"
    cat >.pre-commit-config.yaml <<EOF
repos:
  - repo: $source
    rev: $rev
    hooks:
      - id: monoleaks-system
EOF
    git add . && git commit -q --no-verify -m configuration
    "$tool" install --hook-type pre-commit --hook-type pre-push --hook-type pre-merge-commit >/dev/null
    expect "$tool: doctor" 0 "$monoleaks" doctor
    expect "$tool: install refuses" 2 "$monoleaks" hook install
    expect "$tool: doctor --prove" 0 "$monoleaks" doctor --prove

    leak staged >.env && git add .env
    blocked "$tool: commit" commit
    echo harmless >.env
    blocked "$tool: commit, while the folder has it no more" commit
    git add .env
    passes "$tool: commit without it" commit
    passes "$tool: an empty commit" commit --allow-empty
    git rm -q .env
    passes "$tool: a commit of deletions" commit
    ln -s "https://api.cuentamono.com/?api_key=$(key link)" link && git add link
    blocked "$tool: a link" commit
    git rm -qf link
    name=$'--exit-zero'
    leak name >"$name" && git add -- "$name"
    blocked "$tool: a file that is called like an option" commit
    git rm -qf -- "$name"

    git init -q --bare "$work/$tool.git" && git remote add origin "$work/$tool.git"
    leak pushed >.env && git add .env && commit -q --no-verify
    git rm -q .env && commit -q --no-verify
    blocked "$tool: the first push, of a commit that the next one undoes" git push origin main
    git push -q --no-verify origin HEAD~2:refs/heads/main
    git fetch -q
    blocked "$tool: a push of a commit that the next one undoes" git push origin main
    git reset -q --hard HEAD~2 && echo 3 >three && git add . && commit -q
    passes "$tool: a push without it" git push origin main

    mkdir many && for number in $(seq 1 3000); do echo "$number" >"many/a-file-with-a-name-that-is-long-enough-to-fill-a-line-$number"; done
    leak many >many/zzz && git add many
    blocked "$tool: more files than one call takes" commit
    git rm -qf many/zzz
    passes "$tool: more files than one call takes, without it" commit
done
