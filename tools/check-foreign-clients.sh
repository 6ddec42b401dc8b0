#!/usr/bin/env bash
# Five SOAP stacks that are not ours, and wfm-bridge, make clients from the WSDLs that the simulator serves, without a
# warning, and read one operation of every service, from LocateServer to CloseSession, with a Bearer header. All must
# read what the world holds, row by row, and nothing with a wrong token.
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
packages=(gsoap libgsoap-dev g++ python3-zeep jaxws libjaxws-java php-cli php-soap jq)
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
  good "simulator on $origin"
  # The clock is stopped before there is a token: one of another time would be of the past.
  ask_world
  answer=$(request "$origin/auth/v3/oauth/token" TOKEN "foreign-clients:$secret")
  WFM_TOKEN=$(jq -er .access_token <<<"$answer")
  WFM_USER_ID=$(request "$origin/wfm/api/v3/system/userinfo" GET "$WFM_TOKEN" | jq -er '.. | .userId? // empty')
  export WFM_TOKEN WFM_USER_ID WFM_ORIGIN=$origin WFM_SERVICE_TOKEN=$WFM_TOKEN
  good "a token for the service user, $WFM_USER_ID"
}

# The moment at which the world stands still, so that adherence and performance are the same whoever asks: a Tuesday,
# half of it over at the first site.
now=2026-03-10T10:07:00Z

# Has the world say what there is to read, and tells all clients what to ask for.
ask_world() {
  request "$origin/simulator/clock" PUT "{\"now\":\"$now\",\"running\":false}" >/dev/null
  (cd "$repository" && node --import tsx "$clients/world-answers.ts" "$now") >"$work/world.json"
  WFM_SITE_ID=$(jq -er .question.siteId "$work/world.json")
  WFM_DAY=$(jq -er .question.day "$work/world.json")
  WFM_AGENT_IDS=$(jq -er '.question.agentIds | join(" ")' "$work/world.json")
  export WFM_SITE_ID WFM_DAY WFM_AGENT_IDS
  jq -e .answers "$work/world.json" | canonical >"$work/expected.json"
  # A column in which all rows are alike shows nothing: more than one of them, the site or the day, is a question to change.
  if ! jq -e '[.[] | length > 3 and (transpose | map(select(unique | length == 1)) | length < 2)] | all' \
    "$work/expected.json" >/dev/null; then
    bad 'what is read of the world is too much alike to show anything'
    exit 1
  fi
  good "its world on day $WFM_DAY at site $WFM_SITE_ID: $(rows_in "$work/expected.json")"
}

# Answers in one form: a service a line, sites by id, everything else in the order in which it came.
canonical() { jq -ceS '.ConfigService850 |= sort'; }
rows_in() {
  jq -r 'to_entries | map("\(.key | sub("Service"; "")) \(.value | length)") | join(", ")' "$1"
}

