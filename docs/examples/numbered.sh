#!/bin/sh
# A black box whose answers begin with the number of their request: `hstar … --at 1 -- sh numbered.sh`. What else it says on its
# stdout is noticed, whenever it comes.
echo 'hstar: number'
while read -r number what x; do
    case $number in
    '#'*) ;;
    *) x=$what what=$number number= ;; # the first request has none: it came before hstar had read the line above
    esac
    case $what in
    value) echo "$number $(LC_ALL=C awk "BEGIN { printf \"%.17g\", exp(sin($x)) }" </dev/null)" ;;
    *) echo "numbered.sh: cannot answer $what" >&2; exit 1 ;;
    esac
done
