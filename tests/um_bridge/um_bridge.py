#!/usr/bin/env python3
"""hstar serve --um-bridge, as other programs see it: each endpoint with the members that the protocol documents, what is refused, many requests at
once, its end; and hstar itself as the client, which finds the same as without a server in between."""
import http.client
import json
import math
import os
import re
import signal
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from typing import Any

HSTAR = os.path.abspath(sys.argv[1])
SOURCE = os.environ.get("HSTAR_SOURCE") or os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
failures = 0


def check(fine: bool, *what: Any) -> None:
    global failures
    if not fine:
        failures += 1
        print("failed:", *what, file=sys.stderr)


class Served:
    """A server while it runs."""

    def __init__(self, *words: str, at: str, name: str = "posterior") -> None:
        command = [HSTAR, "serve", "--um-bridge", "--port", "0", "--name", name, "--at", at, *words]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)#" + re.escape(name), self.address)
        if not found:
            sys.exit(f"{command} printed {self.address!r}: {self.process.communicate()}")
        self.port = int(found[1])

    def __enter__(self) -> "Served":
        return self

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        text = body if body is None or isinstance(body, (str, bytes)) else json.dumps(body)
        connection.request(method, path, text)
        answer = connection.getresponse()
        read = answer.read()
        connection.close()
        return answer.status, json.loads(read) if answer.headers["Content-Type"] == "application/json" else read

    def end(self, how: int) -> None:
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=60)
        err = "".join(line for line in err.splitlines(True) if "makecontext" not in line)
        check(self.process.returncode == 0 and not out and not err, "it ended with", self.process.returncode, out, err)

    def __exit__(self, *how: Any) -> None:
        if self.process.poll() is None:
            self.end(signal.SIGTERM)


