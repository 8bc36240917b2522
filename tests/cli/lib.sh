# Sourced by every case: a fresh folder to work in, ways to run the program and to say what must hold.
# $DIGLOT is the program. A case ends with the status 0, 1 (something does not hold) or 77 (cannot run here).
set -uo pipefail
work=$(mktemp -d)
cd "$work" || exit 1
failures=0

finish() {
    local status=$?
    jobs -p | xargs -r kill 2>/dev/null
    cd / && rm -rf "$work"
    [ "$failures" -eq 0 ] && [ "$status" -eq 0 ] || exit $((status == 77 ? 77 : 1))
}
trap finish EXIT

# Runs the program without input; leaves its exit code in $code, its output in the files out and err.
diglot() {
    code=0
    "$DIGLOT" "$@" >out 2>err </dev/null || code=$?
}

wrong() {
    printf 'does not hold: %s\n' "$*"
    [ ! -s err ] || sed 's/^/  standard error: /' err | head -5
    failures=$((failures + 1))
}
must() {  # a command that must succeed
    "$@" || wrong "$*"
}
ends_with() { [ "$code" -eq "$1" ] || wrong "exit code $1 (it is $code)"; }
says() { grep -qF -- "$1" err || wrong "standard error says '$1'"; }
cannot_run() {
    printf 'cannot run here: %s\n' "$*"
    exit 77
}

only_files() {  # the folder holds exactly these
    local there
    there=$(ls -A | grep -vxE 'out|err' | sort | tr '\n' ' ')
    [ "$there" = "$(printf '%s\n' "$@" | sort | tr '\n' ' ')" ] || wrong "only the files $* are here ($there)"
}

# Small documents of two sentences.
documents() {
    printf '조선의 첫 문장이다. 그리고 둘째 문장이다.\n' >a.ko.txt
    printf 'This is the first sentence of Korea. And this is the second sentence.\n' >a.en.txt
}
# Long ones: `numbered KOREAN ENGLISH COUNT`, a sentence a line.
numbered() {
    seq "$3" | sed 's/.*/이것은 문장 &번이며, 파일이 커지도록 필요한 것보다 조금 더 길게 쓴 글이다./' >"$1"
    seq "$3" | sed 's/.*/This is sentence number &, written a little longer than need be, for the file to grow./' >"$2"
}
