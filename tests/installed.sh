# For tests of what is installed: `prefix` is the place where this build was installed, for this test alone; HSTAR_PREFIX names one
# that is there already.
# shellcheck shell=bash disable=SC2034,SC2154 # what includes this has set `place` and uses the rest
if [[ -n ${HSTAR_PREFIX:-} ]]; then
    prefix=$HSTAR_PREFIX
else
    prefix=$place/prefix
    cmake --install "$HSTAR_BUILD" --prefix "$prefix" >/dev/null
fi
library=$(dirname "$(find -L "$prefix" -name libhstar.so)")
export LD_LIBRARY_PATH="$library${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
read -ra flags <<<"${HSTAR_LINK_FLAGS:-}"

# The C++ compiler that goes with the C compiler of the build: what runs under a sanitizer has to be of its family. Empty: none.
cxx=g++
[[ $(basename "${CC:-cc}") != *clang* ]] || cxx=clang++
command -v "$cxx" >/dev/null || cxx=

# Says what is being tried, and on failure all that it printed.
try() {
    local what=$1
    shift
    "$@" >"$place/log" 2>&1 || {
        cat "$place/log"
        echo "$(basename "$(dirname "$0")"): $what"
        exit 1
    }
}