def hstar(*words: str, status: int = 0) -> str:
    done = subprocess.run([HSTAR, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300)
    check(done.returncode == status, words, "ended with", done.returncode, done.stderr)
    return done.stdout + done.stderr if status else done.stdout


def near(got: Any, want: Any) -> bool:
    return len(got) == len(want) and all(abs(g - w) <= 1e-9 * max(1, abs(w)) for g, w in zip(got, want))


def documented() -> None:
    """The requests that the documentation of the protocol has as examples: of a model with one vector of two."""
    with Served("-(x[0]-1)^2*exp(x[1])-x[1]^2/3", at="x=[0.3,-0.2]") as s:
        base = {"name": "posterior", "config": {}}
        point = {**base, "input": [[0.0, 0.5]]}
        e = math.exp(0.5)
        check(s.ask("GET", "/Info") == (200, {"protocolVersion": 1.0, "models": ["posterior"]}), "Info")
        check(s.ask("POST", "/Info") == (200, {"protocolVersion": 1.0, "models": ["posterior"]}), "Info by POST")
        check(s.ask("POST", "/InputSizes", base) == (200, {"inputSizes": [2]}), "InputSizes")
        check(s.ask("POST", "/OutputSizes", base) == (200, {"outputSizes": [1]}), "OutputSizes")
        support = {name: True for name in ("Evaluate", "Gradient", "ApplyJacobian", "ApplyHessian")}
        check(s.ask("POST", "/ModelInfo", {"name": "posterior"}) == (200, {"support": support}), "ModelInfo")
        code, got = s.ask("POST", "/Evaluate", point)
        check(code == 200 and list(got) == ["output"] and near(got["output"][0], [-e - 0.25 / 3]), "Evaluate", got)
        gradient = [2 * e, -e - 1 / 3]
        code, got = s.ask("POST", "/Gradient", {**point, "inWrt": 0, "outWrt": 0, "sens": [1.1]})
        check(code == 200 and near(got["output"], [1.1 * g for g in gradient]), "Gradient", got)
        code, got = s.ask("POST", "/ApplyJacobian", {**point, "inWrt": 0, "outWrt": 0, "vec": [1.1, 0.5]})
        check(code == 200 and near(got["output"], [1.1 * gradient[0] + 0.5 * gradient[1]]), "ApplyJacobian", got)
        code, got = s.ask("POST", "/ApplyHessian", {**point, "inWrt1": 0, "inWrt2": 0, "outWrt": 0, "vec": [1.1, 0.5], "sens": [0.1]})
        want = [0.1 * (-2 * e * 1.1 + 2 * e * 0.5), 0.1 * (2 * e * 1.1 + (-e - 2 / 3) * 0.5)]
        check(code == 200 and near(got["output"], want), "ApplyHessian", got, want)
        code, got = s.ask("POST", "/Gradient", {**point, "inWrt": 0, "outWrt": 0, "sens": [0]})
        check((code, got) == (200, {"output": [0, 0]}), "no weight", got)
        s.end(signal.SIGINT)


def several() -> None:
    """Two vectors of inputs, three outputs; derivatives across them."""
    with Served("x[0]*y", "sin(x[1])", "y^2*x[0]", at="x=[1,2],y=3", name='f "quoted" ö') as s:
        a, b, y = 1.5, -2.0, 0.25
        point = {"name": 'f "quoted" ö', "input": [[a, b], [y]]}
        check(s.ask("POST", "/InputSizes", point) == (200, {"inputSizes": [2, 1]}), "sizes of two vectors")
        check(s.ask("POST", "/OutputSizes", point) == (200, {"outputSizes": [3]}), "sizes of outputs")
        code, got = s.ask("POST", "/Evaluate", point)
        check(code == 200 and got["output"] == [[a * y, math.sin(b), y * y * a]], "values", got)
        sens = [2, 3, -1]
        code, got = s.ask("POST", "/Gradient", {**point, "inWrt": 1, "outWrt": 0, "sens": sens})
        check(code == 200 and near(got["output"], [2 * a - 2 * y * a]), "gradient by y", got)
        code, got = s.ask("POST", "/Gradient", {**point, "inWrt": 0, "outWrt": 0, "sens": sens})
        check(code == 200 and near(got["output"], [2 * y - y * y, 3 * math.cos(b)]), "gradient by x", got)
        code, got = s.ask("POST", "/ApplyJacobian", {**point, "inWrt": 0, "outWrt": 0, "vec": [2, 10]})
        check(code == 200 and near(got["output"], [2 * y, 10 * math.cos(b), 2 * y * y]), "Jacobian by x", got)
        across = {**point, "inWrt1": 0, "inWrt2": 1, "outWrt": 0, "sens": sens, "vec": [5]}
        code, got = s.ask("POST", "/ApplyHessian", across)
        check(code == 200 and near(got["output"], [5 * (2 - 2 * y), 0]), "Hessian by x and y", got)


def refusals() -> None:
    with Served("x[0]*y", at="x=[1,2],y=3", name="f") as s:
        good = {"name": "f", "input": [[1, 2], [3]], "inWrt": 0, "outWrt": 0, "sens": [1], "vec": [1, 0]}
        rows = [
            ("POST", "/Evaluate", {**good, "name": "g"}, 400, "ModelNotFound", 'must be "f"'),
            ("POST", "/Evaluate", {"input": [[1, 2], [3]]}, 400, "ModelNotFound", "name"),
            ("POST", "/Evaluate", {**good, "input": [[1, 2]]}, 400, "InvalidInput", "1 vector where 2 are wanted"),
            ("POST", "/Evaluate", {**good, "input": [[1], [3]]}, 400, "InvalidInput", "1 number where 2 are wanted in vector 0"),
            ("POST", "/Evaluate", {**good, "input": [[1, None], [3]]}, 400, "InvalidInput", "finite"),
            ("POST", "/Evaluate", '{"name":"f","input":[[1,NaN],[3]]}', 400, "InvalidInput", "finite"),
            ("POST", "/Evaluate", {**good, "input": [[1, "2"], [3]]}, 400, "InvalidInput", "numbers"),
            ("POST", "/Evaluate", {**good, "input": 1}, 400, "InvalidInput", "array of vectors"),
            ("POST", "/Evaluate", "{", 400, "InvalidInput", "JSON"),
            ("POST", "/Evaluate", "[]", 400, "InvalidInput", "JSON"),
            ("POST", "/Evaluate", b"\0\xff", 400, "InvalidInput", "JSON"),
            ("POST", "/Gradient", {**good, "sens": [1, 2]}, 400, "InvalidInput", "2 numbers where 1 is wanted"),
            ("POST", "/Gradient", {**good, "outWrt": 1}, 400, "InvalidInput", '"outWrt" is 1'),
            ("POST", "/Gradient", {**good, "inWrt": -1}, 400, "InvalidInput", "whole number"),
            ("POST", "/ApplyJacobian", {**good, "vec": [1]}, 400, "InvalidInput", "1 number where 2 are wanted"),
            ("GET", "/Evaluate", None, 405, "InvalidInput", "POST"),
            ("DELETE", "/Info", None, 405, "InvalidInput", "GET"),
            ("GET", "/", None, 404, "UnsupportedFeature", "/Info"),
            ("POST", "/evaluate", good, 404, "UnsupportedFeature", "endpoint"),
        ]
        for method, path, body, code, kind, says in rows:
            got = s.ask(method, path, body)
            fine = got[0] == code and got[1]["error"]["type"] == kind and says in got[1]["error"]["message"]
            check(fine, method, path, body, got)
        with socket.create_connection(("127.0.0.1", s.port)) as raw:
            raw.sendall(b"POST /Evaluate HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n")
            check(b" 413 " in raw.recv(100), "a body without end")
        with socket.create_connection(("127.0.0.1", s.port)) as half:
            half.sendall(b"POST /Evaluate HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{")
            check(s.ask("POST", "/Evaluate", good) == (200, {"output": [[3]]}), "beside somebody who says half of it")


def beyond() -> None:
    """A derivative that is proven to be beyond the doubles is null, and no estimate in its place; pages of browsers are not answered."""
    with Served("x*exp(y)", at="x=1,y=2", name="f") as s:
        asked = {"name": "f", "input": [[1], [2]], "inWrt": 1, "outWrt": 0}
        code, got = s.ask("POST", "/ApplyJacobian", {**asked, "vec": [1.5e308]})
        check(code == 200 and got == {"output": [None]}, "a derivative beyond the doubles", code, got)
        code, got = s.ask("POST", "/ApplyJacobian", {**asked, "vec": [1e300]})
        check(code == 200 and near([got["output"][0] / 1e300], [math.exp(2)]), "a large derivative", code, got)
        connection = http.client.HTTPConnection("127.0.0.1", s.port, timeout=60)
        connection.request("POST", "/Evaluate", json.dumps(asked), {"Origin": "http://somewhere.example", "Content-Type": "text/plain"})
        check(connection.getresponse().status == 403, "a page of a browser")
        connection.close()


def no_value() -> None:
    """Where f has no value, and where a program fails."""
    with Served("log(x)", at="1", name="f") as s:
        check(s.ask("POST", "/Evaluate", {"name": "f", "input": [[-1]]}) == (200, {"output": [[None]]}), "no value is null")
    script = 'while read -r v x; do case $x in 7) exit 5;; esac; echo "$x"; done'
    with Served("--", "sh", "-c", script, at="1", name="f") as s:
        check(s.ask("POST", "/Evaluate", {"name": "f", "input": [[3]]}) == (200, {"output": [[3]]}), "a program")
        s.ask("POST", "/Evaluate", {"name": "f", "input": [[7]]})
        check(s.ask("POST", "/Evaluate", {"name": "f", "input": [[4]]}) == (200, {"output": [[4]]}), "after it died")


def at_once(place: str) -> None:
    """Eight copies answer when all eight are asked, and not before."""
    script = ('while read -r v x; do if [ "${x%%.*}" = 5 ]; then : > "$0/came.$$"; n=0; '
              'until [ "$(ls "$0" | grep -c came)" -ge 8 ] || [ $n -gt 600 ]; do sleep 0.05; n=$((n + 1)); done; [ $n -le 600 ] || x=nan; fi; echo "$x"; done')
    with Served("--jobs", "8", "--", "sh", "-c", script, place, at="1", name="f") as s:
        got: "dict[float, Any]" = {}

        def ask(x: float) -> None:
            got[x] = s.ask("POST", "/Evaluate", {"name": "f", "input": [[x]]})

        # Each at a point of its own: no program is asked at the same one twice.
        threads = [threading.Thread(target=ask, args=(5 + i / 8,)) for i in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        check(got == {5 + i / 8: (200, {"output": [[5 + i / 8]]}) for i in range(8)}, "eight at once", got)


def last_answer(place: str) -> None:
    """Who is being answered when the server is told to end gets the answer."""
    mark, go = os.path.join(place, "begun"), os.path.join(place, "go")
    script = 'while read -r v x; do if [ "${x%%.*}" = 5 ]; then : > "$0"; until [ -e "$1" ]; do sleep 0.05; done; sleep 0.5; fi; echo "$x"; done'
    with Served("--timeout", "60", "--", "sh", "-c", script, mark, go, at="1", name="f") as s:
        got: "list[Any]" = []
        thread = threading.Thread(target=lambda: got.append(s.ask("POST", "/Evaluate", {"name": "f", "input": [[5]]})))
        thread.start()
        while not os.path.exists(mark):
            time.sleep(0.02)
        s.process.send_signal(signal.SIGTERM)
        open(go, "w").close()
        thread.join()
        check(got == [(200, {"output": [[5]]})], "the last answer", got)
        check(s.process.wait(timeout=60) == 0, "the end")


def numbers(text: str) -> Any:
    """What a derivative is, without how it was asked."""
    return [[(k, d[k]) for k in ("value", "bar", "h", "evaluations", "stop")] for d in json.loads(text)["components"]]


def round_trip(place: str) -> None:
    """hstar as the client finds what it finds of the function itself, however many requests are under way."""
    plugin = os.path.join(place, "f.so")
    source = "#include <math.h>\n#include <stddef.h>\ndouble f(const double *x, size_t n, void *c) { (void)n; (void)c; return sin(x[0]) * exp(x[1]) + x[2] / 3; }\n"
    compiler = (os.environ.get("CC") or "cc").split()
    subprocess.run([*compiler, "-shared", "-fPIC", "-O1", "-x", "c", "-", "-o", plugin, "-lm"], input=source, text=True, check=True)
    at = "x=[0.7,-0.3],y=2.385"
    alone = numbers(hstar("diff", "--plugin", plugin + ":f", "--at", at, "--json", "-"))
    with Served("--plugin", plugin + ":f", at=at, name="f") as s:
        for jobs in "1", "8":
            through = numbers(hstar("diff", "--um-bridge", s.address, "--at", at, "--json", "-", "--jobs", jobs))
            check(through == alone, "through a server", jobs, through, alone)
        check("AGREES: " in hstar("check", "--um-bridge", s.address, "--at", at, "--jobs", "4"), "its own gradient")
        for which in "Gradient", "ApplyJacobian":
            told = json.loads(hstar("check", "--um-bridge", s.address, "--at", at, "--gradient", "um-bridge/" + which, "--json", "-", "--wrt", "y,x"))
            check(told["gradient"] == "um-bridge " + which and told["verdict"] == "agrees", which, told["gradient"], told["verdict"])
        check("AGREES: " in hstar("check", "--um-bridge", s.address, "--at", at, "--hessian", "um-bridge"), "its own Hessian")
        check("WRONG: " in hstar("check", "--um-bridge", s.address, "--at", at, "--gradient", "1, 2, 3", status=1), "a wrong gradient")
        for command in "sweep", "optimal", "noise":
            hstar(command, "--um-bridge", s.address.split("#")[0], "--at", at, "--jobs", "8", "--wrt", "y", *(["--points", "20"] if command == "sweep" else []))
        said = hstar("diff", "--um-bridge", s.address, "--at", "x=1,y=2", status=2)
        check("takes vectors of 2, 1 numbers, and the point has x of 1, y of 1" in said, "sizes", said)
        said = hstar("diff", "--um-bridge", s.address + "x", "--at", at, status=3)
        check('has no model "fx"' in said and 'it has "f"' in said, "another model", said)
        config = os.path.join(place, "config.json")
        with open(config, "w") as file:
            file.write('{"level": 1}\n')
        for given in config, '{"level": 1}':
            hstar("noise", "--um-bridge", s.address, "--at", at, "--config", given)
    said = hstar("diff", "--um-bridge", s.address, "--at", at, status=3)
    check("nobody listens there" in said, "a server that is gone", said)
    with Served("x^2+y^2", at="x=3,y=4", name="bowl") as s:
        told = json.loads(hstar("minimize", "--um-bridge", s.address, "--at", "x=3,y=4", "--jobs", "4", "--json", "-"))
        check(told["f"] < 1e-9, "a descent", told["f"])


class Secret:
    """A server of TLS before another: what comes is handed on, and back."""

    def __init__(self, port: int, pem: str) -> None:
        self.behind = port
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(pem)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        while True:
            try:
                plain, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.talk, args=(plain,), daemon=True).start()

    def talk(self, plain: socket.socket) -> None:
        try:
            with self.context.wrap_socket(plain, server_side=True) as near_end, socket.create_connection(("127.0.0.1", self.behind)) as far_end:
                while True:
                    request = near_end.recv(1 << 16)
                    if not request:
                        return
                    far_end.sendall(request)
                    near_end.sendall(self.whole_answer(far_end))
        except OSError:
            pass  # who does not trust hangs up

    @staticmethod
    def whole_answer(far_end: socket.socket) -> bytes:
        got = b""
        while b"\r\n\r\n" not in got:
            got += far_end.recv(1 << 16)
        head, body = got.split(b"\r\n\r\n", 1)
        length = int(re.search(rb"(?i)content-length: (\d+)", head)[1])  # type: ignore[index]
        while len(body) < length:
            body += far_end.recv(1 << 16)
        return head + b"\r\n\r\n" + body


def certificate(place: str, name: str, subject: str) -> str:
    """Of its own, for a host, with its key."""
    pem = os.path.join(place, name + ".pem")
    key = os.path.join(place, name + ".key")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=" + name, "-addext", "subjectAltName=" + subject,
                    "-keyout", key, "-out", pem], check=True, stderr=subprocess.DEVNULL)
    with open(pem, "a") as file, open(key) as own:
        file.write(own.read())
    return pem


