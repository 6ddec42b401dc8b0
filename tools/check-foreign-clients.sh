#!/usr/bin/env bash
# Four SOAP stacks that are not ours make clients from our WSDLs, without a warning, and read the simulator's sites
# through LocateServer, OpenSession, GetSite and CloseSession with a Bearer header. All must read what the world holds.
#
#   tools/check-foreign-clients.sh [--install] [--work FOLDER]
#
# --install      installs missing Debian packages; CI=true does the same
# --work FOLDER  keeps what was generated, compiled and said in this folder
#
# Ends with 0 when all is well, 1 when something is not, 77 when it could not run.
set -euo pipefail

repository=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source-path=SCRIPTDIR source=debian-packages.sh
. "$repository/tools/debian-packages.sh"
clients=$repository/test/foreign-clients

read_options "$@"
packages=(gsoap libgsoap-dev g++ python3-zeep jaxws libjaxws-java jq)
# Any JDK will do.
command -v javac >/dev/null || packages+=(default-jdk-headless)
need_packages "$install" "${packages[@]}"
[[ -d $repository/node_modules/soap ]] || skip 'run npm ci first'

keep=yes
if [[ -z $work ]]; then
  keep=no
  work=$(mktemp -d)
fi
mkdir -p "$work"
work=$(cd "$work" && pwd)
simulator=
failures=0

finish() {
  local status=$?
  trap - EXIT
  [[ -z $simulator ]] || kill -KILL "$simulator" 2>/dev/null || true
  [[ $keep == yes ]] || rm -rf "$work"
  exit "$status"
}
trap finish EXIT

good() { printf '  ok    %s\n' "$*"; }
bad() {
  printf '  FAIL  %s\n' "$*"
  failures=$((failures + 1))
}

start_simulator() {
  local port answer
  port=$(free_port)
  secret=$(node -p 'require("node:crypto").randomBytes(18).toString("hex")')
  (cd "$repository" && exec node --import tsx src/cli/main.ts simulate --port "$port" --internal-origin self \
    --client-id foreign-clients --client-secret "$secret") >"$work/simulator.log" 2>&1 &
  simulator=$!
  origin=http://127.0.0.1:$port
  if ! watched=$simulator wait_for 60 request "$origin/?Handler=WFMLocatorService800&wsdl"; then
    cat "$work/simulator.log"
    bad 'the simulator does not answer'
    exit 1
  fi
  answer=$(request "$origin/auth/v3/oauth/token" "foreign-clients:$secret")
  WFM_TOKEN=$(jq -er .access_token <<<"$answer")
  WFM_USER_ID=$(request "$origin/wfm/api/v3/system/userinfo" '' "$WFM_TOKEN" | jq -er '.. | .userId? // empty')
  export WFM_TOKEN WFM_USER_ID WFM_ORIGIN=$origin
  good "simulator on $origin, user $WFM_USER_ID"
}

# request URL [CLIENT:SECRET | '' TOKEN]: a GET, or a token request for a client; prints the body of a 200.
request() {
  node -e '
    const [url, client, token] = process.argv.slice(1);
    const basic = { authorization: "Basic " + Buffer.from(client ?? "").toString("base64") };
    const options = client
      ? { method: "POST", headers: basic, body: new URLSearchParams({ grant_type: "client_credentials" }) }
      : { headers: token ? { authorization: "Bearer " + token } : {} };
    fetch(url, options).then(async (answer) => {
      process.stdout.write(await answer.text());
      process.exitCode = answer.ok ? 0 : 1;
    }, () => { process.exitCode = 1; });' "$@"
}

# generate WHAT LOG_NAME COMMAND... : a step that must succeed and must not warn of anything.
generate() {
  local what=$1 log=$work/$2.log since=$SECONDS
  shift 2
  if ! "$@" >"$log" 2>&1; then
    tail -20 "$log"
    bad "$what fails"
    return 1
  fi
  if grep -i -E 'warning|error|deprecat' "$log"; then
    bad "$what warns"
    return 1
  fi
  good "$what, no warning ($((SECONDS - since)) s)"
}

# read_with NAME COMMAND... : the client reads what the world holds, says nothing else, and is refused without a token.
read_with() {
  local name=$1 log=$work/$1.err sites
  shift
  if ! sites=$("$@" 2>"$log") || ! sites=$(jq -ceS 'sort_by(.id)' <<<"$sites"); then
    tail -20 "$log"
    bad "$name: does not read the sites"
    return 1
  fi
  if [[ -s $log ]]; then
    cat "$log"
    bad "$name: has something to say besides its answer"
  fi
  if [[ $sites == "$expected" ]]; then
    good "$name: $(jq -c 'map(.name)' <<<"$sites"), as in the world"
  else
    diff <(jq . <<<"$expected") <(jq . <<<"$sites") || true
    bad "$name: reads something else"
  fi
  if WFM_TOKEN=wrong "$@" >"$work/$name.refused" 2>&1; then
    bad "$name: is served without a valid token"
  elif ! grep -q -E '\b401\b|credentials-rejected' "$work/$name.refused"; then
    head -5 "$work/$name.refused"
    bad "$name: with a wrong token fails for another reason"
  else
    good "$name: refused with a wrong token"
  fi
}

