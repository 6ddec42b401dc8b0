# shellcheck shell=bash
# For the wider suites: their options and the Debian packages they need. To be sourced.

# Ends the suite because it cannot run here. Not a success: the code is the usual one for "skipped".
skip() {
  echo "skipped: $*"
  exit 77
}

# read_options ARGUMENT... : sets `install` (yes or no) and `work` (a folder, or empty). Anything else prints the comment
# at the head of the suite and ends with 2.
# shellcheck disable=SC2034 # both are for the suite that sources this file
read_options() {
  install=no
  [[ ${CI:-} == true ]] && install=yes
  work=
  while (($#)); do
    case $1 in
      --install) install=yes ;;
      --work)
        work=${2:?--work needs a folder}
        shift
        ;;
      *)
        awk 'NR > 1 { if (!sub(/^# ?/, "")) exit; print }' "$0"
        exit 2
        ;;
    esac
    shift
  done
}

# need_packages yes|no PACKAGE... : makes sure that the packages are there, installs the missing ones when told "yes".
need_packages() {
  local install=$1 package
  shift
  command -v dpkg-query >/dev/null || skip 'this suite takes its tools from Debian packages; this is not Debian'
  local missing=()
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  ((${#missing[@]} == 0)) && return
  [[ $install == yes ]] || skip "not installed: ${missing[*]} (--install or CI=true installs them, as root)"
  [[ $(id -u) == 0 ]] || skip "not installed: ${missing[*]}, and only root can install them"
  echo "installing ${missing[*]}"
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
}

# A port that nobody listens on at this moment.
free_port() {
  node -e 'const s=require("node:net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}

# wait_for SECONDS COMMAND... : repeats the command until it succeeds; fails when the time is over, or at once when the
# process that the variable `watched` names has ended.
wait_for() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < end)) || return 1
    [[ -z ${watched:-} ]] || kill -0 "$watched" 2>/dev/null || return 1
    sleep 0.2
  done
}

# The processes below a process, the nearest first.
descendants() {
  local child
  for child in $(ps -o pid= --ppid "$1"); do
    echo "$child"
    descendants "$child"
  done
}
