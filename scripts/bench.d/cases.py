"""What is measured, and what must hold."""

import dataclasses
import os
import pathlib
import sys

from inputs import log_files
from lines import KINDS, LINE
from measure import Command
from tools import HISTORY, PEERS, SCAN

STEPS = (1, 2, 4, 8)
NAMED = "{rg} --no-mmap -c -F "  # it maps files that are named otherwise, which costs more than reading them
STREAM = 10_000_000_000  # bytes of the stream on standard input
ENOUGH = 4 << 30  # bytes of address space for a program whose memory is measured: the machine must live on


@dataclasses.dataclass
class Bound:
    """What must hold: a ratio of two medians, or a value in a unit."""

    work: str
    measured: str  # label of a command
    against: str | None  # label of another; None: the measured value alone
    limit: float
    unit: str = "×"  # "×", "ms", "ms of CPU", "MB"


@dataclasses.dataclass
class Case:
    title: str
    commands: list
    facts: dict
    bounds: list = dataclasses.field(default_factory=list)
    often: float = 1.0  # how much more often, or seldom, it is run
    grows: list = dataclasses.field(default_factory=list)  # the steps, where time is told by them
    step: str = ""  # what grows
    counted: str = ""  # label of the command whose findings are counted


class Cases:
    """Every case is a method that prepares its input."""

    def __init__(self, programs, inputs, asked):
        self.programs, self.inputs, self.asked = programs, inputs, asked
        self.threads = asked.threads

    def names(self):
        names = ["source", "logs", "bearer", "history", "planted", "staged", "start", "lines", "stream", "size", "files", "cores",
                 "hits", "findings"]
        return names + (["given_history"] if self.asked.history else [])

    def command(self, tool, template, cwd, label=None, paths=(), where="", **more):
        """A command, or none where its program is missing."""
        filled = {"threads": more.pop("threads", self.threads)}
        template += " {paths}" if paths else ""
        try:
            words = self.programs.words(template, **filled, paths=list(paths))
        except KeyError:
            return []
        shown = self.programs.shown(template, **filled, paths=where or ".")
        return [Command(label or tool, tool, words, shown, cwd=cwd, **more)] if tool not in self.programs.missing else []

    def scans(self, cwd, paths, where, tools=("monoleaks", *PEERS), suffix=""):
        return [command for tool in tools
                for command in self.command(tool, SCAN[tool], cwd, tool + suffix, paths, where)]

    def reading(self, title, prepared, search, limits):
        """Files against ripgrep, and against scanners."""
        folder, facts = prepared
        commands = self.scans(folder, ["."], ".") + self.command("ripgrep", search, folder, paths=["."])
        rg, peers = limits
        bounds = [Bound(title, "monoleaks", "ripgrep", rg),
                  *(Bound(title, "monoleaks", peer, peers) for peer in ("kingfisher", "betterleaks"))]
        return Case(title, commands, facts, bounds, counted="monoleaks")

    def source(self):
        prepared = self.inputs.source(self.asked.source)
        return self.reading("Real source", prepared, "{rg} -uu -c -F cuentamono", (1.1, 0.1))

    def logs(self):
        title = "Logs, a Bearer line beside a Mono host in 50,000"
        return self.reading(title, self.inputs.logs(), "{rg} -c -F cuentamono", (1.6, 0.05))

    def bearer(self):
        title = "Logs, a Bearer line in every request, few of them Mono's"
        return self.reading(title, self.inputs.bearer(), "{rg} -c -F Bearer", (4.0, 0.05))

    def a_history(self, title, prepared, limit, peers):
        folder, facts = prepared
        commands = [command for tool, template in HISTORY.items() if tool == "monoleaks" or peers
                    for command in self.command(tool, template, folder)]
        reading = "git cat-file --batch-all-objects --batch --unordered --buffer"
        commands += self.command("git", reading, folder, "git cat-file")
        bounds = [Bound(title, "monoleaks", "git cat-file", limit)] if limit else []
        bounds += [Bound(title, "monoleaks", peer, 0.1) for peer in ("kingfisher", "betterleaks") if peers and limit]
        return Case(title, commands, facts, bounds, often=0.7, counted="monoleaks")

    def history(self):
        return self.a_history("History, nothing to be found", self.inputs.history(0), 0.45, True)

    def planted(self):
        return self.a_history("History, 50 keys planted, commits told", self.inputs.history(50), 1.0, False)

    def given_history(self):
        given = self.asked.history.resolve()
        return self.a_history(f"History of {given.name}", (given, {"repository": given.name}), 0.45, True)

    def staged(self):
        folder, facts = self.inputs.staged(50_000)
        title = f"Staged scan, three files, repository of {facts['files']:,}"
        commands = self.command("monoleaks", "{monoleaks} scan --staged", folder)
        commands += self.command("git", "git diff --cached --name-only", folder, "git diff --cached")
        return Case(title, commands, facts, [Bound(title, "monoleaks", "git diff --cached", 2.0)], often=5, counted="monoleaks")

    def start(self):
        folder, facts = self.inputs.staged(100)
        commands = [
            *self.command("monoleaks", "{monoleaks} --version", folder, "--version"),
            *self.command("monoleaks", "{monoleaks} scan --staged", folder, "staged, small repository"),
            Command("true", "git", ["/bin/true"], "/bin/true", cwd=folder),
        ]
        bounds = [Bound("Start-up", "--version", None, 2, "ms"),
                  Bound("Staged scan, three files, small repository", "staged, small repository", None, 10, "ms of CPU")]
        return Case("Start-up", commands, facts, bounds, often=5)

    def lines(self):
        folder, _ = self.inputs.long_lines()
        commands, bounds = [], []
        for kind in KINDS:
            file = kind.replace(" ", "-").replace("'", "")
            for form in ("one", "ten"):
                commands += self.command("monoleaks", SCAN["monoleaks"], folder, f"{form}: {kind}", [f"{file}.{form}.txt"], f"{file}.{form}.txt")
            bounds.append(Bound(f"One line of 4 MB or ten of 400 kB: {kind}", f"one: {kind}", f"ten: {kind}", 1.2))
        # What the last kind costs is what its findings cost: it is full of them.
        return Case("Long lines", commands, {"bytes a file": LINE}, bounds, often=2, counted=f"one: {[*KINDS][-1]}")

    def stream(self):
        size = STREAM // self.inputs.small
        feeder = pathlib.Path(__file__).with_name("stream.py")
        commands, bounds = [], []
        for label, every, name in (("few hits", 0, "few"), ("hits in every request", 1, "many")):
            folder, _ = self.inputs.stream(every, name)
            feed = [sys.executable, str(feeder), log_files(folder)[0], str(size)]
            commands += self.command("monoleaks", "{monoleaks} scan --no-config --threads {threads} -", folder, label, feed=feed, memory=ENOUGH)
            bounds.append(Bound(f"Peak memory, a stream of {size / 1e9:g} GB, {label}", label, None, 64, "MB"))
        return Case("A stream on standard input", commands, {"bytes": size}, bounds, often=0)

    def growth(self, title, step, commands, facts, steps=STEPS):
        return Case(title, commands, facts, often=0.5, grows=list(steps), step=step)

    def size(self):
        folder, facts = self.inputs.logs()
        commands = []
        for step in STEPS:
            paths = log_files(folder, step)
            commands += self.scans(folder, paths, "…", ("monoleaks", "kingfisher", "betterleaks"), f" {step}×")
            commands += self.command("ripgrep", NAMED + "cuentamono", folder, f"ripgrep {step}×", paths, "…")
        total = sum(os.path.getsize(path) for path in log_files(folder, 1))
        return self.growth("Growth with size: logs", "size", commands, {**facts, "bytes at 1×": total})

    def files(self):
        parts = [self.inputs.grown("files", step) for step in range(1, STEPS[-1] + 1)]
        commands = []
        for step in STEPS:
            paths = [str(folder) for folder, _ in parts[:step]]
            commands += self.scans(self.inputs.work, paths, "…", ("monoleaks", "kingfisher", "betterleaks"), f" {step}×")
            commands += self.command("ripgrep", "{rg} -uu -c -F cuentamono", self.inputs.work, f"ripgrep {step}×", paths, "…")
        return self.growth("Growth with files: made-up source", "files", commands, {"files at 1×": parts[0][1]["files"]})

    def cores(self):
        folder, facts = self.inputs.source(self.asked.source)
        steps = [step for step in STEPS if step <= len(os.sched_getaffinity(0))]
        commands = []
        for step in steps:
            commands += self.command("monoleaks", SCAN["monoleaks"], folder, f"monoleaks {step}×", ["."], threads=step)
            commands += self.command("ripgrep", "{rg} --threads {threads} -uu -c -F cuentamono", folder, f"ripgrep {step}×", ["."], threads=step)
        return self.growth("Growth with cores: real source", "cores", commands, facts, steps)

    def stepwise(self, kind, title, search):
        commands, facts = [], {}
        for step in STEPS:
            folder, facts[f"{step}×"] = self.inputs.grown(kind, step)
            paths = log_files(folder)
            commands += self.scans(folder, paths, "…", ("monoleaks", "kingfisher", "betterleaks"), f" {step}×")
            commands += self.command("ripgrep", search, folder, f"ripgrep {step}×", paths, "…")
        return self.growth(title, kind, commands, facts)

    def hits(self):
        return self.stepwise("hits", "Growth with hits: Bearer lines in logs of one size, none of Mono's", NAMED + "Bearer")

    def findings(self):
        return self.stepwise("findings", "Growth with findings: keys sent to Mono in logs of one size", NAMED + "cuentamono")
