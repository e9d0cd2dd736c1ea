#!/usr/bin/env python3
"""The storage behind the test driver (testdisk.c): one disk that several machines under Wine share.

    san.py --machine PREFIX --node NAME --shared FOLDER [--image FILE]

Answers the control codes that arrive in PREFIX/drive_c/san, until it is ended. Reservations lie in FOLDER/reservation.json,
which every machine's storage locks and reads anew. Bringing the disk online puts it at the drive letter X: of the machine:
with --image by mounting that image (needs root), otherwise by a link to FOLDER/content. Each of these deeds is a line in
FOLDER/mounts.log, on stable storage before the deed is answered.

Faults of a test: FOLDER/no-reservations lets the disk refuse persistent reservations; FOLDER/boot cuts the machine's power and
boots it before the next answer, when the file goes away: the disk then is as was written down with Persist.
"""

import argparse
import contextlib
import datetime
import fcntl
import json
import os
import pathlib
import struct
import subprocess
import time
import uuid

# Control codes (winioctl.h) and statuses (ntstatus.h).
GET_DEVICE_NUMBER = 0x2D1080
QUERY_PROPERTY = 0x2D1400
GET_DRIVE_LAYOUT_EX = 0x70050
GET_DISK_ATTRIBUTES = 0x700F0
SET_DISK_ATTRIBUTES = 0x7C0F4
UPDATE_PROPERTIES = 0x70140
PERSISTENT_RESERVE_IN = 0x2D5018
PERSISTENT_RESERVE_OUT = 0x2DD01C
GET_VOLUME_DISK_EXTENTS = 0x560000
DISMOUNT_VOLUME = 0x90020
SUCCESS = 0
BUFFER_OVERFLOW = 0x80000005
DEVICE_BUSY = 0x80000011  # what Windows makes of a RESERVATION CONFLICT
INVALID_PARAMETER = 0xC000000D
INVALID_DEVICE_REQUEST = 0xC0000010
SHARING_VIOLATION = 0xC0000043
IO_DEVICE_ERROR = 0xC0000185

DISK_NUMBER = 8
DISK_GUID = uuid.UUID("6d1a5e6c-0f5a-4c1e-9d55-2b7d3c9e8a01")
UNIQUE_ID = bytes.fromhex("60014056a1b2c3d4e5f60718293a4b5c")
DISK_BYTES = 64 * 1024 * 1024
DEVICE_ID_PROPERTY = 2
OFFLINE = 1
POLL_SECONDS = 0.004


