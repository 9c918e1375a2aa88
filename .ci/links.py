"""Fail where a Markdown file of the repository links to a file or a heading that does not exist."""

import pathlib
import re
import subprocess
import sys

FENCE = re.compile(r"^```.*?^```", re.M | re.S)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+?) *$", re.M)


def anchors(text):
    """The anchors of the headings, as GitHub makes them."""
    for heading in HEADING.findall(FENCE.sub("", text)):
        plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).lower()
        yield re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


PAGES = ["*.md", ":!tests", ":!examples"]  # those hold other people's pages, so to speak
listed = subprocess.run(["git", "ls-files", "-z", "--", *PAGES], capture_output=True, check=True)
broken = 0
for name in filter(None, listed.stdout.decode().split("\0")):
    page = pathlib.Path(name)
    for target in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        goal = page.parent / path if path else page
        if not goal.exists():
            print(f"{page}: no such file: {target}")
        elif anchor and anchor not in set(anchors(goal.read_text(encoding="utf-8"))):
            print(f"{page}: no such heading: {target}")
        else:
            continue
        broken += 1
sys.exit(1 if broken else 0)
