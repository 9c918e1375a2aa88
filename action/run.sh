#!/usr/bin/env bash
# What the action does: action/run.sh scan, then action/run.sh result.
#
# All that comes from outside comes in variables, which action.yml sets: IN_… are its inputs, the others tell of the event. Nothing of
# the checkout runs: no git is started, cargo is started in the action's own folder, and a program in the checkout is refused.
set -euo pipefail

# What other steps may have put into the environment decides nothing, since a step may take it from a file of the checkout.
for name in $(compgen -e); do
    case $name in
        CARGO_HOME) case $CARGO_HOME/ in "${GITHUB_WORKSPACE:-$PWD}"/* | [!/]*) unset CARGO_HOME ;; esac ;;
        MONOLEAKS_* | GIT_* | CARGO_* | RUSTC | RUSTC_* | RUSTDOC* | RUSTFLAGS) unset "$name" ;;
    esac
done

workspace=${GITHUB_WORKSPACE:-$PWD}
action=$GITHUB_ACTION_PATH
notes=() # what a reader must know, in sentences

# The id of the tree that holds nothing, which every repository knows.
readonly NOTHING=4b825dc642cb6eb9a060e54bf8d69288fbee4904

# say ENGLISH SPANISH: the words of the language that was asked for.
say() { if [ "$IN_LANG" = es ]; then printf '%s' "$2"; else printf '%s' "$1"; fi; }

# escaped TEXT: TEXT for the message of a workflow command.
escaped() {
    local text=${1//'%'/%25}
    text=${text//$'\r'/%0D}
    printf '%s' "${text//$'\n'/%0A}"
}

# tell LEVEL TEXT: an annotation of the job.
tell() { printf '::%s title=monoleaks::%s\n' "$1" "$(escaped "$2")"; }

# give NAME VALUE: an output. No value of ours has a line feed.
give() { printf '%s=%s\n' "$1" "${2//[$'\r\n']/ }" >>"${GITHUB_OUTPUT:-/dev/null}"; }

# note TEXT: something that a reader must know.
note() { notes+=("$1"); }

# refuse TEXT: say what is wrong with the inputs, and end with 2.
refuse() {
    tell error "$1"
    give exit-code 2
    exit 2
}

# one_of NAME VALUE WORD…: the value must be one of the words.
one_of() {
    local name=$1 value=$2 word
    shift 2
    for word in "$@"; do [ "$value" != "$word" ] || return 0; done
    refuse "$name: \`$value\` is none of $(printf '%s, ' "$@" | sed 's/, $//')"
}

# plain NAME VALUE: the value must be one line, and no option.
plain() {
    case $2 in
        -*) refuse "$1: \`$2\` starts with -, which options do; write ./$2 for a file" ;;
        *[$'\n\r']*) refuse "$1: it must be one line" ;;
    esac
}

inputs() {
    one_of mode "$IN_MODE" auto diff full history
    one_of fail-on "$IN_FAIL_ON" '' production any never
    one_of min-confidence "$IN_MIN_CONFIDENCE" '' high medium low
    one_of incomplete "$IN_INCOMPLETE" fail warn
    one_of lang "$IN_LANG" en es
    one_of upload-sarif "$IN_UPLOAD_SARIF" auto true false
    one_of annotations "$IN_ANNOTATIONS" true false
    one_of summary "$IN_SUMMARY" true false
    plain base "$IN_BASE"
    plain config "$IN_CONFIG"
    plain baseline "$IN_BASELINE"
    plain version "$IN_VERSION"
    plain binary "$IN_BINARY"
    paths=()
    local path
    while IFS= read -r path || [ -n "$path" ]; do
        path=${path%$'\r'}
        [ -n "$path" ] || continue
        plain paths "$path"
        paths+=("$path")
    done <<<"$IN_PATHS"
    [ ${#paths[@]} -gt 0 ] || paths=(.)
}

# The sum of a file, and nothing else.
sum() {
    if command -v sha256sum >/dev/null; then sha256sum -- "$1"; else shasum -a 256 -- "$1"; fi | cut -d ' ' -f 1
}

# Which of the builds is this platform's.
platform() {
    case $(uname -s)/$(uname -m) in
        Linux/x86_64) target=x86_64-unknown-linux-musl ;;
        Linux/aarch64 | Linux/arm64) target=aarch64-unknown-linux-musl ;;
        Darwin/arm64) target=aarch64-apple-darwin ;;
        Darwin/x86_64) target=x86_64-apple-darwin ;;
        MINGW*/x86_64 | MSYS*/x86_64) target=x86_64-pc-windows-msvc ;;
        *) refuse "version: there is no build for $(uname -s) on $(uname -m); leave version out, and it is built here" ;;
    esac
}

