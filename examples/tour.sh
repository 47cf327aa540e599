#!/usr/bin/env bash
# A tour of the command `evalbridge`, against mocks: no key, no network, no cost. Each exit code is seen on the way, and the tour fails
# where one is another than it says. In this repository: npm run tour. Elsewhere, after `npm install -D evalbridge @evalbridge/mock`: bash tour.sh
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=${1:-$(mktemp -d)}
mkdir -p "$out"
main=$here/../packages/cli/src/main.ts
if [[ -f $main ]]; then command=(node "$main"); else command=(node_modules/.bin/evalbridge); fi
evalbridge() { "${command[@]}" "$@"; }

failed=0
# Types a command as a reader would see it, and looks whether it ends as it has to: see 1 evalbridge gate …
see() {
  local wanted=$1
  shift
  printf '\n\033[1m$ %s\033[0m\n' "$*"
  "$@"
  local code=$?
  if ((code == wanted)); then echo "[exit $code]"; else
    echo "[exit $code, where $wanted was to be seen]"
    failed=$((failed + 1))
  fi
}

echo "== Mocks of all four providers, in the background; what they print points every client at them"
# Not by the function, whose shell would be ended in place of the mocks.
"${command[@]}" mock --scenario "$here/tour.json" >"$out/mocks.env" 2>"$out/mocks.log" &
mocks=$!
trap 'kill "$mocks" 2>/dev/null; wait "$mocks" 2>/dev/null' EXIT
trap 'exit 143' INT TERM HUP
for _ in $(seq 100); do
  if grep -q VOGENT_API_KEY "$out/mocks.env" && grep -q BLAND_API_KEY "$out/mocks.env"; then break; fi
  kill -0 "$mocks" 2>/dev/null || { cat "$out/mocks.log"; exit 1; }
  sleep 0.1
done
source "$out/mocks.env"

echo "== Look"
see 0 evalbridge providers
see 0 evalbridge runs --limit 10
see 0 evalbridge runs --status failed,partial --since 90d --provider bland --provider vogent
see 0 evalbridge parents vogent
see 0 evalbridge runs show vogent:run_mon --failed
see 3 evalbridge runs show vogent:run_none
see 3 evalbridge runs --provder bland

echo "== Start: the price first, then within a budget, then wait"
call=(--set body.call_ids.0=call_1 --set body.workbench_setup_id=5e700001-9a8b-4d7c-a6e5-1f2e3d4c5b01)
see 0 evalbridge runs start bland "${call[@]}" --estimate
see 5 evalbridge runs start bland "${call[@]}" --max-cost-usd 0
see 3 evalbridge runs start bland --set body.call_id.0=call_1
see 0 evalbridge runs start bland "${call[@]}" --max-cost-usd 100 --json | tee "$out/started.txt"
run=$(grep -o '"ref": "[^"]*"' "$out/started.txt" | head -n 1 | cut -d '"' -f 4)
[[ -n $run ]] || { echo "no run was started"; failed=$((failed + 1)); }
see 0 evalbridge runs wait "$run"
see 0 evalbridge runs show "$run"

echo "== Gate"
see 0 evalbridge gate "$run" --max-cost-usd 1
see 0 evalbridge gate --latest --parent vogent:cfg_refunds --base previous --min-pass-rate 95% \
  --html "$out/passed.html" --junit "$out/passed.xml" --sarif "$out/passed.sarif" --markdown "$out/passed.md" --json "$out/passed.json"
see 1 evalbridge gate vogent:run_mon --parent vogent:cfg_refunds --base vogent:run_tue --html "$out/failed.html"
see 1 evalbridge gate vogent:run_tue --min-pass-rate 95% --confidence 0.95
see 4 evalbridge gate vogent:run_slow
see 5 evalbridge gate vogent:run_tue --max-cost-usd 1
see 3 evalbridge gate --latest
VOGENT_BASE_URL=http://127.0.0.1:9 see 2 evalbridge gate vogent:run_tue

echo "== The page, as a browser shows it: on a phone and on a desk, in light and in dark"
look=$here/../dev/browser/report.ts
if [[ -f $look ]]; then
  see 0 node "$look" "$out/screenshots" "$out/passed.html" "$out/failed.html"
else
  echo "skipped: the page was not opened in a browser, which the repository has a program for"
fi

echo
echo "The reports are in $out"
if ((failed > 0)); then
  echo "$failed of the commands ended in another way than the tour says"
  exit 1
fi
echo "Each command ended as the tour says"
