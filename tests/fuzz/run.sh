#!/bin/sh
# Runs each fuzz target in turn, one process at a time: run.sh BUILD-FOLDER MINUTES [TARGET...]. What is found lies in
# BUILD-FOLDER/found; inputs worth keeping are in BUILD-FOLDER/corpus. Adds a line a target to BUILD-FOLDER/fuzz.log.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$1 minutes=$2
shift 2
[ $# -gt 0 ] || set -- text record names rules language image brat columns jsonl marked normalize
seconds=$((minutes * 60 / $#))
[ "$seconds" -gt 0 ] || seconds=1
export DREISATZ_FUZZ_LANGUAGE="$here/language" UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
failed=0

# The processor seconds that all children of this shell have used so far; `times` has to run in this shell to know them.
used() {
    times >"$build/times"
    sed -n '2{s/[ms]/ /g;p;}' "$build/times" | awk '{ print int($1 * 60 + $2 + $3 * 60 + $4) }'
}

before=0
for target; do
    corpus=$build/corpus/$target
    mkdir -p "$corpus" "$build/found"
    [ "$target" != image ] || cp "$build/tests/small.bin" "$corpus/small"
    [ -d "$here/seeds/$target" ] && seeds=$here/seeds/$target || seeds=
    case $target in
    names | language) words=language ;;
    brat | columns | jsonl | marked) words=gold ;;
    normalize) words=text ;;
    *) words=$target ;;
    esac
    [ -f "$here/dictionaries/$words" ] && words=-dict=$here/dictionaries/$words || words=
    log=$build/fuzz-$target.log
    # shellcheck disable=SC2086
    "$build/tests/fuzz-$target" -entropic=0 -max_total_time="$seconds" -max_len=20000 -timeout=10 -rss_limit_mb=3000 -detect_leaks=1 \
        -print_final_stats=1 -artifact_prefix="$build/found/$target-" $words "$corpus" $seeds >"$log" 2>&1 || failed=1
    used >"$build/used"
    after=$(cat "$build/used")
    printf '%s %s: %s inputs in %s s of processor time, %s\n' "$(date -u +%F)" "$target" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" $((after - before)) \
        "$(grep -m1 -oE 'ERROR: [^(]*|runtime error: .*|invariant broken: .*' "$log" || echo 'nothing found')" | tee -a "$build/fuzz.log"
    before=$after
done
exit $failed
