"""The page: what was measured, in tables."""

import os
import pathlib
import platform

import plot

QUIET = 0.1  # the share of the cores that others may have before ratios are doubtful
INTRODUCTION = """\
## What the figures mean

- **Read the ratios, not the seconds.** Runs of a case take turns, so that whatever else the machine does hits all of them. It does
  not hit them alike: who has two threads loses more to a busy machine than who has one. So each case tells what share
  of the cores other programs had meanwhile. A ratio is one of medians; the spread is the shortest and the longest run. The
  first run of each warms up and does not count; files are in memory then, so a cold disk is not in any figure.
- **CPU** is the time of all threads and processes together. **Memory** is the most that one process had at once, as the kernel
  counts it; the process that starts the others has {floor}, and less than that cannot be told.
- ripgrep and git do less than any scanner: they are what reading costs. They show how far there is to go at most.
- The other scanners look for hundreds of providers' keys, and monoleaks for one's. That is a good reason for them to be slower.
  They run with their defaults, two threads where they choose so, and without asking any provider.
- A tool is not run again once it has used {budget:.0f} s in a case, and one run is stopped after as many. Then the table says so, and a
  ratio is a bound.
- Inputs are made from a seed by the script, but for the real source. Made-up text is more regular than real text; what is
  measured on it tells how time grows, and what reading costs, better than what a year of somebody's logs would take.

"""


def record(case, measured, found, asked):
    """What is kept of a case, as JSON."""
    rows = {}
    for command in case.commands:
        result = measured[command.label]
        low, high = result.spread()
        rows[command.label] = {"tool": command.tool, "shown": command.shown, "median": result.median(), "low": low, "high": high,
                               "cpu": result.median("cpus"), "peak": result.peak(), "runs": len(result.kept(result.walls)),
                               "trouble": result.trouble, "stopped": result.stopped}
    return {"title": case.title, "date": asked.date, "facts": case.facts, "found": found, "rows": rows, "step": case.step,
            "grows": case.grows, "counted": case.counted, "bounds": [judged(bound, rows) for bound in case.bounds], "others": others(measured.values())}


def others(results):
    """The share of all cores that other programs had meanwhile. None where no run came to its end."""
    beside = sum(result.beside for result in results) * len(os.sched_getaffinity(0))
    return max(0.0, sum(result.others for result in results) / beside) if beside else None


def judged(bound, rows):
    row, other = rows.get(bound.measured), rows.get(bound.against)
    kept = {"work": bound.work, "measured": bound.measured, "against": bound.against, "limit": limit(bound), "told": "not measured",
            "met": None}
    if row is None or bound.against and other is None:
        return kept
    broken = [side["trouble"] for side in (row, other) if side and side["trouble"] and not side["stopped"]]
    if broken:
        return kept | {"told": broken[0], "met": False if row["trouble"] else None}
    # What was stopped took at least so long.
    sign = "> " if row["stopped"] else "< " if other and other["stopped"] else ""
    value = value_of(bound, row, other)
    met = value <= bound.limit and not row["stopped"]
    if sign == "< " and not met:
        met = None  # it may be less than what is allowed: the other one was not let run long enough to know
    return kept | {"told": sign + shown_value(value, bound.unit), "met": met}


def value_of(bound, row, other):
    if bound.unit == "×":
        return row["median"] / other["median"]
    return {"ms": row["median"] * 1e3, "ms of CPU": row["cpu"] * 1e3, "MB": row["peak"] / 1e6}[bound.unit]


def shown_value(value, unit):
    return f"{value:.2f} ×" if unit == "×" and value >= 0.095 else f"{value:.3f} ×" if unit == "×" else f"{value:.1f} {unit}"


def limit(bound):
    if bound.unit == "×" and bound.limit <= 0.1:
        return f"1/{round(1 / bound.limit)}"
    return f"{bound.limit:g} {bound.unit}"


def tell(kept):
    """A case in the terminal, as soon as it is known."""
    for label, row in kept["rows"].items():
        print(f"  {label:45} {seconds(row['median']):>10} ({seconds(row['low'])}–{seconds(row['high'])}), CPU {seconds(row['cpu'])}, "
              f"{row['peak'] / 1e6:.0f} MB {row['trouble']}")
    for bound in kept["bounds"]:
        met = {True: "met", False: "OVER", None: "–"}[bound["met"]]
        to = f" against {bound['against']}" if bound["against"] else ""
        print(f"  {met:5} {bound['work']}{to}: {bound['told']}, at most {bound['limit']}", flush=True)
    if kept["found"] is not None:
        print(f"  {kept['found']} findings; {kept['facts']}", flush=True)
    if is_busy(kept):
        print(f"  DOUBTFUL: other programs had {kept['others']:.0%} of the cores meanwhile", flush=True)


def is_busy(kept):
    """Whether others used so much of the machine that two threads cannot be compared with one."""
    return (kept.get("others") or 0) > QUIET


def seconds(value):
    return f"{value:.2f} s" if value >= 1 else f"{value * 1e3:.0f} ms" if value >= 0.02 else f"{value * 1e3:.1f} ms"


def write(where, results, programs, troubles, asked):
    (where / "performance.svg").write_text(plot.svg(results.get("size")), encoding="utf-8")
    (where / "performance.md").write_text("\n".join(lines(results, programs, troubles, asked)) + "\n", encoding="utf-8")


