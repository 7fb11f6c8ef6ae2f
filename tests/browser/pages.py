"""Pages as files: a sweep's is read, hovered, dragged, zoomed, keyed; the others are opened in both schemes and three widths."""

import base64
import gzip
import json
import os
import re
import statistics
import time

from browser import Browser, Keys, check, done, hstar

here = os.getcwd()
address = "file://" + here + "/"
hostile = ["</script><script>document.title='taken'</script>", "<img src=x onerror=\"document.title='taken'\">"]


def make_pages():
    with open("f.py", "w", encoding="utf-8") as file:
        file.write("import math, sys\nfor line in sys.stdin:\n    print(math.sin(float(line.split()[1])), flush=True)\n")
    hstar("sweep", "sin(x)", "--at", "1", "--json", "sweep.json", "--plot", "sweep.html")
    hstar("optimal", "exp(sin(x))", "--at", "1", "-o", "optimal.html")
    hstar("sweep", "sin(x)*exp(y)", "--at", "x=1.2,y=0.5", "--points", "120", "-o", "gradient.html")
    hstar("sweep", "sin(x)", "--at", "1", "--format", "double,float,half", "--methods", "central", "--points", "200", "-o", "formats.html")
    hstar("sweep", "x^2", "--at", "0", "--points", "100", "-o", "zero.html")
    hstar("check", "x*y^2 + z", "--gradient", "y^2, -2*x*y, 1", "--at", "x=2,y=3,z=1", "-o", "wrong.html", status=1)
    hstar("check", "x*y^2 + z", "--gradient", "y^2, 2*x*y, 1", "--at", "x=2,y=3,z=1", "-o", "right.html")
    hstar("check", "abs(x)+y^2", "--gradient", "0.3, 2*y", "--at", "x=0,y=1", "-o", "undecided.html", status=4)
    hstar("check", "log(x)*y", "--gradient", "-y/x, log(x)", "--at", "x=1,y=2", "--points", "5", "--bounds", "x=0:", "-o", "points.html", status=1)
    long = "w=[" + ",".join(str(0.37 + i % 7) for i in range(1000)) + "]"
    hstar("check", "sum(w^2)", "--gradient", "2*w", "--at", long, "-o", "long.html")
    hstar("noise", "sin(x) + 1e-6*(floor(1000*x) - floor(1000*x+0.37))", "--at", "1.0002", "-o", "noise.html")
    hstar("diff", "sin(x)*y + z^3", "--at", "x=1,y=2,z=3", "--json", "several.json")
    hstar("report", "several.json", "-o", "diff.html")
    hstar("minimize", "(1-x)^2 + 100*(y-x^2)^2", "--at", "x=-1.2,y=1", "-o", "descent.html")
    hstar("diff", "x^2*y + exp(z)", "--at", "x=1,y=2,z=0.5", "--hessian", "-o", "hessian.html")
    hstar("diff", "sin(x)*y", "x*y^2", "--at", "x=1,y=2", "-o", "jacobian.html")
    several = "w=[" + ",".join(str(0.37 + 3 * i % 7) for i in range(16)) + "]"
    hstar("diff", "sum(w^2)", "w[0]*w[1]", "sin(w[2])*exp(w[13]/9)", "--at", several, "-o", "wide.html")
    hstar("diff", "sum(w^2) + w[0]*w[5]*w[7]", "--at", several, "--hessian", "-o", "wide_hessian.html")
    hstar("diff", "sin(x)", "--at", "1", "-o", "one.html")
    hstar("stencil", "central,five-point", "--json", "stencil.json", "-o", "stencil.html")
    hstar("diff", "--at", "1", "--dry-run", "--json", "forecast.json", "-o", "forecast.html", "--", "python3", "f.py")
    hstar("diff", "--at", "1", "--cache", "kept.db", "--", "python3", "f.py")
    hstar("cache", "kept.db", "--json", "cache.json", "-o", "cache.html")
    hstar("compare", "exp(sin(x))", "--at", "1", "-o", "compare.html")
    hstar("compare", "sum(w^2)*sin(w[0])", "--at", "w=[1,2]", "--scan", "w=1:16", "-o", "scan.html")
    hstar("sweep", "--at", "1", "--reference", "cos(x)", "--points", "40", "-o", "hostile.html", "--", "python3", "f.py", *hostile)
    for name, words in (("wrong", ["check", "x^2", "--gradient", "3*x", "--at", "x=2"]), ("noise", ["noise", "sin(x)", "--at", "1"]), ("diff", ["diff", "sin(x)*y", "--at", "x=1,y=2"])):
        hstar(*words, "--json", name + ".json", status=1 if name == "wrong" else 0)
    with open("checks.json", "w", encoding="utf-8") as file:
        json.dump({"checks": [{"name": "square", "function": "x^2", "gradient": "2*x", "at": "x=3"}, {"name": "typo", "function": "sn(x)", "gradient": "cos(x)", "at": "x=3"}]}, file)
    hstar("check", "--suite", "checks.json", "--json", "suite.json", status=None)
    hstar("report", "sweep.json", "wrong.json", "noise.json", "diff.json", "suite.json", "-o", "report.html")


