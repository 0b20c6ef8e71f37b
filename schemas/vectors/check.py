#!/usr/bin/env python3
"""Reads the vectors by PACKET.md alone (PyNaCl and hashlib): a second, independent implementation."""
import hashlib
import json
import pathlib

import nacl.bindings as sodium
import nacl.signing

HEADER, WRAPPED, STREAM, CIPHER, CHUNK, SIGNATURE = 0, 216, 296, 320, 65536, 64
TIME = 1795401727123
FOLDER = pathlib.Path(__file__).parent


def vector(name):
    return bytes.fromhex((FOLDER / f"{name}.hex").read_text())


def digest(message, size=32, key=b""):
    return hashlib.blake2b(message, digest_size=size, key=key).digest()


def short(text):
    return bytes([len(text)]) + text


def number(field):
    return int.from_bytes(field, "big")


def key_id(kind, public):
    return digest(kind + public)[:16]


STATION, CENTRE = vector("station-public"), vector("centre-public")


def check_signature(domain, message, signature):
    nacl.signing.VerifyKey(STATION).verify(short(domain) + message, signature)


def check_packet(packet, kind, sequence, replaces, refers_to):
    assert packet[:10] == b"RKMP\r\n\x1a\n\x00\x01"
    assert packet[10] == kind and packet[11] == 2 and packet[12:14] == b"\x00\x01"
    assert number(packet[14:16]) == replaces and packet[32:48] == refers_to
    assert packet[48:80].rstrip(b"\x00") == b"3374-UPTD-01"
    assert number(packet[80:88]) == sequence and packet[88:120] == digest(b"packet 6")
    assert number(packet[120:128]) == TIME
    assert packet[128:144] == digest(b"3374011708080001", 16, b"tag key of the sample station")
    assert packet[144:160] == key_id(b"rekam/key/x25519", CENTRE)
    assert packet[160:176] == key_id(b"rekam/key/ed25519", STATION)
    size = number(packet[176:184])
    end = CIPHER + size + 17 * -(-size // CHUNK)
    assert len(packet) == end + SIGNATURE
    check_signature(b"rekam/packet/1", digest(packet[:end]), packet[end:])
    key = sodium.crypto_box_seal_open(packet[WRAPPED:STREAM], CENTRE, vector("centre-private"))
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, packet[STREAM:CIPHER], key)
    payload, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(
        state, packet[CIPHER:end], packet[HEADER:STREAM])
    assert tag == 3 and payload == vector("payload-v1")
    assert digest(payload, key=key) == packet[184:216]


def check_documents(full):
    packet_id, content = full[16:32], digest(full)
    entry = (short(b"rekam/chain/receipts/1") + (1).to_bytes(8, "big") + bytes(32) + b"\x00\x01"
             + packet_id + content + short(b"intake") + TIME.to_bytes(8, "big")
             + (1000).to_bytes(8, "big"))
    assert digest(entry) == vector("chain-v1-hash")
    station = b"\x02" + short(b"3374-UPTD-01") + TIME.to_bytes(8, "big")
    reason = b"face.jp2 does not decode"
    bodies = {
        "receipt-v1": (b"RKRC", b"rekam/receipt/1",
                       station + (1).to_bytes(8, "big") + digest(entry)),
        "answer-v1-accepted": (b"RKAN", b"rekam/answer/1", station + b"\x01\x00\x00\x00\x00"),
        "answer-v1-rejected": (b"RKAN", b"rekam/answer/1",
                               station + b"\x02\x00\x05" + len(reason).to_bytes(2, "big") + reason),
        "copy-v1-medium": (b"RKCE", b"rekam/copy/1",
                           b"\x01" + short(b"4C530001230812117104") + TIME.to_bytes(8, "big")),
    }
    for name, (magic, domain, body) in bodies.items():
        signed = (magic + b"\x00\x01" + key_id(b"rekam/key/ed25519", STATION) + packet_id + content
                  + body + b"\x00\x00")
        document = vector(name)
        assert document[:-SIGNATURE] == signed, name
        check_signature(domain, signed, document[-SIGNATURE:])


