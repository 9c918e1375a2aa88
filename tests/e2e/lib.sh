# What the parts share.
# shellcheck shell=bash disable=SC2154,SC2016 # `work` and `monoleaks` come from the script that reads this

passed=0 failed=0
log=$work/log

# A made-up key, always the same for the same word. It is made here so that no file of the project holds one.
key() { printf 'made up: %s' "$1" | sha256sum | cut -c1-36 | tr 0-9a-f G7kQ2wXvT5nBmL8p; }

# A file that leaks it.
leak() { printf 'MONO_API_URL=https://api.cuentamono.com/v1/bank_transfers\nMONO_API_KEY=%s\n' "$(key "$1")"; }

# expect WHAT CODE COMMAND…: the command ends with that code; `!` stands for any but 0.
expect() {
    local what=$1 want=$2 code=0
    shift 2
    "$@" >"$log" 2>&1 || code=$?
    if [ "$want" = "$code" ] || { [ "$want" = '!' ] && [ "$code" -ne 0 ]; }; then
        passed=$((passed + 1))
        printf 'ok      %s\n' "$what"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s: ended with %d, not %s:\n' "$what" "$code" "$want"
        sed 's/^/        /' "$log"
    fi
}

# check WHAT COMMAND…: the command ends well; what the last expected one said stays known.
check() {
    local what=$1 log=$work/check
    shift
    expect "$what" 0 "$@"
}

# said WHAT TEXT: the last command that was expected said so.
said() { check "$1" bash -c 'grep -F -- "$1" "$2" || { cat "$2"; exit 1; }' said "$2" "$log"; }

# blocked WHAT COMMAND…: the command fails since monoleaks says so, and HEAD stays.
blocked() {
    local what=$1 head
    shift
    head=$(git rev-parse -q --verify HEAD || true)
    expect "$what: is stopped" '!' "$@"
    said "$what: monoleaks says why" 'Mono API key'
    check "$what: HEAD stays" test "$(git rev-parse -q --verify HEAD || true)" = "$head"
}

# passes WHAT COMMAND…: the command ends well.
passes() {
    local what=$1
    shift
    expect "$what: passes" 0 "$@"
}

# A repository with one commit, entered.
repository() {
    git init -q "$1"
    cd "$1" || exit
    seq 1 40 >numbers
    echo one >one
    git add . && git commit -q --no-verify -m first
}

# commit ARGS…: git commit with a message.
commit() { git commit -m message "$@"; }

# state FOLDER: every file with its mode and sum, every link.
state() { (cd "$1" && find . \( -type f -printf '%p %m ' -exec sha256sum {} \; \) -o \( -type l -printf '%p -> %l\n' \) | sort); }
