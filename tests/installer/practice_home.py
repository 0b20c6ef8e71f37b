"""A practice installation in a temporary folder, and its real programs: started, killed, counted."""

import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess

SERVICES = {"intake": ["run"], "adapter": ["run"], "sync-agent": []}
LAST_LINE = re.compile(r"^(\d+) recorded, (\d+) sealed, (\d+) received, (\d+) accepted, (\d+) pending$")
SESSION_LIMIT_S = 240


class Failure(Exception):
    """A promise of the kit that did not hold."""


def check(holds, message):
    if not holds:
        raise Failure(message)


class PracticeHome:
    """One provisioned home. reset() puts it back to the hour before the first student."""

    def __init__(self, bin_folder, root):
        self.bin = pathlib.Path(bin_folder)
        self.root = pathlib.Path(root)
        self.home = self.root / "home"
        self.roster = self.root / "roster.csv"
        self.template = self.root / "template"
        self.children = {}

    def environment(self):
        # Whatever a program writes outside its home would show up inside the root and be searched too.
        scratch = self.root / "scratch"
        scratch.mkdir(mode=0o700, exist_ok=True)
        return {**os.environ, "REKAM_HOME": str(self.home), "HOME": str(scratch), "TMPDIR": str(scratch),
                "XDG_RUNTIME_DIR": str(scratch), "QT_QPA_PLATFORM": "offscreen"}

    def run(self, program, *arguments, limit=60):
        return subprocess.run([self.bin / program, *map(str, arguments)], env=self.environment(), text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=limit, check=False)

    def must(self, program, *arguments):
        done = self.run(program, *arguments)
        check(done.returncode == 0, f"{program} {' '.join(map(str, arguments))}: exit {done.returncode}: "
                                    f"{done.stdout}{done.stderr}")
        return done.stdout

    def provision(self, students=6, seed=1):
        self.root.mkdir(parents=True, exist_ok=True)
        self.root.chmod(0o700)
        self.must("rekamctl", "demo", "provision", "--home", self.home, "--seed", seed)
        while not self.hold_port():
            shutil.rmtree(self.home)
            self.must("rekamctl", "demo", "provision", "--home", self.home, "--seed", seed)
        self.must("rekamctl", "demo", "roster", self.roster, "--students", students, "--seed", seed)
        (self.home / "log").mkdir(exist_ok=True)
        (self.home / "run").mkdir(exist_ok=True)
        shutil.copytree(self.home, self.template / "home")
        shutil.copy(self.roster, self.template / "roster.csv")

    def hold_port(self):
        """The intake's port is drawn for nobody else while no intake listens: bound here too, and not listened on."""
        endpoint = json.loads((self.home / "office" / "demo.json").read_text())["endpoint"]
        held = socket.socket()
        try:
            held.bind(("127.0.0.1", int(endpoint.rsplit(":", 1)[1])))
        except OSError:
            held.close()
            return False
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # after the bind, which was to be the only one
        self.held = held
        return True

    def reset(self):
        """As it was provisioned; whatever else a session or a test laid into the root is gone."""
        self.stop_all()
        for entry in self.root.iterdir():
            if entry == self.template:
                continue
            if entry.is_dir():
                shutil.rmtree(entry)
            else:
                entry.unlink()
        self.roster = self.root / "roster.csv"
        shutil.copytree(self.template / "home", self.home)
        shutil.copy(self.template / "roster.csv", self.roster)

    # -- programs -------------------------------------------------------------------------------

    def start_service(self, name):
        with open(self.home / "log" / f"{name}.out", "ab") as out:
            self.children[name] = subprocess.Popen([self.bin / name, *SERVICES[name]], env=self.environment(),
                                                   stdin=subprocess.DEVNULL, stdout=out, stderr=out)

    def start_services(self, names=tuple(SERVICES)):
        for name in names:
            self.start_service(name)

    def start_station(self, students, *options, preexec=None, pictures=False):
        """The station's own words go to root/station.out and .err, appended: every run of a session. Pictures of the
        screens are school_day's matter; they would be nearly half the work of a session."""
        command = [self.bin / "enroll-station", "--home", self.home, "--headless", *([] if pictures else ["--no-pictures"]),
                   "--students", students, "--roster", self.roster, *options]
        with open(self.root / "station.out", "ab") as out, open(self.root / "station.err", "ab") as err:
            child = subprocess.Popen(list(map(str, command)), env=self.environment(), stdin=subprocess.DEVNULL,
                                     stdout=out, stderr=err, preexec_fn=preexec)
        self.children["enroll-station"] = child
        return child

    def session(self, students, *options, preexec=None, limit=SESSION_LIMIT_S):
        """One whole run of the station. @return exit code, what it said, what it complained of."""
        for name in ("station.out", "station.err"):
            (self.root / name).unlink(missing_ok=True)
        child = self.start_station(students, *options, preexec=preexec)
        try:
            child.wait(limit)
        except subprocess.TimeoutExpired:
            self.stop_all()
            raise Failure(f"the session did not end within {limit} s: {self.said()[-500:]}") from None
        return child.returncode, self.said(), self.complained()

    def said(self):
        return (self.root / "station.out").read_text(errors="replace")

    def complained(self):
        return (self.root / "station.err").read_text(errors="replace")

    def kill(self, name):
        child = self.children.pop(name, None)
        if child is not None and child.poll() is None:
            child.send_signal(signal.SIGKILL)
        if child is not None:
            child.wait()

    def stop_all(self):
        for name in list(self.children):
            self.kill(name)

    # -- what must hold -------------------------------------------------------------------------

    def intake_rows(self):
        return json.loads(self.must("intake", "list", "--json"))

    def exports(self):
        folder = self.home / "adapter" / "export"
        return sorted(entry for entry in folder.iterdir() if entry.is_dir()) if folder.exists() else []

    def exported_niks(self):
        return [json.loads((entry / "record.json").read_text())["person"]["nik"] for entry in self.exports()]

    def people(self):
        """Names and NIKs of the roster: what must never be readable outside the centre."""
        rows = [line.split(",") for line in self.roster.read_text(encoding="utf-8-sig").splitlines()[2:]]
        return [(row[1].strip('" '), row[2].strip("\"' ")) for row in rows if len(row) > 2]

    def leaks(self):
        """Files that show a student's name or NIK and are neither the centre's export nor paper for people."""
        canaries = set()
        for name, nik in self.people():
            for word in (name, name.upper(), nik):
                if len(word) >= 8:
                    canaries |= {word.encode(), word.encode("utf-16-le")}
        pattern = re.compile(b"|".join(re.escape(word) for word in sorted(canaries)))
        allowed = [self.home / "adapter" / "export", self.home / "office", self.home / "out"]
        found = []
        for folder in (self.home, self.root / "scratch"):
            for file in folder.rglob("*"):
                if file.is_file() and not any(a in file.parents for a in allowed):
                    if pattern.search(file.read_bytes()):
                        found.append(str(file))
        return found

    def audit(self):
        """The station's own audit chain, re-read by its supervisor. @return its findings, or nothing."""
        person = json.loads((self.home / "office" / "demo.json").read_text())["people"][-1]
        secret = self.root / "passphrase"
        secret.write_text(person["passphrase"] + "\n")
        secret.chmod(0o600)
        done = self.run("rekamctl", "audit", "verify", "--home", self.home, "--person", person["id"],
                        "--passphrase-file", secret)
        return "" if done.returncode == 0 else f"exit {done.returncode}: {done.stdout}{done.stderr}"


def counts(said):
    """The five numbers of the last line, or None if the session did not end with one."""
    lines = said.strip().splitlines()
    found = LAST_LINE.match(lines[-1]) if lines else None
    return tuple(map(int, found.groups())) if found else None