def place(exception):
    return exception["modality"], exception.get("finger"), exception.get("eye")


def check_records():
    first, optional, consent, approval = (json.loads((FOLDER / f"{name}.json").read_text())
                                 for name in ("record-v1", "record-v1-optional",
                                                       "record-v1-consent", "approval-v1"))
    always = {"schema", "record-id", "station", "operator", "policy-version", "person", "begun-at",
              "sealed-at", "photo-approved-by", "samples", "exceptions", "verification"}
    for record in (first, optional, consent):
        assert record["schema"] == 1 and always <= record.keys()
        waiting = {place(each) for each in record["exceptions"] if "approved-by" not in each}
        assert approval["record-id"] == record["record-id"]
        assert waiting == {place(each) for each in approval["exceptions"]}
    assert optional.keys() - first.keys() == {"corrections", "under-age"}
    assert optional["under-age"].keys() == {"allowed-by", "allowed-at"}
    assert consent.keys() - optional.keys() == {"guardian-consent"}
    assert consent["guardian-consent"].keys() == {"relation", "name", "operator", "at"}
    assert approval["decision"] == "approved" and approval["supervisor"] and approval["at"]


def parts_of(payload):
    assert payload[:6] == b"RKPL\x00\x01"
    at, parts = 8, {}
    for _ in range(number(payload[6:8])):
        name = payload[at + 1:at + 1 + payload[at]].decode()
        at += 1 + payload[at]
        at += 1 + payload[at]
        size = number(payload[at:at + 4])
        parts[name] = payload[at + 4:at + 4 + size]
        at += 4 + size
    assert at == len(payload)
    return parts


def text(value):
    written = value if isinstance(value, str) else json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return len(written.encode()).to_bytes(4, "big") + written.encode()


def record_hash(record, parts):
    modality = {"photo": 1, "signature": 2, "fingerprints": 3, "iris": 4}
    reason = {"absent": 1, "disabled": 2, "temporary-injury": 3, "unreadable": 4, "uncooperative": 5}
    def where(entry):
        return bytes([modality[entry["modality"]], entry.get("finger", 0), entry.get("eye", 0)])
    samples = sorted((where(each) + bytes([1 if each["purpose"] == "capture" else 2]), each["image"])
                     for each in record["samples"])
    exceptions = sorted(record["exceptions"], key=where)
    content = text(record["person"]) + len(samples).to_bytes(4, "big")
    content += b"".join(head + digest(parts.get(image, b"")) for head, image in samples)
    content += len(exceptions).to_bytes(4, "big")
    for each in exceptions:
        content += where(each) + bytes([reason[each["reason"]]])
        content += b"".join(text(each.get(member, "")) for member in ("note", "evidence-hash", "revisit"))
    for each in record.get("corrections", []):
        content += b"".join(text(each[member]) for member in ("field", "before", "after", "basis"))
    if "guardian-consent" in record:
        content += text(record["guardian-consent"])
    return digest(content).hex()


def check_record_hash():
    parts = parts_of(vector("payload-v1-signed"))
    record = json.loads(parts["record.json"])
    assert record["statement"]["record-hash"] == record_hash(record, parts)
    assert all("threshold" in each for each in record["verification"])
    for name in parts.keys() - {"record.json"}:
        assert record["statement"]["record-hash"] != record_hash(record, {**parts, name: b"x"})


def main():
    full = vector("packet-v1-full")
    check_packet(full, kind=1, sequence=7, replaces=0, refers_to=bytes(16))
    check_packet(vector("packet-v1-amendment"), kind=2, sequence=8, replaces=0x14,
                 refers_to=full[16:32])
    check_documents(full)
    check_records()
    check_record_hash()
    print("vectors agree with PACKET.md")


if __name__ == "__main__":
    main()
