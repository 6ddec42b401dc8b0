#!/usr/bin/env bash
# Has three toolkits of vendors print WSDLs from sources of ours (test/fixtures/vendor): wsgen of JAX-WS, Java2WSDL of
# Axis 1 in three styles, soapcpp2 of gSOAP. The results are committed beside the sources and compiled by the tests; run
# this when a source has changed.
#
#   tools/generate-vendor-wsdls.sh [--install] [--work FOLDER]
#
# --install      installs missing Debian packages; CI=true does the same
# --work FOLDER  keeps what was compiled and said in this folder
#
# Ends with 0 when the files are written, 77 when it could not run.
set -euo pipefail

repository=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source-path=SCRIPTDIR source=debian-packages.sh
. "$repository/tools/debian-packages.sh"
vendor=$repository/test/fixtures/vendor

read_options "$@"
packages=(gsoap jaxws libjaxws-java libaxis-java)
command -v javac >/dev/null || packages+=(default-jdk-headless)
need_packages "$install" "${packages[@]}"

if [[ -z $work ]]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work/jaxws/classes" "$work/jaxws/out" "$work/axis/classes" "$work/gsoap"
cd "$work"

# Class path of all jar files that match.
jars() { printf '%s:' "$@"; }

# Tools print the day and the machine into comments; the files shall not change when nothing has.
written() {
  perl -0pe 's/<!--.*?-->//gs; s/\s+\n/\n/g' "$1" >"$2"
}

from_jaxws() {
  local path
  path=$(jars /usr/share/jaxws/lib/*.jar)
  javac -nowarn -cp "$path" -d jaxws/classes "$vendor/wsgen/Roster.java"
  wsgen -cp "jaxws/classes:$path" -wsdl -r jaxws/out -d jaxws/out fixture.Roster
  written jaxws/out/RosterService.wsdl "$vendor/wsgen/RosterService.wsdl"
  written jaxws/out/RosterService_schema1.xsd "$vendor/wsgen/RosterService_schema1.xsd"
}

from_axis() {
  local path style use
  path=$(jars /usr/share/java/{axis,axis-jaxrpc,axis-saaj,commons-logging,commons-discovery,wsdl4j}.jar)
  javac -nowarn -d axis/classes "$vendor"/java2wsdl/*.java
  while read -r style use name folder; do
    java -cp "$path:axis/classes" org.apache.axis.wsdl.Java2WSDL -y "$style" -u "$use" -o "axis/$name.wsdl" \
      -l http://127.0.0.1/ledger -n "urn:fixture:$name" -S "${name}Service" fixture.Ledger
    written "axis/$name.wsdl" "$vendor/$folder/$name.wsdl"
  done <<'STYLES'
RPC ENCODED LedgerEncoded java2wsdl-encoded
RPC LITERAL LedgerLiteral java2wsdl-rpc
WRAPPED LITERAL LedgerWrapped java2wsdl
STYLES
}

from_gsoap() {
  (cd gsoap && soapcpp2 -j -x -L -I/usr/share/gsoap/import "$vendor/soapcpp2/clock.h")
  written gsoap/ClockService.wsdl "$vendor/soapcpp2/ClockService.wsdl"
}

for tool in jaxws axis gsoap; do
  if ! "from_$tool" >"$work/$tool.log" 2>&1; then
    cat "$work/$tool.log"
    exit 1
  fi
done
ls "$vendor"/*/*.{wsdl,xsd}
