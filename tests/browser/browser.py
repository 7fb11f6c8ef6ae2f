"""A headless Chromium that is watched: its console, its requests; and checks that go on after a failure."""

import json
import os
import shutil
import subprocess
import sys
import time

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

HSTAR = os.environ["HSTAR"]
failures = []


def check(right, what, got=None):
    if not right:
        failures.append(what)
        print(f"FAILED: {what}" + (f"; got {got!r}" if got is not None else ""))
    return right


def done(name):
    print(f"{name}: " + (f"{len(failures)} failed" if failures else "all right"))
    sys.exit(1 if failures else 0)


def hstar(*words, status=0):
    said = subprocess.run([HSTAR, *words], capture_output=True, text=True)
    if status is not None and said.returncode != status:
        sys.exit(f"hstar {' '.join(words)}: exit status {said.returncode}, {said.stderr}")
    return said.stdout


class Browser:
    def __init__(self):
        options = Options()
        options.binary_location = shutil.which("chromium") or shutil.which("chromium-browser")
        for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
                     "--no-first-run", "--window-size=1280,900", "--force-device-scale-factor=1"):
            options.add_argument(word)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self.driver.set_page_load_timeout(20)
        self.requests = []
        self.cdp("Network.enable", {})

    def cdp(self, name, arguments):
        return self.driver.execute_cdp_cmd(name, arguments)

    def width(self, width, height=1400):
        self.cdp("Emulation.setDeviceMetricsOverride", dict(width=width, height=height, deviceScaleFactor=1, mobile=False))

    def scheme(self, name):
        self.cdp("Emulation.setEmulatedMedia", dict(media="", features=[dict(name="prefers-color-scheme", value=name)]))

    def open(self, address, wait="#view h1"):
        self.driver.get("about:blank")
        self.driver.get(address)
        self.until(f"return !!document.querySelector({json.dumps(wait)})", f"{address} shows {wait}")
        self.settle()

    def settle(self):
        """Two frames: what was changed is drawn."""
        self.driver.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))")

    def until(self, script, what, seconds=10):
        end = time.time() + seconds
        while time.time() < end:
            if self.driver.execute_script(script):
                return True
            time.sleep(0.02)
        return check(False, what)

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def text(self, selector):
        return self.js("const e = document.querySelector(arguments[0]); return e ? e.textContent : ''", selector).replace("\u00a0", " ")

    def box(self, selector):
        return self.js("const r = document.querySelector(arguments[0]).getBoundingClientRect(); return {x: r.x, y: r.y, w: r.width, h: r.height}", selector)

    def mouse(self, kind, x, y, **more):
        self.cdp("Input.dispatchMouseEvent", dict(type=kind, x=x, y=y, **more))

    def drag(self, start, end, steps=8, modifiers=0):
        """A drag with the left button; modifiers 8 is shift."""
        self.mouse("mouseMoved", *start, modifiers=modifiers)
        self.mouse("mousePressed", *start, button="left", clickCount=1, modifiers=modifiers)
        for i in range(1, steps + 1):
            self.mouse("mouseMoved", *(a + (b - a) * i / steps for a, b in zip(start, end)), button="left", buttons=1, modifiers=modifiers)
        self.mouse("mouseReleased", *end, button="left", clickCount=1, modifiers=modifiers)
        self.settle()

    def keys(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()
        self.settle()

    def click(self, selector):
        self.driver.find_element(By.CSS_SELECTOR, selector).click()
        self.settle()

    def console(self):
        return [line["message"] for line in self.driver.get_log("browser") if line["level"] in ("SEVERE", "WARNING")]

    def asked(self):
        """The addresses that were asked for since the last look."""
        found = []
        for line in self.driver.get_log("performance"):
            message = json.loads(line["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(message["params"]["request"]["url"])
        return found

    def begin(self):
        self.width(1280)
        self.scheme("light")
        self.asked()

    def silent(self, home, what):
        """Since the last look nothing was logged, and nothing asked of addresses that do not begin as those at home."""
        said = self.console()
        check(not said, "the console is silent", said[:5])
        away = [u for u in self.asked() if not u.startswith(home)]
        check(not away, what, away[:5])

    def overflow(self):
        return self.js("""
            const wide = document.documentElement.clientWidth, out = [];
            for (const e of document.querySelectorAll('#page *')) {
                // A wide window may scroll a table in its frame, a phone has to show all of it.
                if (e.closest(wide > 560 ? '.scroll, .aside, pre, .bar' : '.aside, pre, .bar') && !e.matches('.scroll, .bar .inner *'))
                    continue;
                if (e.closest('svg') && !e.matches('svg, svg text'))
                    continue;
                const r = e.getBoundingClientRect();
                if (r.width && (r.right > wide + 1.5 || r.left < -1.5) && !e.matches('.bar'))
                    out.push(e.tagName + '.' + (e.getAttribute('class') || '') + ' ' + Math.round(r.left) + ' to ' + Math.round(r.right));
            }
            return out.slice(0, 5)""")

    def accessible(self, what, rules=None):
        """axe-core's judgement, by all its rules or by some; false where it could not be installed."""
        place = os.environ.get("AXE", "")
        if not os.path.exists(place):
            return False
        if not self.js("return typeof axe === 'object'"):
            with open(place, encoding="utf-8") as file:
                self.js(file.read())
        found = self.driver.execute_async_script("const done = arguments[1]; axe.run(document, arguments[0]).then(r => done(r.violations.map(v => [v.id, v.help, v.nodes.slice(0, 3).map(n => n.html.slice(0, 140) + ' | ' + (n.any[0] || n.all[0] || n.none[0] || {}).message)])))",
            dict(resultTypes=["violations"], **({"runOnly": rules} if rules else {})))
        for rule, words, nodes in found:
            check(False, f"{what}: axe-core finds {rule}: {words}", nodes)
        return True

    def close(self):
        self.driver.quit()
