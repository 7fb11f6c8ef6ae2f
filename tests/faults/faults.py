"""What hstar finds with a program that fails at random calls, beside what it finds with one that does not. usage: faults.py HSTAR"""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

HSTAR = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))
FLAKY = os.path.join(HERE, "flaky.py")
LIES = "nonsense,count,empty,after,before,many,megabytes,twice,no end"
QUESTIONS = {
    "diff": ["diff", "--at", "x=1.2,y=0.5"],
    "diff of one": ["diff", "--at", "x=1.2"],
    "check": ["check", "--no-taylor", "--at", "x=1.2,y=0.5"],
    "sweep": ["sweep", "--points", "30", "--at", "x=1.2,y=0.5", "--wrt", "x"],
}
failed = []


def check(right, what):
    if not right:
        failed.append(what)
        print(f"faults: {what}", flush=True)


def without_command(value):
    """A result without how it was asked for."""
    if isinstance(value, dict):
        return {key: without_command(part) for key, part in value.items() if key != "command"}
    return [without_command(part) for part in value] if isinstance(value, list) else value


def difference(one, other, where="result"):
    """Where two results differ first, and in what."""
    if type(one) is type(other) and isinstance(one, (dict, list)) and len(one) == len(other):
        keys = one if isinstance(one, dict) else range(len(one))
        parts = (difference(one[key], other[key], f"{where}[{key!r}]") for key in keys if isinstance(one, list) or key in other)
        return next((part for part in parts if part), "")
    return "" if one == other else f"{where} is {str(other)[:200]} and not {str(one)[:200]}"


def ask(place, question, *options, faults="0,0,die", greets="", program=(sys.executable, FLAKY), calls="calls"):
    environment = {**os.environ, "FAULTS": faults, "GREET": greets, "CALLS": os.path.join(place, calls), "PLACE": place}
    if os.path.exists(environment["CALLS"]):
        os.remove(environment["CALLS"])
    done = subprocess.run([HSTAR, *question, "--json", "-", *options, "--", *program], capture_output=True, text=True, check=False,
                          env=environment, stdin=subprocess.DEVNULL, cwd=place)
    found = without_command(json.loads(done.stdout)) if done.stdout else None
    said = "".join(line for line in done.stderr.splitlines(True) if "makecontext" not in line)
    return found, said, done.returncode


def descendants(place):
    """Processes that were started for the test in this place."""
    found = []
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{process}/environ", "rb") as file:
                if f"PLACE={place}".encode() in file.read().split(b"\0"):
                    found.append(int(process))
        except OSError:
            pass
    return found


def are_gone(place, seconds):
    until = time.monotonic() + seconds
    while descendants(place):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def at_random_calls(place):
    """Each kind of fault alone, and all together: the same result, for any number of copies."""
    whole = {name: ask(place, question)[0] for name, question in QUESTIONS.items()}
    several, numbered = "move values", "move values number"
    rows = [("diff", "die,kill", 80), ("diff", LIES, 80), ("diff", "half", 80), ("diff of one", "hang", 20), ("diff of one", "long", 20),
            ("check", "die,kill,half," + LIES, 50), ("sweep", "die,kill,half," + LIES, 50)]
    restarts = 0
    for name, kinds, rate in rows:
        for copies in ("1", "5"):
            ways = ("", several, numbered) if name in ("check", "sweep") else ("", "number") if copies == "1" else (several, numbered)
            for greets in ways:
                faults = f"{len(kinds)},{rate},{kinds}"
                timeout = "2" if kinds in ("hang", "long") else "30"
                found, said, status = ask(place, QUESTIONS[name], "--jobs", copies, "--retries", "6", "--timeout", timeout, faults=faults, greets=greets)
                check(found == whole[name], f"{name} with {kinds}, {copies} copies, greeting '{greets}': status {status}, {difference(whole[name], found)}: {said}")
                restarts += "asked again, it answered" in said
    check(restarts > len(rows), f"the programs failed in {restarts} runs only")


def where_it_fails(place):
    """A region without values is found as ever, and the same of it is said for any number of copies."""
    program = ["sh", "-c", "while read -r v x y; do case $x in 1.[3-9]*|[2-9]*) exit 7;; esac; echo $x; done"]
    said = []
    for copies in ("1", "2", "5"):
        found, errors, status = ask(place, ["diff", "--at", "x=1.2,y=0.5", "--wrt", "x"], "--jobs", copies, program=program)
        check(status == 0 and "(request: value 1.3" in errors and "--bounds" in errors, f"a region without values: status {status}: {errors}")
        said.append((found, errors))
    check(said[0] == said[1] == said[2], f"another number of copies says something else: {[errors for _, errors in said]}")


def rows_of_a_grid(place):
    """What is said of a row does not depend on the rows before it, which one program answered: nor on which thread did them. It fails at the point
    of the last rows themselves."""
    program = ["sh", "-c", "while read -r v x; do case $x in 1.[7-9]*|[2-9]*) exit 7;; esac; echo $x; done"]
    with open(os.path.join(place, "grid"), "w", encoding="utf8") as file:
        json.dump({"command": "diff", "program": program, "at": {"x": {"from": 1.1, "to": 1.9, "points": 9}}}, file)
    said = []
    for threads in ("1", "2", "5"):
        done = subprocess.run([HSTAR, "batch", "grid", "--threads", threads], capture_output=True, text=True, check=False, cwd=place)
        said.append([without_command(json.loads(line)) for line in done.stdout.splitlines()])
        check(done.returncode == 3 and len(said[-1]) == 9, f"a grid of a program that fails: status {done.returncode}: {done.stdout}")
    check(said[0] == said[1] == said[2], f"another number of threads says something else: {difference(said[0], said[1]) or difference(said[0], said[2])}")
    for row in said[0]:
        alone, note, status = ask(place, ["diff", "--at", f"x={row['at']['x']!r}"], program=program)
        notes = [line[len("hstar: "):] for line in note.splitlines() if line.startswith("hstar: ")]
        found = row.get("notes") or [row["error"]["message"]]
        check((alone, notes, status) == (row.get("result"), found, row["status"]), f"row {row['row']}: {found}; alone: {notes}")
        check("times" in found[0] if row["status"] == 0 else "request 1:" in found[0], f"row {row['row']}: {found}")


