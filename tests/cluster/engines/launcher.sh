# --launcher @FILE: a line for each copy, which leads to a host.
for i in 0 1 2 0 1 2; do echo "$work/on h$i"; done >hosts.txt
nobody_seen
timed "$hstar" diff --at "$point" --json hosts.json --jobs 6 --launcher @hosts.txt -- python3 "$f" "$a_call" >hosts.out
same_as_alone hosts.json
seen_on_all_hosts
faster 1.2 6 'a list of launchers'
