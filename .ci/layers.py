"""Fails on what no compiler sees: a dependency that points up, a library named outside its home."""
import pathlib
import re
import sys

# Who may include whom, lowest first. This table is the architecture; ARCHITECTURE.md explains it.
# A layer is a folder below the top level, and may also name what its own layers may name. Every folder is
# here, and nothing is here that is no folder. A driver's own folder is the layer "drivers".
LAYERS = {
    "base": [], "record": ["base"], "biometrics": ["base"], "crypto": ["base"],
    "packet": ["record", "crypto"], "provision": ["record", "crypto"], "wire": ["packet"],
    "api": ["base"], "drivers": ["api", "biometrics"],
    "service": ["base"], "remedy": ["packet", "service"], "spool": ["base"], "sync": ["wire"], "transport": ["crypto"],
    "control": ["transport", "wire"], "handover": ["packet", "provision"],
    "agent": ["control", "provision", "service", "spool", "sync"],
    "intake": ["handover", "service", "sync", "transport"],
    "adapter": ["biometrics", "handover", "service"],
    "imaging": ["biometrics"], "store": ["packet"], "joining": ["provision", "store"],
    "workflow": ["joining", "store", "spool", "control", "imaging", "api", "provision"],
    "documents": ["workflow"], "capture": ["workflow"], "ui": ["workflow"],
}
# Of these layers, only this part of that layer.
NARROW = {("ui", "workflow"): "workflow/view/", ("documents", "workflow"): "workflow/document_facts.h"}
TOPS = ("schemas", "device-drivers", "enroll-station", "sync-agent", "installer")
# The command line, the station's folder main, and the files that lie directly in a top-level folder (main files,
# the driver registry) are composition roots: they may name every layer, and no layer names them.
ROOTS = ("rekamctl", "main")
QT = tuple("enroll-station/" + home for home in ("workflow/", "documents/", "capture/", "ui/"))
# A third-party header and the only folders that may name it; ROOT stands for the station's root files.
HOMES = {
    r"<Q": [*QT, "ROOT"],
    r"<Q(tWidgets|Widget|MainWindow|Dialog|PushButton|Label|LineEdit|Application|\w*Layout|Style|Scroll)\b":
        ["enroll-station/ui/", "ROOT"],
    r"<sqlite3": ["sync-agent/intake/"], r"<sqlcipher": ["enroll-station/store/"],
    r"<libpq": ["sync-agent/intake/"], r"<tss2": ["enroll-station/store/tpm/"],
    r"<zmq": ["sync-agent/transport/"], r"<sodium|<openssl": ["schemas/crypto/"],
    r"<libusb": ["device-drivers/usb/"], r"<curl": ["device-drivers/http/"],
    r"<opencv2": ["enroll-station/imaging/"], r"<qrencode": ["enroll-station/documents/"],
    r"<jpeglib|<png\.h|<openjpeg": ["schemas/biometrics/"], r"<zlib": ["installer/rekamctl/", "schemas/biometrics/"],
    r"<google/protobuf|.*\.pb\.h": ["schemas/wire/"],
}
LEFT_OVER = re.compile(r"\b(FIXME|XXX|TODO|HACK)\b|catch \(\.\.\.\) \{\s*\}")


def reachable(layer):
    return {layer}.union(*(reachable(below) for below in LAYERS[layer]))


def layer_of(path):
    """The path's layer; "" for a composition root."""
    name = path.parts[1] if len(path.parts) > 2 else ""
    if path.parts[0] == "device-drivers" and name and name not in LAYERS:
        return "drivers"
    return "" if name in ROOTS else name


def include_complaint(path, layer, included):
    """What is wrong with a layer's `#include "included"`, if anything."""
    if included.endswith(".pb.h"):
        return None  # generated; HOMES says where
    if "/" not in included:
        return "only composition roots lie outside a layer's folder"
    named = included.split("/")[0]
    if layer == "drivers" and pathlib.Path("device-drivers", named).is_dir() and named not in ("api", path.parts[1]):
        return f"driver {path.parts[1]} must not depend on driver {named}"
    if named in LAYERS and named not in reachable(layer):
        return f"{layer} must not depend on {named}"
    if not included.startswith(NARROW.get((layer, named), named)):
        return f"{layer} names only {NARROW[layer, named]} of {named}"
    if layer != "drivers" and named not in LAYERS:
        return f"{named} is no layer"
    return None


def at_home(path, homes):
    return str(path).startswith(tuple(homes)) or ("ROOT" in homes and path.parent == pathlib.Path("enroll-station/main"))


def complaints(path, text):
    layer = layer_of(path)
    for number, line in enumerate(text.splitlines(), 1):
        used = re.match(r'#include "([^"]+)"', line)
        if used and layer:
            wrong = include_complaint(path, layer, used[1])
            if wrong:
                yield number, wrong
        for header, homes in HOMES.items():
            if re.match(rf"#include \"?({header})", line) and not at_home(path, homes):
                yield number, f"{line.split()[1]} is named only in {', '.join(homes)}"
        if LEFT_OVER.search(line):
            yield number, "left over; remove before it lands"


def table_complaints():
    """The table and the tree name the same folders."""
    found = {folder.name for top in TOPS for folder in pathlib.Path(top).iterdir()
             if folder.is_dir() and any(folder.rglob("*.h"))}
    drivers = {folder.name for folder in pathlib.Path("device-drivers").iterdir() if folder.name not in LAYERS}
    unlisted = found - drivers - set(LAYERS) - set(ROOTS)
    yield from (f"{name}: a folder without a row in LAYERS" for name in sorted(unlisted))
    yield from (f"{name}: a row in LAYERS without a folder" for name in LAYERS if name not in found | {"drivers"})
    rows = list(LAYERS)
    yield from (f"{name}: {below} stands below it in LAYERS" for name, lower in LAYERS.items() for below in lower
                if rows.index(below) > rows.index(name))


def main():
    found = [f"{path}:{number}: {what}"
             for top in TOPS for path in sorted(pathlib.Path(top).rglob("*"))
             if path.suffix in (".h", ".cpp")
             for number, what in complaints(path, path.read_text())]
    found += table_complaints()
    print("\n".join(found) or "layers: clean")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
