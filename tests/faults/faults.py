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
    rows = [("diff", "die,kill", 80), ("diff", LIES, 80), ("diff", "half", 80), ("diff of one", "hang", 20), ("diff of one", "long", 20),
            ("check", "die,kill,half," + LIES, 50), ("sweep", "die,kill,half," + LIES, 50)]
    restarts = 0
    for name, kinds, rate in rows:
        for copies in ("1", "5"):
            for greets in ("", "yes") if name in ("check", "sweep") else ("",) if copies == "1" else ("yes",):
                faults = f"{len(kinds)},{rate},{kinds}"
                timeout = "2" if kinds in ("hang", "long") else "30"
                found, said, status = ask(place, QUESTIONS[name], "--jobs", copies, "--retries", "6", "--timeout", timeout, faults=faults, greets=greets)
                check(found == whole[name], f"{name} with {kinds}, {copies} copies{', greeting' * bool(greets)}: status {status}, {difference(whole[name], found)}: {said}")
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


def signals(place):
    """However hstar ends, what it has started ends."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        environment = {**os.environ, "FAULTS": "5,200,die,hang,after", "CALLS": os.path.join(place, "calls"), "PLACE": place}
        with subprocess.Popen([HSTAR, "diff", "--at", "x=1.2,y=0.5", "--jobs", "5", "--retries", "50", "--", sys.executable, FLAKY],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment) as running:
            time.sleep(1)
            check(len(descendants(place)) > 5, "hstar ended too early")
            running.send_signal(number)
        check(are_gone(place, 5), f"signal {number.name}: {descendants(place)} live")


def main():
    with tempfile.TemporaryDirectory() as place:
        for test in (at_random_calls, where_it_fails, hosts, signals):
            test(place)
            check(are_gone(place, 5), f"{test.__name__} left {descendants(place)}")
    sys.exit(bool(failed))


main()