HOST = r"""
copy=$1
shift
[ ! -e "$PLACE/down$copy" ] || exit 255
exec "$@"
"""
MORTAL = r"""
n=0
while read -r v x; do
    n=$((n + 1))
    if [ $n -gt 1 ] && [ -e "$PLACE/mortal$COPY" ]; then
        touch "$PLACE/down$COPY"
        kill -9 $$
    fi
    echo "$x"
done
"""


def hosts(place):
    """A copy whose host is gone is given up, and the others do its work; without any it is an error."""
    with open(os.path.join(place, "host.sh"), "w", encoding="utf8") as file:
        file.write(HOST)
    question = ["diff", "--at", "x=1.2", "--launcher", f"env COPY={{i}} sh {place}/host.sh {{i}}"]
    program = ["sh", "-c", MORTAL]
    whole = ask(place, question, "--jobs", "3", program=program)
    check(whole[2] == 0 and not whole[1], f"hosts that are there: {whole[1]}")
    for mortal in ([1], [0, 2], [0, 1, 2]):
        for i in mortal:
            open(os.path.join(place, f"mortal{i}"), "w", encoding="utf8").close()
        found, said, status = ask(place, question, "--jobs", "3", program=program)
        if len(mortal) < 3:
            down = sum(os.path.exists(os.path.join(place, f"down{i}")) for i in range(3))
            check(found == whole[0] and status == 0, f"hosts {mortal} are gone: status {status}: {said}")
            check(f"{down} of 3 copies of the program could not go on" in said or not down, f"hosts {mortal} are gone, {down} of them: {said}")
        else:
            check(status == 3 and "exited with status 255" in said, f"all hosts are gone: status {status}: {said}")
        for i in range(3):
            for name in (f"mortal{i}", f"down{i}"):
                if os.path.exists(os.path.join(place, name)):
                    os.remove(os.path.join(place, name))


# Programs that fail in their own way, at once or after some answers.
WAYS = {
    "dies at once": "exit 5",
    "dies": "n=0; while read -r v x; do n=$((n + 1)); [ $n -lt 9 ] || exit 7; echo $x; done",
    "is killed": "read -r v x; echo 1; kill -9 $$",
    "hangs": "trap '' TERM; read -r v x; echo 1; while :; do sleep 1; done",
    "is stopped": "read -r v x; echo 1; kill -STOP $$",
    "floods": "yes 1",
    "has no end": "yes | tr -d '\\n'",
    "closes its output": "read -r v x; echo 1; exec >&-; sleep 1000",
    "closes its input": "exec <&-; sleep 1000",
    "leaves a child": "sleep 1000 & read -r v x; echo 1; exit 3",
    "leaves a child that does not end": "(trap '' TERM HUP; while :; do sleep 1; done) & while read -r v x; do echo nonsense; done",
    "is not there": None,
}


def held(pid):
    """How many descriptors and children a process has."""
    children = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/children", encoding="utf8") as file:
            children += len(file.read().split())
    return len(os.listdir(f"/proc/{pid}/fd")), children


def left_behind(place):
    """An hstar that goes on after programs that failed holds nothing of them: no descriptor, no child, no zombie."""
    environment = {**os.environ, "PLACE": place}
    fine = ["sh", "-c", "while read -r v x; do echo $x; done"]
    with subprocess.Popen([HSTAR, "batch", "-", "--threads", "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          env=environment) as running:

        def answer(**job):
            print(json.dumps({"command": "diff", "at": {"x": 1}, **job}), file=running.stdin, flush=True)
            return json.loads(running.stdout.readline())

        # The program of the last job may stay for the next one: here that is always the same.
        answer(program=fine)
        first = held(running.pid), len(descendants(place))
        for way, script in WAYS.items():
            words = ["sh", "-c", script] if script else ["/no/such/program"]
            got = answer(program=words, jobs=2, timeout=0.3, retries=0)
            check("status" in got, f"a program that {way}: {got}")
            answer(program=fine)
            now = held(running.pid), len(descendants(place))
            check(now == first, f"a program that {way}: {now} descriptors, children and processes, and not {first}")
        running.stdin.close()


def signals(place):
    """However hstar ends, what it has started ends."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        environment = {**os.environ, "FAULTS": "5,200,die,hang,after", "SLOW": "0.2", "CALLS": os.path.join(place, "calls"), "PLACE": place}
        with subprocess.Popen([HSTAR, "diff", "--at", "x=1.2,y=0.5", "--jobs", "5", "--retries", "50", "--", sys.executable, FLAKY],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment) as running:
            until = time.monotonic() + 20
            while len(descendants(place)) <= 5 and running.poll() is None and time.monotonic() < until:
                time.sleep(0.05)
            check(len(descendants(place)) > 5, "hstar ended too early")
            running.send_signal(number)
        check(are_gone(place, 5), f"signal {number.name}: {descendants(place)} live")


def main():
    with tempfile.TemporaryDirectory() as place:
        for test in (at_random_calls, where_it_fails, rows_of_a_grid, hosts, left_behind, signals):
            test(place)
            check(are_gone(place, 5), f"{test.__name__} left {descendants(place)}")
    sys.exit(bool(failed))


main()
