"""What the tools are run on: made once, from a seed, and kept."""

import json
import os
import pathlib
import shutil
import subprocess

import lines
import logs
import repos
import source

MONO_SELDOM = 50_000  # lines between two that send a key to Mono; when small, a hundredth


class Inputs:
    """The folder of inputs. What is there is not made again."""

    def __init__(self, work, quick, seed):
        self.work, self.seed = work, seed
        self.small = 100 if quick else 1  # by how much everything is smaller
        self.seldom = MONO_SELDOM // self.small

    def made(self, name, make):
        """The folder of this name, and what is known of it; `make` writes into it, and returns what there is to know."""
        folder = self.work / f"{name}-{self.seed}{'-quick' if self.small > 1 else ''}"
        facts = folder.with_suffix(".json")
        if not facts.exists():
            print(f"making {folder.name}", flush=True)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            facts.write_text(json.dumps(make(folder) or {}), encoding="utf-8")
        return folder, json.loads(facts.read_text(encoding="utf-8"))

    def source(self, given):
        """Real source: a folder that was given, or Debian's Linux; when small, or where there is no Debian, a made-up one."""
        if given:
            return given, {"source": given.name, **size(given)}
        if self.small > 1:
            return self.made("source", lambda to: {"source": "made up", **source.tree(to, self.seed, 800), **size(to)})
        return self.made("linux", linux)

    def logs(self):
        return self.made("logs", lambda to: {**logs.folder(to, self.seed, 10, 200_000_000 // self.small, 0, self.seldom), **size(to)})

    def bearer(self):
        seed = f"{self.seed}-bearer"
        return self.made("bearer", lambda to: {**logs.folder(to, seed, 10, 200_000_000 // self.small, 1, self.seldom), **size(to)})

    def history(self, planted):
        commits = 30_000 // self.small
        name = "planted" if planted else "history"
        return self.made(name, lambda to: repos.history(to, self.seed, commits, planted))

    def staged(self, files):
        files = max(files // self.small, 100)
        return self.made(f"staged-{files}", lambda to: repos.staged(to, self.seed, files))

    def long_lines(self):
        return self.made("lines", lambda to: lines.folder(to, self.seed))

    def stream(self, every, name):
        """One file, that is repeated to make a stream."""
        return self.made(f"stream-{name}", lambda to: logs.folder(to, f"{self.seed}-{name}", 1, (64 << 20) // self.small, every, self.seldom))

    def grown(self, kind, step):
        """The part of a growing input that step 1, 2, 4, 8 adds or stands for."""
        seed = f"{self.seed}-{kind}-{step}"
        makers = {
            "files": lambda to: source.tree(to, seed, 5_000 // self.small),
            "hits": lambda to: {**logs.folder(to, seed, 2, 50_000_000 // self.small, 80 // step, 0), **size(to)},
            "findings": lambda to: {**logs.folder(to, seed, 2, 20_000_000 // self.small, 0, 400 // step), **size(to)},
        }
        return self.made(f"{kind}-{step}", makers[kind])


def size(folder):
    """How many files there are below a folder, and their bytes."""
    sizes = [os.lstat(os.path.join(where, name)).st_size for where, _, names in os.walk(folder) for name in names]
    return {"files": len(sizes), "bytes": sum(sizes)}


def linux(folder):
    """The source of Linux 6.1 as Debian has it."""
    package = "linux-source-6.1"
    # Not as the user _apt, who may not write here.
    subprocess.run(["apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (deb,) = folder.glob("*.deb")
    version = deb.name.split("_")[1]
    subprocess.run(["dpkg-deb", "-x", deb, folder / "deb"], check=True)
    deb.unlink()
    tar = folder / f"deb/usr/src/{package}.tar.xz"
    subprocess.run(["tar", "-xf", tar, "-C", folder], check=True)
    shutil.rmtree(folder / "deb")
    return {"source": f"Debian's {package} {version}", **size(folder)}


def log_files(folder, count=None):
    return [str(path) for path in sorted(pathlib.Path(folder).glob("*.log"))][:count]
