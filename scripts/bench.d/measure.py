"""Runs that take turns, and what they took."""

import dataclasses
import json
import os
import pathlib
import statistics
import subprocess
import sys

from tools import FINE


@dataclasses.dataclass
class Command:
    """One thing to be measured."""

    label: str  # what it is called in its case
    tool: str
    words: list
    shown: str  # as a reader would type it
    cwd: str = "."
    feed: list | None = None  # whose output is its standard input
    memory: int = 0  # bytes of address space that it may have; 0: any

    def is_fine(self, code):
        return code in FINE.get(self.tool, (0, 1))


@dataclasses.dataclass
class Result:
    """What the runs of one command took."""

    walls: list = dataclasses.field(default_factory=list)  # seconds
    cpus: list = dataclasses.field(default_factory=list)  # seconds, of all threads and children
    peaks: list = dataclasses.field(default_factory=list)  # bytes
    others: float = 0.0  # seconds that other programs used of the cores during those runs that were not stopped
    beside: float = 0.0  # seconds that those runs took
    trouble: str = ""
    stopped: float = 0.0  # seconds after which a run was stopped; 0 if none was
    spent: float = 0.0

    def add(self, run, command, stop):
        self.spent += run["wall"]
        self.walls.append(run["wall"])
        self.cpus.append(run["cpu"])
        self.peaks.append(run["peak"])
        if not run["stopped"]:  # what is killed may leave children whose time is nobody's
            self.others, self.beside = self.others + run["others"], self.beside + run["wall"]
        if run["stopped"]:
            self.stopped, self.trouble = stop, f"stopped after {stop:.0f} s"
        elif not command.is_fine(run["code"]):
            self.trouble = f"ended with {run['code']}"

    def kept(self, values):
        """The first run warms up, and counts where there are not three others."""
        return values[1:] if len(values) > 3 else values

    def median(self, what="walls"):
        return statistics.median(self.kept(getattr(self, what)))

    def spread(self):
        kept = self.kept(self.walls)
        return min(kept), max(kept)

    def peak(self):
        return max(self.peaks)


class Runner:
    """The process that runs commands; see runner.py."""

    def __init__(self, home):
        home.mkdir(parents=True, exist_ok=True)
        # No configuration of the person who runs this; caches of the tools are kept, and warm.
        self.env = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "NO_COLOR": "1",
                    "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}
        self.child = subprocess.Popen([sys.executable, "-I", "-S", pathlib.Path(__file__).with_name("runner.py")],
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def once(self, command, stop):
        job = {"command": command.words, "cwd": str(command.cwd), "feed": command.feed, "memory": command.memory,
               "stop": stop, "env": self.env}
        self.child.stdin.write(json.dumps(job) + "\n")
        self.child.stdin.flush()
        return json.loads(self.child.stdout.readline())

    def measure(self, commands, runs, budget):
        """Run each command once and then `runs` times, in turn, each round from another one on. Whoever has used `budget`
        seconds is not run again, and one run is stopped after as many."""
        results = {command.label: Result() for command in commands}
        for turn in range(runs + 1):
            first = turn % len(commands)
            for command in commands[first:] + commands[:first]:
                result = results[command.label]
                if not result.trouble and result.spent < budget:
                    result.add(self.once(command, budget), command, budget)
        return results
