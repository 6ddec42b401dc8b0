#!/usr/bin/env bash
# Builds the image from the Dockerfile as it is, without Docker, and shows what it does. Needs Debian and root.
#
#   tools/check-container.sh [--install] [--work FOLDER]
#
# --install      installs missing Debian packages; CI=true does the same
# --work FOLDER  keeps everything in this folder; a second run takes the base image from there
#
# HUB names the registry of the public images when buildah's list of short names does not: the base image is made here
# from Debian packages and gets the name that the Dockerfile asks for. Nothing is pulled.
# Ends with 0 when all is well, 1 when something is not, 77 when it could not run.
set -euo pipefail

repository=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source-path=SCRIPTDIR source=debian-packages.sh
. "$repository/tools/debian-packages.sh"

read_options "$@"
[[ $(id -u) == 0 ]] || skip 'building and mounting an image this way needs root'
need_packages "$install" buildah mmdebstrap crun jq procps util-linux
command -v npm >/dev/null || skip 'npm is not installed'
unshare --mount true 2>/dev/null || skip 'no mount namespaces here'

keep=yes
if [[ -z $work ]]; then
  keep=no
  work=$(mktemp -d)
fi
mkdir -p "$work"
work=$(cd "$work" && pwd)
image=localhost/wfm-bridge:check
failures=0
started=()

buildah_here() {
  buildah --storage-driver "${driver:-overlay}" --root "$work/store" --runroot "$work/run" "$@"
}

finish() {
  local status=$? process
  trap - EXIT
  for process in "${started[@]}"; do
    # The inner processes first: the outer ones end with them.
    # shellcheck disable=SC2046
    kill -KILL $(descendants "$process") "$process" 2>/dev/null || true
  done
  buildah_here rm --all >/dev/null 2>&1 || true
  if [[ $keep == no ]]; then
    umount "$work/store/overlay" 2>/dev/null || true
    rm -rf "$work"
  fi
  exit "$status"
}
trap finish EXIT

title() { printf '\n%s\n' "$*"; }
good() { printf '  ok    %s\n' "$*"; }
bad() {
  printf '  FAIL  %s\n' "$*"
  failures=$((failures + 1))
}
# same WHAT EXPECTED ACTUAL
same() {
  if [[ $2 == "$3" ]]; then good "$1: ${3:-none}"; else bad "$1: expected ${2:-none}, is ${3:-none}"; fi
}

build_base() {
  local hub mirror npm_folder shortnames=/etc/containers/registries.conf.d/shortnames.conf
  hub=${HUB:-$(sed -n 's|^ *"alpine" = "\(.*\)/library/alpine"$|\1|p' "$shortnames" 2>/dev/null)}
  [[ -n $hub ]] || skip "set HUB: $shortnames does not name the registry of the public images"
  base=$hub/library/node:24-bookworm-slim
  if buildah_here inspect --type image "$base" >/dev/null 2>&1; then
    good 'base image is there from an earlier run'
    return
  fi
  mirror=$(awk '/^URIs:/{print $2; exit}' /etc/apt/sources.list.d/debian.sources 2>/dev/null)
  mirror=${mirror:-$(awk '$1=="deb"{print $2; exit}' /etc/apt/sources.list)}
  local add=$work/base/add
  mkdir -p "$add/usr/local/bin" "$add/usr/local/lib/node_modules" "$work/node"
  mmdebstrap --quiet --variant=minbase --include=ca-certificates bookworm "$work/base/base.tar" "$mirror"
  # The program itself; the package `node` would fetch it with an install script.
  npm install --silent --no-save --prefix "$work/node" "node-$(node -p 'process.platform+"-"+process.arch')@24"
  cp "$work"/node/node_modules/node-*/bin/node "$add/usr/local/bin/node"
  npm_folder=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
  cp -a "$npm_folder" "$add/usr/local/lib/node_modules/npm"
  ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$add/usr/local/bin/npm"
  ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$add/usr/local/bin/npx"
  cat >"$work/base/Dockerfile" <<'BASE'
FROM scratch
ADD base.tar /
COPY add/ /
RUN groupadd -g 1000 node && useradd -u 1000 -g node -m -s /bin/bash node
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
CMD ["node"]
BASE
  buildah_here bud --isolation chroot --quiet -f "$work/base/Dockerfile" -t "$base" "$work/base" >"$work/base.log" 2>&1 ||
    {
      tail -20 "$work/base.log"
      return 1
    }
  rm -rf "$work/base" "$work/node"
  good "base image made of Debian packages and Node $(buildah_here run --isolation chroot "$(buildah_here from --pull-never "$base")" -- node -v)"
}