# request URL [GET [TOKEN] | TOKEN CLIENT:SECRET | PUT JSON]: prints the body of a 200.
request() {
  node -e '
    const [url, what, word] = process.argv.slice(1);
    const basic = { authorization: "Basic " + Buffer.from(word ?? "").toString("base64") };
    const options = {
      GET: { headers: word ? { authorization: "Bearer " + word } : {} },
      TOKEN: { method: "POST", headers: basic, body: new URLSearchParams({ grant_type: "client_credentials" }) },
      PUT: { method: "PUT", headers: { "content-type": "application/json" }, body: word },
    };
    fetch(url, options[what ?? "GET"]).then(async (answer) => {
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

# read_with NAME COMMAND... : the client reads what the world holds and says nothing else.
read_with() {
  local name=$1 log=$work/$1.err answers=$work/$1.json
  shift
  if ! "$@" >"$answers.raw" 2>"$log" || ! canonical <"$answers.raw" >"$answers"; then
    tail -20 "$log"
    bad "$name: does not read the world"
    return 1
  fi
  if [[ -s $log ]]; then
    cat "$log"
    bad "$name: has something to say besides its answer"
  fi
  if cmp -s "$work/expected.json" "$answers"; then
    good "$name: $(rows_in "$answers"), as in the world"
  else
    diff <(row_a_line "$work/expected.json") <(row_a_line "$answers") | head -20 || true
    bad "$name: reads something else"
  fi
  WFM_TOKEN=wrong refused "$name" 1 'at the door' "$@"
}

# A diff of these shows which rows are different.
row_a_line() { jq -r 'to_entries[] | .key as $service | .value[] | "\($service) \(tojson)"' "$1"; }

# refused NAME SERVICES WHERE COMMAND... : the client, whose token is wrong somewhere, ends badly and says for how many
# services this is why.
refused() {
  local name=$1 services=$2 where=$3 log=$work/$1.refused found
  shift 3
  if "$@" >"$log" 2>&1; then
    bad "$name: is served without a valid token"
    return 1
  fi
  found=$(grep -c -E '\b401\b|credentials-rejected' "$log") || true
  if ((found < services)); then
    head -20 "$log"
    bad "$name: with a wrong token fails for another reason"
  else
    good "$name: refused $where with a wrong token"
  fi
}

# read_and_refuse NAME COMMAND... : the same for a client that tells of each service, with another token for all but
# the locator and the session.
read_and_refuse() {
  read_with "$@" || return 1
  local name=$1 service
  shift
  WFM_SERVICE_TOKEN=wrong refused "$name" "${#read_services[@]}" "by all ${#read_services[@]} services" "$@" || return 1
  for service in "${read_services[@]}"; do
    grep -q "^$service: .*401" "$work/$name.refused" || bad "$name: is not refused by $service"
  done
}

wsdl_of() { echo "$origin/?Handler=$1&wsdl"; }
read_services=(ConfigService850 ScheduleService712 ScheduleService850 CalendarService850 AdherenceService850
  PerformanceService850 ForecastService850)
services=(WFMLocatorService800 WFMSessionService800 "${read_services[@]/#/WFM}")

# A service that comes is to be read, too.
check_coverage() {
  local folder=$repository/wsdl found
  found=$(cd "$folder" && find . -name '*.wsdl' -printf '%f\n' | sed 's/\.wsdl$//' | sort)
  if [[ $found == "$(printf '%s\n' "${services[@]}" | sort)" ]]; then
    good "every service of wsdl/ is read: ${#services[@]}"
  else
    diff <(echo "$found") <(printf '%s\n' "${services[@]}" | sort) || true
    bad 'the services of wsdl/ are not those that are read'
  fi
}

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
  generate 'javac' javac javac -Xlint:all,-path -Werror -encoding UTF-8 -cp "$path" -d "$classes" "$clients"/jaxws/*.java || return 0
  # Debian's SAAJ names its factory in a way that the API calls deprecated; naming it here spares that warning.
  read_and_refuse JAX-WS java -Djavax.xml.soap.SAAJMetaFactory=com.sun.xml.messaging.saaj.soap.SAAJMetaFactoryImpl -cp "$path" ReadWorld || true
}

with_gsoap() {
  local folder=$work/gsoap urls=() service
  mkdir -p "$folder"
  cp "$clients"/gsoap/* "$folder"
  for service in "${services[@]}"; do urls+=("$(wsdl_of "$service")"); done
  generate 'wsdl2h' wsdl2h wsdl2h -t "$folder/typemap.dat" -o "$folder/wfm.h" "${urls[@]}" || return 0
  (cd "$folder" && generate 'soapcpp2' soapcpp2 soapcpp2 -C -j -x -I/usr/share/gsoap/import wfm.h) || {
    failures=$((failures + 1))
    return 0
  }
  (cd "$folder" && generate 'g++' g++ g++ -std=c++17 -Wall -Wextra -o read-world main.cpp soapC.cpp soap*Proxy.cpp -lgsoap++) || {
    failures=$((failures + 1))
    return 0
  }
  read_and_refuse gSOAP "$folder/read-world" || true
}

with_zeep() {
  # Debian's own Python: another one does not have Debian's zeep.
  read_and_refuse zeep /usr/bin/python3 -W error "$clients/zeep/read_world.py" || true
}

with_php() {
  # Whatever there is to complain of is an exception: the script sees to that.
  read_and_refuse PHP php "$clients/php/read-world.php" || true
}

with_node_soap() {
  read_node_soap() { (cd "$repository" && exec node --import tsx "$clients/node-soap/read-world.ts"); }
  read_and_refuse node-soap read_node_soap || true
}

with_bridge() {
  read_bridge() {
    (
      cd "$repository"
      # The token is what the others have; the bridge gets its own.
      [[ $WFM_TOKEN != wrong ]] || secret=wrong
      unset_names=(-u WFM_TOKEN -u WFM_SERVICE_TOKEN -u WFM_ORIGIN -u WFM_USER_ID -u WFM_SITE_ID -u WFM_DAY -u WFM_AGENT_IDS)
      jq -nr -f "$clients/bridge/requests.jq" | while read -r service operation request; do
        env "${unset_names[@]}" "WFM_URL=$origin" WFM_APP_NAME=WFMServer WFM_PROVISIONAL=allow \
          "OAUTH_TOKEN_URL=$origin/auth/v3/oauth/token" OAUTH_CLIENT_ID=foreign-clients "OAUTH_CLIENT_SECRET=$secret" \
          node --import tsx src/cli/main.ts call "$service" "$operation" "$request" --profile exact </dev/null |
          jq -c --arg service "$service" -f "$clients/bridge/rows.jq" | jq -c --arg service "$service" '{($service): .}'
      done
    ) | jq -s add
  }
  read_with wfm-bridge read_bridge || true
}

printf '\nSimulator\n'
start_simulator
check_coverage
printf '\nJAX-WS: %s\n' "$(wsimport -version 2>&1)"
with_jaxws
printf '\ngSOAP %s\n' "$(dpkg-query -W -f '${Version}' gsoap)"
with_gsoap
printf '\nzeep %s\n' "$(dpkg-query -W -f '${Version}' python3-zeep)"
with_zeep
printf '\nPHP %s\n' "$(php -r 'echo PHP_VERSION, ", SoapClient ", phpversion("soap");')"
with_php
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
