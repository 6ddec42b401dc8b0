#!/usr/bin/env bash
# What somebody else has of the package: it is packed, installed into an empty project, and the test of a stranger's own
# REST client runs against the simulator that it starts. Needs npm's registry, like any installation.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

npm run --silent build
tarball=$(npm pack --silent --pack-destination "$folder")
cp tools/stranger-project/* "$folder/"
cd "$folder"
npm install --silent --no-audit --no-fund --no-save "./$tarball" typescript@5.9.3 @types/node@20.19.25
node stranger.test.mjs
npx tsc --noEmit --strict --module nodenext --target es2022 --skipLibCheck stranger.ts
echo
echo "package: all is well"