build_image() {
  local authorities=/etc/ssl/certs/ca-certificates.crt mounts=() since=$SECONDS
  # npm in the build asks the registry that npm asks here, and trusts the same authorities.
  echo "registry=$(cd "$work" && npm config get registry 2>/dev/null)" >"$work/npmrc"
  if [[ -r $authorities ]]; then
    echo "cafile=$authorities" >>"$work/npmrc"
    mounts+=(-v "$authorities:$authorities:ro")
  fi
  mounts+=(-v "$work/npmrc:/usr/local/etc/npmrc:ro")
  # Without the format the health check would be dropped.
  if ! buildah_here bud --isolation chroot --pull-never --network host --format docker \
    --build-arg "REVISION=$(git -C "$repository" rev-parse HEAD 2>/dev/null || echo unknown)" \
    "${mounts[@]}" -t "$image" "$repository" >"$work/build.log" 2>&1; then
    tail -40 "$work/build.log"
    bad 'the Dockerfile does not build'
    exit 1
  fi
  good "built in $((SECONDS - since)) s"
}

inspect_image() {
  config=$(buildah_here inspect --type image "$image" | jq -c '.Docker.config')
  of() { jq -c "$1" <<<"$config"; }
  same User '"1000:1000"' "$(of .User)"
  same Entrypoint '["node","/app/dist/cli/main.js"]' "$(of .Entrypoint)"
  same Cmd '["serve"]' "$(of .Cmd)"
  same WorkingDir '"/app"' "$(of .WorkingDir)"
  same StopSignal '"SIGTERM"' "$(of .StopSignal)"
  same ExposedPorts '["8080/tcp"]' "$(of '.ExposedPorts|keys')"
  same Volumes '["/data"]' "$(of '.Volumes|keys')"
  same Env '["DATA_DIR=/data","HOST=0.0.0.0","NODE_ENV=production","PORT=8080"]' "$(of '.Env|map(select(startswith("PATH=")|not))|sort')"
  same 'Healthcheck' '["CMD","node"]' "$(of '.Healthcheck.Test[0:2]')"
  same 'Label version' "$(jq -c .version "$repository/package.json")" "$(of '.Labels["org.opencontainers.image.version"]')"
  same 'Label licenses' '"Apache-2.0"' "$(of '.Labels["org.opencontainers.image.licenses"]')"
  mapfile -t healthcheck < <(jq -r '.Healthcheck.Test[1:][]' <<<"$config")
  mapfile -t entrypoint < <(jq -r '.Entrypoint[]' <<<"$config")
  mapfile -t command < <(jq -r '.Cmd[]' <<<"$config")
}

inspect_tree() {
  local name found=()
  same 'what is in /app' 'LICENSE README.md dist node_modules package.json wsdl' "$(find "$tree/app" -mindepth 1 -maxdepth 1 -printf '%f\n' | LC_ALL=C sort | xargs)"
  same 'not owned by root in /app' '' "$(find "$tree/app" \( ! -uid 0 -o ! -gid 0 \) -printf '%P ' -quit)"
  same 'writable for others in /app' '' "$(find "$tree/app" ! -type l -perm /022 -printf '%P ' -quit)"
  same 'not readable for others in /app' '' "$(find "$tree/app" ! -type l ! -perm -004 -printf '%P ' -quit)"
  for name in $(jq -r '.devDependencies|keys[]' "$repository/package.json"); do
    [[ -e $tree/app/node_modules/$name ]] && found+=("$name")
  done
  same 'dev dependencies' '' "${found[*]-}"
  same 'tests, types of TypeScript, sources' '' "$(find "$tree/app/dist" \( -name '*.ts' -o -name '*.test.js' \) -printf '%P ' -quit)"
  good "size of /app: $(du -sh "$tree/app" | cut -f1), of all: $(du -sh "$tree" | cut -f1)"
}

