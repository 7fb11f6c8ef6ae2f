#!/bin/sh
# A black box that is asked in few words: `hstar … --at 'w=[1,2,3,4]' -- sh moves.sh`. awk has the point of the last `value`, and
# what moved since: pairs of the number of a variable, from 0, and its value.
echo 'hstar: move'
while read -r what rest; do
    case $what in
    value) base=$rest moves= ;;
    move) moves=$rest ;;
    *) echo "moves.sh: cannot answer $what" >&2; exit 1 ;;
    esac
    LC_ALL=C awk -v base="$base" -v moves="$moves" 'BEGIN {
        n = split(base, w)
        m = split(moves, move)
        for (i = 1; i < m; i += 2) w[move[i] + 1] = move[i + 1]
        for (i = 1; i <= n; i++) sum += w[i] * sin(w[i])
        printf "%.17g\n", sum
    }' </dev/null
done
