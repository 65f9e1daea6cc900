#!/usr/bin/env bash
# Check a case and build its bundle; stop where something blocks. Use: pre-submit.sh FOLDER [OUT]
# Exit codes are those of the program: 0 ready, 1 something blocks, 2 to 5 as `evidence --help` lists them.
set -euo pipefail

folder=${1:?usage: pre-submit.sh FOLDER [OUT]}
out=${2:-${folder%/}-bundle}

if evidence pack "$folder" --output "$out" --strict --quiet; then
    evidence verify "$out" --quiet
    printf 'ready: upload the files of %s/upload\n' "$out"
else
    code=$?
    [ "$code" -eq 1 ] && printf 'not ready: see %s/report.html\n' "$out" >&2
    exit "$code"
fi