# One request; prints the body; fails when the status is not 200. Made by the image's own node.
read_inside() {
  # shellcheck disable=SC2016
  buildah_here run --isolation chroot --network host "$reader" -- node -e '
    const [url, user] = process.argv.slice(1);
    const headers = user === undefined ? {} : { authorization: "Basic " + Buffer.from(user).toString("base64") };
    fetch(url, { headers }).then(async (answer) => {
      process.stdout.write(await answer.text());
      process.exitCode = answer.ok ? 0 : 1;
    }, (reason) => { console.error(String(reason.cause ?? reason)); process.exitCode = 1; });' "$@"
}

await_answer() { # WHAT URL LOG PROCESS
  if watched=$4 wait_for 60 read_inside "$2"; then good "$1 answers"; else bad "$1 does not answer: $(tail -5 "$3")"; fi
}

bridge_variables() { # SIMULATOR_PORT BRIDGE_PORT
  printf '%s\n' "PORT=$2" HOST=127.0.0.1 API_CLIENT_ID=check API_CLIENT_SECRET="$secret" \
    "WFM_URL=http://127.0.0.1:$1" WFM_PROFILE=cloud-bearer WFM_APP_NAME=WFMServer WFM_PROVISIONAL=allow \
    "OAUTH_TOKEN_URL=http://127.0.0.1:$1/auth/v3/oauth/token" OAUTH_CLIENT_ID=wfm-bridge OAUTH_CLIENT_SECRET="$secret"
}

simulate_arguments() { # SIMULATOR_PORT
  printf '%s\n' simulate --port "$1" --internal-origin self --client-secret "$secret"
}

# Reads the sites through the bridge.
read_sites() { # WHERE BRIDGE_PORT
  local names
  if names=$(read_inside "http://127.0.0.1:$2/wfm/v1/sites" "check:$secret" | jq -ec '[.items[].name]'); then
    good "$1: /wfm/v1/sites = $names"
  else
    bad "$1: /wfm/v1/sites did not answer with sites"
  fi
}

node_below() { # PROCESS
  local process
  for process in $(descendants "$1"); do
    [[ $(readlink "/proc/$process/exe") == */node ]] && echo "$process" && return
  done
  return 1
}

# A service must run as uid 1000 and end with 0 when it is told to end.
end_service() { # WHAT PROCESS LOG
  local inner status=0
  if ! inner=$(node_below "$2"); then
    bad "$1 does not run: $(tail -5 "$3")"
    return
  fi
  same "$1 runs as uid" 1000 "$(ps -o uid= -p "$inner" | xargs)"
  kill -TERM "$inner"
  wait "$2" || status=$?
  same "$1 ends on SIGTERM with" 0 "$status"
}

run_in_containers() {
  local ports=("$(free_port)" "$(free_port)") variables=() variable
  local simulator bridge arguments
  simulator=$(buildah_here from --pull-never "$image")
  bridge=$(buildah_here from --pull-never "$image")
  mapfile -t arguments < <(simulate_arguments "${ports[0]}")
  buildah_here run --isolation chroot --network host "$simulator" -- "${entrypoint[@]}" "${arguments[@]}" >"$work/simulator.log" 2>&1 &
  local simulator_process=$!
  started+=("$simulator_process")
  await_answer simulate "http://127.0.0.1:${ports[0]}/?Handler=WFMLocatorService800&wsdl" "$work/simulator.log" "$simulator_process"

  while read -r variable; do variables+=(--env "$variable"); done < <(bridge_variables "${ports[@]}")
  buildah_here run --isolation chroot --network host "${variables[@]}" "$bridge" -- "${entrypoint[@]}" "${command[@]}" >"$work/bridge.log" 2>&1 &
  local bridge_process=$!
  started+=("$bridge_process")
  health() { buildah_here run --isolation chroot --network host --env "PORT=${ports[1]}" "$reader" -- "${healthcheck[@]}"; }
  if watched=$bridge_process wait_for 60 health; then good 'the health check of the image passes'; else bad "the health check fails: $(tail -5 "$work/bridge.log")"; fi
  read_sites 'in the image' "${ports[1]}"
  end_service 'the bridge' "$bridge_process" "$work/bridge.log"
  if health >/dev/null 2>&1; then bad 'the health check passes though nothing listens'; else good 'the health check fails when nothing listens'; fi
  end_service 'the simulator' "$simulator_process" "$work/simulator.log"
  local status=0
  buildah_here run --isolation chroot "$reader" -- "${entrypoint[@]}" "${command[@]}" >"$work/bare.log" 2>&1 || status=$?
  same 'serve without an upstream ends with' 1 "$status"
}

