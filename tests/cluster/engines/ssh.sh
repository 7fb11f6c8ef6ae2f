# --launcher 'ssh …': an sshd on each host, with keys of their own.
need sshd ssh ssh-keygen
ssh-keygen -q -t ed25519 -N '' -f key
ssh-keygen -q -t ed25519 -N '' -f host_key
cp key.pub authorized
cat >sshd_config <<C
Port 2222
HostKey $PWD/host_key
AuthorizedKeysFile $PWD/authorized
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
PidFile none
C
cat >ssh_config <<C
Host h*
  Port 2222
  User root
  IdentityFile $PWD/key
  IdentitiesOnly yes
  BatchMode yes
  StrictHostKeyChecking no
  UserKnownHostsFile /dev/null
  LogLevel ERROR
C
for host in "${hosts[@]}"; do
    "$work/on" "$host" "$(command -v sshd)" -D -f "$PWD/sshd_config" -E "$PWD/$host.log" &
done
for host in "${hosts[@]}"; do until_ready "sshd on $host" ssh -F ssh_config "$host" true; done
nobody_seen
timed "$hstar" diff --at "$point" --json ssh.json --jobs 6 --launcher "sh -c 'exec ssh -F $PWD/ssh_config h\$(({i} % 3)) \"\$@\"' ssh" \
    -- python3 "$f" "$a_call" >ssh.out
same_as_alone ssh.json
seen_on_all_hosts
faster 1.2 6 ssh