class Reservations:
    """SCSI-3 persistent reservations (SPC-3, 5.6) of one disk, as one machine, its initiator, sees them."""

    def __init__(self, folder, initiator):
        self.file = folder / "reservation.json"
        self.initiator = initiator
        with self.changing():
            pass

    @contextlib.contextmanager
    def changing(self):
        with open(self.file.with_suffix(".lock"), "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            state = {"generation": 0, "keys": {}, "holder": None, "type": 0}
            if self.file.exists():
                state = json.loads(self.file.read_text())
            yield state
            fresh = self.file.with_suffix(".new")
            fresh.write_text(json.dumps(state))
            fresh.rename(self.file)

    def held_by_other(self):
        with self.changing() as state:
            return state["holder"] not in (None, self.initiator)

    def read(self, action):
        with self.changing() as state:
            if action == 0:
                data = b"".join(bytes.fromhex(key) for key in state["keys"].values())
            elif action == 1 and state["holder"]:
                key = bytes.fromhex(state["keys"][state["holder"]])
                data = key + bytes(5) + bytes([state["type"]]) + bytes(2)
            elif action == 1:
                data = b""
            else:
                return INVALID_DEVICE_REQUEST, b""
            return SUCCESS, struct.pack(">II", state["generation"], len(data)) + data

    def change(self, action, kind, mine, other):
        with self.changing() as state:
            if action in (0, 6):
                return self.register(state, action, mine, other)
            if state["keys"].get(self.initiator) != mine.hex():
                return DEVICE_BUSY
            if action == 1:
                if state["holder"] not in (None, self.initiator):
                    return DEVICE_BUSY
                state.update(holder=self.initiator, type=kind)
            elif action == 2:
                if state["holder"] == self.initiator:
                    state.update(holder=None, type=0)
            elif action == 4:
                return self.preempt(state, kind, other)
            else:
                return INVALID_DEVICE_REQUEST
            return SUCCESS

    def register(self, state, action, mine, fresh):
        known = state["keys"].get(self.initiator, bytes(8).hex())
        if action == 0 and known != mine.hex():
            return DEVICE_BUSY
        state["generation"] += 1
        if fresh != bytes(8):
            state["keys"][self.initiator] = fresh.hex()
            return SUCCESS
        state["keys"].pop(self.initiator, None)
        if state["holder"] == self.initiator:
            state.update(holder=None, type=0)
        return SUCCESS

    def preempt(self, state, kind, victim):
        victims = [name for name, key in state["keys"].items() if key == victim.hex() and name != self.initiator]
        if not victims:
            return DEVICE_BUSY
        state["generation"] += 1
        for name in victims:
            del state["keys"][name]
        if state["holder"] in victims:
            state.update(holder=self.initiator, type=kind)
        return SUCCESS


class Content:
    """Puts the disk's content at the machine's drive letter X: and takes it away; every deed is a line in the log."""

    def __init__(self, options):
        self.options = options
        self.letter = options.machine / "dosdevices" / "x:"
        self.place = options.machine / "san-x" if options.image else options.shared / "content"
        self.place.mkdir(exist_ok=True)
        self.letter.unlink(missing_ok=True)

    def log(self, event):
        now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")
        with open(self.options.shared / "mounts.log", "a") as log:
            log.write(f"{now} node={self.options.node} event={event}\n")
            log.flush()
            os.fsync(log.fileno())

    def attach(self):
        if self.options.image:
            self.log("MOUNTING")
            ended = subprocess.run(["mount", "-o", "loop", self.options.image, self.place], capture_output=True, text=True)
            if ended.returncode:
                self.log("MOUNT-FAILED " + " ".join(ended.stderr.split()))
                return IO_DEVICE_ERROR
        self.letter.symlink_to(self.place)
        self.log("MOUNTED")
        return SUCCESS

    def detach(self):
        if self.open_files():
            return SHARING_VIOLATION
        if self.options.image and subprocess.run(["umount", self.place], capture_output=True).returncode:
            return SHARING_VIOLATION
        self.letter.unlink(missing_ok=True)
        self.log("UNMOUNTED")
        return SUCCESS

    def open_files(self):
        inside = str(self.place.resolve()) + "/"
        for entry in pathlib.Path("/proc").glob("[0-9]*/fd/*"):
            with contextlib.suppress(OSError):
                if (os.readlink(entry) + "/").startswith(inside):
                    return True
        return False


class Storage:
    def __init__(self, options):
        self.options = options
        self.attributes = OFFLINE  # as SAN policy OfflineShared leaves a shared disk after a boot
        self.attributes_at_boot = OFFLINE
        self.reservations = Reservations(options.shared, options.node)
        self.content = Content(options)

    def answer(self, code, most, data):
        """Status and output of one control code."""
        self.boot_if_told()
        if code == GET_DEVICE_NUMBER:
            return SUCCESS, struct.pack("<III", 7, DISK_NUMBER, 0)
        if code == QUERY_PROPERTY:
            return self.property(data)
        if code == GET_DRIVE_LAYOUT_EX:
            return SUCCESS, struct.pack("<II", 1, 0) + DISK_GUID.bytes_le + struct.pack("<qqI4x", 0, DISK_BYTES, 128)
        if code == GET_DISK_ATTRIBUTES:
            return SUCCESS, struct.pack("<IIQ", 16, 0, self.attributes)
        if code == SET_DISK_ATTRIBUTES:
            return self.set_attributes(data), b""
        if code in (UPDATE_PROPERTIES, DISMOUNT_VOLUME):
            return SUCCESS, b""
        if code == GET_VOLUME_DISK_EXTENTS:
            return SUCCESS, struct.pack("<I4xI4xqq", 1, DISK_NUMBER, 0, DISK_BYTES)
        if code in (PERSISTENT_RESERVE_IN, PERSISTENT_RESERVE_OUT):
            return self.reserve(code, data)
        return INVALID_DEVICE_REQUEST, b""

    def property(self, data):
        if struct.unpack_from("<I", data)[0] != DEVICE_ID_PROPERTY:
            return INVALID_PARAMETER, b""
        name = b"HANDOVERtest disk"
        vendor = struct.pack("<IIHHI", 2, 1, len(name), 16 + 20, 0) + name.ljust(20, b"\0")
        naa = struct.pack("<IIHHI", 1, 3, len(UNIQUE_ID), 0, 0) + UNIQUE_ID
        return SUCCESS, struct.pack("<III", 16, 12 + len(vendor + naa), 2) + vendor + naa

    def set_attributes(self, data):
        if len(data) < 40 or struct.unpack_from("<I", data)[0] != 40:
            return INVALID_PARAMETER
        wanted, mask = struct.unpack_from("<QQ", data, 8)
        attributes = (self.attributes & ~mask) | (wanted & mask)
        status = SUCCESS
        if (attributes ^ self.attributes) & OFFLINE:
            status = self.switch(attributes & OFFLINE)
        if status == SUCCESS:
            self.attributes = attributes
            if data[4]:
                self.attributes_at_boot = (self.attributes_at_boot & ~mask) | (wanted & mask)
        return status

    def boot_if_told(self):
        order = self.options.shared / "boot"
        if not order.exists():
            return
        if (self.attributes ^ self.attributes_at_boot) & OFFLINE:
            self.switch(self.attributes_at_boot & OFFLINE)
        self.attributes = self.attributes_at_boot
        order.unlink()

    def switch(self, to_offline):
        if to_offline:
            return self.content.detach()
        if self.reservations.held_by_other():
            return DEVICE_BUSY
        return self.content.attach()

    def reserve(self, code, data):
        if (self.options.shared / "no-reservations").exists():
            return INVALID_DEVICE_REQUEST, b""
        version, _, action = struct.unpack_from("<IIB", data)
        if version != 12:
            return INVALID_PARAMETER, b""
        if code == PERSISTENT_RESERVE_IN:
            return self.reservations.read(action & 0x1F)
        kind, mine, other = struct.unpack_from("B8s8s", data, 9)
        return self.reservations.change(action & 0x1F, kind & 0x0F, mine, other), b""

    def is_online(self):
        return not self.attributes & OFFLINE


def serve(options):
    pipe = options.machine / "drive_c" / "san"
    pipe.mkdir(exist_ok=True)
    request, answer = pipe / "request", pipe / "answer"
    request.unlink(missing_ok=True)
    storage = Storage(options)
    (pipe / "ready").touch()
    while True:
        asked = request.read_bytes() if request.exists() else b""
        if len(asked) < 16 or len(asked) < 16 + struct.unpack_from("<I", asked, 12)[0]:
            time.sleep(POLL_SECONDS)
            continue
        request.unlink()
        _, code, most, _ = struct.unpack_from("<IIII", asked)
        status, output = storage.answer(code, most, asked[16:])
        if status == SUCCESS and len(output) > most:
            status, output = BUFFER_OVERFLOW, output[:most]
        fresh = pipe / "answer.new"
        fresh.write_bytes(struct.pack("<III", status, storage.is_online(), len(output)) + output)
        fresh.rename(answer)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--machine", type=pathlib.Path, required=True)
    arguments.add_argument("--node", required=True)
    arguments.add_argument("--shared", type=pathlib.Path, required=True)
    arguments.add_argument("--image", type=pathlib.Path)
    serve(arguments.parse_args())