# A released program, whose sum the action knows.
download() {
    [[ $IN_VERSION =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || refuse "version: \`$IN_VERSION\` is no version; write one as 0.1.0"
    local target archive want got
    platform
    archive=monoleaks-$IN_VERSION-$target.tar.gz
    want=$(sed -n "s/^\([0-9a-f]\{64\}\)  ${archive//./\\.}\$/\1/p" "$action/action/checksums.txt")
    [ -n "$want" ] || refuse "version: action/checksums.txt has no sum of $archive; write a version that it lists, or leave it out"
    curl --proto '=https' --tlsv1.2 --fail --silent --show-error --location --retry 3 --output "$out/$archive" \
        "https://github.com/monoleaks/monoleaks/releases/download/v$IN_VERSION/$archive" ||
        refuse "version: $archive cannot be downloaded"
    got=$(sum "$out/$archive")
    [ "$got" = "$want" ] || refuse "version: $archive has the sum $got, not $want; it was not used"
    mkdir "$out/bin"
    tar -xzf "$out/$archive" -C "$out/bin"
}

# A file's full path, without links on the way to it.
full() { (cd -- "$(dirname -- "$1")" 2>/dev/null && printf '%s/%s' "$(pwd -P)" "$(basename -- "$1")"); }

# The program.
program() {
    local hops=0
    if [ -n "$IN_BINARY" ]; then
        monoleaks=$(full "$IN_BINARY") || refuse "binary: $IN_BINARY is not there"
        while [ -L "$monoleaks" ]; do # of a circle the system says that it cannot be run
            hops=$((hops + 1))
            [ "$hops" -le 40 ] || break
            monoleaks=$(cd -- "$(dirname -- "$monoleaks")" && full "$(readlink "$monoleaks")") || monoleaks=
        done
        case $monoleaks in
            "$(cd -- "$workspace" && pwd -P)"/*) refuse 'binary: it is in the checkout, where a pull request could put another; keep it elsewhere, as in RUNNER_TEMP' ;;
        esac
        [ -x "$monoleaks" ] || refuse "binary: $IN_BINARY cannot be run"
    elif [ -n "$IN_VERSION" ]; then
        download
        monoleaks=$out/bin/monoleaks
    else
        command -v cargo >/dev/null || refuse 'version: there is no cargo to build it with; give a version, or a binary'
        # In the action's own folder: cargo reads settings from where it is started, and those of the checkout could run anything.
        (cd -- "$action" && cargo install --quiet --locked --path . --root "$out" --target-dir "$out/target") ||
            refuse 'version: the program cannot be built'
        monoleaks=$out/bin/monoleaks
    fi
    "$monoleaks" --version
}

# known REVISION: whether the clone has a commit.
known() { [ -n "$1" ] && "$monoleaks" scan --no-config --exit-zero --format jsonl --history="$1..$1" >/dev/null 2>&1; }

# is_nothing ID: whether an id is that of no commit, which tells that a branch is new or gone.
is_nothing() { [[ $1 =~ ^0*$ ]]; }

# What an event brings: from, to, and how many commits, if it says; `policy` is the revision whose settings count.
event() {
    from='' to='' commits='' policy=''
    local id
    case $EVENT in
        pull_request | pull_request_target | pull_request_review) from=$PR_BASE to=$PR_HEAD commits=$PR_COMMITS policy=$PR_BASE ;;
        merge_group) from=$GROUP_BASE to=$GROUP_HEAD policy=$GROUP_BASE ;;
        push)
            from=$PUSH_BEFORE to=$PUSH_AFTER commits=0
            for id in $PUSH_IDS; do [ -z "$id" ] || commits=$((commits + 1)); done
            [ "$PUSH_FORCED" != true ] || commits=''
            ;;
    esac
    [ -z "$IN_BASE" ] || from=$IN_BASE
    # Who names a base means a change of it, whatever the event: a comment may have started the job.
    [ -z "$IN_BASE" ] || [ "$EVENT" = push ] || policy=$IN_BASE
    [ -z "$IN_BASE" ] || [ -n "$to" ] || to=HEAD
}

# Whose settings count: of a pull request the base's, of all else those of the checkout.
policy() {
    rules=()
    if [ -z "$policy" ]; then
        [ -z "$IN_CONFIG" ] || rules+=(--config="$IN_CONFIG")
        [ -z "$IN_BASELINE" ] || rules+=(--baseline="$IN_BASELINE")
    elif known "$policy"; then
        rules+=(--policy-from="$policy")
        [ -z "$IN_CONFIG" ] || rules+=(--config="$IN_CONFIG")
        [ -z "$IN_BASELINE" ] || rules+=(--baseline="$IN_BASELINE")
    else
        # The strictest there is: nothing that the pull request says counts.
        rules+=(--policy-from="$NOTHING" --no-config)
        note "$(say \
            "The clone does not have the base $policy, so neither its configuration nor its baseline counted, and no comment accepted a finding of production. Give actions/checkout fetch-depth: 0." \
            "El clon no tiene la base $policy: no contaron su configuración ni su línea base, y ningún comentario aceptó un hallazgo de producción. Use fetch-depth: 0 en actions/checkout.")"
    fi
    fail=()
    [ -z "$IN_FAIL_ON" ] || fail=(--fail-on="$IN_FAIL_ON")
    [ -z "$IN_MIN_CONFIDENCE" ] || rules+=(--min-confidence="$IN_MIN_CONFIDENCE")
}

# scan NAME ARGUMENT…: one scan, and its reports under that name; it is told.
scan() {
    local name=$1 code=0
    shift
    scans+=("$name")
    # What a file says is no command of ours: none is obeyed until the word comes that nobody can guess.
    printf '::group::monoleaks %s\n::stop-commands::%s\n' "$name" "$word"
    "$monoleaks" scan --lang="$IN_LANG" --color=never ${rules[@]+"${rules[@]}"} ${fail[@]+"${fail[@]}"} \
        --format=text --format=sarif --output="$out/$name.sarif" --format=markdown --output="$out/$name.md" \
        --format=github --output="$out/$name.github" --format=jsonl --output="$out/$name.jsonl" "$@" 2>&1 || code=$?
    printf '\n::%s::\n::endgroup::\n' "$word"
    case $code in
        0) ;;
        1) found=1 ;;
        3) unread=1 ;;
        *)
            failed=1
            tell error "$(say 'The scan could not be made; the log says why.' 'El escaneo no se pudo hacer; el registro dice por qué.')"
            ;;
    esac
}

# All files: what code scanning has of them is true afterwards.
files() {
    scan tree -- "${paths[@]}"
    uploads+=(tree)
}

# everything [TIP]: every commit, of all branches or of one.
everything() {
    scan history --history="${1:-}"
    uploads+=(history)
}

# commits FROM TO: those of a change. Only where each run sees the whole change they are uploaded: code scanning closes what the last
# run of a branch does not have, so that each push would close the alerts of the one before.
commits() {
    scan history --history="$1..$2"
    [ "$EVENT" = push ] || [ -z "$policy" ] || uploads+=(history)
}

# All files, for code scanning alone: nothing of it is told, and nothing fails for it.
alerts() {
    local code=0
    upload_wanted || return 0
    "$monoleaks" scan --lang="$IN_LANG" --quiet --exit-zero ${rules[@]+"${rules[@]}"} \
        --format=sarif --output="$out/alerts.sarif" -- "${paths[@]}" >/dev/null || code=$?
    case $code in 0 | 3) uploads+=(alerts) ;; *) failed=1 ;; esac
}

# What cannot be seen of what an event brings.
unseen() {
    note "$1 $(say \
        'Give actions/checkout fetch-depth: 0, or use mode: full to scan files only.' \
        'Use fetch-depth: 0 en actions/checkout, o mode: full para escanear solo archivos.')"
    unread=1
}

unseen_base() { unseen "$(say 'The event names no commit to compare with.' 'El evento no nombra un commit con el cual comparar.')"; }

# The commits of an event, as far as the clone has them; ends with 1 if it has not.
brought() {
    if [ -n "$to" ] && is_nothing "$to"; then
        note "$(say 'The branch is gone: there was nothing to scan.' 'La rama ya no existe: no había nada que escanear.')"
    elif is_nothing "$from"; then
        return 1
    elif known "$from" && known "$to"; then
        commits "$from" "$to"
    elif [ "$commits" = 1 ] && [ "$IN_MODE" = auto ]; then
        note "$(say \
            'The clone does not have the one commit by itself: the files that it leaves were scanned, its message was not.' \
            'El clon no tiene el único commit por separado: se escanearon los archivos que deja, no su mensaje.')"
    else
        unseen "$(say \
            "The clone does not have the commits from ${from:-(none)} to ${to:-(none)}, so what one of them brought and a later one took away was not seen." \
            "El clon no tiene los commits de ${from:-(nada)} a ${to:-(nada)}: no se vio lo que uno trajo y otro quitó.")"
    fi
}

run() {
    case $IN_MODE in
        full) files ;;
        history)
            files
            everything
            ;;
        diff)
            event_or_refuse
            brought || unseen_base
            ;;
        auto)
            case $EVENT in
                push)
                    if ! brought || [ ${#scans[@]} -eq 0 ] && ! is_nothing "$to"; then
                        files
                        # A new branch: all that it brings may be new.
                        if is_nothing "$from"; then everything "$to"; fi
                    elif ! is_nothing "$to"; then
                        alerts
                    fi
                    ;;
                pull_request | pull_request_target | pull_request_review | merge_group)
                    brought || unseen_base
                    files
                    ;;
                *)
                    files
                    everything
                    ;;
            esac
            ;;
    esac
}

event_or_refuse() {
    [ -n "$to" ] || refuse "mode: a $EVENT brings no commits; give a base, or another mode"
}

# together FILE NAME…: the SARIF of some scans as one file, with a run for each: they have categories of their own, so that none takes
# the place of another.
together() {
    local file=$1 name code=0 files=()
    shift
    for name; do [ ! -f "$out/$name.sarif" ] || files+=("$out/$name.sarif"); done
    [ ${#files[@]} -gt 0 ] || return 0
    "$monoleaks" merge --fail-on=never --output="$file" -- "${files[@]}" || code=$?
    case $code in 0 | 3) ;; *) failed=1 ;; esac
}

# How many different findings the scans have: a credential at a path counts once, whether files or commits hold it.
counts() {
    local name
    for name in ${scans[@]+"${scans[@]}"}; do
        [ ! -f "$out/$name.jsonl" ] || grep '^{"type":"finding"' "$out/$name.jsonl" | grep -F '"suppressed":null' || true
    done | sed -nE 's/.*"environment":"([a-z]*)".*"path":("([^"\\]|\\.)*").*"fingerprint":("[^"]*").*/\1 \4 \2/p' | sort -u >"$out/findings"
    findings=$(cut -d ' ' -f 2- "$out/findings" | sort -u | wc -l | tr -d ' ')
    grave=$(sed -nE 's/^(production|unknown) //p' "$out/findings" | sort -u | wc -l | tr -d ' ')
}

# The annotations of all scans: each line of a file once, and of each level no more than GitHub shows.
annotate() {
    local name
    for name in ${scans[@]+"${scans[@]}"}; do
        [ ! -f "$out/$name.github" ] || cat -- "$out/$name.github"
    done | awk -v more="$(say 'more annotations, of which GitHub would show none: the summary has them.' 'anotaciones más, que GitHub no mostraría: están en el resumen.')" '
        / file=/ {
            place = $0
            sub(/^.* file=/, "", place)
            sub(/,(endLine|title)=.*/, "", place)
            if (seen[place]++) next
        }
        /^::/ {
            if (told[$0]++) next
            level = $1
            sub(/[^a-z:].*/, "", level)
            if (++count[level] > 10) { left++; next }
        }
        { print }
        END { if (left) print "::notice title=monoleaks::" left " " more }'
}

# The summary of the job. GitHub drops all of it where there is more than a mebibyte.
summarise() {
    local name text size=0
    for text in ${notes[@]+"${notes[@]}"}; do printf '> [!WARNING]\n> %s\n\n' "$(markdown "$text")"; done
    for name in ${scans[@]+"${scans[@]}"}; do
        [ -f "$out/$name.md" ] || continue
        size=$((size + $(wc -c <"$out/$name.md")))
        if [ "$size" -gt 900000 ]; then
            printf '\n%s\n' "$(say 'Another report is too long for this page; the log has it.' 'Otro informe es demasiado largo para esta página; está en el registro.')"
        else
            cat -- "$out/$name.md"
            printf '\n'
        fi
    done
}

# markdown TEXT: TEXT in which nothing is markup.
markdown() { printf '%s' "$1" | sed -e 's/[][\\`*_{}|~!$<>&#@]/\\&/g' -e 's/\\</\&lt;/g' -e 's/\\@/\&#64;/g' -e 's/\\&/\&amp;/g'; }

# Why the token of the job cannot upload; nothing, where it may.
upload_barred() {
    if [ -n "$PR_FROM" ] && [ "$PR_FROM" != "$REPOSITORY" ]; then
        say 'the pull request is of a fork, whose token may only read' 'el pull request es de un fork, cuyo token solo puede leer'
    elif [ "$ACTOR" = 'dependabot[bot]' ]; then
        say "Dependabot's token may only read" 'el token de Dependabot solo puede leer'
    fi
}

upload_wanted() { [ "$IN_UPLOAD_SARIF" = true ] || { [ "$IN_UPLOAD_SARIF" = auto ] && [ -z "$(upload_barred)" ]; }; }

# Whether there is something to upload; where not, the reason is told.
upload() {
    local why=''
    [ "$IN_UPLOAD_SARIF" != false ] || return 1
    if ! upload_wanted; then
        why=$(upload_barred)
    elif [ ! -f "$out/upload.sarif" ]; then
        why=$(say 'the commits of one push are not all, and the next push would close their alerts' 'los commits de un push no son todos, y el siguiente push cerraría sus alertas')
    fi
    [ -n "$why" ] || return 0
    tell notice "$(say \
        "Nothing was uploaded to code scanning: $why. The annotations and the summary tell the same." \
        "No se subió nada a code scanning: $why. Las anotaciones y el resumen dicen lo mismo.")"
    return 1
}

# The end: what the upload was worth, and what the job ends with.
result() {
    local why
    why=$(say \
        'The upload to code scanning failed: the job needs security-events: write, and a private repository GitHub Code Security; upload-sarif: false leaves it out.' \
        'La subida a code scanning falló: el trabajo necesita security-events: write, y un repositorio privado GitHub Code Security; upload-sarif: false la omite.')
    [ "$SCAN" = success ] || CODE=${CODE:-2}
    if [ "$UPLOAD" = failure ] && [ "$IN_UPLOAD_SARIF" = true ]; then
        tell error "$why"
        [ "$CODE" != 0 ] || CODE=2
    elif [ "$UPLOAD" = failure ]; then
        tell warning "$why"
    fi
    exit "${CODE:-2}"
}

[ "$1" != result ] || result

umask 077
out=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/monoleaks.XXXXXX")
word=$(od -An -N 20 -tx1 /dev/urandom | tr -d ' \n')
scans=() uploads=() found=0 unread=0 failed=0
cd -- "$workspace"
inputs
program
event
policy
run
together "$out/monoleaks.sarif" ${scans[@]+"${scans[@]}"}
together "$out/upload.sarif" ${uploads[@]+"${uploads[@]}"}
counts
for text in ${notes[@]+"${notes[@]}"}; do tell warning "$text"; done
[ "$IN_ANNOTATIONS" = false ] || annotate
[ "$IN_SUMMARY" = false ] || summarise >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
for name in ${scans[@]+"${scans[@]}"}; do
    [ ! -f "$out/$name.jsonl" ] || grep '^{"type":"receipt"' "$out/$name.jsonl" || true
done >"$out/receipt.jsonl"
code=0
if [ "$failed" = 1 ]; then
    code=2
elif [ "$found" = 1 ]; then
    code=1
elif [ "$unread" = 1 ] && [ "$IN_INCOMPLETE" = fail ]; then
    code=3
fi
[ ! -f "$out/monoleaks.sarif" ] || give sarif-file "$out/monoleaks.sarif"
give receipt "$out/receipt.jsonl"
give findings "$findings"
give production-findings "$grave"
give exit-code "$code"
if [ ${#scans[@]} -gt 0 ] && [ "$failed" = 0 ] && upload; then give upload "$out/upload.sarif"; fi
