"""What is measured: the commands of each tool."""

import os
import re
import shutil
import subprocess

# name, package that it comes in, command that tells the version
TOOLS = {
    "monoleaks": "{monoleaks} --version",
    "ripgrep": "{rg} --version",
    "git": "git --version",
    "kingfisher": "{kingfisher} --version",
    "betterleaks": "{betterleaks} --version",
    "ripsecrets": "{ripsecrets} --version",
    "detect-secrets": "{detect-secrets} --version",
}
PEERS = ("kingfisher", "betterleaks", "ripsecrets", "detect-secrets")
KINGFISHER = "{kingfisher} scan --no-validate --no-update-check --quiet --format jsonl"
BETTERLEAKS = "{betterleaks} {mode} --no-banner --log-level error --jsonl --output -"

# How each scanner is asked to read files: its defaults, no question to a provider, every file, nothing but the report.
SCAN = {
    "monoleaks": "{monoleaks} scan --no-config --no-ignore --threads {threads}",
    "kingfisher": KINGFISHER + " --git-history none",
    "betterleaks": BETTERLEAKS.replace("{mode} ", ""),
    "ripsecrets": "{ripsecrets}",
    "detect-secrets": "{detect-secrets} scan --all-files --no-verify",
}
# And a history. The others have no such mode.
HISTORY = {
    "monoleaks": "{monoleaks} scan --no-config --threads {threads} --history",
    "kingfisher": KINGFISHER + " --git-history full .",
    "betterleaks": BETTERLEAKS.replace("{mode}", "git") + " .",
}
# Exit codes that say that a tool has done its work: with findings, or without.
FINE = {"kingfisher": (0, 200, 205), "git": (0,), "detect-secrets": (0,)}
OLDEST_RIPGREP = 14  # those before are built without the fast search


class Programs:
    """Where each program is, and which version."""

    def __init__(self, monoleaks, peers):
        path = os.pathsep.join((str(peers / "bin"), os.environ["PATH"]))
        self.paths = {"monoleaks": str(monoleaks)}
        for name in ("rg", *PEERS):
            if found := shutil.which(name, path=path):
                self.paths[name] = found
        self.versions, self.missing = {}, {}
        for name, command in TOOLS.items():
            self.ask(name, command)

    def leave_out(self):
        """Measure no other scanner."""
        for name in PEERS:
            self.versions.pop(name, None)
            self.missing[name] = "was left out"

    def ask(self, name, command):
        try:
            told = subprocess.run(self.words(command), capture_output=True, text=True, check=False)
            self.versions[name] = re.search(r"\d+\.\d+[\w.-]*", told.stdout + told.stderr)[0]
        except (KeyError, OSError, TypeError):
            self.missing[name] = "is not installed"
            return
        if name == "ripgrep" and int(self.versions[name].partition(".")[0]) < OLDEST_RIPGREP:
            self.missing[name] = f"is {self.versions.pop(name)}, which is too old to be compared with"

    def words(self, command, **filled):
        """The words of a command. What stands in braces is filled in; KeyError if a program is missing."""
        return [part for word in command.split() for part in self.filled(word, filled)]

    def filled(self, word, filled):
        value = filled.get(word.strip("{}")) if word.startswith("{") else None
        if isinstance(value, list):
            return value
        return [re.sub(r"\{([\w-]+)\}", lambda name: str(filled[name[1]] if name[1] in filled else self.paths[name[1]]), word)]

    def shown(self, command, **filled):
        """The command as a reader would type it."""
        return " ".join(re.sub(r"\{([\w-]+)\}", lambda name: str(filled.get(name[1], name[1])), word) for word in command.split())