def sample(result, component, method, h):
    m = next(m for m in result["components"][component]["methods"] if m["name"] == method)
    i = min(range(len(result["h"])), key=lambda k: abs(result["h"][k] / h - 1))
    return i, m


def asked_h(b):
    """What the address says once it is quiet: it follows a quarter of a second behind."""
    before, now = None, ""
    while not now or now != before:
        before = now
        time.sleep(0.35)
        now = b.js("return location.hash")
    return dict(part.split("=", 1) for part in b.js("return location.hash.slice(1)").split("&"))


def in_address(b, pattern, what):
    return b.until(f"return /{pattern}/.test(location.hash)", what + ": the address says " + pattern, 3)


def the_sweep(b):
    with open("sweep.json", encoding="utf-8") as file:
        text = file.read()
    result = json.loads(text)
    page = open("sweep.html", encoding="utf-8").read()
    block = re.search(r'class="result"[^>]*>([^<]*)<', page).group(1)
    kept = json.loads(gzip.decompress(base64.b64decode(block)))
    check(kept["components"] == result["components"], "the page holds the numbers that --json writes")
    check(os.path.getsize("sweep.html") <= 350_000, "a page of 500 steps and 4 methods is at most 350 kB", os.path.getsize("sweep.html"))

    b.open(address + "sweep.html")
    check("sin(x) at x = 1" in b.text("h1"), "the question is the heading", b.text("h1"))
    best = min(result["components"][0]["methods"], key=lambda m: m["optimum"]["measured"]["error"])
    check(best["name"] in b.text(".answer"), "the answer names the best method", b.text(".answer"))
    check(best["name"] == b.text('[role="radio"][aria-checked="true"]'), "the best method is chosen")
    check(b.js("return document.querySelectorAll('.panel').length") == 4, "a panel a method")
    check(b.js("return getComputedStyle(document.getElementById('plain')).display") == "none", "the tables are hidden where the script runs")

    # Hover: a card with the four parts; h stays.
    chart = b.box(".chart svg")
    before = b.text(".h-now b")
    b.mouse("mouseMoved", chart["x"] + chart["w"] * 0.3, chart["y"] + chart["h"] * 0.5)
    b.settle()
    check(b.js("return !document.querySelector('.chart .card').hidden"), "a card stands by the pointer")
    check(all(w in b.text(".chart .card") for w in ("truncation", "node", "evaluation", "arithmetic", "error")), "the card has all parts", b.text(".chart .card"))
    check(b.text(".h-now b") == before, "h stays where it is while one hovers")

    # Drag: h goes with the pointer, and all that is said is of the sample there.
    b.drag((chart["x"] + chart["w"] * 0.5, chart["y"] + 200), (chart["x"] + chart["w"] * 0.35, chart["y"] + 220))
    parts = asked_h(b)
    i, m = sample(result, 0, best["name"], float(parts["h"]))
    check(1e-14 < float(parts["h"]) < 1e-8, "a drag to the left makes h small", parts["h"])
    shown = b.text(".digit-rows tr:nth-last-child(2) td")
    check(shown.replace("−", "-").startswith(("%.17g" % m["estimate"][i])[:12]), "the digits are those of the estimate at this h", (shown, m["estimate"][i]))
    error = b.text(".parts tr.total .value")
    check(abs(float(error.replace("−", "-").replace("⁻", "-").translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")).replace("×10", "e").replace("+", "", 1)) / m["error"][i] - 1) < 0.06, "the error is that of the sample", (error, m["error"][i]))

    # Keys.
    b.js("document.activeElement.blur()")
    b.keys(Keys.ARROW_RIGHT)
    b.until(f"return Number(new URLSearchParams(location.hash.slice(1)).get('h')) > {float(parts['h'])}", "an arrow moves h by a sample")
    j, _ = sample(result, 0, best["name"], float(asked_h(b)["h"]))
    check(j == i + 1, "an arrow moves h by one sample", (i, j))
    b.keys("1")
    check(b.text('[role="radio"][aria-checked="true"]') == "forward", "1 chooses the first method")
    in_address(b, "m=forward", "the first method")
    b.keys("o")
    _, forward = sample(result, 0, "forward", 1)
    b.until(f"return Math.abs(Number(new URLSearchParams(location.hash.slice(1)).get('h')) / {forward['optimum']['measured']['h']} - 1) < .04", "o goes to the best step")
    # The slider by itself: focus, Home, what a screen reader is told.
    b.js("document.querySelector('.handle').focus()")
    b.keys(Keys.HOME)
    check("1.0×10⁻¹⁶" in b.js("return document.querySelector('.handle').getAttribute('aria-valuetext')"), "Home goes to the smallest h")
    check(b.js("return document.activeElement === document.querySelector('.handle')"), "the slider keeps the focus")
    b.until("return document.querySelector('[aria-live]').textContent.includes('10⁻¹⁶')", "the live region says where h is")

    # Zoom, by shift-drag and by the strip, and back.
    b.drag((chart["x"] + chart["w"] * 0.4, chart["y"] + 200), (chart["x"] + chart["w"] * 0.7, chart["y"] + 200), modifiers=8)
    in_address(b, "z=", "shift-drag")
    a, c = map(float, dict(part.split("=", 1) for part in b.js("return location.hash.slice(1)").split("&"))["z"].split(","))
    check(-12 < a < -8 and -7 < c < -2, "shift-drag zooms to what was dragged over", (a, c))
    b.keys("0")
    b.until("return !/z=/.test(location.hash)", "0 shows all again")
    strip = b.box(".zoom-strip svg")
    b.drag((strip["x"] + strip["w"] * 0.5, strip["y"] + 18), (strip["x"] + strip["w"] * 0.8, strip["y"] + 18))
    in_address(b, "z=", "the strip")
    b.keys("+", "-", "0")

    # The address alone brings it back.
    b.open(address + "sweep.html#m=central&h=3.16e-9&z=-11,-5")
    i, m = sample(result, 0, "central", 3.16e-9)
    check(b.text('[role="radio"][aria-checked="true"]') == "central", "the address chooses the method")
    check(b.text(".h-now b").startswith("%.1f" % (result["h"][i] * 1e9)), "the address chooses h", b.text(".h-now b"))
    check("10⁻¹²" not in b.text(".chart svg .axes"[:14] + " g.axes text") and b.js("return document.querySelector('.strip-window').getBBox().width < 400"), "the address zooms")

    # Clicks: the ladder, the radios, the scheme.
    b.click(".ladder tr:nth-child(2) button")
    check(b.text('[role="radio"][aria-checked="true"]') == "backward", "a click on the ladder goes there")
    ground = b.js("return getComputedStyle(document.body).backgroundColor")
    b.click(".scheme")
    check(b.js("return getComputedStyle(document.body).backgroundColor") != ground, "the page turns dark by a click")
    b.click(".scheme")
    b.click(".scheme")
    check(b.js("return getComputedStyle(document.body).backgroundColor") == ground, "and back")


def the_report(b):
    b.open(address + "report.html")
    check(b.js("return document.querySelectorAll('.index li').length") == 6, "a row a result")
    b.click(".index li:nth-child(2) a")
    b.until("return !!document.querySelector('.verdict-word')", "a click opens a result")
    check("Wrong" in b.text(".verdict-word"), "the verdict is told", b.text(".verdict-word"))
    b.driver.back()
    b.until("return !!document.querySelector('.index')", "back is back at the index")
    check(b.text(".index .worst") == "0 error bars apart", "the index shows how far a check of a suite is off", b.text(".index .worst"))
    check("1 error" in b.text(".index .answer"), "and counts what could not be checked", b.text(".index .answer"))
    for i, said in ((5, "square"), (6, "typo")):
        b.open(address + f"report.html#{i}")
        check(said in b.text("h1"), "what has no result of its own is told in words", b.text("h1"))
        check(b.js("return document.querySelectorAll('.components .component').length") == (1 if said == "square" else 0), "the components of a check of a suite are drawn", said)
    b.open(address + "report.html#1&m=central")
    check(b.text('[role="radio"][aria-checked="true"]') == "central", "the address opens a result of several")


def the_kinds(b):
    """What each kind of result shows of itself."""
    with open("stencil.json", encoding="utf-8") as file:
        formulas = json.load(file)["stencils"]
    for name, selector, n, said in (("hessian", ".matrix tbody td", 9, "4"), ("jacobian", ".matrix tbody td", 4, "4"), ("diff", ".digit-bar", 3, ""), ("one", ".ladder tr", 2, "0.5403"), ("stencil", ".plain-chart", len(formulas), "x+2h"),
                                    ("forecast", ".plain-chart .line", 3, "at least"), ("cache", ".digit-bar", 1, "python3"), ("descent", ".contour", None, "start")):
        b.open(address + name + ".html")
        found = b.js("return document.querySelectorAll(arguments[0]).length", selector)
        check(found == n if n is not None else found >= 5, f"{name} has its {selector}", found)
        check(said in b.text("#view"), f"{name} says {said}")
    check(b.text(".answer").startswith("f = "), "the answer of a descent is where it ended", b.text(".answer"))
    # Contours are those of f: at the start f is 24.2, and the path lies where heights fall.
    land = b.js("return entries[0].lesson")
    x, y = (land["from"][v] + (land["to"][v] - land["from"][v]) * k / (land["side"] - 1) for v, k in ((0, 7), (1, 60)))
    check(abs(land["f"][60 * land["side"] + 7] - ((1 - x) ** 2 + 100 * (y - x * x) ** 2)) < 1e-9, "the landscape is f")
    b.open(address + "points.html")
    check("the remainder is that of the worst" in b.text("#view"), "of several points the worst is named")
    b.click(".points button:nth-child(3)")
    check("alone" in b.text("#view") and b.js("return document.querySelectorAll('.component.agrees, .component.disagrees').length") == 2, "a click chooses one")


def the_hostile(b):
    b.open(address + "hostile.html")
    check(b.js("return document.images.length") == 0, "no markup of a name becomes markup")
    check("taken" not in b.driver.title or "<img" in b.driver.title, "no script of a name runs", b.driver.title)
    check(hostile[1] in b.text("h1") or hostile[1] in b.text("footer"), "the name is shown as it is", b.text("h1"))


def without_script(b):
    b.cdp("Emulation.setScriptExecutionDisabled", dict(value=True))
    b.driver.get(address + "sweep.html")
    plain = b.cdp("Runtime.evaluate", dict(expression="document.getElementById('plain').innerText + getComputedStyle(document.getElementById('plain')).display", returnByValue=True))["result"]["value"]
    check("THE BEST STEP" in plain and plain.endswith("block"), "without a script the page shows the table", plain[:200])
    b.cdp("Emulation.setScriptExecutionDisabled", dict(value=False))


def the_tables(b):
    """A row of many cells is a list on a phone: every number is there, beside the name of its column."""
    for name, selector, cells, column in (("wide", ".matrix td[data-column]", 48, "w[15]"), ("wide_hessian", ".matrix td[data-column]", 256, "w[15]"), ("wide", ".stacks td", None, "error bar"), ("sweep", ".best td", 20, "measured"), ("compare", ".stacks td", None, "true error")):
        b.width(400)
        b.open(address + name + ".html")
        found = b.js("return [...document.querySelectorAll(arguments[0])].map(e => { const r = e.getBoundingClientRect(); return [r.left, r.right, e.dataset.column || '', getComputedStyle(e, '::before').content]; })", selector)
        check(len(found) == cells if cells else len(found) > 50, f"{name} has its {selector} on a phone", len(found))
        check(all(0 <= left and right <= 400 for left, right, _, _ in found), f"{selector} of {name} lies within a phone", [f for f in found if f[0] < 0 or f[1] > 400][:3])
        # A browser hands back attr(data-column), or what it stands for.
        check(all(said in ("attr(data-column)", json.dumps(of)) for _, _, of, said in found if of), f"{selector} of {name} names its column", found[:2])
        check(column in [of for _, _, of, _ in found], f"{selector} of {name} has the column {column}")
        check(b.js("return [...document.querySelectorAll('.scroll')].every(e => e.scrollWidth <= e.clientWidth + 1)"), f"no table of {name} scrolls on a phone")
        b.width(1280)
        b.settle()
        check(b.js("return getComputedStyle(document.querySelector(arguments[0])).display", selector) == "table-cell", f"{selector} of {name} is a table on a wide screen")


def on_paper(b, names):
    """Every kind as a printer gets it, of somebody whose screen is dark: white, without what a hand needs, and nothing beyond the edge."""
    sheets = {}
    for name in names:
        b.open(address + name + ".html")
        data = base64.b64decode(b.cdp("Page.printToPDF", dict(printBackground=False, paperWidth=8.27, paperHeight=11.69))["data"])
        sheets[name] = len(re.findall(rb"/Type\s*/Page\b", data))
        check(1 <= sheets[name] <= 6, f"{name} prints on a few pages", sheets[name])
        # The width of A4 between its margins, in pixels.
        b.width(710)
        b.cdp("Emulation.setEmulatedMedia", dict(media="print", features=[dict(name="prefers-color-scheme", value="dark")]))
        b.settle()
        check(b.js("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)", f"{name} is printed on white")
        check(b.js("return getComputedStyle(document.body).printColorAdjust || getComputedStyle(document.body).webkitPrintColorAdjust") == "exact", f"{name} keeps its bars and grounds")
        seen = b.js("return [...document.querySelectorAll('#page button, .bar, .zoom-strip, .card, .by-hand, .points select')].filter(e => e.getClientRects().length && !e.closest('table, .points')).map(e => e.outerHTML.slice(0, 80))")
        check(not seen, f"{name} is printed without what a hand needs", seen[:3])
        wide = b.js("return [...document.querySelectorAll('#page *')].filter(e => !e.closest('.aside, svg *') && e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 2).map(e => e.tagName + '.' + e.className).slice(0, 3)")
        check(not wide, f"{name} is not cut at the edge of the paper", wide)
        b.cdp("Emulation.setEmulatedMedia", dict(media="", features=[dict(name="prefers-color-scheme", value="light")]))
        b.width(1280)
    check(sheets["sweep"] <= 2, "a sweep prints on two pages", sheets["sweep"])
    b.open(address + "long.html")
    b.cdp("Emulation.setEmulatedMedia", dict(media="print"))
    check("and 988 more" in b.js("return document.querySelector('#view').innerText"), "paper says how many components it leaves out")
    b.cdp("Emulation.setEmulatedMedia", dict(media=""))
    return sheets["sweep"]


def everywhere(b, names, judged):
    """Opens each page and makes it narrow; some are judged by axe-core, which takes a second or two a page."""
    looked = False
    for name in names:
        b.scheme("light")
        b.width(1280)
        b.open(address + name + ".html")
        if name in judged:
            looked = b.accessible(f"{name}, light") or looked
            b.scheme("dark")
            b.settle()
            b.accessible(f"{name}, dark", ["color-contrast"])
        for width in (400, 320):
            b.width(width)
            b.settle()
            found = b.overflow()
            check(not found, f"{name} fits {width} pixels", found)
    b.scheme("light")
    b.width(1280)
    if not looked:
        print("browser: axe-core is not here (no npm, or no network): accessibility was NOT judged")


def figures(b, pages):
    paints = []
    for _ in range(6):
        b.driver.get("about:blank")
        b.driver.get(address + "sweep.html")
        b.until("return performance.getEntriesByName('first-contentful-paint').length > 0", "the page is painted")
        paints.append(b.js("return performance.getEntriesByName('first-contentful-paint')[0].startTime"))
    b.settle()
    # As in a drag, h moves by some samples in each frame; the pointer of a driven browser is too slow to show it.
    frames = sorted(b.driver.execute_async_script("""
        const done = arguments[0], took = [];
        let last = 0, k = 0;
        const frame = time => {
            if (last)
                took.push(time - last);
            last = time;
            change({ step: 480 - 3 * k++ });
            if (k < 140)
                requestAnimationFrame(frame);
            else
                done(took);
        };
        requestAnimationFrame(frame);"""))
    # How long one update takes in the script, beside the waiting for the screen.
    update = b.js("const n = 100, t = performance.now(); for (let i = 0; i < n; i++) change({ step: 100 + i * 2 }); return (performance.now() - t) / n")
    draw = b.js("const n = 12, t = performance.now(); for (let i = 0; i < n; i++) change({ method: i % 4 }); return (performance.now() - t) / n")
    elements = b.js("return document.querySelectorAll('#page *').length")
    print(f"browser: page {os.path.getsize('sweep.html') / 1000:.0f} kB, {elements} elements; first paint {statistics.median(paints[1:]):.0f} ms warm; "
          f"frames while dragging {statistics.median(frames):.1f} ms, 95 of 100 below {frames[int(len(frames) * 0.95)]:.1f}; an update {update:.1f} ms, a redrawing {draw:.1f} ms; {pages} pages on paper")


kinds = ["hessian", "jacobian", "one", "stencil", "forecast", "cache", "sweep", "optimal", "gradient", "formats", "zero", "wrong", "right", "diff", "undecided", "points", "long", "noise", "descent", "compare", "scan", "wide", "wide_hessian",
         "report"]

make_pages()
b = Browser()
try:
    b.begin()
    the_sweep(b)
    the_report(b)
    the_kinds(b)
    the_tables(b)
    the_hostile(b)
    everywhere(b, kinds, {"sweep", "gradient", "wrong", "noise", "diff", "report", "hessian", "stencil", "descent", "cache"})
    figures(b, on_paper(b, kinds))
    b.silent(("file://" + here, "about:", "blob:null", "chrome"), "nothing is asked of anywhere")
    without_script(b)
finally:
    b.close()
done("pages")
