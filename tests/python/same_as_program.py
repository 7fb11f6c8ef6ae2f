"""The JSON of the program and that of the library are the same byte for byte, but for the member "command".

usage: same_as_program.py PROGRAM
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import hstar

ROOT = Path(os.environ["HSTAR_SOURCE"])
XY = "x=1.2,y=0.5"
NOISY = "sin(x) + 1e-6*(floor(1000*x) - floor(1000*x+0.37))"
SED = ["sed", "-u", "s/value //"]


def cases(plugin):
    """Arguments of the program, and the same as calls. Each has its own problem."""
    new = hstar.Problem
    exp = new.expression
    yield ["diff", "sin(x)", "--at", "1"], lambda: exp("sin(x)", 1).jacobian()
    yield ["diff", "x^2+y", "x*y-y^2", "--at", "x=2,y=3"], lambda: exp(["x^2+y", "x*y-y^2"], {"x": 2, "y": 3}).jacobian()
    yield ["diff", "sum(w^2) + 2*w[0]*w[1]", "--at", "w=[1.5,-2.3]"], lambda: exp("sum(w^2) + 2*w[0]*w[1]", {"w": [1.5, -2.3]}).jacobian()
    yield (["diff", "mean((A*x - y)^2)", "--at", "A=[[1,2],[3,4]],x=[0.5,-1],y=[0,1]", "--wrt", "A"],
           lambda: exp("mean((A*x - y)^2)", {"A": [[1, 2], [3, 4]], "x": [0.5, -1], "y": [0, 1]}).wrt("A").jacobian())
    yield ["diff", "exp(x)", "--at", "1", "--derivative", "2"], lambda: exp("exp(x)", 1).jacobian(derivative=2)
    yield (["diff", "sqrt(x)", "--at", "2", "--method", "central", "--evaluations", "40"],
           lambda: exp("sqrt(x)", 2).jacobian(method="central", evaluations=40))
    yield (["diff", "sqrt(x)*x", "--at", "1", "--bounds", "1:2", "--derivative", "2"],
           lambda: exp("sqrt(x)*x", 1).bounds((1, 2)).jacobian(derivative=2))
    yield ["diff", "sin(x)*exp(y)", "--at", XY, "--by", "reverse"], lambda: exp("sin(x)*exp(y)", XY).jacobian(by="reverse")
    yield ["diff", "abs(x)", "--at", "0"], lambda: exp("abs(x)", 0).jacobian()
    yield ["diff", "exp(x)", "--at", "0", "--selector", "gill-murray"], lambda: exp("exp(x)", 0).jacobian(selector="gill-murray")
    yield ["diff", "sin(x)*y", "--at", XY, "--noise", "1e-8"], lambda: exp("sin(x)*y", XY).noise_is(1e-8).jacobian()
    yield ["diff", "sin(x)*y", "--at", XY, "--accuracy", "1e-6"], lambda: exp("sin(x)*y", XY).accuracy_is(1e-6).jacobian()
    yield ["diff", "sin(x)*y", "--at", XY, "--reach", "x=0.1,y=0.2"], lambda: exp("sin(x)*y", XY).reach("x=0.1,y=0.2").jacobian()
    yield ["diff", "abs(x-1)+x", "--at", "1.0001", "--piece"], lambda: exp("abs(x-1)+x", 1.0001).jacobian(piece=True)
    yield ["diff", "--plugin", f"{plugin}:rosenbrock", "--at", "a=-1.2,b=1"], lambda: new.plugin(f"{plugin}:rosenbrock", {"a": -1.2, "b": 1}).jacobian()
    yield ["diff", "--at", "3", "--", *SED], lambda: new.program(SED, 3).jacobian()
    yield (["diff", "x^2*y", "--at", XY, "--along", "1,-2"],
           lambda: exp("x^2*y", XY).along([1, -2]))
    yield ["diff", "x^2*y", "--at", XY, "--along", "y=-2"], lambda: exp("x^2*y", XY).along("y=-2")
    yield (["diff", "sin(x)*y", "x+y", "--at", XY, "--step", "1e-5,1e-4", "--method", "central,forward"],
           lambda: exp(["sin(x)*y", "x+y"], XY).sweep(named_steps=[1e-5, 1e-4], methods=["central", "forward"]))
    yield ["diff", "x^2*y + exp(x*y)", "--at", XY, "--hessian"], lambda: exp("x^2*y + exp(x*y)", XY).hessian()
    yield ["diff", "x^2 + x*y + y^2", "--at", XY, "--hessian", "--invert"], lambda: exp("x^2 + x*y + y^2", XY).hessian(invert=True)
    yield (["diff", "x^2*y", "--at", XY, "--hessian", "--gradient", "x^2, 2*x*y", "--invert", "--wrt", "y,x"],
           lambda: exp("x^2*y", XY).wrt("y,x").hessian("x^2, 2*x*y", invert=True))
    yield (["diff", "--plugin", f"{plugin}:rosenbrock", "--at", "a=-1.2,b=1", "--hessian", "--bounds", "b=1:"],
           lambda: new.plugin(f"{plugin}:rosenbrock", {"a": -1.2, "b": 1}).bounds("b=1:").hessian())
    yield ["check", "x*y^2 + z", "--gradient", "y^2, -2*x*y, 1", "--at", "x=2,y=3,z=1"], lambda: exp("x*y^2 + z", "x=2,y=3,z=1").check("y^2, -2*x*y, 1")
    yield (["check", "log(x)*y", "--gradient", "y/x, log(x)", "--at", "x=1,y=2", "--points", "5", "--bounds", "x=0:", "--seed", "3"],
           lambda: exp("log(x)*y", "x=1,y=2").bounds({"x": (0, None)}).check("y/x, log(x)", points=5, seed=3))
    yield (["check", "sum(w^2)", "--gradient", "2*w", "--at", "w=[1.5,-2.3,0.4,0.9]", "--directions", "2"],
           lambda: exp("sum(w^2)", {"w": [1.5, -2.3, 0.4, 0.9]}).check("2*w", directions=2))
    yield (["check", "x^2*y", "--gradient", "2*x*y, x^2", "--at", XY, "--criterion", "allclose", "--step", "1e-5"],
           lambda: exp("x^2*y", XY).check("2*x*y, x^2", criterion="allclose", step=1e-5))
    yield ["noise", "sin(x)", "--at", "1"], lambda: exp("sin(x)", 1).noise()
    yield ["noise", NOISY, "--at", "1.0002"], lambda: exp(NOISY, 1.0002).noise()
    yield ["noise", "sin(x)*y", "x+y", "--at", XY], lambda: exp(["sin(x)*y", "x+y"], XY).noise()
    yield ["optimal", "sin(x)", "--at", "1", "--points", "60"], lambda: exp("sin(x)", 1).optimal(steps=60)
    yield ["optimal", "--plugin", f"{plugin}:noisy", "--at", "1"], lambda: new.plugin(f"{plugin}:noisy", 1).optimal()
    yield ["sweep", "sin(x)", "--at", "1"], lambda: exp("sin(x)", 1).sweep()
    yield (["sweep", "sin(x)*exp(y)", "--at", XY, "--methods", "central", "--from", "1e-14", "--to", "1e-1", "--points", "50"],
           lambda: exp("sin(x)*exp(y)", XY).sweep(methods="central", start=1e-14, end=1e-1, steps=50))
    yield (["sweep", "sin(x)", "--at", "1", "--methods", "central", "--format", "double,float,half"],
           lambda: exp("sin(x)", 1).sweep(methods="central", formats=["double", "float", "half"]))
    yield (["sweep", "sin(x)", "--at", "1", "--steps", "1e-4,1e-5", "--methods", "central"],
           lambda: exp("sin(x)", 1).sweep(named_steps=[1e-4, 1e-5], methods="central"))
    yield ["sweep", "sin(x)", "--at", "1", "--grid", "powers-of-two"], lambda: exp("sin(x)", 1).sweep(grid="powers-of-two")
    yield ["sweep", "abs(x)^3", "--at", "0.25", "--reference", "3*x*abs(x)"], lambda: exp("abs(x)^3", 0.25).sweep(reference="3*x*abs(x)")
    yield ["minimize", "(1-x)^2 + 100*(y-x^2)^2", "--at", "x=-1.2,y=1"], lambda: exp("(1-x)^2 + 100*(y-x^2)^2", "x=-1.2,y=1").minimize()
    yield ["stencil", "--derivative", "2", "--nodes", "-2:2"], lambda: hstar.stencils(nodes="-2:2", derivative=2)
    yield ["stencil", "forward:3,central:6,[0,1,2,5]"], lambda: hstar.stencils("forward:3,central:6,[0,1,2,5]")


def without_command(text):
    """Its own place: the rest is compared as it is."""
    return re.sub(r'\n\t"command":\t\[.*?\],(?=\n)', "", text, count=1, flags=re.S)


def say(text, place):
    """The first difference with what stands around it."""
    return repr(text[max(0, place - 60):place + 60])


def main(program):
    bare = {key: value for key, value in os.environ.items() if key != "LD_PRELOAD"}
    failures = n = 0
    with tempfile.TemporaryDirectory() as place:
        cc = shutil.which(os.environ.get("CC") or "cc")
        plugin = Path(place) / "plugin.so"
        if cc:
            subprocess.run([cc, "-shared", "-fPIC", "-O2", "-o", plugin, ROOT / "docs/examples/plugin.c", "-lm"], check=True, env=bare)
        else:
            print("skipped without a C compiler: plugins")
        for arguments, ask in cases(plugin):
            if "--plugin" in arguments and not cc:
                continue
            json = Path(place) / "program.json"
            json.unlink(missing_ok=True)
            cut = arguments.index("--") if "--" in arguments else len(arguments)
            words = [program, *arguments[:cut], "--json", str(json), *arguments[cut:]]
            told = subprocess.run(words, capture_output=True, text=True, env=bare, stdin=subprocess.DEVNULL)
            if not json.exists():
                failures += 1
                print(f"{' '.join(arguments)}: the program wrote nothing: {told.stderr}")
                continue
            wanted, got = without_command(json.read_text()), without_command(ask().json())
            n += 1
            if wanted != got:
                failures += 1
                at = next((i for i, (a, b) in enumerate(zip(wanted, got)) if a != b), min(len(wanted), len(got)))
                print(f"{' '.join(arguments)}:\n  program {say(wanted, at)}\n  library {say(got, at)}")
    print(f"{n} commands, {failures} differ")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main(sys.argv[1])
