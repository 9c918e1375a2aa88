"""Runs commands for scripts/bench, and tells what each took.

A process of its own, since what a child is said to have used at most is never less than what its parent used when it was
started: a bench that has held a hundred megabytes would say so of `true`. Reads a JSON object a line, writes one a line.
"""

import json
import os
import resource
import signal
import sys
import time


def main():
    nothing = os.open(os.devnull, os.O_RDWR)
    for row in sys.stdin:
        print(json.dumps(once(json.loads(row), nothing)), flush=True)


def once(job, nothing):
    """Run `command` in the folder `cwd`, with the output of `feed` as its standard input; stop it after `stop` seconds."""
    os.chdir(job["cwd"])
    source, feeder = nothing, None
    if job["feed"]:
        source, sink = os.pipe()
        feeder = spawn(job["feed"], job["env"], nothing, sink, nothing)
        os.close(sink)
    started, before, fed = time.perf_counter(), busy(), of_children()
    child = spawn(job["command"], job["env"], source, nothing, nothing)
    if job["memory"]:
        resource.prlimit(child, resource.RLIMIT_AS, (job["memory"], job["memory"]))
    if source != nothing:
        os.close(source)
    stopped = []

    def stop(*_):
        stopped.append(True)
        os.killpg(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, job["stop"])
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - started
    signal.setitimer(signal.ITIMER_REAL, 0)
    for process in (child, feeder):
        try:
            if process:
                os.killpg(process, signal.SIGKILL)  # what it may have left behind
        except ProcessLookupError:
            pass
    if feeder:
        os.waitpid(feeder, 0)
    others = busy() - before - (of_children() - fed)
    return {"others": others, "wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss * 1024,
            "code": os.waitstatus_to_exitcode(status), "stopped": bool(stopped)}


def busy():
    """Seconds that all cores together have worked, since the machine was started; 0 where /proc does not tell."""
    try:
        with open("/proc/stat", encoding="ascii") as file:
            user, nice, system, _idle, _wait, irq, softirq = map(int, file.readline().split()[1:8])
    except OSError:
        return 0.0
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


def of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def spawn(command, env, *files):
    actions = [(os.POSIX_SPAWN_DUP2, file, number) for number, file in enumerate(files)]
    return os.posix_spawnp(command[0], command, env, file_actions=actions, setpgroup=0)


if __name__ == "__main__":
    main()
