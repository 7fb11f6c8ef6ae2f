#!/bin/sh
# A black box for `hstar … --at 1 -- sh program.sh`: wraps a program that computes one value and ends, here awk,
# and keeps 17 digits of its answer. That program must not read the requests: its stdin is another.
while read -r what x; do
    case $what in
    value) LC_ALL=C awk "BEGIN { printf \"%.17g\n\", exp(sin($x)) }" </dev/null ;;
    *) echo "program.sh: cannot answer $what" >&2; exit 1 ;;
    esac
done
