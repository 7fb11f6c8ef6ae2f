# Shared by the golden tests and the examples of the documentation: a clean place to run commands in, and
# the comparison of what they print with what is written down. Sourced by bash.
# shellcheck shell=bash disable=SC2034

# expect_place PROGRAM: makes a folder with bin/hstar and an empty work/, sets `place`, removes it at exit.
expect_place() {
    local program
    program=$(readlink -f -- "$1")
    [[ -x $program ]] || { echo "no program $1" >&2; exit 2; }
    place=$(mktemp -d)
    trap 'rm -rf -- "$place"' EXIT
    mkdir "$place/bin" "$place/work" "$place/tmp"
    ln -s "$program" "$place/bin/hstar"
}

# expect_run COMMAND: runs it by bash in work/, with a bare environment, no terminal and no stdin. Sets
# `status`; stdout and stderr are in $place/stdout and $place/stderr.
expect_run() {
    local name kept=()
    for name in ASAN_OPTIONS UBSAN_OPTIONS TSAN_OPTIONS LSAN_OPTIONS; do
        [[ -z ${!name:-} ]] || kept+=("$name=${!name}")
    done
    status=0
    (cd "$place/work" && exec env -i PATH="$place/bin:$PATH" HOME="$place/work" TMPDIR="$place/tmp" LC_ALL=C \
        "${kept[@]+"${kept[@]}"}" bash -c "$1" >"$place/stdout" 2>"$place/stderr" </dev/null) || status=$?
    # Whoever takes turns on stacks of its own is told of it by the sanitizer, once.
    sed -i "/ASan doesn't fully support makecontext/d" "$place/stderr"
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
