# Shared by the golden tests and the examples of the documentation: a clean place to run commands in, and
# the comparison of what they print with what is written down. Sourced by bash.
# shellcheck shell=bash disable=SC2034

# expect_place PROGRAM: makes a folder with bin/hstar and an empty work/, sets `place`, removes it at exit.
expect_place() {
    local program
    program=$(readlink -f -- "$1")
    [[ -x $program ]] || { echo "no program $1" >&2; exit 2; }
    place=$(mktemp -d)
    trap 'expect_end_server; rm -rf -- "$place"' EXIT
    mkdir "$place/bin" "$place/work" "$place/tmp"
    ln -s "$program" "$place/bin/hstar"
}

# expect_bash COMMAND…: bash in work/, with a bare environment, no terminal and no stdin, in place of this shell.
expect_bash() {
    local name kept=()
    for name in ASAN_OPTIONS UBSAN_OPTIONS TSAN_OPTIONS LSAN_OPTIONS; do
        [[ -z ${!name:-} ]] || kept+=("$name=${!name}")
    done
    cd "$place/work"
    exec env -i PATH="$place/bin:$PATH" HOME="$place/work" TMPDIR="$place/tmp" LC_ALL=C \
        "${kept[@]+"${kept[@]}"}" bash -c "$1" </dev/null
}

# expect_run COMMAND: runs it. Sets `status`; stdout and stderr are in $place/stdout and $place/stderr. A command `hstar serve … &` goes on
# until the next or the end, at a port that is free: where it and the commands behind it say 4242 that is meant.
expect_run() {
    local command=$1
    if [[ $command == 'hstar serve '*' &' ]]; then
        expect_serve "${command% &}"
        return
    fi
    [[ -z ${served_port:-} ]] || command=${command//:4242/:$served_port}
    status=0
    (expect_bash "$command" >"$place/stdout" 2>"$place/stderr") || status=$?
    [[ -z ${served_port:-} ]] || sed -i "s/:$served_port\\b/:4242/g" "$place/stdout" "$place/stderr"
    # Whoever takes turns on stacks of its own is told of it by the sanitizer, once.
    sed -i "/ASan doesn't fully support makecontext/d" "$place/stderr"
}

# expect_serve COMMAND: starts a server, and waits until it says where it is.
expect_serve() {
    local command=${1/ --port 4242/} moment
    expect_end_server
    : >"$place/served"
    (expect_bash "exec hstar serve --port 0 ${command#hstar serve }" >"$place/served" 2>"$place/stderr") &
    server=$!
    for moment in {1..600}; do
        [[ ! -s $place/served ]] && kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    served_port=$(sed -n 's|^http://[^:]*:\([0-9]*\)#.*|\1|p' "$place/served")
    sed "s/:$served_port\\b/:4242/g" "$place/served" >"$place/stdout"
    status=0
    [[ -n $served_port ]] || status=1
}

# A server ends with 0.
expect_end_server() {
    [[ -n ${server:-} ]] || return 0
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" || { echo "a server ended with $?" >&2; exit 1; }
    server=''
}

# expect_same WANT GOT: equal; … within a line of WANT stands for anything in that line, and a line of … alone
# for any number of lines.
expect_same() {
    local want=$1 got=$2 regex='' line newline=$'\n'
    [[ $want != "$got" ]] || return 0
    [[ $want == *…* ]] || return 1
    while IFS= read -r line; do
        if [[ $line == … ]]; then
            regex+="([^$newline]*$newline)*"
        else
            # shellcheck disable=SC1003 # a backslash is meant
            line=$(sed -e 's/[][\.*^$+?(){}|]/\\&/g' -e "s/…/[^\\${newline}]*/g" <<<"$line")
            regex+=$line$newline
        fi
    done <<<"${want%"$newline"}"
    [[ $got =~ ^$regex$ ]]
}
