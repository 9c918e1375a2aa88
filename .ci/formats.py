"""Read the reports in a folder with the libraries of others, and hold them to the limits of their readers."""

import csv
import gzip
import html.parser
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

folder = pathlib.Path(sys.argv[1])


def must(holds, what):
    if not holds:
        sys.exit(f"error: {what}")


def read(name):
    return (folder / name).read_text(encoding="utf-8")


class Page(html.parser.HTMLParser):
    """Which elements a page has, and which of them are still open."""

    def __init__(self):
        super().__init__()
        self.seen = set()
        self.open = []

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        must(self.open and self.open.pop() == tag, f"a page closes {tag} where it is not open")


for path in sorted(folder.glob("*.sarif")):
    log = json.loads(path.read_text(encoding="utf-8"))
    results = [result for run in log["runs"] for result in run["results"]]
    must(len(results) <= 5000, f"{path.name}: GitHub shows 5,000 results, not {len(results)}")
    must(len(gzip.compress(path.read_bytes())) < 10_000_000, f"{path.name}: GitHub takes 10 MB")
for name in ["many.sarif", "all.sarif"]:
    run = json.loads(read(name))["runs"][0]
    notes = [note for one in run["invocations"] for note in one.get("toolExecutionNotifications", [])]
    texts = " ".join(note["message"]["text"] for note in notes)
    must(len(run["results"]) == 5000, f"{name}: the room is used")
    must("findings were left out" in texts, f"{name}: what was cut is told: {texts}")
for tree in ["tree-en", "tree-es", "many"]:
    open_findings = len(json.loads(read(f"{tree}.gitlab"))["vulnerabilities"])
    commands = read(f"{tree}.github").splitlines()
    for level in ["error", "warning", "notice"]:
        shown = sum(line.startswith(f"::{level} ") for line in commands)
        must(shown <= 10, f"{tree}.github: GitHub shows ten of each level, not {shown}")
    # What a runner takes for a command, in both of its forms.
    known = re.compile(r"::(error|warning|notice) [^\r\n]*title=[^:]*::")
    for line in commands:
        must(known.match(line) or not ("##[" in line or line.lstrip().startswith("::")), f"{tree}.github: {line}")
    must(len(read(f"{tree}.markdown").encode()) <= 900_000, f"{tree}.markdown: the summary of a job is 1 MiB at most")
    suite = xml.fromstring(read(f"{tree}.junit")).find("testsuite")
    for count, element in [("tests", "testcase"), ("failures", "testcase/failure"), ("errors", "testcase/error")]:
        must(int(suite.get(count)) == len(suite.findall(element)), f"{tree}.junit: {count}")
    must(len(suite.findall("testcase/failure")) == open_findings, f"{tree}.junit: as many as the others tell")
    with open(folder / f"{tree}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    must(all(None not in row and None not in row.values() for row in rows), f"{tree}.csv: every row has every column")
    told = sum(row["row"] == "finding" and row["status"] == "open" for row in rows)
    must(told == open_findings, f"{tree}.csv: as many as the others tell")
    page = Page()
    page.feed(read(f"{tree}.html"))
    must(not page.open, f"{tree}.html: {page.open} stay open")
    must(not page.seen & {"script", "link", "img", "iframe", "form"}, f"{tree}.html: nothing runs or is loaded")
print("the reports are what their readers take")
