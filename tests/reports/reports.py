"""Reports of hstar check, read back: counts, names, and what was hostile in the input."""
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

PROGRAM = sys.argv[1]
failures = 0

# What each case of the battery is, the bytes of its name, and the rest of its line.
RIGHT, WRONG, KINK, UNKNOWN = b"x^2|2*x|3", b"x^2|3*x|1", b"abs(x)|1|0", b"q|1|x=1"
HOSTILE = [bytes([b]) for b in range(1, 256) if b not in b"\n|#"] + [
    b"]]>", b"&amp;", b"<![CDATA[", b"<!--", b"--- # SKIP", b"ok 1 # TODO", b"\\#", "\ufffe\uffff".encode(),
    "\u2028\u202e\u200b".encode(), "h\u2217 \U0001d54f".encode(), b"\xed\xa0\x80", b"\xc0\xaf", b"x" * 5000]
BATTERY = [(kind, b"a" + name + b"z", rest) for name in HOSTILE
           for kind, rest in [(("agrees", RIGHT), ("disagrees", WRONG), ("undecided", KINK), ("error", UNKNOWN))[name[0] % 4]]]


def expect(true, what):
    global failures
    if not true:
        print("reports:", what)
        failures += 1


def check(*arguments, status):
    done = subprocess.run([PROGRAM, "check", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    expect(done.returncode == status, f"{arguments}: exit status {done.returncode} and not {status}: {done.stderr}")
    return done.stdout


def counted(kind):
    return sum(k == kind for k, _, _ in BATTERY)


def plain(name):
    """The printable ASCII of a name: what no report may change."""
    return [c for c in name.decode("latin-1") if " " < c < "\x7f" and c != "?"]


def verdict_of(test):
    within = [(e.tag, e.get("type")) for e in test]
    return {(): "agrees", (("failure", "disagrees"),): "disagrees", (("skipped", "undecided"),): "undecided",
            (("error", "error"),): "error"}[tuple(within)]


def check_junit(bytes_):
    root = ElementTree.fromstring(bytes_)
    suite = root[0]
    for element in root, suite:
        got = [int(element.get(name)) for name in ("tests", "failures", "errors", "skipped")]
        want = [len(BATTERY), counted("disagrees"), counted("error"), counted("undecided")]
        expect(got == want, f"JUnit counts {got} and not {want}")
    expect([verdict_of(t) for t in suite] == [k for k, _, _ in BATTERY], "JUnit has other verdicts")
    for test, (_, name, _) in zip(suite, BATTERY):
        got = [c for c in test.get("name") if " " < c < "\x7f" and c != "?"]
        expect(got == plain(name), f"JUnit: {test.get('name')!r} for {name!r}")
    said = [e.get("message") for e in suite.iter("failure")]
    expect(all("1.5 times the numerical one" in s for s in said), "JUnit: a failure does not say what it looks like")
    expect(all("WHAT DISAGREES" in e.text for e in suite.iter("failure")), "JUnit: a failure has no table")


# One line of TAP: a test, with an escaped description and what follows a # that is not escaped.
TEST = re.compile(r"(not )?ok (\d+) - ((?:[^#\\]|\\.)*?)(?: # (SKIP) (.*))?\Z")


def check_tap(text):
    lines = text.split("\n")
    expect(lines[0] == "TAP version 13" and lines[-2:] == [f"1..{len(BATTERY)}", ""], "TAP has no version or no plan")
    tests = []
    block = None
    for line in lines[1:-2]:
        if block is not None and line.startswith("  "):
            block = None if line == "  ..." else block + [line]
            expect(block is not None or tests[-1][0] == "fails", "TAP: a block behind a test that passed")
            continue
        if line == "  ---":
            block = []
            continue
        found = TEST.match(line)
        if not found or block is not None:
            expect(False, f"TAP cannot be read: {line[:100]!r}")
            return
        failed, number, name, skip, _ = found.groups()
        expect(int(number) == len(tests) + 1, f"TAP: number {number}")
        tests.append(("fails" if failed else "undecided" if skip else "agrees", re.sub(r"\\(.)", r"\1", name)))
    want = ["fails" if k in ("disagrees", "error") else k for k, _, _ in BATTERY]
    expect([t[0] for t in tests] == want, "TAP has other verdicts")
    for (_, got), (_, name, _) in zip(tests, BATTERY):
        expect([c for c in got if " " < c < "\x7f" and c != "?"] == plain(name), f"TAP: {got!r} for {name!r}")
    expect(text.count("\n  ---\n") == counted("disagrees") + counted("error"), "TAP: not a block for each failure")


with tempfile.TemporaryDirectory() as place:
    os.chdir(place)
    with open("battery", "wb") as out:
        out.write(b"".join(name + b"|" + rest + b"\n" for _, name, rest in BATTERY))
    table = check("--battery", "battery", "--junit", "report.xml", status=1)
    expect(b"\x1b" not in table and table.count(b"\ndisagrees ") + table.startswith(b"disagrees ") == counted("disagrees"),
           "the table beside --junit is not as without it")
    with open("report.xml", "rb") as report:
        report = report.read()
    check_junit(report)
    expect(check("--battery", "battery", "--junit", "-", status=1) == report, "--junit - writes something else")
    check_tap(check("--battery", "battery", "--tap", status=1).decode())

    # A report that cannot be made leaves the one that is there.
    check("--battery", "nowhere", "--junit", "report.xml", status=3)
    with open("report.xml", "rb") as again:
        expect(again.read() == report, "a battery that is not there overwrites the report")

    # One check is a battery of one, and an expression with < > & is a name.
    for gradient, status, kind in ("1", 0, "agrees"), ("2", 1, "disagrees"), ("q", 2, "error"):
        one = ElementTree.fromstring(check("x + (x < 2)*(x > 0)", "--gradient", gradient, "--at", "1", "--junit", "-", status=status))
        expect([verdict_of(t) for t in one[0]] == [kind], f"a single check of {gradient} is not {kind}")
        expect(one[0][0].get("name") == "x + (x < 2)*(x > 0) at 1", "a single check has another name")

    # What is typed is not cleaned before it becomes a name, here of a check that has an error.
    for name in HOSTILE:
        root = ElementTree.fromstring(check(b"x + \"" + name, "--gradient", "1", "--at", "1", "--junit", "-", status=2))
        expect(verdict_of(root[0][0]) == "error", f"{name!r} is no error")
        got = [c for c in root[0][0].get("name") if " " < c < "\x7f" and c != "?"]
        expect(got == plain(b"x + \"" + name + b" at 1"), f"JUnit: {root[0][0].get('name')!r} for {name!r} as typed")

print(f"reports: {len(BATTERY)} cases of a battery, {failures} failures")
sys.exit(failures > 0)
