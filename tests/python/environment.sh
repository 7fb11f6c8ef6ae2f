# Shared by the tests of the Python module: where it and the library are. Sourced by bash.
# shellcheck shell=bash

# Sets `place`, an empty folder that is removed at exit, and what Python needs.
python_environment() {
    place=$(mktemp -d)
    trap 'rm -rf -- "$place"' EXIT
    HSTAR_LIBRARY=$(ls "$HSTAR_BUILD"/lib/libhstar.so.*.*.*)
    export HSTAR_LIBRARY PYTHONPATH=$HSTAR_SOURCE/src/python PYTHONDONTWRITEBYTECODE=1
    sanitizer=''
    case ${HSTAR_LINK_FLAGS:-} in
    *thread*)
        echo "skipped: an interpreter under ThreadSanitizer tells of itself only"
        exit 77
        ;;
    *address*)
        local name
        for name in "libclang_rt.asan-$(uname -m).so" libclang_rt.asan.so libasan.so; do
            sanitizer=$("${CC:-cc}" -print-file-name="$name")
            [[ $sanitizer != /* ]] || break
        done
        [[ $sanitizer == /* ]] || { echo "skipped: ${CC:-cc} has no shared runtime of AddressSanitizer"; exit 77; }
        ;;
    esac
}

# The interpreter leaks by its own habit, so leaks are not looked for.
with_library() {
    if [[ -n $sanitizer ]]; then
        env LD_PRELOAD="$sanitizer" ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0" PYTHONMALLOC=malloc "$@"
    else
        "$@"
    fi
}
