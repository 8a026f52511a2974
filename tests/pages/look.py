#!/usr/bin/env python3
"""Opens pages in headless Chromium and tells what people would stumble over: look.py FOLDER CODES [--pictures].

Pages are FOLDER/NAME.LANG.html; CODES has the texts of all tickets, one a line. Prints of the pages go beside them,
and pictures when asked for.
Chromium is driven through a pipe (https://chromedevtools.github.io/devtools-protocol/), with nothing to install.
"""
import base64
import json
import os
import re
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

MEASURE = (Path(__file__).parent / "measure.js").read_text()
CARDS = """[...document.querySelectorAll("figure:has(svg.qr)")].map((card) => {
  const {x, y, width, height} = card.getBoundingClientRect();
  return {x: x + scrollX, y: y + scrollY, width, height};
})"""
A4 = {"paperWidth": 8.27, "paperHeight": 11.69}
# Widths in pixels; on paper, of A4 within the margins of the page.
VIEWS = {"390": (390, 844, "screen"), "1280": (1280, 800, "screen"), "paper": (673, 1000, "print")}
# Pages with codes: how many of the tickets, from the first.
WITH_TICKETS = {"tickets": None, "badges-with-tickets": None, "ticket": 1}


class Chromium:
    """One browser with one page."""

    def __init__(self, profile):
        there, ours_in = os.pipe()
        ours_out, back = os.pipe()
        command = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                   "--no-first-run", "--hide-scrollbars", "--remote-debugging-pipe", f"--user-data-dir={profile}"]

        def hand_over():
            # Above what is moved, so that neither is closed before it is.
            high = [os.dup(there), os.dup(back)]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self.process = subprocess.Popen(command, preexec_fn=hand_over, close_fds=False,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(there)
        os.close(back)
        self.writes, self.reads = ours_in, os.fdopen(ours_out, "rb")
        self.number, self.buffer, self.events, self.session = 0, b"", [], None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.ask(domain + ".enable")

    def message(self):
        while b"\0" not in self.buffer:
            more = self.reads.read1(1 << 20)
            if not more:
                raise SystemExit("pages: chromium ended")
            self.buffer += more
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def ask(self, method, **params):
        self.number += 1
        request = {"id": self.number, "method": method, "params": params}
        if self.session:
            request["sessionId"] = self.session
        self.send(request)
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit(f"pages: {method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def send(self, request):
        data = json.dumps(request).encode() + b"\0"
        while data:
            data = data[os.write(self.writes, data):]

    def open(self, path):
        """Loads a page; what it complained about."""
        self.events = []
        self.ask("Page.navigate", url=path.resolve().as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.message())
        return [self.complaint(event) for event in self.events if self.complaint(event)]

    @staticmethod
    def complaint(event):
        if event.get("method") == "Log.entryAdded":
            return event["params"]["entry"]["text"]
        if event.get("method") in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            return json.dumps(event["params"])[:200]
        return None

    def view(self, width, height, media, scheme="light"):
        self.ask("Emulation.setEmulatedMedia", media=media,
                 features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2, mobile=False)

    def measure(self, lang):
        answer = self.ask("Runtime.evaluate", expression=f"({MEASURE})({json.dumps(lang)})", returnByValue=True)
        if "exceptionDetails" in answer:
            raise SystemExit("pages: " + json.dumps(answer["exceptionDetails"]))
        return answer["result"]["value"]

    def picture(self, clip=None):
        """A PNG of a part of the page, or of all of it."""
        if not clip:
            size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 8000)}
        shot = self.ask("Page.captureScreenshot", format="png", clip=clip | {"scale": 1}, captureBeyondViewport=True)
        return base64.b64decode(shot["data"])

    def cards(self):
        """A PNG of each card with a code, by itself as it is held before a camera: of several codes in one picture a
        reader at times finds all but one."""
        answer = self.ask("Runtime.evaluate", expression=CARDS, returnByValue=True)
        return [self.picture(box) for box in answer["result"]["value"]]

    def print(self, file):
        printed = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True, **A4)
        file.write_bytes(base64.b64decode(printed["data"]))


def paper_faults(pdf):
    """Each page of it is A4 to the millimetre."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    if not boxes:
        return ["no page in print"]
    return [f"a page of {width.decode()} by {height.decode()} points"
            for width, height in set(boxes) if abs(float(width) - 595.3) > 3 or abs(float(height) - 841.9) > 3]


def codes_in(picture):
    read = subprocess.run(["zbarimg", "--quiet", "--raw", "-"], input=picture, capture_output=True, check=False)
    return read.stdout.decode().split()


def look(browser, page, tickets, pictures):
    """What is wrong with a page, as lines."""
    name, lang = page.name.split(".")[:2]
    faults = ["says " + text for text in browser.open(page)]
    for view, (width, height, media) in VIEWS.items():
        browser.view(width, height, media)
        faults += [f"{view}: {fault}" for fault in browser.measure(lang)]
        if pictures:
            page.with_suffix(f".{view}.png").write_bytes(browser.picture())
        if name in WITH_TICKETS:
            read = [codes_in(card) for card in browser.cards()]
            expected = [[ticket] for ticket in tickets[:WITH_TICKETS[name]]]
            wrong = [n for n, (found, printed) in enumerate(zip_longest(read, expected), 1) if found != printed]
            if wrong:
                faults.append(f"{view}: on cards {wrong} another code than the ticket's is read, or none")
    pdf = page.with_suffix(".pdf")
    browser.print(pdf)
    return faults + paper_faults(pdf.read_bytes())


def main(folder, tickets, pictures=None):
    pages = sorted(Path(folder).glob("*.html"))
    if len(pages) < 60:
        raise SystemExit(f"pages: only {len(pages)} pages")
    tickets = Path(tickets).read_text().split()
    browser = Chromium(Path(folder).resolve().parent / "profile")
    wrong = 0
    for page in pages:
        faults = look(browser, page, tickets, pictures == "--pictures")
        wrong += bool(faults)
        for fault in faults:
            print(f"{page.name}: {fault}", flush=True)
    browser.process.terminate()
    browser.process.wait()
    print(f"{len(pages)} pages at {', '.join(VIEWS)}, {wrong} with faults")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