def secret(place: str) -> None:
    """By https: who is trusted in the environment is asked, and nobody else."""
    if not shutil.which("openssl"):
        print("skipped: https, as there is no openssl to make a certificate (scripts/install-packages test)")
        return
    pem = certificate(place, "here", "IP:127.0.0.1")
    other = certificate(place, "elsewhere", "DNS:elsewhere.example")
    names = ("CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")
    before = {name: os.environ.pop(name) for name in names if name in os.environ}
    folder = os.path.join(place, "trusted")
    os.mkdir(folder)
    shutil.copy(pem, folder)
    subprocess.run(["openssl", "rehash", folder], check=True)
    with Served("x^2*y", at="x=3,y=2", name="f") as s:
        want = numbers(hstar("diff", "--um-bridge", s.address, "--at", "x=3,y=2", "--json", "-"))
        here, elsewhere = Secret(s.port, pem), Secret(s.port, other)
        address = f"https://127.0.0.1:{here.port}#f"
        rows = [
            ({}, here, 3, ("is not trusted: ", "certificate", "CURL_CA_BUNDLE=FILE.pem")),
            ({"CURL_CA_BUNDLE": other}, here, 3, ("is not trusted: ", "CURL_CA_BUNDLE=FILE.pem")),
            ({"CURL_CA_BUNDLE": pem}, here, 0, ()),
            ({"CURL_CA_BUNDLE": pem, "SSL_CERT_FILE": other}, here, 0, ()),
            ({"CURL_CA_BUNDLE": "", "SSL_CERT_FILE": pem}, here, 0, ()),
            ({"SSL_CERT_DIR": folder}, here, 0, ()),
            ({"CURL_CA_BUNDLE": os.path.join(place, "none.pem")}, here, 3, ("no certificates in ", "none.pem")),
            ({"CURL_CA_BUNDLE": other}, elsewhere, 3, ("is not trusted: ", "127.0.0.1")),
            ({}, s, 3, ("cannot be spoken to by https: ", "http://")),
        ]
        for environment, server, status, says in rows:
            address = f"https://127.0.0.1:{server.port}#f"
            os.environ.update(environment)
            got = hstar("diff", "--um-bridge", address, "--at", "x=3,y=2", *([] if status else ["--json", "-"]), status=status)
            for name in environment:
                del os.environ[name]
            if status:
                check(all(word in got for word in says), environment, got)
            else:
                check(numbers(got) == want, environment, got)
        here.listener.close()
        elsewhere.listener.close()
    os.environ.update(before)


