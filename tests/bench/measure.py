"""Time and peak memory of whole processes, run in turn so that all see the same machine; medians.

usage: measure.py process|memory HSTAR PYTHON
"""
import os
import statistics
import sys
import tempfile
import time


def run(argv):
    """Seconds and peak memory in KiB of one process. The peak is at least this one's own, some 10 MB."""
    start = time.perf_counter()
    null = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    pid = os.posix_spawn(argv[0], argv, os.environ, file_actions=null)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"failed with status {status}: {' '.join(argv)}")
    return seconds, usage.ru_maxrss


def process(hstar, python, file):
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sweep_numpy.py")
    sweep = [hstar, "sweep", "sin(x)", "--at", "1"]
    rows = {
        "hstar, anatomy, optimum, JSON": [*sweep, "--json", file],
        "hstar --no-anatomy, JSON": [*sweep, "--no-anatomy", "--json", file],
        "hstar list formats (starting up)": [hstar, "list", "formats"],
        "numpy, loop": [python, script, "loop"],
        "numpy, vectorised": [python, script, "vectorised"],
        "python -c pass (starting up)": [python, "-c", "pass"],
    }
    times = {name: [] for name in rows}
    for _ in range(21):
        for name, argv in rows.items():
            times[name].append(run(argv)[0])
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    base = next(iter(medians.values()))
    print("whole process: sin at 1, 4 methods, 500 steps")
    for name, seconds in medians.items():
        print(f"  {name:34} {seconds * 1e3:8.1f} ms {seconds / base:8.2f} times the first")


def memory(hstar, _python, file):
    print("growth: hstar sweep 'sin(x)' --at 1 --points N --json FILE, 4 methods")
    print(f"  {'points':>8} {'anatomy':>8} {'seconds':>9} {'times':>6} {'peak MB':>9} {'times':>6} {'file MB':>9}")
    for options in ([], ["--no-anatomy"]):
        before = None
        for points in (10**3, 10**4, 10**5, 10**6):
            seconds, peak = run([hstar, "sweep", "sin(x)", "--at", "1", "--points", str(points), "--json", file, *options])
            ratios = (f"{seconds / before[0]:6.1f}", f"{peak / before[1]:6.1f}") if before else (" " * 6, " " * 6)
            print(f"  {points:8} {'no' if options else 'yes':>8} {seconds:9.3f} {ratios[0]} {peak / 1024:9.1f} {ratios[1]}"
                  f" {os.path.getsize(file) / 1e6:9.1f}", flush=True)
            before = seconds, peak


with tempfile.TemporaryDirectory() as folder:
    {"process": process, "memory": memory}[sys.argv[1]](sys.argv[2], sys.argv[3], os.path.join(folder, "sweep.json"))
