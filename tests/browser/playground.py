"""The playground: typed into, mended, dragged, shared by its address; its server asked for what it must not give."""

import json
import os
import re
import statistics
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

from browser import HSTAR, Browser, By, Keys, check, done

server = subprocess.Popen([HSTAR, "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
address = re.search(r"http://\S+/", server.stdout.readline()).group(0)


def status(url, **headers):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def field(b, name):
    return b.driver.find_element(By.ID, name)


def write(b, name, text):
    b.js("const e = document.getElementById(arguments[0]); e.focus(); e.select()", name)
    field(b, name).send_keys(text)


def answered(b, text, what):
    return b.until(f"return document.querySelector('#view h1') && document.querySelector('#view h1').textContent.replace(/\\u00a0/g, ' ').includes({json.dumps(text)})"
                   " && !document.body.classList.contains('stale')", what)


def the_server(b):
    check(status(address) == 200, "the page is served")
    check(status(address.rsplit("/", 2)[0] + "/") == 404, "without its token there is nothing")
    check(status(address.rsplit("/", 2)[0] + "/" + "0" * 32 + "/") == 404, "nor with another token")
    check(status(address, Host="hstar.example.org") in (400, 403, 404, 421), "another host's name is refused")
    check(status(address + "sweep?f=sin(x)&x=1", Origin="https://example.org") in (400, 403, 404), "another origin is refused")
    with urllib.request.urlopen(address + "sweep?f=" + urllib.parse.quote("sin(x)") + "&x=1&points=100", timeout=10) as answer:
        data = json.load(answer)
    check(len(data["result"]["h"]) == 100 and data["words"]["question"], "an answer has the result and its words")


def typing(b):
    b.open(address, ".playground")
    answered(b, "x = 1", "the first example is drawn")
    write(b, "play-f", "exp(x)*cos(2*x)")
    answered(b, "exp(x)*cos(2*x)", "what is typed is answered")
    check(b.js("return document.activeElement.id") == "play-f", "the field keeps the focus while the page changes")
    write(b, "play-x", "0.7")
    answered(b, "x = 0.7", "x moves")
    field(b, "play-x").send_keys(Keys.ARROW_UP)
    answered(b, "x = 0.8", "an arrow moves x by its last digit")
    b.js("const s = document.querySelector('.playground input[type=range]'); s.value = 20; s.dispatchEvent(new Event('input')); s.dispatchEvent(new Event('change'))")
    answered(b, "x = 1", "the slider moves x")

    # An example, and one of the catalogue.
    b.click(".examples button:nth-of-type(3)")
    answered(b, "x = 1000", "an example")
    b.js("const s = document.querySelector('.examples select'); s.selectedIndex = 2; s.dispatchEvent(new Event('change'))")
    name = b.js("return document.querySelector('.examples select').selectedOptions[0].textContent")
    answered(b, name.split(": ")[1].split(" at ")[0], "a function of the catalogue")

    # A mistake: told with its place, the old curve pale, mended by a click.
    write(b, "play-f", "exp(x)*sn(x)")
    b.until("return !document.querySelector('.mistake').hidden", "a mistake is told")
    check("sn" in b.text(".mistake mark"), "its place is marked", b.text(".mistake"))
    check("^" in b.text(".mistake pre"), "by a caret, too")
    check(b.js("return document.body.classList.contains('stale')"), "what is drawn is pale: it is not of what was typed")
    check(b.js("return document.getElementById('play-f').getAttribute('aria-invalid')") == "true", "the field is marked as wrong")
    b.accessible("a mistake in the playground", ["aria-valid-attr-value", "label", "aria-allowed-attr", "button-name"])
    b.click(".mend")
    answered(b, "exp(x)*sin(x)", "a click mends it")
    check(b.js("return document.querySelector('.mistake').hidden"), "the mistake is gone")

    # Nonsense is answered, too.
    for text in ("<img src=x onerror=alert(1)>", "(" * 400, "\"'", "x" * 300):
        write(b, "play-f", text)
        b.until("return !document.querySelector('.mistake').hidden && !document.body.classList.contains('busy')", "nonsense is a mistake: " + text[:20])
    # What has no derivative is answered, not drawn.
    write(b, "play-f", "1/0*x")
    answered(b, "1/0*x", "what is nowhere defined")
    check("No step" in b.text(".answer"), "nothing is recommended where nothing is known", b.text(".answer"))
    write(b, "play-f", "2")
    answered(b, "of 2 at", "a constant")
    check(b.js("return document.images.length") == 0, "no markup that is typed becomes markup")

    # Methods, formats, several variables.
    write(b, "play-f", "sin(x)")
    write(b, "play-x", "1")
    answered(b, "sin(x) at x = 1", "well again")
    b.click(".method input[value=richardson]")
    b.until("return document.querySelectorAll('.panel').length === 5", "a method more")
    b.click(".format input[value=half]")
    b.until("return document.querySelectorAll('.panel').length === 6", "a format more makes room: six curves")
    check(b.js("return document.querySelector('.mistake').hidden"), "and is no mistake")
    b.click(".format input[value=half]")
    b.until("return document.querySelectorAll('.panel').length === 3", "without it three are left")
    for name in ("forward", "backward", "central", "five-point", "richardson"):
        b.js("const e = document.querySelector(`.method input[value=${arguments[0]}]`); if (!e.checked) e.click()", name)
    b.until("return document.querySelectorAll('.panel').length === 5", "all five again")
    for name in ("forward", "backward", "five-point", "richardson"):
        b.click(f".method input[value={name}]")
    b.click(".format input[value=float]")
    b.until("return document.querySelectorAll('.panel').length === 2 && /float/.test(document.querySelector('.panels').textContent)", "a format more")
    b.click(".format input[value=float]")
    write(b, "play-x", "x=1,y=2")
    write(b, "play-f", "sin(x)*y")
    answered(b, "y = 2", "two variables")
    b.until("return !!document.querySelector('select.component')", "a component can be chosen")


def sharing(b):
    write(b, "play-x", "0.5")
    write(b, "play-f", "log(x)")
    answered(b, "log(x) at x = 0.5", "log(x)")
    b.js("document.activeElement.blur()")
    b.keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    h = b.text(".h-now b")
    b.until("return /f=log/.test(location.hash) && /h=/.test(location.hash)", "the address holds f and h")
    time.sleep(0.4)
    shared = b.driver.current_url
    b.open(shared, ".playground")
    answered(b, "log(x) at x = 0.5", "the address brings f and x back")
    b.until(f"return document.querySelector('.h-now b').textContent === {json.dumps(h)}", "and h")
    links = b.js("return [...document.querySelectorAll('.saves a')].map(a => a.href)")
    check(len(links) == 3, "three things to save", links)
    for link in links:
        check(status(link) == 200, "saving works: " + link[:90])


def figures(b):
    b.open(address, ".playground")
    answered(b, "x = 1", "the first example")
    took = []
    # From the input's event to the redrawn chart, a frame included.
    for k in range(12):
        took.append(b.driver.execute_async_script("""
            const done = arguments[1], began = performance.now(), field = document.getElementById('play-x');
            const chart = document.querySelector('#view .chart');
            field.value = arguments[0];
            new MutationObserver((changes, me) => {
                if (document.querySelector('#view .chart') === chart)
                    return;
                me.disconnect();
                requestAnimationFrame(() => done(performance.now() - began));
            }).observe(document.getElementById('view'), { childList: true, subtree: true });
            field.dispatchEvent(new Event('input'));""", str(1 + (k + 1) / 8)))
        time.sleep(0.05)
    print(f"browser: from a key to the new curve of 500 steps {statistics.median(took):.0f} ms, at best {min(took):.0f}")


b = Browser()
try:
    b.begin()
    the_server(b)
    typing(b)
    sharing(b)
    for scheme in ("light", "dark"):
        b.scheme(scheme)
        b.settle()
        b.accessible("the playground, " + scheme, None if scheme == "light" else ["color-contrast"])
    for width in (1280, 400, 320):
        b.width(width)
        b.settle()
        found = b.overflow()
        check(not found, f"the playground fits {width} pixels", found)
    b.width(1280)
    figures(b)
    b.silent((address, "about:", "blob:", "chrome", "data:image"), "nothing is asked of anybody else")
finally:
    b.close()
    server.terminate()
    server.wait(10)
done("playground")
