"""One home, driven by the installer's two commands and nothing else."""

import json
import os
import pathlib
import re
import signal
import subprocess
import time

from practice_home import Failure, check

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BIN = SOURCE / "build" / "dist" / "bin"
SERVICES = ("intake", "adapter", "sync-agent")
LIMIT_S = 200


def waited(what, found, running=lambda: True):
    """Looks until something is there; what it waits for is an event, the limit only ends a hopeless wait."""
    until = time.monotonic() + LIMIT_S
    while not (result := found()):
        check(running() and time.monotonic() < until, f"{what} did not come")
        time.sleep(0.01)
    return result


class Kit:
    def __init__(self, root, name, *options):
        self.home = root / name
        self.options = list(options)
        self.runs = 0
        self.scratch = root / f"{name}-scratch"
        self.scratch.mkdir(mode=0o700)

    def environment(self):
        kept = {key: value for key, value in os.environ.items()
                if key not in ("DISPLAY", "WAYLAND_DISPLAY", "REKAM_HOME")}
        return {**kept, "TMPDIR": str(self.scratch)}

    def begin(self):
        """One run of `start`, in a process group of its own as a terminal gives it."""
        self.runs += 1
        self.out, self.err = (self.scratch / f"{self.runs}.{kind}" for kind in ("out", "err"))
        with open(self.out, "wb") as out, open(self.err, "wb") as err:
            self.child = subprocess.Popen(
                [SOURCE / "installer" / "start", "--headless", "--home", self.home, *map(str, self.options)],
                env=self.environment(), stdin=subprocess.DEVNULL, stdout=out, stderr=err, start_new_session=True,
                # Under a shell's "&" SIGINT would be ignored by every child.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        return self

    def said(self):
        return self.out.read_text(errors="replace")

    def complained(self):
        return self.err.read_text(errors="replace")

    def running(self):
        return self.child.poll() is None

    def until(self, what, found):
        try:
            return waited(what, found, self.running)
        except Failure as failure:
            raise Failure(f"{failure}: {self.said()[-300:]}{self.complained()[-300:]}") from None

    def interrupt(self):
        """Ctrl-C: the terminal tells everybody in the foreground group."""
        os.killpg(self.child.pid, signal.SIGINT)
        code = self.child.wait(LIMIT_S)
        check(code != 0, f"Ctrl-C came after the end: {self.said()[-200:]}")

    def end(self):
        try:
            self.child.wait(LIMIT_S)
        except subprocess.TimeoutExpired:
            os.killpg(self.child.pid, signal.SIGKILL)
            raise Failure(f"no end within {LIMIT_S} s: {self.said()[-400:]}") from None
        return self.child.returncode

    def session(self, code, last_line):
        got = self.begin().end()
        last = self.said().splitlines()[-1:] or [""]
        check((got, last[0]) == (code, last_line),
              f"exit {got} with '{last[0]}', not {code} with '{last_line}': {self.complained()[-400:]}")

    def stop(self):
        done = subprocess.run([SOURCE / "installer" / "stop", "--home", self.home], env=self.environment(), text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
        check(done.returncode == 0, f"stop: exit {done.returncode}: {done.stdout}")

    def pid(self, name):
        return int((self.home / "run" / f"{name}.pid").read_text())

    def roster(self):
        file = next(iter((self.home / "office").glob("daftar-*.csv")), None)
        return students_of(file) if file else []

    def exports(self):
        return [json.loads(file.read_text()) for file in (self.home / "adapter" / "export").glob("*/record.json")]

    def receipts(self):
        return {file.name: file.read_bytes() for file in (self.home / "out" / "bukti").glob("*.pdf")}


def students_of(file):
    header, *rows = (line.split(",") for line in file.read_text(encoding="utf-8-sig").splitlines()[1:])
    return [dict(zip(header, row)) for row in rows]


def alive(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