def impatience(place: str) -> None:
    """The first signal waits for what is being answered; who cannot wait sends another."""
    mark = os.path.join(place, "asked")
    with Served("--", "sh", "-c", 'while read -r v x; do case $x in 5) : >"$0"; sleep 30;; esac; echo "$x"; done', mark, at="1", name="f") as s:
        with socket.create_connection(("127.0.0.1", s.port)) as half:
            body = b'{"name": "f", "input": [[5]]}'
            half.sendall(b"POST /Evaluate HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
            while not os.path.exists(mark):
                time.sleep(0.02)
            s.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            check(s.process.poll() is None, "it did not wait for the answer")
            s.process.send_signal(signal.SIGTERM)
            _, err = s.process.communicate(timeout=60)
        err = "".join(line for line in err.splitlines(True) if "makecontext" not in line)
        check(s.process.returncode == -signal.SIGTERM, "the second signal", s.process.returncode)
        check(err == "hstar: ended at once; what was being answered got no answer\n", "the second signal", err)


def start_up() -> None:
    with Served("x", at="1", name="f") as s:
        said = hstar("serve", "--um-bridge", "x", "--at", "1", "--port", str(s.port), status=3)
        check(f"cannot listen at port {s.port} of 127.0.0.1" in said and "another program listens there" in said, "a taken port", said)
    check("no host" in hstar("serve", "--um-bridge", "x", "--at", "1", "--host", "no.such.host.invalid", status=2), "a wrong host")
    check("at most 65535" in hstar("serve", "--um-bridge", "x", "--at", "1", "--port", "65536", status=2), "a wrong port")
    full = subprocess.run([HSTAR, "serve", "--um-bridge", "x", "--at", "1", "--port", "0"], stdout=open("/dev/full", "w"), stderr=subprocess.PIPE, timeout=60)
    check(full.returncode == 3, "nobody can be told the address", full)


with tempfile.TemporaryDirectory() as folder:
    documented()
    several()
    refusals()
    beyond()
    no_value()
    at_once(folder)
    last_answer(folder)
    round_trip(folder)
    secret(folder)
    impatience(folder)
    start_up()
sys.exit(1 if failures else 0)
