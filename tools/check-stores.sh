#!/usr/bin/env bash
# Runs the tests of the store over a Postgres of its own as well, and those that start a Redis. Needs Debian.
#
#   tools/check-stores.sh [--install] [--work FOLDER]
#
# --install      installs missing Debian packages; CI=true does the same
# --work FOLDER  keeps the server's files in this folder
#
# TEST_POSTGRES_URL names a server to be used instead, on which databases may be made.
# Ends with 0 when all is well, 1 when something is not, 77 when it could not run.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR source=debian-packages.sh
. tools/debian-packages.sh

read_options "$@"
need_packages "$install" redis-server
if [[ -z ${TEST_POSTGRES_URL:-} ]]; then
  need_packages "$install" postgresql
  bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -1)
  keep=yes
  if [[ -z $work ]]; then
    keep=no
    work=$(mktemp -d)
  fi
  # Postgres refuses to run as root.
  as_server=()
  if [[ $(id -u) == 0 ]]; then
    as_server=(setpriv --reuid=postgres --regid=postgres --clear-groups)
    chown postgres "$work"
  fi
  finish() {
    "${as_server[@]}" "$bin/pg_ctl" -D "$work/db" -m immediate stop >/dev/null 2>&1 || true
    [[ $keep == yes ]] || rm -rf "$work"
  }
  trap finish EXIT
  port=$(free_port)
  "${as_server[@]}" "$bin/initdb" -D "$work/db" -U postgres --auth=trust >"$work/initdb.log"
  "${as_server[@]}" "$bin/pg_ctl" -D "$work/db" -w -l "$work/server.log" \
    -o "-p $port -k $work -c listen_addresses=127.0.0.1" start >/dev/null
  export TEST_POSTGRES_URL=postgres://postgres@127.0.0.1:$port/postgres
fi
npx vitest run test/store test/identity test/gate/stored-audit-log.test.ts test/gate/idempotency \
  test/acceptance/shared-limits.test.ts
