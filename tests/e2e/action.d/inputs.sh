# Inputs, where the program comes from, and what the upload is worth.
# shellcheck shell=bash disable=SC2154,SC2034,SC2016,SC2164 # what is set and read by the script that reads this

# refused INPUT VALUE TEXT: the input is refused, and the log says why.
refused() {
    with=
    input "$1" "$2"
    job "$1: $2" 1 push "$(pushed "$base")"
    gives "$1: $2" exit-code 2
    said "$1: it says why" "$3"
    uploads "$1: $2"
}

new inputs
save
refused paths --exit-zero '`--exit-zero` starts with -, which options do'
refused config -x '`-x` starts with -'
refused baseline --config=a 'starts with -'
refused base --history 'starts with -'
refused mode everything '`everything` is none of auto, diff, full, history'
refused fail-on nothing 'is none of'
refused lang fr 'is none of en, es'
refused version latest '`latest` is no version'
refused version 9.9.9 'has no sum of monoleaks-9.9.9-'
refused binary nowhere/monoleaks 'is not there'
refused config missing.toml 'The scan could not be made'
cp "$monoleaks" monoleaks
refused binary monoleaks 'it is in the checkout'
before="'ln -s \"\$GITHUB_WORKSPACE/monoleaks\" $work/linked'"
refused binary "$work/linked" 'it is in the checkout'
before=
rm monoleaks

# A release: an archive, and a curl that brings it.
version=$("$monoleaks" --version | cut -d ' ' -f 2)
archive=monoleaks-$version-$(uname -m)-unknown-linux-musl.tar.gz
mkdir "$work/release"
tar -czf "$work/release/$archive" -C "$work/program" monoleaks
cat >"$work/bin/curl" <<'CURL'
#!/usr/bin/env bash
while [ $# -gt 1 ]; do [ "$1" != --output ] || out=$2; shift; done
echo "$1" >"$RECORD/address"
cp "$RELEASE/$(basename "$1")" "$out"
CURL
sed -i "2iRELEASE=$work/release" "$work/bin/curl"
chmod +x "$work/bin/curl"
stage=$work/staged
cp -R "$work/house" "$stage"
(cd "$work/release" && sha256sum "$archive") >>"$stage/action/checksums.txt"
with=
input version "$version"
job 'a release whose sum is known' 0 push "$(pushed "$base")"
check 'it came from the project' grep -qx "https://github.com/monoleaks/monoleaks/releases/download/v$version/$archive" "$record/address"
echo more >>"$work/release/$archive"
job 'one with another sum' 1 push "$(pushed "$base")"
gives 'one with another sum' exit-code 2
said 'it is not used' 'it was not used'
stage=

# Built from the action's own checkout: a cargo that tells where and how it was started.
cat >"$work/bin/cargo" <<'CARGO'
#!/usr/bin/env bash
printf '%s\n' "$(ls action/run.sh)" "$*" "${RUSTC_WRAPPER:-none}" "${CARGO_HOME:-nowhere}" >"$RECORD/cargo"
while [ $# -gt 1 ]; do [ "$1" != --root ] || root=$2; shift; done
mkdir -p "$root/bin"
CARGO
echo "cp '$monoleaks' \"\$root/bin\"" >>"$work/bin/cargo"
chmod +x "$work/bin/cargo"
mkdir .cargo
printf '[build]\nrustc-wrapper = "evil"\n' >.cargo/config.toml
save
with=
input upload-sarif auto
input build yes
before="'printf \"%s\\n\" RUSTC_WRAPPER=evil \"CARGO_HOME=\$PWD/.cargo\" >>\"\$GITHUB_ENV\"'"
job 'a build' 0 push "$(pushed "$base")"
check 'it is built with the versions that are locked' grep -q '^install --quiet --locked --path \.' "$record/cargo"
check 'in the folder of the action, not in the checkout, whose settings cargo would obey' \
    grep -qx action/run.sh "$record/cargo"
check 'nor with what another step has set' grep -qx none "$record/cargo"
check 'nor with settings of the checkout under another name' grep -qx nowhere "$record/cargo"
before=
rm "$work/bin/cargo" "$work/bin/curl"

# The upload.
with=
refuse=1
job 'an upload that fails' 0 push "$(pushed "$base")"
said 'is told' '::warning title=monoleaks::The upload to code scanning failed'
with='          upload-sarif: "true"'
job 'one that must not' 1 push "$(pushed "$base")"
said 'fails the job' '::error title=monoleaks::The upload to code scanning failed'
refuse=
with='          upload-sarif: "false"'
job 'none' 0 push "$(pushed "$base")"
uploads none
