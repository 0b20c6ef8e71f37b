"""A station as an office provisions it, by the office's own commands."""

import json
import socket
import subprocess

from installed_kit import BIN
from practice_home import check

PASSPHRASE = "frasa-petugas-satu-dua"


def production_home(kit, prints):
    """A home as an office provisions it: PRODUCTION, one operator, whose fingers come from image files."""
    kit.home.mkdir(mode=0o700)
    secret = kit.scratch / "office-secret"
    secret.write_text("kata sandi kantor yang panjang\n")
    people = kit.scratch / "people"
    people.write_text(f"OP-0001 {PASSPHRASE}\n")
    for file in (secret, people):
        file.chmod(0o600)

    def ctl(*words):
        done = subprocess.run([BIN / "rekamctl", *map(str, words)], env={**kit.environment(), "REKAM_HOME": str(kit.home)},
                              text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, check=False)
        check(done.returncode == 0, f"rekamctl {' '.join(map(str, words))}: {done.stdout}{done.stderr}")
        return done.stdout

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        endpoint = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    office = ("--passphrase-file", secret)
    ctl("office", "init", "--name", "Disdukcapil", "--region", "14.71", "--mode", "PRODUCTION", *office)
    ctl("office", "centre", "--endpoint", endpoint, *office)
    ctl("operator", "enrol", "--name", "Budi Hartono", "--role", "operator", "--right", prints / "finger-02.png",
        "--left", prints / "finger-07.png", *office)
    ctl("station", "request", "--label", "Laptop 1")
    ctl("station", "new", "--request", kit.home / "station" / "request", "--code", "PKU-P01", "--out",
        kit.scratch / "bundle", *office)
    fingerprint = json.loads(ctl("office", "show", "--json"))["fingerprint"]
    ctl("station", "import", kit.scratch / "bundle", "--fingerprint", fingerprint, "--passphrases", people)