wsdl_of() { echo "$origin/?Handler=$1&wsdl"; }
services=(WFMLocatorService800 WFMSessionService800 WFMConfigService850)

with_jaxws() {
  local service classes=$work/jaxws/classes path
  mkdir -p "$classes" "$work/jaxws/sources"
  path=$(printf '%s:' /usr/share/jaxws/lib/*.jar)$classes
  for service in "${services[@]}"; do
    generate "wsimport $service" "wsimport-$service" \
      wsimport -keep -encoding UTF-8 -d "$classes" -s "$work/jaxws/sources" "$(wsdl_of "$service")" || return 0
    # It has three lines to say when all is well.
    if grep -v -x -E '(parsing WSDL|Generating code|Compiling code)\.\.\.|' "$work/wsimport-$service.log"; then
      bad "wsimport $service: has something else to say"
    fi
  done
  # The jars of Debian name neighbours in their manifests that are not installed: -path.
  generate 'javac' javac javac -Xlint:all,-path -Werror -encoding UTF-8 -cp "$path" -d "$classes" "$clients/jaxws/ReadSites.java" || return 0
  # Debian's SAAJ names its factory in a way that the API calls deprecated; naming it here spares that warning.
  read_with JAX-WS java -Djavax.xml.soap.SAAJMetaFactory=com.sun.xml.messaging.saaj.soap.SAAJMetaFactoryImpl -cp "$path" ReadSites || true
}

with_gsoap() {
  local folder=$work/gsoap urls=() service
  mkdir -p "$folder"
  cp "$clients"/gsoap/{main.cpp,typemap.dat} "$folder"
  for service in "${services[@]}"; do urls+=("$(wsdl_of "$service")"); done
  generate 'wsdl2h' wsdl2h wsdl2h -t "$folder/typemap.dat" -o "$folder/wfm.h" "${urls[@]}" || return 0
  (cd "$folder" && generate 'soapcpp2' soapcpp2 soapcpp2 -C -j -x -I/usr/share/gsoap/import wfm.h) || {
    failures=$((failures + 1))
    return 0
  }
  (cd "$folder" && generate 'g++' g++ g++ -std=c++17 -Wall -Wextra -o read-sites main.cpp soapC.cpp soap*Proxy.cpp -lgsoap++) || {
    failures=$((failures + 1))
    return 0
  }
  read_with gSOAP "$folder/read-sites" || true
}

with_zeep() {
  # Debian's own Python: another one does not have Debian's zeep.
  read_with zeep /usr/bin/python3 -W error "$clients/zeep/read_sites.py" || true
}

with_node_soap() {
  read_node_soap() { (cd "$repository" && exec node --import tsx "$clients/node-soap/read-sites.ts"); }
  read_with node-soap read_node_soap || true
}

with_bridge() {
  read_bridge() {
    (
      cd "$repository"
      # The token is what the others have; the bridge gets its own.
      [[ $WFM_TOKEN != wrong ]] || secret=wrong
      exec env -u WFM_TOKEN -u WFM_ORIGIN -u WFM_USER_ID "WFM_URL=$origin" WFM_APP_NAME=WFMServer WFM_PROVISIONAL=allow \
        "OAUTH_TOKEN_URL=$origin/auth/v3/oauth/token" OAUTH_CLIENT_ID=foreign-clients "OAUTH_CLIENT_SECRET=$secret" \
        node --import tsx src/cli/main.ts call ConfigService850 GetSite --profile exact
    ) | jq '[.return.objectArray[] | {id: .wmSiteId, name: .wmName, comments: .wmComments, timestamp}]'
  }
  read_with wfm-bridge read_bridge || true
}

printf '\nSimulator\n'
start_simulator
expected=$(cd "$repository" && node --import tsx "$clients/world-sites.ts" | jq -ceS 'sort_by(.id)')
good "its world has $(jq length <<<"$expected") sites"
printf '\nJAX-WS: %s\n' "$(wsimport -version 2>&1)"
with_jaxws
printf '\ngSOAP %s\n' "$(dpkg-query -W -f '${Version}' gsoap)"
with_gsoap
printf '\nzeep %s\n' "$(dpkg-query -W -f '${Version}' python3-zeep)"
with_zeep
printf '\nnode-soap %s\n' "$(jq -r .version "$repository/node_modules/soap/package.json")"
with_node_soap
printf '\nwfm-bridge itself\n'
with_bridge

printf '\n'
kill -TERM "$simulator"
status=0
wait "$simulator" || status=$?
simulator=
if ((status != 0)); then bad "the simulator ends with $status"; fi
if ((failures > 0)); then
  echo "foreign clients: $failures failures"
  exit 1
fi
echo 'foreign clients: all read the same'
