#!/usr/bin/env bash
# Downloads the binary of this release, and runs it only if it has the SHA-256 that stands in the tree beside this file.
#
# Inputs of the action arrive as variables and stay there: nothing of them becomes a word of a command.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

fail() {
    echo "::error title=gonogo::$1"
    exit 70
}

case ${RUNNER_OS:-}-${RUNNER_ARCH:-} in
    Linux-X64) file=gonogo-x86_64-unknown-linux-musl ;;
    Linux-ARM64) file=gonogo-aarch64-unknown-linux-musl ;;
    macOS-ARM64) file=gonogo-aarch64-apple-darwin ;;
    Windows-X64) file=gonogo-x86_64-pc-windows-msvc.exe ;;
    *) fail "There is no binary for this runner's system; there are some for Linux (X64, ARM64), macOS (ARM64) and Windows (X64)." ;;
esac

# The tree says where, and with which digest. A line that is anything else stops everything.
address='' wanted=''
while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    case $line in
        '' | '#'*) continue ;;
    esac
    if [[ $line =~ ^release\ (https://github\.com/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+/releases/download/v[0-9A-Za-z.-]+)$ ]]; then
        [ -z "$address" ] || fail "binary/release.txt is not as the release process writes it."
        address=${BASH_REMATCH[1]}
    elif [[ $line =~ ^([0-9a-f]{64})\ \ (gonogo-[A-Za-z0-9._-]+)$ ]]; then
        [ "${BASH_REMATCH[2]}" = "$file" ] || continue
        [ -z "$wanted" ] || fail "binary/release.txt is not as the release process writes it."
        wanted=${BASH_REMATCH[1]}
    else
        fail "binary/release.txt is not as the release process writes it."
    fi
done < "$here/release.txt"
[ -n "$address" ] || fail "This commit is no release, so there is no binary of it: name a release of gonogo by its full commit."
[ -n "$wanted" ] || fail "This release has no binary for this runner's system."

folder=$(mktemp -d "${RUNNER_TEMP:-/tmp}/gonogo.XXXXXXXX")
program=$folder/$file
curl --proto '=https' --proto-redir '=https' --tlsv1.2 --fail --silent --show-error --location --max-redirs 3 \
    --retry 3 --connect-timeout 10 --max-time 120 --max-filesize 50000000 --output "$program" "$address/$file" ||
    fail "The binary of this release could not be downloaded."
if command -v sha256sum > /dev/null; then
    found=$(sha256sum < "$program")
else
    found=$(shasum -a 256 < "$program")
fi
if [ "${found%% *}" != "$wanted" ]; then
    rm -rf "$folder"
    fail "The binary that was downloaded is not the one of this release: its SHA-256 differs. It was not run."
fi
chmod 0755 "$program"

# Windows keeps its certificate authorities elsewhere; Git, which every runner has there, brings them as a file.
if [ "$RUNNER_OS" = Windows ] && [ -z "${SSL_CERT_FILE:-}" ]; then
    for bundle in /mingw64/etc/ssl/certs/ca-bundle.crt /usr/ssl/certs/ca-bundle.crt; do
        if [ -f "$bundle" ]; then
            SSL_CERT_FILE=$(cygpath -w "$bundle")
            export SSL_CERT_FILE
            break
        fi
    done
fi
exec "$program"
