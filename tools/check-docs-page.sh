#!/usr/bin/env bash
# Opens the bridge's /docs in Chromium: no violation of its policy, nothing fetched from elsewhere, "Authorize" and "Try it
# out" work.
#
#   tools/check-docs-page.sh [--install] [--work FOLDER]
#
# --install (or CI=true) installs the missing Debian packages, as root. --work keeps a screenshot in FOLDER.
# Ends with 0 when all is well, 1 when something is not, 77 when it could not run.
set -euo pipefail

repository=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source-path=SCRIPTDIR source=debian-packages.sh
. "$repository/tools/debian-packages.sh"

read_options "$@"
need_packages "$install" chromium
[[ -d $repository/node_modules/playwright-core ]] || skip 'run npm ci first'
screenshot=()
if [[ -n $work ]]; then
  mkdir -p "$work"
  screenshot=("$(cd "$work" && pwd)/docs-page.png")
fi
cd "$repository"
node --import tsx tools/check-docs-page.ts "$(command -v chromium)" "${screenshot[@]}"
