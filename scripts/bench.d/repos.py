"""Repositories from a seed: one with a long history, one with many files, one with few."""

import random
import subprocess

from logs import LETTERS
from source import Text

WHO = b"committer Ana Prueba <ana@example.com> %d -0500\n"
START = 1_600_000_000
GIT = ["git", "-c", "core.autocrlf=false", "-c", "gc.auto=0", "-c", "pack.threads=2"]


def git(where, *words, **options):
    return subprocess.run([*GIT, "-C", where, *words], check=True, stdout=subprocess.PIPE, **options).stdout


class History:
    """The stream of `git fast-import`: files that are born, edited a few lines at a time, and seldom removed."""

    def __init__(self, seed, commits, planted=()):
        self.text = Text(seed)
        self.random = random.Random(f"{seed}-edits")  # of its own: planting changes no other blob
        self.secrets = random.Random(f"{seed}-secrets")
        self.commits = commits
        self.planted = set(planted)
        self.files = {}  # path: lines
        self.paths = []
        self.born = 0

    def write(self, out):
        for number in range(self.commits):
            changes = dict(self.change() for _ in range(120 if number == 0 else self.random.choice((1, 1, 2, 2, 3, 4))))
            message = b"Change %d\n" % number
            out.write(b"commit refs/heads/main\nmark :%d\n" % (number + 1))
            out.write(WHO % (START + number * 4_000))
            out.write(b"data %d\n%s" % (len(message), message))
            if number:
                out.write(b"from :%d\n" % number)
            if number in self.planted:
                changes[f"config/{number}.env"] = self.secret()
            for path, content in changes.items():
                out.write(b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(content), content))
            if number - 1 in self.planted:  # removed by the next commit, as a leak is
                out.write(b"D config/%d.env\n" % (number - 1))
        out.write(b"done\n")

    def change(self):
        """A path and its new content."""
        if len(self.paths) < 120 or self.random.random() < 0.06:
            path = self.text.path(self.born)
            self.born += 1
            self.paths.append(path)
            size = min(int(self.random.lognormvariate(5.6, 0.8)) + 5, 4_000)
            self.files[path] = self.text.lines(size)
        else:  # what was changed lately is changed again
            at = len(self.paths) - 1 - int(self.random.random() ** 3 * len(self.paths))
            path = self.paths[at]
            lines = self.files[path]
            for _ in range(self.random.choice((1, 1, 2, 3, 5))):
                place = self.random.randrange(len(lines))
                lines[place:place + self.random.choice((0, 1, 1, 2))] = [self.text.line() for _ in range(self.random.choice((1, 1, 2)))]
        return path, "\n".join(self.files[path]).encode()

    def secret(self):
        value = "".join(self.secrets.choices(LETTERS, k=40))
        return b"MONO_URL=https://api.cuentamono.com\nMONO_API_KEY=%s\n" % value.encode()


def history(where, seed, commits, planted=0):
    """A bare repository, packed with deltas as after `git gc`, nothing in it that no ref reaches."""
    git(where, "init", "--quiet", "--bare", "--initial-branch=main", ".")
    chosen = random.Random(f"{seed}-planted").sample(range(1, commits), planted)
    with subprocess.Popen([*GIT, "-C", where, "fast-import", "--quiet", "--done"], stdin=subprocess.PIPE) as importer:
        History(seed, commits, chosen).write(importer.stdin)
    if importer.returncode:
        raise RuntimeError("git fast-import failed")
    git(where, "repack", "-adfq", "--window=10", "--depth=50")
    kinds = git(where, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectsize)").split(b"\n")
    blobs = [int(row.split()[1]) for row in kinds if row.startswith(b"blob")]
    return {"commits": commits, "objects": len(kinds) - 1, "blobs": len(blobs), "bytes of blobs": sum(blobs), "keys planted": planted}


def staged(where, seed, files):
    """A work tree of so many files, all committed, three of them changed and staged; one change holds a key of Mono."""
    git(where, "init", "--quiet", "--initial-branch=main", ".")
    text = Text(seed)
    with subprocess.Popen([*GIT, "-C", where, "fast-import", "--quiet", "--done"], stdin=subprocess.PIPE) as importer:
        out = importer.stdin
        out.write(b"commit refs/heads/main\n" + WHO % START + b"data 6\nBegin\n")
        for number in range(files):
            content = text.file(text.random.randrange(200, 2_000))
            out.write(b"M 100644 inline %s\ndata %d\n%s\n" % (text.path(number).encode(), len(content), content))
        out.write(b"done\n")
    git(where, "reset", "--quiet", "--hard")
    for number in (0, files // 2, files - 1):
        path = where / text.path(number)
        added = History(f"{seed}-{number}", 0).secret() if number == 0 else text.file(300)
        path.write_bytes(path.read_bytes() + added)
        git(where, "add", text.path(number))
    return {"files": files, "staged": 3, "keys staged": 1}