def lines(results, programs, troubles, asked):
    yield from ["# Performance", "", "<!-- Written by scripts/bench; do not edit. -->", ""]
    dates = sorted({kept["date"] for kept in results.values()})
    yield f"Measured {' and '.join(dates)} on {machine()}. To repeat it, in about a quarter of an hour, once 10 GB of inputs are made:"
    yield from ["", "    scripts/bench", ""]
    if asked.quick:
        yield from ["**Made with `--quick`: the inputs are a hundredth of their size, and the figures say nothing.**", ""]
    if busy := [kept["title"] for kept in results.values() if is_busy(kept)]:
        which = "all cases" if len(busy) == len(results) else f"these cases: {'; '.join(busy)}"
        yield from [f"**Other programs had more than {QUIET:.0%} of the cores meanwhile, which makes ratios doubtful, in {which}.**", ""]
    yield from must(results)
    yield from ["## Time against size", "", "![Seconds against gigabytes of logs, for each tool](performance.svg)", ""]
    for kept in results.values():
        if kept["grows"]:
            yield from growth(kept)
    yield from INTRODUCTION.format(budget=asked.budget, floor="about 10 MB").splitlines()
    for kept in results.values():
        if not kept["grows"]:
            yield from one(kept)
    yield from tools(programs, troubles)


def machine():
    text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8") if os.path.exists("/proc/cpuinfo") else ""
    model = next((row.partition(":")[2].strip() for row in text.splitlines() if row.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{len(os.sched_getaffinity(0))} cores of {model}, {memory:.0f} GB of memory, {platform.system()} {platform.release()}"


def must(results):
    yield from ["## What must hold", ""]
    marks = {True: "yes", False: "**no**", None: "–"}
    yield from table(["work", "against", "at most", "measured", "met"],
                     ([bound["work"], f"`{against(bound, kept)}`" if bound["against"] else "–", bound["limit"], bound["told"], marks[bound["met"]]]
                      for kept in results.values() for bound in kept["bounds"]), words=2)
    yield ""


def against(bound, kept):
    """A scanner by its name, ripgrep and git by their command, since that is what counts."""
    row = kept["rows"].get(bound["against"])
    if row is None or row["tool"] == "monoleaks":
        return bound["against"]
    return row["shown"] if row["tool"] in ("ripgrep", "git") else row["tool"]


def one(kept):
    yield from [f"## {kept['title']}", "", given(kept), ""]
    if kept["found"] is not None:
        where = "" if kept.get("counted", "monoleaks") == "monoleaks" else f", in “{kept['counted']}”"
        yield from [f"monoleaks tells {kept['found']:,} finding{'s' * (kept['found'] != 1)}{where}.", ""]
    mine = kept["rows"].get("monoleaks")
    rows = []
    for label, row in kept["rows"].items():
        ratio = f"{row['median'] / mine['median']:.3g}" if mine else None
        # Of what was stopped only the one process is known, which may have waited for others.
        cpu, peak = ("–", "–") if row["stopped"] and row["tool"] != "monoleaks" else (seconds(row["cpu"]), f"{row['peak'] / 1e6:.0f} MB")
        spread = f"{seconds(row['low'])} – {seconds(row['high'])}"
        cells = [label, row["trouble"] or seconds(row["median"]), spread, cpu, peak]
        rows.append([*cells, *([("> " if row["stopped"] else "") + ratio] if ratio else []), row["runs"]])
    heads = ["", "median", "spread", "CPU", "memory", *(["monoleaks = 1"] if mine else []), "runs"]
    yield from [*table(heads, rows), "", "```sh", *dict.fromkeys(row["shown"] for row in kept["rows"].values()), "```", ""]


def growth(kept):
    """Seconds by step, for each tool."""
    steps = kept["grows"]
    names = list(dict.fromkeys(label.rpartition(" ")[0] for label in kept["rows"]))
    rows = []
    for name in names:
        found = [kept["rows"][f"{name} {step}×"] for step in steps]
        cells = [row["trouble"] or seconds(row["median"]) for row in found]
        last = f"{found[-1]['median'] / found[0]['median']:.2f}" if not any(row["trouble"] for row in found) else "–"
        rows.append([name, *cells, last])
    yield from [f"### {kept['title']}", "", given(kept), ""]
    yield from table([kept["step"], *(f"{step}×" for step in steps), f"{steps[-1]}× / 1×"], rows)
    yield ""


def given(kept):
    """On what, and beside what, a case was measured."""
    share = kept.get("others")
    beside = "" if share is None else f" Other programs had {share:.0%} of the cores meanwhile."
    return f"Input: {told(kept['facts'])}.{beside}"


def told(facts):
    """What is known of an input, in words."""
    if all(isinstance(value, dict) for value in facts.values()):
        return "; ".join(f"{key}: {told(value)}" for key, value in facts.items())
    return ", ".join(value if isinstance(value, str) else large(key, value) for key, value in facts.items())


def large(key, value):
    if not key.startswith("bytes"):
        return f"{value:,} {key}"
    amount = f"{value / 1e9:.2f} GB" if value >= 1e9 else f"{value / 1e6:.1f} MB"
    return f"{amount} {key.removeprefix('bytes').strip()}".strip()


def tools(programs, troubles):
    yield from ["## Versions", ""]
    yield from table(["tool", "version"], [[name, version] for name, version in programs.versions.items()])
    remarks = [f"{name} {why}" for name, why in programs.missing.items()] + troubles
    yield from ["", *(f"- {remark}." for remark in remarks)]


def table(heads, rows, words=1):
    """A table whose first columns are words and whose others are numbers."""
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * words + "--:|" * (len(heads) - words)
    for row in rows:
        yield "| " + " | ".join(map(str, row)) + " |"
