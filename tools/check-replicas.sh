#!/usr/bin/env bash
# Three replicas over one Postgres and one Redis behind nginx, all on this machine. Needs Debian.
#
#   tools/check-replicas.sh [--install] [--work FOLDER]
#
# --install      installs missing Debian packages; CI=true does the same
# --work FOLDER  keeps the servers' files in this folder
#
# Ends with 0 when all is well, 1 when something is not, 77 when it could not run.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR source=debian-packages.sh
. tools/debian-packages.sh

read_options "$@"
need_packages "$install" postgresql redis-server nginx-light
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
  chmod 711 "$work"
fi
mkdir "$work/db" "$work/nginx"
[[ $(id -u) == 0 ]] && chown postgres "$work/db"
nginx=
finish() {
  [[ -z $nginx ]] || kill "$nginx" 2>/dev/null || true
  if [[ -s $work/redis.pid ]]; then
    kill -CONT "$(<"$work/redis.pid")" 2>/dev/null || true
    kill "$(<"$work/redis.pid")" 2>/dev/null || true
  fi
  if [[ -s $work/db/data/postmaster.pid ]]; then
    kill -CONT "$(head -1 "$work/db/data/postmaster.pid")" 2>/dev/null || true
  fi
  "${as_server[@]}" "$bin/pg_ctl" -D "$work/db/data" -m immediate stop >/dev/null 2>&1 || true
  [[ $keep == yes ]] || rm -rf "$work"
}
trap finish EXIT

"${as_server[@]}" "$bin/initdb" -D "$work/db/data" -U postgres --auth=trust >/dev/null
postgres_port=$(free_port)
redis_port=$(free_port)
# The check kills both and starts them again.
{
  echo '#!/usr/bin/env bash'
  echo '# The processes of one that was killed go after it.'
  echo 'for _ in {1..20}; do'
  printf '%q ' env "${as_server[@]}" "$bin/pg_ctl" -D "$work/db/data" -w -l "$work/db/log" \
    -o "-p $postgres_port -k $work/db -c listen_addresses=127.0.0.1" start
  echo '>/dev/null && exit'
  echo 'sleep 0.5; done; exit 1'
} >"$work/start-postgres"
{
  echo '#!/usr/bin/env bash'
  printf '%q ' redis-server --port "$redis_port" --bind 127.0.0.1 --save '' --appendonly no --dir "$work" \
    --daemonize yes --pidfile "$work/redis.pid" --logfile "$work/redis.log"
  echo
} >"$work/start-redis"
chmod +x "$work/start-postgres" "$work/start-redis"
"$work/start-postgres"
"$work/start-redis"

export REPLICA_PORTS LISTEN_PORT
REPLICA_PORTS="$(free_port) $(free_port) $(free_port)"
LISTEN_PORT=$(free_port)
read -r first second third <<<"$REPLICA_PORTS"
{
  echo "daemon off; worker_processes 1; pid $work/nginx/pid; error_log $work/nginx/error.log;"
  echo "events { worker_connections 512; }"
  echo "http { access_log off; client_body_temp_path $work/nginx; proxy_temp_path $work/nginx;"
  echo "fastcgi_temp_path $work/nginx; uwsgi_temp_path $work/nginx; scgi_temp_path $work/nginx;"
  sed -e "s/:8080/:$LISTEN_PORT/" -e "s/:8081/:$first/" -e "s/:8082/:$second/" -e "s/:8083/:$third/" ops/nginx/wfm-bridge.conf
  echo "}"
} >"$work/nginx.conf"
nginx -p "$work" -c "$work/nginx.conf" -e "$work/nginx/error.log" &
nginx=$!

POSTGRES_PORT=$postgres_port REDIS_URL=redis://127.0.0.1:$redis_port WORK=$work npx tsx tools/check-replicas.ts