# Runs a command in the image's tree: root file system read-only, uid 1000 without any privilege, a process tree of its
# own in which the command is process 1, and only /tmp and /data to write to.
confined() { # DATA_FOLDER VARIABLE=VALUE... -- COMMAND...
  # shellcheck disable=SC2016
  unshare --mount --pid --fork --kill-child bash -euc '
    tree=$1 data=$2
    shift 2
    mount --bind "$tree" "$tree"
    mount -t proc proc "$tree/proc"
    mount -t tmpfs -o mode=755 tmpfs "$tree/dev"
    for device in null zero random urandom; do
      touch "$tree/dev/$device"
      mount --bind "/dev/$device" "$tree/dev/$device"
    done
    mount -o remount,ro "$tree/dev"
    mount -t tmpfs -o mode=1777 tmpfs "$tree/tmp"
    mount --bind "$data" "$tree/data"
    mount -o remount,bind,ro "$tree"
    exec chroot "$tree" setpriv --reuid=1000 --regid=1000 --clear-groups --no-new-privs --bounding-set=-all \
      env -i -C /app PATH=/usr/local/bin:/usr/bin:/bin NODE_ENV=production DATA_DIR=/data "$@"
  ' confined "$tree" "$@"
}

run_read_only() {
  local ports=("$(free_port)" "$(free_port)") variables arguments status=0
  rm -rf "$work/data"
  mkdir "$work/data"
  chown 1000:1000 "$work/data"
  same 'writable there' '/data /dev/null /dev/random /dev/urandom /dev/zero /tmp' \
    "$(confined "$work/data" find / -path /proc -prune -o ! -type l -writable -print 2>/dev/null | LC_ALL=C sort | xargs)"
  confined "$work/data" node -e '
    const { writeFileSync } = require("node:fs");
    const refused = ["/", "/app", "/app/dist", "/app/wsdl", "/etc", "/home/node", "/usr/local", "/var/tmp", "/run"];
    for (const folder of ["/tmp", "/data"]) writeFileSync(folder + "/probe", "");
    const written = refused.filter((folder) => {
      try { writeFileSync(folder + "/probe", ""); return true; } catch { return false; }
    });
    if (written.length > 0) { console.error("written:", ...written); process.exit(1); }' || status=$?
  same 'files can be written to /tmp and /data and to no other folder: exit code' 0 "$status"

  mapfile -t arguments < <(simulate_arguments "${ports[0]}")
  confined "$work/data" "${entrypoint[@]}" "${arguments[@]}" >"$work/simulator-ro.log" 2>&1 &
  local simulator_process=$!
  started+=("$simulator_process")
  await_answer simulate "http://127.0.0.1:${ports[0]}/?Handler=WFMLocatorService800&wsdl" "$work/simulator-ro.log" "$simulator_process"
  mapfile -t variables < <(bridge_variables "${ports[@]}")
  confined "$work/data" "${variables[@]}" "${entrypoint[@]}" "${command[@]}" >"$work/bridge-ro.log" 2>&1 &
  local bridge_process=$!
  started+=("$bridge_process")
  await_answer serve "http://127.0.0.1:${ports[1]}/healthz" "$work/bridge-ro.log" "$bridge_process"
  read_sites 'read-only' "${ports[1]}"
  end_service 'the bridge as process 1' "$bridge_process" "$work/bridge-ro.log"
  end_service 'the simulator as process 1' "$simulator_process" "$work/simulator-ro.log"
}

secret=$(node -p 'require("node:crypto").randomBytes(18).toString("hex")')
driver=overlay
if ! buildah_here mount "$(buildah_here from scratch 2>/dev/null)" >/dev/null 2>&1; then
  rm -rf "$work/store" "$work/run"
  driver=vfs
fi

title 'Base image'
build_base
title "The Dockerfile, built with $(buildah --version | cut -d' ' -f1-3)"
build_image
title 'What the image says'
inspect_image
reader=$(buildah_here from --pull-never "$image")
tree=$(buildah_here mount "$reader")
title 'What is in the image'
inspect_tree
title 'In the image'
run_in_containers
title 'Read-only'
run_read_only

printf '\n'
if ((failures > 0)); then
  echo "container: $failures failures"
  exit 1
fi
echo 'container: all is well'
