# What the engines share; each runs in an empty folder of its own, with $hstar, $hstar_mpi and $work/on HOST PROGRAM….
# shellcheck shell=bash disable=SC2034 # the engines use them
hosts=(h0 h1 h2)
engine=$(basename "$PWD")
f=$work/f.py seen=$work/seen
point=x=1.25,y=2,z=-0.75
a_call=${HSTAR_CLUSTER_CALL:-0.1} # seconds

say() { echo "$engine: $*"; }

fail() {
    say "$*"
    exit 1
}

skip() {
    say "skipped: $*"
    exit 77
}

need() { # PROGRAM…
    local program
    for program; do
        command -v "$program" >/dev/null || skip "there is no $program; scripts/install-packages cluster installs it"
    done
}

# Waits until the command succeeds: WHAT COMMAND…
until_ready() {
    local i
    for ((i = 0; i < 200; i++)); do
        "${@:2}" >/dev/null 2>&1 && return
        sleep 0.1
    done
    fail "$1 is not ready after 20 s"
}

# Runs the command; sets `seconds` to how long it took.
timed() {
    local begun
    begun=$(date +%s.%N)
    "$@"
    seconds=$(awk -v a="$begun" -v b="$(date +%s.%N)" 'BEGIN { print b - a }')
}

# f, which notes on which hosts it answered; and what hstar says of it alone, with one copy on this host, and in what time.
make_subject() {
    cat >"$f" <<'F'
import os, socket, sys, time
open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "seen", socket.gethostname()), "w").close()
for line in sys.stdin:
    x, y, z = [float(word) for word in line.split()[1:]]
    time.sleep(float(sys.argv[1]))
    print(repr(x ** 3 * y + y * y * z - x / z), flush=True)
F
    mkdir -p "$seen"
    timed "$hstar" diff --at "$point" --json "$work/alone.json" -- python3 "$f" "$a_call" >"$work/alone.txt"
    echo "$seconds" >"$work/alone.seconds"
}

# The same result, byte for byte; the command line is another.
same_as_alone() { # FILE.json
    diff <(grep -v '"command":' "$work/alone.json") <(grep -v '"command":' "$1") || fail "$1 is another result than that of hstar alone"
}

nobody_seen() { rm -f "$seen"/*; }

seen_on_all_hosts() {
    local host
    for host in "${hosts[@]}"; do
        [[ -e $seen/$host ]] || fail "f never answered on $host"
    done
}

# Tells how much faster than alone the last command was, and fails where that is less than A times.
faster() { # A COPIES WHAT
    local times
    times=$(awk -v a="$(<"$work/alone.seconds")" -v b="$seconds" 'BEGIN { printf "%.1f", a / b }')
    say "$2 copies of $a_call s a call on ${#hosts[@]} hosts, $3: the same result, $times times as fast as 1 copy"
    awk -v a="$times" -v b="$1" 'BEGIN { exit !(a >= b) }' || fail "that is less than $1 times"
}
