"""Fails on what no compiler sees: a dependency that points up, a library named outside its home."""
import pathlib
import re
import sys

# Who may include whom, lowest first. This table is the architecture; ARCHITECTURE.md explains it.
# A layer is a folder below the top level; a driver's own folder is the layer "drivers".
LAYERS = {
    "base": [], "record": ["base"], "biometrics": ["base"], "crypto": ["base"],
    "packet": ["record", "biometrics", "crypto"], "provision": ["record", "crypto"],
    "wire": ["packet"],
    "api": ["base"], "usb": ["base"], "http": ["base"],
    "drivers": ["api", "usb", "http", "crypto", "biometrics"],
    "spool": ["packet"], "sync": ["wire", "spool"], "transport": ["sync"],
    "control": ["transport"], "media": ["spool"],
    "intake": ["transport", "provision"], "adapter": ["packet", "provision"],
    "imaging": ["biometrics"], "store": ["packet", "provision"],
    "workflow": ["store", "spool", "control", "imaging", "api", "provision"],
    "documents": ["workflow"], "capture": ["workflow"],
    "ui": ["workflow", "documents", "capture"],
}
TOPS = ("schemas", "device-drivers", "enroll-station", "sync-agent", "installer")
# Main files and the command line are composition roots: they may name every layer.
ROOTS = re.compile(r"(^|_)main\.cpp$")
# A third-party header and the only folders that may name it.
HOMES = {
    r"<Q": ["enroll-station/" + home for home in ("workflow", "documents", "capture", "ui", "main")],
    r"<QtWidgets|<QWidget|<QMainWindow|<QPushButton|<QLabel": ["enroll-station/ui", "enroll-station/main"],
    r"<sqlite3|<sqlcipher": ["enroll-station/store", "sync-agent/intake"],
    r"<libpq": ["sync-agent/intake"], r"<tss2": ["enroll-station/store/tpm"],
    r"<zmq": ["sync-agent/transport"], r"<sodium|<openssl": ["schemas/crypto"],
    r"<libusb": ["device-drivers/usb"], r"<curl": ["device-drivers/http"],
    r"<opencv2": ["enroll-station/imaging"], r"<qrencode": ["enroll-station/documents"],
    r"<jpeglib|<png\.h|<openjpeg": ["schemas/biometrics"],
    r"<google/protobuf|.*\.pb\.h": ["schemas/wire"],
}
LEFT_OVER = re.compile(r"\b(FIXME|XXX|TODO|HACK)\b|catch \(\.\.\.\) \{\s*\}")


def reachable(layer):
    return {layer}.union(*(reachable(below) for below in LAYERS[layer]))


def layer_of(path):
    name = path.parts[1] if len(path.parts) > 2 else ""
    return "drivers" if path.parts[0] == "device-drivers" and name not in LAYERS else name


def complaints(path, text):
    layer = layer_of(path)
    for number, line in enumerate(text.splitlines(), 1):
        used = re.match(r'#include "([\w-]+)/', line)
        if used and layer in LAYERS and used[1] in LAYERS and used[1] not in reachable(layer):
            yield number, f"{layer} must not depend on {used[1]}"
        for header, homes in HOMES.items():
            if re.match(rf"#include \"?({header})", line) and not str(path).startswith(tuple(homes)):
                yield number, f"{line.split()[1]} is named only in {', '.join(homes)}"
        if LEFT_OVER.search(line):
            yield number, "left over; remove before it lands"


def main():
    found = [f"{path}:{number}: {what}"
             for top in TOPS for path in sorted(pathlib.Path(top).rglob("*"))
             if path.suffix in (".h", ".cpp") and not ROOTS.search(path.name)
             for number, what in complaints(path, path.read_text())]
    print("\n".join(found) or "layers: clean")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
