# A host dies in the middle: all that runs there is killed, its link is cut, and nothing can be started on it any more. It loses nothing.
for i in 0 1 2 0 1 2; do echo "$work/on h$i"; done >hosts.txt
nobody_seen
"$hstar" diff --at "$point" --json died.json --jobs 6 --launcher @hosts.txt -- python3 "$f" "$a_call" >died.out 2>died.err &
run=$!
until_ready 'f on all hosts' test -e "$seen/h0" -a -e "$seen/h1" -a -e "$seen/h2"
sleep 0.5
kill -0 "$run" 2>/dev/null || fail 'hstar was done before the host died: nothing was tried'
touch "$work/dead-h1"
ip link set to-h1 down
mapfile -t there < <(ip netns pids h1)
[[ ${#there[@]} -gt 0 ]] || fail 'nothing ran on the host that was to die'
kill -KILL "${there[@]}"
status=0
wait "$run" || status=$?
rm "$work/dead-h1"
ip link set to-h1 up
[[ $status -eq 0 ]] || fail "hstar ends with status $status where a host dies: $(<died.err)"
same_as_alone died.json
say "h1 died with 2 of 6 copies in the middle of the run: the same result"
